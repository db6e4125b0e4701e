// Events from main to the page, each checked against the contract before it leaves.
import type { WebContents } from 'electron';
import { events } from '../../src-shared/contract/calls.ts';
import type { EventName, EventPayload } from '../../src-shared/contract/calls.ts';
import { eventChannelOf } from './channels.ts';

export type Push = <K extends EventName>(name: K, payload: EventPayload<K>) => void;

/** Sends events to the window's page; while there is none they are dropped, as a new page reads everything anyway. */
export function createPush(contents: () => WebContents | null): Push {
  return (name, payload) => {
    const target = contents();
    if (target === null || target.isDestroyed()) return;
    target.send(eventChannelOf(name), events[name].parse(payload));
  };
}
