// Goal: after each delivery SecureVideo is compared with what was asked, where its answer says nothing by the next list that
// must show it. Method: accounts that keep something else, answers without a session, other desks, and restarts in between.
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

/** A session that is booked, and that every list shows. */
async function booked(): Promise<string> {
  const lane = world.book();
  await world.pass(20_000);
  await world.read();
  await world.pass(31_000);
  return lane;
}

function sessionId(lane: string): number {
  return world.desk.book.get(lane)?.session.sessionId ?? 0;
}

const sidesOf = (changeId: string): string[] =>
  (world.row(changeId).compared ?? []).map((side) => side.facts.map((fact) => `${fact.label} ${fact.text}`).join(', '));

test('a time that SecureVideo rounds: both stand side by side, and it may be left so or moved again', async () => {
  begin({ options: { minutes: 'quarterRounded' } });
  const lane = world.book('Rosa Vega', { startsAt: hour(5) + 10 * 60_000 });
  await world.pass(3_000);
  const row = world.row(rowOf(lane));
  expect(row).toMatchObject({ standing: 'needsYou', cause: 'savedDifferently', actions: ['seen'] });
  expect(row.opens?.what).toBe('move');
  expect(sidesOf(rowOf(lane))).toEqual(['Time 2026-11-23 22:10 Universal', 'Time 2026-11-23 22:15 Universal']);
  world.outbox.act(rowOf(lane), 'seen', 'Dana');
  expect(world.standings(lane)).toEqual(['delivered']);
});

test('an account that may not record', async () => {
  begin({ options: { mayRecord: false } });
  const lane = world.book('Rosa Vega', { recorded: true });
  await world.pass(3_000);
  expect(sidesOf(rowOf(lane))).toEqual(['Recorded Yes', 'Recorded No']);
});

test('a cancel that SecureVideo confirms and does not do: the next list that must show it tells', async () => {
  begin();
  const lane = await booked();
  world.network.plant(/^DELETE/, { do: 'status', status: 204 });
  world.cancel(lane);
  await world.pass(3_000);
  expect(world.standings(lane)).toEqual(['delivered', 'delivered']);
  await world.read(); // too early: a list may be behind by so much
  expect(world.standings(lane)).toEqual(['delivered', 'delivered']);
  await world.pass(10_000);
  await world.read();
  expect(world.standings(lane)).toEqual(['delivered', 'needsYou:savedDifferently']);
  expect(sidesOf(rowOf(lane, 1))[0]).toBe('Session Cancelled');
  expect(world.shown(lane).cancelled).toBe(false);
});

test('what is to be compared is not forgotten over a restart, and is compared once', async () => {
  begin();
  const lane = await booked();
  world.network.plant(/^DELETE/, { do: 'status', status: 204 });
  world.cancel(lane);
  await world.pass(3_000);
  world.restart();
  await world.pass(40_000);
  await world.read();
  expect(world.standings(lane)).toEqual(['delivered', 'needsYou:savedDifferently']);
  world.outbox.act(rowOf(lane, 1), 'seen', 'Dana');
  await world.pass(20_000);
  await world.read();
  expect(world.standings(lane)).toEqual(['delivered', 'delivered']);
});

test.each(['participant', 'nothing', 'session'] as const)(
  'a person who was added and then is not there (answer: %s)',
  async (addAnswers) => {
    begin({ options: { addAnswers } });
    const lane = await booked();
    world.add(lane, 'Ana Lopez');
    await world.pass(3_000);
    const ana = world.booked()[0]?.participants.find((person) => person.name === 'Ana Lopez');
    if (addAnswers !== 'session') world.account.removeParticipant(ana?.participationId ?? 0);
    await world.pass(20_000);
    await world.read();
    expect(world.standings(lane)[1]).toBe(addAnswers === 'session' ? 'delivered' : 'needsYou:savedDifferently');
    if (addAnswers !== 'session') {
      expect(sidesOf(rowOf(lane, 1))).toEqual(['People Rosa Vega, Ana Lopez', 'People Rosa Vega']);
    }
  },
);

