// Goal: the kept password reaches the one proxy that it was typed for, with each tunnel, and nobody else.
// Method: a real proxy that demands Basic over CONNECT, in front of a real TLS server, asked by the API's own transport.
import { createServer } from 'node:http';
import type { IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { connect } from 'node:net';
import { Duplex } from 'node:stream';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { TestClock } from '../../src-shared/time/testClock.ts';
import { nodeTransport } from './nodeTransport.ts';
import { openTunnel } from './proxy.ts';
import { PROVEN_FOR_MS, ProxySignIn, REFUSED_RESTS_MS, TRY_ALONE_MS, proxyNamed } from './proxySignIn.ts';
import type { ProxyPassword, ProxyWay } from './proxySignIn.ts';
import { answerBytes, startRawServer, testAuthority } from './testing/rawServer.ts';
import type { RawServer } from './testing/rawServer.ts';
import type { TransportAnswer } from './transport.ts';

const ends: (() => unknown)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

const basic = (name: string, password: string): string =>
  `Basic ${Buffer.from(`${name}:${password}`, 'utf8').toString('base64')}`;
const notSent = { is: 'failed', trouble: 'proxyWantsPassword', mayHaveLeft: false, status: null };

type Proxy = {
  readonly port: number;
  readonly offered: (string | undefined)[];
  wants: string;
  /** Not answered before this resolves. */
  thinks: Promise<unknown>;
};

/** A proxy that lets through who says `wants`, and asks everybody else by `schemes`. */
async function demanding(wants: string, schemes = ['Basic realm="clinic"']): Promise<Proxy> {
  const http = createServer();
  const proxy: Proxy = { port: 0, offered: [], wants, thinks: Promise.resolve() };
  http.on('connect', ({ headers, url = '' }, socket) => void answer(headers, url, socket));
  async function answer(headers: IncomingHttpHeaders, url: string, socket: Duplex): Promise<void> {
    socket.on('error', () => undefined);
    proxy.offered.push(headers['proxy-authorization']);
    await proxy.thinks;
    if (headers['proxy-authorization'] !== proxy.wants) {
      const asks = schemes.map((scheme) => `Proxy-Authenticate: ${scheme}\r\n`).join('');
      // With a page for people, as most proxies send it.
      return void socket.end(`HTTP/1.1 407 no\r\n${asks}Content-Length: 13\r\n\r\n<p>Sign in</p>`);
    }
    const onward = connect(Number(url.split(':').at(-1)), '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 Connection Established\r\n\r\n');
      socket.pipe(onward).pipe(socket);
    });
    onward.on('error', () => socket.destroy());
    socket.on('close', () => onward.destroy());
  }
  await new Promise<void>((listening) => http.listen(0, '127.0.0.1', listening));
  ends.push(() => http.close());
  return Object.assign(proxy, { port: (http.address() as AddressInfo).port });
}

type Desk = {
  readonly clock: TestClock;
  readonly signIn: ProxySignIn;
  readonly server: RawServer;
  keep(password: ProxyPassword | null): void;
  post(): Promise<TransportAnswer>;
};

async function desk(ways: string, first: ProxyPassword | null): Promise<Desk> {
  let kept = first;
  const clock = new TestClock();
  const server = await startRawServer(({ socket }) => void socket.write(answerBytes('200 OK', '[]')), { tls: true });
  ends.push(() => server.close());
  const signIn = new ProxySignIn(() => kept, clock);
  const resolveProxy = (): Promise<string> => Promise.resolve(ways);
  const transport = nodeTransport({ clock, certificates: () => [testAuthority], resolveProxy, proxySignIn: signIn });
  ends.push(() => transport.stop());
  return {
    ...{ clock, signIn, server },
    keep: (password) => void (kept = password),
    post: () =>
      transport.request({
        method: 'POST',
        url: new URL(`https://api.front-desk.test:${String(server.port)}/session/5`),
        headers: { authorization: 'Basic c2VjcmV0' },
        body: Buffer.from('{}'),
        freshConnection: true,
        timeoutMs: 20_000,
        answerBytesMax: 1_000_000,
      }),
  };
}

