// Goal: a file is whole under its name at every moment, and nothing is lost by setting aside. Method: real files, stops in between.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { nodeFiles, setAside, setAsideName } from './files.ts';
import { emptyFolder } from './testing/emptyFolder.ts';

const NOW = Date.UTC(2026, 10, 23, 17, 47, 12, 5);
const text = (path: string): string => readFileSync(path, 'utf8');

test('a replaced file holds the new bytes alone, and nothing unfinished is left', () => {
  const folder = emptyFolder();
  const path = join(folder, 'keys.json');
  nodeFiles.replace(path, Buffer.from('a longer first text'));
  nodeFiles.replace(path, Buffer.from('second'));
  expect(text(path)).toBe('second');
  expect(readdirSync(folder)).toEqual(['keys.json']);
});

test('stopped before the rename the old bytes stay, and what was left does not hinder the next', () => {
  const folder = emptyFolder();
  const path = join(folder, 'keys.json');
  nodeFiles.replace(path, Buffer.from('old'));
  writeFileSync(`${path}.unfinished`, 'half of a much longer text that was being written');
  expect(text(path)).toBe('old');
  nodeFiles.replace(path, Buffer.from('new'));
  expect(text(path)).toBe('new');
});

test('a replace that fails says so and leaves the old bytes', () => {
  const folder = emptyFolder();
  const path = join(folder, 'keys.json');
  nodeFiles.replace(path, Buffer.from('old'));
  mkdirSync(`${path}.unfinished`);
  expect(() => nodeFiles.replace(path, Buffer.from('new'))).toThrow('EISDIR');
  expect(text(path)).toBe('old');
});

test('a copy leaves the first in place', () => {
  const folder = emptyFolder();
  nodeFiles.replace(join(folder, 'a'), Buffer.from('bytes'));
  nodeFiles.copy(join(folder, 'a'), join(folder, 'b'));
  expect([text(join(folder, 'a')), text(join(folder, 'b'))]).toEqual(['bytes', 'bytes']);
});

test('what is not there is null and no error; what cannot be read is one', () => {
  const folder = emptyFolder();
  const nothing = join(folder, 'nothing');
  expect([nodeFiles.read(nothing), nodeFiles.size(nothing), nodeFiles.identity(nothing)]).toEqual([null, null, null]);
  expect(nodeFiles.foldersIn(nothing)).toEqual([]);
  expect(() => nodeFiles.read(folder)).toThrow('EISDIR');
});

test('folders are listed, files are not', () => {
  const folder = emptyFolder();
  nodeFiles.makeFolder(join(folder, 'a', 'b'));
  writeFileSync(join(folder, 'c'), '');
  expect(nodeFiles.foldersIn(folder)).toEqual(['a']);
});

test('two files of one moment are set aside under two names', () => {
  const folder = emptyFolder();
  const path = join(folder, 'desk.db');
  const names = ['first', 'second', 'third'].map((bytes) => {
    writeFileSync(path, bytes);
    return setAside(nodeFiles, path, NOW);
  });
  const dated = `${path}.set-aside-2026-11-23T17-47-12-005Z`;
  expect(names).toEqual([dated, `${dated}-2`, `${dated}-3`]);
  expect(names.map(text)).toEqual(['first', 'second', 'third']);
  expect(setAsideName(nodeFiles, path, NOW + 1)).toBe(`${path}.set-aside-2026-11-23T17-47-12-006Z`);
});
