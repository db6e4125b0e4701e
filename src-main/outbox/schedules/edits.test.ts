// Goal: what a person sees saved is what is sent, once. Method: schedules 4, 20 and 25: an edit between two steps of the
// delivery, the process ended at every step of a save, a refusal before a cancel.
import { afterEach, expect, test } from 'vitest';
import type { SecureVideoApi } from '../../api/port.ts';
import type { NewChange } from '../../../src-shared/outbox/change.ts';
import { bookedAndListed, hour } from '../testing/played.ts';
import { ProcessEnded } from '../testing/watchedStore.ts';
import { World } from '../testing/world.ts';

let world: World;
function begin(): World {
  world = new World();
  return world;
}
afterEach(() => world.remove());

/** Starts the desk so that somebody acts once after delivery has read a booking and before it marks it. */
function openWithBetween(act: () => void): void {
  const api = world.client();
  let isFirst = true;
  const prepareCreate: SecureVideoApi['prepareCreate'] = (host, booking) => {
    const prepared = api.prepareCreate(host, booking);
    if (isFirst) act();
    isFirst = false;
    return prepared;
  };
  world.open({}, { ...api, prepareCreate });
}

test('schedule 4: corrected between reading and marking: the corrected booking alone is sent', async () => {
  begin();
  let first = '';
  const corrected = world.bookingFor('Rosa Vega', { startsAt: hour(8) });
  openWithBetween(() => void world.save('lane-corrected', { kind: 'create', booking: corrected }, { replaces: first }));
  const lane = world.book('Rosa Vega', { startsAt: hour(6) });
  first = world.rowsOf(lane)[0]?.changeId ?? '';
  await world.settle();
  expect(world.standings(lane)).toEqual(['superseded']);
  expect(world.standings('lane-corrected')).toEqual(['delivered']);
  expect(world.account.sessions.map((session) => session.startsAt)).toEqual([hour(8)]);
  expect(world.network.matching(/^POST/)).toHaveLength(1);
  expect(world.toldTo('Rosa Vega')).toEqual(['invitation']);
});

test('schedule 4: taken back between reading and marking: nothing is sent', async () => {
  begin();
  let first = '';
  openWithBetween(() => void world.outbox.act(first, 'takeBack', 'Dana'));
  const lane = world.book();
  first = world.rowsOf(lane)[0]?.changeId ?? '';
  await world.settle();
  expect(world.standings(lane)).toEqual(['takenBack']);
  expect(world.network.matching(/^POST/)).toEqual([]);
});

test('schedule 4: moved between reading and marking: the move follows the booking', async () => {
  begin();
  let lane = '';
  openWithBetween(() => void world.move(lane, hour(8)));
  lane = world.book('Rosa Vega', { startsAt: hour(6) });
  await world.settle();
  expect(world.standings(lane)).toEqual(['delivered', 'delivered']);
  expect(world.account.sessions.map((session) => session.startsAt)).toEqual([hour(8)]);
});

/** Saves a draft with the process ended at a step, starts again, and saves what is still open, as the form does. */
async function savedAgainAfter(step: number): Promise<boolean> {
  begin();
  const { steps, drafts } = world.open();
  drafts.keep('draft-1', { patient: 'Rosa Vega' });
  const change: NewChange = {
    changeId: 'draft-1-change',
    lane: 'lane-1',
    wish: { kind: 'create', booking: world.bookingFor('Rosa Vega') },
    by: 'Dana',
    replaces: null,
    draftId: 'draft-1',
  };
  steps.endAt = steps.count + step;
  let isSaved = false;
  try {
    isSaved = world.outbox.promise(change).is === 'saved' && !steps.isDead;
    await world.pass(2_000);
  } catch (error) {
    if (!(error instanceof ProcessEnded)) throw error;
  }
  const gotThere = steps.isDead;
  world.restart();
  // The draft and its change: one of the two is on the disk, never both, never none.
  const isDraft = world.desk.drafts.read('draft-1') !== null;
  expect(world.rowsOf('lane-1')).toHaveLength(isDraft ? 0 : 1);
  if (isSaved) expect(isDraft).toBe(false);
  expect(world.outbox.promise(change).is).toBe('saved');
  await world.settle();
  expect(world.rowsOf('lane-1').map((row) => row.changeId)).toEqual(['draft-1-change']);
  expect(world.desk.drafts.read('draft-1')).toBeNull();
  expect(world.account.sessions).toHaveLength(1);
  expect(world.toldTo('Rosa Vega')).toEqual(['invitation']);
  world.remove();
  return gotThere;
}

test('schedule 20: killed before "Saved" is shown, at every step, and saved again: one booking', async () => {
  let step = 1;
  while (await savedAgainAfter(step)) step++;
  expect(step).toBeGreaterThan(4);
});

test('schedule 25: a move that was refused does not hold up the cancel: nobody turns up', async () => {
  begin();
  const lane = await bookedAndListed(world);
  world.network.plant(/^PUT/, { do: 'status', status: 400, message: 'The clinician is away then.' });
  const move = world.move(lane, hour(8));
  await world.pass(15_000);
  expect(world.row(move.changeId)).toMatchObject({ standing: 'needsYou', cause: 'refused' });
  const cancel = world.cancel(lane);
  await world.settle();
  expect(world.row(cancel.changeId).standing).toBe('delivered');
  expect(world.row(move.changeId).standing).toBe('superseded');
  expect(world.booked()).toEqual([]);
  expect(world.toldTo('Rosa Vega')).toEqual(['invitation', 'cancelled']);
});
