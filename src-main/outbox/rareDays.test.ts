// Goal: rules that so rarely matter that only whole simulated days had ever shown them broken are kept. Method: for each the
// shortest course of events in which it decides.
import { afterEach, expect, test } from 'vitest';
import type { ReadAnswer, SecureVideoApi, SessionList } from '../api/port.ts';
import { FIVE, FOUR, HOUR, NOW, THREE } from './testing/wishes.ts';
import { World } from './testing/world.ts';
import type { WorldSetup } from './testing/world.ts';

const MINUTES = 60_000;
const DAYS = 24 * HOUR;

let world: World;
afterEach(() => world.remove());

/** A desk with one session at three that its list has shown. */
async function booked(setup: WorldSetup = {}): Promise<string> {
  world = new World(setup);
  const lane = world.book('Rosa Vega', { startsAt: THREE });
  await world.pass(MINUTES);
  await world.read();
  return lane;
}

/** Starts the desk anew with lists that `through` makes of what SecureVideo tells. */
function withLists(through: (list: ReadAnswer<SessionList>) => ReadAnswer<SessionList>): void {
  world.kill();
  const api: SecureVideoApi = world.client();
  world.open({}, { ...api, listSessions: async (query) => through(await api.listSessions(query)) });
}

/** Somebody else moves the only session, on SecureVideo's own page. */
function elsewhere(startsAt: number): void {
  const session = world.booked()[0];
  if (session === undefined) throw new Error('a session');
  session.startsAt = startsAt;
}

function listsAsked(): number {
  return world.network.matching(/^GET .session/).length;
}

/** The disk takes nothing any more, or everything again. */
function setDisk(isFull: boolean): void {
  world.desk.store.db.exec(`PRAGMA query_only = ${isFull ? 'ON' : 'OFF'}`);
}

test('the wall is set back: a session that was seen “later” than the list which lacks it is gone, and not looked for all day', async () => {
  const lane = await booked();
  withLists((list) => (list.is === 'read' ? { ...list, value: { ...list.value, sessions: [] } } : list));
  world.clock.setTime(world.clock.now() - DAYS);
  await world.pass(MINUTES);
  const before = listsAsked();
  world.move(lane, FIVE);
  await world.pass(10 * MINUTES);
  expect(world.standings(lane)).toEqual(['delivered', 'needsYou:sessionGone']);
  expect(listsAsked() - before).toBeLessThan(10);
});

test('whatever a lane wants, lists begin no closer together than a second', async () => {
  const lane = await booked();
  // A fault of ours: no list is ever new enough.
  withLists((list) => (list.is === 'read' ? { ...list, begunMonotonic: list.begunMonotonic - MINUTES } : list));
  const before = listsAsked();
  world.move(lane, FIVE);
  await world.pass(MINUTES);
  expect(listsAsked() - before).toBeGreaterThan(30);
  expect(listsAsked() - before).toBeLessThanOrEqual(61);
});

test('a booking found late was made as asked: what others did to it since is theirs, and not overwritten unseen', async () => {
  world = new World();
  await world.read();
  world.network.plant(/^POST .session/, { do: 'dropAfter' });
  const lane = world.book('Rosa Vega', { startsAt: THREE });
  world.network.plant(/^GET .session/, { do: 'dropBefore' }, 3);
  await world.pass(500);
  elsewhere(FOUR);
  world.move(lane, FIVE);
  await world.pass(5 * MINUTES);
  expect(world.standings(lane).slice(-1)).toEqual(['needsYou:conflict']);
  expect(world.booked()[0]?.startsAt).toBe(FOUR);
});

test('before a cancel is called “already so” of a booking that was proven absent, it is looked up afresh', async () => {
  world = new World();
  await world.read();
  world.network.plant(/^POST .session/, { do: 'landLate', ms: 30 * MINUTES });
  world.network.plant(/^POST .session/, { do: 'status', status: 400 });
  const lane = world.book('Rosa Vega');
  await world.pass(10 * MINUTES);
  expect(world.standings(lane)).toEqual(['needsYou:refused']);
  const before = listsAsked();
  await world.pass(30 * MINUTES);
  expect([listsAsked() - before, world.booked().length]).toEqual([0, 1]);
  world.cancel(lane);
  await world.pass(5 * MINUTES);
  expect(world.booked()).toHaveLength(0);
});

