// Invented days for the bench: any number of sessions from 10:50 to 22:00, all still to come, every third without a reply.
import { at, date, guest, row } from '../../../src-renderer/session/testRows.ts';
import { clinicPeople } from '../../../src-shared/search/testing/clinicPeople.ts';
import type { Clinician } from '../../../src-shared/session/session.ts';
import { minuteMs } from '../../../src-shared/time/utc.ts';
import { seededRandom } from '../../../src-shared/random/random.ts';
import type { BenchDay } from './engine.ts';

const CLINICIANS = 50;
const TOPICS = ['Follow-up', 'Intake', 'Medication review', 'Therapy', 'Couples session'];
const LAST_MINUTES = 670;

export const clinicians: readonly Clinician[] = Array.from({ length: CLINICIANS }, (_, place) => ({
  userId: `host-${String(place)}`,
  name: `Dr. Clinician ${String(place)}`,
  email: `host${String(place)}@example.org`,
  phone: '',
  zoneId: 'Mountain Standard Time',
  externalId: '',
  helpNumber: '',
  mayHost: true,
}));

/** A day of `count` sessions. */
export function dayOfSize(count: number): BenchDay {
  const random = seededRandom(count);
  const rows = clinicPeople(count, random).map((person, place) => {
    const startsAt = at('10:50') + Math.floor((place * LAST_MINUTES) / count / 5) * 5 * minuteMs;
    const host = clinicians[place % CLINICIANS];
    const patient = guest(person.name, {
      email: person.email,
      phone: person.phone,
      rsvp: place % 3 === 0 ? 'Unknown' : 'Yes',
      packet: 'all',
      depositCents: place % 4 === 0 ? 2_500 : null,
      zoneId: place % 5 === 0 ? 'Eastern Standard Time' : 'Mountain Standard Time',
    });
    return row('12:00', [guest(host?.name ?? '', { isHost: true, userId: host?.userId ?? '' }), patient], {
      session: {
        localId: `s${String(place)}`,
        sessionId: place + 1,
        startsAt,
        hostId: host?.userId ?? '',
        topic: TOPICS[place % TOPICS.length] ?? '',
        participants: [guest(host?.name ?? '', { isHost: true, userId: host?.userId ?? '', localId: 'h' }), patient],
      },
    });
  });
  return { rows, now: at('10:47'), date };
}
