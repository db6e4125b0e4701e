// The way from one desk to the service: lines that are cut at any moment, and everything that may befall a request.
import { printJson } from '../../practice/json.ts';
import type { Random } from '../../../src-shared/random/random.ts';
import type { Transport, TransportAnswer } from '../../api/transport.ts';
import { lateLandingOf } from './faults.ts';
import type { Fault } from './faults.ts';
import type { Request, Service, Tag } from './service.ts';
import type { ProcessClock, WorldTime } from './time.ts';

/** How a cut line shows: nobody there, connected and then reset, or silence. */
export type Line = 'up' | 'refused' | 'reset' | 'silent';

/** What the oracle needs of the network. */
export type Observer = {
  /** A request begins. Returns its tag: which try of which change, null for reads. */
  begins(request: Request, isRead: boolean): Tag | null;
  /** The first byte may leave from here on. */
  leaves(tag: Tag): void;
  /** The client has got, or given up, what it gets of it. */
  ended(tag: Tag | null, request: Request, answer: TransportAnswer): void;
  /** A list that was read lacks what is there. */
  lied(isEmpty: boolean): void;
};

export class Link {
  line: Line = 'up';
  service: Service;
  readonly #time: WorldTime;
  readonly #random: Random;
  /** What hits the next requests, in order. */
  readonly faults: Fault[] = [];
  /** Given-up requests that something on the way still has: they go on when there is contact. */
  readonly #stranded: (() => void)[] = [];
  /** In flight now: to be told when the line is cut. */
  readonly #flying = new Set<(how: Line) => void>();

  constructor(time: WorldTime, service: Service, random: Random) {
    this.#time = time;
    this.service = service;
    this.#random = random;
  }

