// Electron's binary: there, or fetched in a bounded try. A failed try is remembered for a day.
import { spawn } from 'node:child_process';
import { mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { at, electronBinary, innerNode, readJson, root, writeJson } from './tools.mjs';

const STALLED_MS = 20_000;
const DAY_MS = 24 * 60 * 60 * 1000;
const memory = at('.cache/electron.json');

/** Path of the binary; null where it is not there and cannot be fetched now. */
export async function haveElectron() {
  const there = electronBinary();
  if (there !== null) return there;
  const failedAt = readJson(memory)?.failedAt ?? 0;
  if (Date.now() - failedAt < DAY_MS) return null;
  await fetchBinary();
  const fetched = electronBinary();
  if (fetched === null) writeJson(memory, { failedAt: Date.now() });
  return fetched;
}

/** Runs Electron's own installer, shows how much has come, and ends it when nothing has come for 20 s. */
function fetchBinary() {
  const folder = at('.cache/electron-download');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  console.log('Fetching Electron (about 120 MB, once)...');
  return new Promise((done) => {
    // The installer downloads into the folder for temporary files: its size is the progress.
    const env = { ...process.env, TMPDIR: folder, TMP: folder, TEMP: folder };
    const child = spawn(innerNode, [at('node_modules/electron/install.js')], { cwd: root, env, stdio: 'ignore' });
    let size = 0;
    let movedAt = performance.now();
    const watch = setInterval(() => {
      const now = sizeOf(folder) + sizeOf(at('node_modules/electron/dist'));
      if (now !== size) movedAt = performance.now();
      size = now;
      if (process.stdout.isTTY) process.stdout.write(`\r  ${Math.round(size / 1e6)} MB `);
      if (performance.now() - movedAt > STALLED_MS) child.kill();
    }, 500);
    const end = () => {
      clearInterval(watch);
      if (process.stdout.isTTY) process.stdout.write('\r');
      rmSync(folder, { recursive: true, force: true });
      done();
    };
    child.once('error', end);
    child.once('close', end);
  });
}

function sizeOf(folder) {
  try {
    return readdirSync(folder, { withFileTypes: true, recursive: true })
      .filter((entry) => entry.isFile())
      .reduce((sum, entry) => sum + statSync(join(entry.parentPath ?? entry.path, entry.name)).size, 0);
  } catch {
    // Files come and go while the installer works.
    return 0;
  }
}
