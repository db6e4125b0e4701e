// Goal: polite, right account, nothing sent out of a restored queue. Method: many changes, a busy or closed service, restarts.
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

function bookMany(count: number): string[] {
  return Array.from({ length: count }, (_one, n) => world.book(`Patient ${String(n)}`));
}

// ---- polite

test('at most four requests in flight, one a session', async () => {
  begin();
  world.network.latencyMs = 1_000;
  const lanes = bookMany(20);
  await world.pass(2_500);
  for (const lane of lanes.slice(0, 4)) world.add(lane, 'Ana Lopez');
  await world.pass(30_000);
  expect(world.network.inFlightMax).toBeLessThanOrEqual(4);
  expect(world.booked()).toHaveLength(20);
});

test('Retry-After is kept, also over a wall clock that is set ahead', async () => {
  begin();
  world.network.plant(/^POST/, { do: 'status', status: 429, retryAfter: 300 });
  bookMany(3);
  await world.pass(2_000);
  const asked = world.network.seen.length;
  world.clock.setTime(world.clock.now() + HOUR);
  await world.read();
  await world.pass(290_000);
  expect(world.network.seen.length).toBe(asked);
  expect(world.outbox.line()).toMatchObject({ is: 'offline', why: 'busy' });
  await world.pass(60_000);
  expect(world.booked()).toHaveLength(3);
});

test('offline there is one probe at a time, and it is the list; waits grow to a minute at most', async () => {
  begin();
  bookMany(5);
  world.network.line = 'drop';
  await world.pass(30 * 60_000);
  const tries = world.network.seen;
  expect(tries.every(({ method, target }) => method === 'GET' && target === '/session')).toBe(true);
  expect(world.network.inFlightMax).toBe(1);
  expect(tries.length).toBeGreaterThan(29); // never more than a minute apart
  expect(tries.length).toBeLessThan(180);
  world.network.line = 'up';
  await world.pass(120_000);
  expect(world.booked()).toHaveLength(5);
});

test('a read that the desk asked for finds the line lost: it is probed by itself from then on, also with nothing waiting', async () => {
  begin();
  world.network.line = 'drop';
  await world.read();
  expect(world.outbox.line()).toMatchObject({ is: 'offline' });
  world.network.line = 'up';
  await world.pass(120_000);
  expect(world.outbox.line().is).toBe('online');
});

test.each([
  ['portal', { do: 'portal' } as const, 'portal'],
  ['internal errors', { do: 'status', status: 500 } as const, 'serviceDown'],
])('the line says what is wrong: %s', async (_name, fault, why) => {
  begin();
  world.network.plant(/./, fault, 1_000);
  world.book();
  await world.pass(5_000);
  expect(world.outbox.line()).toMatchObject({ is: 'offline', why });
  world.network.clearFaults();
  await world.pass(120_000);
  expect(world.outbox.line().is).toBe('online');
  expect(world.booked()).toHaveLength(1);
});

test('a person reading the list while one runs shares it', async () => {
  begin();
  const before = world.network.seen.length;
  const both = Promise.all([world.outbox.readNow(), world.outbox.readNow()]);
  await world.pass(1_000);
  expect((await both).map((one) => one.is)).toEqual(['read', 'read']);
  expect(world.network.seen.length - before).toBe(1);
});

// ---- keys and rights

test('401 pauses the account once: nothing more is asked, nothing is lost, new keys go on', async () => {
  begin();
  world.network.plant(/./, { do: 'status', status: 401 }, 100);
  const lanes = bookMany(6);
  await world.settle();
  expect(world.outbox.line().is).toBe('keysRefused');
  expect(world.network.seen).toHaveLength(1);
  world.network.clearFaults();
  world.outbox.keysChanged();
  await world.pass(30_000);
  expect(lanes.flatMap((lane) => world.standings(lane))).toEqual(lanes.map(() => 'delivered'));
});

