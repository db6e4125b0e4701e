// Goal: what needs a person waits for one, and each answer does what it says. Method: refusals, lateness, doubts, answers.
import { afterEach, expect, test } from 'vitest';
import { World } from './testing/world.ts';
import type { WorldSetup } from './testing/world.ts';
import { HOUR, NOW } from './testing/wishes.ts';

let world: World;
function begin(setup: WorldSetup = {}): World {
  world = new World(setup);
  return world;
}
afterEach(() => world.remove());

const hour = (n: number): number => NOW + n * HOUR - (NOW % HOUR);
const rowOf = (lane: string, nth = 0): string => world.rowsOf(lane)[nth]?.changeId ?? '';
const refuse = { do: 'status', status: 400, message: 'No.' } as const;

async function refused(): Promise<string> {
  world.network.plant(/^POST/, refuse);
  const lane = world.book();
  await world.pass(15_000);
  expect(world.standings(lane)).toEqual(['needsYou:refused']);
  return lane;
}

// ---- refusals

test('a refusal holds up its own session alone', async () => {
  begin();
  const lane = await refused();
  world.move(lane, hour(8));
  const other = world.book('Trevor Lane');
  await world.pass(40_000);
  expect(world.standings(lane)).toEqual(['needsYou:refused', 'waiting']);
  expect(world.standings(other)).toEqual(['delivered']);
});

test('a refused change never holds up a cancel', async () => {
  begin();
  const lane = world.book();
  await world.pass(20_000);
  world.network.plant(/^PUT/, refuse);
  world.move(lane, hour(8));
  await world.pass(5_000);
  world.cancel(lane);
  await world.pass(40_000);
  expect(world.booked()).toHaveLength(0);
  expect(world.standings(lane)).toEqual(['delivered', 'superseded', 'delivered']);
});

test('a cancel of a refused booking: nothing is there, nothing is sent', async () => {
  begin();
  const lane = await refused();
  world.cancel(lane);
  await world.pass(40_000);
  expect(world.standings(lane)).toEqual(['superseded', 'alreadySo']);
  expect(world.network.matching(/^DELETE/)).toHaveLength(0);
});

test('a refused booking is tried again by a person, and is booked once', async () => {
  begin();
  const lane = await refused();
  world.outbox.act(rowOf(lane), 'tryAgain', 'Dana');
  await world.pass(60_000);
  expect(world.standings(lane)).toEqual(['delivered']);
  expect(world.booked()).toHaveLength(1);
});

test('a refused booking is corrected: the new one stands in its place', async () => {
  begin();
  const lane = await refused();
  world.move(lane, hour(8));
  const first = rowOf(lane);
  const saved = world.save('lane-new', { kind: 'create', booking: world.bookingFor('Rosa Vega') }, { replaces: first });
  await world.pass(60_000);
  expect(world.standings(lane)).toEqual(['superseded', 'superseded']);
  expect(world.row(saved.changeId).standing).toBe('delivered');
  expect(world.booked()).toHaveLength(1);
  expect(world.desk.book.get(lane)).toBeUndefined();
});

test('what may be on its way is not corrected', async () => {
  begin();
  world.network.plant(/^POST/, { do: 'hang' });
  const lane = world.book();
  await world.pass(1_000);
  const booking = world.bookingFor('Rosa Vega');
  const change = { changeId: 'new', lane: 'lane-new', by: 'Dana', draftId: null, replaces: rowOf(lane) };
  const taken = world.outbox.promise({ ...change, wish: { kind: 'create', booking } });
  expect(taken).toEqual({ is: 'notTaken', because: 'movedOn' });
});

test('a corrected booking waits until the first is shown to be absent; where it arrived, a person is asked', async () => {
  // Something on the way repeats it: the first lands, the second is refused, and the list is later than we reckon with.
  begin({ options: { listDelayMs: 12_000, duplicates: 'refused' } });
  world.network.plant(/^POST/, { do: 'twice' });
  const lane = world.book();
  await world.pass(45_000);
  expect(world.standings(lane)).toEqual(['needsYou:refused']);
  const booking = world.bookingFor('Rosa Vega');
  const saved = world.save('lane-new', { kind: 'create', booking }, { replaces: rowOf(lane) });
  await world.settle();
  expect(world.booked()).toHaveLength(1);
  expect(world.row(saved.changeId)).toMatchObject({ standing: 'needsYou', cause: 'twin' });
});

// ---- discarding

