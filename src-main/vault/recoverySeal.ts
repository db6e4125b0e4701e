// What a recovery code seals: a private key under the code, and data keys to its public half, so that later ones need no code.
import {
  createCipheriv,
  createDecipheriv,
  createPrivateKey,
  createPublicKey,
  diffieHellman,
  hkdfSync,
  scrypt,
} from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { z } from 'zod';
import { RANDOM_SYMBOLS, codeOf } from '../../src-shared/recovery/code.ts';
import { DATA_KEY_LENGTH } from '../store/seal.ts';
import type { DataKey, RandomBytes } from '../store/seal.ts';

/** How the code is stretched; kept in the file, so that a later Front Desk may ask for more. 128 MiB and about half a second. */
const scryptToday = { N: 2 ** 17, r: 8, p: 1 } as const;
/** What a file may ask of this computer, 1 GiB at most: a file that somebody changed must not take all of its memory. */
const Scrypt = z.object({
  N: z
    .int()
    .min(2 ** 10)
    .max(2 ** 20),
  r: z.literal(8),
  p: z.number().int().min(1).max(4),
  salt: z.base64(),
});
export type Stretching = { readonly N: number; readonly r: number; readonly p: number };

/** A data key sealed to the public half: `from` is the public half of a key used this once. */
const SealedKey = z.object({
  address: z.string(),
  keyVersion: z.number().int().min(1).max(255),
  from: z.base64(),
  value: z.base64(),
});
export type SealedKey = z.infer<typeof SealedKey>;

/** One code's part of the recovery file, but for the data keys. */
const CodeSeal = z.object({
  /** Names the code on the sheet and in the file; tells nothing about it. */
  id: z.string().regex(/^[0-9A-F]{4}$/),
  scrypt: Scrypt,
  publicKey: z.base64(),
  /** Under the stretched code. */
  privateKey: z.base64(),
});
export type CodeSeal = z.infer<typeof CodeSeal>;

export const recoverySchemas = { SealedKey, CodeSeal };

/** Does not open: another code, another place, or changed bytes. */
export class NotOpened extends Error {
  constructor() {
    super('A recovery seal did not open');
    this.name = 'NotOpened';
  }
}

const FORM = 1;
const SALT_LENGTH = 16;
const PRIVATE_LENGTH = 32;
const NONCE_LENGTH = 12;
const TAG_LENGTH = 16;

/** A new code with 130 random bits, and what it seals. The code is in no other place than this answer. */
export async function makeCode(
  random: RandomBytes,
  stretching: Stretching = scryptToday,
): Promise<{ readonly code: string; readonly seal: CodeSeal }> {
  // As many bytes as a key has: a shorter asking may be answered from a stock.
  const drawn = random(DATA_KEY_LENGTH).subarray(0, RANDOM_SYMBOLS);
  const code = codeOf([...drawn].map((byte) => byte & 31));
  const privateBytes = random(PRIVATE_LENGTH);
  const publicKey = base64(rawPublic(createPublicKey(privateOf(privateBytes))));
  const id = Buffer.from(random(2)).toString('hex').toUpperCase();
  const head = { id, scrypt: { ...stretching, salt: base64(random(SALT_LENGTH)) } as CodeSeal['scrypt'], publicKey };
  const key = await stretched(code, head.scrypt);
  return { code, seal: { ...head, privateKey: base64(seal(key, placeOfPrivate(head), privateBytes, random)) } };
}

/** The private key that a code opens. Throws NotOpened. */
export async function openCode(code: string, sealed: CodeSeal): Promise<KeyObject> {
  const key = await stretched(code, sealed.scrypt);
  const opened = privateOf(unseal(key, placeOfPrivate(sealed), bytesOf(sealed.privateKey)));
  if (base64(rawPublic(createPublicKey(opened))) !== sealed.publicKey) throw new NotOpened();
  return opened;
}

/** Seals an account's data key to a code's public half. */
export function sealKey(
  to: string,
  account: string,
  { address, dataKey }: { readonly address: string; readonly dataKey: DataKey },
  random: RandomBytes,
): SealedKey {
  const once = privateOf(random(PRIVATE_LENGTH));
  const from = base64(rawPublic(createPublicKey(once)));
  const key = shared(once, publicOf(bytesOf(to)), from, to);
  const head = { address, keyVersion: dataKey.version, from };
  return { ...head, value: base64(seal(key, placeOfKey(account, head), dataKey.bytes, random)) };
}

