import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { afterEach, describe, expect, test } from 'vitest';
import { TestClock } from '../../src-shared/time/testClock.ts';
import { nodeTransport } from './nodeTransport.ts';
import { answerBytes, startRawServer } from './testing/rawServer.ts';
import type { RawRequest, RawServer } from './testing/rawServer.ts';
import type { Transport, TransportRequest } from './transport.ts';

const ends: (() => void | Promise<void>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

async function serverThat(answer: (request: RawRequest) => void): Promise<RawServer> {
  const server = await startRawServer(answer);
  ends.push(() => server.close());
  return server;
}

function transportOn(clock: TestClock, resolveProxy?: (url: string) => Promise<string>): Transport {
  const transport = nodeTransport({ clock, ...(resolveProxy ? { resolveProxy } : {}) });
  ends.push(() => transport.stop());
  return transport;
}

const at = (port: number, path = '/session/5'): URL => new URL(`http://127.0.0.1:${port}${path}`);
const write = (url: URL, more: Partial<TransportRequest> = {}): TransportRequest => ({
  method: 'POST',
  url,
  headers: { accept: 'application/json', 'content-type': 'application/json' },
  body: Buffer.from('{"a":"é"}'),
  freshConnection: true,
  timeoutMs: 20_000,
  answerBytesMax: 1_000_000,
  ...more,
});
const read = (url: URL, more: Partial<TransportRequest> = {}): TransportRequest => ({
  ...write(url, more),
  method: 'GET',
  body: null,
  freshConnection: false,
  ...more,
});
const text = (body: Uint8Array): string => Buffer.from(body).toString('utf8');

describe('one exchange', () => {
  test('sends the bytes as they are and brings status, headers and body back', async () => {
    const server = await serverThat(({ socket }) => socket.end(answerBytes('201 Created', '{"b":"ü"}', ['X-A: 1'])));
    const answer = await transportOn(new TestClock()).request(write(at(server.port, '/session/0?externalId=a%2Bb')));
    expect(answer).toMatchObject({ is: 'answered', status: 201, headers: { 'x-a': '1' } });
    expect(answer.is === 'answered' && text(answer.body)).toBe('{"b":"ü"}');
    expect(server.requests).toMatchObject([
      {
        line: 'POST /session/0?externalId=a%2Bb HTTP/1.1',
        body: '{"a":"é"}',
        headers: { host: `127.0.0.1:${server.port}`, 'content-length': '10', connection: 'close' },
      },
    ]);
  });

  test('reads an answer in chunks, and one that ends with the connection', async () => {
    const chunked = await serverThat(({ socket }) =>
      socket.end('HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\n[1,\r\n2\r\n2]\r\n0\r\n\r\n'),
    );
    const open = await serverThat(({ socket }) => socket.end('HTTP/1.1 200 OK\r\n\r\n[1,2]'));
    const transport = transportOn(new TestClock());
    for (const server of [chunked, open]) {
      const answer = await transport.request(write(at(server.port)));
      expect(answer.is === 'answered' && text(answer.body)).toBe('[1,2]');
    }
  });

  // A write asks for the connection to be closed, so that its end is under way when the answer has been read.
  test.each([
    ['one write after another', true],
    ['reads that share a connection', false],
  ])('leaves no socket behind: %s', async (_what, freshConnection) => {
    const server = await serverThat(({ socket }) => socket.write(answerBytes('200 OK', '{}')));
    const transport = transportOn(new TestClock());
    const socketsNow = (): number => process.getActiveResourcesInfo().filter((name) => name === 'TCPSocketWrap').length;
    const before = socketsNow();
    for (let count = 0; count < 20; count++) await transport.request(write(at(server.port), { freshConnection }));
    transport.stop();
    await server.until(() => server.endings.length === server.connectionCount);
    await nextTurn();
    expect(socketsNow()).toBeLessThanOrEqual(before); // those of earlier tests may go meanwhile
  });

  test('follows no redirect', async () => {
    const server = await serverThat(({ socket }) =>
      socket.end(answerBytes('302 Found', '', ['Location: /session/elsewhere'])),
    );
    expect(await transportOn(new TestClock()).request(write(at(server.port)))).toMatchObject({ status: 302 });
    expect(server.requests).toHaveLength(1);
  });

  test('says once, before anything is written, that the first byte may leave', async () => {
    let connected = 0;
    const server = await serverThat(({ socket }) => {
      expect(connected).toBe(1);
      socket.end(answerBytes('200 OK', '{}'));
    });
    await transportOn(new TestClock()).request(write(at(server.port), { onConnected: () => connected++ }));
    expect(connected).toBe(1);
  });

  test('sends nothing where the asker cannot note that it is connected', async () => {
    const server = await serverThat(() => undefined);
    const onConnected = (): void => {
      throw new Error('disk full');
    };
    const answer = await transportOn(new TestClock()).request(write(at(server.port), { onConnected }));
    expect(answer).toMatchObject({ is: 'failed', mayHaveLeft: false });
    expect(server.requests).toHaveLength(0);
  });
});

describe('what breaks', () => {
  test('an answer in the middle of which the line breaks: its status is known, its body is not taken', async () => {
    const server = await serverThat(({ socket }) =>
      socket.end('HTTP/1.1 201 Created\r\nContent-Length: 500\r\n\r\n{"SessionId": 77'),
    );
    expect(await transportOn(new TestClock()).request(write(at(server.port)))).toEqual({
      is: 'failed',
      trouble: 'reset',
      mayHaveLeft: true,
      status: 201,
    });
  });

  test.each([
    ['a reset after the request was read', (request: RawRequest) => void request.socket.resetAndDestroy(), 'reset'],
    ['an end without an answer', (request: RawRequest) => void request.socket.end(), 'reset'],
    ['an answer that is no HTTP', (request: RawRequest) => void request.socket.end('SSH-2.0-x\r\n'), 'notTheApi'],
  ])('%s', async (_why, answer, trouble) => {
    const server = await serverThat(answer);
    expect(await transportOn(new TestClock()).request(write(at(server.port)))).toEqual({
      is: 'failed',
      trouble,
      mayHaveLeft: true,
      status: null,
    });
    expect(server.requests).toHaveLength(1);
  });

  test('an answer longer than the bound is given up; one just within passes', async () => {
    const server = await serverThat(({ socket }) => socket.end(answerBytes('200 OK', 'x'.repeat(1000))));
    const transport = transportOn(new TestClock());
    expect(await transport.request(write(at(server.port), { answerBytesMax: 999 }))).toMatchObject({
      trouble: 'tooLarge',
      mayHaveLeft: true,
    });
    expect(await transport.request(write(at(server.port), { answerBytesMax: 1000 }))).toMatchObject({ status: 200 });
  });

  test('nobody listens: certain that nothing left, and the asker was not told otherwise', async () => {
    const free = createServer();
    await new Promise<void>((resolve) => free.listen(0, '127.0.0.1', resolve));
    const { port } = free.address() as AddressInfo;
    await new Promise((resolve) => free.close(resolve));
    let connected = false;
    const answer = await transportOn(new TestClock()).request(
      write(at(port), { onConnected: () => (connected = true) }),
    );
    expect(answer).toEqual({ is: 'failed', trouble: 'refusedConnection', mayHaveLeft: false, status: null });
    expect(connected).toBe(false);
  });

  test('a name that does not exist', async () => {
    const answer = await transportOn(new TestClock()).request(write(new URL('https://nobody.invalid/session')));
    expect(answer).toMatchObject({ is: 'failed', trouble: 'nameNotFound', mayHaveLeft: false });
  });

  test('http to another computer is refused before the name is looked up', async () => {
    const answer = await transportOn(new TestClock()).request(write(new URL('http://relay.example.org/session')));
    expect(answer).toEqual({ is: 'failed', trouble: 'certificate', mayHaveLeft: false, status: null });
  });
});

describe('the time-out', () => {
  test('counts the whole request: an answer that drips is ended too', async () => {
    const clock = new TestClock();
    const server = await serverThat(({ socket }) => socket.write('HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n[1'));
    const asked = transportOn(clock).request(write(at(server.port)));
    await server.until(() => server.requests.length === 1);
    clock.tick(19_999);
    server.requests[0]?.socket.write(',');
    clock.tick(1);
    expect(await asked).toMatchObject({ is: 'failed', trouble: 'timeout', mayHaveLeft: true });
    await server.until(() => server.endings.length === 1);
    expect(server.endings).toEqual(['ECONNRESET']);
  });

  test('while it asks for a proxy nothing has left', async () => {
    const clock = new TestClock();
    const asked = transportOn(clock, () => new Promise(() => undefined)).request(write(new URL('https://x.invalid/')));
    clock.tick(20_000);
    expect(await asked).toEqual({ is: 'failed', trouble: 'timeout', mayHaveLeft: false, status: null });
  });

  test('given up, the kernel delivers nothing more: the server gets a part and a reset, never the whole', async () => {
    const clock = new TestClock();
    const body = Buffer.alloc(24_000_000, 120); // more than the buffers of both sides hold
    let received = 0;
    let how = 'closed';
    let resume = (): void => undefined;
    const slow = createServer((socket) => {
      socket.on('error', (problem: NodeJS.ErrnoException) => (how = problem.code ?? ''));
      socket.once('data', (first) => {
        received += first.length;
        socket.pause();
        socket.on('data', (chunk) => (received += chunk.length));
        socket.pause();
        heard();
        resume = () => socket.resume();
      });
      socket.on('close', () => ended());
    });
    let heard = (): void => undefined;
    let ended = (): void => undefined;
    const hearing = new Promise<void>((resolve) => (heard = resolve));
    const ending = new Promise<void>((resolve) => (ended = resolve));
    await new Promise<void>((resolve) => slow.listen(0, '127.0.0.1', resolve));
    ends.push(() => void slow.close());
    const asked = transportOn(clock).request(write(at((slow.address() as AddressInfo).port), { body }));
    await hearing;
    clock.tick(20_000);
    expect(await asked).toMatchObject({ trouble: 'timeout', mayHaveLeft: true });
    resume();
    await ending;
    expect(received).toBeGreaterThan(0);
    expect(received).toBeLessThan(body.length);
    expect(how).toBe('ECONNRESET'); // a plain end would let the kernel go on with what it holds
  });
});

describe('connections', () => {
  const ok = ({ socket }: RawRequest): void => void socket.write(answerBytes('200 OK', '[]'));

  test('reads share one, writes have one each and it is closed', async () => {
    const server = await serverThat(ok);
    const transport = transportOn(new TestClock());
    for (let i = 0; i < 3; i++) await transport.request(read(at(server.port)));
    expect(server.connectionCount).toBe(1);
    for (let i = 0; i < 2; i++) await transport.request(write(at(server.port)));
    expect(server.connectionCount).toBe(3);
    expect(server.requests.map(({ nth }) => nth)).toEqual([1, 2, 3, 1, 1]);
    await server.until(() => server.endings.length === 2);
  });

  test('a server that kills warmed connections sees one POST, and each read once more at the most', async () => {
    const server = await serverThat((request) => {
      if (request.nth > 1) request.socket.resetAndDestroy();
      else ok(request);
    });
    const transport = transportOn(new TestClock());
    await transport.request(read(at(server.port)));
    expect(await transport.request(write(at(server.port)))).toMatchObject({ status: 200 });
    expect(await transport.request(read(at(server.port)))).toMatchObject({ status: 200 });
    const lines = server.requests.map(({ line }) => line.split(' ')[0]);
    expect(lines.filter((method) => method === 'POST')).toHaveLength(1);
    expect(lines.filter((method) => method === 'GET')).toHaveLength(3);
  });

  test('a POST that is reset is not sent again', async () => {
    const server = await serverThat(({ socket }) => socket.resetAndDestroy());
    expect(await transportOn(new TestClock()).request(write(at(server.port)))).toMatchObject({ trouble: 'reset' });
    expect(server.requests).toHaveLength(1);
  });

  test('a read over a new connection that breaks is not sent again either', async () => {
    const server = await serverThat(({ socket }) => socket.resetAndDestroy());
    expect(await transportOn(new TestClock()).request(read(at(server.port)))).toMatchObject({ trouble: 'reset' });
    expect(server.requests).toHaveLength(1);
  });

  test('a waiting one is thrown away after 45 s, and when the server ends it', async () => {
    const clock = new TestClock();
    const server = await serverThat(ok);
    const transport = transportOn(clock);
    await transport.request(read(at(server.port)));
    expect(clock.waiting).toBe(1);
    clock.tick(45_000);
    await server.until(() => server.endings.length === 1);
    await transport.request(read(at(server.port)));
    expect(server.connectionCount).toBe(2);
    server.requests[1]?.socket.end();
    await server.until(() => server.endings.length === 2);
    await transport.request(read(at(server.port)));
    expect(server.connectionCount).toBe(3);
  });

  test('stop resets what is in flight, ends what waits, and lets nothing more out', async () => {
    const server = await serverThat((request) => (request.line.startsWith('GET') ? ok(request) : undefined));
    const transport = transportOn(new TestClock());
    await transport.request(read(at(server.port)));
    const asked = transport.request(write(at(server.port)));
    await server.until(() => server.requests.length === 2);
    transport.stop();
    expect(await asked).toEqual({ is: 'failed', trouble: 'stopped', mayHaveLeft: true, status: null });
    await server.until(() => server.endings.length === 2);
    expect(server.endings).toEqual(['ECONNRESET', 'ECONNRESET']);
    expect(await transport.request(write(at(server.port)))).toMatchObject({ trouble: 'stopped', mayHaveLeft: false });
    expect(server.connectionCount).toBe(2);
  });
});
