// Goal: the first hop that fails is the one that is named, with what to do; what comes after is not tried; no key is in the report.
// Method: wires that fail where a test says so; then real sockets, a real TLS server, a proxy, and the practice account's faults.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createSecureContext } from 'node:tls';
import { afterEach, describe, expect, test } from 'vitest';
import type { ConnectionChecked, Hop } from '../../src-shared/check/check.ts';
import type { AccountTest } from '../../src-shared/contract/views/account.ts';
import { TestClock } from '../../src-shared/time/testClock.ts';
import { createApiClient } from '../api/client.ts';
import { nodeTransport } from '../api/nodeTransport.ts';
import { schemesIn } from '../api/proxy.ts';
import { ProxySignIn } from '../api/proxySignIn.ts';
import { startRawServer, testAuthority } from '../api/testing/rawServer.ts';
import { testAccount } from '../desk/accountTest.ts';
import { openPractice } from '../practice/testing/client.ts';
import { systemClock } from '../systemClock.ts';
import { ASK_MS, HOP_MS, checkConnection } from './checkConnection.ts';
import type { CheckParts } from './checkConnection.ts';
import { nodeWires } from './wires.ts';
import type { Wire, Wires } from './wires.ts';

const undo: (() => unknown)[] = [];
afterEach(async () => {
  for (const each of undo.splice(0)) await each();
});

const ADDRESS = 'https://api.example.org/';
const good: AccountTest = {
  ...{ result: 'ok', title: '', detail: '', clinicians: 3, sessions: 2, clockOffMs: 900, tookMs: 1234 },
};
const vouched = { signedBy: 'Example Trust, Root 1', validTo: 'Jan 1 2027', notTrusted: null };

const failing = (code: string) => (): Promise<never> => Promise.reject(Object.assign(new Error(code), { code }));
const never = (): Promise<never> => new Promise(() => undefined);

function wiresOf(some: Partial<Wires> = {}, wire: Partial<Wire> = {}): { wires: Wires; ended: () => number } {
  let ended = 0;
  return {
    wires: {
      lookUp: () => Promise.resolve(['192.0.2.7']),
      open: () =>
        Promise.resolve({
          tunnel: () => Promise.resolve({ status: 200, schemes: [] }),
          secure: () => Promise.resolve(vouched),
          end: () => void ended++,
          ...wire,
        }),
      ...some,
    },
    ended: () => ended,
  };
}

function parts(some: Partial<CheckParts> = {}): CheckParts {
  return {
    wires: wiresOf().wires,
    resolveProxy: () => Promise.resolve('DIRECT'),
    proxySignIn: new ProxySignIn(() => null, new TestClock()),
    clock: new TestClock(),
    address: ADDRESS,
    ask: () => Promise.resolve(good),
    about: ['Front Desk 1.2.3'],
    ...some,
  };
}

/** Hops with what came of each: `proxy ok`. */
const shown = ({ steps }: ConnectionChecked): string[] => steps.map(({ hop, is }) => `${hop} ${is}`);
const wordsOf = ({ steps }: ConnectionChecked, hop: Hop): string => steps.find((step) => step.hop === hop)?.words ?? '';
const firstBad = ({ steps }: ConnectionChecked): string => steps.find(({ is }) => is === 'bad')?.hop ?? 'none';
/** After a hop that failed nothing is tried. */
function expectEndsAt(checked: ConnectionChecked, hop: Hop): void {
  expect(firstBad(checked)).toBe(hop);
  const at = checked.steps.findIndex((step) => step.hop === hop);
  expect(checked.steps.slice(at + 1).every(({ is }) => is === 'not')).toBe(true);
}

test('where everything works each hop says so, and the report is all of it', async () => {
  const { wires, ended } = wiresOf();
  const checked = await checkConnection(parts({ wires }));
  expect(shown(checked)).toEqual([
    ...['proxy ok', 'name ok', 'reach ok', 'tunnel not', 'tls ok'],
    ...['answer ok', 'keys ok', 'clock ok'],
  ]);
  expect(wordsOf(checked, 'tls')).toContain('Example Trust, Root 1');
  expect(checked.report).toHaveLength(11);
  expect(checked.report[0]).toBe('Front Desk 1.2.3');
  expect(ended()).toBe(1);
});