/** The data key; `privateKey` as `openCode` gave it. Throws NotOpened. */
export function openKey(privateKey: KeyObject, account: string, sealed: SealedKey): DataKey {
  const to = base64(rawPublic(createPublicKey(privateKey)));
  const key = shared(privateKey, publicOf(bytesOf(sealed.from)), sealed.from, to);
  const bytes = unseal(key, placeOfKey(account, sealed), bytesOf(sealed.value));
  if (bytes.length !== DATA_KEY_LENGTH) throw new NotOpened();
  return { bytes, version: sealed.keyVersion };
}

// As JSON: no choice of names can make two places look alike.
function placeOfPrivate({ id, scrypt: { N, r, p, salt }, publicKey }: Omit<CodeSeal, 'privateKey'>): unknown[] {
  return ['front-desk/recovery/private-key', FORM, id, N, r, p, salt, publicKey];
}

function placeOfKey(account: string, { address, keyVersion, from }: Omit<SealedKey, 'value'>): unknown[] {
  return ['front-desk/recovery/data-key', FORM, account, address, keyVersion, from];
}

function stretched(code: string, { N, r, p, salt }: CodeSeal['scrypt']): Promise<Uint8Array> {
  return new Promise((done, failed) => {
    const maxmem = 256 * r * (N + p); // twice of what it needs: the libraries count differently
    scrypt(code, bytesOf(salt), 32, { N, r, p, maxmem }, (error, key) => (error ? failed(error) : done(key)));
  });
}

function shared(own: KeyObject, other: KeyObject, from: string, to: string): Uint8Array {
  try {
    const secret = diffieHellman({ privateKey: own, publicKey: other });
    return new Uint8Array(
      hkdfSync('sha256', secret, Buffer.from(`${from} ${to}`), 'front-desk/recovery/data-key/1', 32),
    );
  } catch {
    throw new NotOpened(); // a public key that is none
  }
}

function seal(key: Uint8Array, place: unknown[], bytes: Uint8Array, random: RandomBytes): Uint8Array {
  const nonce = random(NONCE_LENGTH);
  const cipher = createCipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG_LENGTH });
  cipher.setAAD(Buffer.from(JSON.stringify(place), 'utf8'));
  return Buffer.concat([nonce, cipher.update(bytes), cipher.final(), cipher.getAuthTag()]);
}

function unseal(key: Uint8Array, place: unknown[], sealed: Uint8Array): Uint8Array {
  const end = sealed.length - TAG_LENGTH;
  if (end < NONCE_LENGTH) throw new NotOpened();
  try {
    const nonce = sealed.subarray(0, NONCE_LENGTH);
    const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG_LENGTH });
    decipher.setAAD(Buffer.from(JSON.stringify(place), 'utf8'));
    decipher.setAuthTag(sealed.subarray(end));
    return new Uint8Array(Buffer.concat([decipher.update(sealed.subarray(NONCE_LENGTH, end)), decipher.final()]));
  } catch {
    throw new NotOpened(); // OpenSSL's own message says nothing more
  }
}

// X25519 keys as node takes them: a fixed head before the 32 bytes.
const PRIVATE_HEAD = Buffer.from('302e020100300506032b656e04220420', 'hex');
const PUBLIC_HEAD = Buffer.from('302a300506032b656e032100', 'hex');

function privateOf(bytes: Uint8Array): KeyObject {
  if (bytes.length !== PRIVATE_LENGTH) throw new NotOpened();
  return createPrivateKey({ key: Buffer.concat([PRIVATE_HEAD, bytes]), format: 'der', type: 'pkcs8' });
}

function publicOf(bytes: Uint8Array): KeyObject {
  if (bytes.length !== PRIVATE_LENGTH) throw new NotOpened();
  return createPublicKey({ key: Buffer.concat([PUBLIC_HEAD, bytes]), format: 'der', type: 'spki' });
}

function rawPublic(key: KeyObject): Uint8Array {
  return key.export({ format: 'der', type: 'spki' }).subarray(PUBLIC_HEAD.length);
}

function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64');
}

function bytesOf(text: string): Uint8Array {
  return new Uint8Array(Buffer.from(text, 'base64'));
}
