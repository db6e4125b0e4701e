// Invents a believable day around the present hour, with days before and after it. Same seed and hour, same day.
import { addDays, dayOf, weekdayOf } from '../../src-shared/time/day.ts';
import type { Day } from '../../src-shared/time/day.ts';
import { dayMs, hourMs, minuteMs } from '../../src-shared/time/utc.ts';
import { resolveWall, timeOfMinutes } from '../../src-shared/time/wall.ts';
import { ianaOf } from '../../src-shared/time/zones.ts';
import { clinicZone, clinicians, patients } from './people.ts';
import type { InventedPatient, InventedUser } from './people.ts';
import { between, pick, seededRandom, shuffled } from '../../src-shared/random/random.ts';
import type { Random } from '../../src-shared/random/random.ts';
import type { Visit } from './records.ts';

/** A guest of an invented session: the person, an answer to the invitation, what was asked, and the coming and going. */
export type InventedGuest = {
  readonly person: InventedPatient;
  readonly rsvp: string;
  readonly packetId: number | null;
  readonly serviceId: number | null;
  readonly deposit: number | null;
  readonly visit: Visit | null;
};

/** A session to put into the account. `host` is an index into `clinicians`; times are UTC milliseconds. */
export type InventedSession = {
  readonly host: number;
  readonly startsAt: number;
  readonly topic: string;
  readonly externalId: string;
  readonly recorded: boolean;
  readonly scheduleType: string;
  readonly withInterpreter: boolean;
  readonly hostVisit: Visit | null;
  readonly guests: readonly InventedGuest[];
};

type Course = 'came' | 'late' | 'never' | 'running' | 'waits' | 'toCome';
type Shape = { meetNow?: true; guests?: number; deposit?: true; interpreter?: true; recorded?: true; packet?: true };

// Minutes before or after the present quarter hour, host, and what happens. The two at 60 have one host on purpose.
const presentDay: readonly (readonly [number, number, Course, Shape?])[] = [
  [-240, 0, 'came'],
  [-225, 1, 'came', { packet: true }],
  [-210, 2, 'came'],
  [-180, 3, 'never'],
  [-180, 0, 'came', { recorded: true }],
  [-150, 4, 'came'],
  [-135, 5, 'late'],
  [-120, 1, 'came'],
  [-105, 6, 'came', { deposit: true }],
  [-87, 2, 'came', { meetNow: true }],
  [-75, 3, 'came', { interpreter: true }],
  [-60, 0, 'late'],
  [-45, 4, 'never'],
  [-30, 5, 'running', { guests: 2 }],
  [-15, 1, 'running'],
  [-9, 3, 'running', { meetNow: true, packet: true }],
  [0, 2, 'waits', { deposit: true }],
  [15, 0, 'toCome', { packet: true }],
  [15, 4, 'toCome'],
  [30, 3, 'toCome', { recorded: true }],
  [45, 5, 'toCome'],
  [60, 0, 'toCome', { deposit: true, packet: true }],
  [60, 0, 'toCome'],
  [75, 1, 'toCome', { guests: 2 }],
  [90, 6, 'toCome'],
  [120, 4, 'toCome', { deposit: true }],
  [135, 2, 'toCome', { guests: 2, packet: true }],
  [150, 0, 'toCome'],
  [180, 3, 'toCome', { interpreter: true }],
  [210, 5, 'toCome'],
  [240, 2, 'toCome', { deposit: true }],
  [270, 1, 'toCome'],
  [300, 4, 'toCome', { recorded: true, packet: true }],
];

const daysBefore = 10;
const daysAfter = 9;
/** Other days keep this far from now, so that nobody hosts twice at one time by accident. */
const presentHours = 8;
const quarterMs = 15 * minuteMs;

/** The date on the practice clinic's wall at `now` (UTC ms). */
export function clinicDate(now: number): Day {
  return dayOf(now, clinicZone);
}

/** All invented sessions around `now` (UTC ms): today's, those of the working days before, and of those to come. */
export function inventSessions(seed: string, now: number): InventedSession[] {
  const quarter = Math.floor(now / quarterMs) * quarterMs;
  const random = seededRandom(`${seed} ${clinicDate(now)} ${quarter % dayMs}`);
  const nextPatient = dealer(random);
  const sessions = presentDay.map(([minutes, host, course, shape]) =>
    inventOne(random, host, quarter + minutes * minuteMs, course, shape ?? {}, nextPatient),
  );
  for (const [host, clinician] of clinicians.entries())
    for (const startsAt of workingTimes(random, clinician, now)) {
      const course = startsAt < now ? pick(random, ['came', 'came', 'came', 'late', 'never'] as const) : 'toCome';
      const shape: Shape = {
        ...(random() < 0.25 && { packet: true as const }),
        ...(random() < 0.2 && { deposit: true as const }),
        ...(random() < 0.1 && { guests: 2 }),
      };
      sessions.push(inventOne(random, host, startsAt, course, shape, nextPatient));
    }
  return sessions;
}

