// For tests: a desk on a folder of the real disk, with a line that is dead, so that all that is saved waits.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Handlers } from '../../../src-shared/contract/calls.ts';
import { settingsOf } from '../../../src-shared/contract/testing/settings.ts';
import type { Clock } from '../../../src-shared/time/clock.ts';
import { createApiClient } from '../../api/client.ts';
import type { ApiClient } from '../../api/client.ts';
import { booking, guest, THREE } from '../../outbox/testing/wishes.ts';
import { keyOf, seededBytes } from '../../store/testing/testStore.ts';
import { testStaff } from '../../staff/testing/testStaff.ts';
import { noPolicy } from '../../policy/interpret.ts';
import type { PolicyReading } from '../../policy/interpret.ts';
import { noUpdates } from '../../update/testing/noUpdates.ts';
import { SetupBook } from '../../setup/setupBook.ts';
import { createDesk } from '../desk.ts';
import { PRACTICE_CLINIC } from '../deskSettings.ts';
import type { OpenAccount } from '../openAccount.ts';
import { openDeskAccount } from '../opening.ts';
import type { OpeningParts } from '../opening.ts';

/** Choices of a desk in tests. */
export const settings = settingsOf(PRACTICE_CLINIC);

/** Saves a booking as a person at the desk does; answers the id of its change. `nth` makes it one of its own. */
export function bookAt({ outbox }: OpenAccount, nth: number, name = 'Rosa Vega', startsAt = THREE): string {
  const changeId = `change-${String(nth).padStart(4, '0')}`;
  const externalId = `fd-01jd3v8q6m7k${String(nth).padStart(14, '0')}`;
  const participants = [guest(name, { localId: `guest-${String(nth)}` })];
  const made = booking({ externalId, startsAt, participants });
  const change = { changeId, lane: `lane-${String(nth)}`, by: 'Dana', replaces: null, draftId: null };
  const saved = outbox.promise({ ...change, wish: { kind: 'create', booking: made } });
  if (saved.is === 'notTaken') throw new Error(`not taken: ${saved.because}`);
  return changeId;
}

/** Where an account lies in `folder`, as the vault would tell. Its witness lies beside the account's own folder. */
export function placesIn(folder: string): { databaseFile: string; witnessFile: string } {
  return {
    databaseFile: join(folder, 'accounts', 'acc-1', 'desk.db'),
    witnessFile: join(folder, 'witness', 'acc-1'),
  };
}

// A nonce must never come twice under one key, so each opening draws from another seed.
let openings = 0;

/** An API behind a line on which nobody is there. */
function nobodyThere(clock: Clock): ApiClient {
  const failed = { is: 'failed', trouble: 'refusedConnection', mayHaveLeft: false, status: null } as const;
  return createApiClient({
    transport: { request: () => Promise.resolve(failed), stop: () => undefined },
    address: 'http://127.0.0.1:1/',
    credentials: () => Promise.resolve({ identifier: 'id', secret: 'secret' }),
    clock,
  });
}

/** Opens the account in `folder`; `key` overrides a part of its key. */
export function openAccountAt(folder: string, clock: Clock, key: Partial<OpeningParts['key']> = {}): OpenAccount {
  mkdirSync(join(folder, 'witness'), { recursive: true }); // as the vault does
  return openDeskAccount({
    mode: 'live',
    key: {
      account: 'acc-1',
      dataKey: keyOf(1),
      ...placesIn(folder),
      machineMark: 'mark',
      setAside: null,
      isInDoubt: false,
      ...key,
    },
    api: nobodyThere(clock),
    clock,
    random: seededBytes(5000 + process.pid + openings++),
    log: () => undefined,
    holdMs: () => 0,
    zone: () => 'America/Denver',
    changed: () => undefined,
  });
}

/** The calls of a desk that has this account open, or opens it until `opening` resolves; `link` gives the link that waits. */
export function deskOf(
  account: OpenAccount,
  clock: Clock,
  link: () => string | null = () => null,
  policy: PolicyReading = noPolicy,
  opening: Promise<unknown> | null = null,
): Handlers {
  const refuse = (): never => {
    // By this name the fuzz knows that it came as far as somebody who is not there in tests.
    throw Object.assign(new Error('not asked in these tests'), { name: 'NotAsked' });
  };
  return createDesk({
    accounts: {
      open: () => account,
      opening: () => opening,
      trouble: () => undefined,
      view: refuse,
      test: refuse,
      connect: refuse,
      whose: refuse,
      waiting: refuse,
      prove: refuse,
      usePractice: refuse,
      useLive: refuse,
      regain: refuse,
      openByCode: refuse,
      renewKey: refuse,
    },
    recovery: { makeCode: refuse, confirmCode: refuse, dropCode: refuse },
    settings: { read: () => settings, write: refuse },
    policy,
    checkConnection: refuse,
    proxy: { asked: () => null, keptFor: () => null, keep: refuse },
    setup: {
      book: new SetupBook({ found: {}, write: () => undefined }, () => 0),
      kept: () => null,
      keys: refuse,
      clinic: () => settings,
      chooseFile: refuse,
    },
    clock,
    random: seededBytes(9000 + process.pid + openings++),
    version: '0',
    ...testStaff(),
    machine: () => [],
    habits: { hours: 12, monthFirst: false, weekStart: 0 },
    dismissed: new WeakMap(),
    looking: () => undefined,
    links: { take: link },
    copyText: () => undefined,
    audit: account.audit,
    removal: { look: refuse, go: refuse },
    updates: { updater: noUpdates, installNow: refuse },
    saveFile: refuse,
    changed: () => undefined,
  });
}
