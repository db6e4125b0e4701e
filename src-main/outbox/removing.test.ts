// Goal: a person who was added a moment ago can be removed. Their id at SecureVideo is known from the next list alone.
import { afterEach, expect, test } from 'vitest';
import { World } from './testing/world.ts';

let world: World;
afterEach(() => world.remove());

test.each(['participant', 'session', 'nothing'] as const)(
  'removed right after the addition was delivered, which was answered by %s',
  async (addAnswers) => {
    world = new World({ options: { addAnswers } });
    const lane = world.book();
    await world.pass(15_000);
    world.add(lane, 'Ana Lopez');
    await world.pass(1_000);
    world.removePerson(lane, 'Ana Lopez');
    await world.pass(30_000);
    expect(world.standings(lane)).toEqual(['delivered', 'delivered', 'delivered']);
    expect(world.booked()[0]?.participants.map((person) => person.name)).not.toContain('Ana Lopez');
    expect(world.worked(/^DELETE \/participant/)).toBe(1);
  },
);

test('a person whom somebody else removed meanwhile is not removed again', async () => {
  world = new World();
  const lane = world.book();
  await world.pass(15_000);
  world.add(lane, 'Ana Lopez');
  await world.pass(15_000); // the codes of added people have been read
  const ana = world.booked()[0]?.participants.find((person) => person.name === 'Ana Lopez');
  world.account.removeParticipant(ana?.participationId ?? 0);
  await world.pass(31_000); // what was read before is too old to go by
  world.removePerson(lane, 'Ana Lopez');
  await world.pass(30_000);
  expect(world.standings(lane).at(-1)).toBe('alreadySo');
  expect(world.worked(/^DELETE \/participant/)).toBe(0);
});
