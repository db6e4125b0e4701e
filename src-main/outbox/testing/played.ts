// What schedules have in common: hours of the test's day, sessions that lists show, and what others do at SecureVideo.
import type { Action, OutboxRow } from '../../../src-shared/outbox/change.ts';
import type { Booking } from '../../../src-shared/session/booking.ts';
import type { World } from './world.ts';
import { guest, HOUR, NOW } from './wishes.ts';

/** So many full hours after the one in which the test's day begins. */
export const hour = (n: number): number => NOW + n * HOUR - (NOW % HOUR);

/** Books and reads, so long ago that every list shows it and the next change is compared with a read of its own. */
export async function bookedAndListed(world: World, name = 'Rosa Vega', more: Partial<Booking> = {}): Promise<string> {
  const lane = world.book(name, more);
  await world.pass(20_000);
  await world.read();
  await world.pass(31_000);
  return lane;
}

/** SecureVideo's id of a lane's session. */
export function idOf(world: World, lane: string): number {
  const id = world.desk.book.get(lane)?.session.sessionId ?? null;
  if (id === null) throw new Error(`${lane} is not booked`);
  return id;
}

/** A guest whom SecureVideo tells nothing. */
export function quiet(name: string): Partial<Booking> {
  return { participants: [guest(name, { delivery: 'none', email: '' })] };
}

/** Somebody answers a question on the screen; fails the test where that answer is not offered. */
export function answer(world: World, row: OutboxRow | undefined, action: Action): OutboxRow {
  const after = row === undefined ? null : world.outbox.act(row.changeId, action, 'Dana');
  if (after === null) throw new Error(`${action} is not offered: ${row?.actions.join(', ') ?? 'no row'}`);
  return after;
}

/** Changes of a colleague on SecureVideo's own page. */
export function elsewhere(world: World): {
  move(lane: string, to: number): void;
  host(lane: string, userId: string): void;
  add(lane: string, name: string, email: string): void;
} {
  const { account } = world;
  return {
    move: (lane, to) => {
      account.rescheduleSession({ id: idOf(world, lane) }, { ScheduleTs: new Date(to).toISOString().slice(0, 19) });
    },
    host: (lane, userId) => {
      account.changeHost({ id: idOf(world, lane) }, { UserId: Number(userId) });
    },
    add: (lane, name, email) => {
      account.addParticipant(
        { id: idOf(world, lane) },
        {
          ParticipantFullName: name,
          ParticipantEmailAddress: email,
          ParticipantSmsNumber: '',
          ParticipantDefaultResolution: 'high',
          ShouldAutoDeliverCode: 'E',
        },
      );
    },
  };
}
