// Events from main to the page, each checked against the contract before it leaves.
import type { WebContents } from 'electron';
import { events } from '../../src-shared/contract/events.ts';
import type { EventName, EventPayload } from '../../src-shared/contract/events.ts';
import { eventChannelOf } from './channels.ts';

export type Push = <K extends EventName>(name: K, payload: EventPayload<K>) => void;

/** Events that hold nothing about a patient: they alone leave main while the desk is locked. */
const WHILE_LOCKED: readonly EventName[] = ['lock', 'closing'];

/**
 * Sends events to the window's page; while there is none they are dropped, as a new page reads everything anyway.
 * `isLocked` is asked at each.
 */
export function createPush(contents: () => WebContents | null, isLocked: () => boolean): Push {
  return (name, payload) => {
    if (isLocked() && !WHILE_LOCKED.includes(name)) return;
    const target = contents();
    if (target === null || target.isDestroyed()) return;
    target.send(eventChannelOf(name), events[name].parse(payload));
  };
}
