// Goal: after doubt nothing is sent blindly and nothing is lost. Method: each kind of change, each fault, each stop.
import { afterEach, describe, expect, test } from 'vitest';
import { QUIET_MS } from '../../src-shared/outbox/change.ts';
import type { NetFault } from './testing/network.ts';
import { World } from './testing/world.ts';
import type { WorldSetup } from './testing/world.ts';
import { HOUR, NOW } from './testing/wishes.ts';

let world: World;
function begin(setup: WorldSetup = {}): World {
  world = new World(setup);
  return world;
}
afterEach(() => world.remove());

const SEVEN = NOW + 7 * HOUR - (NOW % HOUR);

/** One change of each kind, what it should come to, and the write that it makes. */
const kinds = {
  move: {
    write: /^PUT .session/,
    act: (lane: string) => world.move(lane, SEVEN),
    isDone: () => only().startsAt === SEVEN,
  },
  cancel: {
    write: /^DELETE .session/,
    act: (lane: string) => world.cancel(lane),
    isDone: () => world.booked().length === 0,
  },
  add: {
    write: /^POST .participant/,
    act: (lane: string) => world.add(lane, 'Ana Lopez'),
    isDone: () => named('Ana Lopez') === 1,
  },
  remove: {
    write: /^DELETE .participant/,
    act: (lane: string) => world.removePerson(lane, 'Rosa Vega'),
    isDone: () => named('Rosa Vega') === 0,
  },
  host: {
    write: /^PUT .sessionhost/,
    act: (lane: string) => world.handOver(lane, world.hostId(1)),
    isDone: () => String(only().hostId) === world.hostId(1),
  },
} as const;

function only(): ReturnType<World['booked']>[number] {
  const [session, ...others] = world.booked();
  if (session === undefined || others.length > 0) throw new Error(`${String(world.booked().length)} sessions`);
  return session;
}

function named(name: string): number {
  return only().participants.filter((person) => person.name === name).length;
}

const faults: readonly (readonly [string, NetFault])[] = [
  ['worked, answer lost', { do: 'dropAfter' }],
  ['worked, answer unreadable', { do: 'unreadable' }],
  ['never arrived', { do: 'dropBefore' }],
  ['hangs', { do: 'hang' }],
  ['lands late', { do: 'landLate', ms: 75_000 }],
  ['portal', { do: 'portal' }],
  ['internal error', { do: 'status', status: 500 }],
  ['busy', { do: 'status', status: 503, retryAfter: 20 }],
];

describe.each(Object.entries(kinds))('%s', (_name, kind) => {
  test.each(faults)('%s: done once, without a question', async (_fault, fault) => {
    begin();
    const lane = world.book('Rosa Vega', {});
    await world.pass(2_000);
    world.add(lane, 'Second Guest');
    await world.pass(40_000);
    const before = world.worked(kind.write);
    world.network.plant(kind.write, fault);
    const row = kind.act(lane);
    await world.settle();
    expect(world.row(row.changeId).standing).toBe('delivered');
    expect(kind.isDone()).toBe(true);
    expect(world.worked(kind.write) - before).toBe(1);
  });
});

test('silence says nothing before its time: no second try before twenty, sixty and ten seconds are over', async () => {
  begin();
  world.network.plant(/^POST/, { do: 'dropBefore' });
  world.book();
  await world.pass(QUIET_MS - 2_000);
  expect(world.network.matching(/^POST/)).toHaveLength(1);
  await world.pass(10_000);
  expect(world.network.matching(/^POST/)).toHaveLength(2);
});

test('the line comes back: silence counts anew from there', async () => {
  begin();
  world.network.plant(/^POST/, { do: 'dropBefore' });
  world.book();
  await world.pass(500);
  world.network.line = 'refuse';
  await world.pass(10 * 60_000);
  world.network.line = 'up';
  const back = world.clock.monotonic();
  while (world.network.matching(/^POST/).length < 2) await world.pass(1_000);
  expect(world.clock.monotonic() - back).toBeGreaterThanOrEqual(QUIET_MS);
});

