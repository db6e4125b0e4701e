// The words for the two halves of a change of somebody's details: what each is, why it waits, and what it is to undo one.
import { firstName } from '../session/called.ts';
import type { About } from './about.ts';
import { say } from '../words/ofMain.ts';

/** "Change Ana Lopez: book anew"; null where the change is none of the two. */
export function halfTitle(about: About): string | null {
  const { half, kind, person, patient, state } = about;
  if (half === null) return null;
  const done = state === 'delivered' || state === 'alreadySo';
  const who = half.way === 'anew' ? patient : person;
  const what = (done ? say.halves.done : say.halves.todo)[kind];
  return done ? say.halves.changed(who, what) : say.halves.change(who, what);
}

/** Why the second half waits, or did not come; '' where nothing is to be said. */
export function halfReason({ half, kind, state }: About): string {
  if (half?.is !== 'second') return '';
  if (state === 'takenBack' && half.other === 'ended') {
    if (half.way === 'anew') return say.halves.newSessionGivenUp;
    return kind === 'addParticipant' ? say.halves.oldEntryStaysNothingAdded : say.halves.newEntryGivenUp;
  }
  if (state !== 'queued' && state !== 'held') return '';
  if (half.other === 'asks') {
    return half.way === 'anew' ? say.halves.waitsForAnswer : say.halves.waitsForOther;
  }
  if (half.other !== 'open') return '';
  if (half.way === 'anew') return say.halves.goesWhenSession;
  return kind === 'addParticipant' ? say.halves.goesWhenRemoved : say.halves.goesWhenEntry;
}

/** What was to be done first is not there: why the second half did not go. Null where that is not what it asks about. */
export function isFirstGone({ half, cause, theirs }: About): boolean {
  return half?.is === 'second' && cause === 'conflict' && theirs === null;
}

/** "The new session is not there any more, so the old one was not cancelled." */
export function firstGoneWords({ half, person }: About): string {
  return half?.way === 'within' ? say.halves.entryGone(firstName(person)) : say.halves.sessionGone;
}

/** What must not be forgotten while a half waits for a person: '' where nothing of that kind. */
export function halfSafe({ half, kind, person }: About): string {
  if (half === null) return '';
  if (half.is === 'first') {
    return half.way === 'anew' ? say.halves.oldSessionStays : kind === 'addParticipant' ? say.halves.oldEntryStays : '';
  }
  return kind === 'addParticipant' && half.other === 'done' ? say.halves.notInItNow(firstName(person)) : '';
}

/** What giving up a half means for the other one. */
export function halfGivenUp({ half, kind, person, patient }: About): string {
  if (half === null) return '';
  if (half.is === 'first') {
    return half.way === 'anew' ? say.halves.staysAsItIs : say.halves.staysWithOld(firstName(person));
  }
  switch (kind) {
    case 'cancel':
      return say.halves.bothStay(firstName(patient));
    case 'removeParticipant':
      return say.halves.staysTwice(firstName(person));
    case 'addParticipant':
      return half.other === 'done' ? say.halves.thenNotInIt(firstName(person)) : '';
    default:
      return '';
  }
}
