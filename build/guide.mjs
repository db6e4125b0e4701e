// Makes the staff's guide (docs/guide.md) a part of the page: parsed when it is built, into blocks that the page draws as its own.
// Nothing of it is markup there, and what the page could not draw stops the build.
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { lexer } from 'marked';

const GUIDE = /[/\\]docs[/\\]guide\.md$/;

/** A Vite plugin: importing the guide gives `title` and `blocks` (`src-renderer/screens/guide/guide.md.d.ts` has their types). */
export function guidePage() {
  return {
    name: 'guide-page',
    enforce: 'pre',
    transform(text, id) {
      if (!GUIDE.test(id)) return null;
      return { code: moduleOf(text, dirname(id)), map: null, moduleType: 'js' };
    },
  };
}

/** The module's source: each picture is a file of the build, light and, where there is one, dark. */
export function moduleOf(text, folder, isThere = existsSync) {
  const { title, blocks } = guideOf(text);
  const imports = [];
  const imported = (path) => {
    if (!isThere(join(folder, path))) throw new Error(`docs/guide.md: there is no picture ${path}.`);
    imports.push(`import picture${imports.length} from ${JSON.stringify(`./${path}`)};`);
    return `picture${imports.length - 1}`;
  };
  const drawn = blocks.map((block) => {
    if (block.is !== 'picture') return JSON.stringify(block);
    const light = imported(block.path);
    const inDark = block.path.replace(/-light\.png$/, '-dark.png');
    const dark = inDark !== block.path && isThere(join(folder, inDark)) ? imported(inDark) : light;
    return `{ is: 'picture', words: ${JSON.stringify(block.words)}, light: ${light}, dark: ${dark} }`;
  });
  return [
    ...imports,
    `export const title = ${JSON.stringify(title)};`,
    `export const blocks = [${drawn.join(',\n')}];`,
  ].join('\n');
}

/** The guide as blocks; throws, with the line's words, at whatever the page does not draw. */
export function guideOf(text) {
  const [first, ...rest] = lexer(text).filter(({ type }) => type !== 'space');
  if (first?.type !== 'heading' || first.depth !== 1) throw new Error('docs/guide.md: it begins with its title.');
  return { title: wordsOf(first.tokens), blocks: rest.map(blockOf) };
}

function blockOf(token) {
  switch (token.type) {
    case 'heading':
      if (token.depth !== 2) break;
      return { is: 'heading', id: idOf(token.text), words: wordsOf(token.tokens) };
    case 'paragraph': {
      const [only, ...others] = token.tokens;
      if (only.type === 'image' && others.length === 0) return { is: 'picture', words: only.text, path: only.href };
      return { is: 'text', runs: runsOf(token.tokens) };
    }
    case 'list':
      if (token.ordered) break;
      return { is: 'list', items: token.items.map((item) => runsOf(item.tokens.flatMap(({ tokens }) => tokens))) };
    case 'table':
      return {
        is: 'table',
        head: token.header.map((cell) => runsOf(cell.tokens)),
        rows: token.rows.map((row) => row.map((cell) => runsOf(cell.tokens))),
      };
  }
  throw new Error(`docs/guide.md: the page does not draw this ${token.type}: ${token.raw.slice(0, 60)}`);
}

/** A line as runs of words: plain, strong, typed (code), or a key. */
function runsOf(tokens) {
  const runs = [];
  let inKey = false;
  for (const token of tokens) {
    if (token.type === 'html' && token.raw === '<kbd>' && !inKey) inKey = true;
    else if (token.type === 'html' && token.raw === '</kbd>' && inKey) inKey = false;
    else if (token.type === 'text' || token.type === 'escape') {
      runs.push({ as: inKey ? 'key' : 'plain', words: spaced(token.text) });
    } else if (token.type === 'strong') runs.push({ as: 'strong', words: wordsOf(token.tokens) });
    else if (token.type === 'codespan') runs.push({ as: 'typed', words: token.text });
    else throw new Error(`docs/guide.md: the page does not draw this ${token.type}: ${token.raw.slice(0, 60)}`);
  }
  if (inKey) throw new Error('docs/guide.md: a <kbd> that does not end.');
  return runs;
}

function wordsOf(tokens) {
  const runs = runsOf(tokens);
  if (runs.some(({ as }) => as !== 'plain')) throw new Error('docs/guide.md: headings and strong words are plain.');
  return runs.map(({ words }) => words).join('');
}

/** The ends of lines are the writer's. */
function spaced(words) {
  return words.replace(/\s+/g, ' ');
}

function idOf(words) {
  return words
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}
