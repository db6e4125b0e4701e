// Settings on a real disk, through the real library: nothing that lies there is lost.
import { chmodSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ProblemError } from '../../src-shared/contract/problems.ts';
import { KEPT_BYTES_MAX, NEWER_BYTES_MAX, openKeptFile } from './keptFile.ts';

const NOON = Date.UTC(2026, 10, 23, 17, 47, 0);
let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kept-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const put = (name: string, text: string): void => writeFileSync(join(folder, name), text);
const get = (name: string): string => readFileSync(join(folder, name), 'utf8');

test('the first time there is nothing, and nothing is set aside', () => {
  expect(openKeptFile(folder, 'settings', NOON)).toMatchObject({ found: {}, setAside: null });
});

test('what is written is there at the next start, and in the good copy', () => {
  openKeptFile(folder, 'settings', NOON).write({ a: { b: [1, null] } });
  expect(openKeptFile(folder, 'settings', NOON)).toMatchObject({ found: { a: { b: [1, null] } }, setAside: null });
  expect(JSON.parse(get('settings.good.json'))).toEqual({ a: { b: [1, null] }, version: 1 });
});

describe('its number', () => {
  const NEWER = '{ "a": 1,\n "version": 2 }';

  test.each([
    ['none', '{"a":1}'],
    ['today’s', '{"version":1,"a":1}'],
    ['a word', '{"version":"later","a":1}'],
    ['nothing that is a form', '{"version":0,"a":1}'],
    ['half of one', '{"version":1.5,"a":1}'],
  ])('%s: read as it is, and today’s is written', (_what, text) => {
    put('account.json', text);
    const opened = openKeptFile(folder, 'account', NOON);
    expect(opened).toMatchObject({ found: { a: 1 }, isNewer: false, setAside: null });
    expect(opened.found).not.toHaveProperty('version');
    opened.write({ ...opened.found, b: 2 });
    expect(JSON.parse(get('account.json'))).toEqual({ version: 1, a: 1, b: 2 });
  });

  test('a newer one: nothing is written over it or set aside', () => {
    put('account.json', NEWER);
    const opened = openKeptFile(folder, 'account', NOON);
    expect(opened).toMatchObject({ found: {}, isNewer: true, setAside: null });
    expect(() => opened.write({ a: 3 })).toThrow(new ProblemError('storeNewer'));
    expect([readdirSync(folder), get('account.json')]).toEqual([['account.json'], NEWER]);
  });

  test('a newer good copy in the place of a damaged file is left as it is, too', () => {
    put('account.json', '{');
    put('account.good.json', NEWER);
    const opened = openKeptFile(folder, 'account', NOON);
    expect(opened).toMatchObject({ found: {}, isNewer: true, setAside: 'account.damaged-20261123T174700Z.json' });
    expect(() => opened.write({ a: 3 })).toThrow(new ProblemError('storeNewer'));
    expect([get('account.good.json'), get('account.json')]).toEqual([NEWER, NEWER]);
  });
});

describe('of a newer Front Desk, which lets a desk choose more', () => {
  const larger = [
    ['larger', `{"a":1,"b":"${'x'.repeat(KEPT_BYTES_MAX)}","version":2}`],
    ['fuller', JSON.stringify({ a: 1, b: Array.from({ length: 100_000 }, () => 0), version: 2 })],
    ['deeper', `{"a":1,"b":${'[['.repeat(500)}${']]'.repeat(500)},"version":2}`],
  ] as const;

  test.each(larger)('a %s file than this one reads: left as it is, and what is known of it holds', (_what, text) => {
    put('settings.json', text);
    const opened = openKeptFile(folder, 'settings', NOON);
    expect([opened.isNewer, opened.setAside, opened.found['a']]).toEqual([true, null, 1]);
    expect(() => opened.write({ a: 3 })).toThrow(new ProblemError('storeNewer'));
    expect([readdirSync(folder), get('settings.json') === text]).toEqual([['settings.json'], true]);
  });

  test.each(larger)('the same %s file with today’s number is set aside', (_what, text) => {
    put('settings.json', text.replace(/2}$/, '1}'));
    expect(openKeptFile(folder, 'settings', NOON)).toMatchObject({ isNewer: false, found: {} });
    expect(readdirSync(folder)).toContain('settings.damaged-20261123T174700Z.json');
  });

  test('nor is one of no size that could be', () => {
    put('settings.json', `{"a":1,"b":"${'x'.repeat(NEWER_BYTES_MAX)}","version":2}`);
    const { isNewer, setAside } = openKeptFile(folder, 'settings', NOON);
    expect([isNewer, setAside]).toEqual([false, 'settings.damaged-20261123T174700Z.json']);
  });
});

