// What to do next in one lane: pure, out of its changes and what is known. Delivery does it and asks again.
import { isOpen, isUntouched } from '../../../src-shared/outbox/state.ts';
import { itemOf, merge } from '../merge.ts';
import type { Carried } from '../merge.ts';
import { needOf } from '../needs.ts';
import { asNow, effectiveWish } from '../record.ts';
import type { ChangeRecord } from '../record.ts';
import { decideCancel } from './cancel.ts';
import { followersOf, isReady, overtaken, settle, wait } from './decision.ts';
import type { Decision, Follower, LaneFacts, Settlement } from './decision.ts';
import { decideDoubt } from './doubt.ts';
import { decideSend } from './send.ts';

/** The next step of a lane. Called again after each step, until it says to wait or to read. */
export function decide(lane: LaneFacts): Decision {
  const open = lane.history.filter((change) => isOpen(change.progress.state));
  if (open.some((change) => change.progress.state === 'sending')) return wait;
  const unsure = open.find((change) => change.progress.state === 'unsure' && isCarrier(change));
  if (unsure !== undefined) return decideDoubt(lane, open, unsure);

  const cancels = open.filter((change) => change.wish.kind === 'cancel');
  const cancel = cancels.find((change) => !isPutOff(lane, change));
  if (cancel !== undefined) return decideCancel(lane, open, cancel);
  // While a person has to decide first whether it is to be cancelled at all, it is a session like others.
  const [putOff] = cancels;
  if (putOff !== undefined) open.splice(open.indexOf(putOff));

  const head = open[0];
  if (head === undefined || !isReady(head)) return wait;
  if (head.progress.everSent) {
    const carrier = open.find((change) => change.changeId === head.group) ?? head;
    return decideSend(lane, carrier, effectiveWish(carrier), followersOf(open, carrier));
  }
  return decideMerged(lane, open);
}

function isCarrier(change: ChangeRecord): boolean {
  return change.group === null || change.group === change.changeId;
}

/** A cancel that goes only after another change, which waits for a person. */
function isPutOff(lane: LaneFacts, cancel: ChangeRecord): boolean {
  return isReady(cancel) && needOf(cancel, lane).is === 'person';
}

function decideMerged(lane: LaneFacts, open: readonly ChangeRecord[]): Decision {
  const run: ChangeRecord[] = [];
  for (const change of open) {
    if (change.progress.state !== 'queued' || !isUntouched(change.progress)) break;
    run.push(change);
  }
  const byId = new Map(run.map((change) => [change.changeId, change]));
  const { ops, vanished } = merge(run.map(itemOf));
  const pair = vanished[0];
  if (pair !== undefined) {
    const by = must(byId, pair.by);
    return settle(...pair.overtaken.map((id): Settlement => overtaken(must(byId, id), pair.by)), {
      change: by,
      followers: [],
      event: { is: 'alreadySo' },
    });
  }
  const op = ops[0];
  if (op === undefined) return wait;
  const carrier = must(byId, op.carrier);
  const followers = op.with.map((one: Carried): Follower => ({ change: must(byId, one.changeId), role: one.role }));
  return decideSend(lane, carrier, carrier.facts.nowSince === null ? op.wish : asNow(op.wish), followers);
}

function must(byId: ReadonlyMap<string, ChangeRecord>, changeId: string): ChangeRecord {
  const change = byId.get(changeId);
  if (change === undefined) throw new Error('merging named a change that is not there');
  return change;
}
