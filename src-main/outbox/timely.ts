// Whether it is still right to send: a "now" is young, a time lies ahead. Asked again at every send.
import { MEET_NOW_AGE_MAX_MS } from '../../src-shared/outbox/change.ts';
import type { AskCause, Wish } from '../../src-shared/outbox/change.ts';
import { wholeMinute } from '../../src-shared/time/utc.ts';
import type { Moments } from './moments.ts';
import type { Moment } from './record.ts';

/** Why a wish must not go out by itself any more; null = it may. `since` is when the person asked for it. */
export function lateness(wish: Wish, since: Moment, moments: Moments): AskCause | null {
  const startsAt = wish.kind === 'create' ? (wish.booking.startsAt ?? 'now') : wish.kind === 'move' ? wish.to : null;
  if (startsAt === null) return null;
  if (startsAt === 'now') {
    const age = moments.ageOf(since);
    if (age.ms > MEET_NOW_AGE_MAX_MS) return 'lateMeetNow';
    return age.sure ? null : 'clockUnsure';
  }
  // The minute that is running still counts, as it does in the form.
  return startsAt < wholeMinute(moments.bestNow()) ? 'timePassed' : null;
}
