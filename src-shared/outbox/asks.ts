// What a person is told who has to decide about a change: what happened, and what is safe meanwhile.
import { say as texts } from '../words/ofMain.ts';
import { firstName, inRow } from '../session/called.ts';
import type { About, Saying } from './about.ts';
import { causeOf, moment, momentWithin } from './about.ts';
import type { AskCause } from './change.ts';
import { partsOf } from './compared.ts';
import { halfSafe } from './halves.ts';
import { allOf } from './telling.ts';
import { foreignSentence, lateWords } from './words.ts';

/** What happened, in one to three sentences; '' where no person is needed. */
export function happenedOf(about: About, say: Saying): string {
  const cause = causeOf(about);
  if (cause === null) return '';
  const who = allOf(about.told);
  switch (cause) {
    case 'refused':
      return about.quote === '' ? texts.asks.refused : texts.asks.refusedSaying(about.quote);
    case 'forbidden':
      return texts.asks.forbidden;
    case 'lateMeetNow':
      return texts.asks.tooLate(who);
    case 'timePassed':
      return texts.asks.timePassed(about.startsAt === null ? texts.asks.itsTime : moment(about.startsAt, say));
    case 'conflict':
      return texts.asks.conflict(foreignSentence(about, say), seenAt(about, say), wanted(about, say));
    case 'sessionGone':
      return about.theirs?.cancelled === true
        ? texts.asks.goneCancelled(seenAt(about, say), wanted(about, say))
        : texts.asks.goneUnlisted(wanted(about, say));
    case 'sameId':
      return texts.asks.sameId(about.ehrId || texts.asks.typedId, theirsInShort(about, say));
    case 'twin':
      return about.notice === null ? texts.asks.twinOfCorrected(who) : texts.asks.twin(who);
    case 'landedLate':
      return texts.asks.landedLate(who);
    case 'notProven':
      return texts.asks.notProven;
    case 'restored':
      return texts.asks.restored;
    case 'savedDifferently':
      if (about.isLate) return texts.asks.arrivedLate(lateWords(about, say));
      return about.differs.some((one) => one.part === 'standing')
        ? texts.asks.cancelledButListed
        : texts.asks.savedDifferently(inRow(partsOf(about.differs)));
    case 'clockUnsure':
      return texts.asks.clockUnsure;
  }
}

/** What is safe, in one or two sentences; '' where no person is needed. */
export function safeOf(about: About, say: Saying): string {
  const cause = causeOf(about);
  if (cause === null) return '';
  const half = about.notice === null ? halfSafe(about) : '';
  const safe = safeAlone(about, cause, say);
  return half === '' ? safe : `${half} ${safe}`;
}

function safeAlone(about: About, cause: AskCause, say: Saying): string {
  const who = allOf(about.told);
  switch (cause) {
    case 'refused':
    case 'forbidden':
      return texts.asks.safeRefused(asItWas(about, say), who, about.told.length);
    case 'lateMeetNow':
    case 'timePassed':
    case 'clockUnsure':
      return about.everSent ? texts.asks.safeTriedOnce : texts.asks.safeNotSent(asItWas(about, say));
    case 'conflict':
      return about.everSent ? texts.asks.safeSentOnce(who) : texts.asks.safeNothingSent(who);
    case 'sessionGone':
      return about.everSent ? texts.asks.safeSentOnceGone : texts.asks.safeNothingSentGone;
    case 'sameId':
      return texts.asks.safeSameId;
    case 'twin':
      return about.notice === null ? texts.asks.safeTwinOfCorrected : texts.asks.safeFirstStays;
    case 'landedLate':
      return texts.asks.safeNothingCancelled;
    case 'notProven':
      return texts.asks.safeNotResent(who);
    case 'restored':
      return texts.asks.safeLookedAtFirst(who);
    case 'savedDifferently':
      return about.differs.some((one) => one.part === 'standing')
        ? texts.asks.safeStillListed(who)
        : texts.asks.safeAsTheyHaveIt(who);
  }
}

/** What stays where nothing was done: "Nothing was booked", "It is still at Today 3:00 pm". */
function asItWas({ kind, wasStartsAt, person, host }: About, say: Saying): string {
  switch (kind) {
    case 'create':
      return texts.asks.nothingBooked;
    case 'move':
      return wasStartsAt === null ? texts.asks.notMoved : texts.asks.stillAt(momentWithin(wasStartsAt, say));
    case 'cancel':
      return texts.asks.stillBooked;
    case 'addParticipant':
      return texts.asks.notAdded(firstName(person));
    case 'removeParticipant':
      return texts.asks.stillIn(firstName(person));
    case 'changeHost':
      return texts.asks.stillHas(host);
  }
}

/** " Seen at 10:31 am.": the read that first showed it; SecureVideo does not tell when it was made. */
function seenAt({ theirs }: About, say: Saying): string {
  return theirs === null || theirs.at === null ? '' : texts.asks.seenAt(say.time(theirs.at));
}

function theirsInShort({ theirs }: About, say: Saying): string {
  if (theirs === null) return '';
  const who = theirs.people.length === 0 ? '' : texts.asks.forWhom(inRow(theirs.people));
  return texts.asks.theirs(momentWithin(theirs.startsAt, say), theirs.host, who);
}

/** What was wished, after "You wanted". */
export function wanted({ kind, isNow, startsAt, person, toHost, isCopy }: About, say: Saying): string {
  switch (kind) {
    case 'create':
      return texts.asks.toBook;
    case 'move':
      return isNow || startsAt === null ? texts.asks.toStartNow : momentWithin(startsAt, say);
    case 'cancel':
      return isCopy ? texts.asks.toCancelCopy : texts.asks.toCancel;
    case 'addParticipant':
      return texts.asks.toAdd(person);
    case 'removeParticipant':
      return texts.asks.toRemove(person);
    case 'changeHost':
      return texts.asks.toHandOver(toHost);
  }
}
