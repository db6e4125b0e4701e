// What a desk asks, in one table: every call of the contract with its handler.
import type { CallName, Handlers } from '../../src-shared/contract/calls.ts';
import { eventOfCall } from './audit/audited.ts';
import { appCalls } from './calls/appCalls.ts';
import { auditCalls } from './calls/auditCalls.ts';
import { connectionCalls } from './calls/connectionCalls.ts';
import { dayCalls } from './calls/dayCalls.ts';
import { draftCalls } from './calls/draftCalls.ts';
import { linkCalls } from './calls/linkCalls.ts';
import { outboxCalls } from './calls/outboxCalls.ts';
import { searchCalls } from './calls/searchCalls.ts';
import { sessionCalls } from './calls/sessionCalls.ts';
import { setupCalls } from './calls/setupCalls.ts';
import { staffCalls } from './calls/staffCalls.ts';
import { updateCalls } from './calls/updateCalls.ts';
import { problemOfDisk } from './openingTrouble.ts';
import type { DeskParts } from './parts.ts';
import { shown } from './shown.ts';
import { TypedDrafts } from './typedDrafts.ts';

/** All handlers of the contract; the type holds that none is missing. What the disk refuses becomes a problem in words. */
export function createDesk(parts: DeskParts): Handlers {
  const typed = new TypedDrafts();
  const handlers: Handlers = {
    ...appCalls(parts),
    ...dayCalls(parts),
    ...sessionCalls(parts, typed),
    ...draftCalls(parts),
    ...linkCalls(parts),
    ...searchCalls(parts),
    ...outboxCalls(parts, typed),
    ...staffCalls(parts),
    ...setupCalls(parts),
    ...connectionCalls(parts),
    ...auditCalls(parts),
    ...updateCalls(parts),
  };
  return Object.fromEntries(
    Object.entries(handlers).map(([name, handle]) => {
      const noted = audited(parts, name as CallName, sayingDiskTrouble(name, handle as Handle));
      return [name, async (input: unknown) => shown(parts, name as CallName, await noted(input), input)];
    }),
  ) as Record<CallName, Handle> as unknown as Handlers;
}

type Handle = (input: unknown) => unknown;

/** Notes in the trail what is worth a line, as soon as it was answered. */
function audited(parts: DeskParts, name: CallName, handle: Handle): Handle {
  return async (input) => {
    const by = parts.staff.gate.who();
    const value = await handle(input);
    const event = eventOfCall(name, input, value, (id) => parts.staff.book.find(id)?.name ?? id);
    if (event !== null) parts.audit.note(event, by);
    return value;
  };
}

function sayingDiskTrouble(name: string, handle: Handle): Handle {
  return async (input) => {
    try {
      return await handle(input);
    } catch (error) {
      throw problemOfDisk(name, error) ?? error;
    }
  };
}
