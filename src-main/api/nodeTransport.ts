// Requests over Node's own http: Chromium's network stack is not used, for it repeats a POST by itself when a line dies.
import { request as requestHttp } from 'node:http';
import type { IncomingMessage } from 'node:http';
import type { Clock } from '../../src-shared/time/clock.ts';
import { isLoopback } from './address.ts';
import { secureContextOf, trustedCertificates } from './certificates.ts';
import { openConnection } from './connection.ts';
import type { Connection } from './connection.ts';
import { Failure, troubleOf } from './failures.ts';
import { IdleConnections } from './idleConnections.ts';
import { readWays } from './proxy.ts';
import type { ProxySignIn } from './proxySignIn.ts';
import type { Transport, TransportAnswer, TransportRequest } from './transport.ts';

export type NodeTransportOptions = {
  readonly clock: Clock;
  /** What the system says of proxies for an address: "DIRECT", "PROXY host:port; DIRECT". Without it: always direct. */
  readonly resolveProxy?: (url: string) => Promise<string>;
  /** Who signs in at a proxy that asks for it; without it nobody does. */
  readonly proxySignIn?: ProxySignIn;
  /** Certificates in PEM that are trusted; by default those of Node and of the computer. */
  readonly certificates?: () => readonly string[];
};

/** The real network. Each write has a connection of its own; giving up resets the TCP socket under it. */
export function nodeTransport(options: NodeTransportOptions): Transport {
  const secureContext = secureContextOf(options.certificates ?? trustedCertificates);
  const idle = new IdleConnections(options.clock);
  const inFlight = new Set<AbortController>();
  let stopped = false;

  async function waysTo(url: URL): Promise<string> {
    if (!options.resolveProxy || isLoopback(url.href)) return 'DIRECT';
    return options.resolveProxy(url.href).catch(() => 'DIRECT');
  }

  /** One try. A kept connection that died unseen while it waited is the one reason for a second, and only for reads. */
  async function attempt(request: TransportRequest, signal: AbortSignal): Promise<TransportAnswer> {
    const ways = await unlessAborted(signal, waysTo(request.url));
    const key = `${request.url.origin} ${ways}`;
    const kept = request.freshConnection ? null : idle.take(key);
    if (kept) {
      const answer = await exchange(request, kept, signal, () => idle.give(key, kept));
      const diedWaiting = answer.is === 'failed' && answer.trouble === 'reset' && answer.status === null;
      if (!diedWaiting || signal.aborted) return answer;
    }
    const connection = await openConnection(request.url, readWays(ways), secureContext, signal, options.proxySignIn);
    return exchange(request, connection, signal, () => idle.give(key, connection));
  }

  return {
    async request(request) {
      if (stopped) return notSent(new Failure('stopped'));
      if (request.url.protocol !== 'https:' && !isLoopback(request.url.href))
        return notSent(new Failure('certificate'));
      const giveUp = new AbortController();
      inFlight.add(giveUp);
      const cancelTimer = options.clock.setTimer(request.timeoutMs, () => giveUp.abort(new Failure('timeout')));
      try {
        return await attempt(request, giveUp.signal);
      } catch (error) {
        return notSent(error); // whatever fails after the first byte is an answer of `exchange`
      } finally {
        cancelTimer();
        inFlight.delete(giveUp);
      }
    },
    stop() {
      stopped = true;
      for (const giveUp of inFlight) giveUp.abort(new Failure('stopped'));
      idle.closeAll();
    },
  };
}

function notSent(error: unknown): TransportAnswer {
  return { is: 'failed', trouble: troubleOf(error, 'reaching'), mayHaveLeft: false, status: null };
}

function unlessAborted<T>(signal: AbortSignal, work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const stop = (): void => reject(signal.reason as Failure);
    if (signal.aborted) stop();
    signal.addEventListener('abort', stop, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop));
  });
}

/** Sends the request over an open connection and reads the answer whole. Never rejects. */
function exchange(
  request: TransportRequest,
  connection: Connection,
  signal: AbortSignal,
  keep: () => void,
): Promise<TransportAnswer> {
  return new Promise((resolve) => {
    let status: number | null = null;
    let settled = false;
    const settle = (answer: TransportAnswer): void => {
      if (settled) return;
      settled = true;
      signal.removeEventListener('abort', giveUp);
      const mayWait = !request.freshConnection && answer.is === 'answered';
      if (!mayWait) connection.reset();
      resolve(answer);
    };
    const fail = (error: unknown): void =>
      settle({ is: 'failed', trouble: troubleOf(error, 'speaking'), mayHaveLeft: true, status });
    const giveUp = (): void => fail(signal.reason);

    try {
      signal.throwIfAborted();
      request.onConnected?.();
    } catch (error) {
      connection.reset();
      resolve(notSent(error instanceof Failure ? error : new Failure('stopped')));
      return;
    }
    const sent = requestHttp({
      method: request.method,
      path: request.url.pathname + request.url.search,
      headers: {
        host: request.url.host,
        connection: request.freshConnection ? 'close' : 'keep-alive',
        ...(request.body === null ? {} : { 'content-length': request.body.length }),
        ...request.headers,
      },
      createConnection: () => connection.stream,
    });
    signal.addEventListener('abort', giveUp, { once: true });
    sent.on('error', fail);
    sent.on('close', () => fail(new Failure('reset')));
    sent.once('response', (answer) => {
      status = answer.statusCode ?? 0;
      readWhole(answer, request.answerBytesMax, fail, (body) =>
        settle({ is: 'answered', status: answer.statusCode ?? 0, headers: firstOf(answer), body }),
      );
    });
    // Node says 'free' when the answer was read to its end and the server keeps the line open.
    if (!request.freshConnection) connection.stream.once('free', keep);
    sent.end(request.body ?? undefined);
  });
}

// By callbacks: a promise would come after the request's 'close', which would then look like a line that broke.
function readWhole(
  answer: IncomingMessage,
  bytesMax: number,
  fail: (error: unknown) => void,
  done: (body: Uint8Array) => void,
): void {
  const chunks: Uint8Array[] = [];
  let length = 0;
  answer.on('data', (chunk: Uint8Array) => {
    length += chunk.length;
    if (length > bytesMax) fail(new Failure('tooLarge'));
    else chunks.push(chunk);
  });
  answer.once('end', () => (answer.complete ? done(Buffer.concat(chunks)) : fail(new Failure('reset'))));
  answer.once('error', fail);
}

function firstOf(answer: IncomingMessage): Record<string, string> {
  const all = Object.entries(answer.headersDistinct);
  return Object.fromEntries(all.flatMap(([name, values]) => (values?.[0] === undefined ? [] : [[name, values[0]]])));
}
