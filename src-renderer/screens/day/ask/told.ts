// Who will be told of a change to a session, in plain words: said before it is saved.
import type { Participant, Session } from '../../../../src-shared/session/session.ts';
import { guestsOf } from '../../../../src-shared/session/who.ts';
import { minuteMs, type UtcMs } from '../../../../src-shared/time/utc.ts';
import { say } from '../../../../src-shared/words/words.ts';
import { calledAmong, inRow } from '../../../../src-shared/session/called.ts';

/** More than so long after its start SecureVideo's own site sends no notice of a cancel any more. */
export const NO_NOTICE_AFTER_MS = 5 * minuteMs;

/** "Trevor gets an e-mail", "Ana gets a text message and Bo is not told: tell Bo yourself". '' where nobody is invited. */
export function toldWords(guests: readonly Participant[], about: string): string {
  const called = (way: Participant['delivery']): string[] =>
    guests.filter((guest) => guest.delivery === way).map((guest) => calledAmong(guest, guests));
  const [email, text, none, unknown] = [called('email'), called('text'), called('none'), called(null)];
  const told = [
    email.length > 0 ? say.panels.toldByEmail(inRow(email), email.length, about) : '',
    text.length > 0 ? say.panels.toldByText(inRow(text), text.length, about) : '',
    none.length > 0 ? say.panels.toldByNobody(inRow(none), none.length) : '',
    unknown.length > 0 ? say.panels.toldUnknown(inRow(unknown), unknown.length) : '',
  ].filter(Boolean);
  return say.panels.toldSentences(told);
}

/** What cancelling does, sentence by sentence. */
export function cancelWords(session: Session, now: UtcMs, notBookedYet: boolean): readonly string[] {
  if (notBookedYet) return [say.panels.notBookedNobodyTold, say.panels.takenOut];
  const guests = guestsOf(session);
  const late = now - session.startsAt > NO_NOTICE_AFTER_MS && guests.some((guest) => guest.delivery !== 'none');
  const asked = guests.some((guest) => guest.depositCents !== null);
  return [
    toldWords(guests, say.panels.aboutIt),
    ...(late ? [say.panels.noNoticeMayGoOut] : []),
    say.panels.cannotBeBroughtBack,
    ...(asked ? [say.panels.noRefund] : []),
  ];
}
