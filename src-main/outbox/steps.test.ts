// Goal: wherever the process ends, each wish comes true once after the next start. Method: one scenario over and over, each
// time ended one step (transaction or request) later; started again on the same file; SecureVideo is asked what exists.
import { afterEach, expect, test } from 'vitest';
import type { OutboxRow } from '../../src-shared/outbox/change.ts';
import { ProcessEnded } from './testing/watchedStore.ts';
import type { NetFault } from './testing/network.ts';
import { World } from './testing/world.ts';
import { HOUR, NOW } from './testing/wishes.ts';

let world: World | undefined;
afterEach(() => world?.remove());

const SEVEN = NOW + 7 * HOUR - (NOW % HOUR);

/** Plays a scenario with the process ended at `endAt`; answers whether it got so far. */
async function play(
  endAt: number,
  scenario: (world: World) => Promise<void>,
  verify: (world: World, saved: number) => void,
): Promise<boolean> {
  const now = new World();
  world = now;
  const { steps } = now.open();
  steps.endAt = steps.count + endAt;
  let isOver = true;
  try {
    await scenario(now);
  } catch (error) {
    if (!(error instanceof ProcessEnded) && !steps.isDead) throw error;
  }
  if (!steps.isDead) await now.settle();
  if (steps.isDead) isOver = false;
  now.restart();
  await now.settle();
  await now.settle();
  verify(now, endAt);
  now.remove();
  return !isOver;
}

function told(rows: readonly OutboxRow[]): string {
  return rows.map((row) => `${row.kind} ${row.standing} ${row.cause ?? ''}`).join(', ');
}

/** Ends the process at each step in turn until the scenario runs through. Answers the number of steps. */
async function everywhere(
  scenario: (world: World) => Promise<void>,
  verify: (world: World, endAt: number) => void,
): Promise<number> {
  for (let endAt = 1; endAt < 500; endAt++) if (!(await play(endAt, scenario, verify))) return endAt - 1;
  throw new Error('the scenario does not end');
}

const faults: readonly (readonly [string, NetFault | null])[] = [
  ['no fault', null],
  ['answer lost', { do: 'dropAfter' }],
  ['never arrives', { do: 'dropBefore' }],
  ['lands late', { do: 'landLate', ms: 60_000 }],
  ['hangs', { do: 'hang' }],
];

test.each(faults)(
  'a booking, wherever the process ends (%s)',
  async (_name, fault) => {
    const steps = await everywhere(
      async (here) => {
        if (fault !== null) here.network.plant(/^POST/, fault);
        here.book();
        await here.settle();
      },
      (here, endAt) => {
        const rows = here.outbox.rows(0);
        const at = `ended at step ${String(endAt)}: ${told(rows)}`;
        // A fault and an end of the process are two sends with an unknown end: then a person decides, and nothing is there.
        const asks = fault !== null && rows[0]?.cause === 'notProven';
        expect(here.account.sessions.length, at).toBe(asks ? 0 : rows.length);
        expect(
          rows.every((row) => asks || row.standing === 'delivered'),
          at,
        ).toBe(true);
      },
    );
    expect(steps).toBeGreaterThan(5);
  },
  60_000,
);

test.each(faults)(
  'create, add, move and remove, wherever the process ends (%s)',
  async (_name, fault) => {
    const steps = await everywhere(
      async (here) => {
        const lane = here.book('Rosa Vega');
        await here.pass(3_000);
        if (fault !== null) here.network.plant(/^PUT/, fault);
        here.add(lane, 'Ana Lopez');
        here.move(lane, SEVEN);
        here.removePerson(lane, 'Rosa Vega');
        await here.settle();
      },
      (here, endAt) => {
        const rows = here.outbox.rows(0);
        const at = `ended at step ${String(endAt)}: ${told(rows)}`;
        const asks = fault !== null && rows.some((row) => row.kind === 'move' && row.cause === 'notProven');
        const isFine = (row: OutboxRow): boolean => row.standing === 'delivered' || row.standing === 'alreadySo';
        expect(
          rows.every((row) => isFine(row) || (asks && ['needsYou', 'waiting'].includes(row.standing))),
          at,
        ).toBe(true);
        expect(here.account.sessions.length, at).toBe(rows.length === 0 ? 0 : 1);
        const session = here.account.sessions[0];
        if (session === undefined) return;
        const isDone = (kind: OutboxRow['kind']): boolean => rows.some((row) => row.kind === kind && isFine(row));
        const names = session.participants.map((person) => person.name);
        expect(names.filter((name) => name === 'Ana Lopez').length, at).toBe(isDone('addParticipant') ? 1 : 0);
        expect(names.includes('Rosa Vega'), at).toBe(!isDone('removeParticipant'));
        expect(session.startsAt === SEVEN, at).toBe(isDone('move'));
        expect(here.worked(/^PUT/), at).toBeLessThanOrEqual(1);
        expect(here.worked(/^POST .participant/), at).toBeLessThanOrEqual(1);
      },
    );
    expect(steps).toBeGreaterThan(10);
  },
  120_000,
);

test('a cancel, wherever the process ends', async () => {
  await everywhere(
    async (here) => {
      const lane = here.book('Rosa Vega');
      await here.pass(3_000);
      here.network.plant(/^DELETE/, { do: 'dropAfter' });
      here.cancel(lane);
      await here.settle();
    },
    (here, endAt) => {
      const rows = here.outbox.rows(0);
      const at = `ended at step ${String(endAt)}: ${told(rows)}`;
      expect(
        rows.every((row) => ['delivered', 'alreadySo'].includes(row.standing)),
        at,
      ).toBe(true);
      const isCancelled = rows.some((row) => row.kind === 'cancel');
      expect(here.booked().length, at).toBe(rows.length === 0 || isCancelled ? 0 : 1);
      expect(here.toldTo('Rosa Vega').length, at).toBe(rows.length);
    },
  );
}, 60_000);

test('ended twice in a row, at every pair of steps of a booking whose answer is lost', async () => {
  for (let first = 1; first < 12; first++) {
    for (let second = 1; second < 8; second++) {
      const now = new World();
      world = now;
      const { steps } = now.open();
      steps.endAt = steps.count + first;
      now.network.plant(/^POST/, { do: 'dropAfter' });
      try {
        now.book();
        await now.pass(200_000);
      } catch (error) {
        if (!now.desk.steps.isDead) throw error;
      }
      now.kill();
      try {
        now.open();
        now.desk.steps.endAt = now.desk.steps.count + second;
        await now.pass(200_000);
      } catch (error) {
        if (!now.desk.steps.isDead) throw error;
      }
      now.restart();
      await now.settle();
      const promised = now.outbox.rows(0).length;
      expect(now.account.sessions.length, `ended at ${String(first)}, then ${String(second)}`).toBe(promised);
      expect(now.outbox.rows(0).every((row) => row.standing === 'delivered')).toBe(true);
      now.remove();
    }
  }
}, 120_000);
