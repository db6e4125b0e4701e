import { expect, test } from 'vitest';
import { codeOf } from '../../src-shared/recovery/code.ts';
import { TestClock } from '../../src-shared/time/testClock.ts';
import { Refusal, TestBridge, somethingWrong } from '../state/testBridge.ts';
import { CodeEntry } from './entry.svelte.ts';

const code = codeOf(Array.from({ length: 26 }, (_, at) => (at * 5) % 32));

function entryOf(reply: () => unknown): { entry: CodeEntry; bridge: TestBridge; clock: TestClock } {
  const bridge = new TestBridge().answer('recovery.open', reply);
  const clock = new TestClock(0);
  return { entry: new CodeEntry(bridge.desk, clock), bridge, clock };
}

test('a code in the making is no error; sent off unfinished or with a slip it is, and main is not asked', async () => {
  const { entry, bridge } = entryOf(() => ({ is: 'opened', accounts: 1, left: 0 }));
  entry.typed = code.slice(0, 12);
  expect(entry.error).toBe('');
  expect(await entry.open()).toBeNull();
  expect(entry.error).toContain('are there');
  entry.typed = `${code.slice(0, 12)}5`;
  expect(entry.error).toBe('');
  entry.typed = `${code.slice(0, -1)}${code.endsWith('Z') ? 'Y' : 'Z'}`;
  expect(entry.error).toContain('mistyped');
  expect(await entry.open()).toBeNull();
  expect(bridge.called).toEqual([]);
});

test('a code that opens is sent as it is printed, and forgotten', async () => {
  const { entry, bridge } = entryOf(() => ({ is: 'opened', accounts: 2, left: 0 }));
  entry.typed = ` ${code.toLowerCase().replaceAll('-', ' ')}`;
  expect(entry.whole).toBe(true);
  expect(await entry.open()).toEqual({ is: 'opened', accounts: 2, left: 0 });
  expect(bridge.inputsOf('recovery.open')).toEqual([{ code }]);
  expect(entry.typed).toBe('');
});

test('after a wrong code one waits, what was typed stays, and then it is asked again', async () => {
  const { entry, bridge, clock } = entryOf(() => ({ is: 'wrong', ms: 2000 }));
  entry.typed = code;
  expect(await entry.open()).toBeNull();
  expect(entry.error).toContain('Wait 2 seconds');
  expect([entry.typed, entry.waits]).toEqual([code, true]);
  await entry.open();
  expect(bridge.called).toHaveLength(1);
  clock.tick(2000);
  expect(entry.waits).toBe(false);
  await entry.open();
  expect(bridge.called).toHaveLength(2);
  entry.typed = code.slice(1);
  expect(entry.error).not.toContain('Wait');
});

test('a problem is shown until something else is typed', async () => {
  const { entry } = entryOf(() => {
    throw new Refusal();
  });
  entry.typed = code;
  expect(await entry.open()).toBeNull();
  expect(entry.problem).toEqual(somethingWrong);
  entry.typed = '';
  expect(entry.problem).toBeUndefined();
});
