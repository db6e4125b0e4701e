// Goal: a busy service is not pressed: one request alone after a wait, few where they are refused, no list for its own sake.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { IN_FLIGHT_MAX } from './line.ts';
import { World } from './testing/world.ts';

const busy = { do: 'status', status: 429, retryAfter: 30 } as const;
const LISTS = /^GET \/session$/;
const CREATES = /^POST \/session/;

let world: World;
beforeEach(() => {
  world = new World();
});
afterEach(() => world.remove());

function begunAt(on: RegExp): number[] {
  return world.network.matching(on).map(({ at }) => at);
}

test('after a wait a change is what is tried, alone, and no list is read for it', async () => {
  world.network.plant(CREATES, busy);
  const lanes = ['Rosa Vega', 'Ana Lopez', 'Jo Park'].map((name) => world.book(name));
  await world.pass(60_000);
  for (const lane of lanes) expect(world.standings(lane)).toEqual(['delivered']);
  const [refused = 0, tried = 0, next = 0] = begunAt(CREATES);
  expect(tried - refused).toBeGreaterThanOrEqual(30_000);
  expect(next - tried).toBeGreaterThanOrEqual(world.network.latencyMs);
  expect(world.network.matching(LISTS)).toHaveLength(1);
});

test('what is refused again is still tried one at a time', async () => {
  world.network.plant(CREATES, busy, 3);
  world.book('Rosa Vega');
  world.book('Ana Lopez');
  await world.pass(300_000);
  const at = begunAt(CREATES);
  expect(at).toHaveLength(5);
  for (const n of [1, 2, 3]) expect((at[n] ?? 0) - (at[n - 1] ?? 0)).toBeGreaterThanOrEqual(30_000);
});

test('a change that needs a newer list lets the list be what is tried', async () => {
  const lane = world.book();
  await world.pass(60_000);
  world.network.plant(LISTS, busy);
  world.cancel(lane);
  await world.pass(60_000);
  expect(world.standings(lane)).toEqual(['delivered', 'delivered']);
  const [, refused = 0, tried = 0, ...more] = begunAt(LISTS);
  expect(tried - refused).toBeGreaterThanOrEqual(30_000);
  expect(more).toEqual([]);
});

test('after a long wait nobody knows of the line: the list goes first', async () => {
  world.network.plant(CREATES, { ...busy, retryAfter: 600 });
  world.book();
  await world.pass(700_000);
  const [first = 0, second = 0] = begunAt(CREATES);
  expect(second - first).toBeGreaterThanOrEqual(600_000);
  expect(begunAt(LISTS).filter((at) => at >= first + 600_000 && at < second)).toHaveLength(1);
});

test('a wait with nothing behind it ends without a request', async () => {
  world.network.plant(LISTS, busy);
  await world.read();
  expect(world.outbox.line()).toMatchObject({ is: 'offline', why: 'busy' });
  await world.pass(60_000);
  expect(world.outbox.line().is).toBe('online');
  expect(world.network.matching(LISTS)).toHaveLength(1);
});

test('while one is tried after a wait, nobody else asks', async () => {
  world.network.plant(CREATES, busy);
  world.book();
  await world.pass(1_000);
  world.network.plant(CREATES, { do: 'delay', ms: 10_000 });
  await world.pass(33_000);
  expect(world.network.matching(CREATES)).toHaveLength(2);
  expect(await world.outbox.readNow()).toMatchObject({ is: 'failed' });
  expect(world.network.matching(LISTS)).toHaveLength(1);
  await world.pass(10_000);
  expect((await world.read()).is).toBe('read');
});

test('as many at once as are taken: one, then more, up to the bound', async () => {
  for (let n = 0; n < 20; n++) world.book(`Guest ${String(n)}`);
  await world.pass(10_000);
  const at = begunAt(CREATES);
  expect(at).toHaveLength(20);
  expect((at[1] ?? 0) - (at[0] ?? 0)).toBeGreaterThanOrEqual(world.network.latencyMs);
  expect(world.network.inFlightMax).toBe(IN_FLIGHT_MAX);
});

