// The channel of an event; kept apart from the schemas, so that the preload stays a few lines.
import type { EventName } from '../../src-shared/contract/events.ts';

export function eventChannelOf(name: EventName): string {
  return `desk-event:${name}`;
}
