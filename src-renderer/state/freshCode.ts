// A code that has just come: booked here a moment ago, or for somebody who was added. It is offered to be read aloud. Pure.
import type { SessionDetail } from '../../src-shared/contract/views/day.ts';
import { guestsOf, invitedTo } from '../../src-shared/session/who.ts';
import { minuteMs, type UtcMs } from '../../src-shared/time/utc.ts';

/** A session that was booked here so long ago is still being talked about. */
const JUST_BOOKED_MS = 2 * minuteMs;

type Seen = Pick<SessionDetail, 'session' | 'story' | 'cancelWaits'>;

/**
 * Local id of whose code is new: who stood there without one before, or, where the session was not shown before, the first of
 * one that was just booked here. Undefined = no code is new.
 */
export function freshCodeIn(before: Seen | undefined, shown: Seen, now: UtcMs): string | undefined {
  const { session, story } = shown;
  if (session.cancelled || shown.cancelWaits) return undefined;
  const people = [...guestsOf(session), ...invitedTo(session)].filter((person) => person.connectCode !== null);
  if (before?.session.localId === session.localId) {
    const waited = new Set(
      before.session.participants.flatMap((person) => (person.connectCode === null ? [person.localId] : [])),
    );
    return people.find((person) => waited.has(person.localId))?.localId;
  }
  const [first] = story;
  return first !== undefined && now - first.at < JUST_BOOKED_MS ? people[0]?.localId : undefined;
}
