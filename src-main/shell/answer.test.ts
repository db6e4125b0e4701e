// One call: checked in, checked out, and every failure is a value.
import { expect, test, vi } from 'vitest';
import type { Handlers } from '../../src-shared/contract/calls.ts';
import { ProblemError, problem } from '../../src-shared/contract/problems.ts';
import { answerCall, answerCalls } from './answer.ts';
import { BURST_MAX } from './callRate.ts';

const yes = (): null => null;
const handlers = (some: Partial<Record<keyof Handlers, (input: never) => unknown>>): Handlers =>
  some as unknown as Handlers;

test('what the handler gives is answered', async () => {
  const read = vi.fn(() => ({ '2026-11-23': 4 }));
  const input = { from: '2026-11-01', to: '2026-11-30' };
  expect(await answerCall('day.booked', input, handlers({ 'day.booked': read }), vi.fn(), yes)).toEqual({
    ok: true,
    value: { '2026-11-23': 4 },
  });
  expect(read).toHaveBeenCalledExactlyOnceWith(input);
});

test('input that the contract does not know reaches no handler, and is not logged', async () => {
  const read = vi.fn();
  const log = vi.fn();
  const answer = await answerCall(
    'day.booked',
    { from: 'Trevor Lane', to: 1 },
    handlers({ 'day.booked': read }),
    log,
    yes,
  );
  expect(answer).toEqual({ ok: false, problem: problem('badInput') });
  expect(read).not.toHaveBeenCalled();
  expect(log.mock.calls).toEqual([['call.badInput', { call: 'day.booked' }]]);
});

test('members that the contract does not have never reach the page', async () => {
  const view = {
    mode: 'live',
    address: '',
    identifierHint: 'ab..yz',
    hasKeys: true,
    keychain: { available: true, words: '' },
    isClosed: false,
    mayPractise: true,
    waitingClosed: null,
    keysWanted: false,
    recovery: { madeAt: null, id: null, shownAt: null, isWhole: false, mayMake: true, mayOpen: false },
    renewal: { mayBegin: true, isRunning: false, because: null },
    secret: 'do-not-tell',
  };
  const answer = await answerCall('account.read', undefined, handlers({ 'account.read': () => view }), vi.fn(), yes);
  expect(answer.ok).toBe(true);
  expect(JSON.stringify(answer)).not.toContain('do-not-tell');
});

test('an answer of the wrong shape is a problem, not an answer', async () => {
  const log = vi.fn();
  const answer = await answerCall(
    'day.refresh',
    undefined,
    handlers({ 'day.refresh': () => ({ read: 'yes' }) }),
    log,
    yes,
  );
  expect(answer).toEqual({ ok: false, problem: problem('unexpected') });
  expect(log).toHaveBeenCalledOnce();
});

test('a problem that the handler knows is told in its words, with the broken fields', async () => {
  const broken = [{ field: 'email', rule: 'emailWrong' }];
  const fail = (): never => {
    throw new ProblemError('broken', broken);
  };
  const answer = await answerCall('day.refresh', undefined, handlers({ 'day.refresh': fail }), vi.fn(), yes);
  expect(answer).toEqual({ ok: false, problem: { ...problem('broken'), broken } });
});

test.each([
  [new Error('Trevor Lane could not be read'), 'error'],
  [Object.assign(new Error('ENOSPC, /home/dana'), { code: 'ENOSPC' }), 'eNOSPC'],
  ['Trevor', 'thrown'],
])('what nobody expected is one code in the log, and none of its words', async (thrown, code) => {
  const log = vi.fn();
  const fail = (): never => {
    // eslint-disable-next-line @typescript-eslint/only-throw-error -- libraries throw words too
    throw thrown;
  };
  const answer = await answerCall('day.refresh', undefined, handlers({ 'day.refresh': fail }), log, yes);
  expect(answer).toEqual({ ok: false, problem: problem('unexpected') });
  expect(log.mock.calls).toEqual([['call.failed', { call: 'day.refresh', error: code }]]);
});

test('input that is no plain value, or too large, reaches neither the schema nor a handler', async () => {
  const read = vi.fn();
  const log = vi.fn();
  const round: Record<string, unknown> = {};
  round['self'] = round;
  const inputs = [
    new Map(),
    new Date(0),
    round,
    'x'.repeat(2_000_000),
    { from: 1n },
    { from: '2026-11-01', to: '2026-11-30', more: 'x'.repeat(2_000_000) },
  ];
  for (const input of inputs) {
    const answer = await answerCall('day.booked', input, handlers({ 'day.booked': read }), log, yes);
    expect(answer).toEqual({ ok: false, problem: problem('badInput') });
  }
  expect(read).not.toHaveBeenCalled();
});

test('locked while a call was at work: what it found stays in main', async () => {
  let isLocked = false;
  const refusal = () => (isLocked ? ('locked' as const) : null);
  const read = (): Promise<unknown> => {
    isLocked = true;
    return Promise.resolve({ '2026-11-23': 4 });
  };
  const input = { from: '2026-11-01', to: '2026-11-30' };
  const answer = await answerCall('day.booked', input, handlers({ 'day.booked': read }), vi.fn(), refusal);
  expect(answer).toEqual({ ok: false, problem: problem('locked') });
});

test('a page gone mad hears "too many", told once in the log; other calls and later ones are answered', async () => {
  let now = 0;
  const log = vi.fn();
  const refresh = vi.fn(() => ({ read: true }));
  const list = vi.fn(() => []);
  const answer = answerCalls(handlers({ 'day.refresh': refresh, 'outbox.read': list }), log, () => now, yes);
  const answers = [];
  for (let count = 0; count < BURST_MAX + 300; count++) answers.push(await answer('day.refresh', undefined));
  expect(answers.filter((one) => one.ok)).toHaveLength(BURST_MAX);
  expect(answers.at(-1)).toEqual({ ok: false, problem: problem('tooMany') });
  expect(refresh).toHaveBeenCalledTimes(BURST_MAX);
  expect(log.mock.calls).toEqual([['call.tooMany', { call: 'day.refresh' }]]);
  await answer('outbox.read', undefined);
  expect(list).toHaveBeenCalledOnce();
  now = 60_000;
  expect((await answer('day.refresh', undefined)).ok).toBe(true);
});

test('a call that fails makes room for the next one', async () => {
  let now = 0;
  const fail = (): never => {
    throw new Error('x');
  };
  const answer = answerCalls(handlers({ 'day.refresh': fail }), vi.fn(), () => (now += 1_000), yes);
  const answers = [];
  for (let count = 0; count < 200; count++) answers.push(await answer('day.refresh', undefined));
  expect(answers).toEqual(answers.map(() => ({ ok: false, problem: problem('unexpected') })));
});

test('a call that comes before the desk is opened waits, and is refused by what is known then', async () => {
  let open = (): void => undefined;
  const opened = new Promise<void>((resolve) => (open = resolve));
  let isLocked = false;
  const read = vi.fn(() => ({}));
  const refusal = () => (isLocked ? ('locked' as const) : null);
  const answer = answerCalls(handlers({ 'day.booked': read }), vi.fn(), () => 0, refusal, opened);
  const input = { from: '2026-11-01', to: '2026-11-30' };
  const answered = answer('day.booked', input);
  await new Promise(setImmediate);
  expect(read).not.toHaveBeenCalled();
  isLocked = true;
  open();
  expect(await answered).toEqual({ ok: false, problem: problem('locked') });
  expect(read).not.toHaveBeenCalled();
  isLocked = false;
  expect(await answer('day.booked', input)).toEqual({ ok: true, value: {} });
});
