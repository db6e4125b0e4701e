// What a person may answer to a change, what each answer does and who is told of it, and what may be opened instead.
import { say as texts } from '../words/ofMain.ts';
import { firstName } from '../session/called.ts';
import type { About, Saying } from './about.ts';
import { momentWithin } from './about.ts';
import type { Action, AskCause, OutboxRow } from './change.ts';
import { halfGivenUp, isFirstGone } from './halves.ts';
import { isOpen } from './state.ts';
import { allOf, calledTold, notKnown, toldWords } from './telling.ts';

/** What a person may answer, the likeliest first; empty where nothing is to be decided. */
export function actionsOf(about: About): Action[] {
  if (about.notice !== null) {
    return about.hasOthers && about.notice !== 'savedDifferently' ? ['cancelTwin', 'seen'] : ['seen'];
  }
  if (!isOpen(about.state) || about.goesWith) return [];
  if (about.cause !== null) return answersTo(about.cause, about);
  const isUnsent = (about.state === 'held' || about.state === 'queued') && !about.everSent;
  const mayTakeBack = about.half === null ? isUnsent && about.isNewest : about.half.mayTakeBack;
  return mayTakeBack ? ['takeBack'] : [];
}

function answersTo(cause: AskCause, about: About): Action[] {
  switch (cause) {
    case 'refused':
    case 'forbidden':
    case 'restored':
      return ['tryAgain', 'discard'];
    case 'lateMeetNow':
    case 'clockUnsure':
    case 'timePassed':
      return ['startNow', 'discard'];
    case 'conflict':
      // Removed without the new entry, nobody might be left in it.
      if (isFirstGone(about) && about.kind === 'removeParticipant') return ['keepTheirs'];
      return ['sendMine', 'keepTheirs'];
    case 'sessionGone':
      // A cancelled session cannot be brought back: nothing that is sent to it comes true.
      return about.theirs?.cancelled === true ? ['discard'] : ['tryAgain', 'sendMine', 'discard'];
    case 'sameId':
    case 'twin':
      return ['sendMine', 'discard'];
    case 'notProven':
      return about.everSent ? ['itIsThere', 'notThere', 'tryAgain', 'discard'] : ['tryAgain', 'discard'];
    case 'landedLate':
    case 'savedDifferently':
      return ['discard'];
  }
}

/** What each answer does, and who is told of it. */
export function doesOf(about: About, say: Saying): OutboxRow['does'] {
  return Object.fromEntries(actionsOf(about).map((action) => [action, does(action, about, say)]));
}

function does(action: Action, about: About, say: Saying): string {
  const who = allOf(about.told);
  switch (action) {
    case 'takeBack':
      return about.half !== null ? texts.asks.doesTakeBothBack : texts.asks.doesTakeBack;
    case 'tryAgain':
      return again(about, say);
    case 'sendMine':
      return mine(about, say);
    case 'keepTheirs':
      return sentences(texts.asks.doesDrop, halfGivenUp(about));
    case 'startNow':
      return sentences(texts.asks.doesBegin, toldWords(about.told, about.kind === 'create' ? 'invitation' : 'enter'));
    case 'itIsThere':
      return texts.asks.doesCount;
    case 'notThere':
      return sentences(
        texts.asks.doesSendOnce,
        about.kind === 'create' ? toldWords(about.told, 'invitation') : asked(about, say),
      );
    case 'discard':
      return sentences(discarded(about), halfGivenUp(about));
    case 'seen':
      return about.notice === 'twin'
        ? texts.asks.doesLeaveBoth
        : about.notice === 'landedLate'
          ? texts.asks.doesLeaveBooked
          : texts.asks.doesLeaveAsTheirs;
    case 'cancelTwin':
      return about.notice === 'twin' ? texts.asks.doesCancelSecond(who) : texts.asks.doesCancel(who);
  }
}

