// A network in memory for tests: the practice account behind the real API client, every delay on the test's own clock.
import type { Clock } from '../../../src-shared/time/clock.ts';
import type { PracticeAccount } from '../../practice/account.ts';
import { printJson } from '../../practice/json.ts';
import { answerTo } from '../../practice/routes.ts';
import type { Transport, TransportAnswer, TransportRequest } from '../../api/transport.ts';

/** What goes wrong with a request. `work` is what the account would do for it. */
export type NetFault =
  | { readonly do: 'dropBefore' } // reset, no work
  | { readonly do: 'dropAfter' } // worked, then reset
  | { readonly do: 'hang' } // no work, no answer
  | { readonly do: 'landLate'; readonly ms: number } // no answer; worked so much later
  | { readonly do: 'delay'; readonly ms: number } // worked at once, answered later
  | { readonly do: 'truncate' } // worked; the answer breaks off
  | { readonly do: 'unreadable' } // worked; 2xx that is no JSON
  | { readonly do: 'portal' } // no work; a page with 200
  | { readonly do: 'twice' } // something on the way repeats it: worked twice, the second answer comes back
  | { readonly do: 'status'; readonly status: number; readonly message?: string; readonly retryAfter?: number };

export type Planted = { readonly on: RegExp; readonly fault: NetFault; times: number };

/** One request as the account saw it. `worked`: the status that the account's own work had; null = it did none. */
export type Seen = { readonly method: string; readonly target: string; readonly at: number; worked: number | null };

/** How a cut line shows: nobody there, or connected and then reset. */
export type LineCut = 'up' | 'refuse' | 'drop';

export class Network {
  line: LineCut = 'up';
  /** From request to answer; half of it lies before the work. */
  latencyMs = 50;
  readonly seen: Seen[] = [];
  readonly #account: PracticeAccount;
  readonly #clock: Clock;
  #planted: Planted[] = [];
  /** Requests between their begin and their end, as SecureVideo's side sees them. */
  inFlight = 0;
  inFlightMax = 0;

  constructor(account: PracticeAccount, clock: Clock) {
    this.#account = account;
    this.#clock = clock;
  }

  /** The next `times` requests that match "METHOD /path" go wrong. */
  plant(on: RegExp, fault: NetFault, times = 1): void {
    this.#planted.push({ on, fault, times });
  }

  clearFaults(): void {
    this.#planted = [];
  }

  /** Requests that match, "METHOD /path?query". */
  matching(on: RegExp): Seen[] {
    return this.seen.filter(({ method, target }) => on.test(`${method} ${target}`));
  }

  transport(): Transport {
    return {
      request: async (request) => {
        this.inFlightMax = Math.max(this.inFlightMax, ++this.inFlight);
        try {
          return await this.#request(request);
        } finally {
          this.inFlight--;
        }
      },
      stop: () => undefined,
    };
  }

  async #request(request: TransportRequest): Promise<TransportAnswer> {
    const target = request.url.pathname + request.url.search;
    if (this.line === 'refuse') return failed('refusedConnection', false);
    const seen: Seen = { method: request.method, target, at: this.#clock.now(), worked: null };
    this.seen.push(seen);
    request.onConnected?.();
    if (this.line === 'drop') return failed('reset', true);
    const fault = this.#take(`${request.method} ${target}`);
    await this.#wait(this.latencyMs / 2);
    const work = (): TransportAnswer => this.#work(request, target, seen);
    switch (fault?.do) {
      case undefined:
        return this.#answered(work());
      case 'dropBefore':
        return failed('reset', true);
      case 'dropAfter':
        work();
        return failed('reset', true);
      case 'hang':
        await this.#wait(request.timeoutMs);
        return failed('timeout', true);
      case 'landLate':
        this.#clock.setTimer(fault.ms, () => void work());
        await this.#wait(request.timeoutMs);
        return failed('timeout', true);
      case 'delay': {
        const answer = work();
        await this.#wait(Math.min(fault.ms, request.timeoutMs));
        return fault.ms < request.timeoutMs ? answer : failed('timeout', true);
      }
      case 'truncate': {
        const answer = work();
        return failed('reset', true, answer.is === 'answered' ? answer.status : null);
      }
      case 'unreadable': {
        const answer = work();
        return answer.is === 'answered' ? { ...answer, body: bytes('OK'), headers: {} } : answer;
      }
      case 'portal':
        return this.#reply(200, '<html><h1>Welcome</h1></html>', { 'content-type': 'text/html' });
      case 'twice':
        work();
        return work();
      case 'status': {
        const headers = fault.retryAfter === undefined ? {} : { 'retry-after': String(fault.retryAfter) };
        return this.#reply(fault.status, JSON.stringify({ Message: fault.message ?? 'No.' }), headers);
      }
    }
  }

  async #answered(answer: TransportAnswer): Promise<TransportAnswer> {
    await this.#wait(this.latencyMs / 2);
    return answer;
  }

  #work(request: TransportRequest, target: string, seen: Seen): TransportAnswer {
    const text = request.body === null ? '' : new TextDecoder().decode(request.body);
    const body = text === '' ? {} : { body: JSON.parse(text) as unknown };
    const { status, json } = answerTo(this.#account, { method: request.method, target, ...body });
    seen.worked = status;
    return this.#reply(status, json === undefined ? '' : printJson(json), {});
  }

  #reply(status: number, text: string, headers: Readonly<Record<string, string>>): TransportAnswer {
    const type = text === '' ? {} : { 'content-type': 'application/json; charset=utf-8' };
    const date = new Date(this.#account.now()).toUTCString();
    return { is: 'answered', status, headers: { date, ...type, ...headers }, body: bytes(text) };
  }

  #take(request: string): NetFault | undefined {
    const planted = this.#planted.find((one) => one.times > 0 && one.on.test(request));
    if (planted !== undefined) planted.times--;
    return planted?.fault;
  }

  #wait(ms: number): Promise<void> {
    return new Promise((go) => this.#clock.setTimer(ms, go));
  }
}

function failed(
  trouble: Extract<TransportAnswer, { is: 'failed' }>['trouble'],
  mayHaveLeft: boolean,
  status: number | null = null,
): TransportAnswer {
  return { is: 'failed', trouble, mayHaveLeft, status };
}

function bytes(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
