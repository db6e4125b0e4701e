// Answers one call of the page: what goes in is checked, what comes out is checked, and errors are values.
import { calls } from '../../src-shared/contract/calls.ts';
import type { CallName, Handlers } from '../../src-shared/contract/calls.ts';
import { isPlainAndSmall } from '../../src-shared/contract/plain.ts';
import { ProblemError, problem } from '../../src-shared/contract/problems.ts';
import type { Answer, ProblemCode } from '../../src-shared/contract/problems.ts';
import { callRate } from './callRate.ts';
import { errorCode } from './errorCode.ts';
import type { Log } from './log.ts';

/** Why a call is not answered now (locked, or not allowed to who is signed in); null = it is. */
export type Refusal = (name: CallName) => ProblemCode | null;

/**
 * Answers calls, so many at a time: what comes too often is refused before anything looks at it. `monotonic` is in
 * milliseconds. Calls that come before `opened` wait for it: until then nobody knows who may ask. Never throws.
 */
export function answerCalls(
  handlers: Handlers,
  log: Log,
  monotonic: () => number,
  refusal: Refusal,
  opened: Promise<void> = Promise.resolve(),
): (name: CallName, input: unknown) => Promise<Answer<unknown>> {
  const rate = callRate(monotonic);
  // Once for each call until it is well again: a page gone mad must not fill the log too.
  const tooMany = new Set<CallName>();
  return async (name, input) => {
    if (!rate.begin(name)) {
      if (!tooMany.has(name)) log('call.tooMany', { call: name });
      tooMany.add(name);
      return { ok: false, problem: problem('tooMany') };
    }
    tooMany.delete(name);
    try {
      await opened;
      return await answerCall(name, input, handlers, log, refusal);
    } finally {
      rate.end(name);
    }
  };
}

/** Runs the handler of `name` where `refusal` has nothing against it. Never throws: what a handler throws becomes a problem, and only its code is logged. */
export async function answerCall(
  name: CallName,
  input: unknown,
  handlers: Handlers,
  log: Log,
  refusal: Refusal,
): Promise<Answer<unknown>> {
  const schema = calls[name];
  const refused = refusal(name);
  if (refused !== null) {
    log('call.notAllowed', { call: name, because: refused });
    return { ok: false, problem: problem(refused) };
  }
  const read = isPlainAndSmall(input) ? schema.in.safeParse(input) : null;
  if (!read?.success) {
    log('call.badInput', { call: name });
    return { ok: false, problem: problem('badInput') };
  }
  try {
    const handler = handlers[name] as (input: unknown) => unknown;
    // Parsing what goes out also drops members that the page has no business with.
    const value: unknown = schema.out.parse(await handler(read.data));
    // Locked while it was at work: what it found stays here.
    const late = refusal(name);
    if (late === 'locked') return { ok: false, problem: problem(late) };
    return { ok: true, value };
  } catch (error) {
    if (error instanceof ProblemError) return { ok: false, problem: error.problem };
    log('call.failed', { call: name, error: errorCode(error) });
    return { ok: false, problem: problem('unexpected') };
  }
}
