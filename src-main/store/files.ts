// The disk as store and vault use it beside SQLite: whole files, replaced at once or not at all.
import {
  accessSync,
  closeSync,
  constants,
  copyFileSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { dirname } from 'node:path';

/** Every call is synchronous and throws the system's error; a file that is not there is `null`, not an error. */
export interface Files {
  read(path: string): Uint8Array | null;
  size(path: string): number | null;
  /** What tells this file from a copy of it: changes when a file is restored or copied, not when it is written or renamed. */
  identity(path: string): string | null;
  /** After it returns the file holds `bytes` and is synced; stopped at any point it holds the old bytes or the new ones. */
  replace(path: string, bytes: Uint8Array): void;
  /** One write over what is there, not synced: for what may be lost with the power, but not with the process. */
  overwrite(path: string, bytes: Uint8Array): void;
  /** Renames, over what is there, and syncs the folder. */
  move(from: string, to: string): void;
  /** Copies and syncs; the copy appears under its name only when it is whole. */
  copy(from: string, to: string): void;
  sync(path: string): void;
  /** For our own unfinished files only. */
  removeUnfinished(path: string): void;
  makeFolder(path: string): void;
  /** Names of the folders in a folder; none where it is not there. */
  foldersIn(path: string): readonly string[];
  /** Whether this file, or new files in this folder, can be written. */
  mayWrite(path: string): boolean;
}

const isWindows = process.platform === 'win32';
// A virus scanner holds a new file for a moment; Windows then refuses to rename it.
const renameTriesMax = 20;
const renameWaitMs = 50;

/** The real disk. */
export const nodeFiles: Files = {
  read: (path) => orNull(() => readFileSync(path)),
  size: (path) => orNull(() => statSync(path).size),
  identity: (path) =>
    orNull(() => {
      const facts = statSync(path, { bigint: true });
      // The inode alone is used again soon after a file is removed.
      return `${facts.ino}-${facts.birthtimeNs}`;
    }),
  replace(path, bytes) {
    const unfinished = `${path}.unfinished`;
    const file = openSync(unfinished, 'w', 0o600);
    try {
      writeAll(file, bytes);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    nodeFiles.move(unfinished, path);
  },
  overwrite(path, bytes) {
    const file = orNull(() => openSync(path, 'r+')) ?? openSync(path, 'w', 0o600);
    try {
      writeAll(file, bytes);
    } finally {
      closeSync(file);
    }
  },
  move(from, to) {
    rename(from, to);
    syncFolder(dirname(to));
  },
  copy(from, to) {
    const unfinished = `${to}.unfinished`;
    copyFileSync(from, unfinished);
    nodeFiles.sync(unfinished);
    nodeFiles.move(unfinished, to);
  },
  sync(path) {
    const file = openSync(path, 'r+');
    try {
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
  },
  removeUnfinished: (path) => rmSync(path, { force: true }),
  makeFolder: (path) => void mkdirSync(path, { recursive: true, mode: 0o700 }),
  foldersIn: (path) =>
    (orNull(() => readdirSync(path, { withFileTypes: true })) ?? [])
      .filter((entry) => entry.isDirectory())
      .map((entry) => entry.name),
  mayWrite(path) {
    try {
      accessSync(path, constants.W_OK);
      return true;
    } catch {
      return false;
    }
  },
};

/** Where a damaged file goes: `desk.db.set-aside-2026-11-23T17-47-00-000Z`, with a number behind it when that is taken. */
export function setAsideName(files: Files, path: string, now: number): string {
  const dated = `${path}.set-aside-${new Date(now).toISOString().replaceAll(/[:.]/g, '-')}`;
  for (let copy = 1; ; copy++) {
    const name = copy === 1 ? dated : `${dated}-${copy}`;
    if (files.size(name) === null) return name;
  }
}

/** Moves a damaged file out of the way, never away. Returns its new path. */
export function setAside(files: Files, path: string, now: number): string {
  const name = setAsideName(files, path, now);
  files.move(path, name);
  return name;
}

function orNull<T>(read: () => T): T | null {
  try {
    return read();
  } catch (error) {
    if (isCode(error, 'ENOENT')) return null;
    throw error;
  }
}

function writeAll(file: number, bytes: Uint8Array): void {
  for (let written = 0; written < bytes.length;) {
    written += writeSync(file, bytes, written, bytes.length - written, written);
  }
}

function rename(from: string, to: string): void {
  for (let tries = 1; ; tries++) {
    try {
      return renameSync(from, to);
    } catch (error) {
      const heldForAMoment = isWindows && isCode(error, 'EPERM', 'EBUSY', 'EACCES');
      if (!heldForAMoment || tries >= renameTriesMax) throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, renameWaitMs);
    }
  }
}

// A rename is only safe from a power cut once its folder is synced. Windows knows no such call.
function syncFolder(path: string): void {
  if (isWindows) return;
  const folder = openSync(path, 'r');
  try {
    fsyncSync(folder);
  } finally {
    closeSync(folder);
  }
}

function isCode(error: unknown, ...codes: string[]): boolean {
  return error instanceof Error && 'code' in error && codes.includes(String(error.code));
}
