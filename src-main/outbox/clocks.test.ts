// Goal: sleep and clocks that are set wrong send nothing early, nothing twice and nothing late without asking.
// Method: a desk on three clocks (the wall's, the machine's own, SecureVideo's) that part while changes wait or are in doubt.
import { afterEach, describe, expect, test } from 'vitest';
import { QUIET_MS } from '../../src-shared/outbox/change.ts';
import { World } from './testing/world.ts';
import { HOUR, NOW } from './testing/wishes.ts';

let world: World;
function begin(): World {
  world = new World();
  return world;
}
afterEach(() => world.remove());

const DAY = 24 * HOUR;
const MINUTE = 60_000;

/** The computer sleeps: its own clock stands, the wall's and SecureVideo's go on; and it says when it wakes. */
function sleep(ms: number): void {
  world.clock.sleep(ms);
  world.sleptMs += ms;
  world.outbox.wake();
}

const jumps: readonly (readonly [string, () => void])[] = [
  ['a day back', () => world.clock.setTime(world.clock.now() - DAY)],
  ['a month ahead', () => world.clock.setTime(world.clock.now() + 30 * DAY)],
];
const creates = (): number => world.network.matching(/^POST .session/).length;

describe.each(jumps)('the wall clock is set %s', (_, jump) => {
  test('silence after a doubt is counted by the machine’s own clock', async () => {
    begin();
    world.network.plant(/^POST .session/, { do: 'dropBefore' });
    const lane = world.book('Rosa Vega');
    await world.pass(2_000);
    expect(creates()).toBe(1);
    jump();
    await world.pass(QUIET_MS - 10_000);
    expect(creates()).toBe(1);
    await world.settle();
    expect(world.standings(lane)).toEqual(['delivered']);
    expect(creates()).toBe(2);
    expect(world.toldTo('Rosa Vega')).toEqual(['invitation']);
  });

  test('being asked to wait is counted by the machine’s own clock', async () => {
    begin();
    world.network.plant(/^POST .session/, { do: 'status', status: 429, retryAfter: 120 });
    const lane = world.book('Rosa Vega');
    await world.pass(2_000);
    const asked = world.network.seen.length;
    jump();
    await world.pass(110_000);
    expect(world.network.seen.length).toBe(asked);
    await world.settle();
    expect(world.standings(lane)).toEqual(['delivered']);
    expect(creates()).toBe(2);
  });

  test('a Meet Now that waited six minutes asks; one of three goes out, unless a clock says that it is old', async () => {
    begin();
    await world.read();
    world.network.line = 'refuse';
    const old = world.book('Rosa Vega', { startsAt: null, wall: null });
    await world.pass(3 * MINUTE);
    const young = world.book('Trevor Lane', { startsAt: null, wall: null });
    jump();
    await world.pass(3 * MINUTE + 1_000);
    world.network.line = 'up';
    world.outbox.wake();
    await world.settle();
    expect(world.standings(old)).toEqual(['needsYou:lateMeetNow']);
    // Ahead by a month, the wall says that it is old: in doubt it asks, and never starts late.
    const isAhead = world.clock.now() > NOW + DAY;
    expect(world.standings(young)).toEqual([isAhead ? 'needsYou:lateMeetNow' : 'delivered']);
    expect(world.toldTo('Rosa Vega')).toEqual([]);
  });

  test('a session ahead is not called late, and one that has passed is, by SecureVideo’s clock', async () => {
    begin();
    await world.read();
    jump();
    const ahead = world.book('Rosa Vega');
    await world.settle();
    expect(world.standings(ahead)).toEqual(['delivered']);
    world.network.line = 'refuse';
    const soon = NOW - (NOW % MINUTE) + 30 * MINUTE;
    const passed = world.book('Trevor Lane', { startsAt: soon });
    await world.pass(40 * MINUTE);
    world.network.line = 'up';
    world.outbox.wake();
    await world.settle();
    expect(world.standings(passed)).toEqual(['needsYou:timePassed']);
    expect(world.toldTo('Trevor Lane')).toEqual([]);
  });
});