describe('a hop that fails', () => {
  test.each([
    ['ENOTFOUND', { lookUp: failing('ENOTFOUND') }, 'name', 'Nobody knows api.example.org'],
    ['ECONNREFUSED', { open: failing('ECONNREFUSED') }, 'reach', 'refuses'],
    ['EHOSTUNREACH', { open: failing('EHOSTUNREACH') }, 'reach', 'no way to'],
    ['ECONNRESET', { open: failing('ECONNRESET') }, 'reach', 'cut the line'],
  ] as const)('by %s', async (_, some, hop, words) => {
    const checked = await checkConnection(parts({ wires: wiresOf(some).wires }));
    expectEndsAt(checked, hop);
    expect(wordsOf(checked, hop)).toContain(words);
  });

  test.each([
    ['a name that nobody tells', { lookUp: never }, {}, 'name'],
    ['a server that drops what comes', { open: never }, {}, 'reach'],
    ['a line that never gets safe', {}, { secure: never }, 'tls'],
  ] as const)('by silence: %s', async (_, some, wire, hop) => {
    const clock = new TestClock();
    const checking = checkConnection(parts({ clock, wires: wiresOf(some, wire).wires }));
    for (let turn = 0; turn < 20; turn++) await Promise.resolve();
    clock.tick(HOP_MS);
    expectEndsAt(await checking, hop);
  });

  test('by silence: an answer of SecureVideo that hangs; one that comes just in time counts, one too late changes nothing', async () => {
    const checkWith = async (takesMs: number) => {
      const clock = new TestClock();
      const ask = () => new Promise<AccountTest>((resolve) => clock.setTimer(takesMs, () => resolve(good)));
      const checking = checkConnection(parts({ clock, ask }));
      for (let turn = 0; turn < 50; turn++) await Promise.resolve();
      clock.tick(ASK_MS - 1);
      await Promise.resolve();
      clock.tick(1);
      const checked = await checking;
      const before = structuredClone(checked);
      clock.tick(ASK_MS);
      await Promise.resolve();
      expect(checked).toEqual(before);
      return checked;
    };
    for (const takesMs of [ASK_MS + 1, ASK_MS * 10]) {
      const late = await checkWith(takesMs);
      expectEndsAt(late, 'answer');
      expect(wordsOf(late, 'answer')).toContain('did not answer');
      expect(late.report.join('\n')).toContain('did not answer');
    }
    expect(firstBad(await checkWith(ASK_MS - 1))).toBe('none');
  });

  test('by an account whose keys cannot be read', async () => {
    expectEndsAt(await checkConnection(parts({ ask: failing('closed') })), 'answer');
  });

  test.each([
    [
      'by a certificate of a stranger',
      {
        secure: () => Promise.resolve({ ...vouched, signedBy: 'Filter Ltd', notTrusted: 'SELF_SIGNED_CERT_IN_CHAIN' }),
      },
      'Filter Ltd, whom this computer does not trust (SELF_SIGNED_CERT_IN_CHAIN)',
    ],
    ['by somebody who speaks no TLS', { secure: failing('ERR_SSL_WRONG_VERSION_NUMBER') }, 'does not speak safely'],
    ['by a filter that cuts', { secure: failing('ECONNRESET') }, 'cut the line'],
  ])('%s', async (_, wire, words) => {
    const checked = await checkConnection(parts({ wires: wiresOf({}, wire).wires }));
    expectEndsAt(checked, 'tls');
    expect(wordsOf(checked, 'tls')).toContain(words);
  });
});

