// Goal: no text for people stands outside of src-shared/words. Method: all markup and code of the app is parsed, and what reads
// like a text is told with its place. What is no text stands in exceptions.ts, and only as long as it is there.
import { globSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { notYet, strings, wholeFiles } from './exceptions.ts';
import { isSentence, sentencesIn, textsInSvelte } from './textsIn.ts';

const root = new URL('../../', import.meta.url).pathname;
/** Tests and their equipment, and the words themselves. */
const LEFT_OUT = /\.(test|bench)\.ts$|\.d\.ts$|Double\.ts$|\/testing\/|\/test[A-Z]\w*\.ts$|^src-shared\/words\//;

const files = globSync('{src-renderer,src-shared,src-main/desk,src-main/shell}/**/*.{ts,svelte}', { cwd: root })
  .map((path) => path.replaceAll('\\', '/'))
  .filter((path) => !LEFT_OUT.test(path))
  .sort();
const found = new Map(
  files
    .filter((path) => wholeFiles[path] === undefined)
    .map((path) => {
      const source = readFileSync(`${root}${path}`, 'utf8');
      return [path, path.endsWith('.svelte') ? textsInSvelte(source) : sentencesIn(source)] as const;
    }),
);
const isOf = (kind: '.svelte' | '.ts') => (path: string) => path.endsWith(kind);

describe.each(['.svelte', '.ts'] as const)('in every %s file', (kind) => {
  test('every text for people stands among the words', () => {
    const left = [...found.keys()]
      .filter(isOf(kind))
      .filter((path) => (found.get(path)?.length ?? 0) > (notYet[path] ?? 0))
      .flatMap((path) =>
        (found.get(path) ?? [])
          .filter(({ text }) => !(strings[path] ?? []).includes(text))
          .map(({ line, text }) => `${path}:${String(line)} ${text}`),
      );
    expect(left).toEqual([]);
  });
});

test('many files are looked at, and every exception is still one', () => {
  expect(files.filter(isOf('.svelte')).length).toBeGreaterThan(50);
  expect(files.filter(isOf('.ts')).length).toBeGreaterThan(100);
  for (const path of Object.keys({ ...wholeFiles, ...notYet })) expect(files).toContain(path);
  for (const [path, texts] of Object.entries(strings)) {
    const there = (found.get(path) ?? []).map(({ text }) => text);
    expect(there, path).toEqual(expect.arrayContaining([...texts]));
  }
});

describe('a planted text is found', () => {
  const texts = (source: string): string[] => textsInSvelte(source).map(({ text }) => text);

  test.each([
    ['<p>Saved</p>', 'Saved'],
    ['{#if ok}<b>{count} waiting</b>{/if}', 'waiting'],
    ['{#each all as one}<li>{one}, and more</li>{/each}', ', and more'],
    ['<Part>Take it back</Part>', 'Take it back'],
    ['{#snippet of()}<i>Now</i>{/snippet}', 'Now'],
    ['<button aria-label="Close">×</button>', 'Close'],
    ['<input placeholder="Name or number" />', 'Name or number'],
    ['<img alt="Logo" src="a.png" />', 'Logo'],
    ['<i title="Kept"></i>', 'Kept'],
    ['<Row help="Not sent yet" />', 'Not sent yet'],
    ["<p>{ok ? 'It was saved' : ''}</p>", 'It was saved'],
    ['<p>{`${count} are waiting`}</p>', '… are waiting'],
    ["<script>const late = 'It is late';</script>", 'It is late'],
  ])('in markup: %s', (source, text) => {
    expect(texts(source)).toEqual([text]);
  });

  test('with its line', () => {
    expect(textsInSvelte("<script>\n  const a = 'It is late';\n</script>\n\n<p>\n  {a}<b>Saved</b>\n</p>")).toEqual([
      { line: 6, text: 'Saved' },
      { line: 2, text: 'It is late' },
    ]);
  });

  test.each([
    ["const a = { words: 'It was saved.' };", 'It was saved.'],
    ['const a = `since ${time}`;', 'since …'],
    ['const a = `${count} waiting`;', '… waiting'],
    ["say(ok ? 'Take it back' : '');", 'Take it back'],
    ["const a = ['On its way'] as const;", 'On its way'],
    ["const a = { 'Not sent': 1 };", 'Not sent'],
  ])('in code: %s', (code, text) => {
    expect(sentencesIn(code)).toEqual([{ line: 1, text }]);
  });
});

describe('what is no text is let through', () => {
  test.each([
    '<p>{say.day.saved}</p>',
    '<button aria-label={say.day.close}>×</button>',
    '<p class="note wide" style="margin: 0 auto">{count} · {time}</p>',
    '<kbd>Esc</kbd>',
    '<div class={[\'a\', { b: true }]} style:width="calc(100% - {x}px)"></div>',
    '<!-- Said in a comment. --><style>p { color: red }</style>',
  ])('in markup: %s', (source) => {
    expect(textsInSvelte(source)).toEqual([]);
  });

  test.each([
    "throw new Error('There is no such row.');",
    "class A extends Error { constructor() { super('It cannot be.'); } }",
    "import { a } from './some file.ts';",
    "type A = 'this and that';",
    "db.prepare('SELECT id FROM sessions WHERE at > ?');",
    "page.querySelector('main button');",
    "new RegExp('[a-z] [a-z]');",
    "log.write('queue.sent');",
  ])('in code: %s', (code) => {
    expect(sentencesIn(code)).toEqual([]);
  });

  test.each(['', 'one', '12:30 · 3', 'Front Desk', 'Ctrl Enter', 'Mountain Standard Time', 'SELECT id FROM rows'])(
    'the string "%s"',
    (text) => {
      expect(isSentence(text)).toBe(false);
    },
  );
});
