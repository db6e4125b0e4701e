// Goal: no list is believed for more than it can know. Method: schedules 6, 7, 8, 9 and 26: lists that are old, of one
// host, half read or empty, beside changes of our own.
import { afterEach, expect, test } from 'vitest';
import type { ReadAnswer, SessionList } from '../../api/port.ts';
import { bookedAndListed, elsewhere, hour, idOf } from '../testing/played.ts';
import { World } from '../testing/world.ts';
import type { WorldSetup } from '../testing/world.ts';

let world: World;
function begin(setup: WorldSetup = {}): World {
  world = new World(setup);
  return world;
}
afterEach(() => world.remove());

/** Starts the desk on lists that something alters on their way. */
function openWith(alter: (list: SessionList) => SessionList): void {
  const api = world.client();
  world.open(
    {},
    {
      ...api,
      listSessions: async (query): Promise<ReadAnswer<SessionList>> => {
        const answer = await api.listSessions(query);
        return answer.is === 'read' ? { ...answer, value: alter(answer.value) } : answer;
      },
    },
  );
}

test.each(['account', 'patient'] as const)(
  'schedule 6: a create in doubt shows in a list of the %s and is cancelled from there: one lane, and never resent',
  async (of) => {
    begin();
    world.network.plant(/^POST/, { do: 'landLate', ms: 35_000 });
    const lane = world.book();
    await world.pass(47_000); // given up after twenty seconds, looked for until thirty, and landed since
    expect(world.standings(lane)).toEqual(['checking']);
    const reading =
      of === 'account' ? world.outbox.readNow() : world.outbox.readPart({ email: 'rosa.vega@example.org' });
    await world.pass(1_000);
    const read = await reading;
    expect(read).toMatchObject({ is: 'read', localIds: [lane] });
    expect([...world.desk.book.all()].map(({ session }) => session.localId)).toEqual([lane]);
    world.cancel(lane);
    await world.settle();
    expect(world.standings(lane)).toEqual(['delivered', 'delivered']);
    expect(world.booked()).toEqual([]);
    expect(world.account.sessions).toHaveLength(1);
    expect(world.network.matching(/^POST/)).toHaveLength(1);
  },
);

test.each([
  ['landed unseen', true],
  ['was answered', false],
])(
  'schedule 7: the move to four %s, is moved back to three, and an old list still shows three: three is sent',
  async (_how, isUnseen) => {
    begin({ options: { listDelayMs: 9_000 } });
    const lane = await bookedAndListed(world);
    const three = world.shown(lane).startsAt;
    if (isUnseen) world.network.plant(/^PUT/, { do: 'dropAfter' });
    world.move(lane, three + 3_600_000);
    await world.pass(2_000);
    expect(world.booked()[0]?.startsAt).toBe(three + 3_600_000);
    await world.read(); // still shows three
    const back = world.move(lane, three);
    await world.settle();
    expect(world.row(back.changeId).standing).toBe('delivered');
    expect(world.standings(lane)).toEqual(['delivered', 'delivered', 'delivered']);
    expect(world.booked()[0]?.startsAt).toBe(three);
    expect(world.worked(/^PUT/)).toBe(2);
    expect(world.toldTo('Rosa Vega')).toEqual(['invitation', 'rescheduled', 'rescheduled']);
  },
);

test('schedule 8: a colleague hands a session over while its create is unsure: it is found in the list of the whole account', async () => {
  begin();
  await bookedAndListed(world, 'Trevor Lane');
  world.network.plant(/^POST/, { do: 'dropAfter' });
  const lane = world.book();
  await world.pass(40);
  const made = world.booked().at(-1);
  expect(made?.participants.map((person) => person.name)).toContain('Rosa Vega');
  world.account.changeHost({ id: made?.sessionId ?? 0 }, { UserId: Number(world.hostId(1)) });
  await world.settle();
  expect(world.network.matching(/^POST/)).toHaveLength(2); // Trevor's and Rosa's
  expect(world.booked()).toHaveLength(2);
  expect(world.shown(lane)).toMatchObject({ sessionId: made?.sessionId, hostId: world.hostId(1) });
  // That it has another host than was asked is told.
  expect(world.rowsOf(lane)[0]).toMatchObject({ standing: 'needsYou', cause: 'savedDifferently' });
});

test('schedule 9: our own row is the one that cannot be read: no second create, and found as soon as it can', async () => {
  begin();
  let isUnreadable = true;
  openWith((list) => {
    const readable = list.sessions.filter((one) => !one.participants.some((person) => person.name === 'Rosa Vega'));
    return isUnreadable ? { sessions: readable, unreadable: list.sessions.length - readable.length } : list;
  });
  await bookedAndListed(world, 'Trevor Lane');
  world.network.plant(/^POST/, { do: 'dropAfter' });
  const lane = world.book();
  await world.settle();
  expect(world.standings(lane)).toEqual(['needsYou:notProven']);
  expect(world.network.matching(/^POST/)).toHaveLength(2);
  isUnreadable = false;
  await world.read();
  expect(world.standings(lane)).toEqual(['delivered']);
  expect(world.booked()).toHaveLength(2);
});

test('schedule 9: a half-broken service answers 200 with an empty list: no proof, no second create', async () => {
  begin();
  let isBroken = false;
  openWith((list) => (isBroken ? { sessions: [], unreadable: 0 } : list));
  await bookedAndListed(world, 'Trevor Lane');
  isBroken = true;
  world.network.plant(/^POST/, { do: 'dropAfter' });
  const lane = world.book();
  await world.settle();
  expect(world.standings(lane)).toEqual(['needsYou:notProven']);
  expect(world.network.matching(/^POST/)).toHaveLength(2);
  isBroken = false;
  await world.read();
  expect(world.standings(lane)).toEqual(['delivered']);
  expect(world.booked()).toHaveLength(2);
});

test('schedule 26: a list asked for before our move and answered after it does not bring the old time back', async () => {
  begin();
  const lane = await bookedAndListed(world);
  await world.read(); // young enough for the move: it waits for no other
  const shown: number[] = [];
  world.desk.book.onChange(() => shown.push(world.shown(lane).startsAt));
  // Worked at once, answered long after the move.
  world.network.plant(/^GET/, { do: 'delay', ms: 6_000 });
  const reading = world.outbox.readNow();
  await world.pass(100);
  world.move(lane, hour(8));
  elsewhere(world).host(lane, world.hostId(0)); // nothing changes by it
  await world.pass(3_000);
  expect(world.standings(lane)).toEqual(['delivered', 'delivered']);
  expect(world.outbox.reading().now).toBe(true);
  await world.pass(30_000);
  expect((await reading).is).toBe('read');
  expect(world.shown(lane).startsAt).toBe(hour(8));
  expect(new Set(shown)).toEqual(new Set([hour(8)]));
  expect(world.booked().map((one) => [one.sessionId, one.startsAt])).toEqual([[idOf(world, lane), hour(8)]]);
  expect(world.standings(lane)).toEqual(['delivered', 'delivered']);
});
