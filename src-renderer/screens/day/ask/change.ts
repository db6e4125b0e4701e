// Change a guest's details, in words: what the patient gets and loses by it, said before it is saved. Pure.
import { hasNewDetails, type DetailsWay } from '../../../../src-shared/session/details.ts';
import { gets } from '../../../../src-shared/outbox/telling.ts';
import type { GuestDraft } from '../../../../src-shared/session/draft.ts';
import type { Participant, Session } from '../../../../src-shared/session/session.ts';
import { clinicsOwnId } from '../../../../src-shared/session/ownId.ts';
import { shortNameOf } from '../../../parts/initials.ts';
import { say } from '../../../../src-shared/words/words.ts';
import { firstName } from '../../../../src-shared/session/called.ts';

/** One sentence a line; the first says that nothing was changed, where that is so. */
export function changeWords(was: Participant, to: GuestDraft, session: Session, way: DetailsWay): readonly string[] {
  const words = say.change;
  if (!hasNewDetails(was, to)) return [words.nothingYet];
  const name = firstName(to.name.trim() || was.name);
  const at = { email: to.email.trim(), text: to.phone.trim(), none: '' }[to.delivery];
  const invite = words.invite(gets(name, 1, to.delivery, 'again'), at);
  if (way === 'begun') return [words.begun(name)];
  if (way === 'unsent') return [words.unsent, invite];
  const old = {
    anew: words.oldAnew(name, was.delivery ?? 'none', was.delivery === 'text' ? was.phone : was.email),
    inOut: words.oldWithin(name),
    outIn: words.oldWithin(name),
  }[way];
  const host = session.participants.find((one) => one.isHost);
  const lines = [
    to.delivery === 'none' ? old : `${invite} ${old}`,
    to.delivery === 'none' ? words.codeToTell(name) : words.codeChanges(name),
    way === 'anew' && host?.connectCode ? words.hostCodeToo(shortNameOf(host.name)) : '',
    way === 'outIn' ? words.othersStay : '',
    way === 'anew' && clinicsOwnId(session.externalId) !== '' ? words.ehrStays(clinicsOwnId(session.externalId)) : '',
    to.deposit.trim() !== '' ? words.depositAgain : '',
    was.packet === null && to.packet === 'none' ? words.packetUnknown : '',
  ];
  return lines.filter((line) => line !== '');
}
