// Goal: nothing typed is lost and nothing old overwrites the new. Method: a test clock and a disk that answers when told to.
import { expect, test } from 'vitest';
import { TestClock } from '../../src-shared/time/testClock.ts';
import { DraftKeeper, KEEP_AFTER_MS, type KeepState } from './draftKeeper.ts';

function world(): {
  keeper: DraftKeeper<string>;
  clock: TestClock;
  written: string[];
  states: KeepState[];
  answer: (kept: boolean) => Promise<void>;
} {
  const clock = new TestClock();
  const written: string[] = [];
  const states: KeepState[] = [];
  const open: ((kept: boolean) => void)[] = [];
  const keeper = new DraftKeeper<string>({
    write: (draft) => {
      written.push(draft);
      return new Promise((resolve) => open.push(resolve));
    },
    setTimer: (ms, run) => clock.setTimer(ms, run),
    onstate: (state) => states.push(state),
  });
  const answer = async (kept: boolean): Promise<void> => {
    open.shift()?.(kept);
    await new Promise((resolve) => setImmediate(resolve));
  };
  return { keeper, clock, written, states, answer };
}

test('a pause keeps the newest, once', async () => {
  const { keeper, clock, written, states, answer } = world();
  keeper.changed('t');
  keeper.changed('tr');
  clock.tick(KEEP_AFTER_MS - 1);
  keeper.changed('tre');
  clock.tick(KEEP_AFTER_MS - 1);
  expect(written).toEqual([]);
  clock.tick(1);
  await answer(true);
  expect(written).toEqual(['tre']);
  expect(states.at(-1)).toBe('kept');
});

test('leaving the panel keeps at once, and what is typed during a write is written after it', async () => {
  const { keeper, written, answer } = world();
  keeper.changed('one');
  const done = keeper.now();
  keeper.changed('two');
  void keeper.now();
  expect(written).toEqual(['one']);
  await answer(true);
  expect(written).toEqual(['one', 'two']);
  await answer(true);
  await done;
});

test('a disk that refuses is told, and the text is tried again', async () => {
  const { keeper, written, states, answer } = world();
  keeper.changed('one');
  const first = keeper.now();
  await answer(false);
  await first;
  expect(states.at(-1)).toBe('failed');
  const again = keeper.now();
  await answer(true);
  await again;
  expect(written).toEqual(['one', 'one']);
  expect(states.at(-1)).toBe('kept');
});

test('a draft that has ended is not written again', async () => {
  const { keeper, clock, written } = world();
  keeper.changed('one');
  await keeper.forget();
  clock.tick(KEEP_AFTER_MS * 2);
  expect(written).toEqual([]);
});
