// The one contract between page and main: every call with a schema for what goes in and one for what comes out.
import type { z } from 'zod';
import { accountCalls } from './calls/account.ts';
import { appCalls } from './calls/app.ts';
import { auditCalls } from './calls/audit.ts';
import { connectionCalls } from './calls/connection.ts';
import { dayCalls } from './calls/day.ts';
import { draftCalls } from './calls/draft.ts';
import { outboxCalls } from './calls/outbox.ts';
import { searchCalls } from './calls/search.ts';
import { sessionCalls } from './calls/session.ts';
import { settingsCalls } from './calls/settings.ts';
import { setupCalls } from './calls/setup.ts';
import { staffCalls } from './calls/staff.ts';
import { updateCalls } from './calls/update.ts';
import type { CallTable } from './calls/table.ts';
import type { EventName, EventPayload } from './events.ts';
import type { Answer } from './problems.ts';

/** Every call, with the least that one must be allowed to do at the desk. */
export const calls = {
  ...appCalls,
  ...accountCalls,
  ...settingsCalls,
  ...connectionCalls,
  ...setupCalls,
  ...dayCalls,
  ...sessionCalls,
  ...draftCalls,
  ...searchCalls,
  ...outboxCalls,
  ...updateCalls,
  ...staffCalls,
  ...auditCalls,
} as const satisfies CallTable;

export type Calls = typeof calls;
export type CallName = keyof Calls;
export type Input<K extends CallName> = z.infer<Calls[K]['in']>;
export type Output<K extends CallName> = z.infer<Calls[K]['out']>;

/** A handler of main for each call; throws ProblemError for what it knows. */
export type Handlers = { readonly [K in CallName]: (input: Input<K>) => Output<K> | Promise<Output<K>> };

/** Channel of a call; every channel is one call. */
export function channelOf(name: CallName): string {
  return `desk:${name}`;
}

/** All that the page sees of main: `window.desk`. */
export type DeskBridge = {
  readonly platform: 'win' | 'mac' | 'linux';
  call<K extends CallName>(name: K, ...input: Input<K> extends undefined ? [] : [Input<K>]): Promise<Answer<Output<K>>>;
  /** Returns its own undo. The listener gets the payload, never the event. */
  on<K extends EventName>(name: K, listener: (payload: EventPayload<K>) => void): () => void;
};
