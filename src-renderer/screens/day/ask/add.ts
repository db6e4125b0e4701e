// Add person in words: who is told what, in whose time. Pure.
import { gets, getsNone } from '../../../../src-shared/outbox/telling.ts';
import type { ParticipantDraft } from '../../../../src-shared/session/draft.ts';
import { amountOf, centsOf } from '../../../../src-shared/session/rules.ts';
import type { Session } from '../../../../src-shared/session/session.ts';
import { showDate, showTime } from '../../../../src-shared/time/show.ts';
import { zoneOf } from '../../../../src-shared/time/zones.ts';
import { say } from '../../../../src-shared/words/words.ts';
import { zoneIdOf, type SheetContext } from '../../../session/sheet.ts';
import { firstName } from '../../../../src-shared/session/called.ts';

/** The sentences below the fields; '' while there is no name. */
export function addWords(
  person: ParticipantDraft,
  session: Session,
  context: SheetContext,
  notBookedYet: boolean,
): string {
  const name = person.name.trim();
  if (name === '') return '';
  const later = notBookedYet ? say.panels.goesOutTogether : '';
  if (person.kind === 'user') {
    return [say.panels.findsIt(name), later].filter(Boolean).join(' ');
  }
  const first = firstName(name);
  const zone = zoneOf(zoneIdOf(person, context));
  const when = zone.known
    ? say.panels.inviteWhen(
        showDate(session.startsAt, zone.iana),
        showTime(session.startsAt, zone.iana),
        zone.short,
        first,
      )
    : '';
  const told =
    person.delivery === 'none'
      ? `${getsNone(name, 1, 'invitation', first)} ${say.panels.codeShowsHere}`
      : `${gets(name, 1, person.delivery, 'invitation')}${when}.`;
  const cents = person.deposit.trim() === '' ? null : centsOf(person.deposit);
  const deposit = cents === null ? '' : say.panels.depositIsAsked(`$${amountOf(cents)}`);
  return [told, deposit, later].filter(Boolean).join(' ');
}
