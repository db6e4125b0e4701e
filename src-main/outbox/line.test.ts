// Goal: the line is proven by answers alone, probed one at a time and without haste. Method: events by hand, time on a clock.
import { expect, test } from 'vitest';
import { TestClock } from '../../src-shared/time/testClock.ts';
import {
  CONTACT_AGE_MAX_MS,
  CROWD_WAIT_MAX_MS,
  IN_FLIGHT_MAX,
  Line,
  PROBE_WAIT_MAX_MS,
  RETRY_AFTER_MAX_MS,
} from './line.ts';
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
  const { clock, line } = lineWith(0);
  line.answered();
  line.busy(90_000);
  line.lookAgain();
  expect(line.probeAtMono).toBe(90_000);
  clock.setTime(clock.now() + 3_600_000);
  expect(line.maySend).toBe(false);
  line.busy(10 * RETRY_AFTER_MAX_MS);
  expect(line.probeAtMono).toBe(RETRY_AFTER_MAX_MS);
});

/** How long the line waits beyond what it was asked when it is told to wait once more. */
function spreadMs({ clock, line }: ReturnType<typeof lineWith>, askedMs = 5_000): number {
  const at = clock.monotonic();
  line.busy(askedMs);
  const spread = Math.round((line.probeAtMono ?? 0) - at) - askedMs;
  clock.tick(askedMs + spread);
  return spread;
}

test('told to wait, each desk comes back at a moment of its own, never before it was asked to', () => {
  const latest = lineWith(255);
  latest.line.answered();
  expect(Array.from({ length: 7 }, () => spreadMs(latest))).toEqual([
    2_000,
    4_000,
    8_000,
    16_000,
    32_000,
    64_000,
    CROWD_WAIT_MAX_MS,
  ]);
  const soonest = lineWith(0);
  soonest.line.answered();
  for (let n = 0; n < 7; n++) expect(spreadMs(soonest)).toBe(0);
});

test('after a long outage others are there: being told to wait spreads over the whole bound at once', () => {
  const far = lineWith(255);
  for (let n = 0; n < 10; n++) far.line.failed('reset');
  expect(spreadMs(far)).toBe(CROWD_WAIT_MAX_MS);
  const short = lineWith(255);
  short.line.failed('reset');
  expect(spreadMs(short)).toBe(4_000);
});

test('each request that is done makes the crowd smaller again', () => {
  const world = lineWith(255);
  world.line.answered();
  for (let n = 0; n < 3; n++) spreadMs(world);
  world.line.answered();
  world.line.answered();
  expect(spreadMs(world)).toBe(4_000);
});

test('several that were in flight together are told to wait once', () => {
  const world = lineWith(255);
  world.line.answered();
  world.line.busy(5_000);
  const first = world.line.probeAtMono;
  world.line.busy(5_000);
  expect(world.line.probeAtMono).toBe(first);
  world.line.busy(60_000);
  expect(world.line.probeAtMono).toBe(60_000);
  world.clock.tick(60_000);
  world.line.answered();
  expect(spreadMs(world)).toBe(2_000);
});

test('what was on its way when we were told to wait does not end the wait', () => {
  const { clock, line } = lineWith(0);
  line.answered();
  line.busy(5_000);
  clock.tick(100);
  expect(line.answered()).toBe(false);
  expect(line.isWaiting).toBe(true);
  expect(line.room).toBe(0);
  clock.tick(4_900);
  expect(line.trial).toEqual({ byChange: true });
  line.answered();
  expect(line.room).toBe(1);
});

test('room for one after an outage, one more with each that is done, half of it when told to wait', () => {
  const { clock, line } = lineWith(0);
  expect(line.room).toBe(0);
  const rooms = Array.from({ length: 6 }, () => {
    line.answered();
    return line.room;
  });
  expect(rooms).toEqual([1, 2, 3, 4, IN_FLIGHT_MAX, IN_FLIGHT_MAX]);
  line.busy(1_000);
  clock.tick(1_000);
  line.answered();
  expect(line.room).toBe(2);
  line.failed('reset');
  clock.tick(500);
  line.answered();
  expect(line.room).toBe(1);
});

