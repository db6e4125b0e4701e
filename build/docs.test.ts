// What the pages for developers point at is there: files, folders, links, and commands.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '..');
const scripts = Object.keys(
  (JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { scripts: object }).scripts,
);

/** What a page names that is not there. `isThere` is asked for paths as seen from the project's folder. */
function lost(page: string, text: string, isThere: (path: string) => boolean): string[] {
  const paths = [...text.matchAll(/`((?:src-\w+|e2e|build|docs|\.github)\/[\w./-]+)`/g)].map(([, path = '']) => path);
  const links = [...text.matchAll(/\]\((?!https?:|#)([^)#]+)[^)]*\)/g)].map(([, path = '']) =>
    join(dirname(page), path),
  );
  const commands = [...text.matchAll(/npm\s+run\s+([\w:-]+)/g)].map(([, name = '']) => name);
  return [
    ...[...paths, ...links].filter((path) => !isThere(path)),
    ...commands.filter((name) => !scripts.includes(name)).map((name) => `npm run ${name}`),
  ];
}

/** As it is written, or a program whose ending is left out, as in lists of benches. */
function isThere(path: string): boolean {
  const whole = join(root, path);
  if (existsSync(whole)) return true;
  const name = whole.slice(dirname(whole).length + 1);
  return existsSync(dirname(whole)) && readdirSync(dirname(whole)).some((found) => found.startsWith(`${name}.`));
}

test.each(['README.md', 'CONTRIBUTING.md', 'SECURITY.md', 'CHANGELOG.md', 'docs/developing.md', 'docs/packaging.md'])(
  'what %s points at is there',
  (page) => {
    expect(lost(page, readFileSync(join(root, page), 'utf8'), isThere)).toEqual([]);
  },
);

test('what is not there is found', () => {
  const text =
    'See `src-main/none.ts`, `build/build.mjs`, [this](gone.md), [that](https://x.org), and npm run nothing.';
  expect(lost('docs/a.md', text, isThere)).toEqual(['src-main/none.ts', 'docs/gone.md', 'npm run nothing']);
});
