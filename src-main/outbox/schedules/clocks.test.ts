// Goal: what is late, and what a clock cannot vouch for, is asked about. Method: schedules 11 to 14, with the wall's clock
// set back, SecureVideo's own rounding, and a weekend in between.
import { afterEach, expect, test } from 'vitest';
import { answer, bookedAndListed, hour } from '../testing/played.ts';
import { World } from '../testing/world.ts';
import type { WorldSetup } from '../testing/world.ts';

let world: World;
function begin(setup: WorldSetup = {}): World {
  world = new World(setup);
  return world;
}
afterEach(() => world.remove());

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const meetNow = { startsAt: null, wall: null };

test('schedule 11: a "move to now" without an answer is not sent again seven minutes later, unless a person starts it anew', async () => {
  begin();
  const lane = await bookedAndListed(world);
  world.network.plant(/^PUT/, { do: 'dropBefore' });
  const move = world.move(lane, 'now');
  await world.pass(7 * MINUTE);
  expect(world.row(move.changeId)).toMatchObject({ standing: 'needsYou', cause: 'notProven' });
  expect(world.network.matching(/^PUT/)).toHaveLength(1);
  answer(world, world.row(move.changeId), 'notThere');
  await world.pass(MINUTE);
  // That it is not there does not make it young.
  expect(world.row(move.changeId)).toMatchObject({ cause: 'lateMeetNow', actions: ['startNow', 'discard'] });
  expect(world.network.matching(/^PUT/)).toHaveLength(1);
  answer(world, world.row(move.changeId), 'startNow');
  const startedAt = world.account.now();
  await world.settle();
  expect(world.row(move.changeId).standing).toBe('delivered');
  const [session] = world.booked();
  expect(Math.abs((session?.startsAt ?? 0) - startedAt)).toBeLessThan(MINUTE);
  expect(world.toldTo('Rosa Vega')).toEqual(['invitation', 'rescheduled']);
});

test('schedule 11: a "move to now" that landed unseen is found, and never repeated', async () => {
  begin();
  const lane = await bookedAndListed(world);
  world.network.plant(/^PUT/, { do: 'landLate', ms: 50_000 });
  const move = world.move(lane, 'now');
  await world.pass(7 * MINUTE);
  expect(world.row(move.changeId).standing).toBe('delivered');
  expect(world.toldTo('Rosa Vega')).toEqual(['invitation', 'rescheduled']);
});

test.each([
  ['goes on running', false],
  ['is started again', true],
])(
  'schedule 12: a Meet Now waits, the wall’s clock is set back, and the program %s: it asks',
  async (_how, restarts) => {
    begin();
    world.network.line = 'refuse';
    const lane = world.book('Rosa Vega', meetNow);
    await world.pass(7 * MINUTE);
    world.clock.setTime(world.clock.now() - 10 * MINUTE);
    if (restarts) world.restart();
    world.network.line = 'up';
    await world.settle();
    const [row] = world.rowsOf(lane);
    expect(row).toMatchObject({ standing: 'needsYou', cause: restarts ? 'clockUnsure' : 'lateMeetNow' });
    expect(row?.actions).toEqual(['startNow', 'discard']);
    expect(world.network.matching(/^POST/)).toEqual([]);
    answer(world, row, 'startNow');
    await world.settle();
    expect(world.standings(lane)).toEqual(['delivered']);
    expect(world.booked()).toHaveLength(1);
  },
);

async function askedWhetherToStart(): Promise<string> {
  world.network.line = 'refuse';
  const lane = world.book('Rosa Vega', meetNow);
  await world.pass(7 * MINUTE);
  world.network.line = 'up';
  await world.settle();
  expect(world.rowsOf(lane)).toMatchObject([{ standing: 'needsYou', cause: 'lateMeetNow' }]);
  world.network.line = 'refuse';
  return lane;
}

test('a time that was wished before somebody starts the booking now is overtaken by that, and not told as done', async () => {
  begin();
  const lane = await askedWhetherToStart();
  const moved = world.move(lane, hour(20));
  answer(world, world.rowsOf(lane)[0], 'startNow');
  world.network.line = 'up';
  await world.pass(MINUTE);
  expect(world.booked()).toHaveLength(1);
  expect(Math.abs((world.booked()[0]?.startsAt ?? 0) - world.account.now())).toBeLessThan(2 * MINUTE);
  expect(world.row(moved.changeId).standing).toBe('superseded');
  expect(world.toldTo('Rosa Vega')).toEqual(['invitation']);
});

