// Goal: each rule of the outbox holds. Method: the real outbox and store beside a practice account, all time on one clock.
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

test('a booking is delivered, once, and the desk has its code', async () => {
  const { outbox } = begin();
  const lane = world.book();
  await world.pass(5_000);
  expect(world.standings(lane)).toEqual(['delivered']);
  expect(world.booked()).toHaveLength(1);
  expect(world.shown(lane).sessionId).toBe(world.booked()[0]?.sessionId);
  expect(world.shown(lane).participants.every((person) => person.connectCode !== null)).toBe(true);
  expect(outbox.line().is).toBe('online');
});

test('saved twice under one id it is one change', async () => {
  begin();
  const lane = world.book();
  const first = world.rowsOf(lane)[0];
  const wish = world.outbox.wishOf(first?.changeId ?? '');
  const again = world.outbox.promise({
    changeId: first?.changeId ?? '',
    lane,
    wish: wish?.wish ?? { kind: 'cancel', seen: world.seen(lane) },
    by: 'Dana',
    replaces: null,
    draftId: null,
  });
  expect(again).toMatchObject({ is: 'saved', row: { changeId: first?.changeId } });
  await world.pass(5_000);
  expect(world.booked()).toHaveLength(1);
});

test('a draft ends in the transaction that saves its change', () => {
  begin();
  world.desk.drafts.keep('draft-1', { typed: 'Rosa' });
  const lane = 'lane-x';
  world.save(lane, { kind: 'create', booking: world.bookingFor('Rosa Vega') }, { draftId: 'draft-1' });
  expect(world.desk.drafts.read('draft-1')).toBeNull();
  expect(world.desk.drafts.keep('draft-1', { typed: 'late' })).toBe(false);
});

test('a booking that waits is shown the same after a restart, with the people in it', () => {
  begin();
  world.network.line = 'refuse';
  const lane = world.book('Rosa Vega');
  world.add(lane, 'Ana Vega');
  const before = [world.shown(lane), world.rowsOf(lane)];
  world.restart();
  expect([world.shown(lane), world.rowsOf(lane)]).toEqual(before);
  const first = world.rowsOf(lane)[1];
  world.outbox.act(first?.changeId ?? '', 'takeBack', 'Dana');
  world.restart();
  expect(world.shown(lane).participants.map((person) => person.name)).toEqual(['Rosa Vega']);
});

test('a session whose booking may have been sent stands on the disk by itself: its change may end before it', async () => {
  begin();
  world.network.plant(/^POST/, { do: 'hang' }, 9);
  const lane = world.book('Rosa Vega');
  await world.pass(1_000);
  expect(world.standings(lane)).toEqual(['sending']);
  expect(world.desk.store.db.prepare('SELECT local_id FROM sessions').all()).toEqual([{ local_id: lane }]);
});

test('a booking that is cancelled before it was sent leaves no session behind', async () => {
  begin();
  world.network.line = 'refuse';
  const lane = world.book('Rosa Vega');
  world.cancel(lane);
  world.network.line = 'up';
  await world.settle();
  expect(world.desk.book.get(lane)).toBeUndefined();
  expect(world.rowsOf(lane).every((row) => row.endedAt !== null)).toBe(true);
  expect(world.booked()).toEqual([]);
});

test('saved means saved: the process ends right after, the change is delivered after the next start', async () => {
  begin();
  const lane = world.book();
  world.restart();
  await world.pass(5_000);
  expect(world.standings(lane)).toEqual(['delivered']);
  expect(world.booked()).toHaveLength(1);
});

test('changes of one session go in the order made, together where they were not sent yet', async () => {
  begin();
  world.network.line = 'refuse';
  const lane = world.book();
  world.move(lane, NOW + 7 * HOUR);
  world.add(lane, 'Ana Lopez');
  await world.pass(1_000);
  world.network.line = 'up';
  await world.pass(120_000);
  expect(world.standings(lane)).toEqual(['delivered', 'delivered', 'delivered']);
  expect(world.booked()).toHaveLength(1);
  expect(world.booked()[0]?.startsAt).toBe(NOW + 7 * HOUR - (NOW % 60_000));
  expect(world.worked(/^(POST|PUT)/)).toBe(1);
});

test('create, move, add, remove, hand over and cancel, one after another, each once', async () => {
  begin();
  const lane = world.book();
  await world.pass(2_000);
  for (const act of [
    () => world.move(lane, NOW + 7 * HOUR - (NOW % HOUR)),
    () => world.add(lane, 'Ana Lopez'),
    () => world.handOver(lane, world.hostId(1)),
    () => world.removePerson(lane, 'Rosa Vega'),
    () => world.move(lane, 'now'),
    () => world.cancel(lane),
  ]) {
    act();
    await world.pass(15_000);
  }
  expect(world.standings(lane)).toEqual(Array.from({ length: 7 }, () => 'delivered'));
  expect(world.booked()).toHaveLength(0);
  expect(world.worked(/^(POST|PUT|DELETE)/)).toBe(7);
});

