// A server for tests that hands out raw sockets: the test decides each byte of the answer, or that none comes.
// The key in fixtures is for these tests alone: nobody trusts its authority, whose own key was thrown away.
import { readFileSync } from 'node:fs';
import { createServer as createTcpServer } from 'node:net';
import type { AddressInfo, Server, Socket } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';

const fixture = (name: string): string => readFileSync(new URL(`../fixtures/${name}`, import.meta.url), 'utf8');
/** The certificate of the authority that signed the one of TLS servers here: for localhost, 127.0.0.1 and api.front-desk.test. */
export const testAuthority = fixture('authority.pem');
const identity = { cert: fixture('server.pem'), key: fixture('server.key') };

export type RawRequest = {
  readonly line: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly socket: Socket;
  /** 1 for the first request of its connection. */
  readonly nth: number;
};

export type RawServer = {
  readonly port: number;
  readonly requests: readonly RawRequest[];
  /** TCP connections so far. */
  readonly connectionCount: number;
  /** How the connections ended, in that order: 'ECONNRESET' for a reset, 'closed' for a plain end. */
  readonly endings: readonly string[];
  /** Resolves when `condition` holds; looked at after each event here, never by the clock. */
  until(condition: () => boolean): Promise<void>;
  close(): Promise<void>;
};

/** Starts a server on 127.0.0.1 that calls `answer` with each whole request. */
export async function startRawServer(
  answer: (request: RawRequest) => void,
  options: { readonly tls?: boolean; readonly onSocket?: (socket: Socket) => void } = {},
): Promise<RawServer> {
  const requests: RawRequest[] = [];
  const endings: string[] = [];
  const sockets = new Set<Socket>();
  let waiting: { condition: () => boolean; done: () => void }[] = [];
  let connectionCount = 0;
  const happened = (): void => {
    const met = waiting.filter(({ condition }) => condition());
    waiting = waiting.filter((one) => !met.includes(one));
    for (const { done } of met) done();
  };

  const listen = (socket: Socket): void => {
    let error = 'closed';
    let nth = 0;
    let bytes = '';
    socket.on('error', (problem: NodeJS.ErrnoException) => (error = problem.code ?? 'error'));
    socket.on('close', () => {
      endings.push(error);
      happened();
    });
    options.onSocket?.(socket);
    socket.on('data', (chunk: Buffer) => {
      bytes += chunk.toString('latin1');
      for (let cut = wholeRequest(bytes); cut !== null; cut = wholeRequest(bytes)) {
        const request = { ...parsed(bytes.slice(0, cut)), socket, nth: ++nth };
        bytes = bytes.slice(cut);
        requests.push(request);
        answer(request);
      }
      happened();
    });
  };
  const server: Server = options.tls ? createTlsServer(identity, listen) : createTcpServer(listen);
  server.on('connection', (socket: Socket) => {
    connectionCount++;
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.on('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));

  return {
    port: (server.address() as AddressInfo).port,
    requests,
    endings,
    get connectionCount() {
      return connectionCount;
    },
    until: (condition) => (condition() ? Promise.resolve() : new Promise((done) => waiting.push({ condition, done }))),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}

/** Where the first whole request ends; null while it is not whole. */
function wholeRequest(bytes: string): number | null {
  const headEnd = bytes.indexOf('\r\n\r\n');
  if (headEnd < 0) return null;
  const length = Number(/^content-length: *(\d+)/im.exec(bytes.slice(0, headEnd))?.[1] ?? 0);
  const end = headEnd + 4 + length;
  return bytes.length >= end ? end : null;
}

function parsed(bytes: string): Pick<RawRequest, 'line' | 'headers' | 'body'> {
  const headEnd = bytes.indexOf('\r\n\r\n');
  const [line = '', ...rest] = bytes.slice(0, headEnd).split('\r\n');
  const headers = rest.map((header) => header.split(': ', 2) as [string, string]);
  return {
    line,
    headers: Object.fromEntries(headers.map(([name, value]) => [name.toLowerCase(), value])),
    body: Buffer.from(bytes.slice(headEnd + 4), 'latin1').toString('utf8'),
  };
}

/** Bytes of an answer with its length told. */
export function answerBytes(status: string, body: string, headers: readonly string[] = []): string {
  const length = Buffer.byteLength(body);
  const type = headers.some((header) => /^content-type/i.test(header)) ? [] : ['Content-Type: application/json'];
  return [`HTTP/1.1 ${status}`, ...type, `Content-Length: ${length}`, ...headers, '', body].join('\r\n');
}
