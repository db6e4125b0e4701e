import { chmodSync, mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { emptyFolder } from '../store/testing/emptyFolder.ts';
import { dataFolderOf, makeOwn } from './dataFolder.ts';

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

test.skipIf(process.platform === 'win32')(
  'the folder is made, and closed to other users, also one that stood open',
  () => {
    const modeOf = (path: string): number => statSync(path).mode & 0o777;
    const fresh = join(emptyFolder(), 'made', 'Front Desk');
    makeOwn(fresh, process.platform);
    expect(modeOf(fresh)).toBe(0o700);
    const open = join(emptyFolder(), 'open');
    mkdirSync(open);
    chmodSync(open, 0o755);
    makeOwn(open, process.platform);
    expect(modeOf(open)).toBe(0o700);
  },
);

test('a place where no folder can be made stops nothing', () => {
  expect(() => makeOwn('/dev/null/none', 'linux')).not.toThrow();
});