test('the same six saved at once, before anything is sent: the cancel leaves nothing to do', async () => {
  begin();
  world.network.line = 'refuse';
  const lane = world.book();
  world.move(lane, NOW + 7 * HOUR - (NOW % HOUR));
  world.add(lane, 'Ana Lopez');
  world.cancel(lane);
  world.network.line = 'up';
  await world.pass(120_000);
  expect(world.standings(lane)).toEqual(['superseded', 'superseded', 'superseded', 'alreadySo']);
  expect(world.account.sessions).toHaveLength(0);
});

test('the same saved at once for a session that is there, each is sent in turn', async () => {
  begin();
  const lane = world.book();
  await world.pass(20_000);
  world.move(lane, NOW + 7 * HOUR - (NOW % HOUR));
  world.add(lane, 'Ana Lopez');
  world.handOver(lane, world.hostId(1));
  world.move(lane, NOW + 8 * HOUR - (NOW % HOUR));
  await world.pass(60_000);
  expect(world.standings(lane)).toEqual(['delivered', 'superseded', 'delivered', 'delivered', 'delivered']);
  expect(world.booked()[0]?.startsAt).toBe(NOW + 8 * HOUR - (NOW % HOUR));
  expect(world.worked(/^(POST|PUT|DELETE)/)).toBe(4);
});

test('the newest that was not sent may be taken back, and nothing of it remains', async () => {
  begin();
  world.network.line = 'refuse';
  const lane = world.book();
  const moved = world.move(lane, NOW + 7 * HOUR);
  expect(world.rowsOf(lane).map((row) => row.actions)).toEqual([[], ['takeBack']]);
  expect(world.outbox.act(moved.changeId, 'takeBack', 'Luis')?.standing).toBe('takenBack');
  const created = world.rowsOf(lane)[0];
  expect(world.outbox.act(created?.changeId ?? '', 'takeBack', 'Luis')?.standing).toBe('takenBack');
  expect(world.desk.book.get(lane)).toBeUndefined();
  world.network.line = 'up';
  await world.settle();
  expect(world.account.sessions).toHaveLength(0);
});

test('what is being sent cannot be taken back', async () => {
  begin();
  world.network.plant(/^POST/, { do: 'delay', ms: 5_000 });
  const lane = world.book();
  await world.pass(1_000);
  expect(world.standings(lane)).toEqual(['sending']);
  const row = world.rowsOf(lane)[0];
  expect(world.outbox.act(row?.changeId ?? '', 'takeBack', 'Luis')).toBeNull();
  await world.pass(10_000);
  expect(world.standings(lane)).toEqual(['delivered']);
});

// ---- doubt

test.each([
  ['worked, answer lost', { do: 'dropAfter' } as const],
  ['worked, answer cut', { do: 'truncate' } as const],
  ['worked, answer unreadable', { do: 'unreadable' } as const],
  ['never arrived', { do: 'dropBefore' } as const],
  ['hangs', { do: 'hang' } as const],
  ['lands a minute late', { do: 'landLate', ms: 70_000 } as const],
  ['answered too late', { do: 'delay', ms: 30_000 } as const],
  ['a portal in between', { do: 'portal' } as const],
  ['an internal error', { do: 'status', status: 500 } as const],
  ['busy', { do: 'status', status: 429, retryAfter: 40 } as const],
  ['busy without saying how long', { do: 'status', status: 429 } as const],
  ['unavailable for a while', { do: 'status', status: 503, retryAfter: 40 } as const],
])('a create whose send fails (%s) is booked exactly once, without a question', async (_name, fault) => {
  begin();
  world.network.plant(/^POST/, fault);
  const lane = world.book();
  await world.settle();
  expect(world.standings(lane)).toEqual(['delivered']);
  expect(world.account.sessions).toHaveLength(1);
  expect(world.toldTo('Rosa Vega')).toEqual(['invitation']);
});

test.each(['participant', 'session', 'nothing'] as const)(
  'somebody who was added has a code at once, whatever SecureVideo answers (%s)',
  async (addAnswers) => {
    begin({ options: { addAnswers, listDelayMs: 5_000 } });
    const lane = world.book();
    await world.pass(20_000);
    world.add(lane, 'Ana Lopez');
    await world.pass(15_000);
    expect(world.shown(lane).participants.map((person) => person.connectCode)).not.toContain(null);
  },
);

test('a thousand changes of two hundred sessions drain about as fast as four at a time can', async () => {
  begin();
  const lanes = Array.from({ length: 200 }, (_one, n) => world.book(`Patient ${String(n)}`));
  await world.pass(30_000);
  world.network.line = 'refuse';
  await world.pass(1_000);
  for (const lane of lanes) {
    world.move(lane, NOW + 8 * HOUR - (NOW % HOUR));
    world.add(lane, 'Ana Lopez');
    world.handOver(lane, world.hostId(1));
    world.add(lane, 'Walter Finch');
    world.removePerson(lane, 'Ana Lopez');
  }
  world.network.line = 'up';
  const begun = world.clock.monotonic();
  world.outbox.wake();
  await world.rest();
  const writes = world.network.seen.filter(({ method, at }) => method !== 'GET' && at >= NOW + begun).length;
  const idealMs = (writes * world.network.latencyMs) / 4;
  expect(lanes.every((lane) => world.rowsOf(lane).every((row) => row.endedAt !== null))).toBe(true);
  expect(world.clock.monotonic() - begun).toBeLessThan(idealMs * 1.1 + 2_000);
}, 60_000);
