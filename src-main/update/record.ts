// What the updater remembers from one start to the next: where to ask, when it was asked last, and what was to be installed.
import { z } from 'zod';
import { FEED_LENGTH_MAX, UpdateMode } from '../../src-shared/update/update.ts';
import { UtcMs } from '../../src-shared/session/session.ts';
import type { RecordFile } from './port.ts';

/** `wanted`: a version that was handed to its installer, and the one that did it; null = none is waited for. */
const Wanted = z.object({ version: z.string().max(64), from: z.string().max(64), at: UtcMs });

export type UpdateRecord = {
  readonly mode: UpdateMode;
  /** '' = none was named: the one that this copy came with, if there is one. */
  readonly feed: string;
  readonly checkedAt: UtcMs | null;
  readonly wanted: z.infer<typeof Wanted> | null;
};

/** The record over an opened file: each member is taken by itself, so that a wrong one costs itself alone. */
export class UpdateBook {
  readonly #file: RecordFile;
  #record: UpdateRecord;

  constructor(file: RecordFile) {
    this.#file = file;
    const { found } = file;
    this.#record = {
      mode: UpdateMode.catch('tell').parse(found['mode']),
      feed: z.string().max(FEED_LENGTH_MAX).catch('').parse(found['feed']),
      checkedAt: UtcMs.nullable().catch(null).parse(found['checkedAt']),
      wanted: Wanted.nullable().catch(null).parse(found['wanted']),
    };
  }

  get record(): UpdateRecord {
    return this.#record;
  }

  /** On disk when it returns; throws what the disk throws, and then the earlier record stands. */
  write(part: Partial<UpdateRecord>): void {
    const next = { ...this.#record, ...part };
    // Members of a newer version stay.
    this.#file.write({ ...this.#file.found, ...next });
    this.#record = next;
  }

  /** The same for what may as well be forgotten: a disk that fails costs one question more. */
  note(part: Partial<UpdateRecord>): void {
    try {
      this.write(part);
    } catch {
      this.#record = { ...this.#record, ...part };
    }
  }
}
