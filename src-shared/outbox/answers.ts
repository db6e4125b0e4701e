// What a person may answer to a change, what each answer does and who is told of it, and what may be opened instead.
import { firstName } from '../session/called.ts';
import type { About, Saying } from './about.ts';
import { momentWithin } from './about.ts';
import type { Action, AskCause, OutboxRow } from './change.ts';
import { halfGivenUp, isFirstGone } from './halves.ts';
import { isOpen } from './state.ts';
import { allOf, askedWords } from './telling.ts';

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
      return about.half !== null
        ? 'Both halves are taken back. Nothing of it has been sent, and nobody is told.'
        : 'It is taken back. Nothing of it has been sent, and nobody is told.';
    case 'tryAgain':
      return again(about, say);
    case 'sendMine':
      return mine(about, say);
    case 'keepTheirs':
      return sentences('Yours is dropped. Nothing is sent, and nobody gets a message from it.', halfGivenUp(about));
    case 'startNow':
      return sentences(
        'It begins as soon as SecureVideo can be reached.',
        askedWords(about.told, about.kind === 'create' ? 'invitation' : 'newTime'),
      );
    case 'itIsThere':
      return 'It counts as done. Nothing is sent.';
    case 'notThere':
      return sentences(
        'It is sent once more.',
        about.kind === 'create' ? askedWords(about.told, 'invitation') : asked(about, say),
      );
    case 'discard':
      return sentences(discarded(about), halfGivenUp(about));
    case 'seen':
      return about.notice === 'twin'
        ? 'Both stay as they are. Nothing is sent.'
        : about.notice === 'landedLate'
          ? 'It stays booked. Nothing is sent.'
          : 'It stays as SecureVideo has it. Nothing is sent.';
    case 'cancelTwin':
      return about.notice === 'twin'
        ? `SecureVideo is asked to cancel the second one. ${who} may get a message that it is cancelled: say that the first one stands.`
        : `SecureVideo is asked to cancel it. ${who} may get a message that it is cancelled.`;
  }
}

function again(about: About, say: Saying): string {
  switch (about.cause) {
    case 'sessionGone':
      return 'SecureVideo’s list is read again. If the session is there, yours is sent.';
    case 'notProven':
      return 'SecureVideo’s list is read again. If it is certain that it is not there, it is sent once more.';
    case 'restored':
      return 'SecureVideo’s list is read first. What is there already is not sent again.';
    default:
      return sentences('It is sent again as it is.', asked(about, say));
  }
}

function mine(about: About, say: Saying): string {
  if (about.isCopy || (isFirstGone(about) && about.kind === 'cancel'))
    return sentences('Then nothing is booked any more.', asked(about, say));
  switch (about.cause) {
    case 'sameId':
      return sentences('Both sessions then have the same EHR id.', asked(about, say));
    case 'twin':
      return sentences('Both are booked then. Cancel the first one in the day.', asked(about, say));
    default:
      return asked(about, say);
  }
}

/** What SecureVideo is asked to do, and to tell. */
function asked(about: About, say: Saying): string {
  const { kind, told, person, toHost, startsAt, isNow } = about;
  switch (kind) {
    case 'create':
      return sentences('It is booked.', askedWords(told, 'invitation'));
    case 'move': {
      const to = isNow || startsAt === null ? 'now' : momentWithin(startsAt, say);
      return sentences(`It is moved to ${to}.`, askedWords(told, 'newTime'));
    }
    case 'cancel':
      return sentences('It is cancelled.', askedWords(told, 'cancelled'));
    case 'addParticipant':
      return sentences(`${firstName(person)} is added.`, askedWords(told, 'invitation'));
    case 'removeParticipant':
      return `${firstName(person)} is removed. Whether SecureVideo tells ${firstName(person)} is not known here.`;
    case 'changeHost':
      return `It is handed over to ${toHost}. Whether SecureVideo tells ${allOf(told)} is not known here.`;
  }
}

function discarded(about: About): string {
  const mayBeThere = about.cause === 'notProven' || about.cause === 'restored' || about.everSent;
  if (about.cause === 'twin') return 'The corrected one is not booked. The first one stays as it is.';
  if (mayBeThere && about.cause !== 'refused' && about.cause !== 'forbidden') {
    return 'It leaves this list and is not sent again. What has arrived at SecureVideo stays there.';
  }
  return 'It leaves this list and is not sent. What you typed goes with it.';
}

function sentences(...parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join(' ');
}

/** What may be opened to settle it otherwise than by an answer; null = nothing. */
export function opensOf(about: About): OutboxRow['opens'] {
  if (about.goesWith) return null;
  if (about.notice !== null) return about.notice === 'savedDifferently' ? opensForSaved(about) : null;
  const replaced = 'This one is replaced as soon as you save.';
  switch (about.cause) {
    case 'timePassed':
    case 'lateMeetNow':
    case 'clockUnsure':
    case 'conflict':
    case 'refused':
      if (about.kind === 'move') return { what: 'move', does: `Opens the session to type another time. ${replaced}` };
      if (about.kind === 'changeHost') {
        return { what: 'changeHost', does: `Opens the session to choose another clinician. ${replaced}` };
      }
      return null;
    default:
      return null;
  }
}

function opensForSaved({ differs, kind }: About): OutboxRow['opens'] {
  const has = (part: About['differs'][number]['part']): boolean => differs.some((one) => one.part === part);
  if (has('standing')) return { what: 'session', does: 'Opens the session, where it can be cancelled once more.' };
  if (has('time'))
    return { what: 'move', does: 'Opens the session to move it once more. Who is invited is asked to be told again.' };
  if (has('host')) return { what: 'changeHost', does: 'Opens the session to hand it over once more.' };
  if (kind === 'cancel' || differs.length === 0) return null;
  return {
    what: 'session',
    does: has('recorded')
      ? 'Opens the session. Recording can only be changed by cancelling it and booking it again.'
      : 'Opens the session, where a person can be removed and added again as you want it.',
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
