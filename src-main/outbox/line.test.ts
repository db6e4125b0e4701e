// Goal: the line is proven by answers alone, probed one at a time and without haste. Method: events by hand, time on a clock.
import { expect, test } from 'vitest';
import { TestClock } from '../../src-shared/time/testClock.ts';
import { Line, PROBE_WAIT_MAX_MS, RETRY_AFTER_MAX_MS } from './line.ts';
import { Moments } from './moments.ts';
import { Quiet, usualBounds } from './quiet.ts';
import { QUIET_MS } from '../../src-shared/outbox/change.ts';

function lineWith(byte: number): { clock: TestClock; line: Line } {
  const clock = new TestClock();
  return { clock, line: new Line(new Moments(clock, 'run'), (count) => new Uint8Array(count).fill(byte)) };
}

test('unknown until something answers; then changes may go', () => {
  const { line } = lineWith(128);
  expect(line.state.is).toBe('unknown');
  expect(line.maySend).toBe(false);
  expect(line.answered()).toBe(true);
  expect(line.maySend).toBe(true);
  expect(line.answered()).toBe(false);
});

test('a doubt stops sending until a probe is answered, without calling the line lost', () => {
  const { line } = lineWith(128);
  line.answered();
  line.doubted();
  expect(line.maySend).toBe(false);
  expect(line.state.is).toBe('online');
  expect(line.answered()).toBe(false);
  expect(line.maySend).toBe(true);
});

test('offline since the first failure, whatever follows', () => {
  const { clock, line } = lineWith(255);
  line.answered();
  line.failed('reset');
  const since = clock.now();
  clock.tick(10_000);
  line.failed('timeout');
  expect(line.state).toMatchObject({ is: 'offline', since, why: 'noNetwork' });
});

test('waits between probes double up to a minute, with jitter over the whole of it', () => {
  const longest = lineWith(255);
  const waits: number[] = [];
  for (let n = 0; n < 10; n++) {
    longest.line.failed('reset');
    waits.push(Math.round((longest.line.probeAtMono ?? 0) - longest.clock.monotonic()));
    longest.clock.tick(waits.at(-1) ?? 0);
  }
  expect(waits.slice(0, 6)).toEqual([2_000, 4_000, 8_000, 16_000, 32_000, 60_000]);
  expect(Math.max(...waits)).toBeLessThanOrEqual(PROBE_WAIT_MAX_MS);
  const shortest = lineWith(0);
  for (let n = 0; n < 10; n++) shortest.line.failed('reset');
  expect(shortest.line.probeAtMono).toBe(500);
});

test('Retry-After is kept through being asked to look again, and has a bound', () => {
  const { clock, line } = lineWith(128);
  line.answered();
  line.busy(90_000);
  line.lookAgain();
  expect(line.probeAtMono).toBe(90_000);
  clock.setTime(clock.now() + 3_600_000);
  expect(line.maySend).toBe(false);
  line.busy(10 * RETRY_AFTER_MAX_MS);
  expect(line.probeAtMono).toBe(RETRY_AFTER_MAX_MS);
});

test('asked to look again, an offline line is probed at once', () => {
  const { clock, line } = lineWith(255);
  line.failed('noRoute');
  line.lookAgain();
  expect(line.probeAtMono).toBe(clock.monotonic());
});

test('refused keys end all probing until a person has seen to them', () => {
  const { line } = lineWith(128);
  line.keysRefused();
  expect(line.probeAtMono).toBeNull();
  expect(line.maySend).toBe(false);
  line.lookAgain();
  expect(line.state.is).toBe('unknown');
  expect(line.probeAtMono).not.toBeNull();
});

test.each([
  ['notTheApi', 'portal'],
  ['serverError', 'serviceDown'],
  ['unreadable', 'serviceDown'],
  ['nameNotFound', 'noNetwork'],
  ['certificate', 'certificate'],
  ['proxyRefused', 'proxyRefused'],
  ['proxyWantsPassword', 'proxyWantsPassword'],
  ['timeout', 'noNetwork'],
] as const)('%s shows as %s', (trouble, why) => {
  const { line } = lineWith(128);
  line.failed(trouble);
  expect(line.state).toMatchObject({ is: 'offline', why });
});

test('locked keys are not told as a lost line, and not hurried', () => {
  const { line } = lineWith(255);
  line.answered();
  line.failed('stopped');
  expect(line.state.is).toBe('online');
  expect(line.maySend).toBe(false);
  expect(line.probeAtMono).toBeGreaterThan(0);
});

test('quiet begins with the latest of the send, the start, waking and the line’s return', () => {
  const quiet = new Quiet(usualBounds, 1_000);
  expect(quiet.overAt(0)).toBe(1_000 + QUIET_MS);
  expect(quiet.overAt(5_000)).toBe(5_000 + QUIET_MS);
  quiet.upset(7_000);
  expect(quiet.overAt(5_000)).toBe(7_000 + QUIET_MS);
  quiet.upset(6_000);
  expect(quiet.overAt(5_000)).toBe(7_000 + QUIET_MS);
});

test('an age is the largest that any clock tells, and sure only where a clock saw both ends', () => {
  const clock = new TestClock();
  const moments = new Moments(clock, 'first');
  const then = moments.now();
  clock.tick(60_000);
  expect(moments.ageOf(then)).toEqual({ ms: 60_000, sure: true });
  clock.setTime(then.wall - 3_600_000);
  expect(moments.ageOf(then)).toEqual({ ms: 60_000, sure: true });
  clock.setTime(then.wall + 3_600_000);
  expect(moments.ageOf(then)).toEqual({ ms: 3_600_000, sure: true });
  const next = new Moments(clock, 'second');
  expect(next.ageOf(then).sure).toBe(false);
  const server = then.wall;
  next.heard(server + 900_000, clock.monotonic());
  expect(next.ageOf({ ...then, server })).toEqual({ ms: 3_600_000, sure: true });
  clock.setTime(then.wall);
  expect(next.ageOf({ ...then, server })).toEqual({ ms: 900_000, sure: true });
});
