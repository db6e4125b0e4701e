// The key file: sealed data keys and credentials of the accounts, and what proves that they were opened rightly.
import { z } from 'zod';
import { setAside } from '../store/files.ts';
import type { Files } from '../store/files.ts';

/** Bytes as base64: sealed by the keychain, or plain where `sealedBy` says so. */
const Bytes = z.base64();
const Mark = z.object({ sealedBy: z.enum(['keychain', 'plainFile']), value: Bytes });
/** Names of account folders: nothing that leads out of the folder. */
export const AccountId = z.string().regex(/^[a-z0-9][a-z0-9-]{0,63}$/);

const Account = z.object({
  address: z.string(),
  sealedBy: z.enum(['keychain', 'plainFile']),
  dataKey: z.object({ version: z.number().int().min(1).max(255), value: Bytes }),
  /** JSON of identifier and secret; null while there are none. */
  credentials: Bytes.nullable(),
});
export type KeptAccountEntry = z.infer<typeof Account>;

export const KEY_FILE_VERSION = 1;
export const KeyFile = z.object({
  version: z.literal(KEY_FILE_VERSION),
  /** What sealed, and a known text under it; null while nothing was sealed by a keychain. */
  seal: z.object({ backend: z.string(), knownValue: Bytes }).nullable(),
  /** This computer's own mark: not the same on a computer to which the files were copied. */
  mark: Mark,
  /** The account whose credentials are used; null = none. */
  live: AccountId.nullable(),
  accounts: z.record(AccountId, Account),
});
export type KeyFile = z.infer<typeof KeyFile>;

/** `setAside`: paths of files that could not be read and lie there now. */
export type KeyFileFound =
  | { readonly is: 'found'; readonly file: KeyFile; readonly setAside: readonly string[] }
  | { readonly is: 'none' }
  | { readonly is: 'damaged'; readonly setAside: readonly string[] }
  | { readonly is: 'newer' };

/**
 * Reads the key file, or its copy where the file itself is missing or damaged. What is damaged is renamed, never deleted.
 * `now`: UTC milliseconds, dates what is set aside. A file of a newer Front Desk is left as it is.
 */
export function readKeyFile(files: Files, path: string, now: number): KeyFileFound {
  const asides: string[] = [];
  for (const place of [path, copyOf(path)]) {
    const bytes = files.read(place);
    if (bytes === null) continue;
    const file = parse(bytes);
    if (file === 'newer') return { is: 'newer' };
    if (file !== 'damaged') return { is: 'found', file, setAside: asides };
    asides.push(setAside(files, place, now));
  }
  return asides.length === 0 ? { is: 'none' } : { is: 'damaged', setAside: asides };
}

/** On the disk, synced, when it returns. The copy first: it is never older than the file. */
export function writeKeyFile(files: Files, path: string, file: KeyFile): void {
  const bytes = Buffer.from(`${JSON.stringify(file, undefined, 2)}\n`, 'utf8');
  files.replace(copyOf(path), bytes);
  files.replace(path, bytes);
}

function copyOf(path: string): string {
  return `${path}.copy`;
}

function parse(bytes: Uint8Array): KeyFile | 'newer' | 'damaged' {
  try {
    const value: unknown = JSON.parse(Buffer.from(bytes).toString('utf8'));
    const version = z.object({ version: z.number().int() }).safeParse(value);
    if (version.success && version.data.version > KEY_FILE_VERSION) return 'newer';
    return KeyFile.parse(value);
  } catch {
    return 'damaged';
  }
}
