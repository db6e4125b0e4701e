// Goal: what only looks like ours is not taken for ours: neither a session that was there before, nor somebody of the same name.
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { OutboxRow, Wish } from '../../src-shared/outbox/change.ts';
import type { InvitedGuest } from '../../src-shared/session/booking.ts';
import { answer, bookedAndListed, elsewhere, hour, idOf } from './testing/played.ts';
import { HOUR, guest } from './testing/wishes.ts';
import { World } from './testing/world.ts';

const MINUTE = 60_000;

let world: World;
beforeEach(() => {
  world = new World();
});
afterEach(() => world.remove());

/** Two changes saved as one. */
function both(first: readonly [string, Wish], second: readonly [string, Wish]): OutboxRow {
  const [one, other] = ([first, second] as const).map(([lane, wish], nth) => ({
    changeId: nth === 0 ? 'first' : 'then',
    lane,
    wish,
    by: 'Dana',
    replaces: null,
    draftId: null,
  }));
  if (one === undefined || other === undefined) throw new Error('two were given');
  const taken = world.outbox.promiseBoth(one, other);
  if (taken.is === 'notTaken') throw new Error(`not taken: ${taken.because}`);
  return taken.row;
}

const localIdOf = (lane: string, name: string): string =>
  world.shown(lane).participants.find((one) => one.name === name)?.localId ?? '';

function change(lane: string, from: string, to: InvitedGuest, order: 'removeFirst' | 'addFirst'): void {
  const seen = world.seen(lane);
  const add = [lane, { kind: 'addParticipant', participant: to, seen }] as const;
  const remove = [
    lane,
    { kind: 'removeParticipant', participantLocalId: localIdOf(lane, from), name: from, seen },
  ] as const;
  if (order === 'addFirst') both(add, remove);
  else both(remove, add);
}

const inSession = (lane: string): string[] =>
  (world.booked().find(({ sessionId }) => sessionId === idOf(world, lane))?.participants ?? [])
    .filter(({ userId }) => userId === null)
    .map(({ name, email }) => `${name} ${email}`);

/** An account that gives no ids back. */
function nameless(): void {
  world.remove();
  world = new World({ options: { answers: 'oldest' } });
}

const rosa = guest('Rosa Vega');

/** Somebody books Rosa at five, on SecureVideo's own page. */
function bookRosa(): void {
  const one = { ParticipantFullName: rosa.name, ParticipantEmailAddress: rosa.email, ShouldAutoDeliverCode: 'E' };
  const body = { ScheduleTs: new Date(hour(5)).toISOString().slice(0, 19), Participants: [one] };
  world.account.createSession({ id: Number(world.hostId()) }, body);
}

/** Rosa's session, as lists have shown it for a while, is booked anew here, and then cancelled. */
async function rosaAnew(): Promise<void> {
  await world.read();
  await world.pass(31_000);
  const [old] = world.booked();
  const lane = world.desk.book.bySessionId(old?.sessionId ?? 0)?.session.localId ?? '';
  const booking = world.bookingFor('Rosa Vega', { startsAt: hour(5), participants: [rosa] });
  both(['lane-anew', { kind: 'create', booking }], [lane, { kind: 'cancel', seen: world.seen(lane) }]);
}

test('where no ids come back, a second copy that was listed before the send is not what the send made', async () => {
  nameless();
  bookRosa();
  bookRosa();
  world.network.plant(/^POST .session/, { do: 'landLate', ms: 40 * MINUTE });
  await rosaAnew();
  await world.pass(20 * MINUTE);
  expect(world.row('first')).toMatchObject({ standing: 'needsYou', cause: 'notProven' });
  expect(world.network.matching(/^DELETE/)).toEqual([]);
  await world.pass(30 * MINUTE);
  await world.read();
  answer(world, world.row('first'), 'itIsThere');
  await world.settle();
  // Which of the three it is only the person knows: nothing is cancelled by itself.
  expect([world.row('first').standing, world.row('then').standing]).toEqual(['delivered', 'needsYou']);
  expect(world.network.matching(/^DELETE/)).toEqual([]);
});

test('where no ids come back, a second copy that no list had shown yet is looked for before the send', async () => {
  nameless();
  bookRosa();
  await world.read();
  bookRosa();
  world.network.plant(/^POST .session/, { do: 'landLate', ms: 40 * MINUTE });
  const [old] = world.booked();
  const lane = world.desk.book.bySessionId(old?.sessionId ?? 0)?.session.localId ?? '';
  await world.pass(HOUR);
  const booking = world.bookingFor('Rosa Vega', { startsAt: hour(5), participants: [rosa] });
  both(['lane-anew', { kind: 'create', booking }], [lane, { kind: 'cancel', seen: world.seen(lane) }]);
  await world.pass(20 * MINUTE);
  expect(world.row('first')).toMatchObject({ standing: 'needsYou', cause: 'notProven' });
  expect(world.network.matching(/^DELETE/)).toEqual([]);
});

