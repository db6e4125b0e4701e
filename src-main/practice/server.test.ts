import { Agent } from 'node:http';
import { connect } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { TestClock } from '../../src-shared/time/testClock.ts';
import type { FaultInput } from './faults.ts';
import { booking, openPractice, present } from './testing/client.ts';
import type { Asked, Practice } from './testing/client.ts';

const all: Practice[] = [];
afterEach(() => Promise.all(all.splice(0).map((one) => one.close())));

async function open(setup: Parameters<typeof openPractice>[0] = {}): Promise<Practice> {
  const practice = await openPractice(setup);
  all.push(practice);
  return practice;
}

const create = (practice: Practice, more = {}): Promise<Asked> => practice.ask('POST', '/session/5', booking(), more);
const countOf = (practice: Practice): number => practice.account.sessions.length;

describe('the server', () => {
  it('listens on this machine alone, and answers like the service', async () => {
    const practice = await open();
    expect(practice.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/$/);
    const { headers, text } = await practice.ask('GET', '/user');
    expect(headers).toMatchObject({
      'content-type': 'application/json; charset=utf-8',
      'cache-control': 'no-cache',
      pragma: 'no-cache',
      expires: '-1',
      date: new Date(present).toUTCString(),
      'content-length': String(Buffer.byteLength(text)),
    });
    expect(headers).not.toHaveProperty('etag');
    expect(text.startsWith('[\r\n  {\r\n    "SystemUserId": "5",\r\n')).toBe(true);
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  });

  it('wants both keys of this account', async () => {
    const practice = await open();
    const other = await open();
    const basic = (text: string): { headers: { Authorization: string } } => ({
      headers: { Authorization: `Basic ${Buffer.from(text).toString('base64')}` },
    });
    expect((await practice.ask('GET', '/user')).status).toBe(200);
    for (const keys of [
      '',
      ':',
      practice.identifier,
      `${practice.identifier}:`,
      `${other.identifier}:${other.secret}`,
    ]) {
      const refused = await practice.ask('GET', '/user', undefined, basic(keys));
      expect([refused.status, refused.json]).toEqual([
        401,
        { Message: 'Authorization has been denied for this request.' },
      ]);
    }
    const bare = await practice.ask('POST', '/session/5', booking(), { headers: { Authorization: 'Bearer x' } });
    expect(bare.status).toBe(401);
    expect(countOf(practice)).toBe(0);
  });

  it('makes keys of its own each time, and takes those it is given', async () => {
    const [one, two] = [await open(), await open()];
    expect(one.identifier).toMatch(/^[\da-f]{32}$/);
    expect(one.secret).toMatch(/^[\da-f]{64}$/);
    expect(one.secret).not.toBe(two.secret);
    const given = await open({ keys: { identifier: 'me', secret: 'mine' } });
    expect((await given.ask('GET', '/user')).status).toBe(200);
    expect(given.identifier).toBe('me');
  });

  it.each([
    ['GET', '/', 404],
    ['GET', '/usage', 404],
    ['GET', '/session/5/more', 404],
    ['GET', '//[', 404],
    ['PATCH', '/session/5', 405],
    ['GET', '/participant/5', 405],
    ['POST', '/status/5', 405],
    ['GET', '/Session/', 200],
    ['GET', '/USER/5/', 200],
    ['GET', '/user/5x', 400],
  ])('answers %s %s with %d', async (method, target, status) => {
    const asked = await (await open()).ask(method, target);
    expect(asked.status).toBe(status);
    if (status >= 400) expect(asked.json['Message']).toEqual(expect.any(String));
  });

  it('refuses bodies that are no JSON, no object, of another kind, or too large', async () => {
    const practice = await open();
    const post = async (body: unknown, more = {}): Promise<number | null> =>
      (await practice.ask('POST', '/session/5', body, more)).status;
    expect(await post('{"ScheduleTs":')).toBe(400);
    expect(await post([booking()])).toBe(400);
    expect(await post(undefined)).toBe(400);
    expect(await post(booking(), { headers: { 'Content-Type': 'text/plain' } })).toBe(415);
    expect(await post({ ...booking(), Topic: 'x'.repeat(1_100_000) })).toBe(413);
    expect(countOf(practice)).toBe(0);
    expect(await post(booking(), { headers: { 'Content-Type': 'application/json; charset=utf-8' } })).toBe(201);
  });

  it('answers 500 where the account itself fails, and goes on', async () => {
    const practice = await open();
    practice.account.listUsers = () => {
      throw new Error('a bug');
    };
    const failed = await practice.ask('GET', '/user');
    expect([failed.status, failed.json]).toEqual([500, { Message: 'An error has occurred.' }]);
    expect((await create(practice)).status).toBe(201);
  });

  it('does nothing for a request of which only half came', async () => {
    const practice = await open();
    const text = JSON.stringify(booking());
    const keys = Buffer.from(`${practice.identifier}:${practice.secret}`).toString('base64');
    const socket = connect(Number(new URL(practice.url).port), '127.0.0.1');
    socket.write(
      `POST /session/5 HTTP/1.1\r\nHost: x\r\nAuthorization: Basic ${keys}\r\nContent-Type: application/json\r\n` +
        `Content-Length: ${text.length}\r\n\r\n${text.slice(0, 40)}`,
    );
    await practice.log.waitFor((entry) => entry.method === 'POST');
    socket.destroy();
    expect((await practice.ask('GET', '/session')).list).toEqual([]);
  });

  it('writes down each request without its keys, and which connection it came over', async () => {
    const practice = await open();
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    await practice.ask('GET', '/session?participantEmail=a%40example.org', undefined, { agent });
    await create(practice, { agent });
    agent.destroy();
    const [first, second] = practice.log.entries;
    expect(first).toMatchObject({ number: 1, nth: 1, method: 'GET', at: present, worked: 200, sent: 200, body: '' });
    expect(first?.target).toBe('/session?participantEmail=a%40example.org');
    expect(second).toMatchObject({ nth: 2, connection: first?.connection, worked: 201, sent: 201 });
    expect(JSON.parse(second?.body ?? '')).toEqual(booking());
    expect(JSON.stringify(practice.log.entries)).not.toMatch(/authorization|Basic /i);
  });
});

