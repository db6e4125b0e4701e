// A cancel goes before all that waits, and no refusal holds it up.
import { lookUp } from '../lookup.ts';
import type { SessionWish } from '../conflict.ts';
import { needOf } from '../needs.ts';
import { effectiveWish } from '../record.ts';
import type { ChangeRecord } from '../record.ts';
import { landedOf } from './create.ts';
import { ask, followersOf, isReady, overtaken, settle, wait } from './decision.ts';
import type { Decision, LaneFacts, Settlement } from './decision.ts';
import { decideSend, heldByNeed } from './send.ts';

/** The next step of a lane whose session is to go. */
export function decideCancel(lane: LaneFacts, open: readonly ChangeRecord[], cancel: ChangeRecord): Decision {
  if (!isReady(cancel)) return wait;
  const held = heldByNeed(lane, cancel, [], needOf(cancel, lane));
  if (held !== null) return held;
  const check = lane.check(effectiveWish(cancel) as SessionWish);
  if (check !== null) return decideSend(lane, cancel, effectiveWish(cancel), []);
  // The session is not known to SecureVideo, as far as this desk can tell.
  const create = open.find((change) => change.wish.kind === 'create') ?? sentCreate(lane);
  if (create === undefined || !mayHaveBeenSent(create)) return nothingToCancel(open, cancel);
  const { state } = create.progress;
  // What was absent hours ago may have landed since, against all bounds: it is looked up afresh.
  const { view, moments } = lane;
  const isFresh = view !== null && moments.mono - view.begunMono <= lane.readAgeMaxMs;
  if (!isFresh) return { do: 'read', afterMono: moments.mono };
  const isThereAfterAll = landedOf(lane, create).length > 0;
  if ((state === 'resend' || state === 'refused') && !isThereAfterAll) return nothingToCancel(open, cancel); // its absence is proven
  const verdict = lookUp(create, lane.look(create));
  switch (verdict.is) {
    case 'found':
      return { do: 'found', change: create, followers: followersOf(open, create), session: verdict.session };
    case 'absent':
      return nothingToCancel(open, cancel);
    case 'later':
      return { do: 'read', afterMono: verdict.readAfterMono };
    case 'notProvable':
      return ask(cancel, [], 'notProven', { others: verdict.session === null ? [] : [verdict.session.sessionId] });
  }
}

/** A file that was put back may be from before its send: what it does not know may have happened all the same. */
function mayHaveBeenSent({ progress }: ChangeRecord): boolean {
  return progress.everSent || progress.cause === 'restored';
}

function sentCreate(lane: LaneFacts): ChangeRecord | undefined {
  return lane.history.find((change) => change.wish.kind === 'create' && change.progress.everSent);
}

/** Nothing is there: what waits is overtaken by the cancel, and the cancel is already so. The watch for the id stays. */
function nothingToCancel(open: readonly ChangeRecord[], cancel: ChangeRecord): Decision {
  const others = open.filter((change) => change.changeId !== cancel.changeId);
  return settle(...others.map((change): Settlement => overtaken(change, cancel.changeId)), {
    change: cancel,
    followers: [],
    event: { is: 'alreadySo' },
  });
}
