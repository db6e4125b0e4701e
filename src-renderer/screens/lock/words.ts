// What the lock screen says: of a PIN, of waiting, and of what is kept. Pure.
import type { PinFault } from '../../../src-shared/staff/pin.ts';
import type { Role } from '../../../src-shared/staff/role.ts';
import { minuteMs, secondMs } from '../../../src-shared/time/utc.ts';
import { firstNameOf } from '../../parts/initials.ts';

/** What each role may do, in a word for a table and in a sentence for a choice. */
export const roleWords: Readonly<Record<Role, { readonly short: string; readonly may: string }>> = {
  view: { short: 'Look', may: 'Sees the day, and changes nothing' },
  book: { short: 'Book', may: 'Books, moves and cancels sessions' },
  administer: { short: 'Everything', may: 'Also the account, the clinic and the staff' },
};

/** Names as they are called here: by the first name, where nobody else has it. */
export function calledOf(name: string, all: readonly string[]): string {
  const first = firstNameOf(name);
  return all.filter((other) => firstNameOf(other) === first).length > 1 ? name : first;
}

/** Said of a new PIN that is not one; '' = nothing is wrong. */
export function pinFaultWords(fault: PinFault | null): string {
  switch (fault) {
    case null:
      return '';
    case 'notDigits':
      return 'A PIN has digits only.';
    case 'short':
    case 'long':
      return 'A PIN has 4 to 8 digits.';
    case 'easy':
      return 'That one is tried first by everybody: not all the same, and not in a row.';
  }
}

/** A wait as one says it: "a minute", "4 minutes", "40 seconds"; never less than it is. */
export function waitWords(ms: number): string {
  if (ms <= minuteMs) {
    const seconds = Math.max(1, Math.ceil(ms / secondMs));
    return seconds === 60 ? 'a minute' : seconds === 1 ? 'a second' : `${String(seconds)} seconds`;
  }
  const minutes = Math.ceil(ms / minuteMs);
  return `${String(minutes)} minutes`;
}

/** After a wrong PIN. */
export function wrongWords(called: string, left: number): string {
  if (left === 0) return `That is not ${called}’s PIN.`;
  return `That is not ${called}’s PIN. ${left === 1 ? '1 try' : `${String(left)} tries`} left, then a minute’s wait.`;
}

/** While PINs are not taken. */
export function waitingWords(called: string, waitMs: number, hasOthers: boolean): string {
  const others = hasOthers ? ' Somebody else can sign in meanwhile.' : '';
  return `Too many wrong PINs. ${called} can try again in ${waitWords(waitMs)}.${others}`;
}
