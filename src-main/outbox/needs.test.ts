// Goal: a change of somebody's details is one wish in two halves: the second goes only when the first is there, and nobody is lost.
import { afterEach, describe, expect, test } from 'vitest';
import type { NewChange, OutboxRow, Wish } from '../../src-shared/outbox/change.ts';
import type { InvitedGuest } from '../../src-shared/session/booking.ts';
import { elsewhere, hour, idOf } from './testing/played.ts';
import { guest } from './testing/wishes.ts';
import { World } from './testing/world.ts';
import type { WorldSetup } from './testing/world.ts';

let world: World;
function begin(setup: WorldSetup = {}): World {
  world = new World(setup);
  return world;
}
afterEach(() => world.remove());

const refuse = { do: 'status', status: 400, message: 'No.' } as const;
const named = (name: string, more: Partial<InvitedGuest> = {}): InvitedGuest =>
  guest(name, {
    localId: `new-${name}`,
    zoneId: 'Eastern Standard Time',
    delivery: 'text',
    phone: '3035550142',
    ...more,
  });

function change(lane: string, changeId: string, wish: Wish): NewChange {
  return { changeId, lane, wish, by: 'Dana', replaces: null, draftId: null };
}

function saved(first: NewChange, second: NewChange): OutboxRow {
  const taken = world.outbox.promiseBoth(first, second);
  if (taken.is === 'notTaken') throw new Error(`not taken: ${taken.because}`);
  return taken.row;
}

/** The only guest: a new session beside the old one, which is cancelled when the new one is there. */
function anew(lane: string, person = named('Rosa Vega')): OutboxRow {
  const { startsAt, hostId } = world.shown(lane);
  const booking = world.bookingFor(person.name, { startsAt, hostId, participants: [person] });
  return saved(
    change('lane-anew', 'anew', { kind: 'create', booking }),
    change(lane, 'anew-then', { kind: 'cancel', seen: world.seen(lane) }),
  );
}

/** One of several guests, spelled as before: out, and in again. */
function again(lane: string, name: string): OutboxRow {
  const participantLocalId = world.shown(lane).participants.find((one) => one.name === name)?.localId ?? '';
  const seen = world.seen(lane);
  return saved(
    change(lane, 'again', { kind: 'removeParticipant', participantLocalId, name, seen }),
    change(lane, 'again-then', { kind: 'addParticipant', participant: named(name), seen }),
  );
}

/** Spelled otherwise: in first, then out. */
function renamed(lane: string, from: string, to: string): OutboxRow {
  const participantLocalId = world.shown(lane).participants.find((one) => one.name === from)?.localId ?? '';
  const seen = world.seen(lane);
  return saved(
    change(lane, 'named', { kind: 'addParticipant', participant: named(to), seen }),
    change(lane, 'named-then', { kind: 'removeParticipant', participantLocalId, name: from, seen }),
  );
}

/** A session that lists have shown for a while. */
async function listed(...names: string[]): Promise<string> {
  const lane = world.book(names[0], { participants: names.map((name) => guest(name)) });
  await world.pass(20_000);
  await world.read();
  await world.pass(31_000);
  return lane;
}

/** Rosa's session, made at SecureVideo itself, as lists have shown it for a while. */
async function bookedElsewhere(): Promise<string> {
  const host = world.account.state.users.find(({ userId }) => String(userId) === world.hostId());
  world.account.createSession(
    { id: host?.userId ?? 0 },
    {
      ScheduleTs: new Date(hour(5)).toISOString().slice(0, 19),
      Participants: [
        { ParticipantFullName: 'Rosa Vega', ParticipantEmailAddress: 'rosa@example.org', ShouldAutoDeliverCode: 'E' },
      ],
    },
  );
  await world.read();
  await world.pass(31_000);
  return world.desk.book.bySessionId(world.booked()[0]?.sessionId ?? 0)?.session.localId ?? '';
}

const guestsOf = (nth = 0): string[] =>
  (world.booked()[nth]?.participants ?? []).filter(({ userId }) => userId === null).map(({ name }) => name);
const writes = (): string[] => world.network.matching(/^(POST|PUT|DELETE)/).map(({ method }) => method);