describe('a proxy', () => {
  const byProxy = (wire: Partial<Wire>, way = 'PROXY proxy.clinic.example:8080; DIRECT') =>
    checkConnection(parts({ wires: wiresOf({}, wire).wires, resolveProxy: () => Promise.resolve(way) }));

  test('that lets through is named', async () => {
    const checked = await byProxy({});
    expect([firstBad(checked), wordsOf(checked, 'proxy')]).toEqual(['none', 'By proxy.clinic.example:8080.']);
    expect(wordsOf(checked, 'name')).toContain('proxy.clinic.example');
  });

  test.each([
    ['NTLM and Kerberos', { status: 407, schemes: ['Negotiate', 'NTLM'] }, 'Negotiate, NTLM'],
    ['a password', { status: 407, schemes: ['Basic'] }, 'none is kept for it'],
    ['nobody knows what', { status: 407, schemes: [] }, 'sign in by 407'],
    ['no', { status: 403, schemes: [] }, 'says no (403)'],
  ])('that wants %s', async (_, answer, words) => {
    const checked = await byProxy({ tunnel: () => Promise.resolve(answer) });
    expectEndsAt(checked, 'tunnel');
    expect(wordsOf(checked, 'tunnel')).toContain(words);
  });

  test('that refuses the kept password: it is offered once, rests at the next checks, and is in no line of the report', async () => {
    const first = { proxy: 'proxy.clinic.example:8080', name: 'CANARY-NAME', password: 'CANARY-WORD' };
    let kept = first;
    const header = `Basic ${Buffer.from('CANARY-NAME:CANARY-WORD').toString('base64')}`;
    const clock = new TestClock();
    const proxySignIn = new ProxySignIn(() => kept, clock);
    const offered: (string | null)[] = [];
    let lets = false;
    const { wires } = wiresOf(
      {},
      {
        tunnel: (_host, _port, signIn) => {
          offered.push(signIn);
          return Promise.resolve({ status: lets ? 200 : 407, schemes: ['Basic'] });
        },
      },
    );
    const resolveProxy = () => Promise.resolve('PROXY proxy.clinic.example:8080');
    const check = () => checkConnection(parts({ wires, resolveProxy, proxySignIn, clock }));
    for (let time = 0; time < 3; time++) {
      const checked = await check();
      expectEndsAt(checked, 'tunnel');
      expect(wordsOf(checked, 'tunnel')).toContain('does not accept the name and password');
      expect(JSON.stringify(checked)).not.toMatch(/CANARY|Q0FOQVJZ/);
    }
    expect([proxySignIn.asked, offered]).toEqual([{ proxy: kept.proxy, is: 'refused' }, [header, null, null]]);
    // Typed anew it is another one, whatever it says.
    kept = { ...first };
    proxySignIn.forgetAsked();
    lets = true;
    expect(firstBad(await check())).toBe('none');
    expect([proxySignIn.asked, offered.slice(3)]).toEqual([null, [header]]);
  });

  test('whose password another tunnel tries just now: the check waits for what comes of it', async () => {
    const kept = { proxy: 'proxy.clinic.example:8080', name: 'a', password: 'wrong' };
    const clock = new TestClock();
    const proxySignIn = new ProxySignIn(() => kept, clock);
    const way = { host: 'proxy.clinic.example', port: 8080, overTls: false };
    const offered: (string | null)[] = [];
    const { wires } = wiresOf(
      {},
      {
        tunnel: (_host, _port, signIn) => {
          offered.push(signIn);
          return Promise.resolve({ status: 407, schemes: ['Basic'] });
        },
      },
    );
    const resolveProxy = () => Promise.resolve('PROXY proxy.clinic.example:8080');
    const other = await proxySignIn.ask(way);
    const checked = checkConnection(parts({ wires, resolveProxy, proxySignIn, clock }));
    await new Promise(setImmediate);
    expect(offered).toEqual([]);
    other.turnedAway(['Basic']);
    expectEndsAt(await checked, 'tunnel');
    expect(offered).toEqual([null]);
  });

  test('of a kind that is not spoken, and a system that does not tell', async () => {
    expectEndsAt(await byProxy({}, 'SOCKS5 socks:1080'), 'proxy');
    expectEndsAt(await checkConnection(parts({ resolveProxy: failing('ERR_PAC') })), 'proxy');
  });
});

test.each([
  ['notTheApi', 'answer', 'sign in first'],
  ['busy', 'answer', 'busy'],
  ['noLine', 'answer', 'did not answer'],
  ['keysRefused', 'keys', 'does not accept'],
  ['forbidden', 'keys', 'does not let them in'],
] as const)('SecureVideo: %s', async (result, hop, words) => {
  const checked = await checkConnection(parts({ ask: () => Promise.resolve({ ...good, result, clockOffMs: null }) }));
  expectEndsAt(checked, hop);
  expect(wordsOf(checked, hop)).toContain(words);
});

test('a clock that is off, one that agrees, and one that is not known', async () => {
  const clock = async (clockOffMs: number | null) =>
    wordsOf(await checkConnection(parts({ ask: () => Promise.resolve({ ...good, clockOffMs }) })), 'clock');
  expect(await clock(-95_000)).toContain('95 s off');
  expect(await clock(30_000)).toContain('agrees');
  expect(await clock(null)).toContain('Not known');
});

test('without an account the way alone is tried; in practice only the account', async () => {
  const without = await checkConnection(parts({ ask: null }));
  expect(shown(without).slice(4)).toEqual(['tls ok', 'answer not', 'keys not', 'clock not']);
  const practice = await checkConnection(parts({ address: null }));
  expect(shown(practice)).toEqual([
    ...['proxy not', 'name not', 'reach not', 'tunnel not', 'tls not'],
    ...['answer ok', 'keys ok', 'clock ok'],
  ]);
});

