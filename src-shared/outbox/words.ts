// The words for a change in a list: what it is, and in one line why it is where it is. No jargon, no guesses.
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
  const verb = (now: string, then: string): string => (done ? then : now);
  switch (kind) {
    case 'create':
      return isNow ? `Meet Now with ${who}` : `New session for ${who}`;
    case 'move':
      return `${verb('Move', 'Moved')} ${who} to ${isNow || startsAt === null ? 'now' : say.time(startsAt)}`;
    case 'cancel':
      return `${verb('Cancel', 'Cancelled')} ${who}`;
    case 'addParticipant':
      return `${verb('Add', 'Added')} ${person} to ${who}`;
    case 'removeParticipant':
      return `${verb('Remove', 'Removed')} ${person} from ${who}`;
    case 'changeHost':
      return `${verb('Hand', 'Handed')} ${who} over to ${toHost}`;
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
  return [whenOf(about, say), about.kind === 'changeHost' ? `was ${about.host}` : about.host]
    .filter((part) => part !== '')
    .join(', ');
}

function whenOf({ kind, isNow, startsAt, wasStartsAt }: About, say: Saying): string {
  if (kind === 'move' && wasStartsAt !== null) {
    const day =
      startsAt !== null && !isNow && say.day(startsAt) !== say.day(wasStartsAt) ? `${say.day(startsAt)}, ` : '';
    const was = day === '' ? say.time(wasStartsAt) : momentWithin(wasStartsAt, say);
    return `${day === '' ? `${say.day(wasStartsAt)}, ` : day}was ${was}`;
  }
  return startsAt === null || (isNow && kind === 'create') ? '' : moment(startsAt, say);
}

/** The most telling sentence; '' where the change simply waits, or is done. */
function reasonOf(about: About, say: Saying): string {
  const cause = causeOf(about);
  if (cause !== null) return sentence(cause, about, say);
  const half = halfReason(about);
  if (half !== '') return half;
  if (about.goesWith) return 'It goes out together with the change before it.';
  if (about.waitsBehind) return 'It waits for your answer to the change before it.';
  switch (about.state) {
    case 'unsure':
      if (about.isRefusalChecked)
        return 'SecureVideo did not accept it. Making sure that it is not there all the same.';
      return 'The connection broke while sending. Asking SecureVideo whether it arrived.';
    case 'resend':
      return 'It did not arrive. It is sent once more.';
    case 'alreadySo':
      return about.kind === 'cancel' ? 'It was not booked any more.' : 'It was so already.';
    case 'superseded':
      return 'A later change stands in its place.';
    case 'discarded':
      return 'Discarded here.';
    case 'takenBack':
      return 'Taken back before it was sent.';
    case 'held':
    case 'queued':
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
      return 'SecureVideo did not accept it.';
    case 'forbidden':
      return 'SecureVideo does not let this account do it.';
    case 'lateMeetNow':
      return 'It waited more than 5 minutes, so it was not started late.';
    case 'timePassed':
      return about.kind === 'move'
        ? 'The new time has passed, so it was not sent.'
        : 'Its time has passed, so it was not sent.';
    case 'conflict':
      return foreignSentence(about, say);
    case 'sessionGone':
      return about.theirs?.cancelled === true
        ? 'It was cancelled, not by this desk.'
        : 'SecureVideo does not list this session any more.';
    case 'sameId':
      return 'Another session has this EHR id already.';
    case 'twin':
      return about.notice === null ? 'The first one is booked after all.' : 'SecureVideo has it twice.';
    case 'landedLate':
      return 'It is booked at SecureVideo after all.';
    case 'notProven':
      return 'It may have arrived: somebody has to look.';
    case 'restored':
      return 'It comes from an older copy of this list, so it may have been sent already.';
    case 'savedDifferently':
      return about.isLate ? `${lateWords(about, say)}.` : `Saved differently: ${inRow(partsOf(about.differs))}.`;
    case 'clockUnsure':
      return 'How long it waited cannot be told, so it was not started.';
  }
}

/** The same as a sentence, with who did not do it. A copy that is gone may have been cancelled here as well. */
export function foreignSentence(about: About, say: Saying): string {
  if (isFirstGone(about)) return firstGoneWords(about);
  const isCopyGone = about.theirs === null && about.isCopy;
  return `${foreignWords(about, say)}${isCopyGone ? '' : ', not by this desk'}.`;
}

/** "It was moved to Today 4:00 pm and Ana Lopez was added": what differs from what this desk saw. */
export function foreignWords({ theirs, seen, isCopy }: About, say: Saying): string {
  if (theirs === null && isCopy) return 'The other copy is gone';
  if (theirs === null || seen === null) return 'It was changed';
  if (theirs.cancelled) return 'It was cancelled';
  const minute = (at: number): number => Math.floor(at / 60_000);
  const it = [
    minute(theirs.startsAt) === minute(seen.startsAt) ? '' : `moved to ${momentWithin(theirs.startsAt, say)}`,
    theirs.host === seen.host ? '' : `handed over to ${theirs.host}`,
  ].filter((part) => part !== '');
  const came = without(theirs.people, seen.people);
  const went = without(seen.people, theirs.people);
  const was = (names: readonly string[], what: string): string =>
    names.length === 0 ? '' : `${inRow(names)} ${names.length === 1 ? 'was' : 'were'} ${what}`;
  const clauses = [it.length === 0 ? '' : `it was ${inRow(it)}`, was(came, 'added'), was(went, 'removed')].filter(
    (part) => part !== '',
  );
  const words = clauses.length === 0 ? 'it was changed' : inRow(clauses);
  return words.startsWith('it ') ? `It ${words.slice(3)}` : words;
}

/**
 * "Ana Lopez is in the session again", "It is at Today 3:00 pm after all": what SecureVideo has since a change had ended.
 * True whether an earlier request of this desk arrived late or somebody else did the same.
 */
export function lateWords({ state, differs }: Pick<About, 'state' | 'differs'>, say: Saying): string {
  const ending = state === 'discarded' || state === 'superseded' ? 'after all' : 'again';
  const clauses = differs.map((one) => {
    if (one.part === 'time') return `it is at ${momentWithin(one.kept, say)} ${ending}`;
    if (one.part === 'host') return `${say.host(one.kept)} has it ${ending}`;
    if (one.part !== 'people') return `it has ${inRow(partsOf([one]))} otherwise`;
    const came = without(one.kept, one.asked);
    const went = without(one.asked, one.kept);
    const are = (names: readonly string[]): string => `${inRow(names)} ${names.length === 1 ? 'is' : 'are'}`;
    if (came.length > 0) return `${are(came)} in the session ${ending}`;
    return `${are(went)} not in the session any more`;
  });
  const words = inRow(clauses);
  return `${words.slice(0, 1).toUpperCase()}${words.slice(1)}`;
}

/** Names of the one list that the other does not have, however they are spelled. */
function without(names: readonly string[], others: readonly string[]): string[] {
  const known = new Set(others.map(foldName));
  return names.filter((name) => !known.has(foldName(name)));
}

function withMore({ patient, morePatients }: About): string {
  if (morePatients === 0) return patient;
  return `${patient} and ${String(morePatients)} more`;
}
