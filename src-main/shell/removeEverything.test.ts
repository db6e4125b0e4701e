// Goal: the keys are gone before anything else, written over, and nothing is left. Method: a folder as the app leaves it, on the
// real disk; a second name for each key file shows what became of its bytes.
import { linkSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { emptyFolder } from '../store/testing/emptyFolder.ts';
import { seededBytes } from '../store/testing/testStore.ts';
import { removeEverything } from './removeEverything.ts';

const keys = ['keys.json', 'keys.json.copy', 'keys.json.set-aside-2026', 'recovery.json', 'accounts/practice/key.json'];
const others = [
  'accounts/acc-1/desk.db',
  'accounts/acc-1/desk.db.copy',
  'settings.json',
  'logs/front-desk.log',
  'Cache/1',
];

function profile(): { folder: string; outside: string } {
  const [folder, outside] = [emptyFolder(), emptyFolder()];
  for (const of of ['accounts/acc-1', 'accounts/practice', 'logs', 'Cache'])
    mkdirSync(join(folder, of), { recursive: true });
  for (const path of [...keys, ...others]) writeFileSync(join(folder, path), `secret of ${path}`);
  for (const path of keys) linkSync(join(folder, path), join(outside, path.replaceAll('/', '-')));
  return { folder, outside };
}

test('nothing is left in the folder, and the bytes of every key were written over', () => {
  const { folder, outside } = profile();
  expect(removeEverything(folder, seededBytes(1))).toEqual({ left: [] });
  expect(readdirSync(folder)).toEqual([]);
  const bytes = readdirSync(outside).map((name) => readFileSync(join(outside, name), 'latin1'));
  expect(bytes).toHaveLength(keys.length);
  for (const each of bytes) expect(each).not.toContain('secret');
});

test('a key that cannot be destroyed is said, and nothing but keys is gone', () => {
  const { folder } = profile();
  const broken = (): never => {
    throw new Error('no bytes');
  };
  expect(() => removeEverything(folder, broken)).toThrow('no bytes');
  for (const path of [...keys, ...others]) expect(readFileSync(join(folder, path), 'utf8')).toBe(`secret of ${path}`);
});

test('a link in the folder is removed, and what it leads to stays', () => {
  const { folder } = profile();
  const elsewhere = emptyFolder();
  writeFileSync(join(elsewhere, 'theirs'), 'theirs');
  symlinkSync(elsewhere, join(folder, 'link'));
  removeEverything(folder, seededBytes(1));
  expect(readFileSync(join(elsewhere, 'theirs'), 'utf8')).toBe('theirs');
});

test('an empty or missing folder is nothing to remove', () => {
  expect(removeEverything(emptyFolder(), seededBytes(1))).toEqual({ left: [] });
  expect(removeEverything(join(emptyFolder(), 'none'), seededBytes(1))).toEqual({ left: [] });
});