test('a time that is wished after somebody had started the booking now is the time that it gets', async () => {
  begin();
  const lane = await askedWhetherToStart();
  answer(world, world.rowsOf(lane)[0], 'startNow');
  const moved = world.move(lane, hour(20));
  world.network.line = 'up';
  await world.pass(MINUTE);
  expect(world.booked()).toMatchObject([{ startsAt: hour(20) }]);
  expect(world.standings(lane)).toEqual(['delivered', 'delivered']);
  expect(world.row(moved.changeId).standing).toBe('delivered');
  expect(world.toldTo('Rosa Vega')).toEqual(['invitation']);
});

test('schedule 12: SecureVideo’s own clock tells the age where the wall’s was set back over a restart', async () => {
  begin();
  await world.read();
  world.network.line = 'refuse';
  const lane = world.book('Rosa Vega', meetNow);
  await world.pass(7 * MINUTE);
  world.clock.setTime(world.clock.now() - 10 * MINUTE);
  world.restart();
  world.network.line = 'up';
  await world.read();
  await world.settle();
  expect(world.rowsOf(lane)[0]).toMatchObject({ standing: 'needsYou', cause: 'lateMeetNow' });
  expect(world.network.matching(/^POST/)).toEqual([]);
});

test('schedule 13: SecureVideo moves 10:10 to 10:15 and the answer is lost: found, told, sent once, and no conflict later', async () => {
  begin({ options: { minutes: 'quarterRounded' } });
  world.network.plant(/^POST/, { do: 'dropAfter' });
  world.network.plant(/^PUT/, { do: 'dropAfter' });
  const lane = world.book('Rosa Vega', { startsAt: hour(5) + 10 * MINUTE });
  await world.settle();
  const [create] = world.rowsOf(lane);
  expect(create).toMatchObject({ standing: 'needsYou', cause: 'savedDifferently', actions: ['seen'] });
  answer(world, create, 'seen');
  const rounded = world.move(lane, hour(6) + 10 * MINUTE);
  await world.settle();
  expect(world.row(rounded.changeId)).toMatchObject({ cause: 'savedDifferently' });
  answer(world, world.row(rounded.changeId), 'seen');
  const next = world.move(lane, hour(9));
  await world.settle();
  expect(world.row(next.changeId).standing).toBe('delivered');
  expect(world.booked().map((session) => session.startsAt)).toEqual([hour(9)]);
  expect(world.worked(/^POST/)).toBe(1);
  expect(world.worked(/^PUT/)).toBe(2);
});

/** The computer is off: the world goes on without it. */
function off(ms: number): void {
  world.kill();
  world.clock.sleep(ms);
  world.sleptMs += ms;
}

test('schedule 14: Friday’s unsure cancel, and by Monday the session has aged out: nobody says that it was cancelled', async () => {
  begin();
  const lane = await bookedAndListed(world);
  world.network.plant(/^DELETE/, { do: 'dropBefore' });
  const cancel = world.cancel(lane);
  await world.pass(5_000);
  expect(world.row(cancel.changeId).standing).toBe('checking');
  off(3 * DAY);
  world.open();
  await world.settle();
  expect(world.row(cancel.changeId)).toMatchObject({ standing: 'needsYou', cause: 'notProven' });
  expect(world.toldTo('Rosa Vega')).toEqual(['invitation']);
  expect(world.network.matching(/^DELETE/)).toHaveLength(1);
});

test('schedule 14: Friday’s cancel that never left is not called done on Monday either', async () => {
  begin();
  const lane = await bookedAndListed(world);
  world.network.line = 'refuse';
  const cancel = world.cancel(lane);
  await world.pass(5_000);
  off(3 * DAY);
  world.network.line = 'up';
  world.open();
  await world.settle();
  expect(world.row(cancel.changeId)).toMatchObject({ standing: 'needsYou', cause: 'sessionGone' });
  // Sent all the same it is not found: that its day is over does not make it cancelled.
  answer(world, world.row(cancel.changeId), 'sendMine');
  await world.settle();
  expect(world.network.matching(/^DELETE/)).toMatchObject([{ worked: 404 }]);
  expect(world.row(cancel.changeId)).toMatchObject({ standing: 'needsYou', cause: 'refused' });
  expect(world.toldTo('Rosa Vega')).toEqual(['invitation']);
});
