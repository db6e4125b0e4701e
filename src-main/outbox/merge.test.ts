// Goal: what waits goes out as the shortest equal sequence. Method: sequences by hand, and random ones played both ways.
import { expect, test } from 'vitest';
import type { Wish } from '../../src-shared/outbox/change.ts';
import { seededRandom } from '../../src-shared/random/random.ts';
import { merge } from './merge.ts';
import type { Item, Merged } from './merge.ts';
import { booking, FIVE, FOUR, guest, THREE, wish } from './testing/wishes.ts';

function mergeAll(...wishes: readonly Wish[]): Merged {
  return merge(wishes.map((one, at) => ({ changeId: `c${at}`, wish: one })));
}

const short = (merged: Merged): string[] => merged.ops.map((op) => `${op.wish.kind}:${op.carrier}`);

test('create and move: created at the new time', () => {
  const { ops } = mergeAll(wish.create(), wish.move(FOUR));
  expect(ops).toHaveLength(1);
  expect(ops[0]?.wish).toMatchObject({ kind: 'create', booking: { startsAt: FOUR } });
  expect(ops[0]).toMatchObject({ carrier: 'c0', with: [{ changeId: 'c1', role: 'in' }] });
});

test('create and two moves: the first move never came true', () => {
  const { ops } = mergeAll(wish.create(), wish.move(FOUR), wish.move(FIVE));
  expect(ops[0]?.wish).toMatchObject({ booking: { startsAt: FIVE } });
  expect(ops[0]?.with.map((one) => one.role)).toEqual(['over', 'in']);
});

test('create and move to now: a Meet Now', () => {
  const { ops } = mergeAll(wish.create(), wish.move('now'));
  expect(ops[0]?.wish).toMatchObject({ booking: { startsAt: null, wall: null } });
});

test('create, add, remove of the other: one booking with who is left', () => {
  const { ops } = mergeAll(wish.create(), wish.add('Ana Lopez'), wish.remove('Rosa Vega'), wish.host('31'));
  expect(ops).toHaveLength(1);
  const sent = ops[0]?.wish;
  expect(sent?.kind === 'create' && sent.booking.participants.map((person) => person.name)).toEqual(['Ana Lopez']);
  expect(sent).toMatchObject({ booking: { hostId: '31' } });
});

test('the last guest is not merged away: SecureVideo takes no session without one', () => {
  expect(short(mergeAll(wish.create(), wish.remove('Rosa Vega')))).toEqual(['create:c0', 'removeParticipant:c1']);
});

test('a clinician who is a guest of the booking is not merged into its host', () => {
  const colleague = { kind: 'user', localId: 'p-u', userId: '31', name: 'Marcus Bell', packet: 'none' } as const;
  const merged = mergeAll(wish.create({ participants: [...booking().participants, colleague] }), wish.host('31'));
  expect(short(merged)).toEqual(['create:c0', 'changeHost:c1']);
});

test('move and move: the last, which stands for both', () => {
  const { ops } = mergeAll(wish.move(FOUR), wish.move(FIVE));
  expect(ops).toHaveLength(1);
  expect(ops[0]).toMatchObject({ carrier: 'c1', wish: { to: FIVE }, with: [{ changeId: 'c0', role: 'over' }] });
});

test('three moves: the last stands for all', () => {
  const { ops } = mergeAll(wish.move(FOUR), wish.move(FIVE), wish.move(THREE));
  expect(ops[0]?.with.map((one) => one.changeId).toSorted()).toEqual(['c0', 'c1']);
});

test('host and host: the last', () => {
  expect(short(mergeAll(wish.host('31'), wish.host('8')))).toEqual(['changeHost:c1']);
});

test('add and remove of the same person: nothing', () => {
  const merged = mergeAll(wish.add('Ana Lopez'), wish.remove('Ana Lopez'));
  expect(merged).toEqual({ ops: [], vanished: [{ overtaken: ['c0'], by: 'c1' }] });
});

test('remove and add of the same person: both, since the person gets a new code', () => {
  expect(short(mergeAll(wish.remove('Rosa Vega'), wish.add('Rosa Vega')))).toEqual([
    'removeParticipant:c0',
    'addParticipant:c1',
  ]);
});

test('what is not merged keeps the order made', () => {
  expect(short(mergeAll(wish.move(FOUR), wish.add('Ana Lopez'), wish.move(FIVE), wish.host('31')))).toEqual([
    'addParticipant:c1',
    'move:c2',
    'changeHost:c3',
  ]);
});

test('nothing waits: nothing goes out', () => {
  expect(merge([])).toEqual({ ops: [], vanished: [] });
});

type World = { startsAt: number | 'now'; hostId: string; people: string[] } | null;

function play(world: World, one: Wish): World {
  if (one.kind === 'create') {
    const { startsAt, hostId, participants } = one.booking;
    return { startsAt: startsAt ?? 'now', hostId, people: participants.map((person) => person.localId) };
  }
  if (world === null) throw new Error('no session');
  if (one.kind === 'move') return { ...world, startsAt: one.to };
  if (one.kind === 'changeHost') return { ...world, hostId: one.hostId };
  if (one.kind === 'addParticipant') return { ...world, people: [...world.people, one.participant.localId] };
  if (one.kind === 'removeParticipant') {
    return { ...world, people: world.people.filter((id) => id !== one.participantLocalId) };
  }
  return null;
}

test('2,000 random sequences end the same, merged or not, and merged ones are never longer', () => {
  const seed = Number(process.env['SEED'] ?? 20261123);
  const numbers = seededRandom(seed);
  const random = (below: number): number => Math.floor(numbers() * below);
  for (let round = 0; round < 2_000; round++) {
    const existing = random(2) === 0;
    const start: World = existing ? { startsAt: THREE, hostId: '5', people: ['p-Rosa Vega', 'p-Old'] } : null;
    const items: Item[] = existing ? [] : [{ changeId: 'c', wish: wish.create() }];
    let world = existing ? start : play(null, wish.create());
    for (let length = random(6), at = 0; at < length; at++) {
      const present: readonly string[] = world?.people ?? [];
      const wishes = [
        wish.move(THREE + random(4) * 900_000),
        wish.host(String(random(3))),
        { ...wish.add('x'), participant: guest('x', { localId: `p-${round}-${at}` }) } as Wish,
        { ...wish.remove('x'), participantLocalId: present[random(present.length)] ?? 'p-none' } as Wish,
      ];
      const next = wishes[random(wishes.length)] ?? wish.move(THREE);
      items.push({ changeId: `c${at}`, wish: next });
      world = play(world, next);
    }
    const merged = merge(items);
    let other = start;
    for (const op of merged.ops) other = play(other, op.wish);
    expect({ ...other, people: [...(other?.people ?? [])].toSorted() }, `seed ${seed}, round ${round}`).toEqual({
      ...world,
      people: [...(world?.people ?? [])].toSorted(),
    });
    expect(merged.ops.length).toBeLessThanOrEqual(items.length);
    const named = merged.ops.flatMap((op) => [op.carrier, ...op.with.map((one) => one.changeId)]);
    const vanished = merged.vanished.flatMap((pair) => [...pair.overtaken, pair.by]);
    expect([...named, ...vanished].toSorted()).toEqual(items.map((item) => item.changeId).toSorted());
  }
});
