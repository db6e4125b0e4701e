// Turns data keys and credentials into what the key file holds and back, by the keychain or plainly.
import { z } from 'zod';
import { DATA_KEY_LENGTH } from '../store/seal.ts';
import type { ProxyPassword } from '../api/proxySignIn.ts';
import type { DataKey } from '../store/seal.ts';
import type { KeptAccountEntry, KeyFile } from './keyFile.ts';
import type { Keychain } from './keychain.ts';

/** Signs in to SecureVideo; in main's memory alone. */
export type Credentials = { readonly identifier: string; readonly secret: string };
/** An account of the key file, opened. */
export type OpenEntry = {
  readonly address: string;
  readonly sealedBy: 'keychain' | 'plainFile';
  readonly dataKey: DataKey;
  /** The key before it, while rows of the account's file are sealed with that. */
  readonly formerKey: DataKey | null;
  readonly credentials: Credentials | null;
  /** Opened by a recovery code, and its open changes not asked about yet. */
  readonly isInDoubt: boolean;
  /** Why a new data key is offered; null = it is not. */
  readonly renewBecause: RenewBecause | null;
};
export type RenewBecause = 'code' | 'keychain';

/** What the key file holds, opened. `mark`: null where it is sealed and only plain parts were asked for. */
export type Unsealed = {
  readonly mark: string | null;
  readonly entries: ReadonlyMap<string, OpenEntry>;
  /** Public halves of the recovery codes that were made here. */
  readonly recovery: readonly string[];
  readonly proxy: ProxyPassword | null;
  readonly shouldReSeal: boolean;
};

const KNOWN_VALUE = 'Front Desk sealed this.';
// The account's id is sealed with the key: an entry that was moved under another account does not open.
const KeyText = z.object({ account: z.string(), key: z.base64() });
const RecoveryText = z.object({ recovery: z.array(z.base64()) });
const ProxyText = z.object({ proxy: z.string(), name: z.string(), password: z.string() });
const CredentialsText = z.object({ account: z.string(), identifier: z.string(), secret: z.string() });

/** The keychain opened something, but not what was sealed. */
export class ForeignKeychain extends Error {
  constructor() {
    super('The keychain opened something else');
    this.name = 'ForeignKeychain';
  }
}

/** Opens all that is sealed. Throws ForeignKeychain, or what the keychain throws. */
export async function unsealAll(file: KeyFile, keychain: Keychain): Promise<Unsealed> {
  let shouldReSeal = false;
  const open: Opener = async (sealedBy, value) => {
    if (sealedBy === 'plainFile') return plainText(value);
    const opened = await keychain.unseal(Buffer.from(value, 'base64'));
    shouldReSeal ||= opened.shouldReSeal;
    return opened.text;
  };
  if (file.seal !== null && (await open('keychain', file.seal.knownValue)) !== KNOWN_VALUE) throw new ForeignKeychain();
  const mark = await open(file.mark.sealedBy, file.mark.value);
  const entries = new Map<string, OpenEntry>();
  for (const [id, entry] of Object.entries(file.accounts)) entries.set(id, await openEntry(id, entry, open));
  // A code that cannot be vouched for is made anew; it is no reason to keep the accounts closed.
  const recovery =
    file.recovery === null ? [] : await open(file.mark.sealedBy, file.recovery).then(recoveryOf, () => []);
  // Nor one that does not open: it is typed anew.
  const proxy = file.proxy === null ? null : await open('keychain', file.proxy).then(proxyOf, () => null);
  return { mark, entries, recovery, proxy, shouldReSeal };
}

/** What opens without a keychain: accounts of a server on this computer. */
export async function unsealPlain(file: KeyFile): Promise<Unsealed> {
  const open: Opener = (_, value) => Promise.resolve(plainText(value));
  const entries = new Map<string, OpenEntry>();
  for (const [id, entry] of Object.entries(file.accounts)) {
    if (entry.sealedBy === 'plainFile') entries.set(id, await openEntry(id, entry, open));
  }
  const mark = file.mark.sealedBy === 'plainFile' ? plainText(file.mark.value) : null;
  return { mark, entries, recovery: [], proxy: null, shouldReSeal: false };
}

