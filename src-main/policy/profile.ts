// Reads the policy of a Mac: what a configuration profile has laid into the managed preferences of the computer.
import { PREFERENCE_DOMAIN } from '../../src-shared/policy/places.ts';
import type { ReadPolicyFile } from './disk.ts';
import { whoElseWrites } from './disk.ts';
import type { RunProgram } from './program.ts';
import { membersOf } from './raw.ts';
import type { RawPolicy, WholeFault } from './raw.ts';

/** Written by the system alone, for the whole computer. */
export const PROFILE_FILE = `/Library/Managed Preferences/${PREFERENCE_DOMAIN}.plist`;
/** macOS adds this to managed preferences by itself. */
const NOT_OURS = /^(PayloadUUID|com\.apple\..*)$/;

/** Reads the managed preferences by plutil, which knows every form of a property list. */
export async function readProfile(read: ReadPolicyFile, run: RunProgram): Promise<RawPolicy> {
  const found = read(PROFILE_FILE);
  if (found.is !== 'there') {
    if (found.is === 'missing') return { is: 'none' };
    return notUsed(found.is === 'notAFile' ? 'notReadable' : found.is);
  }
  const why = whoElseWrites(found);
  if (why !== null) return notUsed(why);
  const ran = await run('/usr/bin/plutil', ['-convert', 'json', '-o', '-', '--', PROFILE_FILE]);
  if (ran.is !== 'ended') return notUsed(failures[ran.is]);
  const members = ran.code === 0 ? membersOf(ran.said) : null;
  if (members === null) return notUsed('notReadable');
  return { is: 'found', members: members.filter(([name]) => !NOT_OURS.test(name)) };
}

const failures = { timedOut: 'noAnswer', tooLong: 'tooLarge', notStarted: 'noProgram' } as const;

function notUsed(why: WholeFault): RawPolicy {
  return { is: 'notUsed', why };
}
