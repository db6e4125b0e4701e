import { expect, test } from 'vitest';
import { book } from '../../src-shared/keys/book.ts';
import type { KeyPressed } from '../../src-shared/keys/chord.ts';
import { commandOf, sheetParts, shownKey, type KeyPlace } from './keys.ts';

const list: KeyPlace = { platform: 'win', typing: false, inDay: true, inList: true, mayUndo: false, singleKeys: true };
const press = (key: string, more: Partial<KeyPressed> = {}): KeyPressed => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...more,
});

test.each([
  ['n', 'newSession'],
  ['N', 'newSession'],
  ['m', 'meetNow'],
  ['j', 'next'],
  ['ArrowUp', 'previous'],
  ['ArrowLeft', 'dayBefore'],
  ['t', 'today'],
  ['0', 'everyone'],
  ['1', 'host'],
  ['h', 'handOver'],
  ['9', 'host'],
  ['Delete', 'cancel'],
  ['/', 'find'],
  ['?', 'help'],
  ['F5', 'refresh'],
  ['F6', 'nextPane'],
  ['a', 'markArrived'],
  ['l', 'markLate'],
  ['x', 'markNoShow'],
  ['d', 'markDone'],
  ['v', 'readAloud'],
  ['w', 'nextHand'],
  ['f', 'filters'],
  ['g', 'goToDay'],
  ['s', 'board'],
  ['z', null],
  ['Enter', null],
])('%s in the list: %s', (key, command) => {
  expect(commandOf(press(key), list)).toBe(command);
});

test('in a field only the keys with Ctrl and the F keys do something', () => {
  const field = { ...list, typing: true };
  expect(['n', '0', '/', '?', 'Delete', 'ArrowDown'].map((key) => commandOf(press(key), field))).toEqual(
    Array(6).fill(null),
  );
  expect(commandOf(press('k', { ctrlKey: true }), field)).toBe('find');
  expect(commandOf(press('n', { ctrlKey: true }), field)).toBe('newSession');
  expect(commandOf(press('d', { ctrlKey: true }), field)).toBe('drafts');
  expect(commandOf(press('F5'), field)).toBe('refresh');
});

test('outside of list and detail letters do nothing', () => {
  expect(commandOf(press('n'), { ...list, inDay: false, inList: false })).toBeNull();
  expect(commandOf(press(',', { ctrlKey: true }), { ...list, inDay: false })).toBe('settings');
});

test('single letters can be switched off; arrows and Del stay', () => {
  const off = { ...list, singleKeys: false };
  expect(['n', '1', '/', 'r'].map((key) => commandOf(press(key), off))).toEqual([null, null, null, null]);
  expect(['ArrowDown', 'Delete', 'F6'].map((key) => commandOf(press(key), off))).toEqual([
    'next',
    'cancel',
    'nextPane',
  ]);
});

test('in the detail arrows are free for its own groups', () => {
  expect(commandOf(press('ArrowDown'), { ...list, inList: false })).toBeNull();
  expect(commandOf(press('r'), { ...list, inList: false })).toBe('reschedule');
});

test('on the board the arrows go across, and with Shift from day to day', () => {
  const board = { ...list, onBoard: true };
  expect([commandOf(press('ArrowRight'), board), commandOf(press('ArrowLeft'), board)]).toEqual([
    'columnRight',
    'columnLeft',
  ]);
  expect(commandOf(press('ArrowRight', { shiftKey: true }), board)).toBe('dayAfter');
  expect(commandOf(press('ArrowRight', { shiftKey: true }), list)).toBe('dayAfter');
});

test('a Mac uses Cmd, and Ctrl is free; with Alt or Shift a key is another', () => {
  const mac: KeyPlace = { ...list, platform: 'mac' };
  expect(commandOf(press('k', { metaKey: true }), mac)).toBe('find');
  expect(commandOf(press('k', { ctrlKey: true }), mac)).toBeNull();
  expect(commandOf(press('k', { metaKey: true }), list)).toBeNull();
  expect(commandOf(press('n', { altKey: true }), list)).toBeNull();
  expect(commandOf(press('N', { shiftKey: true }), list)).toBeNull();
  expect(commandOf(press('?', { shiftKey: true }), list)).toBe('help');
  expect(commandOf(press('F6', { shiftKey: true }), list)).toBe('previousPane');
});

