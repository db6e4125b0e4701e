// Goal: each wish comes true exactly once over a real line, whatever breaks and wherever the process ends.
// Method: the real outbox, store and client beside the real practice server over HTTP; its faults; starts on the same file.
import { afterEach, expect, test } from 'vitest';
import type { OutboxRow } from '../../src-shared/outbox/change.ts';
import type { FaultInput } from '../practice/faults.ts';
import { ProcessEnded } from './testing/watchedStore.ts';
import { startHttpWorld } from './testing/httpWorld.ts';
import type { HttpWorld } from './testing/httpWorld.ts';
import type { World } from './testing/world.ts';
import { HOUR, NOW } from './testing/wishes.ts';

let here: HttpWorld;
afterEach(() => here.close());

const post = { method: 'POST', path: '/session' };
const faults: readonly (readonly [string, FaultInput | null])[] = [
  ['none', null],
  ['reset', { do: 'reset', match: post }],
  ['dropBefore', { do: 'dropBefore', match: post }],
  ['dropAfter', { do: 'dropAfter', match: post }],
  ['hang', { do: 'hang', match: post }],
  ['delay past the time-out', { do: 'delay', ms: 30_000, match: post }],
  ['landLate', { do: 'landLate', ms: 70_000, match: post }],
  ['landLate after a reset', { do: 'landLate', ms: 40_000, reset: true, match: post }],
  ['status 500', { do: 'status', status: 500, match: post }],
  ['status 500 though worked', { do: 'status', status: 500, worked: true, match: post }],
  ['portal', { do: 'portal', match: post }],
  ['redirect', { do: 'redirect', match: post }],
  ['truncate', { do: 'truncate', match: post }],
  ['halfJson', { do: 'halfJson', match: post }],
  ['unreadable2xx', { do: 'unreadable2xx', match: post }],
  ['empty', { do: 'empty', match: post }],
  ['html4xx', { do: 'html4xx', match: post }],
  ['status 429', { do: 'status', status: 429, retryAfter: 30, match: post }],
  ['status 503', { do: 'status', status: 503, retryAfter: 30, match: post }],
];

function told(rows: readonly OutboxRow[]): string {
  return rows.map((row) => `${row.kind} ${row.standing} ${row.cause ?? ''}`).join(', ');
}

function plant(fault: FaultInput | null): void {
  if (fault !== null) here.server.faults.add(fault);
}

test.each(faults)(
  '%s: booked exactly once, without a question',
  async (_name, fault) => {
    here = await startHttpWorld();
    const { world } = here;
    plant(fault);
    const lane = world.book();
    await world.rest();
    await world.pass(120_000); // what still may land has landed
    expect(world.standings(lane)).toEqual(['delivered']);
    expect(world.account.sessions).toHaveLength(1);
    expect(world.toldTo('Rosa Vega')).toEqual(['invitation']);
  },
  30_000,
);

test.each(['refuse', 'drop'] as const)(
  'the line is cut (%s) with three changes saved: each once when it is back',
  async (how) => {
    here = await startHttpWorld();
    const { world, server } = here;
    const first = world.book('Rosa Vega');
    await world.rest();
    await server.setLine({ down: true, how });
    const second = world.book('Trevor Lane');
    world.move(first, NOW + 8 * HOUR - (NOW % HOUR));
    world.add(first, 'Ana Lopez');
    await world.pass(90_000);
    expect(world.outbox.line().is).toBe('offline');
    world.restart();
    await world.pass(30_000);
    await server.setLine({ down: false });
    await world.rest();
    expect([...world.standings(first), ...world.standings(second)]).toEqual(
      Array.from({ length: 4 }, () => 'delivered'),
    );
    expect(world.booked()).toHaveLength(2);
  },
  60_000,
);

/** Plays one booking with the process ended at one step, starts again, and answers whether it got that far. */
async function endedAt(step: number, fault: FaultInput | null): Promise<boolean> {
  here = await startHttpWorld();
  const { world } = here;
  const { steps } = world.open();
  plant(fault);
  steps.endAt = steps.count + step;
  await attempt(world, async () => {
    world.book();
    await world.rest();
  });
  const gotThere = steps.isDead;
  world.restart();
  await world.rest();
  await world.pass(120_000);
  const rows = world.outbox.rows(0);
  const at = `ended at step ${String(step)}: ${told(rows)}`;
  // A fault and an end of the process may be two sends with an unknown end: a true question then, and nothing twice.
  const asks = rows[0]?.cause === 'notProven' && fault !== null;
  expect(world.account.sessions.length, at).toBe(asks ? 0 : rows.length);
  expect(
    rows.every((row) => asks || row.standing === 'delivered'),
    at,
  ).toBe(true);
  await here.close();
  return gotThere;
}

async function attempt(world: World, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof ProcessEnded) && !world.desk.steps.isDead) throw error;
  }
}

const spoiled = faults.filter(([name]) =>
  ['none', 'dropBefore', 'dropAfter', 'landLate', 'truncate', 'portal'].includes(name),
);

test.each(spoiled)(
  '%s, and the process ended at every step: exactly one',
  async (_name, fault) => {
    let step = 1;
    while (await endedAt(step, fault)) step++;
    expect(step).toBeGreaterThan(5);
  },
  120_000,
);