test('a desk whose wall is a day ahead from the start asks SecureVideo’s clock before it calls a time passed', async () => {
  world = new World();
  world.clock.setTime(NOW + DAYS);
  const lane = world.book('Rosa Vega', { startsAt: FOUR });
  await world.pass(MINUTES);
  expect(world.standings(lane)).toEqual(['delivered']);
});

test('SecureVideo’s clock is asked anew after the wall was set bit by bit, too little each time to be seen as a sleep', async () => {
  await booked({ settings: { holdMs: 60_000 } });
  await world.pass(MINUTES);
  await world.read();
  const lane = world.book('Ana Lopez', { startsAt: NOW + 20 * MINUTES });
  for (let step = 0; step < 30; step++) {
    world.clock.setTime(world.clock.now() + 50_000);
    const saved = world.book('Jo Park');
    await world.pass(100);
    world.outbox.act(world.rowsOf(saved)[0]?.changeId ?? '', 'takeBack', 'Dana');
  }
  await world.pass(5 * MINUTES);
  expect(world.standings(lane)).toEqual(['delivered']);
});

test('a disk that takes no list in is tried less and less often, and at once a minute at most in the end', async () => {
  const lane = await booked();
  world.network.line = 'refuse';
  world.move(lane, FIVE);
  await world.pass(5_000);
  setDisk(true);
  world.network.line = 'up';
  await world.pass(5 * MINUTES);
  const before = listsAsked();
  await world.pass(10 * MINUTES);
  expect(listsAsked() - before).toBeGreaterThan(5);
  expect(listsAsked() - before).toBeLessThanOrEqual(11);
  // However often something else gives a reason to look.
  const woken = listsAsked();
  for (let second = 0; second < 120; second++) {
    world.outbox.wake();
    await world.pass(1_000);
  }
  expect(listsAsked() - woken).toBeLessThanOrEqual(3);
  setDisk(false);
  await world.pass(3 * MINUTES);
  expect(world.standings(lane)).toEqual(['delivered', 'delivered']);
});

test('a person has seen that a cancelled session is booked all the same: what was saved for it since goes out', async () => {
  const lane = await booked();
  world.book('Ana Lopez');
  await world.pass(MINUTES);
  const id = world.desk.book.get(lane)?.session.sessionId;
  let isHalf = true;
  withLists((list) => {
    if (list.is !== 'read' || !isHalf) return list;
    return { ...list, value: { ...list.value, sessions: list.value.sessions.filter((one) => one.sessionId !== id) } };
  });
  world.network.plant(/^DELETE/, { do: 'dropBefore' });
  const cancelled = world.cancel(lane);
  await world.pass(10 * MINUTES);
  isHalf = false;
  await world.read();
  expect(world.row(cancelled.changeId).cause).toBe('savedDifferently');
  world.network.line = 'refuse';
  const move = world.move(lane, FIVE);
  await world.pass(5_000);
  world.outbox.act(cancelled.changeId, 'seen', 'Dana');
  expect(world.row(move.changeId).standing).toBe('waiting');
  world.network.line = 'up';
  await world.pass(5 * MINUTES);
  expect(world.row(move.changeId).standing).toBe('delivered');
});

test('a list that was asked for before everything was held, and comes after, is not taken in: whose it is nobody knows', async () => {
  const lane = await booked();
  world.network.plant(/^GET .session/, { do: 'delay', ms: 5_000 });
  elsewhere(FIVE);
  const reading = world.outbox.readNow();
  await world.pass(1_000);
  world.outbox.pause('account');
  await world.pass(10_000);
  expect((await reading).is).toBe('read');
  expect(world.desk.book.get(lane)?.session.startsAt).toBe(THREE);
});

test('a booking of a restored queue is watched for: discarded here, and sent by the computer that it was copied from, it is told', async () => {
  world = new World();
  world.network.line = 'refuse';
  const startsAt = NOW + 5 * HOUR;
  const wish = { kind: 'create', booking: world.bookingFor('Rosa Vega', { startsAt }) } as const;
  const { changeId } = world.save('lane', wish);
  await world.pass(MINUTES);
  world.kill();
  world.open({ isRestored: true });
  world.outbox.act(changeId, 'discard', 'Dana');
  const other = new World({ beside: world });
  try {
    other.save('lane', wish);
    await other.pass(MINUTES);
    world.network.line = 'up';
    await world.pass(MINUTES);
    await world.read();
    expect(world.row(changeId)).toMatchObject({ standing: 'needsYou', cause: 'landedLate' });
  } finally {
    other.remove();
  }
});