test('a move to the time that it has is in doubt: the next one waits until it cannot land upon it any more', async () => {
  begin();
  const lane = world.book('Rosa Vega');
  await world.pass(2_000);
  world.network.plant(/^PUT/, { do: 'landLate', ms: 40_000 });
  world.move(lane, world.shown(lane).startsAt);
  await world.pass(10_000);
  world.move(lane, SEVEN);
  await world.settle();
  expect(world.standings(lane)).toEqual(['delivered', 'delivered', 'delivered']);
  expect(only().startsAt).toBe(SEVEN);
});

test('a clinician is wished who has it already, and that is in doubt: the next one waits likewise', async () => {
  begin();
  const lane = world.book('Rosa Vega');
  await world.pass(2_000);
  world.network.plant(/^PUT/, { do: 'landLate', ms: 40_000 });
  world.handOver(lane, world.hostId(0));
  await world.pass(10_000);
  world.handOver(lane, world.hostId(1));
  await world.settle();
  expect(world.standings(lane)).toEqual(['delivered', 'delivered', 'delivered']);
  expect(String(only().hostId)).toBe(world.hostId(1));
});

test('after a restart silence counts anew, and the wall clock has no say', async () => {
  begin();
  world.network.plant(/^POST/, { do: 'landLate', ms: 70_000 });
  const lane = world.book();
  await world.pass(1_000);
  world.clock.setTime(world.clock.now() + 6 * 60_000);
  world.restart();
  await world.pass(QUIET_MS - 5_000);
  expect(world.network.matching(/^POST/)).toHaveLength(1);
  await world.settle();
  expect(world.standings(lane)).toEqual(['delivered']);
  expect(world.account.sessions).toHaveLength(1);
});

test('woken from sleep silence counts anew', async () => {
  begin();
  world.network.plant(/^POST/, { do: 'dropBefore' });
  world.book();
  await world.pass(60_000);
  world.clock.sleep(8 * 60_000);
  world.sleptMs += 8 * 60_000;
  world.outbox.wake();
  await world.pass(QUIET_MS - 5_000);
  expect(world.network.matching(/^POST/)).toHaveLength(1);
  await world.settle();
  expect(world.account.sessions).toHaveLength(1);
});

test('after two sends with an unknown end a person decides, and nothing more is sent', async () => {
  begin();
  world.network.plant(/^POST/, { do: 'dropBefore' }, 5);
  const lane = world.book();
  await world.settle();
  expect(world.standings(lane)).toEqual(['needsYou:notProven']);
  expect(world.network.matching(/^POST/)).toHaveLength(2);
  await world.settle();
  expect(world.network.matching(/^POST/)).toHaveLength(2);
  world.network.clearFaults();
  const [row] = world.rowsOf(lane);
  expect(row?.actions).toEqual(['itIsThere', 'notThere', 'tryAgain', 'discard']);
  world.outbox.act(row?.changeId ?? '', 'notThere', 'Luis');
  await world.settle();
  expect(world.standings(lane)).toEqual(['delivered']);
  expect(world.account.sessions).toHaveLength(1);
});

test.each([
  ['Meet Now', 'dropBefore'],
  ['Meet Now', 'hang'],
] as const)('%s is never sent twice by itself (%s)', async (_name, fault) => {
  begin();
  world.network.plant(/^POST/, { do: fault });
  const lane = world.book('Carol Diaz', { startsAt: null, wall: null });
  await world.settle();
  expect(world.standings(lane)).toEqual(['needsYou:notProven']);
  expect(world.network.matching(/^POST/)).toHaveLength(1);
});

test('a Meet Now whose answer was lost is found', async () => {
  begin();
  world.network.plant(/^POST/, { do: 'dropAfter' });
  const lane = world.book('Carol Diaz', { startsAt: null, wall: null });
  await world.settle();
  expect(world.standings(lane)).toEqual(['delivered']);
  expect(world.account.sessions).toHaveLength(1);
});

test('a move to now is looked up by SecureVideo’s clock, and never sent twice by itself', async () => {
  begin();
  const [found, lost] = [world.book('Rosa Vega'), world.book('Trevor Lane')];
  await world.pass(20_000);
  world.network.plant(/^PUT/, { do: 'dropAfter' });
  world.move(found, 'now');
  await world.pass(30_000);
  expect(world.standings(found)).toEqual(['delivered', 'delivered']);
  world.network.plant(/^PUT/, { do: 'dropBefore' });
  world.move(lost, 'now');
  await world.settle();
  expect(world.standings(lost)).toEqual(['delivered', 'needsYou:notProven']);
  expect(world.network.matching(/^PUT/)).toHaveLength(2);
});