const through = ({ port }: Proxy): string => `PROXY 127.0.0.1:${String(port)}`;
const passwordFor = ({ port }: Proxy, name = 'clinic\\désk', password = 'pä:ss wörd'): ProxyPassword => ({
  proxy: `127.0.0.1:${String(port)}`,
  name,
  password,
});

test('the right one opens the tunnel at the first asking, and the API never sees it', async () => {
  const proxy = await demanding(basic('clinic\\désk', 'pä:ss wörd'));
  const { post, server, signIn } = await desk(through(proxy), passwordFor(proxy));
  expect(await post()).toMatchObject({ is: 'answered', status: 200 });
  expect(proxy.offered).toEqual([proxy.wants]);
  expect(server.requests).toHaveLength(1);
  expect(JSON.stringify(server.requests[0], (key, value: unknown) => (key === 'socket' ? null : value))).not.toMatch(
    /proxy-authorization/i,
  );
  expect(signIn.asked).toBeNull();
});

test('none: nothing is said, nothing is sent, and it is known which proxy asked', async () => {
  const proxy = await demanding(basic('a', 'b'));
  const { post, server, signIn } = await desk(through(proxy), null);
  expect(await post()).toEqual(notSent);
  expect([proxy.offered, server.requests]).toEqual([[undefined], []]);
  expect(signIn.asked).toEqual({ proxy: `127.0.0.1:${String(proxy.port)}`, is: 'wanted' });
});

test('a wrong one is not sent, rests after its no, and is offered again after that', async () => {
  const proxy = await demanding(basic('a', 'right'));
  const { post, server, signIn, clock } = await desk(through(proxy), passwordFor(proxy, 'a', 'wrong'));
  expect(await post()).toEqual(notSent);
  expect(signIn.asked?.is).toBe('refused');
  clock.tick(REFUSED_RESTS_MS - 1);
  expect(await post()).toEqual(notSent);
  expect(signIn.asked?.is).toBe('refused');
  clock.tick(1);
  expect(await post()).toEqual(notSent);
  expect(proxy.offered).toEqual([basic('a', 'wrong'), undefined, basic('a', 'wrong')]);
  expect(server.requests).toEqual([]);
  proxy.wants = basic('a', 'wrong'); // it was the proxy that was mistaken
  clock.tick(REFUSED_RESTS_MS);
  expect(await post()).toMatchObject({ is: 'answered', status: 200 });
  expect(signIn.asked).toBeNull();
});

test('one that was changed: the old one is refused, the new one goes at once', async () => {
  const proxy = await demanding(basic('a', 'old'));
  const { post, keep, signIn } = await desk(through(proxy), passwordFor(proxy, 'a', 'old'));
  expect(await post()).toMatchObject({ is: 'answered' });
  proxy.wants = basic('a', 'new');
  expect(await post()).toEqual(notSent);
  expect(signIn.asked?.is).toBe('refused');
  keep(passwordFor(proxy, 'a', 'new'));
  expect(await post()).toMatchObject({ is: 'answered', status: 200 });
  expect(proxy.offered.at(-1)).toBe(basic('a', 'new'));
  keep(null);
  expect(await post()).toEqual(notSent);
  expect(proxy.offered.at(-1)).toBeUndefined();
});

test('another proxy gets nothing, whatever it asks for', async () => {
  const [ours, other] = [await demanding(basic('a', 'b')), await demanding(basic('a', 'b'))];
  const { post, signIn } = await desk(through(other), passwordFor(ours, 'a', 'b'));
  expect(await post()).toEqual(notSent);
  expect([ours.offered, other.offered]).toEqual([[], [undefined]]);
  expect(signIn.asked).toEqual({ proxy: `127.0.0.1:${String(other.port)}`, is: 'wanted' });
});

