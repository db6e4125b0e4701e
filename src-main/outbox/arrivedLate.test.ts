// Goal: what arrives after it was undone or given up is told once, in words that are true whoever did it, and nothing else is.
// Method: requests that land half an hour late, beside a second desk and lists that are behind.
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { ReadAnswer, SecureVideoApi, SessionList } from '../api/port.ts';
import { FOUR, FIVE } from './testing/wishes.ts';
import { World } from './testing/world.ts';

const LATE_MS = 30 * 60_000;
const MINUTES = 60_000;
const EITHER = ' Either an earlier request of this desk arrived late, or somebody else did it.';

let world: World;
let lane: string;
beforeEach(async () => {
  world = new World();
  lane = world.book('Rosa Vega');
  await world.pass(MINUTES);
  await world.read();
});
afterEach(() => world.remove());

/** What a person is told of a change; undefined = nothing. */
function told(changeId: string): { what: string; sides: string[] } | undefined {
  const row = world.row(changeId);
  if (row.cause !== 'savedDifferently') return undefined;
  const what = row.happened.replace(EITHER, '');
  expect(row.why).toContain(what);
  const sides = (row.compared ?? []).map(({ title, facts }) => `${title}: ${facts.map(({ text }) => text).join()}`);
  return { what, sides };
}

/** The first of these requests is lost, and works half an hour later. */
function landsLate(on: RegExp): void {
  world.network.plant(on, { do: 'landLate', ms: LATE_MS });
}

/** Time passes until what was late has landed, and the list is read twice: what is told is told once. */
async function landed(changeId: string): Promise<void> {
  await world.pass(LATE_MS);
  await world.read();
  expect(told(changeId)).toBeDefined();
  world.outbox.act(changeId, 'seen', 'Dana');
  await world.pass(MINUTES);
  await world.read();
  expect(told(changeId)).toBeUndefined();
}

test('an add lands late, after the one that was sent again has been removed: in the session again', async () => {
  landsLate(/^POST .participant/);
  const add = world.add(lane, 'Ana Lopez');
  await world.pass(5 * MINUTES);
  const removal = world.removePerson(lane, 'Ana Lopez');
  await world.pass(5 * MINUTES);
  await world.read();
  expect(world.standings(lane)).toEqual(['delivered', 'delivered', 'delivered']);
  await world.pass(LATE_MS);
  await world.read();
  expect(told(removal.changeId)).toEqual({
    what: 'Ana Lopez is in the session again.',
    sides: ['You asked: Rosa Vega', 'SecureVideo has: Rosa Vega, Ana Lopez'],
  });
  expect(told(add.changeId)).toBeUndefined();
  await landed(removal.changeId);
});

test('an add that was given up lands late: in the session after all', async () => {
  world.network.plant(/^POST .participant/, { do: 'landLate', ms: LATE_MS }, 2);
  const add = world.add(lane, 'Ana Lopez');
  await world.pass(10 * MINUTES);
  expect(world.row(add.changeId).cause).toBe('notProven');
  world.outbox.act(add.changeId, 'discard', 'Dana');
  await world.pass(LATE_MS);
  await world.read();
  expect(told(add.changeId)?.what).toBe('Ana Lopez is in the session after all.');
  expect(told(add.changeId)?.sides[0]).toBe('As it was: Rosa Vega');
  await landed(add.changeId);
});

test('a move lands late, after the session was moved on: at the earlier time again', async () => {
  landsLate(/^PUT .session/);
  const first = world.move(lane, FOUR);
  await world.pass(5 * MINUTES);
  const second = world.move(lane, FIVE);
  await world.pass(5 * MINUTES);
  await world.pass(LATE_MS);
  await world.read();
  expect(told(first.changeId)).toBeUndefined();
  expect(told(second.changeId)).toEqual({
    what: 'It is at 2026-11-23 23:00 again.',
    sides: [
      expect.stringContaining('You asked: 2026-11-24'),
      expect.stringContaining('SecureVideo has: 2026-11-23 23:00'),
    ],
  });
  await landed(second.changeId);
});

test('a move that was given up lands late', async () => {
  world.network.plant(/^PUT .session/, { do: 'landLate', ms: LATE_MS }, 2);
  const move = world.move(lane, FOUR);
  await world.pass(10 * MINUTES);
  world.outbox.act(move.changeId, 'discard', 'Dana');
  await world.pass(LATE_MS);
  await world.read();
  expect(told(move.changeId)?.what).toBe('It is at 2026-11-23 23:00 after all.');
  await landed(move.changeId);
});

