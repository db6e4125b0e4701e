// The words for a change in a list: what it is, and in one line why it is where it is. No jargon, no guesses.
import { capital } from '../words/capital.ts';
import { say as texts } from '../words/ofMain.ts';
import { foldName } from '../session/rules.ts';
import { inRow } from '../session/called.ts';
import type { About, Saying } from './about.ts';
import { causeOf, moment, momentWithin } from './about.ts';
import type { AskCause } from './change.ts';
import { partsOf } from './compared.ts';
import { firstGoneWords, halfReason, halfTitle, isFirstGone } from './halves.ts';

/** "New session for Samuel Ortiz", "Move Beatriz Nunes to 2:30 pm"; in the past tense once it is done. */
export function titleOf(about: About, say: Saying): string {
  const { kind, person, toHost, startsAt, isNow } = about;
  const half = halfTitle(about);
  if (half !== null) return half;
  const done = about.state === 'delivered' || about.state === 'alreadySo';
  const who = withMore(about);
  switch (kind) {
    case 'create':
      return isNow ? texts.titles.meetNowWith(who) : texts.titles.newSessionFor(who);
    case 'move':
      return texts.titles.move(done, who, isNow || startsAt === null ? texts.titles.now : say.time(startsAt));
    case 'cancel':
      return texts.titles.cancel(done, who);
    case 'addParticipant':
      return texts.titles.add(done, person, who);
    case 'removeParticipant':
      return texts.titles.remove(done, person, who);
    case 'changeHost':
      return texts.titles.handOver(done, who, toHost);
  }
}

/** One line: when and with whom, then why it stands where it does. */
export function whyOf(about: About, say: Saying): string {
  const facts = factsOf(about, say);
  const reason = reasonOf(about, say);
  return reason === '' ? facts : `${facts}. ${reason}`;
}

/** When and with whom alone: "Today 2:30 pm, Dr. Ilse Voss". */
export function factsOf(about: About, say: Saying): string {
  return [whenOf(about, say), about.kind === 'changeHost' ? texts.titles.was(about.host) : about.host]
    .filter((part) => part !== '')
    .join(', ');
}

function whenOf({ kind, isNow, startsAt, wasStartsAt }: About, say: Saying): string {
  if (kind === 'move' && wasStartsAt !== null) {
    const day =
      startsAt !== null && !isNow && say.day(startsAt) !== say.day(wasStartsAt) ? `${say.day(startsAt)}, ` : '';
    const was = day === '' ? say.time(wasStartsAt) : momentWithin(wasStartsAt, say);
    return texts.titles.dayWas(day === '' ? `${say.day(wasStartsAt)}, ` : day, was);
  }
  return startsAt === null || (isNow && kind === 'create') ? '' : moment(startsAt, say);
}

/** The most telling sentence; '' where the change simply waits, or is done. */
function reasonOf(about: About, say: Saying): string {
  const cause = causeOf(about);
  if (cause !== null) return sentence(cause, about, say);
  const half = halfReason(about);
  if (half !== '') return half;
  if (about.goesWith) return texts.titles.goesTogether;
  if (about.waitsBehind) return texts.titles.waitsForAnswer;
  switch (about.state) {
    case 'unsure':
      if (about.isRefusalChecked) return texts.titles.refusedIsChecked;
      return texts.titles.isAskedFor;
    case 'resend':
      return texts.titles.isResent;
    case 'alreadySo':
      return about.kind === 'cancel' ? texts.titles.notBookedAnyMore : texts.titles.wasSoAlready;
    case 'superseded':
      return texts.titles.isReplaced;
    case 'discarded':
      return texts.titles.isDiscarded;
    case 'takenBack':
      return texts.titles.isTakenBack;
    case 'held':
    case 'queued':
      return about.isNow ? texts.titles.startsIfSoon : '';
    case 'sending':
    case 'asks':
    case 'refused':
    case 'delivered':
      return '';
  }
}

