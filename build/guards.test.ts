// The list of guards fits to the sources: what is to be taken away is there, its test is there, and no row of the docs has none.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { countIn, docLines } from './guards/row.ts';
import type { Table } from './guards/row.ts';
import { guards } from './guards/rows.ts';
import { pageVerdict, unitVerdict } from './guards/verdict.ts';

const root = join(import.meta.dirname, '..');
const textOf = (path: string): string => readFileSync(join(root, path), 'utf8');
const security = textOf('docs/security.md');

/** Rows of a table of the docs, by the heading above it: each cell without its padding. */
function rowsUnder(heading: string): string[][] {
  const after = security.slice(security.indexOf(`\n${heading}`) + 1).split('\n');
  const first = after.findIndex((line) => line.startsWith('|'));
  const length = after.slice(first).findIndex((line) => !line.startsWith('|'));
  return after.slice(first + 2, first + length).map((line) =>
    line
      .split(/(?<!\\)\|/)
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
}

const tables: Readonly<Record<Table, readonly (readonly string[])[]>> = {
  checklist: rowsUnder('## Checklist'),
  hipaa: rowsUnder('## HIPAA'),
  workstation: rowsUnder('## The workstation'),
};
/** A rule is named by what stands before its words: "(a)(2)(i) unique user", "310(b), (c) who reads the screen". */
const isOf = (cell: string, row: string): boolean => cell === row || cell.startsWith(`${row} `);

describe.each(guards.map((guard) => [guard.row, guard.guard, guard] as const))('%s %s', (_row, _what, guard) => {
  test('what is taken away stands there once, and its test is there', () => {
    expect(countIn(textOf(guard.file), guard.find)).toBe(1);
    expect(guard.replace).not.toBe(guard.find);
    // Of a check of packages the words are looked for when it fails.
    expect(existsSync(join(root, guard.proof))).toBe(true);
    if (guard.kind !== 'pack') expect(textOf(guard.proof)).toContain(guard.test);
  });
});

test('the tables are read whole', () => {
  expect(tables.checklist.map(([row]) => row)).toEqual(Array.from({ length: 20 }, (_, index) => String(index + 1)));
  expect(tables.hipaa.length).toBeGreaterThanOrEqual(18);
  expect(tables.workstation.length).toBeGreaterThanOrEqual(7);
});

test.each(['checklist', 'hipaa', 'workstation'] as const)(
  'every row of the table %s has a guard, or a page that answers it',
  (table) => {
    const open = tables[table].filter(
      (cells) =>
        !guards.some((guard) => guard.table === table && isOf(cells[0] ?? '', guard.row)) &&
        !/answered (in|above)/.test(cells.join(' ')),
    );
    expect(open.map(([row]) => row)).toEqual([]);
    const lost = guards.filter(
      (guard) => guard.table === table && !tables[table].some(([cell = '']) => isOf(cell, guard.row)),
    );
    expect(lost.map(({ row }) => row)).toEqual([]);
  },
);

test('the docs say of each guard what was taken away and what failed', () => {
  const plain = (line: string): string => line.replaceAll(/\s+/g, ' ');
  const said = security.split('\n').map(plain);
  expect(docLines(guards).filter((line) => !said.includes(plain(line)))).toEqual([]);
});

test('paths that the docs name are there', () => {
  const parts = ['', 'src-main/', 'src-shared/', 'src-renderer/'];
  const paths = [...security.matchAll(/`([\w.-]+\/[\w./-]+\.(?:ts|mjs|md|yml|svelte))`/g)].map(([, path = '']) => path);
  expect(paths.length).toBeGreaterThan(30);
  expect(paths.filter((path) => !parts.some((part) => existsSync(join(root, part, path))))).toEqual([]);
});

test('every week it is looked whether all of it still holds', () => {
  const weekly = textOf('.github/workflows/weekly.yml');
  for (const command of [
    'npm audit --omit=dev --audit-level=low',
    'npm audit --audit-level=high',
    'node build/electronSupport.mjs',
    'npm run guards',
  ]) {
    expect(weekly).toMatch(new RegExp(`run: (bash build/workflows/atDesk\\.sh )?${command}\n`));
  }
});

describe('a verdict', () => {
  const unit = (status: string, message = '') => ({
    testResults: [
      {
        name: '/x/src-main/a.test.ts',
        assertionResults: [{ fullName: 'it holds', status, failureMessages: message === '' ? [] : [message] }],
      },
    ],
  });
  test.each([
    ['passed', unit('passed')],
    ['failed', unit('failed', 'AssertionError: expected true to be false')],
    ['broken', unit('failed', 'ReferenceError: x is not defined')],
    ['broken', unit('skipped')],
    ['broken', { testResults: [{ name: '/x/src-main/a.test.ts', assertionResults: [] }] }],
    ['broken', undefined],
  ])('%s, of a unit test', (verdict, report) => {
    expect(unitVerdict(report, 'src-main/a.test.ts', 'it holds')).toBe(verdict);
  });
  test('of another file or another name says nothing', () => {
    expect(unitVerdict(unit('failed', 'AssertionError'), 'src-main/b.test.ts', 'it holds')).toBe('broken');
    expect(unitVerdict(unit('failed', 'AssertionError'), 'src-main/a.test.ts', 'it is')).toBe('broken');
  });

  const page = (status: string, line?: number, file = '/x/e2e/a.spec.ts') => ({
    suites: [
      {
        suites: [
          {
            specs: [
              {
                title: 'it holds',
                line: 10,
                tests: [{ results: [{ status, errors: line === undefined ? [] : [{ location: { file, line } }] }] }],
              },
            ],
          },
        ],
      },
    ],
  });
  test.each([
    ['passed', page('passed')],
    ['failed', page('failed', 14)],
    // The app did not start: in beforeAll, or in what starts it.
    ['broken', page('failed', 5)],
    ['broken', page('failed', 60, '/x/e2e/support/launch.ts')],
    ['broken', page('failed')],
    ['broken', undefined],
  ])('%s, of a spec', (verdict, report) => {
    expect(pageVerdict(report, 'it holds')).toBe(verdict);
  });
});
