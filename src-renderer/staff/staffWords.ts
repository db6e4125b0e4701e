// What is said of who works here, of a PIN, and of waiting after wrong ones: on the lock screen and in settings. Pure.
import type { PinFault } from '../../src-shared/staff/pin.ts';
import type { Role } from '../../src-shared/staff/role.ts';
import { minuteMs, secondMs } from '../../src-shared/time/utc.ts';
import { say } from '../../src-shared/words/ofStaff.ts';

/** What each role may do, in a word for a table and in a sentence for a choice. */
export const roleWords: Readonly<Record<Role, { readonly short: string; readonly may: string }>> = say.staff.roles;

/** Said of a new PIN that is not one; '' = nothing is wrong. */
export function pinFaultWords(fault: PinFault | null): string {
  switch (fault) {
    case null:
      return '';
    case 'notDigits':
      return say.staff.notDigits;
    case 'short':
    case 'long':
      return say.staff.wrongLength;
    case 'easy':
      return say.staff.easyPin;
  }
}

/** A wait as one says it: "a minute", "4 minutes", "40 seconds"; never less than it is. */
export function waitWords(ms: number): string {
  const seconds = Math.max(1, Math.ceil(ms / secondMs));
  return seconds < 60 ? say.staff.seconds(seconds) : say.staff.minutes(Math.ceil(ms / minuteMs));
}

/** After a wrong PIN. */
export function wrongWords(called: string, left: number): string {
  return left === 0 ? say.staff.notThePin(called) : say.staff.notThePinLeft(called, left);
}

/** While PINs are not taken. */
export function waitingWords(called: string, waitMs: number, hasOthers: boolean): string {
  const waits = say.staff.waits(called, waitWords(waitMs));
  return hasOthers ? `${waits} ${say.staff.othersMay}` : waits;
}