function sentence(cause: AskCause, about: About, say: Saying): string {
  switch (cause) {
    case 'refused':
      return texts.titles.refused;
    case 'forbidden':
      return texts.titles.forbidden;
    case 'lateMeetNow':
      return texts.titles.tooLate;
    case 'timePassed':
      return about.kind === 'move' ? texts.titles.newTimePassed : texts.titles.timePassed;
    case 'conflict':
      return foreignSentence(about, say);
    case 'sessionGone':
      return about.theirs?.cancelled === true ? texts.titles.cancelledElsewhere : texts.titles.notListed;
    case 'sameId':
      return texts.titles.sameId;
    case 'twin':
      return about.notice === null ? texts.titles.firstIsBooked : texts.titles.isThereTwice;
    case 'landedLate':
      return texts.titles.bookedAfterAll;
    case 'notProven':
      return texts.titles.mayHaveArrived;
    case 'restored':
      return texts.titles.olderCopy;
    case 'savedDifferently':
      return about.isLate ? `${lateWords(about, say)}.` : texts.titles.savedDifferently(inRow(partsOf(about.differs)));
    case 'clockUnsure':
      return texts.titles.clockUnsure;
  }
}

/** The same as a sentence, with who did not do it. A copy that is gone may have been cancelled here as well. */
export function foreignSentence(about: About, say: Saying): string {
  if (isFirstGone(about)) return firstGoneWords(about);
  const isCopyGone = about.theirs === null && about.isCopy;
  return `${foreignWords(about, say)}${isCopyGone ? '' : texts.titles.notByThisDesk}.`;
}

/** "It was moved to Today 4:00 pm and Ana Lopez was added": what differs from what this desk saw. */
export function foreignWords({ theirs, seen, isCopy }: About, say: Saying): string {
  if (theirs === null && isCopy) return texts.titles.copyIsGone;
  if (theirs === null || seen === null) return texts.titles.itWasChanged;
  if (theirs.cancelled) return texts.titles.itWasCancelled;
  const minute = (at: number): number => Math.floor(at / 60_000);
  const it = [
    minute(theirs.startsAt) === minute(seen.startsAt) ? '' : texts.titles.movedTo(momentWithin(theirs.startsAt, say)),
    theirs.host === seen.host ? '' : texts.titles.handedOverTo(theirs.host),
  ].filter((part) => part !== '');
  const came = without(theirs.people, seen.people);
  const went = without(seen.people, theirs.people);
  const was = (names: readonly string[], what: string): string =>
    names.length === 0 ? '' : texts.titles.wereDone(inRow(names), names.length, what);
  const clauses = [
    it.length === 0 ? '' : texts.titles.itWas(inRow(it)),
    was(came, texts.titles.added),
    was(went, texts.titles.removed),
  ].filter((part) => part !== '');
  const words = clauses.length === 0 ? texts.titles.wasChanged : inRow(clauses);
  return texts.titles.asSentence(words);
}

/**
 * "Ana Lopez is in the session again", "It is at Today 3:00 pm after all": what SecureVideo has since a change had ended.
 * True whether an earlier request of this desk arrived late or somebody else did the same.
 */
export function lateWords({ state, differs }: Pick<About, 'state' | 'differs'>, say: Saying): string {
  const ending = state === 'discarded' || state === 'superseded' ? texts.titles.afterAll : texts.titles.again;
  const clauses = differs.map((one) => {
    if (one.part === 'time') return texts.titles.itIsAt(momentWithin(one.kept, say), ending);
    if (one.part === 'host') return texts.titles.hasIt(say.host(one.kept), ending);
    if (one.part !== 'people') return texts.titles.hasOtherwise(inRow(partsOf([one])));
    const came = without(one.kept, one.asked);
    const went = without(one.asked, one.kept);
    if (came.length > 0) return texts.titles.inSessionAgain(inRow(came), came.length, ending);
    return texts.titles.notInSession(inRow(went), went.length);
  });
  return capital(inRow(clauses));
}

/** Names of the one list that the other does not have, however they are spelled. */
function without(names: readonly string[], others: readonly string[]): string[] {
  const known = new Set(others.map(foldName));
  return names.filter((name) => !known.has(foldName(name)));
}

function withMore({ patient, morePatients }: About): string {
  if (morePatients === 0) return patient;
  return texts.titles.withMore(patient, morePatients);
}
