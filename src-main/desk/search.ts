// Search in the local copy: names, addresses, phones, connect codes, EHR ids and clinicians, best first. No network.
import type { ClinicianDay, DayRow, FoundSession, PersonSuggestion } from '../../src-shared/contract/views.ts';
import { isEmail } from '../../src-shared/session/rules.ts';
import { clinicsOwnId } from '../../src-shared/session/session.ts';
import type { Session, UtcMs } from '../../src-shared/session/session.ts';
import { digitsOf, everyWordIn, fold } from './textFold.ts';

/** Most results of each group: more than a person reads on the phone. */
const SESSIONS_MAX = 20;
const PEOPLE_MAX = 8;
const CLINICIANS_MAX = 6;
/** Fewer digits than this would find half of the clinic. */
const DIGITS_MIN = 3;

type Hay = { readonly words: string; readonly numbers: readonly string[]; readonly ids: readonly string[] };
const hays = new WeakMap<object, Hay>();

/** What a person is found by. */
type Findable = Pick<PersonSuggestion, 'name' | 'email' | 'phone' | 'externalId' | 'lastSeenAt'>;

/** How the typed text reads: an address is asked of SecureVideo too. */
export function readsAs(text: string): 'nothing' | 'text' | 'email' {
  if (text.trim() === '') return 'nothing';
  return isEmail(text) ? 'email' : 'text';
}

/** Sessions that fit, those ahead first (soonest first), then the past (latest first). */
export function findSessions(rows: readonly DayRow[], text: string, now: UtcMs): FoundSession[] {
  const asked = fold(text);
  if (asked === '') return [];
  const fitting = rows.filter((row) => fits(hayOf(row.session, hayOfSession), asked));
  // A session that has just begun is what a caller who cannot get in asks about.
  const current = now - 3_600_000;
  const ahead = fitting.filter((row) => row.session.startsAt >= current);
  const past = fitting.filter((row) => row.session.startsAt < current).reverse();
  return [...ahead, ...past].slice(0, SESSIONS_MAX).map((row) => ({ ...row, origin: 'thisComputer' as const }));
}

/** People seen before that fit, latest seen first. */
export function findPeople<P extends Findable>(people: readonly P[], text: string): P[] {
  const asked = fold(text);
  if (asked === '') return [];
  return people
    .filter((person) => fits(hayOf(person, hayOfPerson), asked))
    .sort((a, b) => rank(a, asked) - rank(b, asked) || b.lastSeenAt - a.lastSeenAt)
    .slice(0, PEOPLE_MAX);
}

/** Clinicians that fit by name, address or the clinic's own id. */
export function findClinicians(clinicians: readonly ClinicianDay[], text: string): ClinicianDay[] {
  const asked = fold(text);
  if (asked === '') return [];
  return clinicians
    .filter(({ clinician }) =>
      fits(
        { words: fold(`${clinician.name} ${clinician.email}`), numbers: [], ids: [fold(clinician.externalId)] },
        asked,
      ),
    )
    .slice(0, CLINICIANS_MAX);
}

/** A name that begins with what was typed comes before one that has it inside. */
function rank(person: Findable, asked: string): number {
  const name = fold(person.name);
  if (name.startsWith(asked)) return 0;
  return fold(person.email).startsWith(asked) ? 1 : 2;
}

/** What was made of an object once is kept as long as the object lives; none of them ever changes in place. */
function hayOf<T extends object>(thing: T, make: (thing: T) => Hay): Hay {
  const made = hays.get(thing) ?? make(thing);
  hays.set(thing, made);
  return made;
}

function hayOfPerson(person: Findable): Hay {
  return {
    words: fold(`${person.name} ${person.email}`),
    numbers: person.phone === '' ? [] : [digitsOf(person.phone)],
    ids: person.externalId === '' ? [] : [fold(person.externalId)],
  };
}

function hayOfSession(session: Session): Hay {
  const people = session.participants;
  return {
    words: fold([...people.flatMap((person) => [person.name, person.email]), session.topic].join(' ')),
    numbers: people.flatMap((person) => [digitsOf(person.phone), person.connectCode ?? '']).filter((one) => one !== ''),
    ids: [clinicsOwnId(session.externalId), ...people.map((person) => person.externalId)]
      .filter((one) => one !== '')
      .map(fold),
  };
}

function fits(hay: Hay, asked: string): boolean {
  const digits = digitsOf(asked);
  // Only digits and what people write between them: a phone, its last four, or a connect code.
  if (digits.length >= DIGITS_MIN && /^[\d\s().+-]+$/.test(asked)) {
    if (hay.numbers.some((number) => number.includes(digits))) return true;
  }
  return hay.ids.some((id) => id.startsWith(asked)) || everyWordIn(asked, hay.words);
}