test('where no ids come back, what others have booked hours later is not what the send made', async () => {
  nameless();
  bookRosa();
  world.network.plant(/^POST .session/, { do: 'dropBefore' });
  await rosaAnew();
  await world.pass(5 * MINUTE);
  expect(world.row('first')).toMatchObject({ standing: 'needsYou', cause: 'notProven' });
  bookRosa();
  await world.pass(HOUR);
  await world.read();
  expect(world.row('first').standing).toBe('needsYou');
  answer(world, world.row('first'), 'tryAgain');
  await world.pass(5 * MINUTE);
  expect(world.row('first')).toMatchObject({ standing: 'needsYou', cause: 'notProven' });
  expect(world.booked()).toHaveLength(2);
});

test('where no ids come back, what shows soon after the send is what it made, and the old session goes', async () => {
  nameless();
  bookRosa();
  world.network.plant(/^POST .session/, { do: 'dropAfter' });
  await rosaAnew();
  await world.pass(5 * MINUTE);
  expect([world.row('first').standing, world.row('then').standing]).toEqual(['delivered', 'delivered']);
  expect(world.booked()).toHaveLength(1);
});

test('somebody of the same name who came in place of the one to be removed is somebody else: a cancel stops', async () => {
  const lane = await bookedAndListed(world, 'Rosa Vega', { participants: [guest('Rosa Vega'), guest('Tom Vega')] });
  world.network.line = 'refuse';
  change(lane, 'Rosa Vega', guest('Rosa Vega Senior', { localId: 'senior' }), 'addFirst');
  const cancel = world.cancel(lane);
  const old = world.booked()[0]?.participants.find(({ name }) => name === 'Rosa Vega')?.participationId ?? 0;
  world.account.removeParticipant(old);
  elsewhere(world).add(lane, 'Rosa Vega', 'another.rosa@example.org');
  world.network.line = 'up';
  await world.pass(5 * MINUTE);
  expect(world.row(cancel.changeId)).toMatchObject({ standing: 'needsYou', cause: 'conflict' });
  expect(world.booked()).toHaveLength(1);
});

test('nobody came in her place: the same cancel goes', async () => {
  const lane = await bookedAndListed(world, 'Rosa Vega', { participants: [guest('Rosa Vega'), guest('Tom Vega')] });
  world.network.line = 'refuse';
  change(lane, 'Rosa Vega', guest('Rosa Vega Senior', { localId: 'senior' }), 'addFirst');
  const cancel = world.cancel(lane);
  world.network.line = 'up';
  await world.pass(5 * MINUTE);
  expect(world.row(cancel.changeId).standing).toBe('delivered');
  expect(world.booked()).toEqual([]);
});

test('put in anew and removed a moment later: the new entry goes, not the one of that name in an older list', async () => {
  world.remove();
  world = new World({ options: { addAnswers: 'nothing' } });
  const lane = await bookedAndListed(world, 'Rosa Vega', { participants: [guest('Rosa Vega'), guest('Tom Vega')] });
  change(lane, 'Rosa Vega', guest('Rosa Vega', { localId: 'again', zoneId: 'Eastern Standard Time' }), 'removeFirst');
  await world.pass(2_000);
  expect([world.row('first').standing, world.row('then').standing]).toEqual(['delivered', 'delivered']);
  const removal = world.removePerson(lane, 'Rosa Vega');
  await world.pass(MINUTE);
  expect(inSession(lane)).toEqual(['Tom Vega tom.vega@example.org']);
  expect(world.row(removal.changeId).standing).toBe('delivered');
});

/** Ana is added here, and SecureVideo refuses it: that waits for a person. */
async function refusedAna(): Promise<string> {
  const lane = await bookedAndListed(world);
  world.network.plant(/^POST .participant/, { do: 'status', status: 422 });
  const add = world.add(lane, 'Ana Lopez');
  await world.pass(2 * MINUTE);
  expect(world.row(add.changeId)).toMatchObject({ standing: 'needsYou', cause: 'refused' });
  return lane;
}

test('whom SecureVideo refused here, and others let in, has not come by us: a cancel stops', async () => {
  const lane = await refusedAna();
  elsewhere(world).add(lane, 'Ana Lopez', 'ana.lopez@example.org');
  const cancel = world.cancel(lane);
  await world.pass(2 * MINUTE);
  expect(world.row(cancel.changeId)).toMatchObject({ standing: 'needsYou', cause: 'conflict' });
  expect(world.booked()).toHaveLength(1);
});

test('refused and let in by nobody: the same cancel goes', async () => {
  const lane = await refusedAna();
  const cancel = world.cancel(lane);
  await world.pass(2 * MINUTE);
  expect(world.row(cancel.changeId).standing).toBe('delivered');
  expect(world.booked()).toEqual([]);
});