test('401 to a change: it waits as it was', async () => {
  begin();
  world.network.plant(/^POST/, { do: 'status', status: 401 });
  const lane = world.book();
  await world.pass(5_000);
  expect(world.standings(lane)).toEqual(['waiting']);
  world.outbox.keysChanged();
  await world.pass(30_000);
  expect(world.standings(lane)).toEqual(['delivered']);
  expect(world.booked()).toHaveLength(1);
});

test('403 and the harmless read passes: only that change stops', async () => {
  begin();
  world.network.plant(/^POST/, { do: 'status', status: 403 });
  const lane = world.book();
  await world.pass(5_000);
  const other = world.book('Trevor Lane');
  await world.pass(20_000);
  expect(world.standings(lane)).toEqual(['needsYou:forbidden']);
  expect(world.standings(other)).toEqual(['delivered']);
});

test('403 and the harmless read fails: the account pauses', async () => {
  begin();
  await world.read();
  world.network.plant(/./, { do: 'status', status: 403 }, 100);
  const lane = world.book();
  await world.pass(20_000);
  expect(world.standings(lane)).toEqual(['waiting']);
  expect(world.outbox.line().is).toBe('keysRefused');
});

test('new keys: everything is held, over a restart too, until the account is proven', async () => {
  begin();
  const booked = world.book('First Patient');
  await world.pass(20_000);
  await world.read();
  world.outbox.pause('newKeys');
  world.cancel(booked);
  await world.pass(60_000);
  world.restart();
  await world.pass(60_000);
  expect(world.outbox.paused).toBe('newKeys');
  expect(world.booked()).toHaveLength(1);
  const others = [{ userId: world.hostId(), name: 'Somebody Else' }].map(clinician);
  expect(world.outbox.proveAccount(others)).toBe(false);
  expect(world.outbox.proveAccount([])).toBe(false);
  const same = world.account.state.users.map(({ userId, name }) => clinician({ userId: String(userId), name }));
  expect(world.outbox.proveAccount(same)).toBe(true);
  await world.pass(60_000);
  expect(world.booked()).toHaveLength(0);
});

test('an account that uses the same ids is found out where only another session, or the list of clinicians, knows the name', async () => {
  begin();
  const users = world.account.state.users.map(({ userId, name }) => clinician({ userId: String(userId), name }));
  const strangers = users.map(({ userId }) => clinician({ userId, name: 'Somebody Else' }));
  world.outbox.pause('newKeys');
  world.book('Waits From The Start');
  // Of a booking that was never sent nothing tells who its clinician is but other sessions, or the list of clinicians.
  expect(world.outbox.proveAccount(strangers, users)).toBe(false);
  expect(world.outbox.proveAccount(users, users)).toBe(true);
  await world.pass(60_000);
  await world.read();
  world.outbox.pause('newKeys');
  world.book('Waits Too');
  expect(world.outbox.proveAccount(strangers)).toBe(false);
  expect(world.outbox.paused).toBe('newKeys');
  expect(world.outbox.proveAccount(users)).toBe(true);
});

test('a clinician whom nothing here names is met by the id; one who has another name now, by the address', async () => {
  begin();
  const [first] = world.account.state.users.map(({ userId, name }) => clinician({ userId: String(userId), name }));
  if (first === undefined) throw new Error('a clinician');
  world.outbox.pause('newKeys');
  world.book('Waits From The Start');
  const renamed = { ...first, name: 'Dr. Ilse Voss-Marek', email: 'VOSS@example.org' };
  expect(world.outbox.proveAccount([renamed], [{ ...first, email: 'other@example.org' }])).toBe(false);
  expect(world.outbox.proveAccount([renamed], [{ ...first, email: 'voss@example.org' }])).toBe(true);
  world.outbox.pause('newKeys');
  expect(world.outbox.proveAccount([renamed])).toBe(true);
  await world.pass(60_000);
  expect(world.booked()).toHaveLength(1);
});

function clinician(one: { userId: string; name: string }): Parameters<World['outbox']['proveAccount']>[0][number] {
  return { ...one, email: '', phone: '', zoneId: '', externalId: '', helpNumber: '', mayHost: true };
}