test('an account that does not give ids back: no second try by itself, a look-alike is found, silence is asked about', async () => {
  begin({ options: { answers: 'oldest' } });
  world.book('First Patient');
  await world.pass(5_000);
  world.network.plant(/^POST/, { do: 'dropAfter' });
  const found = world.book('Rosa Vega');
  await world.settle();
  expect(world.standings(found)).toEqual(['delivered']);
  world.network.plant(/^POST/, { do: 'dropBefore' });
  const lost = world.book('Trevor Lane');
  await world.settle();
  expect(world.standings(lost)).toEqual(['needsYou:notProven']);
  expect(world.account.sessions).toHaveLength(2);
});

test('no ids come back, and a repeat on the way is refused: what only looks alike is not asked about before ours may show', async () => {
  begin({ options: { answers: 'oldest', duplicates: 'refused', listDelayMs: 8_000 } });
  world.book('Rosa Vega');
  await world.pass(30_000);
  world.network.plant(/^POST/, { do: 'twice' });
  const halfPast = NOW + 5 * HOUR - (NOW % HOUR) + HOUR / 2;
  const lane = world.book('Rosa Vega', { startsAt: halfPast });
  await world.settle();
  expect(world.standings(lane)).toEqual(['delivered']);
  expect(world.account.sessions).toHaveLength(2);
});

test('no ids come back, a person is asked, and the session shows after all: it is found, and not asked about any more', async () => {
  begin({ options: { answers: 'oldest' } });
  world.book('First Patient');
  await world.pass(5_000);
  world.network.plant(/^POST/, { do: 'landLate', ms: 15 * 60_000 });
  const lane = world.book('Rosa Vega');
  await world.settle();
  expect(world.standings(lane)).toEqual(['needsYou:notProven']);
  world.add(lane, 'Jo Park');
  await world.pass(10 * 60_000);
  await world.read();
  await world.pass(5_000);
  expect(world.standings(lane)).toEqual(['delivered', 'delivered']); // and what waited behind it has gone on
});

test('one empty list after doubt is no proof that a cancel was done; two in a row are', async () => {
  begin();
  const api = world.client();
  let empty = 0;
  world.open(
    {},
    {
      ...api,
      listSessions: async (query) => {
        const answer = await api.listSessions(query);
        return answer.is === 'read' && empty-- > 0 ? { ...answer, value: { ...answer.value, sessions: [] } } : answer;
      },
    },
  );
  const lane = world.book();
  await world.pass(40_000);
  world.network.plant(/^DELETE/, { do: 'dropBefore' });
  world.cancel(lane);
  await world.pass(QUIET_MS - 5_000);
  empty = 1;
  await world.settle();
  expect(world.booked()).toHaveLength(0); // asked for again, for the next list had it
  expect(world.worked(/^DELETE/)).toBe(1);
});

test('a list with a session that could not be read is no proof: after some tries a person decides', async () => {
  begin();
  world.network.plant(/^POST/, { do: 'dropBefore' });
  const api = world.client();
  world.open(
    {},
    {
      ...api,
      listSessions: async (query) => {
        const answer = await api.listSessions(query);
        return answer.is === 'read' ? { ...answer, value: { ...answer.value, unreadable: 1 } } : answer;
      },
    },
  );
  const lane = world.book();
  await world.settle();
  expect(world.standings(lane)).toEqual(['needsYou:notProven']);
  expect(world.network.matching(/^POST/)).toHaveLength(1);
});

test('not proven, tried again, not proven again, and tried again: it is looked at anew each time, and never sent blindly', async () => {
  begin();
  world.network.plant(/^POST/, { do: 'dropAfter' });
  const api = world.client();
  world.open(
    {},
    {
      ...api,
      listSessions: async (query) => {
        const answer = await api.listSessions(query);
        return answer.is === 'read' ? { ...answer, value: { sessions: [], unreadable: 1 } } : answer;
      },
    },
  );
  const lane = world.book();
  await world.settle();
  for (let tries = 0; tries < 3; tries++) {
    expect(world.standings(lane)).toEqual(['needsYou:notProven']);
    const before = world.network.matching(/^GET/).length;
    await world.pass(HOUR);
    world.outbox.act(world.rowsOf(lane)[0]?.changeId ?? '', 'tryAgain', 'Dana');
    await world.settle();
    expect(world.network.matching(/^GET/).length).toBeGreaterThan(before);
  }
  expect(world.network.matching(/^POST/)).toHaveLength(1);
});

