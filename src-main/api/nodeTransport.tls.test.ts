import { connect as connectTcp, createServer } from 'node:net';
import type { AddressInfo, Socket } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, test } from 'vitest';
import { TestClock } from '../../src-shared/time/testClock.ts';
import { nodeTransport } from './nodeTransport.ts';
import { answerBytes, startRawServer, testAuthority } from './testing/rawServer.ts';
import type { RawRequest, RawServer } from './testing/rawServer.ts';
import type { Transport, TransportRequest } from './transport.ts';

const ends: (() => void | Promise<void>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

const ok = ({ socket }: RawRequest): void => void socket.write(answerBytes('200 OK', '[]'));

async function tlsServer(answer: (request: RawRequest) => void = ok): Promise<RawServer> {
  const server = await startRawServer(answer, { tls: true });
  ends.push(() => server.close());
  return server;
}

function transportOn(clock: TestClock, certificates: readonly string[] = [testAuthority], proxy?: string): Transport {
  const transport = nodeTransport({
    clock,
    certificates: () => certificates,
    ...(proxy === undefined ? {} : { resolveProxy: () => Promise.resolve(proxy) }),
  });
  ends.push(() => transport.stop());
  return transport;
}

function request(url: string, more: Partial<TransportRequest> = {}): TransportRequest {
  const body = Buffer.from('{}');
  return {
    method: 'POST',
    url: new URL(url),
    headers: { authorization: 'Basic c2VjcmV0' },
    body,
    freshConnection: true,
    timeoutMs: 20_000,
    answerBytesMax: 1_000_000,
    ...more,
  };
}

describe('certificates', () => {
  test.each(['127.0.0.1', 'localhost'])('one of a trusted authority for %s is accepted', async (host) => {
    const server = await tlsServer();
    const answer = await transportOn(new TestClock()).request(request(`https://${host}:${server.port}/session/5`));
    expect(answer).toMatchObject({ is: 'answered', status: 200 });
    expect(server.requests[0]?.line).toBe('POST /session/5 HTTP/1.1');
  });

  test('one of a stranger is refused before a byte of the request, whatever the environment says', async () => {
    const server = await tlsServer();
    const before = process.env['NODE_TLS_REJECT_UNAUTHORIZED'];
    process.env['NODE_TLS_REJECT_UNAUTHORIZED'] = '0';
    ends.push(() => {
      if (before === undefined) delete process.env['NODE_TLS_REJECT_UNAUTHORIZED'];
      else process.env['NODE_TLS_REJECT_UNAUTHORIZED'] = before;
    });
    let connected = false;
    const answer = await transportOn(new TestClock(), []).request(
      request(`https://localhost:${server.port}/`, { onConnected: () => (connected = true) }),
    );
    expect(answer).toEqual({ is: 'failed', trouble: 'certificate', mayHaveLeft: false, status: null });
    expect(connected).toBe(false);
    expect(server.requests).toHaveLength(0);
  });

  test('one for another name is refused', async () => {
    const server = await tlsServer();
    const proxy = await proxyTo(server.port);
    const named = request(`https://elsewhere.front-desk.test:${server.port}/`);
    const answer = await transportOn(new TestClock(), [testAuthority], `PROXY 127.0.0.1:${proxy.port}`).request(named);
    expect(answer).toEqual({ is: 'failed', trouble: 'certificate', mayHaveLeft: false, status: null });
    expect(server.requests).toHaveLength(0);
  });

  test('a server that speaks no TLS is not spoken to', async () => {
    const plain = createServer((socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n').on('error', () => undefined));
    await new Promise<void>((resolve) => plain.listen(0, '127.0.0.1', resolve));
    ends.push(() => void plain.close());
    const { port } = plain.address() as AddressInfo;
    const answer = await transportOn(new TestClock()).request(request(`https://localhost:${port}/`));
    expect(answer).toMatchObject({ is: 'failed', trouble: 'certificate', mayHaveLeft: false });
  });
});

describe('over TLS', () => {
  test('reads share a connection, a write has its own', async () => {
    const server = await tlsServer();
    const transport = transportOn(new TestClock());
    const get = request(`https://localhost:${server.port}/session`, {
      method: 'GET',
      body: null,
      freshConnection: false,
    });
    await transport.request(get);
    await transport.request(get);
    await transport.request(request(`https://localhost:${server.port}/session/5`));
    expect(server.requests.map(({ nth }) => nth)).toEqual([1, 2, 1]);
  });

  test('the time-out resets the TCP socket under it', async () => {
    const clock = new TestClock();
    const server = await tlsServer(() => undefined);
    const relay = await relayTo(server.port);
    const asked = transportOn(clock).request(request(`https://localhost:${relay.port}/session/5`));
    await server.until(() => server.requests.length === 1);
    clock.tick(20_000);
    expect(await asked).toEqual({ is: 'failed', trouble: 'timeout', mayHaveLeft: true, status: null });
    expect(await relay.ended).toBe('ECONNRESET');
  });

  test('given up, the kernel delivers nothing more', async () => {
    const clock = new TestClock();
    const server = await tlsServer();
    const relay = await relayTo(server.port);
    const body = Buffer.alloc(24_000_000, 120);
    const asked = transportOn(clock).request(
      request(`https://localhost:${relay.port}/session/5`, { body, onConnected: () => relay.pause() }),
    );
    await relay.paused;
    clock.tick(20_000);
    expect(await asked).toMatchObject({ trouble: 'timeout', mayHaveLeft: true });
    relay.resume();
    expect(await relay.ended).toBe('ECONNRESET');
    expect(relay.bytes).toBeLessThan(body.length);
    expect(server.requests).toHaveLength(0); // never whole
  });

  test('a partner who says nothing during the handshake: nothing left', async () => {
    const clock = new TestClock();
    let heard = (): void => undefined;
    const hearing = new Promise<void>((resolve) => (heard = resolve));
    const mute = createServer((socket) => socket.on('error', () => undefined).on('data', () => heard()));
    await new Promise<void>((resolve) => mute.listen(0, '127.0.0.1', resolve));
    ends.push(() => void mute.close());
    const asked = transportOn(clock).request(request(`https://localhost:${(mute.address() as AddressInfo).port}/`));
    await hearing;
    clock.tick(20_000);
    expect(await asked).toEqual({ is: 'failed', trouble: 'timeout', mayHaveLeft: false, status: null });
  });
});

describe('through a proxy', () => {
  const target = (port: number): string => `https://api.front-desk.test:${port}/session/5`; // a name that only the proxy knows

  test('by CONNECT: the proxy sees host and port, never the request or the keys', async () => {
    const server = await tlsServer();
    const proxy = await proxyTo(server.port);
    const transport = transportOn(new TestClock(), [testAuthority], `PROXY 127.0.0.1:${proxy.port}; DIRECT`);
    expect(await transport.request(request(target(server.port)))).toMatchObject({ is: 'answered', status: 200 });
    expect(proxy.heads).toEqual([
      `CONNECT api.front-desk.test:${server.port} HTTP/1.1\r\nhost: api.front-desk.test:${server.port}\r\nConnection: close`,
    ]);
    expect(server.requests[0]?.headers['host']).toBe(`api.front-desk.test:${server.port}`);
  });

  test('that is spoken to by TLS itself', async () => {
    const server = await tlsServer();
    const proxy = await proxyTo(server.port, '200 OK', true);
    const transport = transportOn(new TestClock(), [testAuthority], `HTTPS localhost:${proxy.port}`);
    expect(await transport.request(request(target(server.port)))).toMatchObject({ is: 'answered', status: 200 });
  });

  test('the time-out resets the socket to the proxy', async () => {
    const clock = new TestClock();
    const server = await tlsServer(() => undefined);
    const proxy = await proxyTo(server.port);
    const asked = transportOn(clock, [testAuthority], `PROXY 127.0.0.1:${proxy.port}`).request(
      request(target(server.port)),
    );
    await server.until(() => server.requests.length === 1);
    clock.tick(20_000);
    expect(await asked).toMatchObject({ trouble: 'timeout', mayHaveLeft: true });
    expect(await proxy.ended).toBe('ECONNRESET');
  });

  test.each([
    ['407 Proxy Authentication Required', 'proxyWantsPassword'],
    ['403 Forbidden', 'proxyRefused'],
    ['502 Bad Gateway', 'proxyRefused'],
  ])('a %s is its no: nothing left, and no other way is tried', async (status, trouble) => {
    const server = await tlsServer();
    const proxy = await proxyTo(server.port, status);
    const ways = `PROXY 127.0.0.1:${proxy.port}; PROXY 127.0.0.1:${proxy.port}`;
    const answer = await transportOn(new TestClock(), [testAuthority], ways).request(request(target(server.port)));
    expect(answer).toEqual({ is: 'failed', trouble, mayHaveLeft: false, status: null });
    expect(proxy.heads).toHaveLength(1);
    expect(server.requests).toHaveLength(0);
  });

  test('that is not there: the next way is taken, and without one it is told', async () => {
    const server = await tlsServer();
    const gone = await proxyTo(server.port);
    await gone.close();
    const url = `https://localhost:${server.port}/session/5`;
    const dead = `PROXY 127.0.0.1:${gone.port}`;
    const withNext = transportOn(new TestClock(), [testAuthority], `SOCKS5 127.0.0.1:1; ${dead}; DIRECT`);
    expect(await withNext.request(request(url))).toMatchObject({ is: 'answered', status: 200 });
    for (const ways of [dead, 'SOCKS5 127.0.0.1:1']) {
      const alone = transportOn(new TestClock(), [testAuthority], ways);
      // On this computer itself no proxy is asked, so the name has to be another.
      expect(await alone.request(request(target(server.port)))).toMatchObject({
        trouble: 'proxyRefused',
        mayHaveLeft: false,
      });
    }
  });

  test('is not asked for this computer itself', async () => {
    const server = await tlsServer();
    const transport = transportOn(new TestClock(), [testAuthority], 'PROXY 127.0.0.1:1');
    expect(await transport.request(request(`https://127.0.0.1:${server.port}/`))).toMatchObject({ status: 200 });
  });
});

type Relay = {
  readonly port: number;
  readonly bytes: number;
  /** How the first connection from the client ended. */
  readonly ended: Promise<string>;
  /** Resolves when the relay has stopped reading. */
  readonly paused: Promise<void>;
  pause(): void;
  resume(): void;
};

/** Passes bytes on both ways, and can stop reading what the client sends. */
async function relayTo(port: number): Promise<Relay> {
  let bytes = 0;
  let socketOfClient: Socket | null = null;
  let end = (_how: string): void => undefined;
  let pausedNow = (): void => undefined;
  const ended = new Promise<string>((resolve) => (end = resolve));
  const paused = new Promise<void>((resolve) => (pausedNow = resolve));
  const server = createServer((client) => {
    const upstream = connectTcp(port, '127.0.0.1');
    socketOfClient = client;
    let how = 'closed';
    client.on('data', (chunk) => {
      bytes += chunk.length;
      upstream.write(chunk);
    });
    client.on('error', (problem: NodeJS.ErrnoException) => (how = problem.code ?? 'error'));
    client.on('close', () => {
      end(how);
      upstream.destroy();
    });
    upstream.on('data', (chunk) => client.write(chunk));
    upstream.on('error', () => undefined);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  ends.push(() => void server.close());
  return {
    port: (server.address() as AddressInfo).port,
    get bytes() {
      return bytes;
    },
    ended,
    paused,
    pause() {
      socketOfClient?.pause();
      pausedNow();
    },
    resume: () => socketOfClient?.resume(),
  };
}

type Proxy = {
  readonly port: number;
  readonly heads: readonly string[];
  readonly ended: Promise<string>;
  close(): Promise<void>;
};

/** A proxy that answers CONNECT with `status` and, where that is 200, leads to `port` here whatever was asked for. */
async function proxyTo(port: number, status = '200 Connection Established', tls = false): Promise<Proxy> {
  const heads: string[] = [];
  let end = (_how: string): void => undefined;
  const ended = new Promise<string>((resolve) => (end = resolve));
  const serve = (client: Socket): void => {
    let how = 'closed';
    client.on('error', (problem: NodeJS.ErrnoException) => (how = problem.code ?? 'error'));
    client.on('close', () => end(how));
    client.once('data', (head) => {
      heads.push(head.toString('latin1').trimEnd());
      client.write(`HTTP/1.1 ${status}\r\n\r\n`);
      if (!status.startsWith('200')) return void client.end();
      const upstream = connectTcp(port, '127.0.0.1');
      client.on('data', (chunk) => upstream.write(chunk));
      client.on('close', () => upstream.destroy());
      upstream.on('data', (chunk) => client.write(chunk));
      upstream.on('error', () => undefined);
    });
  };
  const file = (name: string): string => readFileSync(new URL(`./fixtures/${name}`, import.meta.url), 'utf8');
  const server = tls
    ? createTlsServer({ cert: file('server.pem'), key: file('server.key') }, serve)
    : createServer(serve);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const close = (): Promise<void> => new Promise((resolve) => server.close(() => resolve()));
  ends.push(() => void close());
  return { port: (server.address() as AddressInfo).port, heads, ended, close };
}
