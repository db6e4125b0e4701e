// A setup file: one line of plain text that says what it is, and the contents sealed by a passphrase that is slow to try.
import { createCipheriv, createDecipheriv, createHash, scrypt } from 'node:crypto';
import { z } from 'zod';
import { plainPassphrase } from '../../src-shared/setup/passphrase.ts';
import type { RandomBytes } from '../../src-shared/outbox/ids.ts';
import { SetupContent } from './content.ts';

/** Largest file that is read, in bytes: four times the largest that can be made. */
export const SETUP_BYTES_MAX = 4 * 1024 * 1024;
export const SETUP_VERSION = 1;
const MARK = 'Front Desk setup';
/** Today's cost: 128 MiB and about half a second. */
const COST = { N: 2 ** 17, r: 8, p: 1 } as const;
const KEY_LENGTH = 32;
const TAG_LENGTH = 16;

export type SetupCost = { readonly N: number; readonly r: number; readonly p: number };

const base64 = (bytes: number) => z.base64().max(Math.ceil(bytes / 3) * 4 + 4);
const Head = z.object({
  is: z.literal(MARK),
  version: z.literal(SETUP_VERSION),
  kdf: z.object({
    name: z.literal('scrypt'),
    /** At most 512 MiB: a file that somebody changed must not take all of the memory. */
    N: z
      .int()
      .min(2 ** 10)
      .max(2 ** 19),
    r: z.literal(8),
    p: z.int().min(1).max(2),
    salt: base64(16),
  }),
  /** A part of what the passphrase gives, hashed: tells a wrong passphrase from a damaged file. */
  check: base64(32),
  nonce: base64(12),
});
type Head = z.infer<typeof Head>;

/** A file that was read as far as that goes without its passphrase. */
export type ReadSetup = { readonly head: Head; readonly headText: string; readonly sealed: Uint8Array };

export type SetupFault = 'notASetup' | 'damaged' | 'tooLarge' | 'newer';

/** Seals contents; `cost` is left out but in tests. */
export async function sealSetup(
  content: SetupContent,
  passphrase: string,
  random: RandomBytes,
  cost: SetupCost = COST,
): Promise<string> {
  const kdf = { name: 'scrypt', N: cost.N, r: 8, p: cost.p, salt: textOf(random(16)) } as const;
  const { key, check } = await stretched(passphrase, kdf);
  const head: Head = { is: MARK, version: SETUP_VERSION, kdf, check, nonce: textOf(random(12)) };
  const headText = JSON.stringify(head);
  const cipher = createCipheriv('aes-256-gcm', key, bytesOf(head.nonce));
  cipher.setAAD(Buffer.from(headText, 'utf8'));
  const body = Buffer.concat([cipher.update(JSON.stringify(content), 'utf8'), cipher.final(), cipher.getAuthTag()]);
  const sealed = body.toString('base64');
  return `${headText}\n${sealed}\n${sumOf(headText, sealed)}\n`;
}

/** Reads a file as far as that goes without the passphrase. Never throws. */
export function readSetup(bytes: Uint8Array): ReadSetup | SetupFault {
  if (bytes.length > SETUP_BYTES_MAX) return 'tooLarge';
  const [headText = '', sealed = '', sum = '', ...rest] = Buffer.from(bytes)
    .toString('utf8')
    .replace(/^\ufeff/, '')
    .split(/\r?\n/);
  const said = jsonOf(headText);
  if (said === null || said['is'] !== MARK) return 'notASetup';
  if (typeof said['version'] === 'number' && said['version'] > SETUP_VERSION) return 'newer';
  const head = Head.safeParse(said);
  const isWhole = sumOf(headText, sealed) === sum && rest.every((line) => line === '');
  if (!head.success || !isWhole) return 'damaged';
  return { head: head.data, headText, sealed: bytesOf(sealed) };
}

/** Opens a file that was read. Nothing of it counts before all of it was found sound. */
export async function openSetup(
  { head, headText, sealed }: ReadSetup,
  passphrase: string,
): Promise<SetupContent | 'wrong' | 'damaged' | 'newer'> {
  const { key, check } = await stretched(passphrase, head.kdf);
  if (check !== head.check) return 'wrong';
  if (sealed.length <= TAG_LENGTH || bytesOf(head.nonce).length !== 12) return 'damaged';
  let opened: unknown;
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, bytesOf(head.nonce), { authTagLength: TAG_LENGTH });
    decipher.setAAD(Buffer.from(headText, 'utf8'));
    decipher.setAuthTag(sealed.subarray(-TAG_LENGTH));
    const text = Buffer.concat([decipher.update(sealed.subarray(0, -TAG_LENGTH)), decipher.final()]);
    opened = JSON.parse(text.toString('utf8'));
  } catch {
    return 'damaged';
  }
  const content = SetupContent.safeParse(opened);
  // It is whole, and sealed by somebody who knew the passphrase: another Front Desk has settings that we do not know.
  return content.success ? content.data : 'newer';
}

async function stretched(passphrase: string, { N, r, p, salt }: Head['kdf']): Promise<{ key: Buffer; check: string }> {
  const bytes = await new Promise<Buffer>((resolve, reject) => {
    // A little more than scrypt takes by itself, or Node refuses.
    const maxmem = 128 * N * r * p + 2 ** 20;
    scrypt(plainPassphrase(passphrase), bytesOf(salt), 2 * KEY_LENGTH, { N, r, p, maxmem }, (error, key) =>
      error ? reject(error) : resolve(key),
    );
  });
  const check = createHash('sha256').update(bytes.subarray(KEY_LENGTH)).digest('base64');
  return { key: bytes.subarray(0, KEY_LENGTH), check };
}

/** Tells a file that was cut or altered on its way before anybody types a passphrase. */
function sumOf(headText: string, sealed: string): string {
  return createHash('sha256').update(`${headText}\n${sealed}`).digest('hex');
}

function jsonOf(text: string): Record<string, unknown> | null {
  try {
    const value = JSON.parse(text) as unknown;
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}

function textOf(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64');
}
function bytesOf(text: string): Uint8Array {
  return Buffer.from(text, 'base64');
}
