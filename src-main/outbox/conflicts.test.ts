// Goal: nothing is overwritten unseen, and our own changes are no conflict. Method: another desk changes the same sessions.
import { afterEach, expect, test } from 'vitest';
import { guest } from './testing/wishes.ts';
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

/** A session that is booked and read, long enough ago that lists show it. */
async function booked(name = 'Rosa Vega'): Promise<string> {
  const lane = world.book(name);
  await world.pass(20_000);
  await world.read();
  await world.pass(31_000); // the next change is compared with a read of its own
  return lane;
}

/** Somebody else of a name that this desk knows, let in at SecureVideo itself. */
function strangerComesIn(sessionId: number): void {
  world.account.addParticipant(
    { id: sessionId },
    {
      ParticipantFullName: 'Jo Park',
      ParticipantEmailAddress: 'another.jo@example.org',
      ParticipantSmsNumber: '',
      ParticipantDefaultResolution: 'high',
      ShouldAutoDeliverCode: 'E',
    },
  );
}

function idOf(lane: string): number {
  const id = world.desk.book.get(lane)?.session.sessionId;
  if (id === null || id === undefined) throw new Error('not booked');
  return id;
}

const foreign = {
  move: (lane: string, to: number): void =>
    void world.account.rescheduleSession({ id: idOf(lane) }, { ScheduleTs: new Date(to).toISOString().slice(0, 19) }),
  cancel: (lane: string): void => world.account.cancelSession({ id: idOf(lane) }),
  host: (lane: string, userId: string): void =>
    void world.account.changeHost({ id: idOf(lane) }, { UserId: Number(userId) }),
  add: (lane: string, name: string, email: string): void =>
    void world.account.addParticipant(
      { id: idOf(lane) },
      {
        ParticipantFullName: name,
        ParticipantEmailAddress: email,
        ParticipantSmsNumber: '',
        ParticipantDefaultResolution: 'high',
        ShouldAutoDeliverCode: 'E',
      },
    ),
};

test('moved elsewhere meanwhile: it stops and shows both, and nothing is overwritten', async () => {
  begin();
  const lane = await booked();
  foreign.move(lane, hour(6));
  const row = world.move(lane, hour(8));
  await world.pass(40_000);
  const now = world.row(row.changeId);
  expect(now).toMatchObject({ standing: 'needsYou', cause: 'conflict', actions: ['sendMine', 'keepTheirs'] });
  expect(now.happened).toContain('moved to');
  expect(world.booked()[0]?.startsAt).toBe(hour(6));
});

test('"send mine" overwrites what was shown, and only that', async () => {
  begin();
  const lane = await booked();
  foreign.move(lane, hour(6));
  const row = world.move(lane, hour(8));
  await world.pass(40_000);
  foreign.move(lane, hour(7)); // changed again after it was shown
  world.outbox.act(row.changeId, 'sendMine', 'Dana');
  await world.pass(40_000);
  expect(world.row(row.changeId)).toMatchObject({ standing: 'needsYou', cause: 'conflict' });
  world.outbox.act(row.changeId, 'sendMine', 'Dana');
  await world.pass(40_000);
  expect(world.row(row.changeId).standing).toBe('delivered');
  expect(world.booked()[0]?.startsAt).toBe(hour(8));
});

test('"keep theirs" ends mine, and the rest of the lane goes on', async () => {
  begin();
  const lane = await booked();
  foreign.move(lane, hour(6));
  const row = world.move(lane, hour(8));
  const added = world.add(lane, 'Ana Lopez');
  await world.pass(40_000);
  expect(world.outbox.act(row.changeId, 'keepTheirs', 'Dana')?.standing).toBe('discarded');
  await world.pass(40_000);
  expect(world.booked()[0]?.startsAt).toBe(hour(6));
  // The later wish was made on the picture with our move in it: what the desk saw was never so.
  expect(world.row(added.changeId)).toMatchObject({ cause: 'conflict' });
});