test('all as asked: cancels, removals and added people are compared, and nobody is asked', async () => {
  begin({ options: { cancelled: 'stay' } });
  const lane = await booked();
  world.add(lane, 'Ana Lopez');
  await world.pass(40_000);
  await world.read();
  world.removePerson(lane, 'Ana Lopez');
  await world.pass(40_000);
  await world.read();
  world.cancel(lane);
  await world.pass(40_000);
  await world.read();
  expect(world.standings(lane)).toEqual(['delivered', 'delivered', 'delivered', 'delivered']);
});

test('a person who was added and removed again here is no difference', async () => {
  begin();
  const lane = await booked();
  world.add(lane, 'Ana Lopez');
  await world.pass(2_000);
  world.removePerson(lane, 'Ana Lopez');
  await world.pass(60_000);
  await world.read();
  expect(world.standings(lane)).toEqual(['delivered', 'delivered', 'delivered']);
});

// ---- changed elsewhere: both sides, when it was seen, and another wish in its place

test('changed elsewhere: ours and theirs, with the time at which it was first seen', async () => {
  begin();
  const lane = await booked();
  world.account.rescheduleSession(
    { id: sessionId(lane) },
    { ScheduleTs: new Date(hour(6)).toISOString().slice(0, 19) },
  );
  const row = world.move(lane, hour(8));
  await world.pass(40_000);
  const seenAt = world.row(row.changeId).compared?.[1].note;
  expect(seenAt).toMatch(/^seen at \d\d:\d\d$/);
  expect(sidesOf(row.changeId)).toEqual([
    'Time 2026-11-24 01:00 Universal, Clinician Clinician 5, People Rosa Vega'.replace('5', world.hostId()),
    'Time 2026-11-23 23:00 Universal, Clinician Clinician 5, People Rosa Vega'.replace('5', world.hostId()),
  ]);
  await world.pass(30 * 60_000);
  await world.read();
  expect(world.row(row.changeId).compared?.[1].note).toBe(seenAt);
});

test('another time that is wished stands in for the one that waits for a person', async () => {
  begin();
  const lane = await booked();
  world.account.rescheduleSession(
    { id: sessionId(lane) },
    { ScheduleTs: new Date(hour(6)).toISOString().slice(0, 19) },
  );
  world.move(lane, hour(8));
  await world.pass(40_000);
  expect(world.standings(lane)).toEqual(['delivered', 'needsYou:conflict']);
  world.move(lane, hour(7));
  await world.pass(40_000);
  expect(world.standings(lane)).toEqual(['delivered', 'superseded', 'delivered']);
  expect(world.booked()[0]?.startsAt).toBe(hour(7));
});

test('a person who is added does not end a move that waits for a person, and says that it waits behind it', async () => {
  begin();
  const lane = await booked();
  world.account.rescheduleSession(
    { id: sessionId(lane) },
    { ScheduleTs: new Date(hour(6)).toISOString().slice(0, 19) },
  );
  world.move(lane, hour(8));
  await world.pass(40_000);
  const added = world.add(lane, 'Ana Lopez');
  await world.pass(5_000);
  expect(world.standings(lane)).toEqual(['delivered', 'needsYou:conflict', 'waiting']);
  expect(world.row(added.changeId).why).toContain('It waits for your answer to the change before it.');
  world.outbox.act(rowOf(lane, 1), 'keepTheirs', 'Dana');
  expect(world.row(added.changeId).why).not.toContain('It waits for your answer');
  await world.pass(40_000);
  expect(world.standings(lane)).toEqual(['delivered', 'discarded', 'delivered']);
});

test('a person who is added while a move waits for a person goes along with "send mine" too', async () => {
  begin();
  const lane = await booked();
  world.account.rescheduleSession(
    { id: sessionId(lane) },
    { ScheduleTs: new Date(hour(6)).toISOString().slice(0, 19) },
  );
  world.move(lane, hour(8));
  await world.pass(40_000);
  world.add(lane, 'Ana Lopez');
  await world.pass(5_000);
  world.outbox.act(rowOf(lane, 1), 'sendMine', 'Dana');
  await world.pass(90_000);
  expect(world.standings(lane)).toEqual(['delivered', 'delivered', 'delivered']);
});
