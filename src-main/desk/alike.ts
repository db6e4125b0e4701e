// Who may be the same person under another name: SecureVideo makes a new person of every spelling that it has not seen.
import { fold } from '../../src-shared/search/fold.ts';
import { phoneDigits } from '../../src-shared/session/rules.ts';

/** What two people are compared by. */
type Known = { readonly name: string; readonly email: string; readonly phone: string; readonly lastSeenAt: number };
export type Asked = { readonly name: string; readonly email: string; readonly phone: string };

/** Most people that are offered for one: more would not be read. */
const ALIKE_MAX = 3;
/** Names shorter than this are too often near each other: "Li" and "Lu". */
const NEAR_LENGTH_MIN = 5;

/** What a person is compared by, made once: nobody who is known changes in place. */
type Compared = { readonly turned: string; readonly run: string; readonly email: string; readonly phone: string };
const compared = new WeakMap<object, Compared>();

/**
 * People whom a typed one may be: the same e-mail or phone under another name, the same name with another contact, or a
 * name one slip away. Empty where the very person is known already (the same name, and nothing that speaks against it).
 */
export function alikeTo<K extends Known>(asked: Asked, people: readonly K[]): K[] {
  const own = comparedOf(asked);
  if (own.run === '') return [];
  const written = asked.name.trim().replace(/\s+/g, ' ');
  const found: { person: K; rank: number }[] = [];
  for (const person of people) {
    const theirs = compared.get(person) ?? comparedOf(person);
    compared.set(person, theirs);
    const sameContact = same(own.email, theirs.email) || same(own.phone, theirs.phone);
    if (written === person.name.trim()) {
      const against = contradicts(own.email, theirs.email) || contradicts(own.phone, theirs.phone);
      if (sameContact || !against) return [];
    }
    if (sameContact) found.push({ person, rank: 0 });
    else if (theirs.turned === own.turned || theirs.run === own.run) found.push({ person, rank: 1 });
    else if (isOneSlip(own.run, theirs.run)) found.push({ person, rank: 2 });
  }
  return found
    .sort((a, b) => a.rank - b.rank || b.person.lastSeenAt - a.person.lastSeenAt)
    .slice(0, ALIKE_MAX)
    .map(({ person }) => person);
}

/** Names without accents, case and marks: `turned` without order ("Vega, Rosa" is "Rosa Vega"), `run` without blanks. */
function comparedOf({ name, email, phone }: Asked): Compared {
  const words = fold(name)
    .replace(/[^\p{L}\p{N} ]+/gu, ' ')
    .split(' ')
    .filter(Boolean);
  return {
    turned: words.toSorted().join(' '),
    run: words.join(''),
    email: email.trim().toLowerCase(),
    // The last ten digits: with or without the country's 1 it is one number.
    phone: phoneDigits(phone).slice(-10),
  };
}

function same(one: string, other: string): boolean {
  return one !== '' && one === other;
}

function contradicts(one: string, other: string): boolean {
  return one !== '' && other !== '' && one !== other;
}

/** Whether one letter more, less, another, or two changed about make the one of the other. */
export function isOneSlip(one: string, other: string): boolean {
  const [long, short] = one.length >= other.length ? [one, other] : [other, one];
  if (long.length - short.length > 1 || short.length < NEAR_LENGTH_MIN || long === short) return false;
  let at = 0;
  while (at < short.length && long[at] === short[at]) at++;
  if (long.length > short.length) return long.slice(at + 1) === short.slice(at);
  if (long.slice(at + 1) === short.slice(at + 1)) return true;
  return long[at] === short[at + 1] && long[at + 1] === short[at] && long.slice(at + 2) === short.slice(at + 2);
}
