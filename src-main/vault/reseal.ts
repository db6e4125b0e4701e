// After a recovery code has opened the data keys: a key file for the keychain of today, checked before the old one is touched.
import { ProblemError } from '../../src-shared/contract/problems.ts';
import { isLoopback } from '../api/address.ts';
import { setAsideName } from '../store/files.ts';
import type { Files } from '../store/files.ts';
import type { DataKey, RandomBytes } from '../store/seal.ts';
import { writeKeyFile } from './keyFile.ts';
import type { KeyFile } from './keyFile.ts';
import type { Keychain } from './keychain.ts';
import { placesOf } from './keptPair.ts';
import { markOf } from './plainKey.ts';
import type { OpenedByCode } from './recovery.ts';
import { sealAll, unsealAll } from './sealing.ts';
import type { OpenEntry, Unsealed } from './sealing.ts';

export type Resealed = { readonly file: KeyFile; readonly unsealed: Unsealed };

/**
 * Seals what a code opened by `keychain`, and opens it again to be sure. Every account is in doubt, without API keys, and
 * the computer has a new mark: what the code opens may be a copy, so it is asked about and never sent blindly.
 * `plain`: accounts that needed no code. Throws ProblemError: 'noKeychain', 'keychainChanged' (it does not give back).
 */
export async function reseal(
  opened: OpenedByCode,
  plain: ReadonlyMap<string, OpenEntry>,
  earlierLive: string | null,
  { keychain, isAvailable, random }: { keychain: Keychain; isAvailable: boolean; random: RandomBytes },
): Promise<Resealed> {
  const entries = new Map<string, OpenEntry>();
  for (const [account, { address, dataKey, formerKey }] of opened.keys) {
    if (!isAvailable && !isLoopback(address)) throw new ProblemError('noKeychain');
    const sealedBy = isAvailable ? 'keychain' : 'plainFile';
    // Whoever has the sheet may have the key: a new one is offered.
    const renewBecause = 'code';
    entries.set(account, { address, sealedBy, dataKey, formerKey, credentials: null, isInDoubt: true, renewBecause });
  }
  for (const [account, entry] of plain) entries.set(account, { ...entry, isInDoubt: true });
  const mark = markOf(random);
  const recovery = [opened.publicKey];
  const live = [earlierLive, opened.live, ...opened.keys.keys()].find((id) => id !== null && entries.has(id)) ?? null;
  // The proxy's password is in no recovery file either: like the API keys it is typed anew.
  const toSeal = { mark, entries, live, recovery, proxy: null };
  const file = await sealAll(toSeal, isAvailable ? keychain : null).catch(() => {
    throw new ProblemError('noKeychain');
  });
  const again = await unsealAll(file, keychain).catch(() => null);
  const isGivenBack = [...entries].every(([account, { dataKey, formerKey }]) => {
    const back = again?.entries.get(account);
    return back !== undefined && isSameKey(back.dataKey, dataKey) && isSameKey(back.formerKey, formerKey);
  });
  if (!isGivenBack) throw new ProblemError('keychainChanged');
  return { file, unsealed: { mark, entries, recovery, proxy: null, shouldReSeal: false } };
}

function isSameKey(one: DataKey | null, other: DataKey | null): boolean {
  if (one === null || other === null) return one === other;
  return one.version === other.version && Buffer.from(one.bytes).equals(other.bytes);
}

/**
 * Puts the new key file in place. The old one and its copy stay under dated names; stopped at any step there is the old
 * file, which the code opens again, or the new one.
 */
export function putInPlace(files: Files, path: string, file: KeyFile, now: number): void {
  for (const place of placesOf(path)) {
    if (files.size(place) !== null) files.copy(place, setAsideName(files, place, now));
  }
  writeKeyFile(files, path, file);
}