test('a discarded booking that was never sent is gone, with all that waited behind it', async () => {
  begin();
  const lane = world.book('Carol Diaz', { startsAt: hour(0) - HOUR });
  world.add(lane, 'Ana Lopez');
  await world.pass(5_000);
  expect(world.standings(lane)[0]).toBe('needsYou:timePassed');
  world.outbox.act(rowOf(lane), 'discard', 'Dana');
  await world.settle();
  expect(world.standings(lane)).toEqual(['discarded', 'discarded']);
  expect(world.account.sessions).toHaveLength(0);
  expect(world.desk.book.get(lane)).toBeUndefined();
});

test('a discarded booking that lands ten minutes later is noticed, and cancelled when a person says so', async () => {
  begin();
  world.network.plant(/^POST/, { do: 'landLate', ms: 14 * 60_000 });
  world.network.plant(/^POST/, { do: 'dropBefore' });
  const lane = world.book();
  await world.settle();
  expect(world.standings(lane)).toEqual(['needsYou:notProven']);
  world.outbox.act(rowOf(lane), 'discard', 'Dana');
  await world.settle();
  await world.read();
  const [row] = world.rowsOf(lane);
  expect(row).toMatchObject({ standing: 'needsYou', cause: 'landedLate', actions: ['cancelTwin', 'seen'] });
  world.outbox.act(rowOf(lane), 'cancelTwin', 'Dana');
  await world.settle();
  expect(world.booked()).toHaveLength(0);
  await world.read();
  expect(world.row(rowOf(lane)).standing).toBe('discarded');
});

test('a cancel behind a doubtful booking: nothing is invited to a cancelled visit, late landings are noticed', async () => {
  begin();
  world.network.plant(/^POST/, { do: 'landLate', ms: 20 * 60_000 });
  const lane = world.book();
  await world.pass(1_000);
  world.cancel(lane);
  await world.settle();
  expect(world.standings(lane)).toEqual(['superseded', 'alreadySo']);
  expect(world.network.matching(/^POST/)).toHaveLength(1); // proven absent: it is not booked only to be cancelled
  await world.settle();
  await world.read();
  expect(world.standings(lane)).toEqual(['needsYou:landedLate', 'alreadySo']);
});

test('a cancel behind a doubtful booking that had arrived is sent by its SessionId', async () => {
  begin();
  world.network.plant(/^POST/, { do: 'landLate', ms: 50_000 });
  const lane = world.book();
  await world.pass(1_000);
  world.cancel(lane);
  await world.settle();
  expect(world.standings(lane)).toEqual(['delivered', 'delivered']);
  expect(world.booked()).toHaveLength(0);
  expect(world.network.matching(/^DELETE .session.\d+$/)).toHaveLength(1);
});

test('nothing more can be wished of a session that is to be cancelled', async () => {
  begin();
  const lane = world.book();
  await world.pass(5_000);
  world.network.line = 'refuse';
  world.cancel(lane);
  expect(() => world.save(lane, { kind: 'move', to: hour(8), wall: null, seen: world.seen(lane) })).toThrow(
    'alreadyCancelled',
  );
  expect(() => world.save('nowhere', { kind: 'cancel', seen: world.seen(lane) })).toThrow('unknownSession');
});

// ---- lateness

function asleep(ms: number): void {
  world.clock.sleep(ms);
  world.sleptMs += ms;
}

test('a Meet Now that waited more than five minutes is not started late', async () => {
  begin();
  world.network.line = 'refuse';
  const lane = world.book('Carol Diaz', { startsAt: null, wall: null });
  await world.pass(6 * 60_000);
  world.network.line = 'up';
  await world.pass(120_000);
  expect(world.standings(lane)).toEqual(['needsYou:lateMeetNow']);
  expect(world.account.sessions).toHaveLength(0);
  world.outbox.act(rowOf(lane), 'startNow', 'Dana');
  await world.pass(5_000);
  expect(world.standings(lane)).toEqual(['delivered']);
});

test('a Meet Now that waited a minute is started', async () => {
  begin();
  world.network.line = 'refuse';
  const lane = world.book('Carol Diaz', { startsAt: null, wall: null });
  await world.pass(60_000);
  world.network.line = 'up';
  await world.pass(90_000);
  expect(world.standings(lane)).toEqual(['delivered']);
});

test.each([
  ['the wall clock is set back meanwhile', 6, (): void => world.clock.setTime(NOW - 2 * HOUR)],
  ['the computer sleeps meanwhile', 2, (): void => asleep(4 * 60_000)],
])('a Meet Now is as old as the clock that says most: %s', async (_name, awakeMinutes, meddle) => {
  begin();
  world.network.line = 'refuse';
  const lane = world.book('Carol Diaz', { startsAt: null, wall: null });
  await world.pass((awakeMinutes / 2) * 60_000);
  meddle();
  await world.pass((awakeMinutes / 2) * 60_000);
  world.network.line = 'up';
  await world.pass(120_000);
  expect(world.standings(lane)).toEqual(['needsYou:lateMeetNow']);
});