test.each([
  [
    ['Negotiate', 'NTLM', 'Basic realm="proxy"'],
    ['Negotiate', 'NTLM', 'Basic'],
  ],
  ['Negotiate, NTLM, Basic realm="a", charset="UTF-8"', ['Negotiate', 'NTLM', 'Basic']],
  ['Digest realm="a", nonce="b", qop="auth"', ['Digest']],
  ['Digest realm="a, Basic b\\", Basic c", NTLM', ['Digest', 'NTLM']],
  [[], []],
])('ways to sign in: %j', (header, schemes) => expect(schemesIn(header)).toEqual(schemes));

describe('real sockets', () => {
  const wires = nodeWires(() => createSecureContext({ ca: [testAuthority] }));
  const strangers = nodeWires(() => createSecureContext({ ca: [] }));
  const secret = 'canary-secret';
  const clock = systemClock;

  test('a line to a TLS server: who signed it, trusted and not', async () => {
    const server = await startRawServer(() => undefined, { tls: true });
    undo.push(() => server.close());
    const address = `https://127.0.0.1:${String(server.port)}/`;
    const trusted = await checkConnection(parts({ clock, wires, address, ask: null }));
    expect([firstBad(trusted), wordsOf(trusted, 'tls')]).toEqual(['none', expect.stringContaining('signed by')]);
    const stranger = await checkConnection(parts({ clock, wires: strangers, address, ask: null }));
    expectEndsAt(stranger, 'tls');
    expect(wordsOf(stranger, 'tls')).toContain('does not trust');
    expect(server.requests).toEqual([]);
  });

  test('a port where nobody is, and one that speaks no TLS', async () => {
    const plain = createServer((_, answer) => answer.end('<html>sign in</html>'));
    await new Promise<void>((listening) => plain.listen(0, '127.0.0.1', listening));
    const { port } = plain.address() as AddressInfo;
    const address = `https://127.0.0.1:${String(port)}/`;
    expectEndsAt(await checkConnection(parts({ clock, wires, address, ask: null })), 'tls');
    await new Promise((closed) => plain.close(closed));
    expectEndsAt(await checkConnection(parts({ clock, wires, address, ask: null })), 'reach');
  });

  test('a proxy that wants NTLM is asked for a tunnel, and told', async () => {
    const proxy = createServer();
    proxy.on('connect', (_request, socket) => {
      socket.end(
        'HTTP/1.1 407 no\r\nProxy-Authenticate: Negotiate\r\nProxy-Authenticate: NTLM\r\nContent-Length: 0\r\n\r\n',
      );
    });
    await new Promise<void>((listening) => proxy.listen(0, '127.0.0.1', listening));
    undo.push(() => new Promise((closed) => proxy.close(closed)));
    const { port } = proxy.address() as AddressInfo;
    const resolveProxy = () => Promise.resolve(`PROXY 127.0.0.1:${String(port)}`);
    const checked = await checkConnection(parts({ clock, wires, resolveProxy, ask: null }));
    expectEndsAt(checked, 'tunnel');
    expect(wordsOf(checked, 'tunnel')).toContain('Negotiate, NTLM');
  });

  test.each([
    ['nothing', null, 'none', ''],
    ['a sign-in page', { do: 'portal' }, 'answer', 'sign in first'],
    ['a page of its own', { do: 'html4xx' }, 'answer', ''],
    ['no line', { do: 'reset' }, 'answer', 'did not answer'],
    ['refused keys', { do: 'status', status: 401, message: 'no' }, 'keys', 'does not accept'],
    ['keys that may not', { do: 'status', status: 403, message: 'no' }, 'keys', 'does not let them in'],
    ['too much', { do: 'status', status: 429, message: 'wait', retryAfter: 5 }, 'answer', 'busy'],
  ] as const)('the practice account plays %s', async (_, fault, hop, words) => {
    const practice = await openPractice({ keys: { identifier: 'ident', secret } });
    undo.push(() => practice.close());
    if (fault !== null) practice.faults.add({ times: null, ...fault });
    const { url: address, identifier } = practice;
    const transport = nodeTransport({ clock });
    const api = createApiClient({
      transport,
      address,
      credentials: () => Promise.resolve({ identifier, secret }),
      clock,
    });
    undo.push(() => transport.stop());
    const ask = async () => (await testAccount(api, clock)).test;
    const checked = await checkConnection(parts({ clock, wires, address, ask }));
    // The account stands at a day of its own: its clock is another one's.
    const first = firstBad(checked);
    expect(first === 'clock' ? 'none' : first).toBe(hop);
    if (hop !== 'none') expect(wordsOf(checked, hop)).toContain(words);
    expect(checked.report.join('\n')).not.toContain(secret);
    expect(checked.report.join('\n')).not.toContain('ident');
  });
});
