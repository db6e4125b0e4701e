// A service for a herd: many practice accounts behind one bound on work per second; above it, 429 and 503 with Retry-After.
import type { Transport, TransportAnswer, TransportRequest } from '../../api/transport.ts';
import { PracticeAccount } from '../../practice/account.ts';
import { printJson } from '../../practice/json.ts';
import { seededRandom } from '../../../src-shared/random/random.ts';
import type { Random } from '../../../src-shared/random/random.ts';
import { answerTo } from '../../practice/routes.ts';
import type { ProcessClock, WorldTime } from './time.ts';

export type Limits = {
  /** Work that is done in one second; a write is 1. */
  readonly perSecond: number;
  /** What the list of a whole account costs, in writes. */
  readonly readCost: number;
  /** What a refused request is told to wait, in seconds. */
  readonly retryAfterS: number;
  /** Asked for so many times as much as it can do, it answers 503 in place of 429. */
  readonly overloadFactor: number;
};

/** One request as the service saw it. `status` 0: its answer was lost with the line. Times in true milliseconds. */
export type Served = {
  readonly desk: number;
  readonly method: string;
  readonly begunAt: number;
  readonly arrivedAt: number;
  readonly status: number;
};

const LATENCY_MIN_MS = 40;
const LATENCY_MAX_MS = 160;
/** What is left over of one second's work may be used in the next. */
const BURST_S = 1;

export class HerdService {
  readonly requests: Served[] = [];
  readonly accounts: readonly PracticeAccount[];
  /** Requests that a desk began although it had been told to wait longer. */
  tooEarly = 0;
  readonly #world: WorldTime;
  readonly #limits: Limits;
  readonly #random: Random;
  /** Until when each desk was told to wait. */
  readonly #waitUntil = new Map<number, number>();
  #isUp = true;
  /** Counts the times that the line went: a request on its way then is lost. */
  #cuts = 0;
  #work: number;
  #workAt: number;
  #second = 0;
  #askedInSecond = 0;

  constructor(world: WorldTime, limits: Limits, accounts: number, seed: string) {
    this.#world = world;
    this.#limits = limits;
    this.#random = seededRandom(`${seed} latency`);
    this.#work = limits.perSecond * BURST_S;
    this.#workAt = world.now;
    this.accounts = Array.from({ length: accounts }, (_, n) => {
      const random = seededRandom(`${seed} account ${String(n)}`);
      return new PracticeAccount({ clock: () => world.now, random, beginning: 'people' });
    });
  }

  /** The line of every desk at once. */
  set isUp(isUp: boolean) {
    if (!isUp) this.#cuts++;
    this.#isUp = isUp;
  }

  /** The way of one desk to its account. */
  transport(desk: number, account: PracticeAccount, clock: ProcessClock): Transport {
    return { request: (request) => this.#request(desk, account, clock, request), stop: () => undefined };
  }

  async #request(
    desk: number,
    account: PracticeAccount,
    clock: ProcessClock,
    request: TransportRequest,
  ): Promise<TransportAnswer> {
    const begunAt = this.#world.now;
    if (!this.#isUp) return { is: 'failed', trouble: 'noRoute', mayHaveLeft: false, status: null };
    if (begunAt < (this.#waitUntil.get(desk) ?? 0)) this.tooEarly++;
    request.onConnected?.();
    const cuts = this.#cuts;
    const latencyMs = LATENCY_MIN_MS + this.#random() * (LATENCY_MAX_MS - LATENCY_MIN_MS);
    await wait(clock, latencyMs / 2);
    if (this.#cuts !== cuts) return this.#lost(clock, request, begunAt);
    const arrivedAt = this.#world.now;
    const answer = this.#serve(account, request);
    await wait(clock, latencyMs / 2);
    const isLost = this.#cuts !== cuts;
    this.requests.push({ desk, method: request.method, begunAt, arrivedAt, status: isLost ? 0 : answer.status });
    if (isLost) return this.#lost(clock, request, begunAt);
    const told = answer.headers['retry-after'];
    if (told !== undefined) {
      const until = this.#world.now + Number(told) * 1_000;
      this.#waitUntil.set(desk, Math.max(until, this.#waitUntil.get(desk) ?? 0));
    }
    return answer;
  }

  async #lost(clock: ProcessClock, { timeoutMs }: TransportRequest, begunAt: number): Promise<TransportAnswer> {
    await wait(clock, begunAt + timeoutMs - this.#world.now);
    return { is: 'failed', trouble: 'timeout', mayHaveLeft: true, status: null };
  }

  #serve(account: PracticeAccount, request: TransportRequest): Extract<TransportAnswer, { is: 'answered' }> {
    const date = new Date(this.#world.now).toUTCString();
    const reply = (status: number, text: string, more: Readonly<Record<string, string>> = {}) => ({
      is: 'answered' as const,
      status,
      headers: { date, ...(text !== '' && { 'content-type': 'application/json' }), ...more },
      body: new TextEncoder().encode(text),
    });
    const refusal = this.#refusal(request.method === 'GET' ? this.#limits.readCost : 1);
    if (refusal !== null) {
      return reply(refusal, '{"Message":"Too busy."}', { 'retry-after': String(this.#limits.retryAfterS) });
    }
    const text = request.body === null ? '' : new TextDecoder().decode(request.body);
    const target = request.url.pathname + request.url.search;
    const body = text === '' ? {} : { body: JSON.parse(text) as unknown };
    const { status, json } = answerTo(account, { method: request.method, target, ...body });
    return reply(status, json === undefined ? '' : printJson(json));
  }

  /** The status of a refusal; null = there is room, and it is used. What comes last in may use more than is left. */
  #refusal(cost: number): 429 | 503 | null {
    const { perSecond, overloadFactor } = this.#limits;
    const { now } = this.#world;
    this.#work = Math.min(perSecond * BURST_S, this.#work + ((now - this.#workAt) / 1_000) * perSecond);
    this.#workAt = now;
    const second = Math.floor(now / 1_000);
    if (second !== this.#second) this.#askedInSecond = 0;
    this.#second = second;
    this.#askedInSecond += cost;
    if (this.#work < 1) return this.#askedInSecond > perSecond * overloadFactor ? 503 : 429;
    this.#work -= cost;
    return null;
  }
}

function wait(clock: ProcessClock, ms: number): Promise<void> {
  return new Promise((go) => clock.setTimer(Math.max(0, ms), go));
}
