// Goal: a second copy of a booking never stands in silence. Method: ids that the clinic typed, repeats on the way, and
// somebody at SecureVideo's own site who changes a copy before a list has shown it.
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

const TYPED = { externalId: 'MRN-77', externalIdIsOurs: false } as const;
const later = NOW + 9 * HOUR - (NOW % HOUR);

/** Somebody gives a session to another clinician, on SecureVideo's own site. */
function handOverElsewhere(sessionId: number): void {
  world.account.changeHost({ id: sessionId }, { UserId: Number(world.hostId(1)) });
}

/** Books the session of another desk with an id, for somebody and at a time of its own. */
function bookElsewhere(name: string, externalId: string): void {
  world.account.createSession(
    { id: Number(world.hostId(1)) },
    {
      ScheduleTs: new Date(later).toISOString().slice(0, 19),
      IsRecorded: false,
      ExternalSessionId: externalId,
      Topic: '',
      Participants: [
        {
          ParticipantFullName: name,
          ParticipantEmailAddress: `${name.toLowerCase().replace(' ', '.')}@example.org`,
          ParticipantSmsNumber: '',
          ParticipantDefaultResolution: 'high',
          ShouldAutoDeliverCode: 'E',
        },
      ],
    },
  );
}

test.each([0, 1])(
  'a typed id worked twice, and copy %i changed elsewhere before it was listed: a person is asked',
  async (nth) => {
    begin();
    world.network.plant(/^POST/, { do: 'twice' });
    const lane = world.book('Rosa Vega', TYPED);
    await world.pass(10_000);
    expect(world.booked()).toHaveLength(2);
    handOverElsewhere(world.booked()[nth]?.sessionId ?? 0);
    await world.settle();
    await world.read();
    expect(world.standings(lane)).toEqual(['needsYou:twin']);
    expect(world.booked()).toHaveLength(2); // nothing is cancelled by itself
  },
);

test('somebody else’s session with the typed id, and none of our people in it, is no copy', async () => {
  begin();
  const lane = world.book('Rosa Vega', TYPED);
  await world.pass(20_000);
  bookElsewhere('Trevor Lane', 'MRN-77');
  await world.read();
  expect(world.standings(lane)).toEqual(['delivered']);
});

test('a typed id given up, landed after all, and changed elsewhere since: that is told', async () => {
  begin();
  world.network.plant(/^POST/, { do: 'landLate', ms: 20 * 60_000 });
  const lane = world.book('Rosa Vega', { ...TYPED, startsAt: null });
  await world.settle();
  expect(world.standings(lane)).toEqual(['needsYou:notProven']);
  world.outbox.act(world.rowsOf(lane)[0]?.changeId ?? '', 'discard', 'Dana');
  await world.pass(20 * 60_000);
  handOverElsewhere(world.booked()[0]?.sessionId ?? 0);
  await world.read();
  expect(world.standings(lane)).toEqual(['needsYou:landedLate']);
});

test('a typed id given up before anything stood there: a stranger’s session with that id is no news', async () => {
  begin();
  world.network.plant(/^POST/, { do: 'dropBefore' });
  const lane = world.book('Rosa Vega', { ...TYPED, startsAt: null });
  await world.settle();
  world.outbox.act(world.rowsOf(lane)[0]?.changeId ?? '', 'discard', 'Dana');
  bookElsewhere('Trevor Lane', 'MRN-77');
  await world.read();
  expect(world.standings(lane)).toEqual(['discarded']);
});

test('the copy that we know is not changed for the other while a change of it is in doubt', async () => {
  begin();
  world.network.plant(/^POST/, { do: 'twice' });
  world.network.plant(/^PUT/, { do: 'dropAfter' });
  const lane = world.book('Rosa Vega');
  await world.pass(1_000);
  world.handOver(lane, world.hostId(1));
  await world.settle();
  await world.read();
  expect(world.worked(/^PUT/)).toBe(1);
  expect(world.standings(lane)).toEqual(['needsYou:twin', 'delivered']);
});

test('what was cancelled in doubt lands after all, and a list of one clinician is the first to show it: that is told', async () => {
  begin();
  world.network.plant(/^POST/, { do: 'landLate', ms: 20 * 60_000 });
  const lane = world.book('Rosa Vega');
  await world.pass(30_000);
  world.cancel(lane);
  await world.settle();
  expect(world.standings(lane)).toEqual(['superseded', 'alreadySo']);
  await world.pass(15 * 60_000);
  const reading = world.outbox.readPart({ hostId: world.hostId() });
  await world.pass(1_000);
  await reading;
  expect(world.standings(lane)[0]).toBe('needsYou:landedLate');
});

test('somebody says that a typed id is there, and it is, changed elsewhere since: it is bound, not shown beside the booking', async () => {
  begin();
  world.network.plant(/^POST/, { do: 'landLate', ms: 20 * 60_000 });
  const lane = world.book('Rosa Vega', { ...TYPED, startsAt: null });
  await world.settle();
  await world.pass(20 * 60_000);
  handOverElsewhere(world.booked()[0]?.sessionId ?? 0);
  world.outbox.act(world.rowsOf(lane)[0]?.changeId ?? '', 'itIsThere', 'Dana');
  await world.read();
  expect(world.standings(lane)).toEqual(['delivered']);
  expect(world.shown(lane).sessionId).toBe(world.booked()[0]?.sessionId);
});

test('somebody says that it is there, and gives up what waits behind it: it is bound all the same when a list shows it', async () => {
  begin();
  world.network.plant(/^POST/, { do: 'landLate', ms: 20 * 60_000 });
  const lane = world.book('Rosa Vega', { startsAt: null });
  await world.settle();
  world.outbox.act(world.rowsOf(lane)[0]?.changeId ?? '', 'itIsThere', 'Dana');
  const add = world.add(lane, 'Jo Park');
  await world.settle();
  world.outbox.act(add.changeId, 'discard', 'Dana');
  await world.pass(20 * 60_000);
  expect(await world.read()).toMatchObject({ is: 'read' });
  expect(world.shown(lane).sessionId).toBe(world.booked()[0]?.sessionId);
});

test('a typed id that was refused at the second try, landed after all and changed elsewhere: it is found, and what differs is told', async () => {
  begin();
  world.network.plant(/^POST/, { do: 'landLate', ms: 20 * 60_000 });
  world.network.plant(/^POST/, { do: 'status', status: 422, message: 'No.' });
  const lane = world.book('Rosa Vega', TYPED);
  await world.settle();
  expect(world.standings(lane)).toEqual(['needsYou:refused']);
  await world.pass(15 * 60_000);
  handOverElsewhere(world.booked()[0]?.sessionId ?? 0);
  await world.read();
  expect(world.standings(lane)).toEqual(['needsYou:savedDifferently']);
  expect(world.shown(lane).sessionId).toBe(world.booked()[0]?.sessionId);
});
