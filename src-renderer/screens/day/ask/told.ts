// What cancelling does, in plain words: said before it is saved.
import { toldOrNobody } from '../../../../src-shared/outbox/telling.ts';
import type { Session } from '../../../../src-shared/session/session.ts';
import { guestsOf } from '../../../../src-shared/session/who.ts';
import { minuteMs, type UtcMs } from '../../../../src-shared/time/utc.ts';
import { say } from '../../../../src-shared/words/words.ts';

/** More than so long after its start SecureVideo's own site sends no notice of a cancel any more. */
export const NO_NOTICE_AFTER_MS = 5 * minuteMs;

/** What cancelling does, sentence by sentence. */
export function cancelWords(session: Session, now: UtcMs, notBookedYet: boolean): readonly string[] {
  if (notBookedYet) return [say.panels.notBookedNobodyTold, say.panels.takenOut];
  const guests = guestsOf(session);
  const late = now - session.startsAt > NO_NOTICE_AFTER_MS && guests.some((guest) => guest.delivery !== 'none');
  const asked = guests.some((guest) => guest.depositCents !== null);
  return [
    toldOrNobody(guests, 'cancelled'),
    ...(late ? [say.panels.noNoticeMayGoOut] : []),
    say.panels.cannotBeBroughtBack,
    ...(asked ? [say.panels.noRefund] : []),
  ];
}
