// The open account for a call that needs one, and the zone that the clinic reads its day in.
import { ProblemError } from '../../../src-shared/contract/problems.ts';
import { newId } from '../../../src-shared/outbox/ids.ts';
import type { Zone } from '../../../src-shared/time/offset.ts';
import { ianaOf } from '../../../src-shared/time/zones.ts';
import type { OpenAccount } from '../openAccount.ts';
import type { DeskParts } from '../parts.ts';

/** Throws ProblemError('noAccount') before an account was chosen. */
export function inAccount(parts: DeskParts): OpenAccount {
  const account = parts.accounts.open();
  if (!account) throw new ProblemError('noAccount');
  account.refresher.touch();
  return account;
}

/** A fresh id of this desk's own. */
export function freshId(parts: DeskParts): string {
  return newId(parts.clock.now(), parts.random);
}

/** The zone in which the clinic reads its day. Settings hold only ids that have one. */
export function clinicZone(parts: DeskParts): Zone {
  return ianaOf(parts.settings.read().clinicZoneId) ?? 'Etc/UTC';
}
