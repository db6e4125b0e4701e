// What is known of one lane, what can be decided of it, and the short words in which decisions are written.
import type { AskCause, Wish } from '../../../src-shared/outbox/change.ts';
import type { OutboxEvent } from '../../../src-shared/outbox/state.ts';
import type { Booking } from '../../../src-shared/session/booking.ts';
import type { UtcMs } from '../../../src-shared/session/session.ts';
import type { RemoteSession } from '../../api/port.ts';
import type { CheckContext, SessionWish } from '../conflict.ts';
import type { LookContext } from '../lookup.ts';
import type { Moments } from '../moments.ts';
import type { ChangeRecord, Facts, Role, Snapshot } from '../record.ts';
import type { AccountView } from '../view.ts';

/** A change that goes along with another one. */
export type Follower = { readonly change: ChangeRecord; readonly role: Exclude<Role, 'own'> };

/** One request, ready to be written out and marked. */
export type Sending = {
  readonly carrier: ChangeRecord;
  readonly wish: Wish;
  readonly followers: readonly Follower[];
  readonly was: Snapshot | null;
  readonly wasParticipations: readonly number[];
  readonly wasAlike: readonly number[];
  readonly participationId: number | null;
};

/** One transition that needs no request. */
export type Settlement = {
  readonly change: ChangeRecord;
  readonly followers: readonly Follower[];
  readonly event: OutboxEvent;
  readonly facts?: Partial<Facts>;
};

export type Decision =
  | { readonly do: 'wait' }
  /** A read of the whole account that begins then or later is needed first. */
  | { readonly do: 'read'; readonly afterMono: number }
  | { readonly do: 'send'; readonly sending: Sending }
  /** All in one transaction, then the lane is looked at again. */
  | { readonly do: 'settle'; readonly settlements: readonly Settlement[] }
  /** It is there: the session is bound to the lane, and the change is delivered. */
  | {
      readonly do: 'found';
      readonly change: ChangeRecord;
      readonly followers: readonly Follower[];
      readonly session: RemoteSession | null;
    };

/** What is known about one lane. */
export type LaneFacts = {
  /** Every change of the lane in the order made. */
  readonly history: readonly ChangeRecord[];
  readonly view: AccountView | null;
  readonly moments: Moments;
  /** As of one change: when its send ended, and from when silence counts. */
  readonly look: (change: ChangeRecord) => LookContext;
  readonly check: (wish: SessionWish) => CheckContext | null;
  /** Sessions at SecureVideo, or bookings of this desk, that have the id already. */
  readonly othersWithId: (change: ChangeRecord, externalId: string) => readonly number[];
  /** Of an account that may give no ids back: sessions that look like this booking. */
  readonly lookAlikes: (change: ChangeRecord, booking: Booking) => readonly number[];
  readonly find: (changeId: string) => ChangeRecord | undefined;
  /** SecureVideo's id of the session of any lane; null = not known. */
  readonly sessionIdOf: (lane: string) => number | null;
  /** When the read began that first showed a session as SecureVideo has it now; null = none has it. */
  readonly shownAt: (sessionId: number) => UtcMs | null;
  readonly readAgeMaxMs: number;
  readonly listDelayMs: number;
};

export const wait: Decision = { do: 'wait' };

/** Those that go along with a change already marked, found again by its group. */
export function followersOf(open: readonly ChangeRecord[], carrier: ChangeRecord): Follower[] {
  return open
    .filter((change) => change.group === carrier.changeId && change.changeId !== carrier.changeId)
    .map((change) => ({ change, role: change.facts.role === 'own' ? 'in' : change.facts.role }));
}

/** It waits for nothing but its turn. */
export function isReady(change: ChangeRecord): boolean {
  return change.progress.state === 'queued' || change.progress.state === 'resend';
}

/** Transitions without a request, all in one transaction. */
export function settle(...settlements: readonly Settlement[]): Decision {
  return { do: 'settle', settlements };
}

/** A person is asked. */
export function ask(
  change: ChangeRecord,
  followers: readonly Follower[],
  cause: AskCause,
  facts: Partial<Facts> = {},
): Decision {
  return settle({ change, followers, event: { is: 'asked', cause }, facts });
}

/** What waits behind a change that makes it needless: ended for that one's sake. */
export function overtaken(change: ChangeRecord, by: string): Settlement {
  return { change, followers: [], event: { is: 'overtaken' }, facts: { endedFor: by } };
}