test('a hand-over lands late, after the session was handed on', async () => {
  landsLate(/^PUT .session/);
  world.handOver(lane, world.hostId(1));
  await world.pass(5 * MINUTES);
  const second = world.handOver(lane, world.hostId(2));
  await world.pass(5 * MINUTES);
  await world.pass(LATE_MS);
  await world.read();
  expect(told(second.changeId)?.what).toMatch(/ has it again\.$/);
  await landed(second.changeId);
});

test('a removal that was given up lands late: not in the session any more', async () => {
  world.add(lane, 'Ana Lopez');
  await world.pass(MINUTES);
  await world.read();
  world.network.plant(/^DELETE .participant/, { do: 'landLate', ms: LATE_MS }, 2);
  const removal = world.removePerson(lane, 'Ana Lopez');
  await world.pass(10 * MINUTES);
  expect(world.row(removal.changeId).cause).toBe('notProven');
  world.outbox.act(removal.changeId, 'discard', 'Dana');
  await world.pass(LATE_MS);
  await world.read();
  expect(told(removal.changeId)?.what).toBe('Ana Lopez is not in the session any more.');
  await landed(removal.changeId);
});

test('an answer that shows it tells it too, for the next list has no news of it then; over a restart', async () => {
  landsLate(/^POST .participant/);
  world.add(lane, 'Ana Lopez');
  await world.pass(5 * MINUTES);
  const removal = world.removePerson(lane, 'Ana Lopez');
  await world.pass(5 * MINUTES);
  const other = new World({ beside: world });
  try {
    await other.read();
    world.restart();
    await world.read();
    other.add([...other.desk.book.all()][0]?.session.localId ?? '', 'Ana Lopez');
    await world.pass(2_000);
    world.move(lane, FIVE); // by the list from before
    await world.pass(2_000);
    expect(world.network.matching(/^PUT .session/)).toHaveLength(1);
    expect(told(removal.changeId)?.what).toBe('Ana Lopez is in the session again.');
  } finally {
    other.remove();
  }
});

test('nothing is told where every request of this desk was answered: it was another desk, as any change of theirs', async () => {
  world.add(lane, 'Ana Lopez');
  world.move(lane, FOUR);
  await world.pass(MINUTES);
  world.removePerson(lane, 'Ana Lopez');
  world.move(lane, FIVE);
  await world.pass(MINUTES);
  await world.read();
  const other = new World({ beside: world });
  try {
    await other.read();
    const theirs = [...other.desk.book.all()][0]?.session.localId ?? '';
    other.add(theirs, 'Ana Lopez');
    other.move(theirs, FOUR);
    await other.pass(MINUTES);
    await world.read();
    expect(world.shown(lane)).toMatchObject({ startsAt: FOUR });
    expect(new Set(world.standings(lane))).toEqual(new Set(['delivered']));
    expect(other.standings(theirs)).toEqual(['delivered', 'delivered']);
  } finally {
    other.remove();
  }
});

test('a lost request that was seen to have arrived lands no more: what another desk does then is no news', async () => {
  world.network.plant(/^PUT .session/, { do: 'dropAfter' });
  world.move(lane, FOUR);
  await world.pass(5 * MINUTES);
  world.move(lane, FIVE);
  await world.pass(MINUTES);
  await world.read();
  const session = world.booked()[0];
  if (session === undefined) throw new Error('a session');
  session.startsAt = FOUR;
  await world.read();
  expect(world.shown(lane).startsAt).toBe(FOUR);
  expect(new Set(world.standings(lane))).toEqual(new Set(['delivered']));
});

/** The desk started anew, with lists that stay behind for as long as it is said. */
function withOldLists(): (isBehind: boolean) => void {
  world.kill();
  const api: SecureVideoApi = world.client();
  let old: ReadAnswer<SessionList> | null = null;
  let isBehind = false;
  const listSessions: SecureVideoApi['listSessions'] = async (query) => {
    const answer = await api.listSessions(query);
    if (isBehind && old?.is === 'read' && answer.is === 'read') return { ...answer, value: old.value };
    old = answer;
    return answer;
  };
  world.open({}, { ...api, listSessions });
  return (behind) => (isBehind = behind);
}

/** Somebody else, on SecureVideo's own page. */
function elsewhere(startsAt: number): void {
  const session = world.booked()[0];
  if (session === undefined) throw new Error('a session');
  session.startsAt = startsAt;
}

