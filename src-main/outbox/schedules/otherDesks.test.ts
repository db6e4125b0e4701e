// Goal: two desks on one account never take each other's sessions or people for their own, and never leave a patient with
// none. Method: schedules 15, 16, 17 and 24 with two real desks beside one practice account.
import { cpSync } from 'node:fs';
import { afterEach, expect, test } from 'vitest';
import type { Booking } from '../../../src-shared/session/booking.ts';
import { guest } from '../testing/wishes.ts';
import { answer, bookedAndListed, hour, idOf, quiet } from '../testing/played.ts';
import { World } from '../testing/world.ts';
import type { WorldSetup } from '../testing/world.ts';

const desks: World[] = [];
function begin(setup: WorldSetup = {}): [World, World] {
  const first = new World(setup);
  const second = new World({ beside: first });
  desks.push(first, second);
  return [first, second];
}
afterEach(() => {
  for (const desk of desks.splice(0)) desk.remove();
});

/** One file on two computers, as nobody should have it: both desks send the same booking before either looks. */
async function sameBookingAtBoth(more: Partial<Booking>): Promise<{ first: World; second: World; lane: string }> {
  const [first, second] = begin();
  first.network.line = 'refuse';
  const lane = first.book('George Petrakis', more);
  first.kill();
  cpSync(first.folder, second.folder, { recursive: true });
  first.network.line = 'up';
  first.open();
  second.open();
  await first.pass(40_000);
  expect(first.booked()).toHaveLength(2);
  expect(idOf(first, lane)).not.toBe(idOf(second, lane));
  return { first, second, lane };
}

const lowestOf = (world: World): number => Math.min(...world.account.sessions.map((session) => session.sessionId));
const toldHost = (world: World): string[] =>
  world.account.notices.filter((notice) => notice.isHost).map((notice) => notice.about);

test('schedule 15: no guest is told, but the host is without being asked: the copy goes, and the story says so', async () => {
  const { first, second, lane } = await sameBookingAtBoth(quiet('George Petrakis'));
  second.kill();
  await first.read();
  await first.settle();
  expect(first.toldTo('George Petrakis')).toEqual([]);
  expect(toldHost(first)).toEqual(['invitation', 'invitation', 'cancelled']);
  expect(first.booked()).toHaveLength(1);
  expect(first.standings(lane)).toEqual(['delivered']);
  const cancel = first.outbox.rows(0).find((row) => row.kind === 'cancel');
  expect(cancel).toMatchObject({ standing: 'delivered', by: 'Front Desk' });
  expect(cancel?.story[0]?.what).toBe(
    'SecureVideo had it twice: this copy is cancelled by Front Desk. The clinician may have been told of both.',
  );
});

test('schedule 15: a colleague invited as a user of SecureVideo was told: nothing is cancelled unasked', async () => {
  const user = (world: World): Booking['participants'][number] => ({
    kind: 'user',
    localId: 'colleague',
    userId: world.hostId(1),
    name: world.account.state.users[1]?.name ?? '',
    packet: 'none',
  });
  const [first, second] = begin();
  first.network.line = 'refuse';
  const invited = guest('George Petrakis', { delivery: 'none', email: '' });
  const lane = first.book('George Petrakis', { participants: [invited, user(first)] });
  first.kill();
  cpSync(first.folder, second.folder, { recursive: true });
  first.network.line = 'up';
  first.open();
  second.open();
  await first.pass(40_000);
  await first.read();
  await first.settle();
  expect(first.booked()).toHaveLength(2);
  expect(first.rowsOf(lane)[0]).toMatchObject({ standing: 'needsYou', cause: 'twin' });
});

test('schedule 16: two desks type one EHR id in the same minute: both bookings stay, each desk changes its own', async () => {
  const [first, second] = begin();
  const typed = { externalId: 'EHR-77', externalIdIsOurs: false };
  const rosa = first.book('Rosa Vega', typed);
  const trevor = second.book('Trevor Lane', { ...typed, hostId: second.hostId(1), startsAt: hour(7) });
  await first.pass(20_000);
  await first.read();
  await second.read();
  await first.pass(31_000);
  expect(first.booked()).toHaveLength(2);
  expect([...first.standings(rosa), ...second.standings(trevor)]).toEqual(['delivered', 'delivered']);
  second.move(trevor, hour(9));
  first.cancel(rosa);
  await first.settle();
  expect(first.booked().map((session) => [session.participants[1]?.name, session.startsAt])).toEqual([
    ['Trevor Lane', hour(9)],
  ]);
  expect(first.toldTo('Trevor Lane')).toEqual(['invitation', 'rescheduled']);
  expect([...first.standings(rosa), ...second.standings(trevor)]).toEqual(Array.from({ length: 4 }, () => 'delivered'));
});

