// Reading a list of 10,000 sessions: decoding and checking it, beside JSON.parse of the same bytes. Goal: at most 3 times.
import { tell } from '../../src-shared/testing/measure.ts';
import { readAnswerOf } from './classify.ts';
import { decodeSessions } from './decode.ts';
import { exampleSession } from './testing/samples.ts';
import type { TransportAnswer } from './transport.ts';

const count = 10_000;
const rounds = 15;
const ratioMax = 3;

const sessions = Array.from({ length: count }, (_, i) => ({
  ...exampleSession,
  SessionId: 77_120 + i,
  ExternalSessionId: `fd-${i}`,
  Participants: exampleSession.Participants.map((person) => ({ ...person, ParticipantExternalId: `MRN-${i}` })),
}));
// As the service writes it: pretty-printed, with CR LF.
const body = Buffer.from(JSON.stringify(sessions, null, 2).replaceAll('\n', '\r\n'));
const answer: TransportAnswer = { is: 'answered', status: 200, headers: {}, body };

function median(measure: () => void): number {
  const times = Array.from({ length: rounds }, () => {
    globalThis.gc?.();
    const begun = performance.now();
    measure();
    return performance.now() - begun;
  });
  return times.sort((a, b) => a - b)[Math.floor(rounds / 2)] ?? NaN;
}

let json: unknown;
const parsing = median(() => (json = JSON.parse(body.toString('utf8')) as unknown));
let read = 0;
const decoding = median(() => (read = decodeSessions(json)?.sessions.length ?? 0));
const whole = median(() => readAnswerOf(answer, { begunAt: 0, begunMonotonic: 0 }, 0, decodeSessions));
if (read !== count) throw new Error(`Only ${read} of ${count} sessions were read.`);

const ms = (time: number): string => `${time.toFixed(1)} ms`;
console.log(`${count} sessions, ${(body.length / 1024 / 1024).toFixed(1)} MiB; medians of ${rounds}`);
console.log(`JSON.parse ${ms(parsing)}; decode and check ${ms(decoding)}; from bytes to sessions ${ms(whole)}`);
tell('decode and check', decoding / parsing, 'x JSON.parse of the same bytes', { atMost: ratioMax });
