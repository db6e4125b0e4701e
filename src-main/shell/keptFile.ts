// A small file of choices on electron-store: written whole, a good copy beside it, a damaged one set aside under its date; one of
// a newer Front Desk is left as it is.
import { copyFileSync, existsSync, readFileSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import Store from 'electron-store';
import { z } from 'zod';
import { isPlainAndSmall } from '../../src-shared/contract/plain.ts';
import { ProblemError } from '../../src-shared/contract/problems.ts';

/** Every file of choices, and its form. Whoever raises one does what store/fixtures/README.md says. */
export const KEPT_VERSIONS = { settings: 1, 'practice-settings': 1, account: 1, updates: 1, setup: 1 } as const;
export type KeptName = keyof typeof KEPT_VERSIONS;

/** The number in a file; one without it, or with something else in its place, is of the first form. */
const Version = z.number().int().min(1).catch(1);

/** Longest file of choices that is read, in bytes: ten times what a desk can choose. */
export const KEPT_BYTES_MAX = 4 * 1024 * 1024;

export type KeptFile = {
  /**
   * All members but the version as they lie in the file, not yet checked; of a newer file too, so that whoever chose initials
   * only has them whatever version runs.
   */
  readonly found: Readonly<Record<string, unknown>>;
  /** Name of the file that was set aside at this start, null = the file was sound. */
  readonly setAside: string | null;
  /** A newer Front Desk wrote it: what is known in it is read, and nothing is written over it. */
  readonly isNewer: boolean;
  /**
   * Writes all members; on disk when it returns. Throws what the system says when the disk does not take it, and ProblemError
   * 'storeNewer' where the file is newer.
   */
  write(members: Readonly<Record<string, unknown>>): void;
};

/**
 * Opens `<folder>/<name>.json`; `now` (UTC milliseconds) dates a file that is set aside. A file that cannot be read is
 * renamed, never deleted, and the last good copy takes its place. Never throws for what is in the files.
 */
export function openKeptFile(folder: string, name: KeptName, now: number): KeptFile {
  const file = join(folder, `${name}.json`);
  const copy = join(folder, `${name}.good.json`);
  const first = tryOpen(folder, name);
  const version = KEPT_VERSIONS[name];
  if (first) return kept({ store: first, version, file, copy, setAside: null });

  const aside = setFileAside(folder, name, now);
  if (existsSync(copy)) copyFileSync(copy, file);
  const second = tryOpen(folder, name);
  if (second) return kept({ store: second, version, file, copy, setAside: aside });

  // The copy is damaged too: it goes the same way, and the file begins anew.
  setFileAside(folder, name, now);
  const third = tryOpen(folder, name);
  if (!third) throw new Error('The folder for settings cannot be used.');
  return kept({ store: third, version, file, copy, setAside: aside });
}

/** Renames the file under its date; its new name, or null where there is none. */
function setFileAside(folder: string, name: string, now: number): string | null {
  const file = join(folder, `${name}.json`);
  if (!existsSync(file)) return null;
  const aside = freeName(folder, `${name}.damaged-${stampOf(now)}`);
  renameSync(file, join(folder, aside));
  return aside;
}

/** `<stem>.json`, or the first of `<stem>-2.json`, ... that is free: a file that was set aside is never written over. */
function freeName(folder: string, stem: string): string {
  let name = `${stem}.json`;
  for (let count = 2; existsSync(join(folder, name)); count++) name = `${stem}-${count}.json`;
  return name;
}

type Opened = {
  readonly store: Store;
  readonly version: number;
  readonly file: string;
  readonly copy: string;
  readonly setAside: string | null;
};

function kept({ store, version, file, copy, setAside }: Opened): KeptFile {
  const { version: written, ...members } = store.store;
  const isNewer = Version.parse(written) > version;
  return {
    found: members,
    setAside,
    isNewer,
    write(next) {
      // All is there when the newer Front Desk is installed again.
      if (isNewer) throw new ProblemError('storeNewer');
      store.store = { ...next, version };
      // Renamed into place, so that the copy is whole or the earlier one at any moment.
      copyFileSync(file, `${copy}.new`);
      renameSync(`${copy}.new`, copy);
    },
  };
}

/** A store over the file, or null when the file holds anything but one whole object of a size that can be. */
function tryOpen(folder: string, name: string): Store | null {
  const file = join(folder, `${name}.json`);
  try {
    // The library takes a list or a number for an empty file, and would write over it.
    if (existsSync(file) && (statSync(file).size > KEPT_BYTES_MAX || !isSound(readFileSync(file, 'utf8')))) return null;
    // Reading a damaged file must not rewrite it with defaults.
    return new Store({ cwd: folder, name, clearInvalidConfig: false, configFileMode: 0o600 });
  } catch {
    return null;
  }
}

function isSound(text: string): boolean {
  const value = JSON.parse(text) as unknown;
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
  // Nested without end it could be read, and never be written again.
  return isObject && isPlainAndSmall(value);
}

/** 20261123T174700Z: sorts by time, fits every file system. */
function stampOf(now: number): string {
  return new Date(now).toISOString().replace(/[-:]/g, '').replace(/\.\d+/, '');
}
