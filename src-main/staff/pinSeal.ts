// A PIN as it is kept: stretched by scrypt with a salt of its own, its parameters beside it. (argon2 is in Node, not in Electron.)
import { scrypt, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import type { RandomBytes } from '../../src-shared/outbox/ids.ts';

/** Today's cost: 64 MiB and about a fifth of a second. Kept with each PIN, so that a later Front Desk may ask for more. */
const COST = { N: 2 ** 16, r: 8, p: 1 } as const;
const SALT_LENGTH = 16;
const HASH_LENGTH = 32;

export type PinCost = { readonly N: number; readonly r: number; readonly p: number };

export const SealedPin = z.object({
  kind: z.literal('scrypt'),
  /** At most 1 GiB: a file that somebody changed must not take all of the memory. */
  N: z
    .int()
    .min(2 ** 10)
    .max(2 ** 20),
  r: z.literal(8),
  p: z.int().min(1).max(4),
  salt: z.base64(),
  hash: z.base64(),
  /** How many digits it has: the lock screen draws as many boxes, and takes the last one for the end. */
  digits: z.int(),
});
export type SealedPin = z.infer<typeof SealedPin>;

/** Seals a PIN; `cost` is left out but in tests. */
export async function sealPin(pin: string, random: RandomBytes, cost: PinCost = COST): Promise<SealedPin> {
  const salt = random(SALT_LENGTH);
  const hash = await stretched(pin, salt, cost);
  return {
    kind: 'scrypt',
    ...{ N: cost.N, r: 8, p: cost.p },
    salt: Buffer.from(salt).toString('base64'),
    hash: hash.toString('base64'),
    digits: pin.length,
  };
}

/** Whether `pin` is the sealed one; takes as long for a wrong one as for the right one. */
export async function isPin(pin: string, sealed: SealedPin): Promise<boolean> {
  const kept = Buffer.from(sealed.hash, 'base64');
  const hash = await stretched(pin, Buffer.from(sealed.salt, 'base64'), sealed);
  return kept.length === hash.length && timingSafeEqual(kept, hash);
}

function stretched(pin: string, salt: Uint8Array, { N, r, p }: PinCost): Promise<Buffer> {
  // A little more than scrypt takes by itself, or Node refuses.
  const maxmem = 128 * N * r * p + 2 ** 20;
  return new Promise((resolve, reject) => {
    scrypt(pin, salt, HASH_LENGTH, { N, r, p, maxmem }, (error, key) => (error ? reject(error) : resolve(key)));
  });
}
