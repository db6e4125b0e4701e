// Goal: a restored, copied or lost file is noticed, and an ordinary stop is not. Method: real files are copied as people do it.
import { copyFileSync, cpSync, readFileSync, renameSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { nodeFiles } from './files.ts';
import { emptyFolder } from './testing/emptyFolder.ts';
import { openTestStore } from './testing/testStore.ts';
import type { Found, Witness } from './witness.ts';
import { askWitness, readWitness, writeWitness } from './witness.ts';

const witness: Witness = { account: 'acc-1', highest: 7, mark: 'this-computer', file: '11-22', from: 4, steps: 9 };
/** As it is found when nothing has changed: the three changes after number four have made nine steps. */
const same: Found = { ...witness, stepsAfter: (from) => (from === 4 ? 9 : 0) };

test('what is written is read, over and over in place', () => {
  const path = join(emptyFolder(), 'acc-1.witness');
  expect(readWitness(nodeFiles, path)).toBeNull();
  for (const highest of [1, 10_000, 2]) {
    writeWitness(nodeFiles, path, { ...witness, highest });
    expect(readWitness(nodeFiles, path)).toEqual({ ...witness, highest });
    expect(readFileSync(path)).toHaveLength(512);
  }
});

test('one that the disk has spoilt counts as none', () => {
  const path = join(emptyFolder(), 'acc-1.witness');
  const spoil: readonly (() => void)[] = [
    () => truncateSync(path, 60),
    () => truncateSync(path, 0),
    () => writeFileSync(path, new Uint8Array(512)),
    () => writeFileSync(path, readFileSync(path, 'utf8').replace('"highest":7', '"highest":8')),
  ];
  for (const damage of spoil) {
    writeWitness(nodeFiles, path, witness);
    damage();
    expect(readWitness(nodeFiles, path)).toBeNull();
  }
});

test.each([
  ['nothing has changed', {}, 'asItWas'],
  ['the process stopped between commit and witness', { highest: 8 }, 'asItWas'],
  ['the process stopped between a step and its witness', { stepsAfter: (): number => 10 }, 'asItWas'],
  ['the journal is behind', { highest: 6 }, 'behind'],
  ['the journal is empty', { highest: 0 }, 'behind'],
  ['what became of the last change is lost', { stepsAfter: (): number => 8 }, 'behind'],
  ['the file is another one', { file: '33-44' }, 'restored'],
  ['the disk does not tell files apart', { file: '' }, 'asItWas'],
  ['another computer', { mark: 'other' }, 'copied'],
  ['another account', { account: 'acc-2' }, 'copied'],
] as const)('%s: %s gives %s', (_, change, says) => {
  expect(askWitness(witness, { ...same, ...change })).toBe(says);
});

test('without a witness nothing can be said', () => {
  expect(askWitness(null, same)).toBe('unknown');
});

test('a file keeps its identity over restarts and renames, and a copy put in its place does not have it', () => {
  const folder = emptyFolder();
  const path = join(folder, 'desk.db');
  openTestStore(folder).close();
  const identity = nodeFiles.identity(path);
  const store = openTestStore(folder);
  store.setMeta('a', '1');
  store.close();
  expect(nodeFiles.identity(path)).toBe(identity);

  renameSync(path, `${path}.moved`);
  expect(nodeFiles.identity(`${path}.moved`)).toBe(identity);
  copyFileSync(`${path}.moved`, path);
  expect(nodeFiles.identity(path)).not.toBe(identity);
  expect(nodeFiles.identity(join(folder, 'nothing'))).toBeNull();
});

test('a whole profile that is put back from a backup is noticed by the file, although its witness came back with it', () => {
  const home = emptyFolder();
  const folder = join(home, 'profile');
  const found = (): Found => ({ ...same, file: nodeFiles.identity(join(folder, 'desk.db')) ?? '' });
  openTestStore(folder).close();
  writeWitness(nodeFiles, join(folder, 'w'), { ...witness, file: found().file });
  expect(askWitness(readWitness(nodeFiles, join(folder, 'w')), found())).toBe('asItWas');

  cpSync(folder, join(home, 'backup'), { recursive: true, preserveTimestamps: true });
  rmSync(folder, { recursive: true });
  cpSync(join(home, 'backup'), folder, { recursive: true, preserveTimestamps: true });
  expect(askWitness(readWitness(nodeFiles, join(folder, 'w')), found())).toBe('restored');
});
