// Each rule of the workflows: a good one passes, and one with the fault in it is stopped.
import { execFileSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { workflowFaults } from './rules.mjs';

const folder = join(import.meta.dirname, '../../.github/workflows');

test.each(readdirSync(folder))('%s keeps the rules', (file) => {
  expect(workflowFaults(file, readFileSync(join(folder, file), 'utf8'))).toEqual([]);
});

const HASH = 'de0fac2e4500dabe0009e67214ff5f5447ce83dd';
const GOOD = `name: x
on: push
permissions:
  contents: read
defaults:
  run:
    shell: bash
jobs:
  one:
    runs-on: ubuntu-latest
    timeout-minutes: 10
    steps:
      - uses: actions/checkout@${HASH} # v6.0.2
        with:
          persist-credentials: false
      - run: npm test
  two:
    uses: ./.github/workflows/ci.yml
`;

test('a good one passes', () => {
  expect(workflowFaults('x.yml', GOOD)).toEqual([]);
});

test.each([
  ['a tag in the place of a hash', GOOD.replace(`${HASH} # v6.0.2`, 'v6'), 'pinned by hash'],
  ['a hash without its version', GOOD.replace(' # v6.0.2', ''), 'with its version behind'],
  [
    'another place than ours',
    GOOD.replace('./.github/workflows/ci.yml', 'other/repo/.github/workflows/ci.yml@main'),
    'Not pinned',
  ],
  ['the system’s own shell', GOOD.replace('shell: bash', 'shell: pwsh'), 'another shell on Windows'],
  ['no shell named', GOOD.replace('defaults:\n  run:\n    shell: bash\n', ''), 'another shell on Windows'],
  ['more rights', GOOD.replace('contents: read', 'contents: write'), 'permissions'],
  ['no rights named', GOOD.replace('permissions:\n  contents: read\n', ''), 'permissions'],
  [
    'a job with more rights',
    GOOD.replace('    timeout', '    permissions:\n      packages: write\n    timeout'),
    'may write: packages',
  ],
  ['a job with all rights', GOOD.replace('    timeout', '    permissions: write-all\n    timeout'), 'write-all'],
  ['no end', GOOD.replace('    timeout-minutes: 10\n', ''), 'for ever'],
  ['an end too far', GOOD.replace('minutes: 10', 'minutes: 1000'), 'for ever'],
  ['credentials that stay', GOOD.replace('persist-credentials: false', 'fetch-depth: 0'), 'keeps credentials'],
  [
    'secrets',
    GOOD.replace('run: npm test', 'run: npm test\n        env:\n          KEY: ${{ secrets.KEY }}'),
    'gets secrets',
  ],
  ['secrets handed on', `${GOOD}    secrets: inherit\n`, 'hands on all secrets'],
  [
    'a script with a title in it',
    GOOD.replace('npm test', 'echo ${{ github.event.pull_request.title }}'),
    'anybody can write',
  ],
  ['strangers with our rights', GOOD.replace('on: push', 'on: pull_request_target'), 'strangers'],
])('stopped: %s', (_what, text, words) => {
  const faults = workflowFaults('x.yml', text);
  expect(faults.length).toBeGreaterThan(0);
  expect(faults.join('\n')).toContain(words);
});

/** In a process of its own: inside of a test's worker the linter's program misreads names. */
function lint(text: string): string {
  const script = join(import.meta.dirname, 'lint.mjs');
  return execFileSync(process.execPath, [script], { input: text, encoding: 'utf8' }).trim();
}

test('the linter lets a good workflow through, and what is newer than it', () => {
  expect(lint(GOOD.replace('npm test', 'echo ${{ vars.FEED }}'))).toBe('');
});

test('the linter stops a slip', () => {
  expect(lint(GOOD.replace('runs-on', 'run-on'))).toContain('run-on');
  expect(lint(GOOD.replace('npm test', 'echo ${{ matrix.os }}'))).toContain('"os" is not defined');
});
