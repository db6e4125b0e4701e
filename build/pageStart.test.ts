import { expect, test } from 'vitest';
import { atStart, compiledAtOnce } from './pageStart.mjs';

const imports: Readonly<Record<string, readonly string[]>> = {
  'index.js': ['icon.js', 'words.js'],
  'icon.js': ['words.js', 'index.js'],
  'words.js': [],
  'settings.js': ['icon.js'],
};

test('what a page starts with is its entry and what is imported at once from there', () => {
  const found = atStart(['index.js'], (id) => imports[id] ?? []);
  expect([...found].sort()).toEqual(['icon.js', 'index.js', 'words.js']);
});

test.each([
  [{}, ['icon.js', 'index.js', 'words.js']],
  [{ everything: true }, ['icon.js', 'index.js', 'settings.js', 'words.js']],
])('the hint stands at the beginning of what the page starts with, or of everything (%j)', (options, hinted) => {
  const chunk = (fileName: string) => ({
    ...{ type: 'chunk', fileName, isEntry: fileName === 'index.js', imports: imports[fileName], code: 'run();' },
  });
  const bundle = Object.fromEntries(Object.keys(imports).map((name) => [name, chunk(name)]));
  const { generateBundle } = compiledAtOnce(options);
  if (typeof generateBundle !== 'object') throw new Error('The plugin has no hook that comes last.');
  Reflect.apply(generateBundle.handler, undefined, [{}, bundle]);
  const found = Object.values(bundle).filter(({ code }) => code === '//# allFunctionsCalledOnLoad\nrun();');
  expect(found.map(({ fileName }) => fileName).sort()).toEqual(hinted);
});
