// What can go wrong between page and main: a code, and words that say what happened, what is safe, and what to do.
import { z } from 'zod';
import { say } from '../words/ofMain.ts';

export type ProblemCode = keyof typeof say.problems;
const codes = Object.keys(say.problems) as [ProblemCode, ...ProblemCode[]];

/** A field that a rule finds wrong; see session/rules.ts. */
export const BrokenField = z.object({ field: z.string(), rule: z.string(), participant: z.string().optional() });
export type BrokenField = z.infer<typeof BrokenField>;

/** An error as a value. `code` may be logged; `happened`, `safe` and `todo` are for the screen. */
export const Problem = z.object({
  code: z.enum(codes),
  happened: z.string(),
  safe: z.string(),
  todo: z.string(),
  broken: z.array(BrokenField),
});
export type Problem = z.infer<typeof Problem>;

/** The problem of a code, in plain words. */
export function problem(code: ProblemCode, broken: readonly BrokenField[] = []): Problem {
  const [happened, safe, todo] = say.problems[code];
  return { code, happened, safe, todo, broken: [...broken] };
}

/** Thrown inside main by a handler that knows what went wrong; becomes a value at the contract. */
export class ProblemError extends Error {
  readonly problem: Problem;
  constructor(code: ProblemCode, broken: readonly BrokenField[] = []) {
    super(code);
    this.name = 'ProblemError';
    this.problem = problem(code, broken);
  }
}

/** Every call answers so: the value, or a problem. */
export type Answer<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: Problem };
