// The practice account behind real HTTP on this machine alone: keys, headers, faults, and a line that can be cut.
import { randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { PracticeAccount } from './account.ts';
import { openControl } from './control.ts';
import type { Control } from './control.ts';
import { Faults } from './faults.ts';
import type { PracticeKeys, PracticeServer } from './handle.ts';
import { Line } from './line.ts';
import { RequestLog } from './log.ts';
import type { RequestEntry } from './log.ts';
import { play } from './play.ts';
import type { Exchange } from './play.ts';
import { answerTo } from './routes.ts';
import type { PracticeAnswer } from './routes.ts';

/** Runs something later, and gives a way to take that back. */
export type SetTimer = (delayMs: number, run: () => void) => () => void;

export type PracticeServerSetup = {
  readonly account: PracticeAccount;
  /** 0 or left out = any that is free. */
  readonly port?: number;
  /** Left out = new random ones. */
  readonly keys?: PracticeKeys;
  /** The token of the control path; left out = there is no control path. */
  readonly control?: string;
  /** For answers that come late and work that lands late. */
  readonly setTimer?: SetTimer;
};

const bodyBytesMax = 1_000_000;

/** Starts a server for `account`. @throws Error (EADDRINUSE, EACCES) when the port cannot be had */
export async function startPracticeServer(setup: PracticeServerSetup): Promise<PracticeServer> {
  const { account, keys = makeKeys(), setTimer = systemTimer } = setup;
  const faults = new Faults();
  const log = new RequestLog();
  const timers = new Set<() => void>();
  const connections = new WeakMap<Socket, { id: number; requests: number }>();
  let connectionCount = 0;
  let control: Control | null = null;

  const later = (delayMs: number, run: () => void): void => {
    const cancel = setTimer(delayMs, () => {
      timers.delete(cancel);
      run();
    });
    timers.add(cancel);
  };

  const http = createServer((request, response) => {
    if (control?.isMeant(request)) return control.serve(request, response);
    const connection = connections.get(request.socket) ?? { id: 0, requests: 0 };
    connection.requests++;
    const entry = log.begin({
      at: account.now(),
      connection: connection.id,
      nth: connection.requests,
      method: request.method ?? 'GET',
      target: request.url ?? '/',
      headers: headersOf(request),
    });
    const fault = faults.take(entry);
    if (fault) log.note(entry, { fault: fault.do });
    if (fault?.do === 'reset') return void request.socket.resetAndDestroy();
    readBody(request, (body) => {
      log.note(entry, { body: body ?? '' });
      const exchange: Exchange = {
        socket: request.socket,
        work: () => {
          const answer = body === null ? tooLarge : work(account, keys, request, body);
          log.note(entry, { worked: answer.status });
          return answer;
        },
        send: (status, headers, text) => sendAnswer({ log, entry, account, request, response }, status, headers, text),
        later,
      };
      play(fault, exchange);
    });
  });
  http.on('clientError', (_error, socket) => {
    // Ended, not destroyed: an answer that is on its way still arrives.
    if (socket.writable) socket.end('HTTP/1.1 400 Bad Request\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
    else socket.destroy();
  });

  const line = new Line(setup.port ?? 0, (socket) => {
    connections.set(socket, { id: ++connectionCount, requests: 0 });
    http.emit('connection', socket);
  });
  await line.open();

  const server: PracticeServer = {
    ...keys,
    url: `http://127.0.0.1:${line.port}/`,
    account,
    faults,
    log,
    get control() {
      return control?.url ?? null;
    },
    get line() {
      return line.state;
    },
    setLine: (state) => line.set(state),
    close: async () => {
      for (const cancel of timers) cancel();
      await Promise.all([line.close(), control?.close()]);
      stopCheckingIdle(http);
    },
  };
  try {
    if (setup.control !== undefined) control = await openControl(server, setup.control);
  } catch (error) {
    await server.close();
    throw error;
  }
  return server;
}

/** New random keys of the length and look that the service's have. */
export function makeKeys(): PracticeKeys {
  return { identifier: randomBytes(16).toString('hex'), secret: randomBytes(32).toString('hex') };
}

const tooLarge: PracticeAnswer = { status: 413, json: { Message: 'The request entity is too large.' } };

function work(account: PracticeAccount, keys: PracticeKeys, request: IncomingMessage, body: string): PracticeAnswer {
  const expected = `Basic ${Buffer.from(`${keys.identifier}:${keys.secret}`).toString('base64')}`;
  if ((request.headers.authorization ?? '').trim() !== expected) {
    return { status: 401, json: { Message: 'Authorization has been denied for this request.' } };
  }
  const { method = 'GET', url: target = '/' } = request;
  const kind = request.headers['content-type'] ?? 'application/json';
  const hasBody = body.trim() !== '';
  if (hasBody && !/^(application|text)\/([\w.-]+\+)?json\b/i.test(kind)) {
    return {
      status: 415,
      json: { Message: `The request entity's media type '${kind}' is not supported for this resource.` },
    };
  }
  try {
    const sent = hasBody ? { body: JSON.parse(body) as unknown } : {};
    return answerTo(account, { method, target, ...sent });
  } catch (error) {
    if (!(error instanceof SyntaxError)) return { status: 500, json: { Message: 'An error has occurred.' } };
    const json = { Message: 'The request is invalid.', ModelState: { body: ['The body is not JSON.'] } };
    return { status: 400, json };
  }
}

/** Reads a body of bounded size as UTF-8; null = it was too large. A client that goes away is not answered at all. */
function readBody(request: IncomingMessage, done: (body: string | null) => void): void {
  const chunks: Buffer[] = [];
  let bytes = 0;
  request.on('error', () => {});
  request.on('data', (chunk: Buffer) => {
    if (bytes > bodyBytesMax) return;
    bytes += chunk.length;
    if (bytes > bodyBytesMax) done(null);
    else chunks.push(chunk);
  });
  request.on('end', () => {
    if (bytes <= bodyBytesMax) done(Buffer.concat(chunks).toString('utf8'));
  });
}

type Sending = {
  readonly log: RequestLog;
  readonly entry: RequestEntry;
  readonly account: PracticeAccount;
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
};

function sendAnswer(sending: Sending, status: number, headers: Record<string, string>, text: string | null): void {
  const { log, entry, account, request, response } = sending;
  if (response.destroyed || request.socket.destroyed) return;
  log.note(entry, { sent: status });
  const body = text === null ? null : Buffer.from(text, 'utf8');
  response.writeHead(status, {
    'Cache-Control': 'no-cache',
    Pragma: 'no-cache',
    Expires: '-1',
    Server: 'Microsoft-IIS/10.0',
    'X-Powered-By': 'ASP.NET',
    Date: new Date(account.now()).toUTCString(),
    ...(body !== null && { 'Content-Length': body.length }),
    ...(status === tooLarge.status && { Connection: 'close' }), // what is still coming is not waited for
    ...headers,
  });
  response.end(body ?? undefined);
}

function headersOf(request: IncomingMessage): Record<string, string> {
  const headers = Object.entries(request.headers).filter(([name]) => name !== 'authorization');
  return Object.fromEntries(headers.map(([name, value]) => [name, String(value)]));
}

function systemTimer(delayMs: number, run: () => void): () => void {
  const timer = setTimeout(run, delayMs);
  return () => clearTimeout(timer);
}

// The HTTP server never listens itself (the line does), but may have begun to look for idle connections.
function stopCheckingIdle(http: Server): void {
  http.close(() => {});
  http.closeAllConnections();
}