test('U and Ctrl Z take back what was just saved, from anywhere but a field, and only while there is something', () => {
  const anywhere = { ...list, inDay: false, inList: false, mayUndo: true };
  const z = press('z', { ctrlKey: true });
  expect([commandOf(press('u'), anywhere), commandOf(z, anywhere)]).toEqual(['undo', 'undo']);
  expect([commandOf(press('u'), list), commandOf(z, list)]).toEqual([null, null]);
  const field = { ...anywhere, typing: true };
  expect([commandOf(press('u'), field), commandOf(z, field)]).toEqual([null, null]);
  const off = { ...anywhere, singleKeys: false };
  expect([commandOf(press('u'), off), commandOf(z, off)]).toEqual([null, 'undo']);
  expect(commandOf(press('z', { metaKey: true }), { ...anywhere, platform: 'mac' })).toBe('undo');
  expect(commandOf(press('z', { ctrlKey: true, shiftKey: true }), anywhere)).toBeNull();
});

test('? is there outside of fields, F1 everywhere, also with single letters off', () => {
  const outbox = { ...list, inDay: false, inList: false };
  expect([commandOf(press('?', { shiftKey: true }), outbox), commandOf(press('F1'), outbox)]).toEqual(['help', 'help']);
  const field = { ...outbox, typing: true };
  expect([commandOf(press('?'), field), commandOf(press('F1'), field)]).toEqual([null, 'help']);
  const off = { ...outbox, singleKeys: false };
  expect([commandOf(press('?'), off), commandOf(press('F1'), off)]).toEqual([null, 'help']);
});

test('a command of the day has a key with Ctrl on every other screen', () => {
  const outbox = { ...list, inDay: false, inList: false };
  expect(commandOf(press('N', { ctrlKey: true, shiftKey: true }), outbox)).toBe('meetNow');
  expect(commandOf(press('t', { ctrlKey: true }), outbox)).toBe('today');
  expect(commandOf(press('g', { ctrlKey: true }), outbox)).toBe('goToDay');
  expect(commandOf(press('n', { ctrlKey: true }), outbox)).toBe('newSession');
});

test('on a Mac the delete key cancels, as what it is called there', () => {
  expect(commandOf(press('Backspace'), { ...list, platform: 'mac' })).toBe('cancel');
  expect(commandOf(press('Backspace'), list)).toBeNull();
});

test('a keyboard of another alphabet has the letters where they are printed', () => {
  expect(commandOf(press('т', { code: 'KeyN' }), list)).toBe('newSession');
  expect(commandOf(press('ν', { code: 'KeyN', ctrlKey: true }), list)).toBe('newSession');
  // A French keyboard has its A where others have Q: what it writes counts.
  expect(commandOf(press('a', { code: 'KeyQ' }), list)).toBe('markArrived');
});

test('beside a button stands a key that works: a letter, or the one with Ctrl where letters are off, or none', () => {
  expect([shownKey('newSession', true), shownKey('newSession', false)]).toEqual(['N', 'Ctrl N']);
  expect([shownKey('undo', true), shownKey('undo', false)]).toEqual(['U', 'Ctrl Z']);
  expect([shownKey('reschedule', true), shownKey('reschedule', false)]).toEqual(['R', '']);
  expect([shownKey('cancel', true), shownKey('cancel', false)]).toEqual(['Del', 'Del']);
});

test('the sheet shows the screen one is on first, and every command once in each part', () => {
  const outbox = sheetParts(['outbox']);
  expect(outbox.map((part) => part.title).slice(0, 2)).toEqual(['In the outbox', 'Everywhere']);
  expect(outbox.map((part) => part.here).slice(0, 2)).toEqual([true, false]);
  const day = sheetParts(['list', 'chosen']);
  expect(day.map((part) => part.title).slice(0, 3)).toEqual(['In the day', 'On the chosen session', 'Everywhere']);
  expect(day.filter((part) => part.here)).toHaveLength(2);
  for (const parts of [outbox, day, sheetParts([])]) {
    expect(new Set(parts.map((part) => part.title)).size).toBe(parts.length);
    const shown = parts.flatMap((part) => part.rows.map((row) => row.id));
    expect(new Set(shown)).toEqual(new Set(Object.keys(book)));
  }
  const next = day[0]?.rows.find((row) => row.id === 'next');
  expect(next?.keys).toEqual(['J', '↓']);
});
