// The states of a change, and the one pure function that says what an event makes of them.
import type { AskCause, WishKind } from './change.ts';

/**
 * Where a change is.
 * - `held`: saved, and kept back for a moment, so that one key takes it back
 * - `queued`: goes out by itself
 * - `sending`: marked on the disk, with the digest of its bytes; they may leave
 * - `unsure`: it may have arrived; it is being looked up
 * - `resend`: proven absent; sent once more
 * - `asks`, `refused`: a person decides
 * - the others are ends
 */
export const states = [
  'held',
  'queued',
  'sending',
  'unsure',
  'resend',
  'asks',
  'refused',
  'delivered',
  'alreadySo',
  'superseded',
  'discarded',
  'takenBack',
] as const;
export type ChangeState = (typeof states)[number];

/** What of a change the state machine knows and decides. */
export type Progress = {
  readonly state: ChangeState;
  readonly kind: WishKind;
  /** A Meet Now or a move to now: never sent twice by itself. */
  readonly isNow: boolean;
  /** A byte of it may have left this computer. Cleared only when it is certain that none did. */
  readonly everSent: boolean;
  /** `everSent` as it was before the send that is under way. */
  readonly sentBefore: boolean;
  /** Sends with an unknown end since a person last decided. */
  readonly doubts: number;
  /** SecureVideo refused it, and it is being looked up whether an earlier try had arrived. */
  readonly refusalToCheck: 'refused' | 'forbidden' | null;
  /** Why it needs a person; null while it does not. */
  readonly cause: AskCause | null;
  /** Something found after its end, which a person has not answered yet. */
  readonly notice: AskCause | null;
};

export type OutboxEvent =
  | { readonly is: 'released' } // the hold is over
  | { readonly is: 'marked' } // about to be sent
  | { readonly is: 'neverLeft' } // it is certain that no byte reached a connected socket
  | { readonly is: 'notDone' } // busy or keys refused: not done, and not at fault
  | { readonly is: 'done' }
  | { readonly is: 'refusedByService'; readonly cause: 'refused' | 'forbidden' }
  | { readonly is: 'lost' } // the end of the send is not known; also after a restart
  | { readonly is: 'found' } // a read has it
  | { readonly is: 'absent' } // proof of absence
  | { readonly is: 'notProvable'; readonly cause: AskCause } // neither presence nor absence can be shown
  | { readonly is: 'asked'; readonly cause: AskCause } // must not be sent without a person
  | { readonly is: 'alreadySo' }
  | { readonly is: 'overtaken' } // a later change stands in its place
  | { readonly is: 'restored' } // the queue is a restored one or a copy
  | { readonly is: 'takenBack' }
  | { readonly is: 'discarded' }
  | { readonly is: 'sentAgain'; readonly asNow: boolean } // a person: go on, as it was or as a "now" of this moment
  | { readonly is: 'confirmed' } // a person: it is there
  | { readonly is: 'denied' } // a person: it is not there
  | { readonly is: 'noticed'; readonly cause: AskCause } // found after the end
  | { readonly is: 'answered' }; // a person has seen the notice

/** Most sends of one change that this desk makes by itself when their ends stay unknown. */
export const DOUBTS_MAX = 2;

/** A pair of state and event that only a fault of this program can produce. */
export class ImpossibleStep extends Error {
  constructor(state: ChangeState, event: OutboxEvent['is']) {
    super(`A change that is ${state} cannot be ${event}`);
    this.name = 'ImpossibleStep';
  }
}

/** A change that nothing has happened to. */
export function freshProgress(kind: WishKind, isNow: boolean, state: 'held' | 'queued'): Progress {
  return {
    state,
    kind,
    isNow,
    everSent: false,
    sentBefore: false,
    doubts: 0,
    refusalToCheck: null,
    cause: null,
    notice: null,
  };
}

const open: ReadonlySet<ChangeState> = new Set(['held', 'queued', 'sending', 'unsure', 'resend', 'asks', 'refused']);

/** Not ended: something is still to be done about it. */
export function isOpen(state: ChangeState): boolean {
  return open.has(state);
}

/** May still be edited, merged or taken back: no byte of it can have left. */
export function isUntouched(change: Pick<Progress, 'state' | 'everSent'>): boolean {
  return (change.state === 'held' || change.state === 'queued') && !change.everSent;
}

