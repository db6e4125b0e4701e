// A witness beside the account's file: by it a file that was restored, copied or lost is noticed before anything is sent.
import { hash } from 'node:crypto';
import { z } from 'zod';
import type { Files } from './files.ts';

/**
 * What was so when the journal was last written. `highest`: the highest number that the journal gave. `mark`: this
 * computer's own. `file`: what tells the database file from a copy of it (`Files.identity`), '' = the disk does not tell.
 * `steps`: how many steps the changes after number `from` had made, so that a file which has lost only what became of
 * them (its log of writes was cut) is noticed too.
 */
export const Witness = z.object({
  account: z.string().min(1),
  highest: z.number().int().nonnegative(),
  mark: z.string(),
  file: z.string(),
  from: z.number().int().nonnegative(),
  steps: z.number().int().nonnegative(),
});
export type Witness = z.infer<typeof Witness>;

/** Bytes of a witness: less than a disk's sector, so that one write is whole or absent. */
const WITNESS_LENGTH = 512;
const CHECK_LENGTH = 16;

/** The witness, or null where there is none that can be read: the power may have gone while it was written. */
export function readWitness(files: Pick<Files, 'read'>, path: string): Witness | null {
  const bytes = files.read(path);
  if (bytes === null) return null;
  const text = Buffer.from(bytes).toString('utf8').trimEnd();
  const [check, body] = [text.slice(0, CHECK_LENGTH), text.slice(CHECK_LENGTH)];
  if (check !== checkOf(body)) return null;
  const witness = Witness.safeParse(JSON.parse(body));
  return witness.success ? witness.data : null;
}

/**
 * To be called after each commit that writes to the journal, never before. One write without a sync: what is lost with the
 * power leaves an older witness, and that one accuses nobody.
 */
export function writeWitness(files: Pick<Files, 'overwrite'>, path: string, witness: Witness): void {
  const body = JSON.stringify(witness);
  const text = checkOf(body) + body;
  if (Buffer.byteLength(text) > WITNESS_LENGTH) throw new Error('A witness is short');
  files.overwrite(path, Buffer.from(text.padEnd(WITNESS_LENGTH - (Buffer.byteLength(text) - text.length)), 'utf8'));
}

/** What is found at a start, to be compared: the witness as it would be written now, but for the steps. */
export type Found = Pick<Witness, 'account' | 'highest' | 'mark' | 'file'> & {
  readonly stepsAfter: (from: number) => number;
};

/**
 * `unknown`: there is no witness to ask (the first start, or it cannot be read). `behind`: the same file has lost what was
 * saved in it. `restored`: it is another file than it was. `copied`: it was written on another computer or for another
 * account.
 */
export type Testimony = 'asItWas' | 'unknown' | 'behind' | 'restored' | 'copied';

/** Compares the witness with what is found at a start. A journal that is ahead was stopped before its witness was written. */
export function askWitness(witness: Witness | null, found: Found): Testimony {
  if (witness === null) return 'unknown';
  if (witness.account !== found.account || witness.mark !== found.mark) return 'copied';
  const isSameFile = witness.file === '' || found.file === '' || witness.file === found.file;
  if (!isSameFile) return 'restored';
  const isBehind = found.highest < witness.highest || found.stepsAfter(witness.from) < witness.steps;
  return isBehind ? 'behind' : 'asItWas';
}

function checkOf(body: string): string {
  return hash('sha256', body).slice(0, CHECK_LENGTH);
}
