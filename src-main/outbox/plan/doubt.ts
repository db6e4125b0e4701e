// A change whose answer was lost: what a look-up says decides, and never a guess.
import { lookUp } from '../lookup.ts';
import type { Verdict } from '../lookup.ts';
import { snapshotOf } from '../match.ts';
import type { ChangeRecord, Facts } from '../record.ts';
import { followersOf, settle } from './decision.ts';
import type { Decision, Follower, LaneFacts, Settlement } from './decision.ts';

/** The next step of a lane with a change in doubt. */
export function decideDoubt(lane: LaneFacts, open: readonly ChangeRecord[], change: ChangeRecord): Decision {
  const followers = followersOf(open, change);
  const verdict = lookUp(change, lane.look(change));
  // What an old picture lacks may have landed since: when somebody says "try again", it is looked at anew.
  const isOld = lane.view !== null && lane.moments.mono - lane.view.begunMono > lane.readAgeMaxMs;
  if (isOld && verdict.is !== 'found' && verdict.is !== 'later') return { do: 'read', afterMono: lane.moments.mono };
  switch (verdict.is) {
    case 'found':
      return { do: 'found', change, followers, session: verdict.session };
    case 'absent':
      return settle({ change, followers, event: { is: 'absent' } });
    case 'later':
      return { do: 'read', afterMono: verdict.readAfterMono };
    case 'notProvable':
      return settle(unprovable(lane, change, followers, verdict));
  }
}

function unprovable(
  lane: LaneFacts,
  change: ChangeRecord,
  followers: readonly Follower[],
  verdict: Extract<Verdict, { is: 'notProvable' }>,
): Settlement {
  const { session, cause } = verdict;
  // A first try that was refused had its answer; that its absence cannot be shown besides does not make it doubtful.
  if (change.progress.refusalToCheck !== null && change.progress.doubts === 0 && cause === 'notProven') {
    return { change, followers, event: { is: 'absent' } };
  }
  const facts: Partial<Facts> =
    session === null
      ? {}
      : {
          theirs: snapshotOf(session),
          theirsAt: lane.shownAt(session.sessionId),
          others: [session.sessionId],
        };
  return { change, followers, event: { is: 'notProvable', cause }, facts };
}
