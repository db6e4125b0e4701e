// A policy's file on the disk: what it holds, and who may have written it. Looked at through one opened file, so that it stays the same one.
import { closeSync, fstatSync, openSync, readSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { POLICY_BYTES_MAX } from './raw.ts';

/** Owner's id and permission bits. */
export type Rights = { readonly owner: number; readonly mode: number };

export type PolicyFile =
  | { readonly is: 'missing' | 'denied' | 'notAFile' | 'tooLarge' }
  | { readonly is: 'there'; readonly bytes: Uint8Array; readonly file: Rights; readonly folder: Rights };

/** Opens and reads a policy's file. Never throws. */
export type ReadPolicyFile = (path: string) => PolicyFile;

export const readPolicyFile: ReadPolicyFile = (path) => {
  let opened: number | null = null;
  try {
    opened = openSync(path, 'r');
    const facts = fstatSync(opened);
    if (!facts.isFile()) return { is: 'notAFile' };
    if (facts.size > POLICY_BYTES_MAX) return { is: 'tooLarge' };
    const bytes = new Uint8Array(POLICY_BYTES_MAX + 1);
    const length = readSync(opened, bytes, 0, bytes.length, 0);
    if (length > POLICY_BYTES_MAX) return { is: 'tooLarge' };
    const around = statSync(dirname(path));
    return {
      is: 'there',
      bytes: bytes.subarray(0, length),
      file: { owner: facts.uid, mode: facts.mode },
      folder: { owner: around.uid, mode: around.mode },
    };
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : '';
    // A folder that is a file, or is not there: there is no policy.
    return { is: code === 'ENOENT' || code === 'ENOTDIR' ? 'missing' : 'denied' };
  } finally {
    if (opened !== null) closeSync(opened);
  }
};

const ROOT = 0;
/** Write bits of group and others. */
const OTHERS_WRITE = 0o022;

/** Who but root may write it; null = nobody. */
export function whoElseWrites({ file, folder }: { file: Rights; folder: Rights }): 'notRoots' | 'othersWrite' | null {
  if (file.owner !== ROOT || folder.owner !== ROOT) return 'notRoots';
  return ((file.mode | folder.mode) & OTHERS_WRITE) === 0 ? null : 'othersWrite';
}