describe('the file is missing', () => {
  test('and the good copy is there: it takes its place', () => {
    openKeptFile(folder, 'settings', NOON).write({ initialsOnly: true });
    rmSync(join(folder, 'settings.json'));
    const opened = openKeptFile(folder, 'settings', NOON);
    expect(opened).toMatchObject({ found: { initialsOnly: true }, setAside: null, isNewer: false });
    expect(get('settings.json')).toBe(get('settings.good.json'));
    opened.write({ ...opened.found, b: 2 });
    expect(JSON.parse(get('settings.good.json'))).toEqual({ initialsOnly: true, b: 2, version: 1 });
  });

  test('and the good copy is a newer one: it is left as it is, and nothing is written', () => {
    const newer = '{ "a": 1,\n "version": 2 }';
    put('settings.good.json', newer);
    const opened = openKeptFile(folder, 'settings', NOON);
    expect(opened).toMatchObject({ found: { a: 1 }, setAside: null, isNewer: true });
    expect(() => opened.write({ a: 3 })).toThrow(new ProblemError('storeNewer'));
    expect([get('settings.good.json'), get('settings.json')]).toEqual([newer, newer]);
  });

  test('and the good copy is damaged: that is set aside, and it begins anew', () => {
    put('settings.good.json', '{');
    const opened = openKeptFile(folder, 'settings', NOON);
    expect(opened).toMatchObject({ found: {}, setAside: 'settings.damaged-20261123T174700Z.json' });
    opened.write({ a: 1 });
    expect(get('settings.damaged-20261123T174700Z.json')).toBe('{');
  });

  test.skipIf(process.platform === 'win32' || process.getuid?.() === 0)(
    'and the disk takes nothing: what was chosen holds',
    () => {
      put('settings.good.json', '{"a":1,"version":1}');
      chmodSync(folder, 0o500);
      try {
        expect(openKeptFile(folder, 'settings', NOON)).toMatchObject({ found: { a: 1 }, setAside: null });
      } finally {
        chmodSync(folder, 0o700);
      }
    },
  );
});

test('a newer good copy beside a sound older file is kept when the older one is written', () => {
  const newer = '{"a":1,"version":2}';
  put('settings.json', '{"a":2,"version":1}');
  put('settings.good.json', newer);
  const opened = openKeptFile(folder, 'settings', NOON);
  expect(opened).toMatchObject({ found: { a: 2 }, isNewer: false, setAside: null });
  for (const a of [3, 4]) opened.write({ a });
  expect(readdirSync(folder).sort()).toEqual([
    'settings.good.json',
    'settings.json',
    'settings.newer-20261123T174700Z.json',
  ]);
  expect([get('settings.newer-20261123T174700Z.json'), JSON.parse(get('settings.good.json'))]).toEqual([
    newer,
    { a: 4, version: 1 },
  ]);
});

describe.each([
  ['cut in the middle', '{"a": 1, "b'],
  ['empty', ''],
  ['full of zero bytes', '\0'.repeat(64)],
  ['a list', '[1]'],
  ['null', 'null'],
  ['a word', '"a"'],
  ['too large', `{"a":"${'x'.repeat(KEPT_BYTES_MAX)}"}`],
  ['too large, though little is in it', `{"a":1${' '.repeat(KEPT_BYTES_MAX)}}`],
  ['nested without end', `${'{"a":'.repeat(50_000)}1${'}'.repeat(50_000)}`],
  ['full of members', JSON.stringify({ a: Array.from({ length: 100_000 }, () => 0) })],
])('a file that is %s', (_what, junk) => {
  test('is set aside under its date, and the last good copy takes its place', () => {
    openKeptFile(folder, 'settings', NOON).write({ a: 1 });
    put('settings.json', junk);
    const opened = openKeptFile(folder, 'settings', NOON);
    expect(opened.found).toEqual({ a: 1 });
    expect(opened.setAside).toBe('settings.damaged-20261123T174700Z.json');
    expect(get('settings.damaged-20261123T174700Z.json')).toBe(junk);
    opened.write({ a: 2 });
    expect(openKeptFile(folder, 'settings', NOON).found).toEqual({ a: 2 });
  });

  test('and whose copy is damaged too goes the same way, and the file begins anew', () => {
    put('settings.json', junk);
    put('settings.good.json', junk);
    const opened = openKeptFile(folder, 'settings', NOON);
    expect(opened.found).toEqual({});
    expect(
      readdirSync(folder)
        .filter((name) => name.includes('damaged'))
        .map(get),
    ).toEqual([junk, junk]);
  });
});

test('a large file of choices that could be ones is read', () => {
  const services = Array.from({ length: 200 }, (_, id) => ({ id, name: 'x'.repeat(80), depositCents: 2500 }));
  put('settings.json', JSON.stringify({ settings: { services, packets: services } }));
  expect(openKeptFile(folder, 'settings', NOON)).toMatchObject({ setAside: null, found: { settings: { services } } });
});

test.skipIf(process.platform === 'win32')('only this user may read the file and its copy', () => {
  openKeptFile(folder, 'settings', NOON).write({ a: 1 });
  const modes = ['settings.json', 'settings.good.json'].map((name) => statSync(join(folder, name)).mode & 0o777);
  expect(modes).toEqual([0o600, 0o600]);
});

test('a folder that cannot be used is said', () => {
  put('file', '');
  expect(() => openKeptFile(join(folder, 'file'), 'settings', NOON)).toThrow();
});
