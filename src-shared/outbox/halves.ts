// The words for the two halves of a change of somebody's details: what each is, why it waits, and what it is to undo one.
import { firstName } from '../session/called.ts';
import type { About } from './about.ts';

/** "Change Ana Lopez: book anew"; null where the change is none of the two. */
export function halfTitle(about: About): string | null {
  const { half, kind, person, patient, state } = about;
  if (half === null) return null;
  const done = state === 'delivered' || state === 'alreadySo';
  const who = half.way === 'anew' ? patient : person;
  const what = {
    create: done ? 'booked anew' : 'book anew',
    cancel: done ? 'old session cancelled' : 'cancel the old session',
    addParticipant: done ? 'invited with the new details' : 'invite with the new details',
    removeParticipant: done ? 'old entry removed' : 'remove the old entry',
    move: '',
    changeHost: '',
  }[kind];
  return `${done ? 'Changed' : 'Change'} ${who}: ${what}`;
}

/** Why the second half waits, or did not come; '' where nothing is to be said. */
export function halfReason({ half, kind, state }: About): string {
  if (half?.is !== 'second') return '';
  if (state === 'takenBack' && half.other === 'ended') {
    if (half.way === 'anew') return 'The new session was given up, so this one stays as it is.';
    return kind === 'addParticipant'
      ? 'The old entry stays, so nothing was added.'
      : 'The new entry was given up, so the old one stays.';
  }
  if (state !== 'queued' && state !== 'held') return '';
  if (half.other === 'asks') {
    return half.way === 'anew'
      ? 'It is still booked: it waits for your answer about the new session.'
      : 'It waits for your answer to the other half.';
  }
  if (half.other !== 'open') return '';
  if (half.way === 'anew') return 'It goes when the new session is there.';
  return kind === 'addParticipant' ? 'It goes when the old entry is removed.' : 'It goes when the new entry is there.';
}

/** What was to be done first is not there: why the second half did not go. Null where that is not what it asks about. */
export function isFirstGone({ half, cause, theirs }: About): boolean {
  return half?.is === 'second' && cause === 'conflict' && theirs === null;
}

/** "The new session is not there any more, so the old one was not cancelled." */
export function firstGoneWords({ half, person }: About): string {
  return half?.way === 'within'
    ? `${firstName(person)}’s new entry is not there any more, so the old one was not removed.`
    : 'The new session is not there any more, so the old one was not cancelled.';
}

/** What must not be forgotten while a half waits for a person: '' where nothing of that kind. */
export function halfSafe({ half, kind, person }: About): string {
  if (half === null) return '';
  if (half.is === 'first') {
    return half.way === 'anew'
      ? 'The old session stays booked until the new one is there.'
      : kind === 'addParticipant'
        ? 'The old entry stays in the session until the new one is there.'
        : '';
  }
  return kind === 'addParticipant' && half.other === 'done'
    ? `${firstName(person)} is not in the session now: the old entry was removed already.`
    : '';
}

/** What giving up a half means for the other one. */
export function halfGivenUp({ half, kind, person, patient }: About): string {
  if (half === null) return '';
  if (half.is === 'first') {
    return half.way === 'anew'
      ? 'The old session stays booked as it is.'
      : `${firstName(person)} stays in the session with the old details.`;
  }
  switch (kind) {
    case 'cancel':
      return `Both sessions of ${firstName(patient)} stay booked.`;
    case 'removeParticipant':
      return `${firstName(person)} stays in the session twice, with the old and the new details.`;
    case 'addParticipant':
      return half.other === 'done' ? `${firstName(person)} is then not in this session any more.` : '';
    default:
      return '';
  }
}