test.each(['accepted', 'refused'] as const)(
  'schedule 16: the same while one is in doubt (a second use of an id is %s): the other’s booking is not taken for ours',
  async (duplicates) => {
    const [first, second] = begin({ options: { duplicates } });
    const typed = { externalId: 'EHR-78', externalIdIsOurs: false };
    first.network.plant(/^POST/, { do: 'dropBefore' });
    const rosa = first.book('Rosa Vega', typed);
    await first.pass(300);
    const trevor = second.book('Trevor Lane', { ...typed, hostId: second.hostId(1), startsAt: hour(7) });
    await first.settle();
    expect(second.standings(trevor)).toEqual(['delivered']);
    expect(first.rowsOf(rosa)[0]).toMatchObject({ standing: 'needsYou', cause: 'sameId' });
    expect(first.booked()).toHaveLength(1);
    expect(first.shown(rosa).sessionId).toBeNull();
    expect(first.worked(/^DELETE|^PUT/)).toBe(0);
  },
);

test('schedule 17: two desks find the same twin of which no guest was told: one copy stays, the lowest', async () => {
  const { first, second, lane } = await sameBookingAtBoth(quiet('George Petrakis'));
  await Promise.all([first.read(), second.read()]);
  await first.settle();
  expect(first.booked().map((session) => session.sessionId)).toEqual([lowestOf(first)]);
  expect([idOf(first, lane), idOf(second, lane)]).toEqual([lowestOf(first), lowestOf(first)]);
  expect([...first.standings(lane), ...second.standings(lane)]).toEqual(['delivered', 'delivered']);
});

test('schedule 17: a guest was told, and the people at both desks say "cancel the other one": one copy stays', async () => {
  const { first, second, lane } = await sameBookingAtBoth({});
  await Promise.all([first.read(), second.read()]);
  expect(first.booked()).toHaveLength(2);
  for (const desk of [first, second]) {
    const [row] = desk.rowsOf(lane);
    expect(row).toMatchObject({ standing: 'needsYou', cause: 'twin', actions: ['cancelTwin', 'seen'] });
    answer(desk, row, 'cancelTwin');
  }
  await first.settle();
  expect(first.booked().map((session) => session.sessionId)).toEqual([lowestOf(first)]);
  await Promise.all([first.read(), second.read()]);
  expect([idOf(first, lane), idOf(second, lane)]).toEqual([lowestOf(first), lowestOf(first)]);
  expect([...first.standings(lane), ...second.standings(lane)]).toEqual(['delivered', 'delivered']);
});

test('schedule 17: the copy that was to stay is cancelled by a colleague first: the other one is not cancelled too', async () => {
  const { first, second, lane } = await sameBookingAtBoth({});
  second.kill();
  await first.read();
  first.network.line = 'refuse';
  answer(first, first.rowsOf(lane)[0], 'cancelTwin');
  first.account.cancelSession({ id: lowestOf(first) });
  await first.pass(60_000);
  first.network.line = 'up';
  await first.settle();
  expect(first.booked()).toHaveLength(1);
  const cancel = first.outbox.rows(0).find((row) => row.kind === 'cancel');
  expect(cancel).toMatchObject({ standing: 'needsYou', cause: 'conflict', actions: ['sendMine', 'keepTheirs'] });
  expect(cancel?.happened).toBe('The other copy is gone. You wanted to cancel this copy.');
  answer(first, cancel, 'keepTheirs');
  await first.settle();
  expect(first.booked()).toHaveLength(1);
});

test('schedule 24: another desk adds another Ana Lopez while our own add is unsure: she is not taken for ours', async () => {
  const [first, second] = begin();
  const lane = await bookedAndListed(first);
  await second.read();
  const there = second.desk.book.bySessionId(idOf(first, lane))?.session.localId ?? '';
  first.network.plant(/^POST .participant/, { do: 'dropBefore' });
  const add = first.add(lane, 'Ana Lopez');
  await first.pass(2_000);
  expect(first.row(add.changeId).standing).toBe('checking');
  const participant = guest('Ana Lopez', { email: 'ana@elsewhere.example', localId: 'other-ana' });
  second.save(there, { kind: 'addParticipant', participant, seen: second.seen(there) });
  await first.settle();
  expect(second.standings(there)).toEqual(['delivered']);
  // Not "delivered" by the other one: SecureVideo takes one of a name, so ours waits for a person.
  expect(first.row(add.changeId)).toMatchObject({ standing: 'needsYou', cause: 'conflict' });
  const anas = first.booked()[0]?.participants.filter((person) => person.name === 'Ana Lopez');
  expect(anas?.map((person) => person.email)).toEqual(['ana@elsewhere.example']);
});
