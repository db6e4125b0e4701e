// How fast a list of 10,000 sessions is taken in, as ratios to JSON.parse of the same list. Goal: <= 3 x when little has changed.
// (list.bench.ts has the same goal for decoding, checking and merging together.)
import { performance } from 'node:perf_hooks';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { tell } from '../../src-shared/testing/measure.ts';
import { hourMs, minuteMs } from '../../src-shared/time/utc.ts';
import type { RemoteSession } from '../api/port.ts';
import { openPeople } from './people.ts';
import { openSessionBook } from './sessionBook.ts';
import { openTestStore } from './testing/testStore.ts';
import { countingIds, guest, host, readOf, remote, T0 } from './testing/testSessions.ts';

const COUNT = 10_000;
const CHANGED = 50;
const GOAL = 3;
const folder = mkdtempSync(join(tmpdir(), 'front-desk-'));
const none = (): boolean => false;

function sessions(changed: number): RemoteSession[] {
  return Array.from({ length: COUNT }, (_, at) =>
    remote({
      sessionId: at + 1,
      startsAt: T0 + at * minuteMs,
      topic: at < changed ? `Follow-up ${changed}` : 'Follow-up',
      participants: [
        host({ participationId: 2 * at }),
        guest({ participationId: 2 * at + 1, name: `Person ${at % 4000}`, email: `person${at % 4000}@example.org` }),
      ],
    }),
  );
}

/** Members as the service writes them are longer than ours, so this is the harder measure. */
const text = JSON.stringify(sessions(0));
const parse = best(9, () => JSON.parse(text) as unknown);

const store = openTestStore(folder);
const people = openPeople({ store, now: () => T0 });
const book = openSessionBook({ store, now: () => T0, newLocalId: countingIds(), people });
let begunAt = T0;
const merge = (list: readonly RemoteSession[]): void =>
  book.merge(readOf(list, { begunAt: (begunAt += hourMs) }), none);

const first = once(() => merge(sessions(0)));
const unchanged = sessions(0);
const same = best(9, () => merge(unchanged));
const lists = Array.from({ length: 9 }, (_, round) => sessions(CHANGED + round));
const few = best(lists.length, (round) => merge(lists[round] ?? []));
const close = once(() => store.close());
const reopened = openTestStore(folder);
const load = once(() => openSessionBook({ store: reopened, now: () => T0, newLocalId: countingIds() }));
const loadPeople = once(() => openPeople({ store: reopened, now: () => T0 }).all());
reopened.close();
rmSync(folder, { recursive: true });

const say = (what: string, ms: number, goal: { readonly atMost: number } | null = null): void =>
  tell(what, ms / parse, 'x JSON.parse of the same list', goal, `${ms.toFixed(0)} ms`);
say(`${COUNT} sessions, nothing changed`, same, { atMost: GOAL });
say(`${COUNT} sessions, ${CHANGED} changed`, few, { atMost: GOAL });
say(`${COUNT} sessions for the first time, each sealed and written`, first);
say(`${COUNT} sessions opened at a start`, load);
say('4000 people opened when they are first asked for', loadPeople);
say('closing with a checked copy', close);

function once(work: () => unknown): number {
  const started = performance.now();
  work();
  return performance.now() - started;
}

/** The best of several rounds, in milliseconds. */
function best(rounds: number, work: (round: number) => unknown): number {
  return Math.min(...Array.from({ length: rounds }, (_, round) => once(() => work(round))));
}
