// Goal: a request that lands when nobody reckons with it makes nothing twice unseen. Method: schedules 1, 2, 3, 5 and 10,
// inside of the bounds and outside of them.
import { afterEach, expect, test } from 'vitest';
import { QUIET_MS } from '../../../src-shared/outbox/change.ts';
import { answer, hour, quiet } from '../testing/played.ts';
import { World } from '../testing/world.ts';
import type { WorldSetup } from '../testing/world.ts';

let world: World;
function begin(setup: WorldSetup = {}): World {
  world = new World(setup);
  return world;
}
afterEach(() => world.remove());

const MINUTE = 60_000;
const CUT_MS = 5 * MINUTE;

/** The create is in the kernel's hands when the line is cut; it arrives so long after the line is back. */
async function cutWhileSending(afterLineMs: number, more: Parameters<World['book']>[1] = {}): Promise<string> {
  world.network.plant(/^POST/, { do: 'landLate', ms: CUT_MS + afterLineMs });
  const lane = world.book('Rosa Vega', more);
  await world.pass(500);
  world.network.line = 'drop';
  await world.pass(CUT_MS - 500);
  expect(world.standings(lane)).toEqual(['checking']);
  world.network.line = 'up';
  return lane;
}

test('schedule 1: the kernel delivers the given-up create 55 seconds after the line is back: it is waited for', async () => {
  begin();
  const lane = await cutWhileSending(55_000);
  await world.settle();
  expect(world.standings(lane)).toEqual(['delivered']);
  expect(world.account.sessions).toHaveLength(1);
  expect(world.toldTo('Rosa Vega')).toEqual(['invitation']);
  expect(world.network.matching(/^POST/)).toHaveLength(1);
});

test('schedule 1: the kernel delivers the given-up create after the resend: the twin is told, a person decides', async () => {
  begin();
  const lane = await cutWhileSending(QUIET_MS + 3 * MINUTE);
  await world.pass(QUIET_MS + 2 * MINUTE);
  expect(world.standings(lane)).toEqual(['delivered']);
  expect(world.account.sessions).toHaveLength(1);
  await world.pass(2 * MINUTE);
  await world.read();
  await world.settle();
  // Both were told to the guest, so neither is cancelled unasked.
  expect(world.booked()).toHaveLength(2);
  expect(world.toldTo('Rosa Vega')).toEqual(['invitation', 'invitation']);
  const [row] = world.rowsOf(lane);
  expect(row).toMatchObject({ standing: 'needsYou', cause: 'twin', actions: ['cancelTwin', 'seen'] });
  answer(world, row, 'cancelTwin');
  await world.settle();
  const kept = world.booked();
  expect(kept.map((session) => session.sessionId)).toEqual([world.shown(lane).sessionId]);
  expect(world.standings(lane)).toEqual(['delivered']);
});

test('schedule 1: the same where no guest is told: the later copy is cancelled by itself, the first stays', async () => {
  begin();
  const lane = await cutWhileSending(QUIET_MS + 3 * MINUTE, quiet('Rosa Vega'));
  await world.pass(QUIET_MS + 4 * MINUTE);
  const [first, second] = world.booked();
  expect(second).toBeDefined();
  await world.read();
  await world.settle();
  expect(world.booked().map((session) => session.sessionId)).toEqual([first?.sessionId]);
  expect(world.shown(lane).sessionId).toBe(first?.sessionId);
  expect(world.standings(lane)).toEqual(['delivered']);
});

test.each([0, 9_000])(
  'schedule 2: a proxy repeats the POST, and the second gets "duplicate" (lists %i ms late): never shown as refused',
  async (listDelayMs) => {
    begin({ options: { duplicates: 'refused', listDelayMs } });
    world.network.plant(/^POST/, { do: 'twice' });
    const lane = world.book();
    for (let second = 0; second < 30; second++) {
      await world.pass(1_000);
      expect(world.standings(lane)).not.toContain('needsYou:refused');
    }
    expect(world.standings(lane)).toEqual(['delivered']);
    expect(world.account.sessions).toHaveLength(1);
    expect(world.toldTo('Rosa Vega')).toEqual(['invitation']);
  },
);