test('a Meet Now whose age nobody can vouch for after a restart asks', async () => {
  begin();
  world.network.line = 'refuse';
  const lane = world.book('Carol Diaz', { startsAt: null, wall: null });
  await world.pass(10_000);
  world.clock.setTime(NOW - 1_000);
  world.restart();
  world.network.line = 'up';
  await world.pass(60_000);
  expect(world.standings(lane)).toEqual(['needsYou:clockUnsure']);
  expect(world.account.sessions).toHaveLength(0);
});

test('a Meet Now saved while SecureVideo’s clock was known is young after a restart, too', async () => {
  begin();
  await world.read();
  world.network.line = 'refuse';
  const lane = world.book('Carol Diaz', { startsAt: null, wall: null });
  await world.pass(10_000);
  world.restart();
  world.network.line = 'up';
  await world.pass(60_000);
  expect(world.standings(lane)).toEqual(['delivered']);
});

test('a time that has passed while it waited asks, by SecureVideo’s clock where it is known', async () => {
  begin();
  world.network.line = 'refuse';
  const lane = world.book('Rosa Vega', { startsAt: hour(1) });
  world.clock.setTime(NOW - 30 * 24 * HOUR); // this computer’s own clock is wrong
  await world.pass(2 * HOUR);
  world.network.line = 'up';
  await world.pass(120_000);
  expect(world.standings(lane)).toEqual(['needsYou:timePassed']);
  world.outbox.act(rowOf(lane), 'startNow', 'Dana');
  await world.pass(5_000);
  expect(world.standings(lane)).toEqual(['delivered']);
});

test('a clock that is a month ahead asks nothing where SecureVideo knows better', async () => {
  begin();
  await world.read();
  world.clock.setTime(NOW + 30 * 24 * HOUR);
  const lane = world.book('Rosa Vega', { startsAt: hour(5) });
  await world.pass(60_000);
  expect(world.standings(lane)).toEqual(['delivered']);
});

test('lateness is asked again at the second try', async () => {
  begin();
  world.network.plant(/^POST/, { do: 'dropBefore' });
  const lane = world.book('Rosa Vega', { startsAt: NOW });
  await world.settle();
  expect(world.standings(lane)).toEqual(['needsYou:timePassed']);
  expect(world.network.matching(/^POST/)).toHaveLength(1);
});

// ---- the other answers

test('"it is there" ends it as delivered; an answer that is not offered does nothing', async () => {
  begin();
  world.network.plant(/^POST/, { do: 'dropBefore' }, 2);
  const lane = world.book();
  await world.settle();
  expect(world.outbox.act(rowOf(lane), 'startNow', 'Dana')).toBeNull();
  expect(world.outbox.act('nowhere', 'discard', 'Dana')).toBeNull();
  expect(world.outbox.act(rowOf(lane), 'itIsThere', 'Dana')?.standing).toBe('delivered');
});

test('a story tells it line by line, by name, with SecureVideo’s own words', async () => {
  begin();
  const lane = await refused();
  world.outbox.act(rowOf(lane), 'tryAgain', 'Luis');
  await world.pass(60_000);
  const story = world.outbox
    .storyOf(lane)
    .map((line) => (line.quote === '' ? line.what : `${line.what}: ${line.quote}`));
  expect(story).toEqual([
    'Saved by Dana',
    'Began to send',
    'Not accepted: No.',
    'Looked at SecureVideo: it is not there',
    'To be sent, decided by Luis',
    'Began to send',
    'Confirmed by SecureVideo',
  ]);
});

// ---- hold

test('held for a moment after saving: one key takes it back, and nothing has left', async () => {
  begin({ settings: { holdMs: 5_000 } });
  const lane = world.book();
  await world.pass(4_000);
  expect(world.standings(lane)).toEqual(['held']);
  expect(world.network.seen.filter(({ method }) => method === 'POST')).toHaveLength(0);
  expect(world.outbox.act(rowOf(lane), 'takeBack', 'Dana')?.standing).toBe('takenBack');
  const other = world.book('Trevor Lane');
  await world.pass(7_000);
  expect(world.standings(other)).toEqual(['delivered']);
  expect(world.booked()).toHaveLength(1);
});