// ---- restored and copied

test('a restored or copied queue is in doubt: it asks and sends nothing', async () => {
  begin();
  world.network.line = 'refuse';
  const [waits, sent] = [world.book('Rosa Vega'), world.book('Trevor Lane')];
  await world.pass(1_000);
  world.kill();
  world.network.line = 'up';
  world.open({ isRestored: true });
  await world.settle();
  expect([...world.standings(waits), ...world.standings(sent)]).toEqual(['needsYou:restored', 'needsYou:restored']);
  expect(world.network.matching(/^POST/)).toHaveLength(0);
});

/** A copy of the queue from before its booking was sent, opened when the booking is there. */
async function openCopy(setup: WorldSetup = {}): Promise<void> {
  begin(setup);
  const lane = world.book('Rosa Vega');
  const wish = world.outbox.wishOf(rowOf(lane))?.wish;
  await world.pass(20_000);
  expect(world.booked()).toHaveLength(1);
  // As an old copy has it: the same booking, still waiting.
  if (wish?.kind !== 'create') throw new Error('a booking');
  world.network.line = 'refuse';
  world.remove();
  const earlier = world;
  world = new World(setup);
  Object.assign(world, { account: earlier.account, network: earlier.network, clock: earlier.clock });
  world.network.line = 'refuse';
  world.save('lane-copy', wish);
  world.kill();
  world.network.line = 'up';
  world.open({ isRestored: true });
}

test('"go on" with a restored change looks first: what was delivered meanwhile is not sent again', async () => {
  await openCopy();
  world.outbox.act(rowOf('lane-copy'), 'tryAgain', 'Dana');
  await world.settle();
  expect(world.standings('lane-copy')).toEqual(['delivered']);
  expect(world.booked()).toHaveLength(1);
});

test('a cancel of a restored booking looks first: what was delivered meanwhile is cancelled', async () => {
  await openCopy({ options: { answers: 'oldest' } }); // ids that are not given back cannot tie the list's row to it
  await world.settle();
  world.cancel('lane-copy');
  await world.settle();
  expect(world.booked()).toHaveLength(0);
  expect(world.standings('lane-copy')).toEqual(['delivered', 'delivered']);
});

test('a cancel of a restored booking that never came is done without a request', async () => {
  begin();
  world.network.line = 'refuse';
  const lane = world.book('Rosa Vega');
  world.kill();
  world.network.line = 'up';
  world.open({ isRestored: true });
  world.cancel(lane);
  await world.settle();
  expect(world.network.matching(/^(POST|DELETE)/)).toEqual([]);
  expect(world.standings(lane)).toEqual(['superseded', 'alreadySo']);
});

test('the witness is told of all that was written, before it is sent, and asked at the start', async () => {
  begin();
  const noted: number[] = [];
  world.open({ witness: { check: () => 'same', note: (_, { steps }) => void noted.push(steps) } });
  world.book('Rosa Vega');
  world.book('Trevor Lane');
  expect(noted).toEqual([0, 1, 2]);
  await world.pass(20_000);
  expect(noted).toEqual([0, 1, 2, 3, 4, 5, 6]); // two marks, two deliveries
  expect(world.outbox.counts().highest).toBe(2);
  world.network.line = 'refuse';
  const lane = world.book('Aisha Rahman');
  const asked: number[][] = [];
  const check = (highest: number, stepsAfter: (from: number) => number): 'restoredOrCopied' => {
    asked.push([highest, stepsAfter(0)]);
    return 'restoredOrCopied';
  };
  world.restart({ witness: { check, note: () => undefined } });
  expect(asked).toEqual([[3, 7]]);
  expect(world.standings(lane)).toEqual(['needsYou:restored']);
});

// ---- twins

