// Goal: what was told as done is not believed against SecureVideo's own list. Method: lists that leave a session out.
import { afterEach, expect, test } from 'vitest';
import type { ReadAnswer, SecureVideoApi, SessionList } from '../api/port.ts';
import { World } from './testing/world.ts';

let world: World;
afterEach(() => world.remove());

/** A desk with two sessions, whose lists lack what `isLeftOut` says by SecureVideo's id. */
async function twoBooked(): Promise<{ lane: string; id: number; leaveOut: (id: number | null) => void }> {
  let out: number | null = null;
  const partly = (list: ReadAnswer<SessionList>): ReadAnswer<SessionList> =>
    list.is === 'read'
      ? {
          ...list,
          value: { ...list.value, sessions: list.value.sessions.filter(({ sessionId }) => sessionId !== out) },
        }
      : list;
  world = new World();
  const api: SecureVideoApi = world.client();
  world.open({}, { ...api, listSessions: async (query) => partly(await api.listSessions(query)) });
  const lane = world.book('Rosa Vega');
  world.book('Ana Lopez');
  await world.pass(60_000);
  await world.read();
  const id = world.desk.book.get(lane)?.session.sessionId ?? 0;
  return { lane, id, leaveOut: (which) => (out = which) };
}

test('a cancel never arrived and half a list had it as done; a whole one shows it: that is told, and it can be cancelled again', async () => {
  const { lane, id, leaveOut } = await twoBooked();
  leaveOut(id);
  world.network.plant(/^DELETE/, { do: 'dropBefore' });
  const cancel = world.cancel(lane);
  await world.settle();
  expect(world.row(cancel.changeId).standing).toBe('delivered');
  expect(world.booked()).toHaveLength(2);
  leaveOut(null);
  await world.read();
  expect(world.row(cancel.changeId)).toMatchObject({ standing: 'needsYou', cause: 'savedDifferently' });
  world.outbox.act(cancel.changeId, 'seen', 'Dana');
  await world.read();
  expect(world.row(cancel.changeId).standing).toBe('delivered');
  world.cancel(lane);
  await world.settle();
  expect(world.booked()).toHaveLength(1);
});

test('a session that only left the list for a while is no news, and neither is one that stays cancelled', async () => {
  const { lane, id, leaveOut } = await twoBooked();
  leaveOut(id);
  await world.read();
  leaveOut(null);
  await world.read();
  expect(world.standings(lane)).toEqual(['delivered']);
  world.cancel(lane);
  await world.pass(60_000);
  await world.read();
  expect(world.standings(lane)).toEqual(['delivered', 'delivered']);
});

test('an add that was answered and not done, and half a list after it: the whole one tells', async () => {
  const { lane, id, leaveOut } = await twoBooked();
  world.network.plant(/^POST .participant/, { do: 'status', status: 200, message: '' });
  const add = world.add(lane, 'Jo Park');
  await world.pass(1_000);
  expect(world.row(add.changeId).standing).toBe('delivered');
  leaveOut(id);
  await world.pass(60_000);
  await world.read();
  expect(world.row(add.changeId).standing).toBe('delivered');
  leaveOut(null);
  await world.read();
  expect(world.row(add.changeId)).toMatchObject({ standing: 'needsYou', cause: 'savedDifferently' });
});
