// The faults that the practice server can play, each for some requests and a number of times.
import { z } from 'zod';

const ms = z.number().int().min(0).max(3_600_000);
const Match = z
  .object({
    method: z.string().optional(),
    /** A path and all under it ("/session"), or, with a leading ^, a pattern over path and query. */
    path: z.string().optional(),
    /** Only requests that are not the first on their connection: a server that kills warmed connections. */
    warm: z.boolean().optional(),
  })
  .strict();
const common = {
  match: Match.default({}),
  /** How many requests it hits; null = all until it is taken away. */
  times: z.number().int().min(1).nullable().default(1),
  /** How many matching requests pass unharmed before. */
  skip: z.number().int().min(0).default(0),
};

/** One fault. "Work" is what the account would do for the request. */
export const Fault = z.discriminatedUnion('do', [
  /** Reset as soon as the head of the request is there. No work. */
  z.object({ do: z.literal('reset'), ...common }).strict(),
  /** The whole request is read, then the connection is reset. No work. */
  z.object({ do: z.literal('dropBefore'), ...common }).strict(),
  /** The work is done, then the connection is reset without an answer. */
  z.object({ do: z.literal('dropAfter'), ...common }).strict(),
  /** No work and no answer, ever; the connection stays open. */
  z.object({ do: z.literal('hang'), ...common }).strict(),
  /** The work is done at once; the answer comes `ms` later. */
  z.object({ do: z.literal('delay'), ms, ...common }).strict(),
  /** No answer, ever; the work lands `ms` later, whether the client still waits or not. */
  z.object({ do: z.literal('landLate'), ms, reset: z.boolean().default(false), ...common }).strict(),
  /** A status in place of the answer; `worked` = the work is done all the same. */
  z
    .object({
      do: z.literal('status'),
      status: z.number().int().min(200).max(599),
      message: z.string().optional(),
      /** Seconds, or a date as HTTP writes it. */
      retryAfter: z.union([z.number().int().min(0), z.string()]).optional(),
      html: z.boolean().default(false),
      worked: z.boolean().default(false),
      ...common,
    })
    .strict(),
  /** A 4xx as a web server or a proxy writes it: HTML. No work. */
  z.object({ do: z.literal('html4xx'), status: z.number().int().min(400).max(499).default(404), ...common }).strict(),
  /** The page of a hotel's network, with status 200. No work. */
  z.object({ do: z.literal('portal'), ...common }).strict(),
  /** Sent elsewhere. No work. */
  z
    .object({
      do: z.literal('redirect'),
      status: z.union([z.literal(301), z.literal(302), z.literal(303), z.literal(307), z.literal(308)]).default(302),
      to: z.string().default('https://portal.invalid/login'),
      ...common,
    })
    .strict(),
  /** The work is done; the answer breaks off in the middle. */
  z.object({ do: z.literal('truncate'), ...common }).strict(),
  /** The work is done; the answer is whole for HTTP, and half of the JSON. */
  z.object({ do: z.literal('halfJson'), ...common }).strict(),
  /** The work is done; the answer has a success status and is no JSON. */
  z.object({ do: z.literal('unreadable2xx'), ...common }).strict(),
  /** The work is done; the answer has its status and no body. */
  z.object({ do: z.literal('empty'), ...common }).strict(),
]);
export type Fault = z.infer<typeof Fault>;

/** A fault as one writes it: what has a default may be left out. */
export type FaultInput = z.input<typeof Fault>;

/** What a fault looks at in a request. `nth` = 1 for the first request of its connection. */
export type Aim = { readonly method: string; readonly target: string; readonly nth: number };

type Planted = { readonly id: number; readonly fault: Fault; passed: number; hits: number };

export class Faults {
  #planted: Planted[] = [];
  #nextId = 1;

  /** Plants a fault and gives its number. @throws ZodError where it is none. */
  add(input: FaultInput): number {
    const planted = { id: this.#nextId++, fault: Fault.parse(input), passed: 0, hits: 0 };
    this.#planted.push(planted);
    return planted.id;
  }

  /** The fault that hits this request, counted as played; the one planted first wins. */
  take(aim: Aim): Fault | undefined {
    for (const planted of this.#planted) {
      const { fault } = planted;
      if (!matches(fault, aim) || isSpent(planted)) continue;
      if (planted.passed < fault.skip) {
        planted.passed++;
        continue;
      }
      planted.hits++;
      return fault;
    }
    return undefined;
  }

  /** Takes one fault away, or all. */
  clear(id?: number): void {
    this.#planted = id === undefined ? [] : this.#planted.filter((planted) => planted.id !== id);
  }

  /** What is planted, with how often each has hit. */
  list(): { id: number; fault: Fault; hits: number; isSpent: boolean }[] {
    return this.#planted.map((planted) => ({
      id: planted.id,
      fault: planted.fault,
      hits: planted.hits,
      isSpent: isSpent(planted),
    }));
  }
}

function isSpent({ fault, hits }: Planted): boolean {
  return fault.times !== null && hits >= fault.times;
}

function matches({ match }: Fault, { method, target, nth }: Aim): boolean {
  if (match.method !== undefined && match.method.toUpperCase() !== method) return false;
  if (match.warm !== undefined && match.warm !== nth > 1) return false;
  if (match.path === undefined) return true;
  if (match.path.startsWith('^')) return new RegExp(match.path, 'i').test(target);
  const path = (target.split('?')[0] ?? '').toLowerCase();
  const wanted = match.path.toLowerCase().replace(/\/$/, '');
  return path === wanted || path.startsWith(`${wanted}/`);
}
