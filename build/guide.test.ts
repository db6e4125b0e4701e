// The guide for staff says nothing that the app does not have: its pictures, its keys, what it quotes, and every state of the pill.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { pillHalves, type PillStatus } from '../src-renderer/parts/pillWords.ts';
import { LineState } from '../src-shared/outbox/change.ts';
import { allKeys, book, keysIn, type CommandId } from '../src-shared/keys/book.ts';

const docs = join(import.meta.dirname, '../docs');
const guide = readFileSync(join(docs, 'guide.md'), 'utf8');
const all = (form: RegExp, text = guide): string[] => [...text.matchAll(form)].map((found) => found[1] ?? '');
const KEY = /<kbd>(.*?)<\/kbd>/g;

/** Keys that every program has. */
const COMMON = ['Enter', 'Tab', 'Esc'];
const keys = new Set<string>([...COMMON, ...Object.keys(book).flatMap((id) => allKeys(id as CommandId))]);
const unknownKeys = (text: string): string[] => all(KEY, text).filter((key) => !keys.has(key));

/** All fixed texts of the app. */
function texts(words: unknown): string[] {
  if (typeof words === 'string') return [words];
  return typeof words === 'object' && words !== null ? Object.values(words).flatMap(texts) : [];
}
const since = 0;
/** All that can be in the line's way. */
const WHYS = LineState.options.flatMap(({ shape }) => ('why' in shape ? shape.why.options : []));
const pill = (status: Partial<PillStatus>): string =>
  pillHalves(
    {
      mode: 'live',
      line: { is: 'online', since },
      counts: { needsYou: 0, waiting: 0, sending: 0 },
      now: since,
      paused: null,
      rehearsal: null,
      ...status,
    },
    'America/Denver',
  )[0].words;
const pillSays = (): string[] => [
  pill({}),
  pill({ line: { is: 'unknown' } }),
  ...WHYS.map((why) => pill({ line: { is: 'offline', why, since, nextTryAt: null } })),
  pill({ line: { is: 'keysRefused', since } }),
  pill({ paused: 'account' }),
  pill({ mode: 'practice' }),
  pill({ mode: 'practice', rehearsal: 'cut' }),
  pill({ mode: 'none' }),
];
const inTable = (text: string): string[] => all(/^\| “(.*?)”/gm, text);

const wordFiles = join(import.meta.dirname, '../src-shared/words');
const areas = await Promise.all(
  readdirSync(wordFiles)
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
    .map((name): Promise<unknown> => import(pathToFileURL(join(wordFiles, name)).href)),
);

/** What it quotes, over the ends of lines, that no fixed text of the app says. */
const known = new Set([...areas.flatMap(texts), ...pillSays()]);
const notSaid = (text: string): string[] =>
  all(/“([^”]*)”/g, text)
    .map((words) => words.replace(/\s+/g, ' '))
    .filter((words) => !known.has(words));

test('its pictures are there', () => {
  const pictures = all(/!\[.*?\]\((.*?)\)/g);
  expect(pictures.length).toBeGreaterThan(3);
  expect(pictures.filter((path) => !existsSync(join(docs, path)))).toEqual([]);
});

test('its keys are keys of the app', () => {
  expect(all(KEY).length).toBeGreaterThan(20);
  expect(unknownKeys(guide)).toEqual([]);
  expect(unknownKeys('<kbd>Ctrl K</kbd> <kbd>Ctrl Y</kbd>')).toEqual(['Ctrl Y']);
});

test('a task that opens a panel ends with the key that saves it: Enter alone keeps a session', () => {
  const [save = ''] = keysIn('save', 'ask');
  for (const id of ['reschedule', 'cancel', 'addPerson'] as const) {
    const [opens = ''] = keysIn(id, 'chosen');
    const [row = ''] = guide.split('\n').filter((one) => one.startsWith('|') && all(KEY, one)[0] === opens);
    const pressed = all(KEY, row).filter((key) => key === 'Enter' || key === save);
    expect(pressed[0], id).toBe(save);
  }
});

test('what it quotes is said by the app in these words', () => {
  expect(all(/“([^”]*)”/g).length).toBeGreaterThan(15);
  expect(notSaid(guide)).toEqual([]);
  expect(notSaid('“Keep\n  theirs” “Keep ours”')).toEqual(['Keep ours']);
});

test('every state of the pill is told, in its own words', () => {
  expect(WHYS.length).toBeGreaterThan(5);
  expect([...inTable(guide)].sort()).toEqual([...new Set(pillSays())].sort());
});
