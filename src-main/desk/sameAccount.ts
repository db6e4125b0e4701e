// Whether keys open the account that a file of this desk was made for: clinicians who are met again tell.
import type { Clinician } from '../../src-shared/session/session.ts';
import type { OpenAccount } from './openAccount.ts';

/** Changes that a person still waits for. */
export function openCount({ outbox }: OpenAccount): number {
  return outbox.rows(Number.POSITIVE_INFINITY).filter((row) => row.endedAt === null).length;
}

/**
 * One known clinician met again, by id and by name or address, proves the account; ids alone may be anybody's. Where none
 * is known, the clinicians of what waits have to be there.
 */
export function isSameAccount(account: OpenAccount, seen: readonly Clinician[]): boolean {
  return account.roster.clinicians().length === 0 ? isProvenBy(account, seen) : meetsOneAgain(account, seen);
}

/** As `isSameAccount`, where nothing may go on by being asked: where nobody is known and changes wait it is not the same. */
export function looksLikeSameAccount(account: OpenAccount, seen: readonly Clinician[]): boolean {
  return account.roster.clinicians().length === 0 ? openCount(account) === 0 : meetsOneAgain(account, seen);
}

/** Whether everyone who hosts what waits is met again, under a name that this desk knows from anywhere; then it goes on. */
export function isProvenBy({ roster, outbox }: OpenAccount, seen: readonly Clinician[]): boolean {
  return outbox.proveAccount(seen, roster.everyone());
}

function meetsOneAgain({ roster }: OpenAccount, seen: readonly Clinician[]): boolean {
  return roster
    .clinicians()
    .some((one) =>
      seen.some(
        (other) =>
          other.userId === one.userId &&
          (other.name === one.name || (one.email !== '' && other.email.toLowerCase() === one.email.toLowerCase())),
      ),
    );
}