test('one that wants no Basic any more is not given the password again, but where somebody asks for a try', async () => {
  const alone = await demanding('nothing that we could say', ['Negotiate']);
  const { post, signIn } = await desk(through(alone), passwordFor(alone, 'a', 'b'));
  await post();
  await post();
  expect(alone.offered).toEqual([basic('a', 'b'), undefined]);
  const way = { host: '127.0.0.1', port: alone.port, overTls: false };
  expect([await said(signIn, way), await said(signIn, way, true)]).toEqual([null, basic('a', 'b')]);
});

test('NTLM alone is what we cannot do; beside Basic it is no hindrance', async () => {
  const alone = await demanding(basic('a', 'b'), ['Negotiate', 'NTLM']);
  const one = await desk(through(alone), null);
  expect(await one.post()).toEqual(notSent);
  expect(one.signIn.asked?.is).toBe('cannot');
  const both = await demanding(basic('a', 'b'), ['NTLM', 'basic realm="x"']);
  const two = await desk(through(both), null);
  expect(await two.post()).toEqual(notSent);
  expect(two.signIn.asked?.is).toBe('wanted');
});

test('a proxy is the same by host, port and how it is reached', async () => {
  expect(proxyNamed({ host: 'Proxy.Clinic.example', port: 8080, overTls: false })).toBe('proxy.clinic.example:8080');
  expect(proxyNamed({ host: '::1', port: 3128, overTls: true })).toBe('https://[::1]:3128');
  const kept = { proxy: 'https://p:443', name: 'a', password: 'b' };
  const signIn = new ProxySignIn(() => kept, new TestClock());
  expect(await said(signIn, { host: 'p', port: 443, overTls: true })).toBe(basic('a', 'b'));
  // What was typed for a safe line never goes over a plain one.
  expect(await said(signIn, { host: 'p', port: 443, overTls: false })).toBeNull();
  expect(await said(signIn, { host: 'p', port: 444, overTls: true })).toBeNull();
});

/** What would be said to this proxy now; nobody hears it. */
async function said(signIn: ProxySignIn, way: ProxyWay, byPerson = false): Promise<string | null> {
  const tried = await signIn.ask(way, byPerson);
  tried.ended();
  return tried.offered;
}

