// What a list of 10,000 sessions costs once its bytes are there: decoded, checked, and merged into the local copy, beside
// JSON.parse of the same bytes, turn by turn. Goal: all three together at most 3 times as long, where as much has changed as
// changes between two readings. The part of each is in api/decode.bench.ts and merge.bench.ts.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inTurns, quantile, ratioOf, short, tell, timed } from '../../src-shared/testing/measure.ts';
import { hourMs } from '../../src-shared/time/utc.ts';
import { decodeSessions } from '../api/decode.ts';
import { exampleSession } from '../api/testing/samples.ts';
import { openPeople } from './people.ts';
import { openSessionBook } from './sessionBook.ts';
import { countingIds, readOf, T0 } from './testing/testSessions.ts';
import { openTestStore } from './testing/testStore.ts';

const COUNT = 10_000;
const CHANGED = 50;
const ROUNDS = 15;
const GOAL = 3;

/** The list as the service writes it, pretty-printed with CR LF; the first few carry another topic in each round. */
function listOf(round: number): Buffer {
  const sessions = Array.from({ length: COUNT }, (_, at) => ({
    ...exampleSession,
    SessionId: 77_120 + at,
    ExternalSessionId: `visit-${at}`,
    Topic: at < CHANGED ? `Follow-up ${round}` : 'Follow-up',
    Participants: exampleSession.Participants.map((person, place) => ({
      ...person,
      ParticipationId: 10 * at + place + 1,
      ParticipantExternalId: place === 0 ? '' : `MRN-${at % 4_000}`,
    })),
  }));
  return Buffer.from(JSON.stringify(sessions, null, 2).replaceAll('\n', '\r\n'));
}

const folder = mkdtempSync(join(tmpdir(), 'front-desk-'));
const store = openTestStore(folder);
const people = openPeople({ store, now: () => T0 });
const book = openSessionBook({ store, now: () => T0, newLocalId: countingIds(), people });
let begunAt = T0;

const parse = (bytes: Buffer): unknown => JSON.parse(bytes.toString('utf8')) as unknown;
function takeIn(json: unknown): void {
  const list = decodeSessions(json);
  if (list?.sessions.length !== COUNT) throw new Error(`Only ${list?.sessions.length ?? 0} sessions were read.`);
  book.merge(readOf(list.sessions, { begunAt: (begunAt += hourMs) }), () => false);
}

const first = listOf(0);
const firstTime = timed(() => takeIn(parse(first)));
const rounds = Array.from({ length: ROUNDS }, (_, round) => listOf(round + 1));
const parsed = rounds.map(parse);
/** Each round frees what the one before has left, outside of what is measured. */
const quietly = (work: () => void): number => {
  globalThis.gc?.();
  return timed(work);
};
const same = parse(first);
takeIn(same);

const compare = (what: string, ours: (round: number) => void, goal: { readonly atMost: number } | null): void => {
  const times = inTurns(
    ROUNDS,
    (round) => quietly(() => ours(round)),
    (round) => quietly(() => void parse(rounds[round] ?? first)),
  );
  const { ratio, spread } = ratioOf(times);
  tell(what, ratio, 'x JSON.parse of the same bytes', goal, spread);
};
process.stdout.write(`     ${COUNT} sessions, ${(first.length / 1024 / 1024).toFixed(1)} MiB; medians of ${ROUNDS}\n`);
compare('decode, check and merge, nothing changed', () => takeIn(same), { atMost: GOAL });
compare(`decode, check and merge, ${CHANGED} changed`, (round) => takeIn(parsed[round]), { atMost: GOAL });
const reading = quantile(
  rounds.map((bytes) => quietly(() => void parse(bytes))),
  0.5,
);
tell('the same for the first time, each sealed and written', firstTime / reading, 'x', null, `${short(firstTime)} ms`);
store.close();
rmSync(folder, { recursive: true });
