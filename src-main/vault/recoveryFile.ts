// The recovery file beside the key file: for each code that was made, what only that code opens.
import { z } from 'zod';
import type { Files } from '../store/files.ts';
import { AccountId } from './keyFile.ts';
import { placesOf, readPair, writePair } from './keptPair.ts';
import type { PairFound } from './keptPair.ts';
import { recoverySchemas } from './recoverySeal.ts';

const Code = recoverySchemas.CodeSeal.extend({
  madeAt: z.number().int(),
  /** When a person said that it is written down; null = not yet, and the code before it still opens. */
  confirmedAt: z.number().int().nullable(),
  accounts: z.record(AccountId, recoverySchemas.SealedKey),
  /** The keys before those, of accounts whose files have rows that they sealed. */
  former: z.record(AccountId, recoverySchemas.SealedKey).default({}),
});
export type KeptCode = z.infer<typeof Code>;

export const RECOVERY_FILE_VERSION = 2;
const RecoveryFile = z.object({
  /** 2 while a key before another one is in it: an earlier Front Desk would lose it, and must not write the file. */
  version: z.union([z.literal(1), z.literal(RECOVERY_FILE_VERSION)]),
  /** The account that was in use; its API keys are asked for again. */
  live: AccountId.nullable(),
  /** The one in force, and one that is shown right now. */
  codes: z.array(Code).max(2),
});
export type RecoveryFile = z.infer<typeof RecoveryFile>;

const form = { version: RECOVERY_FILE_VERSION, schema: RecoveryFile };

/** As `readPair` says. */
export function readRecoveryFile(files: Files, path: string, now: number): PairFound<RecoveryFile> {
  return readPair(files, path, form, now);
}

/** Written, synced, and read again from the disk byte for byte. Throws what the disk says, or RecoveryNotKept. */
export function writeRecoveryFile(files: Files, path: string, file: RecoveryFile): void {
  writePair(files, path, file);
  const wanted = JSON.stringify(file);
  for (const place of placesOf(path)) {
    const bytes = files.read(place);
    const found = bytes === null ? null : JSON.stringify(tryParse(bytes));
    if (found !== wanted) throw new RecoveryNotKept();
  }
}

/** The disk said that it took the file, and does not give it back. */
export class RecoveryNotKept extends Error {
  constructor() {
    super('The recovery file could not be read back');
    this.name = 'RecoveryNotKept';
  }
}

function tryParse(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(bytes).toString('utf8')) as unknown;
  } catch {
    return undefined;
  }
}
