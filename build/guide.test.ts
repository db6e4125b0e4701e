// The guide for staff says nothing that the app does not have: its pictures, its keys and the words of the pill.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { allKeys, book } from '../src-shared/keys/book.ts';
import { line } from '../src-shared/words/line.ts';

const docs = join(import.meta.dirname, '../docs');
const guide = readFileSync(join(docs, 'guide.md'), 'utf8');
const all = (form: RegExp, text = guide): string[] => [...text.matchAll(form)].map((found) => found[1] ?? '');

/** Keys that every program has. */
const COMMON = ['Enter', 'Tab', 'Esc'];
const keys = new Set<string>([...COMMON, ...Object.keys(book).flatMap((id) => allKeys(id as keyof typeof book))]);

const unknownKeys = (text: string): string[] => all(/<kbd>(.*?)<\/kbd>/g, text).filter((key) => !keys.has(key));

test('its pictures are there', () => {
  const pictures = all(/!\[.*?\]\((.*?)\)/g);
  expect(pictures.length).toBeGreaterThan(3);
  expect(pictures.filter((path) => !existsSync(join(docs, path)))).toEqual([]);
});

test('its keys are keys of the app', () => {
  expect(all(/<kbd>(.*?)<\/kbd>/g).length).toBeGreaterThan(20);
  expect(unknownKeys(guide)).toEqual([]);
  expect(unknownKeys('<kbd>Ctrl K</kbd> <kbd>Ctrl Y</kbd>')).toEqual(['Ctrl Y']);
});

test('the pill is quoted as it speaks', () => {
  const said = new Set(Object.values(line).filter((words) => typeof words === 'string'));
  const quoted = all(/^\| “(.*?)”/gm);
  expect(quoted.length).toBeGreaterThan(6);
  expect(quoted.filter((words) => !said.has(words))).toEqual([]);
});