describe('several tunnels at once', () => {
  const five = [1, 2, 3, 4, 5];
  /** A proxy that answers nobody before `answer` is called. */
  async function thinking(wants: string): Promise<Proxy & { answer(): void }> {
    const proxy = await demanding(wants);
    let answer = (): void => undefined;
    proxy.thinks = new Promise<void>((resolve) => (answer = resolve));
    return Object.assign(proxy, { answer: () => answer() });
  }
  const heard = (proxy: Proxy, count: number): Promise<void> =>
    vi.waitFor(() => expect(proxy.offered.length).toBeGreaterThanOrEqual(count));

  test('a wrong password is tried by one of them alone: the others hear its no and offer nothing', async () => {
    const proxy = await thinking(basic('a', 'right'));
    const { post, signIn } = await desk(through(proxy), passwordFor(proxy, 'a', 'wrong'));
    const all = five.map(() => post());
    await heard(proxy, 1);
    proxy.answer();
    expect(await Promise.all(all)).toEqual(five.map(() => notSent));
    expect(proxy.offered).toEqual([basic('a', 'wrong'), ...Array<undefined>(4)]);
    expect(signIn.asked?.is).toBe('refused');
  });

  test('the right one: the others wait for the first yes, and then none waits for another', async () => {
    const proxy = await thinking(basic('a', 'b'));
    const { post, clock } = await desk(through(proxy), passwordFor(proxy, 'a', 'b'));
    const all = five.map(() => post());
    await heard(proxy, 1);
    proxy.answer();
    for (const answer of await Promise.all(all)) expect(answer).toMatchObject({ is: 'answered', status: 200 });
    // Proven, they stand beside each other: the proxy thinks over all five at once.
    let answer = (): void => undefined;
    proxy.thinks = new Promise<void>((resolve) => (answer = resolve));
    clock.tick(PROVEN_FOR_MS - 1);
    const more = five.map(() => post());
    await heard(proxy, 10);
    answer();
    for (const one of await Promise.all(more)) expect(one).toMatchObject({ is: 'answered', status: 200 });
  });

  test('one that was let through long ago is tried by one of them again', async () => {
    const proxy = await demanding(basic('a', 'old'));
    const { post, clock } = await desk(through(proxy), passwordFor(proxy, 'a', 'old'));
    expect(await post()).toMatchObject({ is: 'answered' });
    clock.tick(PROVEN_FOR_MS);
    proxy.wants = basic('a', 'new'); // changed over night
    expect(await Promise.all(five.map(() => post()))).toEqual(five.map(() => notSent));
    expect(proxy.offered).toEqual([basic('a', 'old'), basic('a', 'old'), ...Array<undefined>(4)]);
  });

  test('a proxy that is silent holds up nobody for long, and one that was given up says nothing any more', async () => {
    const clock = new TestClock();
    const kept = { proxy: 'p:80', name: 'a', password: 'b' };
    const signIn = new ProxySignIn(() => kept, clock);
    const way = { host: 'p', port: 80, overTls: false };
    const [first, second, third] = [await signIn.ask(way), signIn.ask(way), signIn.ask(way)];
    let turns = 0;
    for (const waiting of [second, third]) void waiting.then(() => turns++);
    await clock.tickAsync(TRY_ALONE_MS - 1);
    expect([first.offered, turns]).toEqual([basic('a', 'b'), 0]);
    await clock.tickAsync(1);
    expect(turns).toBe(1);
    first.ended(); // it is not its turn that ends
    await clock.tickAsync(0);
    expect(turns).toBe(1);
    (await second).ended();
    expect((await third).offered).toBe(basic('a', 'b'));
    expect(clock.waiting).toBe(1);
  });

  test('one that is given up while it waits says nothing, and gives its turn on', async () => {
    const kept = { proxy: 'p:80', name: 'a', password: 'b' };
    const clock = new TestClock();
    const signIn = new ProxySignIn(() => kept, clock);
    const way = { host: 'p', port: 80, overTls: false };
    const first = await signIn.ask(way);
    const written: string[] = [];
    const stream = new Duplex({
      read: () => undefined,
      write: (chunk, _encoding, done) => done(void written.push(String(chunk))),
    });
    const tunnel = openTunnel(stream, 'api.front-desk.test', 443, { way, signIn });
    stream.destroy();
    first.ended();
    await expect(tunnel).rejects.toMatchObject({ trouble: 'stopped' });
    expect([written, clock.waiting, await said(signIn, way)]).toEqual([[], 0, basic('a', 'b')]);
  });

  test('a yes that comes late, to what was asked before a no, ends no rest', async () => {
    const kept = { proxy: 'p:80', name: 'a', password: 'b' };
    const clock = new TestClock();
    const signIn = new ProxySignIn(() => kept, clock);
    const way = { host: 'p', port: 80, overTls: false };
    (await signIn.ask(way)).passed();
    const [slow, quick] = [await signIn.ask(way), await signIn.ask(way)];
    clock.tick(1);
    quick.turnedAway(['Basic']);
    slow.passed();
    expect(await said(signIn, way)).toBeNull();
    clock.tick(REFUSED_RESTS_MS);
    const later = await signIn.ask(way);
    later.passed();
    expect([later.offered, await said(signIn, way)]).toEqual([basic('a', 'b'), basic('a', 'b')]);
  });

  test('let through without a password, a wrong one goes on resting', async () => {
    const proxy = await demanding(basic('a', 'right'));
    const { signIn, post } = await desk(through(proxy), passwordFor(proxy, 'a', 'wrong'));
    expect(await post()).toEqual(notSent);
    const way = { host: '127.0.0.1', port: proxy.port, overTls: false };
    (await signIn.ask(way)).passed(); // an address that the proxy lets anybody reach
    expect(await said(signIn, way, true)).toBeNull();
  });
});
