// Every call of the client against the practice account over real HTTP, then the account is asked what it has.
import { afterEach, describe, expect, test } from 'vitest';
import { TestClock } from '../../src-shared/time/testClock.ts';
import { minuteMs } from '../../src-shared/time/utc.ts';
import type { FaultInput } from '../practice/faults.ts';
import { openPractice, present } from '../practice/testing/client.ts';
import type { Practice } from '../practice/testing/client.ts';
import { createApiClient } from './client.ts';
import type { ApiClient } from './client.ts';
import { nodeTransport } from './nodeTransport.ts';
import type { ReadAnswer, RemoteSession, WriteAnswer } from './port.ts';
import { booking as sample, guest } from './testing/samples.ts';

const ends: (() => void | Promise<void>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

type Setup = Parameters<typeof openPractice>[0];
async function open(setup: Setup = {}): Promise<{ practice: Practice; client: ApiClient; clock: TestClock }> {
  const practice = await openPractice(setup);
  ends.push(() => practice.close());
  const clock = new TestClock(present);
  const { url, identifier, secret } = practice;
  const credentials = (): Promise<{ identifier: string; secret: string }> => Promise.resolve({ identifier, secret });
  const client = createApiClient({ transport: nodeTransport({ clock }), address: url, credentials, clock });
  ends.push(() => client.close());
  return { practice, client, clock };
}

const wholeMinuteOf = (at: number): number => Math.floor(at / minuteMs) * minuteMs;
const soon = wholeMinuteOf(present) + 90 * minuteMs;
const booking = { ...sample, startsAt: soon };
const host = { userId: '5' };

function valueOf<T>(answer: ReadAnswer<T>): T {
  if (answer.is !== 'read') throw new Error(`not read: ${JSON.stringify(answer)}`);
  return answer.value;
}
function sessionOf(answer: WriteAnswer): RemoteSession {
  if (answer.is !== 'done' || !answer.session) throw new Error(`no session: ${JSON.stringify(answer)}`);
  return answer.session;
}

describe('the fifteen calls', () => {
  test('create by host id: the answer is the session with host, codes and all that was sent', async () => {
    const { client, practice } = await open();
    const answer = await client.send(client.prepareCreate(host, booking));
    expect(answer).toMatchObject({ is: 'done', status: 201, begunAt: present, serverDate: wholeSecond(present) });
    const session = sessionOf(answer);
    expect(session).toMatchObject({ hostId: '5', startsAt: soon, hasSeconds: false, externalId: booking.externalId });
    expect(session.participants).toMatchObject([
      { isHost: true, userId: '5', delivery: 'email' },
      { isHost: false, name: 'Rosa Vega', email: guest.email, phone: guest.phone, serviceId: 88, depositCents: 2000 },
    ]);
    for (const { connectCode } of session.participants) expect(connectCode).toMatch(/^\d{9}$/);
    expect(practice.account.sessions[0]?.participants[1]).toMatchObject({
      packetId: 412,
      deposit: 20,
      email: guest.email,
    });
  });

  test('create by external id of the host; Meet Now with a user and a packet', async () => {
    const { client, practice } = await open();
    const people = valueOf(await client.listUsers());
    const interpreter = people.users.find(({ mayHost }) => !mayHost);
    const session = sessionOf(
      await client.send(
        client.prepareCreate(
          { externalId: 'DR-VOSS' },
          {
            ...booking,
            startsAt: null,
            participants: [
              guest,
              { kind: 'user', localId: 'u', userId: interpreter?.userId ?? '', name: 'is not sent', packet: 'all' },
            ],
          },
        ),
      ),
    );
    expect(session).toMatchObject({ hostId: '5', hasSeconds: true });
    expect(session.participants[2]).toMatchObject({ userId: interpreter?.userId, name: interpreter?.name });
    expect(practice.account.sessions[0]?.participants[2]?.packetId).toBe(0);
  });

  test('list: all, of a host, of a host by external id, of an address, of both', async () => {
    const { client } = await open();
    const first = sessionOf(await client.send(client.prepareCreate(host, booking)));
    const other = {
      ...booking,
      externalId: 'fd-2',
      participants: [{ ...guest, name: 'Walter Finch', email: 'w@example.org' }],
    };
    const second = sessionOf(await client.send(client.prepareCreate({ userId: '6' }, other)));
    const ids = async (query: Parameters<ApiClient['listSessions']>[0]): Promise<number[]> => {
      const list = valueOf(await client.listSessions(query));
      expect(list.unreadable).toBe(0);
      return list.sessions.map(({ sessionId }) => sessionId).sort();
    };
    const [a, b] = [first.sessionId, second.sessionId];
    expect(await ids({})).toEqual([a, b]);
    expect(await ids({ host })).toEqual([a]);
    expect(await ids({ host: { externalId: 'DR-VOSS' } })).toEqual([a]);
    expect(await ids({ participantEmail: guest.email })).toEqual([a]);
    expect(await ids({ participantEmail: 'w@example.org' })).toEqual([b]);
    expect(await ids({ host, participantEmail: guest.email })).toEqual([a]);
    expect(await ids({ host, participantEmail: 'w@example.org' })).toEqual([]);
    expect(await ids({ host: { externalId: 'DR-VOSS' }, participantEmail: guest.email })).toEqual([a]);
    expect(await ids({ host: { externalId: 'DR-VOSS' }, participantEmail: 'w@example.org' })).toEqual([]);
  });

  test('move to a time and to now, by both ids: codes stay', async () => {
    const { client } = await open();
    const made = sessionOf(await client.send(client.prepareCreate(host, booking)));
    const moved = sessionOf(await client.send(client.prepareMove({ sessionId: made.sessionId }, soon + 30 * minuteMs)));
    expect(moved.startsAt).toBe(soon + 30 * minuteMs);
    const now = sessionOf(await client.send(client.prepareMove({ externalId: made.externalId ?? '' }, 'now')));
    expect(now).toMatchObject({ startsAt: wholeSecond(present), hasSeconds: true });
    const codes = (session: RemoteSession): unknown => session.participants.map(({ connectCode }) => connectCode);
    expect([codes(moved), codes(now)]).toEqual([codes(made), codes(made)]);
  });

  test('cancel by both ids, and what is not there is refused with the service’s words', async () => {
    const { client, practice } = await open();
    const one = sessionOf(await client.send(client.prepareCreate(host, booking)));
    sessionOf(await client.send(client.prepareCreate(host, { ...booking, externalId: 'EHR 7/1+2' })));
    const done = { is: 'done', status: 204, session: null };
    expect(await client.send(client.prepareCancel({ sessionId: one.sessionId }))).toMatchObject(done);
    expect(await client.send(client.prepareCancel({ externalId: 'EHR 7/1+2' }))).toMatchObject(done);
    expect(practice.account.sessions.every(({ cancelledAt }) => cancelledAt !== null)).toBe(true);
    expect(await client.send(client.prepareCancel({ sessionId: one.sessionId }))).toMatchObject({
      is: 'refused',
      status: 404,
    });
  });

  test('status by both ids', async () => {
    const { client, practice } = await open();
    const made = sessionOf(await client.send(client.prepareCreate(host, booking)));
    expect(valueOf(await client.status({ sessionId: made.sessionId }))).toBe('notStarted');
    practice.account.connect(made.participants[0]?.participationId ?? 0);
    expect(valueOf(await client.status({ externalId: made.externalId ?? '' }))).toBe('started');
    expect(await client.status({ externalId: 'nobody' })).toMatchObject({ is: 'notFound' });
  });

  test('change of host, participants added and removed', async () => {
    const { client, practice } = await open();
    const ref = { sessionId: sessionOf(await client.send(client.prepareCreate(host, booking))).sessionId };
    expect(sessionOf(await client.send(client.prepareChangeHost(ref, { userId: '6' }))).hostId).toBe('6');
    expect(sessionOf(await client.send(client.prepareChangeHost(ref, { externalId: 'DR-VOSS' }))).hostId).toBe('5');
    const walter = { ...guest, name: 'Walter Finch', email: '', phone: '3035550144', delivery: 'text' } as const;
    for (const addAnswers of ['participant', 'session', 'nothing'] as const) {
      practice.account.setOptions({ addAnswers });
      const added = await client.send(client.prepareAddParticipant(ref, walter));
      expect(added).toMatchObject({ is: 'done', session: addAnswers === 'session' ? { ...ref } : null });
      const again = await client.send(client.prepareAddParticipant(ref, walter));
      expect(again).toMatchObject({ is: 'refused', status: 400 });
      const found = valueOf(await client.listSessions({})).sessions[0]?.participants.find(
        ({ name }) => name === walter.name,
      );
      expect(found).toMatchObject({ delivery: 'text', phone: '3035550144' });
      const removed = await client.send(client.prepareRemoveParticipant(found?.participationId ?? 0));
      expect(removed).toMatchObject({ is: 'done', status: 204 });
    }
    expect(practice.account.sessions[0]?.participants).toHaveLength(2);
  });

  test('users, one by both ids, and one who is not there', async () => {
    const { client } = await open();
    const users = valueOf(await client.listUsers());
    expect(users.unreadable).toBe(0);
    expect(users.users.filter(({ mayHost }) => !mayHost)).toHaveLength(1);
    const voss = valueOf(await client.user(host));
    expect(voss).toMatchObject({ userId: '5', externalId: 'DR-VOSS', zoneId: 'Mountain Standard Time', mayHost: true });
    expect(valueOf(await client.user({ externalId: 'DR-VOSS' }))).toEqual(voss);
    expect(await client.user({ userId: '999' })).toEqual({ is: 'notFound', message: 'User not found' });
  });

  test('history', async () => {
    const { client } = await open({ beginning: 'day' });
    const list = valueOf(await client.history({ from: '2026-11-22', to: '2026-11-24' }));
    expect(list.sessions.length).toBeGreaterThan(0);
    expect(list.unreadable).toBe(0);
    expect(list.sessions.every(({ billableAt }) => billableAt !== null)).toBe(true);
    const of5 = valueOf(await client.history({ userId: '5', from: '2026-11-22', to: '2026-11-24' }));
    expect(of5.sessions.every(({ hostId }) => hostId === '5')).toBe(true);
  });
});

test.each([
  ['newest', false],
  ['older', true],
  ['oldest', false],
] as const)('a whole day of an account with %s answers is read without loss', async (answers, idsAsText) => {
  const { client, practice } = await open({ beginning: 'day', options: { answers, idsAsText } });
  const list = valueOf(await client.listSessions({}));
  expect(list.unreadable).toBe(0);
  expect(list.sessions.length).toBeGreaterThan(5);
  for (const session of list.sessions) {
    const kept = practice.account.sessions.find(({ sessionId }) => sessionId === session.sessionId);
    expect(session.startsAt).toBe(wholeSecond(kept?.startsAt ?? NaN));
    expect(session.participants.map(({ name }) => name)).toEqual(kept?.participants.map(({ name }) => name));
    expect(session.participants.filter(({ isHost }) => isHost)).toHaveLength(1);
    expect(session.externalId).toBe(answers === 'oldest' ? null : kept?.externalId);
  }
});

describe('what goes wrong with a create', () => {
  const cases: [string, FaultInput, Partial<WriteAnswer>, number][] = [
    ['reset before the work', { do: 'dropBefore' }, { is: 'unsure', trouble: 'reset' }, 0],
    ['reset after the work', { do: 'dropAfter' }, { is: 'unsure', trouble: 'reset' }, 1],
    ['reset at the head', { do: 'reset' }, { is: 'unsure', trouble: 'reset' }, 0],
    ['a portal', { do: 'portal' }, { is: 'unsure', trouble: 'notTheApi', status: 200 }, 0],
    ['a redirect', { do: 'redirect' }, { is: 'unsure', trouble: 'notTheApi', status: 302 }, 0],
    ['an answer that breaks off', { do: 'truncate' }, { is: 'unsure', trouble: 'reset', status: 201 }, 1],
    ['half of the JSON', { do: 'halfJson' }, { is: 'unsure', trouble: 'unreadable', status: 201 }, 1],
    ['a success that cannot be read', { do: 'unreadable2xx' }, { is: 'unsure', status: 201 }, 1],
    ['an empty success', { do: 'empty' }, { is: 'unsure', trouble: 'unreadable', status: 201 }, 1],
    ['a page with 404', { do: 'html4xx' }, { is: 'unsure', trouble: 'notTheApi', status: 404 }, 0],
    ['400 in JSON', { do: 'status', status: 400, message: 'No.' }, { is: 'refused', status: 400, message: 'No.' }, 0],
    ['500', { do: 'status', status: 500 }, { is: 'unsure', trouble: 'serverError', status: 500 }, 0],
    ['500 after the work', { do: 'status', status: 500, worked: true }, { is: 'unsure', trouble: 'serverError' }, 1],
    ['401', { do: 'status', status: 401 }, { is: 'keysRefused' }, 0],
    ['403', { do: 'status', status: 403, message: 'Not yours.' }, { is: 'forbidden', message: 'Not yours.' }, 0],
    ['429', { do: 'status', status: 429, retryAfter: 30 }, { is: 'busy', retryAfterMs: 30_000 }, 0],
    [
      '503 with a date',
      { do: 'status', status: 503, retryAfter: 'Mon, 23 Nov 2026 17:48:12 GMT' },
      { is: 'busy', retryAfterMs: 60_000 },
      0,
    ],
    ['503 without', { do: 'status', status: 503 }, { is: 'unsure', trouble: 'serverError' }, 0],
  ];
  test.each(cases)('%s', async (_why, fault, wanted, sessions) => {
    const { client, practice } = await open();
    practice.faults.add(fault);
    expect(await client.send(client.prepareCreate(host, booking))).toMatchObject(wanted);
    expect(practice.account.sessions).toHaveLength(sessions);
    expect(practice.log.entries.filter(({ method }) => method === 'POST')).toHaveLength(1);
  });

  test.each([
    ['before the server worked', { do: 'hang' }, 0],
    ['after the server worked', { do: 'delay', ms: 60_000 }, 1],
  ] as const)('time-out %s', async (_when, fault, sessions) => {
    const { client, practice, clock } = await open();
    practice.faults.add(fault);
    let connected = 0;
    const sent = client.send(client.prepareCreate(host, booking), () => connected++);
    await practice.log.waitFor((entry) => (sessions === 1 ? entry.worked === 201 : entry.fault === 'hang'));
    clock.tick(19_999);
    expect(connected).toBe(1);
    clock.tick(1);
    expect(await sent).toEqual({ is: 'unsure', trouble: 'timeout', status: null });
    expect(practice.account.sessions).toHaveLength(sessions);
  });

  test('nobody there: unreachable, and it was never said that a byte may leave', async () => {
    const { client, practice } = await open();
    await practice.setLine({ down: true, how: 'refuse' });
    let connected = 0;
    const answer = await client.send(client.prepareCreate(host, booking), () => connected++);
    expect(answer).toEqual({ is: 'unreachable', trouble: 'refusedConnection' });
    expect(connected).toBe(0);
  });

  test('a server that kills warmed connections sees one POST', async () => {
    const { client, practice } = await open();
    practice.faults.add({ do: 'reset', match: { warm: true }, times: null });
    valueOf(await client.listUsers());
    sessionOf(await client.send(client.prepareCreate(host, booking)));
    expect(valueOf(await client.listSessions({})).sessions).toHaveLength(1);
    expect(practice.log.entries.filter(({ method }) => method === 'POST')).toHaveLength(1);
    expect(practice.account.sessions).toHaveLength(1);
  });

  test('wrong keys', async () => {
    const { practice, clock } = await open();
    const credentials = (): Promise<{ identifier: string; secret: string }> =>
      Promise.resolve({ identifier: practice.identifier, secret: 'wrong' });
    const stranger = createApiClient({
      transport: nodeTransport({ clock }),
      address: practice.url,
      credentials,
      clock,
    });
    ends.push(() => stranger.close());
    expect(await stranger.listUsers()).toEqual({ is: 'keysRefused' });
    expect(await stranger.send(stranger.prepareCreate(host, booking))).toEqual({ is: 'keysRefused' });
    expect(practice.account.sessions).toHaveLength(0);
  });
});

function wholeSecond(at: number): number {
  return Math.floor(at / 1000) * 1000;
}