test('an account that gives no ids back: a look-alike of a booking that was sent twice is shown to a person', async () => {
  await booked({ options: { answers: 'oldest' } });
  world.network.plant(/^POST .session/, { do: 'landLate', ms: 40 * MINUTES });
  const lane = world.book('Ana Lopez');
  await world.pass(20 * MINUTES);
  const [create] = world.rowsOf(lane);
  expect(create).toMatchObject({ standing: 'needsYou', cause: 'notProven' });
  world.outbox.act(create?.changeId ?? '', 'notThere', 'Dana');
  await world.pass(5 * MINUTES);
  expect(world.standings(lane)).toEqual(['delivered']);
  await world.pass(30 * MINUTES);
  await world.read();
  expect(world.booked()).toHaveLength(3);
  expect(world.standings(lane)).toEqual(['needsYou:twin']);
});

/** A move to four that SecureVideo refuses; `during` is done while it is being sent. */
async function refusedMove(lane: string, during: () => void = () => undefined): Promise<string> {
  await world.read();
  world.network.plant(/^PUT .session/, { do: 'status', status: 400 });
  const refused = world.move(lane, FOUR);
  await world.pass(10);
  expect(world.row(refused.changeId).standing).toBe('sending');
  during();
  await world.pass(2 * MINUTES);
  expect(world.row(refused.changeId)).toMatchObject({ standing: 'needsYou', cause: 'refused' });
  return refused.changeId;
}

test('a wish made while an earlier one waited for a person was not made upon it', async () => {
  const lane = await booked();
  const refused = await refusedMove(lane);
  elsewhere(FOUR + 30 * MINUTES);
  await world.read();
  const move = world.move(lane, FIVE); // the desk shows half past four: what waits for a person is not laid over it
  expect(world.row(refused).standing).toBe('superseded');
  await world.pass(5 * MINUTES);
  expect(world.row(move.changeId).standing).toBe('delivered');
});

test('a wish made upon one that had been made upon what waits for a person now goes back through both', async () => {
  const lane = await booked();
  const refused = await refusedMove(lane, () => world.move(lane, FOUR + 30 * MINUTES));
  const move = world.move(lane, FIVE);
  expect(world.row(refused).standing).toBe('superseded'); // the new wish stands in its place
  await world.pass(5 * MINUTES);
  expect(world.row(move.changeId).standing).toBe('delivered');
  expect(world.booked()[0]?.startsAt).toBe(FIVE);
});

test('held at once, whatever the disk says; let go only when the disk has it', async () => {
  const lane = await booked();
  const users = world.account.state.users.map(({ userId, name }) => ({ userId: String(userId), name }));
  const none = { email: '', phone: '', zoneId: '', externalId: '', helpNumber: '', mayHost: true };
  const clinicians = users.map((one) => ({ ...one, ...none }));
  world.network.line = 'refuse';
  world.move(lane, FIVE);
  await world.pass(1_000);
  setDisk(true);
  expect(() => world.outbox.pause('account')).toThrow();
  expect(world.outbox.paused).toBe('account');
  setDisk(false);
  world.network.line = 'up';
  await world.pass(5 * MINUTES);
  expect(world.worked(/^PUT/)).toBe(0);
  setDisk(true);
  expect(() => world.outbox.proveAccount(clinicians)).toThrow();
  expect(world.outbox.paused).toBe('account');
  setDisk(false);
  expect(world.outbox.proveAccount(clinicians)).toBe(true);
  await world.pass(MINUTES);
  expect(world.standings(lane)).toEqual(['delivered', 'delivered']);
});

test('a session of ours that is too young to be listed makes no list suspect: an absence beside it is proven at once', async () => {
  world = new World({ options: { listDelayMs: 9_000 } });
  await world.read();
  world.network.plant(/^POST .session/, { do: 'dropBefore' });
  const lost = world.book('Rosa Vega');
  await world.pass(10_000);
  expect(world.standings(lost)).toEqual(['checking']);
  // Some seconds before the quiet time is over, another booking is made: the list that is proof does not have it yet.
  await world.pass(75_000);
  world.book('Ana Lopez');
  await world.pass(10_000);
  expect(world.network.matching(/^POST .session/).map(({ worked }) => worked)).toEqual([null, 201, 201]);
});
