// No hang: what was begun must end within so many turns of the event loop. Turns are counted, not time.

/** More turns than any call takes that ends at all. */
const TURNS_MAX = 20_000;

/** Awaits `work`. @throws Error where it has not ended after the turns that it may take. */
export async function withinSteps<T>(work: Promise<T>): Promise<T> {
  let ended = false;
  const outcome = work.finally(() => (ended = true));
  // Heard below; here it only must not count as unheard.
  outcome.catch(() => undefined);
  for (let turn = 0; turn < TURNS_MAX && !ended; turn++) {
    // Most end in a microtask or two: a turn of the loop is asked for only after those.
    if (turn < 50) await Promise.resolve();
    else await new Promise((next) => setImmediate(next));
  }
  if (!ended) throw new Error('hangs');
  return outcome;
}

/** What a part of the fuzz has seen. `kinds` says that the inputs reached every way out, not one alone. */
export type Seen = { readonly count: number; readonly kinds: Readonly<Record<string, number>> };

/** Counts outcomes by name. */
export class Tally {
  readonly #kinds = new Map<string, number>();
  #count = 0;

  note(kind: string): void {
    this.#count++;
    this.#kinds.set(kind, (this.#kinds.get(kind) ?? 0) + 1);
  }
  get seen(): Seen {
    return { count: this.#count, kinds: Object.fromEntries([...this.#kinds].sort()) };
  }
}

/** @throws Error with the words where something that must hold does not */
export function must(holds: boolean, words: string): asserts holds {
  if (!holds) throw new Error(words);
}

/** Runs one input after another, each by a seed of its own; a failure names the seed that brings it back alone. */
export async function eachInput(
  seed: string,
  first: number,
  count: number,
  run: (inputSeed: string) => Promise<void> | void,
): Promise<void> {
  for (let nth = first; nth < first + count; nth++) {
    try {
      await run(`${seed}:${String(nth)}`);
    } catch (error) {
      throw new Error(
        `input ${String(nth)} of seed ${seed}: ${error instanceof Error ? error.message : String(error)}`,
        {
          cause: error,
        },
      );
    }
  }
}
