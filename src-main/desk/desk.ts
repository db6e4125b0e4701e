// What a desk asks, in one table: every call of the contract with its handler.
import type { Handlers } from '../../src-shared/contract/calls.ts';
import { appCalls } from './calls/appCalls.ts';
import { dayCalls } from './calls/dayCalls.ts';
import { draftCalls } from './calls/draftCalls.ts';
import { outboxCalls } from './calls/outboxCalls.ts';
import { searchCalls } from './calls/searchCalls.ts';
import { sessionCalls } from './calls/sessionCalls.ts';
import type { DeskParts } from './parts.ts';

/** All handlers of the contract; the type holds that none is missing. */
export function createDesk(parts: DeskParts): Handlers {
  return {
    ...appCalls(parts),
    ...dayCalls(parts),
    ...sessionCalls(parts),
    ...draftCalls(parts),
    ...searchCalls(parts),
    ...outboxCalls(parts),
  };
}