/** The session was moved to four, with a first try that may still land, and on to five. */
async function movedOn(): Promise<void> {
  landsLate(/^PUT .session/);
  world.move(lane, FOUR);
  await world.pass(5 * MINUTES);
  await world.read();
  world.move(lane, FIVE);
  await world.pass(1_000);
}

function expectNothingTold(): void {
  expect(new Set(world.standings(lane))).toEqual(new Set(['delivered']));
}

test('a list that is behind our own change shows what was before it, and tells nothing', async () => {
  const behind = withOldLists();
  await movedOn();
  behind(true);
  await world.read();
  await world.read();
  expectNothingTold();
  behind(false);
  await world.pass(MINUTES);
  await world.read();
  expectNothingTold();
});

test('a list that a later one has overtaken tells nothing', async () => {
  await movedOn();
  await world.pass(MINUTES);
  elsewhere(FOUR);
  world.network.plant(/^GET .session$/, { do: 'delay', ms: 15_000 });
  const whole = world.outbox.readNow();
  await world.pass(2_000);
  elsewhere(FIVE);
  const part = world.outbox.readPart({ hostId: world.hostId() });
  await world.pass(20_000);
  expect([(await whole).is, (await part).is]).toEqual(['read', 'read']);
  expectNothingTold();
});

test('told once, though the lists lose it and find it again', async () => {
  await movedOn();
  await world.pass(MINUTES);
  elsewhere(FOUR);
  await world.read();
  const second = world.rowsOf(lane).at(-1)?.changeId ?? '';
  expect(told(second)).toBeDefined();
  world.outbox.act(second, 'seen', 'Dana');
  elsewhere(FIVE);
  await world.read();
  elsewhere(FOUR);
  await world.read();
  expect(world.shown(lane).startsAt).toBe(FOUR);
  expectNothingTold();
});

test('moved back as this desk wished last, by whomever, is no news', async () => {
  await movedOn();
  await world.pass(MINUTES);
  world.move(lane, FOUR);
  await world.pass(MINUTES);
  elsewhere(FIVE);
  await world.read();
  elsewhere(FOUR);
  await world.read();
  expect(world.shown(lane).startsAt).toBe(FOUR);
  expectNothingTold();
});

test('what a request that is being looked up has done is its own, not an earlier one’s', async () => {
  await movedOn();
  await world.pass(MINUTES);
  world.network.plant(/^PUT .session/, { do: 'dropAfter' });
  world.move(lane, FOUR);
  await world.pass(5 * MINUTES);
  await world.read();
  expect(world.shown(lane).startsAt).toBe(FOUR);
  expectNothingTold();
});

test('what the day had shown before the change was given up is no news', async () => {
  world.network.plant(/^PUT .session/, { do: 'landLate', ms: 8 * MINUTES }, 2);
  const move = world.move(lane, FOUR);
  await world.pass(7 * MINUTES);
  expect(world.row(move.changeId).cause).toBe('notProven');
  await world.pass(10 * MINUTES);
  await world.read();
  world.outbox.act(move.changeId, 'discard', 'Dana');
  world.handOver(lane, world.hostId(1));
  await world.pass(MINUTES);
  await world.read();
  expect(world.shown(lane).startsAt).toBe(FOUR);
  expect(told(move.changeId)).toBeUndefined();
});

test('told in the very list by which the removal itself is compared', async () => {
  landsLate(/^POST .participant/);
  world.add(lane, 'Ana Lopez');
  await world.pass(5 * MINUTES);
  const removal = world.removePerson(lane, 'Ana Lopez');
  await world.pass(LATE_MS);
  await world.read();
  expect(told(removal.changeId)?.sides).toEqual(['You asked: Rosa Vega', 'SecureVideo has: Rosa Vega, Ana Lopez']);
});

test('who was added anew since is there by that, even where another desk takes them out and in again', async () => {
  landsLate(/^POST .participant/);
  world.add(lane, 'Ana Lopez');
  await world.pass(5 * MINUTES);
  world.removePerson(lane, 'Ana Lopez');
  await world.pass(MINUTES);
  world.add(lane, 'Ana Lopez');
  await world.pass(MINUTES);
  await world.read();
  const other = new World({ beside: world });
  try {
    await other.read();
    const theirs = [...other.desk.book.all()][0]?.session.localId ?? '';
    other.removePerson(theirs, 'Ana Lopez');
    await other.pass(1_000);
    other.add(theirs, 'Ana Lopez');
    await other.pass(1_000);
    await world.read();
    expectNothingTold();
  } finally {
    other.remove();
  }
});
