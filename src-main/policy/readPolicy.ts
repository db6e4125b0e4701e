// The policy of this computer, read once at the start: by the way of its system, else from a file that somebody tries a policy with.
import { LINUX_FILE } from '../../src-shared/policy/places.ts';
import type { ReadPolicyFile } from './disk.ts';
import { interpret } from './interpret.ts';
import type { PolicyReading, PolicySource } from './interpret.ts';
import { readJsonPolicy } from './jsonFile.ts';
import { readProfile } from './profile.ts';
import type { RunProgram } from './program.ts';
import type { RawPolicy } from './raw.ts';
import { readRegistry } from './registry.ts';

export type PolicyPlace = {
  readonly platform: NodeJS.Platform;
  readonly read: ReadPolicyFile;
  readonly run: RunProgram;
  /** Where Windows lies; '' elsewhere. */
  readonly windowsFolder: string;
  /** A file to try a policy with, '' = none. It counts only where the computer has no policy of its own. */
  readonly tryFile: string;
};

type SystemSource = Exclude<PolicySource, 'none' | 'tried'>;
const sources = { win32: 'windows', darwin: 'macos' } as const;

/** Reads it; never rejects, and what cannot be read is in the reading. */
export async function readPolicy(place: PolicyPlace): Promise<PolicyReading> {
  const source: SystemSource =
    place.platform === 'win32' || place.platform === 'darwin' ? sources[place.platform] : 'linux';
  const own = await ownPolicy(place, source);
  if (own.is !== 'none' || place.tryFile === '') return interpret(own, source);
  return interpret(readJsonPolicy(place.read, place.tryFile, true), 'tried');
}

function ownPolicy(place: PolicyPlace, source: SystemSource): Promise<RawPolicy> | RawPolicy {
  switch (source) {
    case 'windows':
      return readRegistry(place.run, place.windowsFolder);
    case 'macos':
      return readProfile(place.read, place.run);
    case 'linux':
      return readJsonPolicy(place.read, LINUX_FILE);
  }
}