test('those that need a list go first while it is fresh', async () => {
  const lane = world.book();
  await world.pass(60_000);
  world.network.line = 'refuse';
  for (let n = 0; n < 6; n++) world.book(`Guest ${String(n)}`);
  world.cancel(lane);
  await world.pass(1_000);
  world.network.line = 'up';
  const before = world.network.seen.length;
  await world.pass(120_000);
  const writes = world.network.seen.slice(before).filter(({ method }) => method !== 'GET');
  expect(writes.map(({ method }) => method)).toEqual(['DELETE', ...Array.from({ length: 6 }, () => 'POST')]);
});

test('the code of somebody else is nobody’s: the list is read', async () => {
  const client = world.client();
  const send: typeof client.send = async (write) => {
    const answer = await client.send(write);
    if (answer.is !== 'done' || answer.person === undefined) return answer;
    return { ...answer, person: { ...answer.person, name: 'Ana Lopes', connectCode: '000000000' } };
  };
  world.open({}, { ...client, send });
  const lane = world.book();
  await world.pass(1_000);
  world.add(lane, 'Ana Lopez');
  await world.pass(1_000);
  expect(world.shown(lane).participants.map(({ connectCode }) => connectCode)).not.toContain('000000000');
  await world.pass(60_000);
  expect(world.network.matching(LISTS)).toHaveLength(2);
  expect(world.shown(lane).participants.every(({ connectCode }) => connectCode !== null)).toBe(true);
});

test('ids and codes of an added person come out of the answer where it holds them: no list is read', async () => {
  const lane = world.book();
  await world.pass(1_000);
  world.add(lane, 'Ana Lopez');
  await world.pass(1_000);
  const ana = world.shown(lane).participants.find(({ name }) => name === 'Ana Lopez');
  const kept = world.booked()[0]?.participants.find(({ name }) => name === 'Ana Lopez');
  expect(ana?.participationId).toBe(kept?.participationId);
  expect(ana?.connectCode).not.toBeNull();
  await world.pass(60_000);
  expect(world.network.matching(LISTS)).toHaveLength(1);
});

test('ended and started again while it was told to wait: it waits on, then the list goes first', async () => {
  world.network.plant(CREATES, busy);
  const lane = world.book();
  await world.pass(5_000);
  const [refused = 0] = begunAt(CREATES);
  world.restart();
  expect(world.outbox.line()).toMatchObject({ is: 'offline', why: 'busy' });
  expect(await world.outbox.readNow()).toMatchObject({ is: 'failed' });
  await world.settle();
  const after = world.network.seen.filter(({ at }) => at > refused);
  expect((after[0]?.at ?? 0) - refused).toBeGreaterThanOrEqual(30_000);
  expect(after[0]?.method).toBe('GET');
  expect(world.standings(lane)).toEqual(['delivered']);
});

test('a wait that is over at the next start is none, and a clock that was set back makes none longer', async () => {
  world.network.plant(LISTS, busy);
  await world.read();
  world.kill();
  await world.pass(40_000);
  expect(world.open().outbox.line().is).toBe('unknown');
  world.network.plant(LISTS, busy);
  await world.read();
  world.clock.setTime(world.clock.now() - 24 * 3_600_000);
  world.restart();
  await world.pass(31_000);
  expect(await world.read()).toMatchObject({ is: 'read' });
});

test('somebody asks for the list while one is on its way that is told to wait: no second one follows at its heels', async () => {
  await world.pass(2_000);
  world.network.plant(LISTS, busy);
  const first = world.outbox.readNow();
  await world.pass(10);
  const second = world.outbox.readNow();
  await world.pass(5_000);
  expect(await first).toMatchObject({ is: 'failed' });
  expect(await second).toMatchObject({ is: 'failed' });
  expect(world.network.matching(LISTS)).toHaveLength(1);
});

test('somebody asks for the list while an older one is on its way: it is read once more, for it shows more', async () => {
  await world.pass(2_000);
  const first = world.outbox.readNow();
  await world.pass(10);
  const second = world.outbox.readNow();
  await world.pass(5_000);
  expect(await first).toMatchObject({ is: 'read' });
  expect(await second).toMatchObject({ is: 'read' });
  expect(world.network.matching(LISTS)).toHaveLength(2);
});
