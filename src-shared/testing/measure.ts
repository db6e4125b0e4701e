// What benches share: times, how they spread, and a line for each goal that says MISS where it is missed.

/** Milliseconds that `work` takes. */
export function timed(work: () => unknown): number {
  const begun = performance.now();
  work();
  return performance.now() - begun;
}

/** Milliseconds that the thread is at work on `work`; waiting, also for other programs, does not count. */
export function worked(work: () => unknown): number {
  const before = process.threadCpuUsage();
  work();
  const { user, system } = process.threadCpuUsage(before);
  return (user + system) / 1_000;
}

/** The value below which this part of all values lies; 0.5 is the median. */
export function quantile(values: readonly number[], part: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN;
}

/** Two works measured turn by turn, since machines and disks have moods; each goes first every other time. */
export function inTurns(
  rounds: number,
  ours: (round: number) => number,
  peer: (round: number) => number,
): { readonly ours: readonly number[]; readonly peer: readonly number[] } {
  const times = { ours: [] as number[], peer: [] as number[] };
  for (let round = 0; round < rounds; round++) {
    if (round % 2 === 0) times.ours.push(ours(round));
    times.peer.push(peer(round));
    if (round % 2 === 1) times.ours.push(ours(round));
  }
  return times;
}

/** The medians as a ratio with its spread: "1.31 x (quarters 1.20 to 1.52; 0.112 ms to 0.085 ms)". */
export function ratioOf(times: { readonly ours: readonly number[]; readonly peer: readonly number[] }): {
  readonly ratio: number;
  readonly spread: string;
} {
  const [ours, peer] = [quantile(times.ours, 0.5), quantile(times.peer, 0.5)];
  const pairs = times.ours.map((one, round) => one / (times.peer[round] ?? Number.NaN));
  const quarters = `quarters ${short(quantile(pairs, 0.25))} to ${short(quantile(pairs, 0.75))}`;
  return { ratio: ours / peer, spread: `${quarters}; p50 ${short(ours)} ms to ${short(peer)} ms` };
}

export type Goal = { readonly atMost: number } | { readonly atLeast: number };

/** Prints a figure beside its goal. A miss is marked, and the bench ends with an error code. */
export function tell(what: string, figure: number, unit: string, goal: Goal | null, detail = ''): void {
  const isMet = goal === null || ('atMost' in goal ? figure <= goal.atMost : figure >= goal.atLeast);
  const wanted = goal === null ? '' : 'atMost' in goal ? `goal <= ${goal.atMost}` : `goal >= ${goal.atLeast}`;
  const notes = [wanted, detail].filter((note) => note !== '').join('; ');
  process.stdout.write(
    `${isMet ? '    ' : 'MISS'} ${what}: ${short(figure)} ${unit}${notes === '' ? '' : ` (${notes})`}\n`,
  );
  if (!isMet) process.exitCode = 1;
}

/** Three digits that count. */
export function short(value: number): string {
  if (!Number.isFinite(value)) return String(value);
  return value >= 100
    ? value.toFixed(0)
    : value >= 10
      ? value.toFixed(1)
      : value >= 1
        ? value.toFixed(2)
        : value.toFixed(3);
}