test('a cancel that was done unseen, tried again by a person and refused then, is not shown as refused', async () => {
  begin();
  const api = world.client();
  let unreadable = 0;
  world.open(
    {},
    {
      ...api,
      listSessions: async (query) => {
        const answer = await api.listSessions(query);
        return answer.is === 'read' ? { ...answer, value: { ...answer.value, unreadable } } : answer;
      },
    },
  );
  const lane = world.book();
  await world.pass(40_000);
  unreadable = 1;
  world.network.plant(/^DELETE/, { do: 'dropAfter' }, 2);
  const cancel = world.cancel(lane);
  await world.settle();
  expect(world.row(cancel.changeId)).toMatchObject({ standing: 'needsYou', cause: 'notProven' });
  world.network.plant(/^DELETE/, { do: 'status', status: 400, message: 'No.' }, 3);
  world.outbox.act(cancel.changeId, 'tryAgain', 'Dana');
  await world.settle();
  expect(world.row(cancel.changeId)).toMatchObject({ standing: 'needsYou', cause: 'notProven' });
});

test('an empty list where sessions must be is no proof', async () => {
  begin();
  world.book('First Patient');
  await world.pass(20_000);
  await world.read();
  let isBroken = false;
  const api = world.client();
  world.kill();
  world.open(
    {},
    {
      ...api,
      listSessions: async (query) => {
        const answer = await api.listSessions(query);
        return answer.is === 'read' && isBroken ? { ...answer, value: { sessions: [], unreadable: 0 } } : answer;
      },
    },
  );
  await world.pass(1_000);
  isBroken = true;
  world.network.plant(/^POST/, { do: 'dropBefore' });
  const lane = world.book('Rosa Vega');
  await world.settle();
  expect(world.standings(lane)).toEqual(['needsYou:notProven']);
  expect(world.network.matching(/^POST/)).toHaveLength(2); // the first patient's, and one try
});

test('what a repeat on the way made is found behind the refusal', async () => {
  begin({ options: { duplicates: 'refused' } });
  world.network.plant(/^POST/, { do: 'twice' });
  const lane = world.book();
  await world.settle();
  expect(world.standings(lane)).toEqual(['delivered']);
  expect(world.account.sessions).toHaveLength(1);
});

test('a refusal is one only when it has been looked up, and then it waits with the service’s words', async () => {
  begin();
  world.network.plant(/^POST/, { do: 'status', status: 400, message: 'Participant email address is not valid.' });
  const lane = world.book();
  await world.pass(9_000);
  expect(world.standings(lane)).toEqual(['checking']); // what a repeat had made may not show yet
  await world.pass(3_000);
  expect(world.standings(lane)).toEqual(['needsYou:refused']);
  const [row] = world.rowsOf(lane);
  expect(row?.story.some((line) => line.quote === 'Participant email address is not valid.')).toBe(true);
  expect(row?.editable).toBe(true);
});

test('lists that lag are given their time', async () => {
  begin({ options: { listDelayMs: 9_000 } });
  world.network.plant(/^POST/, { do: 'dropAfter' });
  const lane = world.book();
  await world.settle();
  expect(world.standings(lane)).toEqual(['delivered']);
  expect(world.account.sessions).toHaveLength(1);
});

test('only one and its later changes wait behind a doubt; other sessions go on', async () => {
  begin();
  world.network.plant(/^POST/, { do: 'dropBefore' });
  const doubtful = world.book('Rosa Vega');
  await world.pass(2_000);
  const other = world.book('Trevor Lane');
  world.move(doubtful, SEVEN);
  await world.pass(5_000);
  expect(world.standings(other)).toEqual(['delivered']);
  expect(world.standings(doubtful)).toEqual(['checking', 'waiting']);
  await world.settle();
  expect(world.standings(doubtful)).toEqual(['delivered', 'delivered']);
});