test.each([
  ['a cancel of what was moved elsewhere', () => foreign.move, (lane: string) => world.cancel(lane)],
  ['an add to what was moved elsewhere', () => foreign.move, (lane: string) => world.add(lane, 'Ana Lopez')],
  [
    'a hand-over of what was moved elsewhere',
    () => foreign.move,
    (lane: string) => world.handOver(lane, world.hostId(1)),
  ],
])('%s stops', async (_name, change, act) => {
  begin();
  const lane = await booked();
  change()(lane, hour(6));
  const row = act(lane);
  await world.pass(40_000);
  expect(world.row(row.changeId).cause).toBe('conflict');
});

test('handed over elsewhere meanwhile: a move stops', async () => {
  begin();
  const lane = await booked();
  foreign.host(lane, world.hostId(2));
  const row = world.move(lane, hour(8));
  await world.pass(40_000);
  expect(world.row(row.changeId).cause).toBe('conflict');
});

test('somebody was added elsewhere: a cancel stops, since that person would be told too', async () => {
  begin();
  const lane = await booked();
  foreign.add(lane, 'Ana Lopez', 'ana@example.org');
  const row = world.cancel(lane);
  await world.pass(40_000);
  expect(world.row(row.changeId).cause).toBe('conflict');
});

test('another person of the same name is not the one who was added here', async () => {
  begin();
  const lane = await booked();
  foreign.add(lane, 'Ana Lopez', 'another.ana@example.org');
  const row = world.add(lane, 'Ana Lopez');
  await world.pass(40_000);
  expect(world.row(row.changeId)).toMatchObject({ standing: 'needsYou', cause: 'conflict' });
});

test('the same person added elsewhere: it is so already', async () => {
  begin();
  const lane = await booked();
  foreign.add(lane, 'Ana Lopez', 'ana.lopez@example.org');
  const row = world.add(lane, 'Ana Lopez');
  await world.pass(40_000);
  expect(world.row(row.changeId).standing).toBe('alreadySo');
});

test('moved elsewhere to the same time: it is so already, and nobody is told twice', async () => {
  begin();
  const lane = await booked();
  foreign.move(lane, hour(8));
  const row = world.move(lane, hour(8));
  await world.pass(40_000);
  expect(world.row(row.changeId).standing).toBe('alreadySo');
  expect(world.toldTo('Rosa Vega')).toEqual(['invitation', 'rescheduled']);
});

test('cancelled elsewhere: a cancel is so already, a move needs a person', async () => {
  begin();
  const [first, second] = [await booked('Rosa Vega'), await booked('Trevor Lane')];
  foreign.cancel(first);
  foreign.cancel(second);
  await booked('Aisha Rahman');
  const cancelled = world.cancel(first);
  const moved = world.move(second, hour(8));
  await world.pass(60_000);
  expect(world.row(cancelled.changeId).standing).toBe('alreadySo');
  expect(world.row(moved.changeId)).toMatchObject({ standing: 'needsYou', cause: 'sessionGone' });
});

test('our own earlier changes are no conflict, however fast they follow', async () => {
  begin({ options: { listDelayMs: 9_000 } });
  const lane = await booked();
  for (let n = 6; n < 12; n++) {
    world.move(lane, hour(n));
    await world.pass(1_500);
  }
  world.handOver(lane, world.hostId(1));
  await world.pass(1_500);
  world.add(lane, 'Ana Lopez');
  await world.pass(1_500);
  world.cancel(lane);
  await world.pass(120_000);
  expect(world.standings(lane).filter((one) => !['delivered', 'superseded'].includes(one))).toEqual([]);
  expect(world.booked()).toHaveLength(0);
});

test('there and back: the way back is sent, even where an old list still shows the first time', async () => {
  begin({ options: { listDelayMs: 9_000 } });
  const lane = await booked();
  const from = world.shown(lane).startsAt;
  world.move(lane, hour(8));
  await world.pass(2_000);
  world.move(lane, from);
  await world.pass(60_000);
  expect(world.standings(lane)).toEqual(['delivered', 'delivered', 'delivered']);
  expect(world.booked()[0]?.startsAt).toBe(from);
});

