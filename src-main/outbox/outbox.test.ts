// Goal: each rule of the outbox holds. Method: the real outbox and store beside a practice account, all time on one clock.
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

test('a booking is delivered, once, and the desk has its code', async () => {
  const { outbox } = begin();
  const lane = world.book();
  await world.pass(5_000);
  expect(world.standings(lane)).toEqual(['delivered']);
  expect(world.booked()).toHaveLength(1);
  expect(world.shown(lane).sessionId).toBe(world.booked()[0]?.sessionId);
  expect(world.shown(lane).participants.every((person) => person.connectCode !== null)).toBe(true);
  expect(outbox.line().is).toBe('online');
});
