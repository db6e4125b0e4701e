// Goal: the guide becomes blocks of the page whole; nothing in it turns into markup, and what the page cannot draw stops the build.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { guideOf, moduleOf } from './guide.mjs';

const there = (): boolean => true;

test('titles, text, lists, tables, keys and pictures', () => {
  const text = [
    '# A guide',
    '## The screen',
    'Press <kbd>Ctrl K</kbd>, type `thu`',
    'and **look**.',
    '',
    '- one',
    '- <kbd>W</kbd> two',
    '',
    '| a | b |',
    '| - | - |',
    '| c | d |',
  ].join('\n');
  expect(guideOf(text)).toEqual({
    title: 'A guide',
    blocks: [
      { is: 'heading', id: 'the-screen', words: 'The screen' },
      {
        is: 'text',
        runs: [
          { as: 'plain', words: 'Press ' },
          { as: 'key', words: 'Ctrl K' },
          { as: 'plain', words: ', type ' },
          { as: 'typed', words: 'thu' },
          { as: 'plain', words: ' and ' },
          { as: 'strong', words: 'look' },
          { as: 'plain', words: '.' },
        ],
      },
      {
        is: 'list',
        items: [
          [{ as: 'plain', words: 'one' }],
          [
            { as: 'key', words: 'W' },
            { as: 'plain', words: ' two' },
          ],
        ],
      },
      {
        is: 'table',
        head: [[{ as: 'plain', words: 'a' }], [{ as: 'plain', words: 'b' }]],
        rows: [[[{ as: 'plain', words: 'c' }], [{ as: 'plain', words: 'd' }]]],
      },
    ],
  });
});

test.each([
  ['a script', 'x <script>1</script>'],
  ['a link', '[x](https://example.org)'],
  ['a quotation', '> x'],
  ['a key that does not end', 'x <kbd>A'],
  ['a numbered list', '1. x'],
  ['a deeper heading', '### x'],
])('%s stops the build', (_what, line) => {
  expect(() => guideOf(`# A guide\n\n${line}`)).toThrow('docs/guide.md');
});

test('a picture is there in light and dark, and a missing one stops the build', () => {
  const text = '# A guide\n\n![The day](pictures/day-light.png)';
  const code = moduleOf(text, '/docs', there);
  expect(code).toContain('import picture0 from "./pictures/day-light.png";');
  expect(code).toContain('import picture1 from "./pictures/day-dark.png";');
  expect(code).toContain(`{ is: 'picture', words: "The day", light: picture0, dark: picture1 }`);
  expect(moduleOf(text, '/docs', (path) => !path.includes('dark'))).toContain('dark: picture0');
  expect(() => moduleOf(text, '/docs', () => false)).toThrow('no picture pictures/day-light.png');
});

test('the guide itself', () => {
  const docs = join(import.meta.dirname, '../docs');
  const { title, blocks } = guideOf(readFileSync(join(docs, 'guide.md'), 'utf8'));
  expect(title).toBe('Front Desk: a guide for the front desk');
  expect(blocks.length).toBeGreaterThan(25);
  expect(moduleOf(readFileSync(join(docs, 'guide.md'), 'utf8'), docs).match(/^import /gm)).toHaveLength(8);
});
