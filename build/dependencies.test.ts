// docs/dependencies.md against package.json and what is installed: no package without a reason and its licence.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { mayBeGivenOut } from './package/licences.mjs';

const root = join(import.meta.dirname, '..');
const read = (path: string): string => readFileSync(join(root, path), 'utf8');

type Lock = {
  packages: Record<string, { dev?: boolean; devOptional?: boolean; optional?: boolean; license?: string }>;
};
const about = JSON.parse(read('package.json')) as Record<'dependencies' | 'devDependencies', Record<string, string>>;
const lock = (JSON.parse(read('package-lock.json')) as Lock).packages;
const page = read('docs/dependencies.md');

/** Rows of the tables: name, licence, reason. */
function rowsOf(text: string): [name: string, licence: string, why: string][] {
  return text
    .split('\n')
    .filter((line) => line.startsWith('| ') && !line.startsWith('| package ') && !line.startsWith('| ---'))
    .map((line) => {
      const [name = '', licence = '', why = ''] = line
        .split('|')
        .slice(1)
        .map((cell) => cell.trim());
      return [name, licence, why];
    });
}

/** What is wrong between the rows and the packages that are named; empty = nothing. */
function faultsOf(
  text: string,
  packages: readonly string[],
  licenceOf: (name: string) => string | undefined,
): string[] {
  const rows = rowsOf(text);
  const names = rows.map(([name]) => name);
  return [
    ...packages.filter((name) => !names.includes(name)).map((name) => `${name} has no row`),
    ...names.filter((name) => !packages.includes(name)).map((name) => `${name} is no package of ours`),
    ...names.filter((name, at) => names.indexOf(name) !== at).map((name) => `${name} has two rows`),
    ...rows.filter(([, , why]) => why.length < 4).map(([name]) => `${name} has no reason`),
    ...rows
      .filter(([name, licence]) => packages.includes(name) && licenceOf(name) !== licence)
      .map(([name]) => `${name} is under another licence`),
  ];
}

const named = [...Object.keys(about.dependencies), ...Object.keys(about.devDependencies)];
const licence = (name: string): string | undefined => lock[`node_modules/${name}`]?.license;

test('every package has its reason and its licence', () => {
  expect(faultsOf(page, named, licence)).toEqual([]);
});

test('a package without a row, a row without a package, an empty reason and another licence are found', () => {
  const text = '| a | MIT | needed for a |\n| b | MIT |  |\n| c | MIT | needed for c |\n| a | MIT | needed twice |';
  expect(faultsOf(text, ['a', 'b', 'd'], (name) => (name === 'b' ? 'GPL-3.0' : 'MIT'))).toEqual([
    'd has no row',
    'c is no package of ours',
    'a has two rows',
    'b has no reason',
    'b is under another licence',
  ]);
});

test('versions are exact', () => {
  const versions = Object.values({ ...about.dependencies, ...about.devDependencies });
  expect(versions.filter((version) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([]);
});

test('as many packages run on a desk as the page says, all under licences that let them', () => {
  const run = Object.entries(lock).filter(
    ([path, entry]) => path !== '' && !entry.dev && !entry.devOptional && !entry.optional,
  );
  expect(page).toContain(`${String(run.length)} packages stand in the lock file`);
  expect(run.filter(([, entry]) => !mayBeGivenOut(entry.license ?? '')).map(([path]) => path)).toEqual([]);
});
