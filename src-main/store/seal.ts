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

/**
 * Seals with one key, and opens what it or the one before it has sealed. Two keys are derived from each, so that a look-up
 * hash tells nothing about the sealing key.
 */
export class Sealer {
  readonly #key: Derived;
  #former: Derived | null;
  readonly #random: RandomBytes;

  /** `former`: the key before, while what it sealed is not all sealed anew; it opens, and seals nothing. */
  constructor(dataKey: DataKey, random: RandomBytes, former: DataKey | null = null) {
    this.#key = derived(dataKey);
    this.#former = former && derived(former);
    if (this.#former?.version === this.#key.version) throw new Error('Two keys have two versions.');
    this.#random = random;
  }

  /** Version of the key before this one, while it is known. */
  get formerVersion(): number | null {
    return this.#former?.version ?? null;
  }

  /** Nothing that the key before has sealed opens from here on. */
  forgetFormer(): void {
    this.#former = null;
  }

  /** `value` must be JSON; throws for what is not (undefined, a function). */
  seal(place: Place, value: unknown): Uint8Array {
    const text: string | undefined = JSON.stringify(value);
    if (text === undefined) throw new Error('Only JSON can be sealed.');
    const nonce = this.#random(NONCE_LENGTH);
    if (nonce.length !== NONCE_LENGTH) throw new Error('The nonce is short.');
    const cipher = createCipheriv('aes-256-gcm', this.#key.rows, nonce, { authTagLength: TAG_LENGTH });
    cipher.setAAD(associated(place, this.#key.version));
    const sealed = [Uint8Array.of(FORM, this.#key.version), nonce, cipher.update(text, 'utf8'), cipher.final()];
    return Buffer.concat([...sealed, cipher.getAuthTag()]);
  }

  /** Throws `DamagedRow` where form, key, place or any bit does not fit. */
  unseal(place: Place, sealed: Uint8Array): unknown {
    const textEnd = sealed.length - TAG_LENGTH;
    const textStart = HEAD_LENGTH + NONCE_LENGTH;
    const key = sealed[1] === this.#key.version ? this.#key : this.#formerOf(sealed);
    if (textEnd < textStart || sealed[0] !== FORM || key === null) throw new DamagedRow(place.table);
    try {
      const nonce = sealed.subarray(HEAD_LENGTH, textStart);
      const decipher = createDecipheriv('aes-256-gcm', key.rows, nonce, { authTagLength: TAG_LENGTH });
      decipher.setAAD(associated(place, key.version));
      decipher.setAuthTag(sealed.subarray(textEnd));
      const text = decipher.update(sealed.subarray(textStart, textEnd), undefined, 'utf8') + decipher.final('utf8');
      return JSON.parse(text) as unknown;
    } catch {
      throw new DamagedRow(place.table); // OpenSSL's own message says nothing more
    }
  }

  /** HMAC-SHA-256 as hex; the same value under another purpose gives another hash. */
  lookupHash(purpose: string, value: string): string {
    return hashUnder(this.#key, purpose, value);
  }

  /** The same under the key that has sealed `sealed`; under the one of today where that key is not known. */
  lookupHashLike(sealed: Uint8Array, purpose: string, value: string): string {
    return hashUnder(this.#formerOf(sealed) ?? this.#key, purpose, value);
  }

  #formerOf(sealed: Uint8Array): Derived | null {
    return this.#former !== null && keyVersionOf(sealed) === this.#former.version ? this.#former : null;
  }
}

/** Version of the key that sealed these bytes; undefined where they are too short to say. */
export function keyVersionOf(sealed: Uint8Array): number | undefined {
  return sealed[1];
}

type Derived = { readonly rows: KeyObject; readonly lookup: KeyObject; readonly version: number };

function derived({ bytes, version }: DataKey): Derived {
  if (bytes.length !== DATA_KEY_LENGTH) throw new Error('A data key has 32 bytes.');
  if (!Number.isInteger(version) || version < 1 || version > 255) {
    throw new Error('A data key has a version from 1 to 255.');
  }
  return { rows: derive(bytes, 'front-desk/rows/1'), lookup: derive(bytes, 'front-desk/lookup/1'), version };
}

function hashUnder({ lookup }: Derived, purpose: string, value: string): string {
  return createHmac('sha256', lookup)
    .update(JSON.stringify([purpose, value]))
    .digest('hex');
}

// As a KeyObject: handed over as bytes it would be taken in anew at each call, which costs more than the sealing.
function derive(key: Uint8Array, purpose: string): KeyObject {
  return createSecretKey(Buffer.from(hkdfSync('sha256', key, new Uint8Array(0), purpose, DATA_KEY_LENGTH)));
}

// As JSON: no choice of names can make two places look alike.
function associated({ table, rowId, column }: Place, version: number): Uint8Array {
  return Buffer.from(JSON.stringify([table, rowId, column, version]), 'utf8');
}
