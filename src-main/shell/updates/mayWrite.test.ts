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

test('an own folder may be written, and nothing is left in it', () => {
  expect(mayWrite(folder)).toBe(true);
  expect(readdirSync(folder)).toEqual([]);
});

test('a folder in which nothing can be made may not, whatever the system says of it', () => {
  const refused = (): never => {
    throw Object.assign(new Error('EPERM'), { code: 'EPERM' });
  };
  expect(mayWrite(folder, refused)).toBe(false);
});

test('an own file may be written, and stays as it is', () => {
  const file = join(folder, 'Front-Desk.AppImage');
  writeFileSync(file, 'program');
  expect(mayWrite(file)).toBe(true);
  expect(readdirSync(folder)).toEqual(['Front-Desk.AppImage']);
});

test('what is not there may not', () => {
  expect(mayWrite(join(folder, 'nothing'))).toBe(false);
});
