// Which setup files this desk has opened, how often a passphrase was wrong, and the file that is chosen now.
import { z } from 'zod';
import { UtcMs } from '../../src-shared/session/session.ts';
import { KeptTries, Waits, noTries } from '../staff/tries.ts';

/** Ids that are remembered; older ones are forgotten. */
const OPENED_MAX = 50;
const Opened = z.array(z.object({ setupId: z.string().max(64), at: UtcMs })).max(OPENED_MAX);

/** The little file: an object in, an object out, on disk when `write` returns. */
export type RecordFile = {
  readonly found: Readonly<Record<string, unknown>>;
  write(members: Readonly<Record<string, unknown>>): void;
};

const WHO = 'setup';

export class SetupBook {
  readonly #file: RecordFile;
  readonly #waits: Waits;
  #opened: readonly { readonly setupId: string; readonly at: number }[];
  #tries: KeptTries;

  constructor(file: RecordFile, monotonic: () => number) {
    this.#file = file;
    this.#waits = new Waits(monotonic);
    this.#opened = Opened.catch([]).parse(file.found['opened'] ?? []);
    this.#tries = KeptTries.catch(noTries).parse(file.found['tries'] ?? noTries);
  }

  /** When this desk was set up by that file; null = never. */
  openedAt(setupId: string): number | null {
    return this.#opened.find((one) => one.setupId === setupId)?.at ?? null;
  }
  /** Counts from the last time where it was opened more than once. */
  noteOpened(setupId: string, at: number): void {
    const others = this.#opened.filter((one) => one.setupId !== setupId);
    this.#opened = [...others, { setupId, at }].slice(-OPENED_MAX);
    this.#write();
  }

  /** Milliseconds until the next passphrase may be tried; 0 = now. */
  get waitMs(): number {
    return this.#waits.left(WHO, this.#tries);
  }
  /** Counts a try before it is looked at: a process that is killed has had its try. */
  countTry(): void {
    this.#tries = { failed: this.#tries.failed + 1 };
    this.#write();
  }
  forgetTries(): void {
    this.#tries = noTries;
    this.#write();
  }

  /** A disk that takes nothing must not keep anybody out: it counts in this run all the same. */
  #write(): void {
    try {
      this.#file.write({ opened: this.#opened, tries: this.#tries });
    } catch {
      // What is opened is told again at the next start, and changes nothing then.
    }
  }
}
