// A wish as the world knows it, and what those who judge it may ask of the oracle.
import type { Action, AskCause, Wish } from '../../../src-shared/outbox/change.ts';
import type { ChangeState } from '../../../src-shared/outbox/state.ts';
import type { Bounds } from './faults.ts';
import type { Effect, Service } from './service.ts';

/** A promise that was broken. `invariant` is its number among the twelve. */
export type Violation = { readonly invariant: string; readonly at: number; readonly text: string };

/** One wish as the world knows it. Everything here was seen from outside. */
export type Wished = {
  readonly desk: number;
  readonly changeId: string;
  lane: string;
  readonly wish: Wish;
  readonly draftId: string | null;
  readonly replaces: string | null;
  /** The change that was saved with it and has to come first; null = none. */
  readonly needs: string | null;
  /** The service's id of the session, as the desk showed it when this was wished; null = it had none yet. */
  readonly shownId: number | null;
  /** True time of saving, and when the newest read had begun that the person could look at; null = none. */
  at: number;
  lookedAt: number | null;
  wallAt: number;
  run: number;
  restoredThen: number;
  /** A person was told that it is saved. */
  shown: boolean;
  /** As the disk has it; null = it is not there. */
  state: ChangeState | null;
  seq: number;
  revision: number;
  notice: AskCause | null;
  cause: AskCause | null;
  heldSince: number;
  sends: number;
  /** Sends whose end the desk could not know. */
  lost: number;
  isLostCounted: boolean;
  /** A person was asked whether a session with the clinic's own id is theirs. */
  wasDisowned: boolean;
  /** Answers by which the service said no. */
  refusals: number;
  readonly choices: { readonly at: number; readonly action: Action }[];
  /** A person said what was not so, or chose it a second time. */
  misled: boolean;
  readonly effects: Effect[];
  endedAt: number | null;
};

/** What is known when something is judged. */
export type Known = {
  /** True time. */
  readonly now: number;
  readonly bounds: Bounds;
  readonly service: Service;
  readonly wishes: ReadonlyMap<string, Wished>;
  wishesOf(desk: { readonly id: number }): readonly Wished[];
  /** When the newest whole list had begun that a desk's running process has taken in; null = it has none. */
  readBegunOf(desk: { readonly id: number }): number | null;
};

/** The change that has to come before this one: what was saved with it, or the correction that stands in its place. */
export function neededBy(oracle: Pick<Known, 'wishes'>, { desk, needs }: Wished): Wished | undefined {
  let first = needs === null ? undefined : oracle.wishes.get(key(desk, needs));
  for (;;) {
    const { changeId } = first ?? {};
    if (first?.state !== 'superseded') return first;
    const next = [...oracle.wishes.values()].find(
      (one) => one.desk === desk && one.replaces === changeId && one.state !== null,
    );
    if (next === undefined) return first;
    first = next;
  }
}

export function name(wished: Wished): string {
  return `${String(wished.desk)}/${wished.changeId} (${wished.wish.kind})`;
}

/** One desk's change among those of all desks. */
export function key(desk: number, changeId: string): string {
  return `${String(desk)}/${changeId}`;
}
