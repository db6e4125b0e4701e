// What all scripts here share: where things are, running a program, and a plain end when something is missing.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

export const root = resolve(import.meta.dirname ?? dirname(new URL(import.meta.url).pathname), '..');
export const at = (...parts) => join(root, ...parts);

/** Node of the same line as Electron's; every test, bench and host runs on it. */
export const innerNode = at('node_modules/node/bin', process.platform === 'win32' ? 'node.exe' : 'node');

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/** Ends with a sentence that says what to do. */
export class Stop extends Error {}

/** Runs a script's main part; a Stop ends with its own words, everything else with its stack. */
export async function main(part) {
  try {
    process.exitCode = (await part()) ?? 0;
  } catch (error) {
    console.error(error instanceof Stop ? `\n${error.message}` : error);
    process.exitCode = 1;
  }
}

/**
 * Runs a program in the project's folder. `quiet` collects what it prints.
 * @returns {Promise<{ code: number, output: string }>} code -1: it could not be started
 */
export function run(command, args, { env = {}, quiet = false, shell = false } = {}) {
  return new Promise((done) => {
    const stdio = quiet ? ['ignore', 'pipe', 'pipe'] : 'inherit';
    const child = spawn(command, args, { cwd: root, env: { ...process.env, ...env }, stdio, shell });
    let output = '';
    child.stdout?.on('data', (chunk) => (output += chunk));
    child.stderr?.on('data', (chunk) => (output += chunk));
    // Whoever ends this script means the program: it is told, and we wait for its own end.
    const pass = (signal) => child.kill(signal);
    for (const signal of SIGNALS) process.on(signal, pass);
    const end = (result) => {
      for (const signal of SIGNALS) process.off(signal, pass);
      done(result);
    };
    child.once('error', (error) => end({ code: -1, output: `${output}${error.message}` }));
    child.once('close', (code) => end({ code: code ?? 1, output }));
  });
}

/** Reads a small JSON file; undefined where there is none or it cannot be read. */
export function readJson(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return undefined;
  }
}

export function writeJson(path, value) {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, JSON.stringify(value));
}

/** Path of Electron's binary, null where it has not been fetched. */
export function electronBinary() {
  try {
    const path = at('node_modules/electron/dist', readFileSync(at('node_modules/electron/path.txt'), 'utf8'));
    return existsSync(path) ? path : null;
  } catch {
    return null;
  }
}

/** Whether a window could be seen. */
export function hasDisplay() {
  return process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}