describe('the only guest, booked anew', () => {
  test('the old session is cancelled only when the new one is there, each once', async () => {
    begin();
    const lane = await listed('Rosa Vega');
    anew(lane);
    await world.settle();
    expect(writes()).toEqual(['POST', 'POST', 'DELETE']);
    expect(world.booked()).toHaveLength(1);
    expect(world.booked()[0]?.participants.find(({ name }) => name === 'Rosa Vega')?.zoneId).toBe(
      'Eastern Standard Time',
    );
    expect([world.row('anew').standing, world.row('anew-then').standing]).toEqual(['delivered', 'delivered']);
  });

  test('saved twice it is the same two', async () => {
    begin();
    const lane = await listed('Rosa Vega');
    const booking = world.bookingFor('Rosa Vega', { participants: [named('Rosa Vega')] });
    const first = change('lane-anew', 'anew', { kind: 'create', booking });
    const second = change(lane, 'anew-then', { kind: 'cancel', seen: world.seen(lane) });
    saved(first, second);
    saved(first, second);
    await world.settle();
    expect(world.rowsOf(lane)).toHaveLength(2);
    expect(writes()).toEqual(['POST', 'POST', 'DELETE']);
  });

  test('the new one is refused: the old one stays, and a person is told so', async () => {
    begin();
    const lane = await listed('Rosa Vega');
    world.network.plant(/^POST/, refuse);
    anew(lane);
    await world.settle();
    expect(world.booked()).toHaveLength(1);
    expect(world.row('anew')).toMatchObject({ standing: 'needsYou', cause: 'refused' });
    expect(world.row('anew').safe).toContain('The old session stays booked until the new one is there.');
    expect(world.row('anew-then').why).toContain('It is still booked: it waits for your answer');
    expect(world.shown(lane).cancelled).toBe(false);
  });

  test('the refused one is tried again: then the old one goes', async () => {
    begin();
    const lane = await listed('Rosa Vega');
    world.network.plant(/^POST/, refuse);
    anew(lane);
    await world.settle();
    world.outbox.act('anew', 'tryAgain', 'Dana');
    await world.settle();
    expect(world.booked()).toHaveLength(1);
    expect(world.row('anew-then').standing).toBe('delivered');
  });

  test('the refused one is corrected in the form: the old one goes when the corrected one is there', async () => {
    begin();
    const lane = await listed('Rosa Vega');
    world.network.plant(/^POST/, refuse);
    anew(lane);
    await world.settle();
    const booking = world.bookingFor('Rosa Vega', { participants: [named('Rosa Vega', { phone: '3035550143' })] });
    world.save('lane-third', { kind: 'create', booking }, { replaces: 'anew' });
    await world.settle();
    expect(world.booked()).toHaveLength(1);
    expect(world.row('anew').standing).toBe('superseded');
    expect(world.row('anew-then').standing).toBe('delivered');
  });

  test('the refused one is discarded: the cancel is taken back with it', async () => {
    begin();
    const lane = await listed('Rosa Vega');
    world.network.plant(/^POST/, refuse);
    anew(lane);
    await world.settle();
    expect(world.row('anew').does.discard).toContain('The old session stays booked as it is.');
    world.outbox.act('anew', 'discard', 'Dana');
    expect(world.row('anew-then')).toMatchObject({ standing: 'takenBack' });
    expect(world.row('anew-then').why).toContain('The new session was given up, so this one stays as it is.');
    await world.settle();
    expect(world.booked()).toHaveLength(1);
    expect(world.shown(lane).cancelled).toBe(false);
  });

  test('the end of the new one is unknown and it lands late: found, and only then the old one goes', async () => {
    begin();
    const lane = await listed('Rosa Vega');
    world.network.plant(/^POST/, { do: 'landLate', ms: 40_000 });
    anew(lane);
    await world.pass(35_000);
    expect(world.worked(/^DELETE/)).toBe(0);
    await world.settle();
    expect(writes().filter((method) => method === 'POST')).toHaveLength(2);
    expect(world.booked()).toHaveLength(1);
    expect(guestsOf()).toEqual(['Rosa Vega']);
    expect(world.row('anew-then').standing).toBe('delivered');
  });

  test('the line goes down between the two: the old one stays until it is back', async () => {
    begin();
    const lane = await listed('Rosa Vega');
    anew(lane);
    await world.pass(75); // the new one is there, and the cancel has not begun
    world.network.line = 'refuse';
    await world.pass(5 * 60_000);
    expect(world.booked()).toHaveLength(2);
    world.network.line = 'up';
    await world.settle();
    expect(world.booked()).toHaveLength(1);
    expect(writes().filter((method) => method === 'POST')).toHaveLength(2);
  });

  test('undone within the hold: both are taken back, from either row', async () => {
    for (const by of ['anew', 'anew-then']) {
      begin({ settings: { holdMs: 5_000 } });
      const lane = await listed('Rosa Vega');
      anew(lane);
      expect(world.outbox.newestHeld()?.row.changeId).toBe('anew-then');
      expect(world.outbox.act(by, 'takeBack', 'Dana')).not.toBeNull();
      expect([world.row('anew').standing, world.row('anew-then').standing]).toEqual(['takenBack', 'takenBack']);
      await world.settle();
      expect(writes()).toEqual(['POST']);
      expect(world.desk.book.get('lane-anew')).toBeUndefined();
      expect(world.shown(lane).cancelled).toBe(false);
      if (by === 'anew') world.remove();
    }
  });

  test('once the new one may have left, the cancel alone is not taken back', async () => {
    begin();
    const lane = await listed('Rosa Vega');
    world.network.plant(/^POST/, { do: 'hang' });
    anew(lane);
    await world.pass(1_000);
    expect(world.row('anew-then').actions).toEqual([]);
    await world.settle();
    expect(world.booked()).toHaveLength(1);
  });

  test('the old one was cancelled elsewhere meanwhile: the new one stands', async () => {
    begin();
    const lane = await listed('Rosa Vega');
    world.account.cancelSession({ id: idOf(world, lane) });
    anew(lane);
    await world.settle();
    expect(world.booked()).toHaveLength(1);
    expect(world.row('anew-then').standing).toBe('alreadySo');
  });

  test('the old one was moved elsewhere meanwhile: a person is asked before it is cancelled', async () => {
    begin();
    const lane = await listed('Rosa Vega');
    elsewhere(world).move(lane, hour(9));
    await world.pass(11_000);
    anew(lane);
    await world.settle();
    expect(world.row('anew-then')).toMatchObject({ standing: 'needsYou', cause: 'conflict' });
    expect(world.booked()).toHaveLength(2);
    expect(world.row('anew-then').does.keepTheirs).toContain('Both sessions of Rosa stay booked.');
    world.outbox.act('anew-then', 'sendMine', 'Dana');
    await world.settle();
    expect(world.booked()).toHaveLength(1);
  });

  test('the new one was cancelled before the old one could be: a person is asked, and the old one stays', async () => {
    begin();
    const lane = await listed('Rosa Vega');
    world.network.plant(/^DELETE/, { do: 'status', status: 429, retryAfter: 60 });
    anew(lane);
    await world.pass(20_000);
    world.account.cancelSession({ id: idOf(world, 'lane-anew') });
    await world.settle();
    expect(world.row('anew-then')).toMatchObject({ standing: 'needsYou', cause: 'conflict', compared: null });
    expect(world.row('anew-then').happened).toContain('The new session is not there any more');
    expect(world.booked()).toHaveLength(1);
    expect(world.row('anew-then').does.sendMine).toContain('Then nothing is booked any more.');
    world.outbox.act('anew-then', 'sendMine', 'Dana');
    await world.settle();
    expect(world.booked()).toHaveLength(0);
  });

  test('a move that waited before goes while a person has yet to decide about the new one', async () => {
    begin();
    const lane = await listed('Rosa Vega');
    world.network.line = 'refuse';
    await world.pass(1_000);
    world.move(lane, hour(8));
    world.network.plant(/^POST/, refuse);
    anew(lane);
    world.network.line = 'up';
    await world.settle();
    expect(world.row('anew')).toMatchObject({ standing: 'needsYou', cause: 'refused' });
    expect(world.standings(lane)).toEqual(['delivered', 'delivered', 'waiting']);
    expect(world.booked()[0]?.startsAt).toBe(hour(8));
  });
});

