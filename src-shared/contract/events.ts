// What main tells the page of its own accord: every event with its schema.
import { z } from 'zod';
import { menuCommands } from '../keys/book.ts';
import { LockView } from '../staff/staff.ts';
import { nothing } from './calls/fields.ts';
import { AppStatus, GoTo } from './views/status.ts';

/** Events from main. `changed` names what to read again. */
export const events = {
  status: AppStatus,
  changed: z.object({ what: z.array(z.enum(['day', 'outbox', 'settings', 'account', 'drafts', 'link', 'update'])) }),
  /** The lock screen's own; the only one but `closing` that leaves main while the desk is locked. */
  lock: LockView,
  /** The desk locks in a moment: what is typed and not kept yet is kept now. */
  locking: nothing,
  /** Somebody quits, and what is on its way is waited for a little. */
  closing: nothing,
  /** A notification was clicked: the window is in front, and the page goes there. */
  goTo: GoTo,
  /** A menu command or a second start asks the page to do something. */
  command: z.object({
    name: z.enum([...menuCommands, 'rehearseCut', 'rehearseSlow', 'rehearseBusy', 'rehearseKeys', 'rehearseEnd']),
  }),
} as const satisfies Record<string, z.ZodType>;
export type EventName = keyof typeof events;
export type EventPayload<K extends EventName> = z.infer<(typeof events)[K]>;
