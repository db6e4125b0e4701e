// Goal: the exported trail opens in a spreadsheet as what it is, and no cell of it runs. Method: hostile cells, and a whole file read back.
import { expect, test } from 'vitest';
import type { AuditLine } from '../../../src-shared/audit/audit.ts';
import { cell, csvOf } from './csv.ts';

test.each([
  ['=HYPERLINK("http://x.example")', `"'=HYPERLINK(""http://x.example"")"`],
  ['+1 303 555 0142', `"'+1 303 555 0142"`],
  ['-2+3', `"'-2+3"`],
  ['@SUM(A1)', `"'@SUM(A1)"`],
  ['\t=1', `"'\t'=1"`],
  ['\r=1', `"'\r'=1"`],
  ['\n=1', `"'\n'=1"`],
  ['\tRosa', `"'\tRosa"`],
  ['  =1', `"  '=1"`],
  ['＝1', `"'＝1"`],
  ['\0=1', `"'=1"`],
  ['Rosa; =1', `"Rosa; '=1"`],
  ['a,-1', `"a,'-1"`],
  ['a\t\t@b', `"a\t\t'@b"`],
  ['a\n=1', `"a\n'=1"`],
  ['a;"=1"', `"a;""'=1"""`],
  ['"=1"', `"""'=1"""`],
])('%j is made text', (typed, kept) => {
  expect(cell(typed)).toBe(kept);
});

test.each([
  ['Rosa Vega', 'Rosa Vega'],
  ['Vega, Rosa', '"Vega, Rosa"'],
  ['a "b"', '"a ""b"""'],
  ['rosa-vega@example.org', 'rosa-vega@example.org'],
  ['', ''],
])('%j stays as it is', (typed, kept) => {
  expect(cell(typed)).toBe(kept);
});

test('a file: oldest first, one line each, a line that does not open is there too', () => {
  const by = { staffId: 's1', name: '=cmd' };
  const session = { localId: 'l1', sessionId: 77, startsAt: 0, names: ['@Evil', 'Rosa Vega'] };
  const value = { by, is: 'viewed', detail: '', about: '', count: null, changeId: null, session } as const;
  const lines: AuditLine[] = [
    { seq: 2, at: 1000, value },
    { seq: 1, at: 0, value: null },
  ];
  const text = csvOf(lines, (at) => `at ${String(at)}`);
  expect(text.startsWith('\u{feff}Line,')).toBe(true);
  expect(text.split('\r\n').slice(1)).toEqual([
    '1,at 0,1970-01-01T00:00:00.000Z,,,This line does not open,,,,',
    `2,at 1000,1970-01-01T00:00:01.000Z,"'=cmd",s1,Looked at a session,,77,at 0,"'@Evil; Rosa Vega"`,
    '',
  ]);
});