test('where ids are not given back, the old session is not taken for the new one', async () => {
  begin({ options: { answers: 'oldest' } });
  const lane = await bookedElsewhere();
  world.network.plant(/^POST/, { do: 'dropBefore' }, 2);
  anew(lane, named('Rosa Vega', { email: 'rosa@example.org', phone: '', delivery: 'email' }));
  await world.settle();
  expect(world.worked(/^DELETE/)).toBe(0);
  expect(world.booked()).toHaveLength(1);
  expect(world.row('anew').standing).toBe('needsYou');
});

test('where ids are not given back, the old session is no second copy of the new one', async () => {
  begin({ options: { answers: 'oldest' } });
  const lane = await bookedElsewhere();
  anew(lane, named('Rosa Vega', { email: 'rosa@example.org', phone: '', delivery: 'email' }));
  await world.settle();
  expect(world.worked(/^DELETE/)).toBe(1);
  expect(world.booked()).toHaveLength(1);
  expect(world.row('anew')).toMatchObject({ standing: 'delivered', cause: null });
});

test('a cancel for good goes though one that waits for the new session stands before it', async () => {
  begin();
  const lane = await listed('Rosa Vega');
  world.network.plant(/^POST/, refuse);
  anew(lane);
  await world.settle();
  expect(world.row('anew').standing).toBe('needsYou');
  expect(world.booked()).toHaveLength(1);
  world.save(lane, { kind: 'cancel', seen: world.seen(lane) }, { changeId: 'for-good' });
  await world.settle();
  expect(world.row('for-good').standing).toBe('delivered');
  expect(world.booked()).toHaveLength(0);
});

