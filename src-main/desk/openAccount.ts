// One open account with everything that belongs to it: file, copy of sessions, outbox, client, clinicians.
import type { Notice, Rehearsal } from '../../src-shared/contract/views/status.ts';
import type { SecureVideoApi } from '../api/port.ts';
import type { RunningOutbox } from '../outbox/running.ts';
import type { DeskMarks } from '../store/deskMarks.ts';
import type { Drafts } from '../store/drafts.ts';
import type { People } from '../store/people.ts';
import type { Trail } from '../store/trail.ts';
import type { AccountAudit } from './audit/accountAudit.ts';
import type { SessionBook, Store } from '../store/port.ts';
import type { Refresher } from './refresher.ts';
import type { Roster } from './roster.ts';

/** Outages that can be played on an account; which it is, is known to the composition root alone. */
export interface Rehearsing {
  readonly now: Rehearsal | null;
  /** Plays this in place of what was played; null ends it. Resolves when it is so. */
  play(what: Rehearsal | null): Promise<void>;
}

export type OpenAccount = {
  readonly mode: 'practice' | 'live';
  readonly store: Store;
  readonly book: SessionBook;
  readonly drafts: Drafts;
  readonly marks: DeskMarks;
  readonly people: People;
  readonly outbox: RunningOutbox;
  readonly api: SecureVideoApi;
  readonly roster: Roster;
  readonly refresher: Refresher;
  /** Who did what here: the lines on the disk, and the pen that writes them. */
  readonly trail: Trail;
  readonly audit: AccountAudit;
  /** What was found at opening (a file set aside, a copy restored), as it stands now. */
  notices(): readonly Notice[];
  /** Somebody has read a notice: it is not told at the next start. */
  noticeRead(id: string): void;
  /** Outages to be rehearsed; null on every account but practice. */
  readonly rehearsal: Rehearsing | null;
  /** Begins to send and to read; before it nothing leaves this computer. */
  start(): void;
  close(): Promise<void>;
};
