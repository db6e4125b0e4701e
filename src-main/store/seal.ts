// Seals values for the disk: AES-256-GCM, bound to the place where they lie, and keyed hashes for looking up.
import { createCipheriv, createDecipheriv, createHmac, createSecretKey, hkdfSync } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { DamagedRow } from './storeError.ts';

/** The account's key: 32 bytes, and a version from 1 to 255 that goes up when the key is changed. */
export type DataKey = { readonly bytes: Uint8Array; readonly version: number };
/** `length` bytes that nobody can guess; main passes node:crypto's, tests a seeded one. */
export type RandomBytes = (length: number) => Uint8Array;

/** Where a sealed value lies: bound to it, so that a value moved to another row, column or table does not open. */
export type Place = { readonly table: string; readonly rowId: string; readonly column: string };

export const DATA_KEY_LENGTH = 32;
const FORM = 1; // of the bytes: form, key version, nonce, text, tag
const NONCE_LENGTH = 12;
const TAG_LENGTH = 16;
const HEAD_LENGTH = 2;

/** Seals and opens with one key. Two keys are derived from it, so that a look-up hash tells nothing about the sealing key. */
export class Sealer {
  readonly #rowKey: KeyObject;
  readonly #lookupKey: KeyObject;
  readonly #version: number;
  readonly #random: RandomBytes;

  constructor(dataKey: DataKey, random: RandomBytes) {
    if (dataKey.bytes.length !== DATA_KEY_LENGTH) throw new Error('A data key has 32 bytes.');
    if (!Number.isInteger(dataKey.version) || dataKey.version < 1 || dataKey.version > 255) {
      throw new Error('A data key has a version from 1 to 255.');
    }
    this.#rowKey = derive(dataKey.bytes, 'front-desk/rows/1');
    this.#lookupKey = derive(dataKey.bytes, 'front-desk/lookup/1');
    this.#version = dataKey.version;
    this.#random = random;
  }

  /** `value` must be JSON; throws for what is not (undefined, a function). */
  seal(place: Place, value: unknown): Uint8Array {
    const text: string | undefined = JSON.stringify(value);
    if (text === undefined) throw new Error('Only JSON can be sealed.');
    const nonce = this.#random(NONCE_LENGTH);
    if (nonce.length !== NONCE_LENGTH) throw new Error('The nonce is short.');
    const cipher = createCipheriv('aes-256-gcm', this.#rowKey, nonce, { authTagLength: TAG_LENGTH });
    cipher.setAAD(associated(place, this.#version));
    const sealed = [Uint8Array.of(FORM, this.#version), nonce, cipher.update(text, 'utf8'), cipher.final()];
    return Buffer.concat([...sealed, cipher.getAuthTag()]);
  }

  /** Throws `DamagedRow` where form, key, place or any bit does not fit. */
  unseal(place: Place, sealed: Uint8Array): unknown {
    const textEnd = sealed.length - TAG_LENGTH;
    const textStart = HEAD_LENGTH + NONCE_LENGTH;
    if (textEnd < textStart || sealed[0] !== FORM || sealed[1] !== this.#version) throw new DamagedRow(place.table);
    try {
      const nonce = sealed.subarray(HEAD_LENGTH, textStart);
      const decipher = createDecipheriv('aes-256-gcm', this.#rowKey, nonce, { authTagLength: TAG_LENGTH });
      decipher.setAAD(associated(place, this.#version));
      decipher.setAuthTag(sealed.subarray(textEnd));
      const text = decipher.update(sealed.subarray(textStart, textEnd), undefined, 'utf8') + decipher.final('utf8');
      return JSON.parse(text) as unknown;
    } catch {
      throw new DamagedRow(place.table); // OpenSSL's own message says nothing more
    }
  }

  /** HMAC-SHA-256 as hex; the same value under another purpose gives another hash. */
  lookupHash(purpose: string, value: string): string {
    return createHmac('sha256', this.#lookupKey)
      .update(JSON.stringify([purpose, value]))
      .digest('hex');
  }
}

// As a KeyObject: handed over as bytes it would be taken in anew at each call, which costs more than the sealing.
function derive(key: Uint8Array, purpose: string): KeyObject {
  return createSecretKey(Buffer.from(hkdfSync('sha256', key, new Uint8Array(0), purpose, DATA_KEY_LENGTH)));
}

// As JSON: no choice of names can make two places look alike.
function associated({ table, rowId, column }: Place, version: number): Uint8Array {
  return Buffer.from(JSON.stringify([table, rowId, column, version]), 'utf8');
}