  setLine(line: Line): void {
    const wasUp = this.line === 'up';
    this.line = line;
    if (line !== 'up') {
      for (const cut of [...this.#flying]) cut(line);
      return;
    }
    if (wasUp) return;
    for (const go of this.#stranded.splice(0)) this.#time.after(this.#random() * lateLandingOf('in'), go);
  }

  /** What a process asks; everything ends for it when `isOver` says so. */
  transport(clock: ProcessClock, observer: Observer, isOver: () => boolean): Transport {
    return {
      request: (asked) => {
        const request: Request = {
          method: asked.method,
          target: asked.url.pathname + asked.url.search,
          body: asked.body === null ? '' : new TextDecoder().decode(asked.body),
        };
        const tag = observer.begins(request, asked.method === 'GET');
        return new Promise((give) => {
          let isGiven = false;
          const answer = (what: TransportAnswer): void => {
            if (isGiven) return;
            isGiven = true;
            observer.ended(tag, request, what);
            if (!isOver()) give(what); // nobody is there to hear it otherwise
          };
          if (this.line === 'refused') return void clock.setTimer(5, () => answer(failed('refusedConnection', false)));
          if (tag !== null) observer.leaves(tag);
          asked.onConnected?.();
          clock.setTimer(asked.timeoutMs, () => answer(failed('timeout', true)));
          this.#fly(request, tag, answer, observer);
        });
      },
      stop: () => undefined,
    };
  }

  #fly(request: Request, tag: Tag | null, answer: (what: TransportAnswer) => void, observer: Observer): void {
    const service = this.service;
    let where: 'before' | 'after' | 'gone' = 'before';
    const work = (): TransportAnswer => this.#work(service, request, tag);
    /** Given up by the client; it may still land. */
    const strand = (): void => {
      if (request.method === 'GET' || this.#random() < 0.5) return;
      if (this.line === 'up') this.#time.after(this.#random() * lateLandingOf('in'), work);
      else this.#stranded.push(work);
    };
    const cut = (how: Line): void => {
      this.#flying.delete(cut);
      if (where === 'before') strand();
      where = 'gone';
      if (how !== 'silent') this.#time.after(5, () => answer(failed('reset', true)));
    };
    if (this.line !== 'up') {
      cut(this.line);
      return;
    }
    const fault = this.#take(request);
    if (fault?.do === 'half' || fault?.do === 'empty') observer.lied(fault.do === 'empty');
    this.#flying.add(cut);
    const half = 10 + this.#random() * 150;
    this.#time.after(half, () => {
      if (where !== 'before') return;
      where = 'after';
      const given = fault === undefined ? work() : this.#strike(fault, request, tag, work, strand);
      if (given === null) return void this.#flying.delete(cut);
      const delayMs = fault?.do === 'slow' ? fault.ms : half;
      this.#time.after(delayMs, () => {
        this.#flying.delete(cut);
        if (where === 'after') answer(given);
      });
    });
  }

  /** What a fault makes of a request; null = no answer, ever. */
  #strike(
    fault: Fault,
    request: Request,
    tag: Tag | null,
    work: () => TransportAnswer,
    strand: () => void,
  ): TransportAnswer | null {
    switch (fault.do) {
      case 'slow':
        return work();
      case 'loseBefore':
        return failed('reset', true);
      case 'loseAfter':
        work();
        return failed('reset', true);
      case 'hang':
        return null;
      case 'landLate':
        strand();
        return fault.reset ? failed('reset', true) : null;
      case 'landVeryLate':
        this.#time.after(fault.ms, work);
        return failed('reset', true);
      case 'cutAnswer': {
        const given = work();
        return failed('reset', true, given.is === 'answered' ? given.status : null);
      }
      case 'garble': {
        const given = work();
        if (given.is !== 'answered') return given;
        return {
          ...given,
          status: given.status === 204 ? 200 : given.status,
          body: bytes('{"SessionId": 7'),
          headers: {},
        };
      }
      case 'page':
        return this.#reply(fault.status, '<html><h1>Welcome</h1></html>', { 'content-type': 'text/html' });
      case 'error': {
        if (fault.worked) work();
        return this.#reply(fault.status, JSON.stringify({ Message: 'An error has occurred.' }), {});
      }
      case 'busy':
        return this.#reply(fault.status, '{"Message":"Busy"}', { 'retry-after': String(fault.retryAfterS) });
      case 'refuse':
        return this.#reply(fault.status, '{"Message":"No."}', {});
      case 'twice':
        this.#work(this.service, request, tag);
        return work();
      case 'half':
      case 'empty':
        return this.#broken(fault, work());
    }
  }

  /** A list that lies: some rows cannot be read, or all are missing. */
  #broken(fault: Extract<Fault, { do: 'half' | 'empty' }>, given: TransportAnswer): TransportAnswer {
    if (given.is !== 'answered' || given.status !== 200) return given;
    const list = JSON.parse(new TextDecoder().decode(given.body)) as unknown;
    if (!Array.isArray(list)) return given;
    const rows: readonly unknown[] = list;
    const unread = { SessionId: null };
    const newest = Math.max(...rows.map(idOf));
    const isUnread = (row: unknown): boolean =>
      fault.do === 'half' && fault.rows === 'newest' ? idOf(row) === newest : this.#random() < 0.4;
    const told = fault.do === 'empty' ? [] : rows.map((row) => (isUnread(row) ? unread : row));
    return { ...given, body: bytes(JSON.stringify(told)) };
  }

  #work(service: Service, request: Request, tag: Tag | null): TransportAnswer {
    if (this.#time.now < service.keysRefusedUntil) return this.#reply(401, '{"Message":"Denied."}', {});
    const { status, json } = service.work(request, tag);
    return this.#reply(status, json === undefined ? '' : printJson(json), {});
  }

  #reply(status: number, text: string, headers: Readonly<Record<string, string>>): TransportAnswer {
    const type = text === '' ? {} : { 'content-type': 'application/json; charset=utf-8' };
    const date = new Date(this.service.account.now()).toUTCString();
    return { is: 'answered', status, headers: { date, ...type, ...headers }, body: bytes(text) };
  }

  #take({ method, target }: Request): Fault | undefined {
    const on = method === 'GET' ? 'read' : 'write';
    const at = this.faults.findIndex((fault) => fault.on === 'any' || fault.on === on);
    // What repeats a request is one that does not know what POST means; a repeated PUT would be told twice.
    if (this.faults[at]?.do === 'twice' && !(method === 'POST' && target.startsWith('/session'))) return undefined;
    return at === -1 ? undefined : this.faults.splice(at, 1)[0];
  }
}

function idOf(row: unknown): number {
  return typeof row === 'object' && row !== null && 'SessionId' in row ? Number(row.SessionId) : 0;
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