test('told to wait more than once, one request at a time goes out, with time between two, until the crowd is gone', () => {
  const { clock, line } = lineWith(0);
  for (let n = 0; n < 5; n++) line.answered();
  for (let n = 0; n < 3; n++) {
    line.busy(1_000);
    clock.tick(1_000);
  }
  line.answered();
  expect(line.room).toBe(1);
  line.begun();
  expect(line.room).toBe(0);
  expect(line.probeAtMono).toBe(clock.monotonic() + 400);
  clock.tick(400);
  line.answered();
  line.answered();
  line.begun();
  expect(line.room).toBeGreaterThan(1);
});

test('being told to wait is an answer: no loss of the line before, and a loss that is over after one', () => {
  const { clock, line } = lineWith(0);
  expect(line.busy(1_000)).toBe(true); // from the start
  clock.tick(1_000);
  expect(line.answered()).toBe(false);
  expect(line.busy(1_000)).toBe(false);
  clock.tick(1_000);
  line.failed('reset');
  expect(line.busy(1_000)).toBe(true);
});

test('an answer that is too old proves nothing: the list is what is tried then, and the line counts as lost', () => {
  const { clock, line } = lineWith(0);
  line.answered();
  line.busy(CONTACT_AGE_MAX_MS + 1_000);
  clock.tick(CONTACT_AGE_MAX_MS + 1_000);
  expect(line.trial).toEqual({ byChange: false });
  expect(line.needsProbe).toBe(true);
  expect(line.rested()).toBe(false);
  expect(line.answered()).toBe(true);
});

test('with nothing left to try, a wait that is over ends by itself', () => {
  const { clock, line } = lineWith(0);
  line.answered();
  line.busy(1_000);
  expect(line.rested()).toBe(false);
  clock.tick(1_000);
  expect(line.needsProbe).toBe(false);
  expect(line.rested()).toBe(true);
  expect(line.state.is).toBe('online');
  expect(line.maySend).toBe(true);
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
  expect(moments.ageOf(then)).toEqual({ ms: 60_000, sure: false }); // it may have slept meanwhile, which only the wall tells
  clock.setTime(then.wall + 3_600_000);
  expect(moments.ageOf(then)).toEqual({ ms: 3_600_000, sure: true });
  const next = new Moments(clock, 'second');
  expect(next.ageOf(then).sure).toBe(false);
  const server = then.wall;
  next.heard(server + 900_000, clock.monotonic());
  expect(next.ageOf({ ...then, server })).toEqual({ ms: 3_600_000, sure: true });
  clock.setTime(then.wall);
  expect(next.ageOf({ ...then, server }).sure).toBe(false); // the wall jumped: SecureVideo's clock is asked anew
  next.heard(server + 900_000, clock.monotonic());
  expect(next.ageOf({ ...then, server })).toEqual({ ms: 900_000, sure: true });
});

test('after sleep a wish of this moment is young: SecureVideo’s clock is not counted on over it', () => {
  const clock = new TestClock();
  const moments = new Moments(clock, 'first');
  const server = clock.now();
  moments.heard(server, clock.monotonic());
  clock.sleep(3 * 3_600_000);
  const wished = moments.now();
  moments.heard(server + 3 * 3_600_000, clock.monotonic());
  expect(moments.ageOf(wished)).toEqual({ ms: 0, sure: true });
});

test('a request of before, that fails after we were told to wait, does not end the wait', () => {
  const { clock, line } = lineWith(0);
  line.answered();
  line.busy(30_000);
  clock.tick(5_000);
  line.failed('timeout');
  expect(line.isWaiting).toBe(true);
  expect(line.trial).toBeNull();
  expect((line.probeAtMono ?? 0) - clock.monotonic()).toBeGreaterThanOrEqual(25_000);
});

test('a request that was tried after the wait, and fails, is a line that is lost', () => {
  const { clock, line } = lineWith(0);
  line.answered();
  line.busy(30_000);
  clock.tick(40_000);
  line.failed('timeout');
  expect(line.state).toMatchObject({ is: 'offline', why: 'noNetwork' });
});
