// For tests: a store on a real file in a folder of its own, with a seeded key and no patience.
import { join } from 'node:path';
import { seededRandom } from '../../../src-shared/random/random.ts';
import { TestClock } from '../../../src-shared/time/testClock.ts';
import { openStore } from '../open.ts';
import type { OpenedStore, StoreParts } from '../open.ts';
import type { DataKey, RandomBytes } from '../seal.ts';

/** The same bytes for the same seed; no secret is ever made of them. */
export function seededBytes(seed: number): RandomBytes {
  const random = seededRandom(seed);
  return (length) => Uint8Array.from({ length }, () => (random() * 2 ** 32) & 0xff);
}

export function keyOf(seed: number): DataKey {
  return { bytes: seededBytes(seed)(32), version: 1 };
}

/** Codes that were logged, in order: "store:startedEmpty". */
export class TestLog {
  readonly codes: string[] = [];
  error(part: string, code: string): void {
    this.codes.push(`${part}:${code}`);
  }
}

// A nonce must never come twice under one key, so each opening draws from another seed.
let openings = 0;

/** Opens `folder`/desk.db under a fixed key; `changes` overrides any part. */
export function openTestStore(folder: string, changes: Partial<StoreParts> = {}): OpenedStore {
  return openStore({
    path: join(folder, 'desk.db'),
    dataKey: keyOf(1),
    clock: new TestClock(),
    log: new TestLog(),
    random: seededBytes(1000 + openings++),
    ...changes,
  });
}
