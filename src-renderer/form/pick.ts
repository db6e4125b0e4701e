// The list below the search for a person: who was seen before, colleagues, and always the way to a new patient.
import { matching, type Option } from '../parts/combo.ts';
import type { PersonSuggestion } from '../../src-shared/contract/views/search.ts';
import type { ParticipantDraft } from '../../src-shared/session/draft.ts';
import type { Clinician } from '../../src-shared/session/session.ts';
import { phoneDigits } from '../../src-shared/session/rules.ts';
import { dayOf } from '../../src-shared/time/day.ts';
import { showDate } from '../../src-shared/time/show.ts';
import type { Zone } from '../../src-shared/time/offset.ts';
import type { UtcMs } from '../../src-shared/time/utc.ts';
import { zoneOf } from '../../src-shared/time/zones.ts';
import { say } from '../../src-shared/words/words.ts';
import { colleague, guestSeenBefore, newGuest, type Usual } from './people.ts';

/** What was chosen in the search for a person. */
export type Pick =
  | { readonly is: 'seenBefore'; readonly person: PersonSuggestion }
  | { readonly is: 'colleague'; readonly clinician: Clinician }
  | { readonly is: 'new'; readonly text: string };

type Reach = { readonly email: string; readonly phone: string; readonly zoneId: string };
const COLLEAGUES_MAX = 4;

/** Options for a text: people first, then colleagues, then "New patient". Values: 'person ID', 'colleague ID', 'new'. */
export function pickOptions(
  text: string,
  people: readonly PersonSuggestion[],
  clinicians: readonly Clinician[],
  now: UtcMs,
  zone: Zone,
): readonly Option[] {
  if (text.trim() === '') return [];
  const colleagues = matching(
    clinicians.map((one) => ({
      value: `colleague ${one.userId}`,
      label: one.name,
      hint: say.compose.colleague,
      words: one.externalId,
      avatar: { name: one.name, place: clinicians.indexOf(one) },
    })),
    text,
  );
  return [
    ...people.map((person) => ({
      value: `person ${person.personId}`,
      label: person.name,
      hint: reachOf(person),
      end: seenWords(person, now, zone),
      avatar: { name: person.name },
    })),
    ...colleagues.slice(0, COLLEAGUES_MAX),
    {
      value: 'new',
      label: say.compose.newPatientNamed(text.trim()),
      end: say.compose.notSeenBefore,
      icon: 'userplus' as const,
    },
  ];
}

/** How a person is reached and where the clock is: "trevor.lane@example.org · Eastern". */
export function reachOf(person: Reach): string {
  const reach = person.email || numberWords(person.phone);
  return [reach, person.zoneId === '' ? '' : zoneOf(person.zoneId).short].filter(Boolean).join(' · ');
}

/** "2 sessions ahead", else "seen 9 Nov", and "seen in 2025" of another year. */
export function seenWords({ lastSeenAt, ahead }: { lastSeenAt: UtcMs; ahead: number }, now: UtcMs, zone: Zone): string {
  if (ahead > 0) return say.compose.sessionsAhead(ahead);
  if (lastSeenAt > now) return '';
  const [seen, today] = [dayOf(lastSeenAt, zone), dayOf(now, zone)];
  return seen.slice(0, 4) === today.slice(0, 4)
    ? say.compose.seenOn(showDate(lastSeenAt, zone).replace(/^\S+ /, ''))
    : say.compose.seenIn(seen.slice(0, 4));
}

/** A number as it is read: "(303) 555-0142" for ten digits, else as it came. */
export function numberWords(phone: string): string {
  const digits = phoneDigits(phone).replace(/^1(?=\d{10}$)/, '');
  return digits.length === 10 && !phone.trim().startsWith('+')
    ? `(${digits.slice(0, 3)}) ${digits.slice(3, 6)}-${digits.slice(6)}`
    : phone;
}

/** The participant for what was chosen, with the local id of the one who was searched for. */
export function participantOf(pick: Pick, localId: string, zoneId: string, usual: Usual): ParticipantDraft {
  if (pick.is === 'colleague') return colleague(localId, pick.clinician);
  if (pick.is === 'new') return newGuest(localId, pick.text, zoneId, usual);
  return guestSeenBefore(localId, pick.person, zoneId, usual);
}
