// What a herd came to: figures, the goals that they are held to, and both in words.
import { QUIET_MS } from '../../../src-shared/outbox/change.ts';
import { secondMs } from '../../../src-shared/time/utc.ts';
import type { Limits, Served } from './herdService.ts';

export type HerdOptions = Limits & {
  readonly desks: number;
  readonly changesEach: number;
  readonly desksPerAccount: number;
  readonly outageMs: number;
  /** Of so many desks one was sending a change when the line went, so that it has to be looked up. */
  readonly caughtOneOf: number;
  readonly seed: string;
};

/** What was seen of one herd; times in true milliseconds. */
export type HerdResult = {
  readonly options: HerdOptions;
  readonly backAt: number;
  /** All that reached the service from then on. */
  readonly requests: readonly Served[];
  readonly tooEarly: number;
  /** When each desk had delivered all of its changes; null = it never did. */
  readonly finishedAt: readonly (number | null)[];
  /** Why changes wait for a person. */
  readonly asks: readonly string[];
  /** How many sessions the service has of each booking. */
  readonly booked: readonly number[];
};

/** One goal: what was wanted, and what came. */
export type Goal = { readonly name: string; readonly wanted: string; readonly found: string; readonly isMet: boolean };

export type HerdReport = {
  readonly changes: number;
  readonly total: number;
  readonly reads: number;
  readonly writes: number;
  /** Answers 429, and answers 503. */
  readonly refused: { readonly tooMany: number; readonly overloaded: number };
  /** Requests that arrived in the fullest second, and requests that were worked in it. */
  readonly peak: { readonly asked: number; readonly worked: number };
  /** Seconds from the line's return. */
  readonly drain: { readonly ideal: number; readonly bound: number; readonly found: number };
  readonly finish: { readonly min: number; readonly median: number; readonly p95: number; readonly max: number };
  readonly goals: readonly Goal[];
  readonly isMet: boolean;
};

/** The slowest desk may take so many times as long as the one in the middle. */
const FAIRNESS = 3;

/** Counts, and holds the counts to the goals. */
export function reportOf(result: HerdResult): HerdReport {
  const { options, backAt, requests, tooEarly, finishedAt, asks, booked } = result;
  const changes = options.desks * options.changesEach;
  const ideal = changes / options.perSecond;
  const bound = 2 * ideal + QUIET_MS / secondMs;
  const unfinished = finishedAt.filter((at) => at === null).length;
  const times = finishedAt
    .map((at) => (at === null ? Number.POSITIVE_INFINITY : Math.max(0, at - backAt) / secondMs))
    .sort((a, b) => a - b);
  const at = (part: number): number => times[Math.min(times.length - 1, Math.floor(part * times.length))] ?? 0;
  const finish = { min: at(0), median: at(0.5), p95: at(0.95), max: at(1) };
  const of = (status: number): number => requests.filter((one) => one.status === status).length;
  const reads = requests.filter(({ method }) => method === 'GET').length;
  const notOnce = booked.filter((times) => times !== 1).length;
  const total = requests.length;
  const goals = [
    goal('every change is delivered', '0 open, 0 asked', `${unfinished} desks open, ${asks.length} asked`, [
      unfinished === 0,
      asks.length === 0,
    ]),
    goal('each booking is made once', '0 others', `${notOnce} others of ${booked.length}`, [notOnce === 0]),
    goal('requests in all', `<= ${2 * changes}`, String(total), [total <= 2 * changes]),
    goal('time to drain', `<= ${seconds(bound)}`, seconds(finish.max), [finish.max <= bound]),
    goal(
      'no desk starves',
      `slowest <= ${FAIRNESS} x median`,
      `${(finish.max / Math.max(1, finish.median)).toFixed(2)} x`,
      [unfinished === 0, finish.max <= FAIRNESS * Math.max(1, finish.median)],
    ),
    goal('requests before their Retry-After', '0', String(tooEarly), [tooEarly === 0]),
  ];
  return {
    changes,
    total,
    reads,
    writes: total - reads,
    refused: { tooMany: of(429), overloaded: of(503) },
    peak: { asked: peakOf(requests), worked: peakOf(requests.filter(({ status }) => status < 400)) },
    drain: { ideal, bound, found: finish.max },
    finish,
    goals,
    isMet: goals.every(({ isMet }) => isMet),
  };
}

/** The report in words, a line each. */
export function linesOf(
  report: HerdReport,
  { desks, changesEach, perSecond, readCost, retryAfterS }: HerdOptions,
): string[] {
  const { finish, refused, peak, drain } = report;
  return [
    `${desks} desks with ${changesEach} changes each; a service that does ${perSecond} a second (a list counts ${readCost}), Retry-After ${retryAfterS} s`,
    `requests     ${report.total} (${report.reads} lists, ${report.writes} changes), ${(report.total / report.changes).toFixed(2)} a change`,
    `refused      ${refused.tooMany} with 429, ${refused.overloaded} with 503`,
    `peak         ${peak.asked} a second asked, ${peak.worked} a second done`,
    `drained in   ${seconds(drain.found)}; ideal ${seconds(drain.ideal)}, bound ${seconds(drain.bound)}`,
    `each desk    first ${seconds(finish.min)}, median ${seconds(finish.median)}, 95 % ${seconds(finish.p95)}, last ${seconds(finish.max)}`,
    ...report.goals.map(
      ({ name, wanted, found, isMet }) => `${isMet ? 'met   ' : 'MISSED'} ${name}: ${found} (${wanted})`,
    ),
  ];
}

function goal(name: string, wanted: string, found: string, parts: readonly boolean[]): Goal {
  return { name, wanted, found, isMet: parts.every(Boolean) };
}

function peakOf(requests: readonly Served[]): number {
  const counts = new Map<number, number>();
  for (const { arrivedAt } of requests) {
    const second = Math.floor(arrivedAt / secondMs);
    counts.set(second, (counts.get(second) ?? 0) + 1);
  }
  return Math.max(0, ...counts.values());
}

function seconds(value: number): string {
  return `${value.toFixed(1)} s`;
}
