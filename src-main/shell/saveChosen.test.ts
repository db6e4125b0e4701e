// Goal: a file that a person saves is whole or it is the one of before, whatever the disk does in the middle; nothing of ours stays.
// Method: real files in a folder of their own, and a disk that fails where a test says so.
import { existsSync, lstatSync, readFileSync, readdirSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import type { PathLike } from 'node:fs';
import * as fs from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { ProblemError } from '../../src-shared/contract/problems.ts';
import { emptyFolder } from '../store/testing/emptyFolder.ts';
import { saveChosen } from './saveChosen.ts';
import type { SavingDisk } from './saveChosen.ts';

let folder = '';
let path = '';
beforeEach(() => {
  folder = emptyFolder();
  path = join(folder, 'trail.csv');
});

const failing = (code: string) => (): Promise<never> => Promise.reject(Object.assign(new Error(code), { code }));
const real = { open: fs.open, rename: fs.rename, rm: fs.rm, realpath: (at: string) => fs.realpath(at) };
const save = (text: string, some: Partial<SavingDisk> = {}) =>
  saveChosen(() => Promise.resolve(path), 'x.csv', text, { ...real, sleep: () => Promise.resolve(), ...some });
/** The disk's own handle, of which some calls fail. */
const handleThat = (some: Partial<fs.FileHandle>) => async (at: unknown, flags: unknown, mode: unknown) => {
  const file = await fs.open(at as string, flags as string, mode as number);
  for (const [name, does] of Object.entries(some)) Object.defineProperty(file, name, { value: does });
  return file;
};

test('it is there whole, for this user alone, and nothing beside it', async () => {
  expect(await save('1;2\n')).toBe('exported');
  expect([readdirSync(folder), readFileSync(path, 'utf8')]).toEqual([['trail.csv'], '1;2\n']);
  if (process.platform !== 'win32') expect(statSync(path).mode & 0o777).toBe(0o600);
});

test('over an older one: replaced whole', async () => {
  writeFileSync(path, 'older and much longer than the new one');
  expect(await save('new')).toBe('exported');
  expect([readdirSync(folder), readFileSync(path, 'utf8')]).toEqual([['trail.csv'], 'new']);
});

describe.each([
  ['no room in the middle', { open: handleThat({ writeFile: failing('ENOSPC') }) }],
  ['a disk that does not keep it', { open: handleThat({ sync: failing('EIO') }) }],
  ['a file that another program holds for good', { rename: failing('EBUSY') }],
  ['a folder that takes no new file', { open: failing('EACCES') }],
] as [string, Partial<SavingDisk>][])('%s', (_what, some) => {
  test('the older file is whole, nothing of ours stays, and it is told', async () => {
    writeFileSync(path, 'older');
    await expect(save('new', some)).rejects.toEqual(new ProblemError('fileNotSaved'));
    expect([readdirSync(folder), readFileSync(path, 'utf8')]).toEqual([['trail.csv'], 'older']);
    expect(await save('new')).toBe('exported');
  });
});

test('held for a moment, as by a virus scanner, it is saved all the same', async () => {
  let held = 3;
  const rename = (from: PathLike, to: PathLike) => (held-- > 0 ? failing('EPERM')() : fs.rename(from, to));
  expect(await save('new', { rename })).toBe('exported');
  expect(readdirSync(folder)).toEqual(['trail.csv']);
});

test('what lies there under our own name for the unfinished is not written over', async () => {
  const other = join(folder, '.front-desk-unfinished');
  writeFileSync(other, 'of a computer that died');
  await save('new');
  expect([readFileSync(other, 'utf8'), readFileSync(path, 'utf8')]).toEqual(['of a computer that died', 'new']);
});

test.skipIf(process.platform === 'win32')('a link stays one, and what it leads to is replaced', async () => {
  const target = join(folder, 'elsewhere.csv');
  writeFileSync(target, 'older');
  symlinkSync(target, path);
  await save('new');
  expect([lstatSync(path).isSymbolicLink(), readFileSync(target, 'utf8')]).toEqual([true, 'new']);
});

test('somebody who does not want it after all: nothing is written', async () => {
  expect(await saveChosen(() => Promise.resolve(null), 'x.csv', 'new')).toBe('notWanted');
  expect(existsSync(path)).toBe(false);
});
