// What a person is told who has to decide about a change: what happened, and what is safe meanwhile.
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
      return about.quote === ''
        ? 'SecureVideo did not accept it, and did not say why.'
        : `SecureVideo did not accept it. It said: “${about.quote}”`;
    case 'forbidden':
      return 'The keys are right, but SecureVideo does not let this account do this. Ask your administrator.';
    case 'lateMeetNow':
      return `It waited more than 5 minutes for the internet, so it was not started late. ${who} may have stopped waiting.`;
    case 'timePassed':
      return `${about.startsAt === null ? 'Its time' : moment(about.startsAt, say)} passed before it could be sent.`;
    case 'conflict':
      return `${foreignSentence(about, say)}${seenAt(about, say)} You wanted ${wanted(about, say)}.`;
    case 'sessionGone':
      return about.theirs?.cancelled === true
        ? `It was cancelled, not by this desk.${seenAt(about, say)} You wanted ${wanted(about, say)}.`
        : `SecureVideo does not list this session any more: somebody else cancelled it, or its day is over. You wanted ${wanted(about, say)}.`;
    case 'sameId':
      return `A session with the EHR id ${about.ehrId || 'that you typed'} is there already${theirsInShort(about, say)}.`;
    case 'twin':
      return about.notice === null
        ? `The session that you corrected is booked after all. With the corrected one ${who} would have two.`
        : `SecureVideo has this session more than once. ${who} may have had two invitations.`;
    case 'landedLate':
      return `It ended here without being booked, but it had been sent, and arrived at SecureVideo all the same. ${who} may have been invited.`;
    case 'notProven':
      return 'The connection broke while it was sent, and SecureVideo’s list does not show for certain whether it arrived.';
    case 'restored':
      return 'This computer’s list of changes comes from an older copy. This one may have been sent already, from here or from the computer that it was copied from.';
    case 'savedDifferently':
      if (about.isLate)
        return `${lateWords(about, say)}. Either an earlier request of this desk arrived late, or somebody else did it.`;
      return about.differs.some((one) => one.part === 'standing')
        ? 'SecureVideo confirmed that it is cancelled, but lists it as booked.'
        : `SecureVideo has ${inRow(partsOf(about.differs))} otherwise than you asked. Either it was kept so, or somebody changed it right after.`;
    case 'clockUnsure':
      return 'Front Desk was closed in between, and this computer’s clock does not tell how long it waited.';
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
      return `${asItWas(about, say)}, and ${who} ${was(about)} not told of this change. Other sessions do not wait for it.`;
    case 'lateMeetNow':
    case 'timePassed':
    case 'clockUnsure':
      return about.everSent
        ? `An earlier try did not arrive. Nothing is sent unless you say so.`
        : `${asItWas(about, say)}, and nothing of it was sent. All you typed is kept.`;
    case 'conflict':
      return about.everSent
        ? `Yours was sent once without an answer, so ${who} may have heard of it. Nothing more is sent until you decide.`
        : `Nothing of yours was sent, and nothing was overwritten. Whether ${who} heard of the other change is not known here.`;
    case 'sessionGone':
      return about.everSent
        ? `Yours was sent once without an answer. Nothing more is sent unless you say so.`
        : 'Nothing of yours was sent. All you typed is kept.';
    case 'sameId':
      return 'Yours is not booked, and the other one was not touched. All you typed is kept.';
    case 'twin':
      return about.notice === null
        ? 'The corrected one is not booked. Nothing is sent unless you say so.'
        : 'The first one stays as it is. Nothing is cancelled unless you say so.';
    case 'landedLate':
      return 'Nothing is cancelled unless you say so.';
    case 'notProven':
      return `It is not sent again unless you say so. Do not promise ${who} anything yet.`;
    case 'restored':
      return `Nothing is sent unless you say so, and then SecureVideo is looked at first. Do not promise ${who} anything yet.`;
    case 'savedDifferently':
      return about.differs.some((one) => one.part === 'standing')
        ? `Nothing more is sent by itself. Do not tell ${who} yet that it is cancelled.`
        : `It stands as SecureVideo has it, and that is what any message to ${who} says. Nothing more is sent by itself.`;
  }
}

/** What stays where nothing was done: "Nothing was booked", "It is still at Today 3:00 pm". */
function asItWas({ kind, wasStartsAt, person, host }: About, say: Saying): string {
  switch (kind) {
    case 'create':
      return 'Nothing was booked';
    case 'move':
      return wasStartsAt === null ? 'It was not moved' : `It is still at ${momentWithin(wasStartsAt, say)}`;
    case 'cancel':
      return 'It is still booked';
    case 'addParticipant':
      return `${firstName(person)} was not added`;
    case 'removeParticipant':
      return `${firstName(person)} is still in it`;
    case 'changeHost':
      return `${host} still has it`;
  }
}

function was({ told }: About): string {
  return told.length > 1 ? 'were' : 'was';
}

/** " Seen at 10:31 am.": the read that first showed it; SecureVideo does not tell when it was made. */
function seenAt({ theirs }: About, say: Saying): string {
  return theirs === null || theirs.at === null ? '' : ` Seen at ${say.time(theirs.at)}.`;
}

function theirsInShort({ theirs }: About, say: Saying): string {
  if (theirs === null) return '';
  const who = theirs.people.length === 0 ? '' : ` for ${inRow(theirs.people)}`;
  return `: ${momentWithin(theirs.startsAt, say)} with ${theirs.host}${who}`;
}

/** What was wished, after "You wanted". */
export function wanted({ kind, isNow, startsAt, person, toHost, isCopy }: About, say: Saying): string {
  switch (kind) {
    case 'create':
      return 'to book it';
    case 'move':
      return isNow || startsAt === null ? 'to start it now' : momentWithin(startsAt, say);
    case 'cancel':
      return isCopy ? 'to cancel this copy' : 'to cancel it';
    case 'addParticipant':
      return `to add ${person}`;
    case 'removeParticipant':
      return `to remove ${person}`;
    case 'changeHost':
      return `to hand it over to ${toHost}`;
  }
}
