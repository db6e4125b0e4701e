// Which points are stopped at, how many at once, and of which kinds they were.
import type { Random } from '../../../src-shared/random/random.ts';

/** All points from 1 to `passed`, or `count` of them, each once, in order. */
export function chosen(passed: number, count: number | null, random: Random): number[] {
  const all = Array.from({ length: passed }, (_, index) => index + 1);
  if (count === null || count >= passed) return all;
  const taken: number[] = [];
  while (taken.length < count) taken.push(...all.splice(Math.floor(random() * all.length), 1));
  return taken.sort((a, b) => a - b);
}

/** Does `work` for each, `workers` at once. */
export async function inParallel<T>(
  items: readonly T[],
  workers: number,
  work: (item: T) => Promise<void>,
): Promise<void> {
  const left = [...items];
  const worker = async (): Promise<void> => {
    for (let item = left.shift(); item !== undefined; item = left.shift()) await work(item);
  };
  await Promise.all(Array.from({ length: workers }, worker));
}

/** How many points there were of each kind, most first. */
export function kindsOf(names: readonly string[]): [kind: string, count: number][] {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0]));
}
