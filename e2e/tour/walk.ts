// Walks the steps of a tour in their order, tells each as it ends, and stops at the first that does not hold.

/** One step: what is done, and what is told of it when it held (plain sentences, one a line). */
export type Step<Given> = {
  readonly title: string;
  /** Throws where something does not hold. */
  readonly run: (given: Given) => Promise<readonly string[]>;
};

/** How a walk ended: all held, or which step did not, and why. */
export type Walked = { readonly held: true } | { readonly held: false; readonly step: string; readonly error: unknown };

/** Walks all steps; `say` gets one line at a time. Steps build on each other, so the first that fails ends the walk. */
export async function walk<Given>(
  steps: readonly Step<Given>[],
  given: Given,
  say: (line: string) => void,
): Promise<Walked> {
  for (const [place, { title, run }] of steps.entries()) {
    const number = String(place + 1).padStart(2);
    try {
      const told = await run(given);
      say(`${number}  ${title}`);
      for (const sentence of told) say(`      ${sentence}`);
    } catch (error) {
      say(`${number}  ${title}: this did not hold.`);
      return { held: false, step: title, error };
    }
  }
  return { held: true };
}
