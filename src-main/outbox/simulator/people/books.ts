// Somebody books: types for a while with the draft kept, saves, corrects, takes up what was left.
import type { Wish } from '../../../../src-shared/outbox/change.ts';
import { between, pick } from '../../../../src-shared/random/random.ts';
import type { Part, SceneName } from '../scenes.ts';
import { recentOf } from './answers.ts';
import { bookingOf, promise } from './actor.ts';
import type { Actor } from './actor.ts';

const TYPED_AT_ONCE_MS = 1_000;

/** What the form keeps: the change that it will be. */
type Draft = {
  readonly changeId: string;
  readonly draftId: string;
  readonly lane: string;
  readonly wish: Wish;
  readonly replaces: string | null;
};

/** Types for a while, the draft kept, then saves; a process that ends in between leaves the draft. */
export function compose(
  actor: Actor,
  wish: Wish,
  replaces: string | null,
  scene: Pick<Part, 'tells'> | null = null,
): void {
  const { process } = actor.desk;
  if (process === null) return;
  const id = actor.seed;
  const change: Draft = { changeId: `change-${id}`, draftId: `draft-${id}`, lane: `lane-${id}`, wish, replaces };
  try {
    if (!process.drafts.keep(change.draftId, change)) return;
  } catch {
    return; // the disk is full, or the process has ended: nothing was kept
  }
  actor.oracle.wishes_(actor.desk, change);
  actor.oracle.committed(actor.desk);
  // In a scene it is typed at once: what comes next must meet it on its way.
  if (scene !== null) return void process.clock.setTimer(TYPED_AT_ONCE_MS, () => save(actor, change, scene.tells));
  const typing = between(actor.random, 1_000, 40_000);
  const saveOpenForm = (): void => {
    if (actor.oracle.of(actor.desk, change.changeId) !== undefined) save(actor, change); // else it was thrown away
  };
  process.clock.setTimer(typing, saveOpenForm);
  if (actor.random() < 0.2) process.clock.setTimer(typing + between(actor.random, 1, 3_000), saveOpenForm); // pressed twice
}

function save(actor: Actor, change: Draft, tells?: SceneName): void {
  const wished = actor.oracle.wishes_(actor.desk, change);
  promise(actor, { ...change, by: 'Dana' }, wished, tells);
}

/** A draft that somebody left: saved at last, or thrown away. */
export function takeUpDraft(actor: Actor): void {
  const { process } = actor.desk;
  const left = process?.drafts.list() ?? [];
  if (process === null || left.length === 0) return;
  const draft = pick(actor.random, left).value as Draft;
  if (actor.random() < 0.8) return save(actor, draft);
  try {
    actor.oracle.throwsAway(actor.desk, draft.changeId);
    process.drafts.end(draft.draftId);
  } catch {
    // it stays where it is
  }
}

/** Opens a booking that waits in the form again, and saves another in its place. */
export function edit(actor: Actor): void {
  const { process } = actor.desk;
  const rows = (process?.outbox.rows(recentOf(actor)) ?? []).filter(({ editable }) => editable);
  if (process === null || rows.length === 0) return;
  const row = pick(actor.random, rows);
  const known = process.outbox.wishOf(row.changeId);
  if (known?.wish.kind !== 'create') return;
  const booking = bookingOf(actor, known.wish.booking.startsAt === null);
  const kept = known.wish.booking.externalIdIsOurs
    ? {}
    : { externalId: known.wish.booking.externalId, externalIdIsOurs: false };
  compose(
    actor,
    { kind: 'create', booking: { ...booking, participants: known.wish.booking.participants, ...kept } },
    row.changeId,
  );
}