/** Starts on the quarter hour, between 9 and 16 o'clock of the clinician's own working days, not near `now`. */
function workingTimes(random: Random, clinician: InventedUser, now: number): number[] {
  const times: number[] = [];
  const zone = ianaOf(clinician.zoneId) ?? clinicZone;
  const today = dayOf(now, zone);
  for (let days = -daysBefore; days <= daysAfter; days++) {
    const date = addDays(today, days);
    if ([0, 6].includes(weekdayOf(date))) continue; // Sunday and Saturday
    const hours = shuffled(random, [9, 10, 11, 13, 14, 15, 16]).slice(0, between(random, 1, 3));
    for (const hour of hours) {
      const time = timeOfMinutes(hour * 60 + pick(random, [0, 0, 0, 15, 30, 30, 45]));
      const wall = resolveWall({ date, time }, zone); // clocks change at night, so working hours are there once
      if (wall.is === 'one' && Math.abs(wall.utcMs - now) > presentHours * hourMs) times.push(wall.utcMs);
    }
  }
  return times;
}

function inventOne(
  random: Random,
  host: number,
  minute: number,
  course: Course,
  shape: Shape,
  nextPatient: () => InventedPatient,
): InventedSession {
  const topics = clinicians[host]?.topics ?? [];
  const startsAt = shape.meetNow ? minute + between(random, 3, 57) * 1000 : minute;
  const visits = inventVisits(random, startsAt, course, shape.meetNow ?? false);
  const people: InventedPatient[] = [];
  while (people.length < (shape.guests ?? 1)) {
    const next = nextPatient();
    if (!people.includes(next)) people.push(next);
  }
  const guests = people.map((person): InventedGuest => ({
    person,
    rsvp: shape.meetNow
      ? 'Unknown'
      : pick(random, ['Unknown', 'Unknown', 'Yes', 'Yes', course === 'never' ? 'No' : 'Yes']),
    packetId: shape.packet ? pick(random, [412, 415, 0]) : null,
    serviceId: shape.deposit ? pick(random, [88, 91]) : null,
    deposit: shape.deposit ? pick(random, [20, 25, 37.5]) : null,
    visit: visits.guest && shiftedVisit(visits.guest, between(random, 0, 40) * 1000),
  }));
  return {
    host,
    startsAt,
    topic: shape.meetNow ? '' : random() < 0.85 && topics.length > 0 ? pick(random, topics) : '',
    externalId: !shape.meetNow && random() < 0.3 ? `EHR-${between(random, 100_000, 999_999)}` : '',
    recorded: shape.recorded ?? false,
    scheduleType: !shape.meetNow && random() < 0.12 ? 'Rescheduled' : 'Scheduled',
    withInterpreter: shape.interpreter ?? false,
    hostVisit: visits.host,
    guests,
  };
}

/** Who comes when. Sessions to come are lived through too, so that a day that is watched goes on by itself. */
function inventVisits(
  random: Random,
  startsAt: number,
  course: Course,
  meetNow: boolean,
): { host: Visit | null; guest: Visit | null } {
  const at = (fromMinute: number, untilMinute: number): Visit => ({
    from: startsAt + fromMinute * minuteMs + between(random, 1, 50) * 1000,
    until: startsAt + untilMinute * minuteMs + between(random, 1, 50) * 1000,
  });
  const ends = between(random, 22, 40);
  const comes = course === 'toCome' ? pick(random, ['came', 'came', 'came', 'late', 'never'] as const) : course;
  switch (comes) {
    case 'never':
      return { host: at(-1, 15), guest: null };
    case 'late':
      return { host: at(-2, ends), guest: at(between(random, 5, 10), ends) };
    case 'running':
      return { host: at(0, 50), guest: at(1, 49) };
    case 'waits': // the guest is early and the host is not there yet
      return { host: at(16, 45), guest: at(-4, 44) };
    default:
      return { host: at(meetNow ? 0 : -2, ends), guest: at(meetNow ? 1 : between(random, -6, 2), ends - 1) };
  }
}

function shiftedVisit(visit: Visit, byMs: number): Visit {
  return { from: visit.from + byMs, until: visit.until === null ? null : visit.until + byMs };
}

/** Deals patients so that everybody has had a turn before anybody has a second. */
function dealer(random: Random): () => InventedPatient {
  let hand: InventedPatient[] = [];
  return () => {
    if (hand.length === 0) hand = shuffled(random, patients);
    return hand.pop() as InventedPatient;
  };
}
