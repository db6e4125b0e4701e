// The key file: sealed data keys and credentials of the accounts, and what proves that they were opened rightly.
import { z } from 'zod';
import type { Files } from '../store/files.ts';
import { readPair, writePair } from './keptPair.ts';
import type { PairFound } from './keptPair.ts';

/** Bytes as base64: sealed by the keychain, or plain where `sealedBy` says so. */
const Bytes = z.base64();
const Mark = z.object({ sealedBy: z.enum(['keychain', 'plainFile']), value: Bytes });
/** Names of account folders: nothing that leads out of the folder. */
export const AccountId = z.string().regex(/^[a-z0-9][a-z0-9-]{0,63}$/);

const SealedDataKey = z.object({ version: z.number().int().min(1).max(255), value: Bytes });

const Account = z.object({
  address: z.string(),
  sealedBy: z.enum(['keychain', 'plainFile']),
  dataKey: SealedDataKey,
  /** The key before it, while the account's file has rows that it sealed. */
  formerKey: SealedDataKey.nullable().default(null),
  /** JSON of identifier and secret; null while there are none. */
  credentials: Bytes.nullable(),
  /** Opened by a recovery code, and its open changes not asked about yet: nothing of it may be sent as it stands. */
  isInDoubt: z.boolean().default(false),
  /** Why a new data key is offered: a recovery code was used, or the system changed what it seals with. */
  renewBecause: z.enum(['code', 'keychain']).nullable().default(null),
});
export type KeptAccountEntry = z.infer<typeof Account>;

export const KEY_FILE_VERSION = 2;
export const KeyFile = z.object({
  /** 2 while a key before another one is in it: an earlier Front Desk would lose it, and must not write the file. */
  version: z.union([z.literal(1), z.literal(KEY_FILE_VERSION)]),
  /** What sealed, and a known text under it; null while nothing was sealed by a keychain. */
  seal: z.object({ backend: z.string(), knownValue: Bytes }).nullable(),
  /** This computer's own mark: not the same on a computer to which the files were copied. */
  mark: Mark,
  /** The account whose credentials are used; null = none. */
  live: AccountId.nullable(),
  accounts: z.record(AccountId, Account),
  /** Public halves of the recovery codes that were made here, sealed: to no other are data keys given. */
  recovery: Bytes.nullable().default(null),
  /** Name and password for the clinic's proxy, with the proxy that they are for; always sealed by the keychain. */
  proxy: Bytes.nullable().default(null),
});
export type KeyFile = z.infer<typeof KeyFile>;

const form = { version: KEY_FILE_VERSION, schema: KeyFile };

/** As `readPair` says. */
export function readKeyFile(files: Files, path: string, now: number): PairFound<KeyFile> {
  return readPair(files, path, form, now);
}

/** On the disk, synced, when it returns. */
export function writeKeyFile(files: Files, path: string, file: KeyFile): void {
  writePair(files, path, file);
}