/** The change after `event`. Throws `ImpossibleStep` on a pair that cannot be. */
export function step(change: Progress, event: OutboxEvent): Progress {
  const { state } = change;
  const cannot = (): never => {
    throw new ImpossibleStep(state, event.is);
  };
  const from = (...may: readonly ChangeState[]): void => {
    if (!may.includes(state)) cannot();
  };

  switch (event.is) {
    case 'released':
      from('held');
      return { ...change, state: 'queued' };
    case 'marked':
      from('queued', 'resend');
      return { ...change, state: 'sending', sentBefore: change.everSent, everSent: true };
    case 'neverLeft':
      from('sending');
      return { ...change, state: backFrom(change), everSent: change.sentBefore };
    case 'notDone':
      from('sending');
      return { ...change, state: backFrom(change) };
    case 'done':
      from('sending');
      return ended(change, 'delivered');
    case 'refusedByService':
      from('sending');
      // It may follow one that has landed: an earlier try, or one that something on the way repeated.
      if (change.doubts > 0 || repeatable(change.kind)) {
        return { ...change, state: 'unsure', refusalToCheck: event.cause };
      }
      return { ...change, state: 'refused', cause: event.cause };
    case 'lost':
      from('sending');
      return { ...change, state: 'unsure', doubts: change.doubts + 1, refusalToCheck: null };
    case 'found':
      // What was seen once is there, whatever was thought of it before.
      from('unsure', 'resend', 'refused', 'asks', 'queued');
      if (state === 'queued' && !change.everSent) cannot();
      return ended(change, 'delivered');
    case 'absent':
      from('unsure');
      return absent(change);
    case 'notProvable':
      from('unsure');
      return asks(change, event.cause);
    case 'asked':
      from('queued', 'resend');
      return asks(change, event.cause);
    case 'alreadySo':
      // From sending: the service itself says that what was to go is not there.
      from('queued', 'sending', 'resend', 'asks', 'refused');
      return ended(change, 'alreadySo');
    case 'overtaken':
      from('held', 'queued', 'resend', 'asks', 'refused');
      return ended(change, 'superseded');
    case 'restored':
      from('held', 'queued', 'sending', 'unsure', 'resend', 'asks', 'refused');
      return asks(change, 'restored');
    case 'takenBack':
      if (!isUntouched(change)) cannot();
      return ended(change, 'takenBack');
    case 'discarded':
      from('held', 'queued', 'asks', 'refused');
      return ended(change, 'discarded');
    case 'sentAgain':
      from('asks', 'refused');
      return goOn(change, event.asNow);
    case 'confirmed':
      if (state !== 'asks' || !change.everSent) cannot();
      return ended(change, 'delivered');
    case 'denied':
      if (state !== 'asks' || change.cause !== 'notProven') cannot();
      return { ...change, state: 'resend', cause: null, doubts: 0, refusalToCheck: null };
    case 'noticed':
      if (isOpen(state)) cannot();
      return { ...change, notice: event.cause };
    case 'answered':
      if (isOpen(state) || change.notice === null) cannot();
      return { ...change, notice: null };
  }
}

/** Sent again, these would do their work a second time: two sessions, two people. */
export function repeatable(kind: WishKind): boolean {
  return kind === 'create' || kind === 'addParticipant';
}

function ended(change: Progress, state: ChangeState): Progress {
  return { ...change, state, cause: null, refusalToCheck: null };
}

function asks(change: Progress, cause: AskCause): Progress {
  return { ...change, state: 'asks', cause, refusalToCheck: null };
}

// What had a doubt before stays one that is sent again, so that nothing is merged into it.
function backFrom(change: Progress): ChangeState {
  return change.doubts > 0 ? 'resend' : 'queued';
}

function absent(change: Progress): Progress {
  if (change.refusalToCheck !== null) {
    return { ...change, state: 'refused', cause: change.refusalToCheck, refusalToCheck: null };
  }
  if (change.isNow || change.doubts >= DOUBTS_MAX) return asks(change, 'notProven');
  return { ...change, state: 'resend' };
}

// "Go on" never turns doubt into a plain queue: what may have been sent is looked up first.
function goOn(change: Progress, asNow: boolean): Progress {
  const isNow = change.isNow || asNow;
  const decided = { ...change, isNow, cause: null, refusalToCheck: null, doubts: 0 } as const;
  // One doubt stays: a refusal of the next try does not tell that an earlier one has not done it.
  if (change.cause === 'restored') return { ...decided, state: 'unsure', everSent: true, doubts: 1 };
  if (change.state === 'asks' && change.everSent && change.cause === 'notProven')
    return { ...decided, state: 'unsure', doubts: 1 };
  // Asked about a second time only because of its age or a foreign change: its absence stays proven.
  if (change.state === 'asks' && change.everSent && change.doubts > 0) return { ...decided, state: 'resend' };
  return { ...decided, state: 'queued' };
}
