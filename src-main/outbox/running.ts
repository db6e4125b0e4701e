// The outbox as the composition root has it: what it is built of, and what may be asked of it besides the desk's questions.
import type { RandomBytes } from '../../src-shared/outbox/ids.ts';
import type { Clinician } from '../../src-shared/session/session.ts';
import type { Clock } from '../../src-shared/time/clock.ts';
import type { SecureVideoApi } from '../api/port.ts';
import type { Drafts } from '../store/drafts.ts';
import type { SessionBook } from '../store/port.ts';
import type { FollowedStore } from '../store/sqliteStore.ts';
import type { Unreadable } from './journal/damaged.ts';
import type { JournalMarks } from './journal/journal.ts';
import type { Told } from './journal/transition.ts';
import type { Outbox } from './port.ts';
import type { Bounds } from './quiet.ts';
import type { Naming } from './rows.ts';

/** A code of what went wrong or came, with facts that are nobody's: nothing else of the outbox is ever logged. */
export type OutboxLog = (code: string, facts?: Readonly<Record<string, string | number | boolean>>) => void;

/** The mark outside of the database: a store that is older than it was restored, one with another mark was copied. */
export interface Witness {
  /** Compares with what was noted last. `highest` is the journal's highest number; `stepsAfter` see `Journal`. */
  check(highest: number, stepsAfter: (from: number) => number): 'same' | 'restoredOrCopied';
  /** After each transaction that wrote to the journal. */
  note(highest: number, marks: JournalMarks): void;
}

export type OutboxParts = {
  readonly store: FollowedStore;
  readonly book: SessionBook;
  readonly drafts: Pick<Drafts, 'endSaved'>;
  readonly api: SecureVideoApi;
  readonly clock: Clock;
  readonly random: RandomBytes;
  readonly log: OutboxLog;
  /** How times and clinicians are said. */
  readonly naming: Naming;
  readonly settings?: {
    /** How long a saved change is kept back, in milliseconds: a number, or asked for at each save. Left out = not at all. */
    readonly holdMs?: number | (() => number);
    readonly bounds?: Bounds;
  };
  /** The trail's ear, in each transaction; left out = nobody listens. */
  readonly told?: Told;
  /** Left out = nothing is compared (tests, and practice before its first start). */
  readonly witness?: Witness;
  /** The store was restored from a copy at this opening: everything open is asked about. */
  readonly isRestored?: boolean;
};

/** What the composition root may do besides. */
export interface RunningOutbox extends Outbox {
  /** Keys were replaced, or the keychain is open again. */
  keysChanged(): void;
  /** Holds everything, over restarts too: other keys whose account is not proven, or a person's wish. A code, no name. */
  pause(reason: string): void;
  /**
   * Goes on where the account is the one that these changes were made for: every clinician that an open change names is
   * there, by id and by a name or an address under which this desk knows them: from any session, or as one of `known`. Ids
   * alone, which another account may use too, do where nothing else is known of a clinician. False, and still held, where it
   * is not.
   */
  proveAccount(clinicians: readonly Clinician[], known?: readonly Clinician[]): boolean;
  readonly paused: string | null;
  /** Open changes that do not open; nothing of their sessions is sent. */
  unreadable(): readonly UnreadableChange[];
  /** A person has looked into them: they end, and what was saved later for the same sessions is asked about. */
  endUnreadable(): void;
  /** Another part asked for something besides sessions, and SecureVideo said to wait: that holds for all. */
  toldToWait(retryAfterMs: number | null): void;
  /** How far this computer's clock is ahead of SecureVideo's, in milliseconds; null = not known in this run. */
  readonly clockAheadMs: number | null;
  /** Counts for diagnostics; none of them about a patient. */
  counts(): {
    readonly open: number;
    readonly inFlight: number;
    readonly damagedLanes: number;
    readonly highest: number;
  };
}

/** A change that does not open; `words` and `startsAt` are those of its session, '' and null where that is not known. */
export type UnreadableChange = Unreadable & { readonly words: string; readonly startsAt: number | null };
