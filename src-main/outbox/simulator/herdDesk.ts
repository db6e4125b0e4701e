// One desk of a herd: the real outbox on the real store in memory, and the changes that its people make in an outage.
import { DatabaseSync } from 'node:sqlite';
import type { Wish } from '../../../src-shared/outbox/change.ts';
import { newId, newOwnExternalId } from '../../../src-shared/outbox/ids.ts';
import type { RandomBytes } from '../../../src-shared/outbox/ids.ts';
import { hourMs } from '../../../src-shared/time/utc.ts';
import { createApiClient } from '../../api/client.ts';
import type { PracticeAccount } from '../../practice/account.ts';
import { seededRandom } from '../../../src-shared/random/random.ts';
import { openDrafts } from '../../store/drafts.ts';
import { migrate } from '../../store/migrate.ts';
import { migrations } from '../../store/migrations/index.ts';
import type { SessionBook } from '../../store/port.ts';
import { Sealer } from '../../store/seal.ts';
import { openSessionBook } from '../../store/sessionBook.ts';
import { SqliteStore } from '../../store/sqliteStore.ts';
import { createOutbox } from '../outbox.ts';
import type { RunningOutbox } from '../running.ts';
import { plainNaming } from '../testing/naming.ts';
import { guest, booking } from '../testing/wishes.ts';
import type { HerdService } from './herdService.ts';
import { MachineTime } from './time.ts';
import type { ProcessClock, WorldTime } from './time.ts';

const DATA_KEY = { bytes: new Uint8Array(32).fill(7), version: 1 };
/** What people do, in turn; each in a session of its own. */
const KINDS = ['create', 'move', 'addParticipant', 'create', 'cancel'] as const;

/** A desk, and a session of its own at SecureVideo for each change that needs one. */
export class HerdDesk {
  readonly id: number;
  /** When its last change was delivered, in true milliseconds; null = something is open. */
  drainedAt: number | null = null;
  readonly outbox: RunningOutbox;
  /** ExternalSessionIds of its bookings. */
  readonly booked: string[] = [];
  readonly #book: SessionBook;
  readonly #clock: ProcessClock;
  readonly #store: SqliteStore;
  readonly #hostId: string;
  readonly #random: RandomBytes;
  #made = 0;

  constructor(id: number, world: WorldTime, service: HerdService, account: PracticeAccount, seed: string) {
    this.id = id;
    const clock = new MachineTime(world, 0).clock();
    const random = bytesOf(`${seed} desk ${String(id)}`);
    const db = new DatabaseSync(':memory:');
    migrate(db, migrations);
    const store = new SqliteStore(
      db,
      new Sealer(DATA_KEY, random),
      { error: () => undefined },
      {
        onClose: () => db.close(),
        mustBeInPlace: () => undefined,
      },
    );
    const now = (): number => clock.now();
    this.#clock = clock;
    this.#store = store;
    this.#random = random;
    this.#book = openSessionBook({ store, now, newLocalId: () => newId(now(), random) });
    const users = account.state.users;
    this.#hostId = String(users[id % Math.min(users.length, CLINICIANS)]?.userId ?? 0);
    const keys = Promise.resolve({ identifier: 'id', secret: 'secret' });
    this.outbox = createOutbox({
      store,
      book: this.#book,
      drafts: openDrafts({ store, now }),
      api: createApiClient({
        transport: service.transport(id, account, clock),
        address: 'http://127.0.0.1:1/',
        credentials: () => keys,
        clock,
      }),
      clock,
      random,
      log: () => undefined,
      naming: plainNaming,
    });
    this.outbox.onChange(() => {
      if (this.outbox.counts().open > 0) this.drainedAt = null;
      else this.drainedAt ??= world.now;
    });
    this.outbox.start();
  }

  /** Somebody at the desk makes the next change. */
  change(): void {
    const n = this.#made++;
    const kind = KINDS[n % KINDS.length] ?? 'create';
    const name = `d${String(this.id)}n${String(n)}`;
    const startsAt = this.#clock.now() - (this.#clock.now() % hourMs) + 5 * hourMs;
    if (kind === 'create') {
      const externalId = newOwnExternalId(this.#clock.now(), this.#random);
      this.booked.push(externalId);
      const participants = [guest(`New ${name}`, { localId: `p-${name}` })];
      return this.#save(name, {
        kind,
        booking: booking({ hostId: this.#hostId, startsAt, wall: null, externalId, participants }),
      });
    }
    const own = [...this.#book.all()].find(({ session }) => session.externalId === ownSession(this.id, n));
    if (own === undefined) throw new Error('a session of this desk was not in the list');
    const { session, readAt } = own;
    const names = session.participants.map((person) => person.name);
    const seen = { startsAt: session.startsAt, hostId: session.hostId, names, readAt };
    if (kind === 'move') return this.#save(session.localId, { kind, to: startsAt, wall: null, seen });
    if (kind === 'cancel') return this.#save(session.localId, { kind, seen });
    const participant = guest(`Added ${name}`, { localId: `p-${name}` });
    this.#save(session.localId, { kind, participant, seen });
  }

  /** Causes for which its changes wait for a person. */
  get asks(): string[] {
    return this.outbox.rows(0).flatMap(({ standing, cause }) => (standing === 'needsYou' ? [cause ?? 'notice'] : []));
  }

  async end(): Promise<void> {
    await this.outbox.stop();
    this.#clock.end();
    this.#store.close();
  }

  #save(lane: string, wish: Wish): void {
    const changeId = `change-${String(this.id)}-${String(this.#made)}`;
    const saved = this.outbox.promise({ changeId, lane, wish, by: 'Dana', replaces: null, draftId: null });
    if (saved.is === 'notTaken') throw new Error(`not taken: ${saved.because}`);
  }
}

/** Users of a practice account who may host. */
const CLINICIANS = 5;

/** The clinic's id of the session that the nth change of a desk is about. */
export function ownSession(desk: number, n: number): string {
  return `HERD-${String(desk)}-${String(n)}`;
}

/** Whether the nth change needs a session that is there already. */
export function needsSession(n: number): boolean {
  return KINDS[n % KINDS.length] !== 'create';
}

/** Random bytes that a seed repeats. */
function bytesOf(seed: string): RandomBytes {
  const random = seededRandom(seed);
  return (count) => Uint8Array.from({ length: count }, () => Math.floor(random() * 256));
}
