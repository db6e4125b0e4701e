// Goal: a sealed value opens where it was sealed, whole, under its key, and nowhere else. Method: each bit and place is tried.
import { expect, test } from 'vitest';
import { Sealer } from './seal.ts';
import type { Place } from './seal.ts';
import { DamagedRow } from './storeError.ts';
import { keyOf, seededBytes } from './testing/testStore.ts';

const place: Place = { table: 'sessions', rowId: 's-1', column: 'sealed' };
const value = { name: 'Rosa Vega', cents: 2500, none: null, list: ['a', 'ü', '🙂'] };
const sealerOf = (seed = 1, version = 1): Sealer => new Sealer({ ...keyOf(seed), version }, seededBytes(seed + 50));

test('opens what it has sealed, in the same place', () => {
  const sealer = sealerOf();
  for (const each of [value, null, '', 0, [], 'x'.repeat(100_000)]) {
    expect(sealer.unseal(place, sealer.seal(place, each))).toEqual(each);
  }
});

test('the sealed bytes hold nothing of the text, and differ each time', () => {
  const sealer = sealerOf();
  const [first, second] = [sealer.seal(place, value), sealer.seal(place, value)];
  expect(Buffer.from(first).includes('Rosa')).toBe(false);
  expect(Buffer.from(first).equals(Buffer.from(second))).toBe(false);
});

test('one flipped bit anywhere stops it', () => {
  const sealer = sealerOf();
  const sealed = sealer.seal(place, value);
  for (let bit = 0; bit < sealed.length * 8; bit++) {
    const flipped = Uint8Array.from(sealed);
    flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7));
    expect(() => sealer.unseal(place, flipped), `bit ${bit}`).toThrow(DamagedRow);
  }
});

test('cut short at any byte, or made longer, it does not open', () => {
  const sealer = sealerOf();
  const sealed = sealer.seal(place, value);
  for (let length = 0; length < sealed.length; length++) {
    expect(() => sealer.unseal(place, sealed.subarray(0, length)), `${length} bytes`).toThrow(DamagedRow);
  }
  expect(() => sealer.unseal(place, Buffer.concat([sealed, Buffer.of(0)]))).toThrow(DamagedRow);
});

test('moved to another row, column or table it does not open', () => {
  const sealer = sealerOf();
  const sealed = sealer.seal(place, value);
  const elsewhere: Place[] = [
    { ...place, rowId: 's-2' },
    { ...place, column: 'other' },
    { ...place, table: 'drafts' },
    { table: 'sessions|s-1', rowId: '', column: 'sealed' },
  ];
  for (const other of elsewhere) expect(() => sealer.unseal(other, sealed)).toThrow(DamagedRow);
});

test('names that run together are still different places', () => {
  const sealer = sealerOf();
  const sealed = sealer.seal({ table: 'a', rowId: 'b","c', column: 'd' }, 1);
  expect(() => sealer.unseal({ table: 'a', rowId: 'b', column: 'c","d' }, sealed)).toThrow(DamagedRow);
});

test('another key, or the same key under another version, does not open it', () => {
  const sealed = sealerOf(1).seal(place, value);
  expect(() => sealerOf(2).unseal(place, sealed)).toThrow(DamagedRow);
  expect(() => sealerOf(1, 2).unseal(place, sealed)).toThrow(DamagedRow);
});

test('the error says the table and nothing of the value', () => {
  const sealer = sealerOf();
  const moved = (): unknown => sealer.unseal({ ...place, rowId: 'Rosa' }, sealer.seal(place, value));
  expect(moved).toThrow(new DamagedRow('sessions'));
  expect(moved).toThrow('A row of sessions does not open');
});

test('what is no JSON is refused before anything is written', () => {
  const sealer = sealerOf();
  expect(() => sealer.seal(place, undefined)).toThrow('JSON');
  expect(() => sealer.seal(place, () => 1)).toThrow('JSON');
});

test('a look-up hash is the same for the same value, purpose and key, and differs in each otherwise', () => {
  const hash = sealerOf().lookupHash('email', 'rosa@example.org');
  expect(hash).toMatch(/^[0-9a-f]{64}$/);
  expect(sealerOf().lookupHash('email', 'rosa@example.org')).toBe(hash);
  expect(sealerOf().lookupHash('email', 'rosb@example.org')).not.toBe(hash);
  expect(sealerOf().lookupHash('id', 'rosa@example.org')).not.toBe(hash);
  expect(sealerOf(2).lookupHash('email', 'rosa@example.org')).not.toBe(hash);
});

test('a key of the wrong length or version is refused', () => {
  expect(() => new Sealer({ bytes: new Uint8Array(31), version: 1 }, seededBytes(1))).toThrow('32');
  for (const version of [0, 256, 1.5]) {
    expect(() => new Sealer({ ...keyOf(1), version }, seededBytes(1))).toThrow('version');
  }
});

test('a short nonce is refused: the source of chance is broken', () => {
  expect(() => new Sealer(keyOf(1), () => new Uint8Array(4)).seal(place, 1)).toThrow('nonce');
});
