// What the desk may ask of the outbox. Every change goes through here, online or not: written to disk first, then sent.
import type { Action, LineState, NewChange, OutboxRow, StoryLine, Wish } from '../../src-shared/outbox/change.ts';
import type { Knows } from '../../src-shared/outbox/knows.ts';
import type { Session, UtcMs } from '../../src-shared/session/session.ts';

/** How a session will look when all that waits has been delivered, and what of it still waits. */
export type LaneView = {
  readonly lane: string;
  /** The session with every waiting change applied. */
  readonly session: Session;
  /** Open changes of the lane, oldest first. */
  readonly open: readonly OutboxRow[];
  /** What its people know; reckoned when it is asked for. */
  readonly knows: () => Knows;
};

/** Why a change was not taken in. Nothing was saved then. `movedOn`: the change that it replaces may be on its way. `fileGone`: see StoreError. */
export type NotTaken = {
  readonly is: 'notTaken';
  readonly because: 'unknownSession' | 'alreadyCancelled' | 'movedOn' | 'full' | 'diskFailed' | 'fileGone';
};

/** A change that is kept back for a moment after it was saved; `releasesAt` is by the wall's clock. */
export type HeldChange = { readonly row: OutboxRow; readonly releasesAt: UtcMs };

/** A wish as it was saved. `half`: both of what was saved as one, while both are open; null = it is none of two. */
export type Wished = {
  readonly lane: string;
  readonly wish: Wish;
  readonly replaces: string | null;
  readonly half: {
    readonly first: { readonly lane: string; readonly wish: Wish };
    readonly second: { readonly lane: string; readonly wish: Wish };
  } | null;
};

export interface Outbox {
  /** Returns after the change is on disk, synced. The same `changeId` again answers the same, and saves nothing new. */
  promise(change: NewChange): { readonly is: 'saved'; readonly row: OutboxRow } | NotTaken;
  /**
   * Two changes saved as one: both or none. The second goes only when the first is done and a list shows it; given up with
   * it, and taken back with it. Answers the row of the second.
   */
  promiseBoth(first: NewChange, second: NewChange): { readonly is: 'saved'; readonly row: OutboxRow } | NotTaken;
  /** A person's answer to a change; returns the row as it stands then, or null where the answer no longer fits. */
  act(changeId: string, action: Action, by: string): OutboxRow | null;
  /** Open changes, and those that ended since `endedSince`. */
  rows(endedSince: UtcMs): readonly OutboxRow[];
  /** The waiting picture of one session; undefined where nothing of it is open. */
  laneView(lane: string): LaneView | undefined;
  lanes(): readonly LaneView[];
  /** What the people of a session know of it, as far as this desk can say; undefined for a session that it does not know. */
  knows(lane: string): Knows | undefined;
  /** What was wished, and which change it stands in for, to open it in the form again; undefined = not known. */
  wishOf(changeId: string): Wished | undefined;
  /** What this desk did with a session, oldest first. */
  storyOf(lane: string): readonly StoryLine[];
  /** The newest change that one key takes back; null = none is held. */
  newestHeld(): HeldChange | null;
  line(): LineState;
  /** Why everything is held (a code); null = it is not. */
  readonly paused: string | null;
  /** The last read of the whole account: when it began (null = never on this computer), what of it could not be read; and whether one runs now. */
  reading(): { readonly now: boolean; readonly lastReadAt: UtcMs | null; readonly unreadable: number };
  /** Reads the whole account now (shared with every other asker), feeds the journal, then the local copy. */
  readNow(): Promise<ReadResult>;
  /** Reads one host or one address: fed to the journal like every read. */
  readPart(part: { readonly hostId: string } | { readonly email: string }): Promise<ReadResult>;
  start(): void;
  /** Ends requests in flight (by reset) and timers. What was in flight is looked up at the next start. */
  stop(): Promise<void>;
  /** The computer woke up, or the network says that something changed: a reason to look, not a proof. */
  wake(): void;
  onChange(listener: () => void): () => void;
}

export type ReadResult =
  | { readonly is: 'read'; readonly at: UtcMs; readonly unreadable: number; readonly localIds: readonly string[] }
  | { readonly is: 'failed'; readonly line: LineState };
