import { join } from 'node:path';
import { expect, test } from 'vitest';
import { dataFolderOf } from './dataFolder.ts';

test('on Windows the queue does not roam with the user', () => {
  expect(dataFolderOf('win32', { LOCALAPPDATA: 'L' })).toBe(join('L', 'Front Desk'));
});

test('elsewhere the system’s usual place is the machine’s own', () => {
  expect(dataFolderOf('darwin', { LOCALAPPDATA: 'L' })).toBe('');
  expect(dataFolderOf('linux', {})).toBe('');
});

test('a folder that was asked for wins', () => {
  expect(dataFolderOf('win32', { LOCALAPPDATA: 'L', FRONT_DESK_DATA: 'D' })).toBe('D');
});
