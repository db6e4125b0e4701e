// Reads the policy of a Linux computer: a JSON file that root alone may write.
import type { ReadPolicyFile } from './disk.ts';
import { whoElseWrites } from './disk.ts';
import { membersOf } from './raw.ts';
import type { RawPolicy } from './raw.ts';

/**
 * Reads `path`. `anybodys`: a file to try a policy with, which may be its user's own; it counts only where the computer has
 * no policy, so nobody frees themselves by it.
 */
export function readJsonPolicy(read: ReadPolicyFile, path: string, anybodys = false): RawPolicy {
  const found = read(path);
  switch (found.is) {
    case 'missing':
      return { is: 'none' };
    case 'denied':
    case 'tooLarge':
      return { is: 'notUsed', why: found.is };
    case 'notAFile':
      return { is: 'notUsed', why: 'notReadable' };
    case 'there': {
      const why = anybodys ? null : whoElseWrites(found);
      if (why !== null) return { is: 'notUsed', why };
      const members = membersOf(found.bytes);
      return members === null ? { is: 'notUsed', why: 'notReadable' } : { is: 'found', members };
    }
  }
}