describe('within a session of several', () => {
  test('spelled as before: out, then in; nobody else is touched', async () => {
    begin();
    const lane = await listed('Rosa Vega', 'Ana Lopez');
    again(lane, 'Ana Lopez');
    await world.settle();
    expect(writes()).toEqual(['POST', 'DELETE', 'POST']);
    expect(guestsOf()).toEqual(['Rosa Vega', 'Ana Lopez']);
    expect([world.row('again').standing, world.row('again-then').standing]).toEqual(['delivered', 'delivered']);
  });

  test('the removal is refused: nobody is added a second time, and it waits for a person', async () => {
    begin();
    const lane = await listed('Rosa Vega', 'Ana Lopez');
    world.network.plant(/^DELETE/, refuse);
    again(lane, 'Ana Lopez');
    await world.settle();
    expect(guestsOf()).toEqual(['Rosa Vega', 'Ana Lopez']);
    expect(world.row('again')).toMatchObject({ standing: 'needsYou', cause: 'refused' });
    world.outbox.act('again', 'discard', 'Dana');
    expect(world.row('again-then').standing).toBe('takenBack');
    await world.settle();
    expect(guestsOf()).toEqual(['Rosa Vega', 'Ana Lopez']);
  });

  test('removed, and not accepted when added again: a person is told that she is not in it now', async () => {
    begin();
    const lane = await listed('Rosa Vega', 'Ana Lopez');
    world.network.plant(/^POST/, refuse);
    again(lane, 'Ana Lopez');
    await world.settle();
    expect(guestsOf()).toEqual(['Rosa Vega']);
    const row = world.row('again-then');
    expect(row).toMatchObject({ standing: 'needsYou', cause: 'refused' });
    expect(row.safe).toContain('Ana is not in the session now');
    expect(row.does.discard).toContain('Ana is then not in this session any more.');
    world.outbox.act('again-then', 'tryAgain', 'Dana');
    await world.settle();
    expect(guestsOf()).toEqual(['Rosa Vega', 'Ana Lopez']);
  });

  test('undone within the hold: she stays as she was', async () => {
    begin({ settings: { holdMs: 5_000 } });
    const lane = await listed('Rosa Vega', 'Ana Lopez');
    again(lane, 'Ana Lopez');
    world.outbox.act('again-then', 'takeBack', 'Dana');
    await world.settle();
    expect(writes()).toEqual(['POST']);
    expect(world.rowsOf(lane).map(({ standing }) => standing)).toEqual(['delivered', 'takenBack', 'takenBack']);
  });

  test('once she may be removed, adding her again is not taken back', async () => {
    begin();
    const lane = await listed('Rosa Vega', 'Ana Lopez');
    world.network.plant(/^DELETE/, { do: 'hang' });
    again(lane, 'Ana Lopez');
    await world.pass(1_000);
    expect(world.row('again-then').actions).toEqual([]);
    await world.settle();
    expect(guestsOf()).toEqual(['Rosa Vega', 'Ana Lopez']);
  });

  test('spelled otherwise, the only guest is in before she goes out', async () => {
    begin();
    const lane = await listed('Rosa Vega');
    renamed(lane, 'Rosa Vega', 'Rosa Vega-Diaz');
    await world.settle();
    expect(writes()).toEqual(['POST', 'POST', 'DELETE']);
    expect(guestsOf()).toEqual(['Rosa Vega-Diaz']);
  });

  test('the new spelling is refused: the old entry stays', async () => {
    begin();
    const lane = await listed('Rosa Vega');
    world.network.plant(/^POST/, refuse);
    renamed(lane, 'Rosa Vega', 'Rosa Vega-Diaz');
    await world.settle();
    expect(guestsOf()).toEqual(['Rosa Vega']);
    expect(world.row('named')).toMatchObject({ standing: 'needsYou', cause: 'refused' });
    world.outbox.act('named', 'discard', 'Dana');
    await world.settle();
    expect(guestsOf()).toEqual(['Rosa Vega']);
    expect(world.row('named-then').standing).toBe('takenBack');
  });

  test('the new entry was taken out elsewhere: the old one is not removed, and a person is told', async () => {
    begin();
    const lane = await listed('Rosa Vega');
    world.network.plant(/^DELETE/, { do: 'status', status: 429, retryAfter: 60 });
    renamed(lane, 'Rosa Vega', 'Rosa Vega-Diaz');
    await world.pass(20_000);
    const added = world.booked()[0]?.participants.find(({ name }) => name === 'Rosa Vega-Diaz');
    world.account.removeParticipant(added?.participationId ?? 0);
    await world.settle();
    expect(guestsOf()).toEqual(['Rosa Vega']);
    expect(world.row('named-then')).toMatchObject({ standing: 'needsYou', cause: 'conflict', actions: ['keepTheirs'] });
  });

  test('two changes of spelling before the line is back: the last one is in, and nobody else', async () => {
    begin();
    const lane = await listed('Rosa Vega');
    world.network.line = 'refuse';
    await world.pass(1_000);
    renamed(lane, 'Rosa Vega', 'Rosa Vega-Diaz');
    const seen = world.seen(lane);
    saved(
      change(lane, 'twice', { kind: 'addParticipant', participant: named('Rosa Diaz'), seen }),
      change(lane, 'twice-then', {
        kind: 'removeParticipant',
        participantLocalId: 'new-Rosa Vega-Diaz',
        name: 'Rosa Vega-Diaz',
        seen,
      }),
    );
    world.network.line = 'up';
    await world.settle();
    expect(guestsOf()).toEqual(['Rosa Diaz']);
    expect(world.outbox.rows(0).filter(({ standing }) => standing === 'needsYou')).toEqual([]);
  });
});

