// The window opens where it was, and never where nobody can reach it.
import { expect, test } from 'vitest';
import { HEIGHT_MIN, WIDTH_MIN, WindowState, placeWindow } from './windowState.ts';

const main = { x: 0, y: 0, width: 1920, height: 1040 };
const left = { x: -1280, y: 0, width: 1280, height: 984 };
const kept = { x: 300, y: 100, width: 1200, height: 800, maximized: false };

test('it opens where it was, also on a second screen, also maximized', () => {
  const onLeft = { ...kept, x: -1200, maximized: true };
  expect([placeWindow(kept, [main, left]), placeWindow(onLeft, [main, left])]).toEqual([kept, onLeft]);
});

test.each([
  ['a screen that is gone', { ...kept, x: -1200 }],
  ['a title bar above the screen', { ...kept, y: -300 }],
  ['a title bar below the screen', { ...kept, y: 1020 }],
  ['all but a sliver outside', { ...kept, x: 1900 }],
])('%s: in the middle of the main screen, as large as it was', (_why, state) => {
  expect(placeWindow(state, [main])).toEqual({ ...kept, x: 360, y: 120 });
});

test('the first time: in the middle', () => {
  expect(placeWindow(null, [main])).toEqual({ x: 280, y: 90, width: 1360, height: 860, maximized: false });
});

test('not larger than the screen, not smaller than the smallest', () => {
  expect(placeWindow({ ...kept, width: 9000, height: 9000 }, [main])).toMatchObject({ width: 1920, height: 1040 });
  expect(placeWindow({ ...kept, width: 10, height: 10, x: 0 }, [main])).toMatchObject({
    width: WIDTH_MIN,
    height: HEIGHT_MIN,
  });
});

test('a screen smaller than the smallest window shows its top left corner', () => {
  const tiny = { x: 0, y: 0, width: 800, height: 600 };
  expect(placeWindow(null, [tiny])).toEqual({ x: 0, y: 0, width: WIDTH_MIN, height: HEIGHT_MIN, maximized: false });
});

test('what is kept must be whole numbers', () => {
  expect(WindowState.safeParse({ ...kept, x: 1.5 }).success).toBe(false);
  expect(WindowState.safeParse(kept).success).toBe(true);
});