describe('a fault', () => {
  const plant = async (fault: FaultInput): Promise<Practice> => {
    const practice = await open();
    practice.faults.add(fault);
    return practice;
  };

  it.each([
    ['reset', 0],
    ['dropBefore', 0],
    ['dropAfter', 1],
  ] as const)('%s ends the connection with %d session booked', async (kind, booked) => {
    const practice = await plant({ do: kind });
    const asked = await create(practice);
    expect([asked.status, asked.broke]).toEqual([null, 'ECONNRESET']);
    expect(countOf(practice)).toBe(booked);
    expect(practice.log.entries[0]).toMatchObject({ fault: kind, sent: null, worked: booked === 1 ? 201 : null });
    expect((await create(practice)).status).toBe(201); // once, unless asked for more
  });

  it('hang neither works nor answers', async () => {
    const practice = await plant({ do: 'hang' });
    const giveUp = new AbortController();
    const asked = create(practice, { giveUp: giveUp.signal });
    await practice.log.waitFor((entry) => entry.body !== '');
    giveUp.abort();
    expect((await asked).broke).toBe('ABORT_ERR');
    expect(countOf(practice)).toBe(0);
  });

  it('delay works at once and answers later', async () => {
    const clock = new TestClock(present);
    const practice = await open({ setTimer: (ms, run) => clock.setTimer(ms, run) });
    practice.faults.add({ do: 'delay', ms: 30_000 });
    const asked = create(practice);
    await practice.log.waitFor((entry) => entry.worked === 201);
    expect(countOf(practice)).toBe(1);
    clock.tick(29_999);
    expect(practice.log.entries[0]?.sent).toBeNull();
    clock.tick(1);
    expect((await asked).status).toBe(201);
  });

  it.each([true, false])('landLate never answers, and the work lands later (reset: %j)', async (reset) => {
    const clock = new TestClock(present);
    const practice = await open({ setTimer: (ms, run) => clock.setTimer(ms, run) });
    practice.faults.add({ do: 'landLate', ms: 45_000, reset });
    const giveUp = new AbortController();
    const asked = create(practice, { giveUp: giveUp.signal });
    await practice.log.waitFor((entry) => entry.body !== '');
    if (!reset) giveUp.abort();
    expect((await asked).broke).toBe(reset ? 'ECONNRESET' : 'ABORT_ERR');
    clock.tick(44_999);
    expect(countOf(practice)).toBe(0);
    clock.tick(1);
    expect(countOf(practice)).toBe(1);
    expect(practice.log.entries[0]).toMatchObject({ worked: 201, sent: null });
  });

  it('landLate lands nothing once the server is closed', async () => {
    const clock = new TestClock(present);
    const practice = await open({ setTimer: (ms, run) => clock.setTimer(ms, run) });
    practice.faults.add({ do: 'landLate', ms: 1_000, reset: true });
    await create(practice);
    await practice.close();
    clock.tick(5_000);
    expect(countOf(practice)).toBe(0);
  });

  it.each([401, 403, 429, 500, 503])('status %d answers in the framework’s shape, without work', async (status) => {
    const practice = await plant({ do: 'status', status, retryAfter: 7 });
    const asked = await create(practice);
    expect([asked.status, asked.headers['retry-after'], countOf(practice)]).toEqual([status, '7', 0]);
    expect(asked.json).toEqual({ Message: expect.any(String) as string });
  });

  it('status may be HTML, may come after the work, and may name a date', async () => {
    const at = 'Mon, 23 Nov 2026 18:00:00 GMT';
    const practice = await plant({ do: 'status', status: 502, html: true, worked: true, retryAfter: at });
    const asked = await create(practice);
    expect([asked.status, asked.headers['retry-after'], countOf(practice)]).toEqual([502, at, 1]);
    expect(asked.headers['content-type']).toMatch(/^text\/html/);
  });

  it.each([
    [{ do: 'html4xx' }, 404, 'text/html; charset=utf-8', 0],
    [{ do: 'html4xx', status: 403 }, 403, 'text/html; charset=utf-8', 0],
    [{ do: 'portal' }, 200, 'text/html; charset=utf-8', 0],
    [{ do: 'redirect', status: 307 }, 307, 'text/html; charset=utf-8', 0],
    [{ do: 'halfJson' }, 201, 'application/json; charset=utf-8', 1],
    [{ do: 'unreadable2xx' }, 201, 'application/json; charset=utf-8', 1],
    [{ do: 'empty' }, 201, undefined, 1],
  ] as const)('%j answers %d', async (fault, status, kind, booked) => {
    const practice = await plant(fault);
    const asked = await create(practice);
    expect([asked.status, asked.headers['content-type'], countOf(practice), asked.broke]).toEqual([
      status,
      kind,
      booked,
      null,
    ]);
    expect(asked.json).toEqual({}); // whatever it is, it is no JSON object
  });

  it('redirect says where to', async () => {
    const practice = await plant({ do: 'redirect', to: 'https://login.example.org/' });
    expect((await create(practice)).headers['location']).toBe('https://login.example.org/');
  });

  it('truncate does the work and breaks off in the middle of the answer', async () => {
    const practice = await plant({ do: 'truncate' });
    const asked = await create(practice);
    expect([asked.status, asked.broke, countOf(practice)]).toEqual([201, 'ECONNRESET', 1]);
    expect(asked.text.length).toBeLessThan(Number(asked.headers['content-length']));
    expect(asked.text).toMatch(/^\{\r\n {2}"SessionId"/);
  });

  it('hits only what it is meant for, as often as it is meant to', async () => {
    const practice = await plant({
      do: 'status',
      status: 500,
      match: { method: 'post', path: '/session' },
      times: 2,
      skip: 1,
    });
    expect((await practice.ask('GET', '/session')).status).toBe(200);
    expect((await practice.ask('POST', '/sessionhost/1', {})).status).toBe(405);
    const statuses: unknown[] = [];
    for (let count = 0; count < 4; count++) statuses.push((await create(practice)).status);
    expect(statuses).toEqual([201, 500, 500, 201]);
    expect(practice.faults.list()).toMatchObject([{ hits: 2, isSpent: true }]);
  });

  it('may be meant for a pattern, may last, and can be taken away', async () => {
    const practice = await open();
    const id = practice.faults.add({
      do: 'status',
      status: 403,
      times: null,
      match: { path: '^/session/\\d+\\?part' },
    });
    const status = async (target: string): Promise<number | null> => (await practice.ask('GET', target)).status;
    expect(await status('/session/5')).toBe(200);
    expect(await status('/session/5?participantEmail=x')).toBe(403);
    expect(await status('/session/7?participantEmail=x')).toBe(403);
    practice.faults.clear(id);
    expect(await status('/session/5?participantEmail=x')).toBe(200);
  });

  it('may kill warmed connections: a fresh one is served', async () => {
    const practice = await plant({ do: 'reset', match: { warm: true }, times: null });
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    expect((await practice.ask('GET', '/user', undefined, { agent })).status).toBe(200);
    expect((await create(practice, { agent })).broke).toBe('ECONNRESET');
    expect((await create(practice)).status).toBe(201);
    agent.destroy();
    expect(countOf(practice)).toBe(1);
  });

  it('is refused where it is none', async () => {
    const practice = await open();
    expect(() => practice.faults.add({ do: 'explode' } as never)).toThrow();
    expect(() => practice.faults.add({ do: 'delay' } as never)).toThrow();
    expect(() => practice.faults.add({ do: 'reset', match: { verb: 'GET' } } as never)).toThrow();
  });
});

describe('the line', () => {
  it('refuses connections while it is cut, so that nothing leaves the client', async () => {
    const practice = await open();
    await practice.setLine({ down: true, how: 'refuse' });
    expect((await create(practice)).broke).toBe('ECONNREFUSED');
    expect(practice.log.entries).toHaveLength(0);
    await practice.setLine({ down: false });
    expect((await create(practice)).status).toBe(201);
    expect(practice.line).toEqual({ down: false });
  });

  it('drops connections while it is cut', async () => {
    const practice = await open();
    await practice.setLine({ down: true, how: 'drop' });
    expect((await create(practice)).broke).toMatch(/^(ECONNRESET|EPIPE)$/);
    expect(countOf(practice)).toBe(0);
    await practice.setLine({ down: false });
    expect((await create(practice)).status).toBe(201);
  });

  it('resets what is open and in flight when it is cut', async () => {
    const practice = await open();
    practice.faults.add({ do: 'hang' });
    const asked = create(practice);
    await practice.log.waitFor((entry) => entry.body !== '');
    await practice.setLine({ down: true, how: 'refuse' });
    expect((await asked).broke).toBe('ECONNRESET');
  });

  it('may fall silent: what a client still holds on to arrives when the line is back', async () => {
    const practice = await open();
    await practice.setLine({ down: true, how: 'silent' });
    const giveUp = new AbortController();
    const [gone, held] = [create(practice, { giveUp: giveUp.signal }), create(practice)];
    giveUp.abort();
    expect((await gone).broke).toBe('ABORT_ERR');
    expect(practice.log.entries).toHaveLength(0);
    await practice.setLine({ down: false });
    expect((await held).status).toBe(201);
  });

  it('is gone for good once the server is closed', async () => {
    const practice = await open();
    await practice.close();
    expect((await create(practice)).broke).toBe('ECONNREFUSED');
  });
});
