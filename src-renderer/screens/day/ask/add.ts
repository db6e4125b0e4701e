// Add person in words: who is told what, in whose time. Pure.
import type { ParticipantDraft } from '../../../../src-shared/session/draft.ts';
import { amountOf, centsOf } from '../../../../src-shared/session/rules.ts';
import type { Session } from '../../../../src-shared/session/session.ts';
import { showDate, showTime } from '../../../../src-shared/time/show.ts';
import { zoneOf } from '../../../../src-shared/time/zones.ts';
import { firstNameOf } from '../../../parts/initials.ts';
import { zoneIdOf, type SheetContext } from '../sheet.ts';

/** The sentences below the fields; '' while there is no name. */
export function addWords(
  person: ParticipantDraft,
  session: Session,
  context: SheetContext,
  notBookedYet: boolean,
): string {
  const name = person.name.trim();
  if (name === '') return '';
  const later = notBookedYet ? 'It goes out together with the new session.' : '';
  if (person.kind === 'user') {
    return [`${name} finds it in SecureVideo, with a code of their own.`, later].filter(Boolean).join(' ');
  }
  const first = firstNameOf(name);
  const zone = zoneOf(zoneIdOf(person, context));
  const when = zone.known
    ? ` for ${showDate(session.startsAt, zone.iana)}, ${showTime(session.startsAt, zone.iana)} ${zone.short}, ${first}’s time`
    : '';
  const told = {
    email: `${name} gets an e-mail invite${when}.`,
    text: `${name} gets a text message${when}.`,
    none: `${name} gets no invite: tell ${first} yourself. The code shows here once it is booked.`,
  }[person.delivery];
  const cents = person.deposit.trim() === '' ? null : centsOf(person.deposit);
  const deposit = cents === null ? '' : `$${amountOf(cents)} is asked before entering.`;
  return [told, deposit, later].filter(Boolean).join(' ');
}
