// Goal: a copy in a folder that is not this user's is never taken for one that replaces itself.
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { mayWrite } from './mayWrite.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'front-desk-may-write-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

test.each(['win32', 'darwin', 'linux'] as const)(
  'an own folder may be written, and nothing is left in it: %s',
  (platform) => {
    expect(mayWrite(folder, platform)).toBe(true);
    expect(readdirSync(folder)).toEqual([]);
  },
);

test('on Windows a folder in which nothing can be made may not, whatever the system says of it', () => {
  const refused = (): never => {
    throw Object.assign(new Error('EPERM'), { code: 'EPERM' });
  };
  expect(mayWrite(folder, 'win32', refused)).toBe(false);
});

test('on macOS nothing is made in the bundle', () => {
  const never = (): never => {
    throw new Error('made');
  };
  expect(mayWrite(folder, 'darwin', never)).toBe(true);
});

test('an own file may be written, and stays as it is', () => {
  const file = join(folder, 'Front-Desk.AppImage');
  writeFileSync(file, 'program');
  expect(mayWrite(file, 'linux')).toBe(true);
  expect(readdirSync(folder)).toEqual(['Front-Desk.AppImage']);
});

test('what is not there may not', () => {
  expect(mayWrite(join(folder, 'nothing'), 'win32')).toBe(false);
});
