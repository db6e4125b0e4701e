// Judges every effect at the service: it traces to a promise, comes once, and overwrites nothing unseen.
import { LIST_DELAY_MS } from '../../../src-shared/outbox/change.ts';
import { brokenByEffect } from './overwriting.ts';
import type { Effect, Service } from './service.ts';
import type { Judging } from './watched.ts';
import { key, name, neededBy } from './wished.ts';
import type { Wished } from './wished.ts';

export function cameTrue(oracle: Judging, effect: Effect): void {
  const { by } = effect;
  oracle.say(
    `  the service: ${effect.kind} ${String(effect.sessionId)} by ${by === null ? 'the dashboard' : `${String(by.desk)}/${by.changeId}`}`,
  );
  if (by === null) return;
  const wished = oracle.wishes.get(key(by.desk, by.changeId));
  if (wished === undefined)
    return oracle.violated('2', `${effect.kind} of session ${String(effect.sessionId)} traces to no promise`);
  wished.effects.push(effect);
  if (wished.state !== 'sending') oracle.coverage.met(`landed while ${String(wished.state)}`);
  if (wished.state === 'takenBack') oracle.violated('2', `${name(wished)} was taken back and came true`);
  const told =
    effect.kind === 'cancel' && wished.draftId === 'twin' ? toldByTwin(oracle, wished, effect.sessionId) : null;
  if (told !== null) oracle.violated('2', told);
  // Cancelled elsewhere while we were in doubt, it may come back: that is not promised.
  const isLastStanding = wished.effects
    .slice(0, -1)
    .every((one) => one.kind === 'create' && oracle.service.session(one.sessionId)?.cancelledAt !== null);
  // Changed back elsewhere meanwhile it looks as if it had never come.
  const since = wished.effects[0]?.at ?? oracle.now;
  const isUndone = oracle.service.effects.some(
    (one) =>
      one.sessionId === effect.sessionId &&
      undoes(one.kind, effect.kind) &&
      one.at > since &&
      one.by?.desk !== wished.desk,
  );
  const second = oracle.bounds === 'out' && !wished.misled ? unneededSecond(oracle.service, wished, effect) : null;
  if (second !== null && !isUndone && oracle.service.account.options.answers !== 'oldest')
    oracle.violated('3b', second);
  if (oracle.bounds === 'in' && wished.effects.length > 1 && !wished.misled && !isLastStanding && !isUndone) {
    oracle.violated('3', `${name(wished)} came true ${String(wished.effects.length)} times`);
  }
  if (oracle.bounds === 'in' && wished.state === 'refused')
    oracle.violated('4', `${name(wished)} came true after it was shown as refused`);
  const late = oracle.bounds === 'in' && !wished.misled && wished.restoredThen === 0 ? tooLate(wished, effect) : null;
  if (late !== null) oracle.violated('4', late);
  const lonely = beforeItsFirst(oracle, wished, effect);
  if (lonely !== null) oracle.violated('1', lonely);
  const broken = brokenByEffect(oracle, wished, effect);
  if (broken !== null) oracle.violated(broken.invariant, broken.text);
}

/** A copy that this desk cancels by itself must be one of which nobody was told but the host. */
function toldByTwin(oracle: Judging, wished: Wished, sessionId: number): string | null {
  const create = [...oracle.wishes.values()].find(
    (one) => one.desk === wished.desk && wished.changeId.endsWith(one.changeId) && one !== wished,
  );
  if (create === undefined || create.choices.some(({ action }) => action === 'cancelTwin')) return null;
  const told = oracle.service.account.notices.some(
    (notice) => notice.sessionId === sessionId && !notice.isHost && notice.about === 'invitation',
  );
  return told ? `${name(wished)} was cancelled by itself though somebody had been told of it` : null;
}

/** The second half of a change of somebody's details came true without the first: nobody is left, or somebody twice. */
function beforeItsFirst(oracle: Judging, wished: Wished, effect: Effect): string | null {
  if (wished.needs === null || wished.choices.some(({ action }) => action === 'sendMine')) return null;
  const first = neededBy(oracle, wished);
  if (first === undefined || first.misled || first.state === 'alreadySo') return null;
  if (first.effects.length === 0) {
    // Removed by others while it was in doubt, it looks as if it had come true.
    const isGone = oracle.service.effects.some(
      ({ kind, sessionId, by }) => kind === 'remove' && sessionId === effect.sessionId && by?.desk !== wished.desk,
    );
    const isRemoved =
      first.wish.kind === 'removeParticipant' && first.state === 'delivered' && first.lost > 0 && isGone;
    return isRemoved ? null : `${name(wished)} came true before ${name(first)} had`;
  }
  if (effect.kind !== 'cancel') return null;
  // What others cancelled so lately that our look need not have shown it. Of two copies one is enough.
  const seenFrom = (effect.by?.readBegun ?? 0) - LIST_DELAY_MS;
  const isSeenGone = ({ sessionId }: Effect): boolean => {
    const cancelledAt = oracle.service.session(sessionId)?.cancelledAt ?? null;
    return cancelledAt !== null && cancelledAt <= seenFrom && effect.by?.isLiedTo !== true;
  };
  return first.effects.every(isSeenGone)
    ? `${name(wished)} cancelled the old session though the new one was gone`
    : null;
}

/** A second effect of one change, though the first had been there for every look to see. Null = it could not be known. */
function unneededSecond(service: Service, wished: Wished, { by }: Effect): string | null {
  const [first] = wished.effects;
  if (first?.by === undefined || first.by === null || by === null || first.by.attempt === by.attempt) return null;
  if (by.isLiedTo && by.isEmptied) return null;
  // Cancelled elsewhere while we were in doubt: that is not promised.
  if (service.session(first.sessionId)?.cancelledAt !== null) return null;
  const wasThere = by.readBegun !== null && first.at < by.readBegun - LIST_DELAY_MS && by.readBegun < by.at;
  return wasThere ? `${name(wished)} was sent again though the first had been there for the look to see` : null;
}

/** A booking that comes true when the cancel of its session had been shown as done. Null = it does not. */
function tooLate(wished: Wished, { kind }: Effect): string | null {
  if (kind !== 'create' || wished.state !== 'superseded') return null;
  return `${name(wished)} came true after its session was shown as cancelled`;
}

/** Whether a change of one kind can take back what one of another kind did. */
function undoes(kind: Effect['kind'], done: Effect['kind']): boolean {
  if (done === 'add') return kind === 'remove';
  if (done === 'remove') return kind === 'add';
  return kind === done;
}
