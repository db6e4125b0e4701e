// A data key is renewed: two keys are known while an account's file is sealed anew, then the one of before is gone.
import { DATA_KEY_LENGTH } from '../store/seal.ts';
import type { RandomBytes } from '../store/seal.ts';
import type { OpenEntry, RenewBecause } from './sealing.ts';

/** `isRunning`: rows of the key before are being sealed anew. `because`: why a new key is offered, null = it is not. */
export type RenewalStanding = {
  readonly mayBegin: boolean;
  readonly isRunning: boolean;
  readonly because: RenewBecause | null;
};

/** The entry with a new key, the one of today behind it. One that is being renewed already stays as it is. */
export function begun(entry: OpenEntry, random: RandomBytes): OpenEntry {
  if (entry.formerKey !== null) return entry;
  const version = (entry.dataKey.version % 255) + 1; // one byte in each row; never more than two are in use
  return { ...entry, dataKey: { bytes: random(DATA_KEY_LENGTH), version }, formerKey: entry.dataKey };
}

/** The entry without the key before: nothing opens with it any more. */
export function ended(entry: OpenEntry): OpenEntry {
  return { ...entry, formerKey: null, renewBecause: null };
}

/** The entries, each with a new key offered that has none on its way; what was offered before keeps its reason. */
export function offered(entries: ReadonlyMap<string, OpenEntry>): ReadonlyMap<string, OpenEntry> {
  const isOffered = (entry: OpenEntry): boolean => entry.sealedBy === 'keychain' && entry.formerKey === null;
  return new Map(
    [...entries].map(([id, entry]) => [
      id,
      isOffered(entry) ? { ...entry, renewBecause: entry.renewBecause ?? 'keychain' } : entry,
    ]),
  );
}