test('schedule 2: a proxy repeats the POST, and SecureVideo takes both: the twin is told', async () => {
  begin();
  world.network.plant(/^POST/, { do: 'twice' });
  const lane = world.book();
  await world.pass(20_000);
  await world.read();
  await world.settle();
  expect(world.booked()).toHaveLength(2);
  expect(world.rowsOf(lane)[0]).toMatchObject({ cause: 'twin', actions: ['cancelTwin', 'seen'] });
  answer(world, world.rowsOf(lane)[0], 'cancelTwin');
  await world.settle();
  const [kept, ...others] = world.booked();
  expect(others).toEqual([]);
  expect(world.shown(lane).sessionId).toBe(kept?.sessionId);
});

test.each(['unreadable', 'truncate'] as const)(
  'schedule 3: the 201 cannot be read (%s) and the first look is too early: nothing is edited, and the move follows the booking',
  async (fault) => {
    begin({ options: { listDelayMs: 9_000 } });
    world.network.plant(/^POST/, { do: fault });
    const lane = world.book();
    await world.pass(2_000);
    const [row] = world.rowsOf(lane);
    expect(row).toMatchObject({ standing: 'checking', editable: false, actions: [] });
    const edited = { kind: 'create', booking: world.bookingFor('Rosa Vega', { startsAt: hour(6) }) } as const;
    expect(() => world.save('lane-edited', edited, { replaces: row?.changeId ?? '' })).toThrow('movedOn');
    world.move(lane, hour(8));
    await world.settle();
    expect(world.standings(lane)).toEqual(['delivered', 'delivered']);
    expect(world.booked().map((session) => session.startsAt)).toEqual([hour(8)]);
    expect(world.worked(/^POST/)).toBe(1);
    expect(world.toldTo('Rosa Vega')).toEqual(['invitation', 'rescheduled']);
  },
);

test('schedule 5: cancelled while the create is unsure: the cancel waits, finds it, and cancels it', async () => {
  begin();
  world.network.plant(/^POST/, { do: 'landLate', ms: 75_000 });
  const lane = world.book();
  await world.pass(30_000);
  const cancel = world.cancel(lane);
  await world.pass(30_000);
  expect(world.row(cancel.changeId).standing).toBe('waiting');
  await world.settle();
  expect(world.booked()).toEqual([]);
  expect(world.toldTo('Rosa Vega')).toEqual(['invitation', 'cancelled']);
  expect(world.row(cancel.changeId).standing).toBe('delivered');
});

test('schedule 5: the create lands long after its cancel was already so: told, and cancelled when a person says so', async () => {
  begin();
  world.network.plant(/^POST/, { do: 'landLate', ms: 10 * MINUTE });
  const lane = world.book();
  await world.pass(30_000);
  const cancel = world.cancel(lane);
  await world.pass(5 * MINUTE);
  expect(world.row(cancel.changeId).standing).toBe('alreadySo');
  expect(world.account.sessions).toEqual([]);
  world.restart();
  await world.pass(6 * MINUTE);
  expect(world.booked()).toHaveLength(1);
  await world.read();
  const [row] = world.rowsOf(lane);
  expect(row).toMatchObject({ kind: 'create', standing: 'needsYou', cause: 'landedLate' });
  answer(world, row, 'cancelTwin');
  await world.settle();
  expect(world.booked()).toEqual([]);
  expect(world.toldTo('Rosa Vega')).toEqual(['invitation', 'cancelled']);
});

test('schedule 10: a create that was discarded in doubt lands ten minutes later: the watch has it', async () => {
  begin();
  world.network.plant(/^POST/, { do: 'landLate', ms: 15 * MINUTE });
  world.network.plant(/^POST/, { do: 'dropBefore' });
  const lane = world.book();
  await world.pass(5 * MINUTE);
  const [asked] = world.rowsOf(lane);
  expect(asked).toMatchObject({ standing: 'needsYou', cause: 'notProven' });
  expect(answer(world, asked, 'discard').standing).toBe('discarded');
  world.restart();
  await world.pass(11 * MINUTE);
  expect(world.booked()).toHaveLength(1);
  await world.read();
  const [row] = world.rowsOf(lane);
  expect(row).toMatchObject({ standing: 'needsYou', cause: 'landedLate', actions: ['cancelTwin', 'seen'] });
  expect(row?.happened).toContain('arrived at SecureVideo all the same');
  answer(world, row, 'cancelTwin');
  await world.settle();
  expect(world.booked()).toEqual([]);
});