describe('the process ends', () => {
  /** Ends the process at its nth step after saving, starts it again, and lets everything settle. */
  async function endedAt(step: number, save: (lane: string) => void, ...names: string[]): Promise<boolean> {
    begin();
    const lane = await listed(...names);
    save(lane);
    world.desk.steps.endAt = world.desk.steps.count + step;
    await world.pass(60_000);
    const hasEnded = world.desk.steps.isDead;
    world.restart();
    await world.settle();
    return hasEnded;
  }

  test('at any step between the new session and the cancel of the old one', async () => {
    for (let step = 1; ; step++) {
      const hasEnded = await endedAt(step, (lane) => anew(lane), 'Rosa Vega');
      expect(world.booked(), `step ${String(step)}`).toHaveLength(1);
      expect(world.row('anew-then').standing, `step ${String(step)}`).toMatch(/delivered|alreadySo/);
      if (!hasEnded) break;
      world.remove();
    }
  });

  test('at any step between out and in', async () => {
    for (let step = 1; ; step++) {
      const hasEnded = await endedAt(step, (lane) => again(lane, 'Ana Lopez'), 'Rosa Vega', 'Ana Lopez');
      expect(guestsOf().toSorted(), `step ${String(step)}`).toEqual(['Ana Lopez', 'Rosa Vega']);
      expect(world.row('again-then').standing, `step ${String(step)}`).toBe('delivered');
      if (!hasEnded) break;
      world.remove();
    }
  });
});