test('asleep in the middle of a doubt: silence counts anew from waking, and nothing goes out before', async () => {
  begin();
  world.network.plant(/^POST .session/, { do: 'dropBefore' });
  const lane = world.book('Rosa Vega');
  await world.pass(QUIET_MS - 5_000);
  expect(creates()).toBe(1);
  sleep((8 * HOUR) / 2);
  await world.pass(QUIET_MS - 5_000);
  expect(creates()).toBe(1);
  await world.settle();
  expect(world.standings(lane)).toEqual(['delivered']);
  expect(creates()).toBe(2);
});

test('asleep over a wait that SecureVideo asked for: waking shortens nothing', async () => {
  begin();
  world.network.plant(/^POST .session/, { do: 'status', status: 503, retryAfter: 90 });
  world.book('Rosa Vega');
  await world.pass(2_000);
  const asked = world.network.seen.length;
  sleep(HOUR);
  await world.pass(80_000);
  expect(world.network.seen.length).toBe(asked);
  await world.settle();
  expect(world.booked()).toHaveLength(1);
});

test('asleep with a Meet Now in the outbox: it asks at waking, although the machine’s own clock stood', async () => {
  begin();
  await world.read();
  world.network.line = 'refuse';
  const lane = world.book('Rosa Vega', { startsAt: null, wall: null });
  await world.pass(10_000);
  world.network.line = 'up';
  sleep(20 * MINUTE);
  await world.settle();
  expect(world.standings(lane)).toEqual(['needsYou:lateMeetNow']);
  expect(creates()).toBe(0);
});

test('asleep over the hour of a session that waits: it asks at waking', async () => {
  begin();
  await world.read();
  world.network.line = 'refuse';
  const lane = world.book('Rosa Vega', { startsAt: NOW - (NOW % MINUTE) + 30 * MINUTE });
  await world.pass(10_000);
  world.network.line = 'up';
  sleep(2 * HOUR);
  await world.settle();
  expect(world.standings(lane)).toEqual(['needsYou:timePassed']);
  expect(creates()).toBe(0);
});

test('asleep for a night with changes waiting: each goes out once at waking', async () => {
  begin();
  await world.read();
  world.network.line = 'refuse';
  const lanes = ['Rosa Vega', 'Trevor Lane', 'Aisha Rahman'].map((name) =>
    world.book(name, { startsAt: NOW + 3 * DAY - (NOW % MINUTE) }),
  );
  await world.pass(10_000);
  sleep(9 * HOUR);
  world.network.line = 'up';
  world.outbox.wake();
  await world.settle();
  for (const lane of lanes) expect(world.standings(lane)).toEqual(['delivered']);
  expect(creates()).toBe(3);
});

test('a Meet Now waits, the computer sleeps and the wall is set back in it: no clock vouches for its age, so it asks', async () => {
  begin();
  world.network.line = 'refuse';
  const lane = world.book('Rosa Vega', { startsAt: null, wall: null });
  await world.pass(MINUTE);
  sleep(20 * MINUTE);
  world.clock.setTime(world.clock.now() - DAY);
  world.network.line = 'up';
  await world.settle();
  expect(world.standings(lane)).toEqual(['needsYou:clockUnsure']);
  expect(creates()).toBe(0);
});

test('the wall is set back while a Meet Now waits, and SecureVideo’s clock knows better: it goes out', async () => {
  begin();
  await world.read();
  world.network.line = 'refuse';
  const lane = world.book('Rosa Vega', { startsAt: null, wall: null });
  await world.pass(MINUTE);
  world.clock.setTime(world.clock.now() - DAY);
  world.network.line = 'up';
  await world.settle();
  expect(world.standings(lane)).toEqual(['delivered']);
});
