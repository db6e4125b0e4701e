// Invented rows for the tests of the day: one call a row, Monday 23 November 2026 in Denver.
import type { DayRow } from '../../src-shared/contract/views/day.ts';
import type { Participant, Session } from '../../src-shared/session/session.ts';

export const date = '2026-11-23';
export const zone = 'America/Denver';

/** A moment of that day on Denver's clocks: at('10:47'). */
export function at(time: string): number {
  const [hours, minutes] = time.split(':').map(Number) as [number, number];
  return Date.UTC(2026, 10, 23, hours + 7, minutes);
}

export function guest(name: string, more: Partial<Participant> = {}): Participant {
  return {
    localId: `p-${name}`,
    participationId: 1,
    name,
    userId: null,
    isHost: false,
    email: '',
    phone: '',
    zoneId: 'Mountain Standard Time',
    externalId: '',
    connectCode: '447120983',
    delivery: 'email',
    connectedAt: null,
    expiresAt: null,
    rsvp: 'Unknown',
    serviceId: null,
    depositCents: null,
    packet: null,
    ...more,
  };
}

export function row(
  time: string,
  people: readonly Participant[],
  more: Partial<Omit<DayRow, 'session'>> & { session?: Partial<Session> } = {},
): DayRow {
  const startsAt = at(time);
  const { session, ...rest } = more;
  return {
    seen: { startsAt, hostId: 'voss', names: people.map((person) => person.name), readAt: at('10:46') },
    wasStartsAt: null,
    waiting: 'none',
    notBookedYet: false,
    cancelWaits: false,
    readAt: at('10:46'),
    tell: '',
    goneSince: null,
    mark: null,
    ...rest,
    session: {
      localId: `${time}-${people[0]?.name ?? ''}`,
      sessionId: 1,
      hostId: 'voss',
      startsAt,
      meetNow: false,
      recorded: false,
      topic: 'Follow-up',
      externalId: '',
      scheduleType: '',
      cancelled: false,
      billableAt: null,
      durationMinutes: null,
      participants: [guest('Dr. Ilse Voss', { isHost: true, userId: 'voss' }), ...people],
      ...session,
    },
  };
}