test('a Meet Now is never held', async () => {
  begin({ settings: { holdMs: 5_000 } });
  const lane = world.book('Carol Diaz', { startsAt: null, wall: null });
  await world.pass(2_000);
  expect(world.standings(lane)).toEqual(['delivered']);
});

test('how long a change is held is asked at each save; a longer or shorter setting counts from the next one on', async () => {
  let holdMs = 5_000;
  begin({ settings: { holdMs: () => holdMs } });
  const first = world.book();
  holdMs = 0;
  const second = world.book('Trevor Lane');
  await world.pass(3_000);
  expect(world.standings(first)).toEqual(['held']);
  expect(world.standings(second)).toEqual(['delivered']);
  await world.pass(4_000);
  expect(world.standings(first)).toEqual(['delivered']);
});

test('one key takes back the newest of all that is held, then the one before it, each before it goes', async () => {
  begin({ settings: { holdMs: 5_000 } });
  const first = world.book();
  await world.pass(1_000);
  const second = world.book('Trevor Lane');
  expect(world.outbox.newestHeld()).toMatchObject({
    row: { changeId: rowOf(second) },
    releasesAt: world.clock.now() + 5_000,
  });
  world.outbox.act(rowOf(second), 'takeBack', 'Dana');
  expect(world.outbox.newestHeld()).toMatchObject({
    row: { changeId: rowOf(first) },
    releasesAt: world.clock.now() + 4_000,
  });
  await world.pass(6_000);
  expect(world.outbox.newestHeld()).toBeNull();
  expect(world.booked()).toHaveLength(1);
});

test('a move, a cancel and a new person are held as well, and taken back they have never been', async () => {
  let holdMs = 0;
  begin({ settings: { holdMs: () => holdMs } });
  const lane = world.book();
  await world.pass(20_000);
  holdMs = 5_000;
  const [before] = world.booked();
  for (const wish of [() => world.move(lane, hour(8)), () => world.cancel(lane)]) {
    const change = wish();
    expect(change.standing).toBe('held');
    expect(world.outbox.act(change.changeId, 'takeBack', 'Dana')?.standing).toBe('takenBack');
  }
  const added = world.add(lane, 'Ana Interpreter');
  expect(added.standing).toBe('held');
  world.outbox.act(added.changeId, 'takeBack', 'Dana');
  await world.pass(20_000);
  expect(world.booked()).toEqual([before]);
  expect(world.network.matching(/^(PUT|DELETE|POST .*participant)/i)).toHaveLength(0);
});

test('killed while held, the change is held anew from the start, and goes on once', async () => {
  begin({ settings: { holdMs: 5_000 } });
  const lane = world.book();
  await world.pass(4_000);
  world.restart();
  expect(world.standings(lane)).toEqual(['held']);
  await world.pass(4_000);
  expect(world.network.matching(/^POST/)).toHaveLength(0);
  await world.pass(8_000);
  expect(world.standings(lane)).toEqual(['delivered']);
  expect(world.booked()).toHaveLength(1);
});

test('killed while held, with the hold switched off since, the change still goes on as it was saved', async () => {
  begin({ settings: { holdMs: 5_000 } });
  const lane = world.book();
  world.restart({ settings: { holdMs: 0 } });
  expect(world.standings(lane)).toEqual(['held']);
  await world.pass(12_000);
  expect(world.standings(lane)).toEqual(['delivered']);
  expect(world.booked()).toHaveLength(1);
});

test('held without a line it waits on after the hold, and is taken back all the same', async () => {
  begin({ settings: { holdMs: 5_000 } });
  world.network.line = 'refuse';
  const lane = world.book();
  await world.pass(8_000);
  expect(world.standings(lane)).toEqual(['waiting']);
  expect(world.outbox.newestHeld()).toBeNull();
  expect(world.outbox.act(rowOf(lane), 'takeBack', 'Dana')?.standing).toBe('takenBack');
});

test('a correction that was taken back leaves the refused booking replaced, and the next correction takes its place', async () => {
  let holdMs = 0;
  begin({ settings: { holdMs: () => holdMs } });
  const lane = await refused();
  const correct = (to: string): string => {
    const booking = world.bookingFor('Rosa Vega');
    return world.save(to, { kind: 'create', booking }, { replaces: rowOf(lane) }).changeId;
  };
  holdMs = 5_000;
  const first = correct('lane-corrected');
  world.outbox.act(first, 'takeBack', 'Dana');
  correct('lane-again');
  await world.pass(60_000);
  expect(world.standings('lane-again')).toEqual(['delivered']);
  expect(world.booked()).toHaveLength(1);
});
