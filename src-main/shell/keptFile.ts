// A small file of choices on electron-store: written whole, a good copy beside it, a damaged one set aside under its date; one of
// a newer Front Desk is left as it is, however large it is.
import { copyFileSync, existsSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import Store from 'electron-store';
import { z } from 'zod';
import { isPlainAndSmall } from '../../src-shared/contract/plain.ts';
import { ProblemError } from '../../src-shared/contract/problems.ts';

/** Every file of choices, and its form. Whoever raises one does what store/fixtures/README.md says. */
export const KEPT_VERSIONS = { settings: 1, 'practice-settings': 1, account: 1, updates: 1, setup: 1 } as const;
export type KeptName = keyof typeof KEPT_VERSIONS;
/** No start is without it. */
const FIRST_OPENED: KeptName = 'settings';

/** The number in a file; one without it, or with something else in its place, is of the first form. */
const Version = z.number().int().min(1).catch(1);

/** Longest file of choices that is read, in bytes: ten times what a desk can choose. */
export const KEPT_BYTES_MAX = 4 * 1024 * 1024;
/** Longest file of which it is looked whether a newer Front Desk wrote it: that one may let a desk choose more. */
export const NEWER_BYTES_MAX = 16 * KEPT_BYTES_MAX;

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
 * renamed, never deleted, and the last good copy takes its place, as it does where the file is missing. Never throws for what
 * is in the files.
 */
export function openKeptFile(folder: string, name: KeptName, now: number): KeptFile {
  const file = join(folder, `${name}.json`);
  const copy = join(folder, `${name}.good.json`);
  const version = KEPT_VERSIONS[name];
  const damaged = `${name}.damaged-${stampOf(now)}`;

  let found = look(file, version);
  let setAside = found.is === 'damaged' ? setFileAside(folder, file, damaged) : null;
  if (found.is !== 'sound' && found.is !== 'newer') {
    found = look(copy, version);
    // The copy is damaged too: it goes the same way, and the file begins anew.
    if (found.is === 'damaged') {
      const aside = setFileAside(folder, copy, damaged);
      setAside ??= aside;
    } else if (found.is !== 'none') tryToPut(copy, file);
  }
  const { version: _written, ...members } = found.members;
  // All is there when the newer Front Desk is installed again.
  const refuse = (): never => {
    throw new ProblemError('storeNewer');
  };
  if (found.is === 'newer') return { found: members, setAside, isNewer: true, write: refuse };

  // Made with the first write: what is read needs none. The first file's at once, for two things that cannot wait: a folder that
  // is of no use is said at the start, and the channel that the library puts up is there before `serve.ts` takes it away.
  let store = name === FIRST_OPENED ? storeOver(folder, name) : null;
  let isFirst = true;
  return {
    found: members,
    setAside,
    isNewer: false,
    write(next) {
      // A copy of a newer one is nobody's good copy, but all that is left of it.
      if (isFirst && look(copy, version).is === 'newer') setFileAside(folder, copy, `${name}.newer-${stampOf(now)}`);
      isFirst = false;
      store ??= storeOver(folder, name);
      store.store = { ...next, version };
      putInPlace(file, copy);
    },
  };
}

/** Renames the file under `stem`; its new name. */
function setFileAside(folder: string, file: string, stem: string): string {
  const aside = freeName(folder, stem);
  renameSync(file, join(folder, aside));
  return aside;
}

/** Renamed into place, so that what stands there is whole or the earlier one at any moment. */
function putInPlace(from: string, to: string): void {
  copyFileSync(from, `${to}.new`);
  renameSync(`${to}.new`, to);
}

/** A full disk keeps nobody from what was read: it is put in place with the next choice. */
function tryToPut(from: string, to: string): void {
  try {
    putInPlace(from, to);
  } catch {
    rmSync(`${to}.new`, { force: true });
  }
}

/** `<stem>.json`, or the first of `<stem>-2.json`, ... that is free: a file that was set aside is never written over. */
function freeName(folder: string, stem: string): string {
  let name = `${stem}.json`;
  for (let count = 2; existsSync(join(folder, name)); count++) name = `${stem}-${count}.json`;
  return name;
}

type Members = Readonly<Record<string, unknown>>;
type Looked =
  | { readonly is: 'none' | 'damaged'; readonly members: Members }
  | { readonly is: 'sound' | 'newer'; readonly members: Members };

/** What lies there. Whose it is comes first: how large and how deep a newer one may be, only that one knows. */
function look(file: string, version: number): Looked {
  const not = (is: 'none' | 'damaged'): Looked => ({ is, members: {} });
  if (!existsSync(file)) return not('none');
  try {
    const { size } = statSync(file);
    if (size > NEWER_BYTES_MAX) return not('damaged');
    const value = JSON.parse(readFileSync(file, 'utf8')) as unknown;
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return not('damaged');
    const members = value as Members;
    if (Version.parse(members['version']) > version) return { is: 'newer', members };
    // Nested without end it could be read, and never be written again.
    return size <= KEPT_BYTES_MAX && isPlainAndSmall(value) ? { is: 'sound', members } : not('damaged');
  } catch {
    return not('damaged');
  }
}

function storeOver(folder: string, name: string): Store {
  try {
    // Reading a damaged file must not rewrite it with defaults.
    return new Store({ cwd: folder, name, clearInvalidConfig: false, configFileMode: 0o600 });
  } catch (error) {
    throw new Error('The folder for settings cannot be used.', { cause: error });
  }
}

/** 20261123T174700Z: sorts by time, fits every file system. */
function stampOf(now: number): string {
  return new Date(now).toISOString().replace(/[-:]/g, '').replace(/\.\d+/, '');
}