function again(about: About, say: Saying): string {
  switch (about.cause) {
    case 'sessionGone':
      return texts.asks.doesReadThenSend;
    case 'notProven':
      return texts.asks.doesReadThenOnce;
    case 'restored':
      return texts.asks.doesReadFirst;
    default:
      return sentences(texts.asks.doesSendAgain, asked(about, say));
  }
}

function mine(about: About, say: Saying): string {
  if (about.isCopy || (isFirstGone(about) && about.kind === 'cancel'))
    return sentences(texts.asks.doesBookNothing, asked(about, say));
  switch (about.cause) {
    case 'sameId':
      return sentences(texts.asks.doesSameId, asked(about, say));
    case 'twin':
      return sentences(texts.asks.doesBookBoth, asked(about, say));
    default:
      return asked(about, say);
  }
}

/** What SecureVideo is asked to do, and to tell. */
function asked(about: About, say: Saying): string {
  const { kind, told, person, toHost, startsAt, isNow } = about;
  switch (kind) {
    case 'create':
      return sentences(texts.asks.doesBook, toldWords(told, 'invitation'));
    case 'move': {
      const to = isNow || startsAt === null ? 'now' : momentWithin(startsAt, say);
      return sentences(texts.asks.doesMove(to), toldWords(told, isNow || startsAt === null ? 'enter' : 'newTime'));
    }
    case 'cancel':
      return sentences(texts.asks.doesCancelIt, toldWords(told, 'cancelled'));
    case 'addParticipant':
      return sentences(texts.asks.doesAdd(firstName(person)), toldWords(told, 'invitation'));
    case 'removeParticipant':
      return sentences(texts.asks.doesRemove(firstName(person)), notKnown([firstName(person)]));
    case 'changeHost':
      return sentences(texts.asks.doesHandOver(toHost), notKnown([toHost, ...calledTold(told)]));
  }
}

function discarded(about: About): string {
  const mayBeThere = about.cause === 'notProven' || about.cause === 'restored' || about.everSent;
  if (about.cause === 'twin') return texts.asks.doesNotBookCorrected;
  if (mayBeThere && about.cause !== 'refused' && about.cause !== 'forbidden') {
    return texts.asks.doesLeaveMayBeThere;
  }
  return texts.asks.doesLeave;
}

function sentences(...parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join(' ');
}

/** What may be opened to settle it otherwise than by an answer; null = nothing. */
export function opensOf(about: About): OutboxRow['opens'] {
  if (about.goesWith) return null;
  if (about.notice !== null) return about.notice === 'savedDifferently' ? opensForSaved(about) : null;
  const replaced = texts.asks.doesReplace;
  switch (about.cause) {
    case 'timePassed':
    case 'lateMeetNow':
    case 'clockUnsure':
    case 'conflict':
    case 'refused':
      if (about.kind === 'move') return { what: 'move', does: texts.asks.opensForTime(replaced) };
      if (about.kind === 'changeHost') {
        return { what: 'changeHost', does: texts.asks.opensForClinician(replaced) };
      }
      return null;
    default:
      return null;
  }
}

function opensForSaved({ differs, kind }: About): OutboxRow['opens'] {
  const has = (part: About['differs'][number]['part']): boolean => differs.some((one) => one.part === part);
  if (has('standing')) return { what: 'session', does: texts.asks.opensForCancel };
  if (has('time')) return { what: 'move', does: texts.asks.opensForMove };
  if (has('host')) return { what: 'changeHost', does: texts.asks.opensForHandOver };
  if (kind === 'cancel' || differs.length === 0) return null;
  return {
    what: 'session',
    does: has('recorded') ? texts.asks.opensForRecording : texts.asks.opensForPerson,
  };
}

/** Whether the booking may be opened in the form again: it has not left, or SecureVideo did not take it. */
export function isEditable(about: About): boolean {
  if (about.kind !== 'create' || about.goesWith) return false;
  if (about.state === 'held' || about.state === 'queued') return !about.everSent;
  return (
    about.state === 'refused' || (about.state === 'asks' && about.cause !== 'notProven' && about.cause !== 'restored')
  );
}
