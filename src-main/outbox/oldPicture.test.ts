// Goal: a list that is behind is not taken for the end of a doubt. Method: changes that undo our own of a moment ago, never arrived.
import { afterEach, expect, test } from 'vitest';
import { LIST_DELAY_MS } from '../../src-shared/outbox/change.ts';
import type { OutboxRow } from '../../src-shared/outbox/change.ts';
import { World } from './testing/world.ts';
import { HOUR, NOW } from './testing/wishes.ts';

let world: World;
afterEach(() => world.remove());

const FIVE = NOW + 5 * HOUR - (NOW % HOUR);
const SIX = FIVE + HOUR;

/** Booked long ago, at an account whose lists are as far behind as we allow for. */
async function booked(): Promise<string> {
  world = new World({ options: { listDelayMs: LIST_DELAY_MS - 1_000 } });
  const lane = world.book('Rosa Vega');
  await world.pass(60_000);
  return lane;
}

/** Saves the second as soon as the first is delivered; what it sends does not arrive. */
async function undone(first: () => OutboxRow, second: () => OutboxRow, write: RegExp): Promise<OutboxRow> {
  const one = first();
  while (world.row(one.changeId).standing !== 'delivered') await world.pass(50);
  world.network.plant(write, { do: 'dropBefore' });
  return second();
}

function guests(): string[] {
  const [session] = world.booked();
  return (session?.participants ?? []).map((person) => person.name).filter((name) => !name.startsWith('Dr.'));
}

test('moved and moved back: the list that shows the old time still says nothing', async () => {
  const lane = await booked();
  await world.read();
  const back = await undone(
    () => world.move(lane, SIX),
    () => world.move(lane, FIVE),
    /^PUT .session/,
  );
  await world.settle();
  expect(world.booked()[0]?.startsAt).toBe(FIVE);
  expect(world.row(back.changeId).standing).toBe('delivered');
  expect(world.worked(/^PUT .session/)).toBe(2);
});

test('handed over and back', async () => {
  const lane = await booked();
  await world.read();
  const back = await undone(
    () => world.handOver(lane, world.hostId(1)),
    () => world.handOver(lane, world.hostId(0)),
    /^PUT .sessionhost/,
  );
  await world.settle();
  expect(String(world.booked()[0]?.hostId)).toBe(world.hostId(0));
  expect(world.row(back.changeId).standing).toBe('delivered');
});

test('added and removed: the list that does not show the person yet is no proof of the removal', async () => {
  const lane = await booked();
  await world.read();
  const gone = await undone(
    () => world.add(lane, 'Ana Lopez'),
    () => world.removePerson(lane, 'Ana Lopez'),
    /^DELETE .participant/,
  );
  await world.settle();
  expect(guests()).not.toContain('Ana Lopez');
  expect(world.row(gone.changeId).standing).toBe('delivered');
});

test('removed and added again', async () => {
  const lane = await booked();
  world.add(lane, 'Ana Lopez');
  await world.pass(60_000);
  await world.read();
  const again = await undone(
    () => world.removePerson(lane, 'Ana Lopez'),
    () => world.add(lane, 'Ana Lopez'),
    /^POST .participant/,
  );
  await world.settle();
  expect(guests().filter((name) => name === 'Ana Lopez')).toHaveLength(1);
  expect(world.row(again.changeId).standing).toBe('delivered');
});

test('added, removed and added again, all of it before any list shows the first', async () => {
  const lane = await booked();
  await world.read();
  const first = world.add(lane, 'Ana Lopez');
  while (world.row(first.changeId).standing !== 'delivered') await world.pass(50);
  const again = await undone(
    () => world.removePerson(lane, 'Ana Lopez'),
    () => world.add(lane, 'Ana Lopez'),
    /^POST .participant/,
  );
  await world.settle();
  expect(guests().filter((name) => name === 'Ana Lopez')).toHaveLength(1);
  expect(world.row(again.changeId).standing).toBe('delivered');
});

test('moved on from a time that no list had shown yet: nobody is asked about our own change', async () => {
  const lane = await booked();
  await world.read();
  const on = await undone(
    () => world.move(lane, SIX),
    () => world.move(lane, SIX + HOUR),
    /^PUT .session/,
  );
  await world.settle();
  expect(world.booked()[0]?.startsAt).toBe(SIX + HOUR);
  expect(world.row(on.changeId).standing).toBe('delivered');
});

test('what a colleague changed meanwhile is asked about all the same', async () => {
  const lane = await booked();
  await world.read();
  const on = await undone(
    () => world.move(lane, SIX),
    () => world.move(lane, SIX + HOUR),
    /^PUT .session/,
  );
  await world.pass(30_000);
  const id = world.booked()[0]?.sessionId ?? 0;
  world.account.rescheduleSession({ id }, { ScheduleTs: new Date(SIX + 3 * HOUR).toISOString().slice(0, 19) });
  await world.settle();
  expect(world.row(on.changeId)).toMatchObject({ standing: 'needsYou', cause: 'conflict' });
  expect(world.booked()[0]?.startsAt).toBe(SIX + 3 * HOUR);
});

test('ended right after a delivery: the first list of the next run is behind, and takes nothing back', async () => {
  const lane = await booked();
  await world.read();
  const moved = world.move(lane, SIX);
  while (world.row(moved.changeId).standing !== 'delivered') await world.pass(50);
  world.restart();
  await world.pass(500);
  await world.read();
  expect(world.shown(lane).startsAt).toBe(SIX);
  const cancelled = world.cancel(lane);
  await world.settle();
  expect(world.row(cancelled.changeId).standing).toBe('delivered');
});

test('what a colleague changed while the desk was closed shows in the first list', async () => {
  const lane = await booked();
  world.move(lane, SIX);
  await world.pass(60_000);
  const id = world.booked()[0]?.sessionId ?? 0;
  world.account.rescheduleSession({ id }, { ScheduleTs: new Date(SIX + HOUR).toISOString().slice(0, 19) });
  world.kill();
  await world.pass(5 * 60_000);
  world.open();
  await world.read();
  expect(world.shown(lane).startsAt).toBe(SIX + HOUR);
});

test('a move that landed late was seen: a list that is behind that one takes nothing back', async () => {
  // Each answer is behind by its own time; what a session was is kept for those that are.
  world = new World({ options: { listDelayMs: 0, statusDelayMs: LIST_DELAY_MS - 1_000 } });
  const lane = world.book('Rosa Vega');
  await world.pass(60_000);
  await world.read();
  world.network.plant(/^PUT .session/, { do: 'landLate', ms: 50_000 });
  const moved = world.move(lane, SIX);
  await world.pass(50_500);
  await world.read();
  expect(world.row(moved.changeId).standing).toBe('delivered');
  world.account.setOptions({ listDelayMs: LIST_DELAY_MS - 1_000 });
  await world.read();
  expect(world.shown(lane).startsAt).toBe(SIX);
  const on = world.move(lane, SIX + HOUR);
  await world.settle();
  expect(world.row(on.changeId).standing).toBe('delivered');
});