/** A second session with the same id appears, as after a request that landed beyond all bounds. */
function duplicate(change: { guests?: string[]; startsAt?: number } = {}): void {
  const first = world.booked()[0];
  if (first === undefined) throw new Error('nothing is booked');
  const guests = first.participants.filter((person) => person.userId === null);
  world.account.createSession(
    { id: first.hostId },
    {
      ScheduleTs: new Date(change.startsAt ?? first.startsAt).toISOString().slice(0, 19),
      IsRecorded: false,
      ExternalSessionId: first.externalId,
      Topic: first.topic,
      Participants: guests.map((person, n) => ({
        ParticipantFullName: change.guests?.[n] ?? person.name,
        ParticipantEmailAddress: person.email,
        ParticipantSmsNumber: person.phone,
        ParticipantDefaultResolution: 'high',
        ParticipantTimeZoneWindowsId: person.zoneId,
        ShouldAutoDeliverCode: person.delivery,
      })),
    },
  );
}

function quietGuest(): Parameters<World['book']>[1] {
  const [person] = world.bookingFor('George Petrakis').participants;
  if (person?.kind !== 'guest') throw new Error('a guest');
  return { participants: [{ ...person, delivery: 'none', email: '' }] };
}

test('a twin of which nobody but the host was told is cancelled by itself: the lowest stays', async () => {
  begin();
  const lane = world.book('George Petrakis', quietGuest());
  await world.pass(20_000);
  duplicate();
  const [lowest] = world.booked();
  await world.read();
  await world.settle();
  expect(world.booked().map((session) => session.sessionId)).toEqual([lowest?.sessionId]);
  expect(world.standings(lane)).toEqual(['delivered']);
  expect(world.worked(/^DELETE/)).toBe(1);
});

test.each([
  ['a guest was told', {}, (): Parameters<World['book']>[1] => ({})],
  ['the copies differ', { startsAt: NOW + 9 * HOUR - (NOW % HOUR) }, quietGuest],
])('a twin needs a person where %s', async (_name, change, more) => {
  begin();
  const lane = world.book('George Petrakis', more());
  await world.pass(20_000);
  duplicate(change);
  await world.read();
  await world.settle();
  expect(world.booked()).toHaveLength(2);
  expect(world.rowsOf(lane)[0]).toMatchObject({ cause: 'twin', standing: 'needsYou', actions: ['cancelTwin', 'seen'] });
  world.outbox.act(rowOf(lane), 'cancelTwin', 'Dana');
  await world.settle();
  expect(world.booked()).toHaveLength(1);
  expect(world.booked()[0]?.sessionId).toBe(world.shown(lane).sessionId);
  await world.read();
  expect(world.standings(lane)).toEqual(['delivered']); // and is not asked again
});

// ---- reads

test('a create in doubt that a list of one patient shows is bound to its session before the row is shown', async () => {
  begin();
  world.network.plant(/^POST/, { do: 'landLate', ms: 25_000 });
  const lane = world.book('Rosa Vega');
  await world.pass(46_000);
  const reading = world.outbox.readPart({ email: 'rosa.vega@example.org' });
  await world.pass(1_000);
  expect(await reading).toMatchObject({ is: 'read', localIds: [lane] });
  expect([...world.desk.book.all()]).toHaveLength(1);
  expect(world.standings(lane)).toEqual(['delivered']);
});

test('waiting changes are laid over the local copy; questions are not', async () => {
  begin();
  const lane = world.book('Rosa Vega');
  await world.pass(40_000);
  world.network.line = 'refuse';
  world.move(lane, hour(8));
  world.add(lane, 'Ana Lopez');
  const view = world.outbox.laneView(lane);
  expect(view?.session.startsAt).toBe(hour(8));
  expect(view?.session.participants.map((person) => person.name)).toContain('Ana Lopez');
  expect(view?.open.map((row) => row.title)).toEqual(['Move Rosa Vega to 01:00', 'Add Ana Lopez to Rosa Vega']);
  expect(world.desk.book.get(lane)?.session.startsAt).not.toBe(hour(8));
  expect(world.outbox.lanes().map((one) => one.lane)).toEqual([lane]);
});