test('there and back before anything was sent: nothing is sent, nobody is told', async () => {
  begin();
  const lane = await booked();
  const from = world.shown(lane).startsAt;
  world.network.line = 'refuse';
  world.move(lane, hour(8));
  world.move(lane, from);
  world.network.line = 'up';
  await world.pass(120_000);
  expect(world.standings(lane)).toEqual(['delivered', 'superseded', 'alreadySo']);
  expect(world.toldTo('Rosa Vega')).toEqual(['invitation']);
});

test('a move that was given up while it may have been on its way: the next one is sent, whatever the list shows', async () => {
  begin();
  const lane = await booked();
  const from = world.shown(lane).startsAt;
  world.network.plant(/^PUT/, { do: 'dropBefore' }, 2);
  const first = world.move(lane, hour(8));
  await world.settle();
  expect(world.row(first.changeId).cause).toBe('notProven');
  world.outbox.act(first.changeId, 'discard', 'Dana');
  const back = world.move(lane, from);
  await world.pass(60_000);
  expect(world.row(back.changeId).standing).toBe('delivered');
  expect(world.worked(/^PUT/)).toBe(1);
});

test('a time that SecureVideo moves to the quarter hour is told, and is no conflict later', async () => {
  begin({ options: { minutes: 'quarterRounded' } });
  const lane = await booked();
  const row = world.move(lane, hour(8) + 10 * 60_000);
  await world.pass(20_000);
  expect(world.row(row.changeId)).toMatchObject({ standing: 'needsYou', cause: 'savedDifferently', actions: ['seen'] });
  expect(world.outbox.act(row.changeId, 'seen', 'Dana')?.standing).toBe('delivered');
  const next = world.move(lane, hour(9));
  await world.pass(40_000);
  expect(world.row(next.changeId).standing).toBe('delivered');
});

test('a doubtful move that was rounded is found', async () => {
  begin({ options: { minutes: 'quarterRounded' } });
  const lane = await booked();
  world.network.plant(/^PUT/, { do: 'dropAfter' });
  const row = world.move(lane, hour(8) + 10 * 60_000);
  await world.settle();
  expect(world.row(row.changeId).cause).toBe('savedDifferently');
  expect(world.worked(/^PUT/)).toBe(1);
});

test('not recorded though asked for is told', async () => {
  begin({ options: { mayRecord: false } });
  const lane = world.book('Rosa Vega', { recorded: true });
  await world.pass(5_000);
  expect(world.standings(lane)).toEqual(['needsYou:savedDifferently']);
});

test('a read that was asked for before our change and answered after it brings nothing old back', async () => {
  begin();
  const lane = await booked();
  world.network.plant(/^GET/, { do: 'delay', ms: 4_000 });
  const reading = world.outbox.readNow();
  await world.pass(100);
  world.move(lane, hour(8));
  await world.pass(20_000);
  await reading;
  expect(world.desk.book.get(lane)?.session.startsAt).toBe(hour(8));
});

test('one read serves every change that waits', async () => {
  begin();
  const lanes = [await booked('Rosa Vega'), await booked('Trevor Lane'), await booked('Aisha Rahman')];
  const before = world.network.matching(/^GET/).length;
  for (const lane of lanes) world.move(lane, hour(8));
  await world.pass(5_000);
  expect(lanes.map((lane) => world.standings(lane).at(-1))).toEqual(['delivered', 'delivered', 'delivered']);
  expect(world.network.matching(/^GET/).length - before).toBe(1);
});

test('a typed id that another session has is not sent, and the desk sees that session', async () => {
  begin();
  await booked('First Patient');
  world.book('Trevor Lane', { externalId: 'EHR-77', externalIdIsOurs: false });
  await world.pass(20_000);
  const second = world.book('Rosa Vega', { externalId: 'ehr-77', externalIdIsOurs: false });
  await world.pass(40_000);
  expect(world.standings(second)).toEqual(['needsYou:sameId']);
  expect(world.booked()).toHaveLength(2);
});

