// Builds the app into out/ when its sources have changed since the last time.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { Stop, at, innerNode, main, readJson, run, writeJson } from './tools.mjs';

const SOURCES = ['src-shared', 'src-main', 'src-renderer', 'electron.vite.config.ts', 'package-lock.json'];
const RESULTS = [
  'out/main/index.js',
  'out/preload/preload.cjs',
  'out/renderer/index.html',
  '.cache/bundled/main.json',
  '.cache/bundled/preload.json',
  '.cache/bundled/renderer.json',
];

/** Builds if needed; `force` builds in any case. */
export async function build({ force = false } = {}) {
  const stamp = stampOf(SOURCES);
  const known = readJson(at('.cache/build.json'))?.stamp === stamp && RESULTS.every((path) => existsSync(at(path)));
  if (known && !force) return;
  rmSync(at('.cache/build.json'), { force: true });
  await buildInto('out');
  writeJson(at('.cache/build.json'), { stamp });
}

/** Builds into a folder, given as seen from the project's or whole. */
export async function buildInto(folder) {
  const script = at('node_modules/electron-vite/bin/electron-vite.js');
  const given = { quiet: true, env: { FRONT_DESK_OUT: folder } };
  const { code, output } = await run(innerNode, [script, 'build', '--logLevel', 'warn'], given);
  if (code !== 0) throw new Stop(`The app could not be built.\n${output}`);
}

/** A text that changes when a file is added, removed or written. */
function stampOf(paths) {
  const hash = createHash('sha256');
  const visit = (path) => {
    const found = statSync(path);
    if (!found.isDirectory()) return hash.update(`${path}:${found.size}:${found.mtimeMs}\n`);
    for (const name of readdirSync(path).sort()) if (!/\.(test|bench)\.ts$/.test(name)) visit(join(path, name));
  };
  for (const path of paths) visit(at(path));
  return hash.digest('hex');
}

if (process.argv[1] === at('build/build.mjs')) await main(() => build({ force: true }));
