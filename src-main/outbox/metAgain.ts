// Whether an account is the one that waiting changes were made for: its clinicians are met again, and not by their ids alone.
import { foldName } from '../../src-shared/session/rules.ts';
import type { Clinician } from '../../src-shared/session/session.ts';
import type { SessionBook } from '../store/port.ts';

/** What tells one from another who has the same id in another account. */
type Marks = { readonly names: Set<string>; readonly addresses: Set<string> };

/**
 * Every one of `hosts`, ids of clinicians, is among those `seen` in the account, under a name or an address that this desk
 * knows: from any session of the book, or from the `known` clinicians. One of whom nothing but the id is known is met by it.
 */
export function areMetAgain(
  hosts: readonly string[],
  seen: readonly Clinician[],
  book: SessionBook,
  known: readonly Clinician[],
): boolean {
  const byId = new Map(seen.map((one) => [one.userId, one]));
  const needed = new Map(
    [...hosts].map((userId): [string, Marks] => [userId, { names: new Set(), addresses: new Set() }]),
  );
  const learn = ({ userId, name, email }: { userId: string | null; name: string; email: string }): void => {
    const marks = needed.get(userId ?? '');
    if (marks === undefined) return;
    if (name !== '') marks.names.add(foldName(name));
    if (email !== '') marks.addresses.add(foldAddress(email));
  };
  for (const one of known) learn(one);
  for (const { session } of book.all()) {
    for (const person of session.participants) if (person.userId !== null) learn(person);
  }
  return [...needed].every(([userId, { names, addresses }]) => {
    const met = byId.get(userId);
    if (met === undefined) return false;
    const isUnknown = names.size === 0 && addresses.size === 0;
    return isUnknown || names.has(foldName(met.name)) || (met.email !== '' && addresses.has(foldAddress(met.email)));
  });
}

function foldAddress(email: string): string {
  return email.trim().toLowerCase();
}
