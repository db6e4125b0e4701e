// Goal: no file grows into two, and a file that was split does not keep its long bound. Method: the rule itself at its bound and
// one line above; each exception is read from the disk.
import { Linter } from 'eslint';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { LINES, LONGER, roomBlocks } from './rooms.mjs';

const root = join(import.meta.dirname, '../..');
const linesOf = (count: number): string => 'go();\n'.repeat(count).trimEnd();

function findings(code: string, filename: string): string[] {
  const blocks = roomBlocks(['**/*.js'], ['**/*.test.js']) as Linter.Config[];
  return new Linter().verify(code, blocks, { filename }).map(({ ruleId }) => ruleId ?? '');
}

test('a file at the bound is let through, comments and empty lines besides', () => {
  expect(findings(`// why\n\n${linesOf(LINES)}\n`, 'room.js')).toEqual([]);
});

test('one line above it is stopped, and not in a test', () => {
  expect(findings(linesOf(LINES + 1), 'room.js')).toEqual(['max-lines']);
  expect(findings(linesOf(LINES + 1), 'room.test.js')).toEqual([]);
});

test.each(Object.entries(LONGER))('%s may be longer because it is', (file, max) => {
  expect(max).toBeGreaterThan(LINES);
  expect(readFileSync(join(root, file), 'utf8').split('\n').length).toBeGreaterThan(LINES);
});
