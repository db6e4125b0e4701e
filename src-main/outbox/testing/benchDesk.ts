// For benches: a desk as the app opens it, on a real file of a real disk, with clinicians read and the line then cut.
import { mkdirSync, mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import type { NewChange } from '../../../src-shared/outbox/change.ts';
import { newId, newOwnExternalId } from '../../../src-shared/outbox/ids.ts';
import { createApiClient } from '../../api/client.ts';
import type { OpenAccount } from '../../desk/openAccount.ts';
import { openDeskAccount } from '../../desk/opening.ts';
import { PracticeAccount } from '../../practice/account.ts';
import { seededRandom } from '../../../src-shared/random/random.ts';
import { systemClock as clock } from '../../systemClock.ts';
import { systemRandom } from '../../systemRandom.ts';
import { Network } from './network.ts';
import { booking, guest } from './wishes.ts';

const random = systemRandom();
const dataKey = { bytes: random(32), version: 1 };
const HOUR_MS = 3_600_000;

/** A folder on the disk that this computer keeps its files on: temporary folders may lie in memory. FRONT_DESK_BENCH_FOLDER names another. */
export function benchFolder(): string {
  const above = process.env['FRONT_DESK_BENCH_FOLDER'] ?? join(import.meta.dirname, '../../../.cache');
  mkdirSync(above, { recursive: true });
  return mkdtempSync(join(above, 'bench-'));
}

/** Opens the account in `folder`; nothing is ever sent. */
export function openBenchDesk(folder: string, account = practice()): OpenAccount {
  const network = new Network(account, clock);
  network.latencyMs = 0;
  const keys = { identifier: 'id', secret: 'secret' };
  return openDeskAccount({
    mode: 'live',
    key: {
      account: 'acc-1',
      dataKey,
      databaseFile: join(folder, 'accounts', 'acc-1', 'desk.db'),
      witnessFile: join(folder, 'witness'),
      machineMark: 'mark',
      setAside: null,
      isInDoubt: false,
    },
    api: createApiClient({
      transport: network.transport(),
      address: 'http://127.0.0.1:1/',
      credentials: () => Promise.resolve(keys),
      clock,
    }),
    clock,
    random,
    log: () => undefined,
    holdMs: () => 0,
    zone: () => 'America/Denver',
    changed: () => undefined,
  });
}

/** An account with clinicians and no sessions. */
export function practice(): PracticeAccount {
  return new PracticeAccount({ clock: () => clock.now(), random: seededRandom('bench'), beginning: 'people' });
}

let made = 0;

/** A booking as the desk hands it on, of a draft that was kept while it was typed. */
export function typedBooking({ drafts, roster }: OpenAccount): NewChange {
  const id = (): string => newId(clock.now(), random);
  const nth = ++made;
  const hosts = roster.clinicians();
  const host = hosts[nth % hosts.length];
  if (host === undefined) throw new Error('the clinicians have not been read');
  const wanted = booking({
    hostId: host.userId,
    startsAt: clock.now() + (24 + (nth % 200)) * HOUR_MS,
    externalId: newOwnExternalId(clock.now(), random),
    participants: [guest(`Patient ${nth}`, { localId: id(), phone: '3035550142' })],
  });
  const draftId = id();
  drafts.keep(draftId, wanted);
  return {
    changeId: id(),
    lane: id(),
    wish: { kind: 'create', booking: wanted },
    by: 'this desk',
    replaces: null,
    draftId,
  };
}

/** Saves a change that must be taken. */
export function saveOne({ outbox }: OpenAccount, change: NewChange): void {
  const saved = outbox.promise(change);
  if (saved.is !== 'saved') throw new Error(`not saved: ${saved.because}`);
}

/** Saves bookings until so many wait; in one transaction, since it is not what is measured. */
export function fillTo(desk: OpenAccount, waiting: number): void {
  desk.store.transaction(() => {
    for (let open = countWaiting(desk); open < waiting; open++) saveOne(desk, typedBooking(desk));
  });
}

function countWaiting({ store }: OpenAccount): number {
  return Number(store.db.prepare('SELECT count(*) AS n FROM changes WHERE ended_at IS NULL').get()?.['n']);
}