test('a typed id that nobody has is sent, looked up after doubt, and ours only where people and time agree', async () => {
  begin();
  world.network.plant(/^POST/, { do: 'dropAfter' });
  const lane = world.book('Rosa Vega', { externalId: 'EHR-78', externalIdIsOurs: false });
  await world.settle();
  expect(world.standings(lane)).toEqual(['delivered']);
  expect(world.booked()).toHaveLength(1);
});

test('two desks type one id while one is in doubt: the other’s booking is not taken for ours', async () => {
  begin();
  world.network.plant(/^POST/, { do: 'dropBefore' });
  const lane = world.book('Rosa Vega', { externalId: 'EHR-79', externalIdIsOurs: false });
  await world.pass(2_000);
  world.account.createSession(
    { id: Number(world.hostId(1)) },
    {
      ScheduleTs: new Date(hour(9)).toISOString().slice(0, 19),
      IsRecorded: false,
      ExternalSessionId: 'EHR-79',
      Topic: '',
      Participants: [
        {
          ParticipantFullName: 'Trevor Lane',
          ParticipantEmailAddress: 'trevor@example.org',
          ParticipantSmsNumber: '',
          ParticipantDefaultResolution: 'high',
          ShouldAutoDeliverCode: 'E',
        },
      ],
    },
  );
  await world.settle();
  expect(world.standings(lane)).toEqual(['needsYou:sameId']);
  expect(world.shown(lane).sessionId).toBeNull();
});

test('two wishes for "now" wait upon each other, the first is asked about, and a cancel is no conflict with either', async () => {
  begin();
  const lane = await booked('Rosa Vega');
  await world.pass(40_000);
  world.network.plant(/^PUT/, { do: 'dropBefore' });
  world.move(lane, 'now');
  await world.pass(40_000);
  world.move(lane, 'now');
  await world.settle();
  expect(world.standings(lane).slice(1, 2)).toEqual(['needsYou:notProven']);
  world.cancel(lane);
  await world.settle();
  expect(world.standings(lane).at(-1)).toBe('delivered');
  expect(world.booked()).toHaveLength(0);
});

test('an addition is given up unsent, and somebody of that name comes in elsewhere: the next change sees a stranger', async () => {
  begin();
  const lane = await booked('Rosa Vega');
  const sessionId = world.booked()[0]?.sessionId ?? 0;
  await world.pass(40_000);
  world.account.rescheduleSession({ id: sessionId }, { ScheduleTs: new Date(hour(7)).toISOString().slice(0, 19) });
  const add = world.add(lane, 'Jo Park');
  await world.pass(20_000);
  expect(world.row(add.changeId).cause).toBe('conflict');
  world.handOver(lane, world.hostId(1));
  await world.pass(10_000);
  strangerComesIn(sessionId);
  await world.pass(60_000);
  world.outbox.act(add.changeId, 'keepTheirs', 'Dana');
  await world.settle();
  expect(world.standings(lane)).toEqual(['delivered', 'discarded', 'needsYou:conflict']);
});

test('somebody was taken out here, and one of that name comes in elsewhere: the next change sees a stranger', async () => {
  begin();
  const lane = world.book('Rosa Vega', { participants: [guest('Rosa Vega'), guest('Jo Park')] });
  await world.pass(20_000);
  await world.read();
  const sessionId = world.booked()[0]?.sessionId ?? 0;
  await world.pass(40_000);
  world.network.plant(/^DELETE/, { do: 'dropAfter' });
  world.removePerson(lane, 'Jo Park');
  await world.pass(1_000);
  world.handOver(lane, world.hostId(1));
  strangerComesIn(sessionId);
  await world.settle();
  expect(world.standings(lane)).toEqual(['delivered', 'delivered', 'needsYou:conflict']);
});
