// Goal: the line of a session follows the journal from Save to the end. Method: a day at one desk beside the practice account.
import { afterEach, expect, test } from 'vitest';
import { guest, HOUR, NOW } from './testing/wishes.ts';
import { World } from './testing/world.ts';
import type { WorldSetup } from './testing/world.ts';

let world: World;
function begin(setup: WorldSetup = {}): World {
  world = new World(setup);
  return world;
}
afterEach(() => world.remove());

const hour = (n: number): number => NOW + n * HOUR - (NOW % HOUR);
const line = (lane: string): string => world.outbox.knows(lane)?.words ?? '';

async function booked(more: Parameters<World['book']>[1] = {}): Promise<string> {
  const lane = world.book('Rosa Vega', more);
  await world.pass(20_000);
  await world.read();
  await world.pass(31_000);
  return lane;
}

test('from Save to the answer: not sent, asked for, and the time at which it was', async () => {
  begin();
  world.network.line = 'refuse';
  const lane = world.book();
  await world.pass(3_000);
  expect(line(lane)).toBe('Not sent yet: tell Rosa yourself.');
  expect(world.outbox.laneView(lane)?.knows().short).toBe('not invited yet');
  world.network.line = 'up';
  await world.settle();
  expect(world.toldTo('Rosa Vega')).toEqual(['invitation']);
  expect(line(lane)).toMatch(/^SecureVideo was asked to e-mail Rosa, 2026-11-23 \d\d:\d\d\.$/);
  expect(world.outbox.laneView(lane)).toBeUndefined();
});

test('in doubt nothing is promised; found, it says what was asked for', async () => {
  begin();
  world.network.plant(/^POST/, { do: 'dropAfter' });
  const lane = world.book();
  await world.pass(60);
  expect(line(lane)).toBe('On its way to SecureVideo: do not promise Rosa anything yet.');
  world.network.line = 'refuse';
  await world.pass(3_000);
  expect(line(lane)).toBe('Being checked: do not promise Rosa anything yet.');
  world.network.line = 'up';
  await world.settle();
  expect(line(lane)).toMatch(/^SecureVideo was asked to e-mail Rosa/);
});

test('a move that waits, goes out, and a cancel that is refused', async () => {
  begin();
  const lane = await booked();
  world.network.line = 'refuse';
  world.move(lane, hour(8));
  await world.pass(3_000);
  expect(line(lane)).toBe('Rosa knows the old time at most. It has not gone out. Tell Rosa yourself.');
  world.network.line = 'up';
  await world.settle();
  expect(line(lane)).toMatch(/^SecureVideo was asked to e-mail Rosa the new time, /);
  world.network.plant(/^DELETE/, { do: 'status', status: 400, message: 'No.' });
  world.cancel(lane);
  await world.pass(40_000);
  expect(line(lane)).toBe('Not told of the cancellation: it needs you in the outbox. Tell Rosa yourself.');
});

test('a person who is to be added, and one who is to be removed, have standings of their own', async () => {
  begin();
  const participants = [guest('Rosa Vega'), guest('Tom Reed', { delivery: 'text', email: '', phone: '3035550142' })];
  const lane = await booked({ participants });
  world.network.line = 'refuse';
  world.add(lane, 'Ana Lopez');
  world.removePerson(lane, 'Tom Reed');
  await world.pass(3_000);
  expect(line(lane)).toMatch(
    /^Tom is still invited\. It has not gone out\. Not sent yet: tell Ana yourself\. SecureVideo was asked to e-mail Rosa, /,
  );
});

test('who gets no message is told by the desk, with the code as soon as there is one', async () => {
  begin();
  world.network.line = 'refuse';
  const lane = world.book('Rosa Vega', { participants: [guest('Rosa Vega', { delivery: 'none' })] });
  await world.pass(3_000);
  expect(line(lane)).toBe('Not booked yet: there is no code to tell Rosa.');
  world.network.line = 'up';
  await world.settle();
  expect(line(lane)).toBe('Rosa gets no message: tell Rosa the time and the code yourself.');
  expect(world.toldTo('Rosa Vega')).toEqual([]);
});

test('what came from elsewhere is said to, and a move of it by this desk is this desk’s', async () => {
  begin({ beginning: 'day' });
  await world.read();
  const known = [...world.desk.book.all()].find(
    ({ session }) =>
      session.startsAt > hour(2) && session.participants.some((one) => one.userId === null && one.delivery === 'email'),
  );
  const lane = known?.session.localId ?? '';
  expect(line(lane)).toMatch(/^Not invited by this desk: what .+ cannot be told from here\.$/);
  world.move(lane, hour(9));
  await world.settle();
  expect(line(lane)).toMatch(/SecureVideo was asked to e-mail .+ the new time, /);
});