type ToSeal = {
  readonly mark: string;
  readonly entries: ReadonlyMap<string, OpenEntry>;
  readonly live: string | null;
  readonly recovery: readonly string[];
  readonly proxy: ProxyPassword | null;
};

/** The whole key file anew. `keychain` null: everything in it must be plain. */
export async function sealAll(
  { mark, entries, live, recovery, proxy }: ToSeal,
  keychain: Keychain | null,
): Promise<KeyFile> {
  const seal = async (sealedBy: 'keychain' | 'plainFile', text: string): Promise<string> => {
    if (sealedBy === 'plainFile') return Buffer.from(text, 'utf8').toString('base64');
    if (keychain === null) throw new Error('There is no keychain to seal with');
    return Buffer.from(await keychain.seal(text)).toString('base64');
  };
  const accounts: Record<string, KeptAccountEntry> = {};
  for (const [account, entry] of entries) {
    const { address, sealedBy, credentials, isInDoubt, renewBecause } = entry;
    const sealKey = async ({ bytes, version }: DataKey): Promise<KeptAccountEntry['dataKey']> => {
      const key = Buffer.from(bytes).toString('base64');
      return { version, value: await seal(sealedBy, JSON.stringify({ account, key })) };
    };
    accounts[account] = {
      address,
      sealedBy,
      dataKey: await sealKey(entry.dataKey),
      formerKey: entry.formerKey && (await sealKey(entry.formerKey)),
      renewBecause,
      credentials: credentials && (await seal(sealedBy, JSON.stringify({ account, ...credentials }))),
      isInDoubt,
    };
  }
  const sealedBy = keychain === null ? 'plainFile' : 'keychain';
  return {
    version: [...entries.values()].some(({ formerKey }) => formerKey !== null) ? 2 : 1,
    seal: keychain && { backend: keychain.backend(), knownValue: await seal('keychain', KNOWN_VALUE) },
    mark: { sealedBy, value: await seal(sealedBy, mark) },
    live,
    accounts,
    recovery: recovery.length === 0 ? null : await seal(sealedBy, JSON.stringify({ recovery })),
    proxy: proxy && (await seal('keychain', JSON.stringify(proxy))),
  };
}

type Opener = (sealedBy: 'keychain' | 'plainFile', value: string) => Promise<string>;

async function openEntry(id: string, entry: KeptAccountEntry, open: Opener): Promise<OpenEntry> {
  const { address, sealedBy, isInDoubt, renewBecause } = entry;
  const openKey = async ({ version, value }: KeptAccountEntry['dataKey']): Promise<DataKey> => {
    const { account, key } = KeyText.parse(JSON.parse(await open(sealedBy, value)));
    const bytes = new Uint8Array(Buffer.from(key, 'base64'));
    if (account !== id || bytes.length !== DATA_KEY_LENGTH) throw new ForeignKeychain();
    return { bytes, version };
  };
  const dataKey = await openKey(entry.dataKey);
  const formerKey = entry.formerKey && (await openKey(entry.formerKey));
  const opened = { address, sealedBy, dataKey, formerKey, isInDoubt, renewBecause };
  if (entry.credentials === null) return { ...opened, credentials: null };
  const kept = CredentialsText.parse(JSON.parse(await open(sealedBy, entry.credentials)));
  if (kept.account !== id) throw new ForeignKeychain();
  return { ...opened, credentials: { identifier: kept.identifier, secret: kept.secret } };
}

function recoveryOf(text: string): readonly string[] {
  return RecoveryText.parse(JSON.parse(text)).recovery;
}

function proxyOf(text: string): ProxyPassword {
  return ProxyText.parse(JSON.parse(text));
}

function plainText(value: string): string {
  return Buffer.from(value, 'base64').toString('utf8');
}
