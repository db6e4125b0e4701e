// How heavy the built app is: the script that the page starts with has a budget, since every start reads it.
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { at } from './tools.mjs';

/** The script that the page starts with, packed; screens that come later have files of their own. */
const START_SCRIPT_MAX_KB = 120;
/** The entry, and one with all that it imports at once: each more is a request before the first line runs. */
const START_SCRIPTS_MAX = 2;

const kB = (bytes) => Number((bytes / 1000).toFixed(1));
const packed = (path) => gzipSync(readFileSync(path), { level: 9 }).length;

/**
 * Weighs what was built.
 * @returns {{ startKB: number, allKB: number, isTooHeavy: boolean, words: string }}
 */
export function weighPage() {
  const renderer = at('out/renderer');
  const page = readFileSync(join(renderer, 'index.html'), 'utf8');
  // What the page names it loads at once; a script named there only to be fetched early counts too.
  const atStart = [...page.matchAll(/(?:src|href)="([^"]+\.js)"/g)].map(([, path]) => join(renderer, path));
  if (atStart.length === 0) throw new Error('The built page names no script.');
  const scripts = readdirSync(join(renderer, 'assets'))
    .filter((name) => name.endsWith('.js'))
    .map((name) => join(renderer, 'assets', name));
  const sum = (paths) => kB(paths.map(packed).reduce((all, one) => all + one, 0));
  const [startKB, allKB] = [sum(atStart), sum(scripts)];
  const isTooHeavy = startKB > START_SCRIPT_MAX_KB || atStart.length > START_SCRIPTS_MAX;
  const words =
    `The page starts with ${startKB} kB of script (gzip; budget ${START_SCRIPT_MAX_KB}) in ${atStart.length} files ` +
    `(at most ${START_SCRIPTS_MAX}); all its scripts: ${allKB} kB.`;
  return { startKB, allKB, isTooHeavy, words };
}

/** Bytes of all files that are built, as they go into the package. */
export function weighAll() {
  const out = at('out');
  return readdirSync(out, { recursive: true })
    .map((name) => statSync(join(out, name)))
    .filter((found) => found.isFile())
    .reduce((all, { size }) => all + size, 0);
}

if (process.argv[1] === at('build/weight.mjs')) {
  const { words, isTooHeavy } = weighPage();
  console.log(`${words}\nAll that is built: ${kB(weighAll())} kB.`);
  process.exitCode = isTooHeavy ? 1 : 0;
}
