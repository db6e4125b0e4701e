// Somebody answers what the outbox asks, or takes back what waits.
import type { Action, OutboxRow } from '../../../../src-shared/outbox/change.ts';
import { pick } from '../../../../src-shared/random/random.ts';
import { hourMs } from '../../../../src-shared/time/utc.ts';
import type { Actor } from './actor.ts';

/** Answers like an enemy: whatever is offered, by chance. */
export function answer(actor: Actor): void {
  doOne(actor, (action) => action !== 'takeBack');
}

/** Does one of the meant things that a row offers. */
export function doOne(actor: Actor, isMeant: (action: Action) => boolean): void {
  const { process } = actor.desk;
  if (process === null) return;
  const offers = process.outbox
    .rows(recentOf(actor))
    .flatMap((row) => row.actions.filter(isMeant).map((action): [OutboxRow, Action] => [row, action]));
  if (offers.length === 0) return;
  const [row, action] = pick(actor.random, offers);
  actor.oracle.say(`  answers ${row.changeId} ${String(row.cause)}: ${action}`);
  actor.oracle.answers(actor.desk, row.changeId, action);
  try {
    process.outbox.act(row.changeId, action, 'Dana');
  } catch (error) {
    if (!process.disk.isDead && !process.disk.isFull)
      actor.oracle.violated('4', `the answer ${action} failed: ${String(error)}`);
  }
}

/** Since when ended changes still show, by the desk’s clock. */
export function recentOf(actor: Actor): number {
  return (actor.desk.process?.clock.now() ?? 0) - 2 * hourMs;
}
