import { expect, test } from 'vitest';
import { acceleratorOf, chordsOf, isPressed, isSingle, keyWords, type KeyPressed } from './chord.ts';

const nothing = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false };
function pressed(
  written: string,
  event: Partial<KeyPressed> & { key: string },
  platform: 'win' | 'mac' = 'win',
): boolean {
  return chordsOf(written).some((chord) => isPressed({ ...nothing, ...event }, chord, platform));
}

test.each([
  ['Ctrl K', { key: 'k', ctrlKey: true }, true],
  ['Ctrl K', { key: 'K', ctrlKey: true }, true], // Caps Lock
  ['Ctrl K', { key: 'k' }, false],
  ['Ctrl K', { key: 'k', ctrlKey: true, metaKey: true }, false],
  ['Ctrl K', { key: 'K', ctrlKey: true, shiftKey: true }, false],
  ['Ctrl Shift N', { key: 'N', ctrlKey: true, shiftKey: true }, true],
  ['Ctrl Shift N', { key: 'n', ctrlKey: true }, false],
  ['N', { key: 'N' }, true],
  ['N', { key: 'N', shiftKey: true }, false],
  ['N', { key: 'n', altKey: true }, false],
  ['?', { key: '?', shiftKey: true }, true],
  ['1-9', { key: '9' }, true],
  ['1-9', { key: '9', shiftKey: true }, true], // a French keyboard
  ['1-9', { key: '0' }, false],
  ['Alt 1-9', { key: '3', altKey: true }, true],
  ['Shift F6', { key: 'F6', shiftKey: true }, true],
  ['Shift F6', { key: 'F6' }, false],
  ['↓', { key: 'ArrowDown' }, true],
  ['Del', { key: 'Backspace' }, false],
] as const)('%s and %o: %s', (written, event, is) => {
  expect(pressed(written, event)).toBe(is);
});

test('a Mac has Cmd for Ctrl, and calls Backspace delete', () => {
  expect(pressed('Ctrl K', { key: 'k', metaKey: true }, 'mac')).toBe(true);
  expect(pressed('Ctrl K', { key: 'k', ctrlKey: true }, 'mac')).toBe(false);
  expect(pressed('Del', { key: 'Backspace' }, 'mac')).toBe(true);
});

test('one character with nothing held can be switched off', () => {
  const single = (written: string): readonly boolean[] => chordsOf(written).map(isSingle);
  expect(['N', '?', '0', 'Ctrl N', 'Alt 1', 'F5', 'Del', '↓'].flatMap(single)).toEqual([
    ...[true, true, true],
    ...[false, false, false, false, false],
  ]);
});

test('as it is shown, and as a native menu takes it', () => {
  expect(['Ctrl Shift N', 'Ctrl Enter', 'Del', 'Alt 1-9', 'F5', '↓'].map((one) => keyWords(one, 'mac'))).toEqual([
    ...['⇧⌘N', '⌘↩', '⌫', '⌥1 to 9', 'F5', '↓'],
  ]);
  expect(['Ctrl Shift N', '1-9'].map((one) => keyWords(one, 'win'))).toEqual(['Ctrl Shift N', '1 to 9']);
  expect(['Ctrl Shift N', 'Ctrl ,', 'F5'].map(acceleratorOf)).toEqual(['CmdOrCtrl+Shift+N', 'CmdOrCtrl+,', 'F5']);
});
