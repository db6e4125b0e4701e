import { describe, expect, test } from 'vitest';
import { TestClock } from '../../src-shared/time/testClock.ts';
import { ANSWER_BYTES_MAX, REQUEST_TIMEOUT_MS, createApiClient } from './client.ts';
import type { ApiClient, ApiClientOptions } from './client.ts';
import { exampleSession } from './testing/samples.ts';
import type { Transport, TransportAnswer, TransportRequest } from './transport.ts';

type Asked = TransportRequest & { answer(answer: TransportAnswer): void };

/** A client over a network of which the test is the other end. */
function clientWith(more: Partial<ApiClientOptions> = {}): { client: ApiClient; asked: Asked[]; clock: TestClock } {
  const asked: Asked[] = [];
  const clock = new TestClock();
  const transport: Transport = {
    request: (request) => new Promise((answer) => asked.push({ ...request, answer })),
    stop: () => undefined,
  };
  const client = createApiClient({
    transport,
    address: 'https://api.securevideo.com/',
    credentials: () => Promise.resolve({ identifier: 'id', secret: 'sécret' }),
    clock,
    ...more,
  });
  return { client, asked, clock };
}
const turns = async (): Promise<void> => {
  for (let turn = 0; turn < 20; turn++) await Promise.resolve();
};
const json = (body: unknown, status = 200): TransportAnswer => ({
  is: 'answered',
  status,
  headers: { 'content-type': 'application/json; charset=utf-8' },
  body: Buffer.from(JSON.stringify(body)),
});

describe('a request', () => {
  test('of a read carries keys and Accept, has no body, and may share a connection', async () => {
    const { client, asked } = clientWith();
    void client.listUsers();
    await turns();
    expect(asked[0]).toMatchObject({
      method: 'GET',
      body: null,
      freshConnection: false,
      timeoutMs: REQUEST_TIMEOUT_MS,
      answerBytesMax: ANSWER_BYTES_MAX,
      headers: {
        authorization: `Basic ${Buffer.from('id:sécret').toString('base64')}`,
        accept: 'application/json',
      },
    });
    expect(asked[0]?.headers).not.toHaveProperty('content-type');
    expect(asked[0]?.url.href).toBe('https://api.securevideo.com/user');
  });

  test('of a write is exactly what was prepared, on a connection of its own', async () => {
    const { client, asked } = clientWith();
    const write = client.prepareMove({ sessionId: 7 }, 'now');
    const onConnected = (): void => undefined;
    const sent = client.send(write, onConnected);
    await turns();
    expect(asked[0]).toMatchObject({
      method: 'PUT',
      freshConnection: true,
      headers: { 'content-type': 'application/json' },
    });
    expect(asked[0]?.onConnected).toBe(onConnected);
    expect(Buffer.from(asked[0]?.body ?? []).toString()).toBe(write.body);
    asked[0]?.answer(json(exampleSession));
    expect(await sent).toMatchObject({ is: 'done', status: 200, session: { sessionId: 77120 } });
  });

  test('goes under the path of a relay', async () => {
    const { client, asked } = clientWith({ address: 'https://relay.clinic.example/securevideo/' });
    void client.status({ externalId: 'a+b' });
    await turns();
    expect(asked[0]?.url.href).toBe('https://relay.clinic.example/securevideo/status/0?externalSessionId=a%2Bb');
  });

  test('asks for the keys each time, so that new ones count at once', async () => {
    let secret = 'old';
    const { client, asked } = clientWith({ credentials: () => Promise.resolve({ identifier: 'id', secret }) });
    void client.listUsers();
    await turns();
    secret = 'new';
    void client.listUsers();
    await turns();
    const keys = asked.map(({ headers }) =>
      Buffer.from((headers['authorization'] ?? '').slice(6), 'base64').toString(),
    );
    expect(keys).toEqual(['id:old', 'id:new']);
  });

  test('without keys nothing is sent, and nothing of the reason is told', async () => {
    const { client, asked } = clientWith({ credentials: () => Promise.reject(new Error('secret words')) });
    expect(await client.listUsers()).toEqual({ is: 'failed', trouble: 'stopped' });
    expect(await client.send(client.prepareCancel({ sessionId: 7 }))).toEqual({
      is: 'unreachable',
      trouble: 'stopped',
    });
    expect(asked).toHaveLength(0);
  });
});

test('at most four are in flight, and a read counts as begun when it leaves', async () => {
  const { client, asked, clock } = clientWith();
  const reads = Array.from({ length: 5 }, () => client.listSessions({}));
  await turns();
  expect(asked).toHaveLength(4);
  const startedAt = clock.now();
  clock.tick(5_000);
  asked[0]?.answer(json([]));
  await turns();
  expect(asked).toHaveLength(5);
  for (const one of asked) one.answer(json([]));
  const begun = (await Promise.all(reads)).map((answer) => (answer.is === 'read' ? answer.begunAt - startedAt : NaN));
  expect(begun).toEqual([0, 0, 0, 0, 5_000]);
});

describe('a list of a host by external id and an address', () => {
  const at = (SessionId: number, email: string): object => ({
    ...exampleSession,
    SessionId,
    Participants: [{ ...exampleSession.Participants[1], ParticipantEmailAddress: email }],
  });
  const answer = json([at(1, 'Rosa.Vega@example.org'), at(2, 'other@example.org'), { SessionId: 'none' }]);

  test('is narrowed here', async () => {
    const { client, asked } = clientWith();
    const list = client.listSessions({ host: { externalId: 'DR-VOSS' }, participantEmail: ' rosa.vega@EXAMPLE.org' });
    await turns();
    expect(asked[0]?.url.search).toBe('?externalId=DR-VOSS');
    asked[0]?.answer(answer);
    expect(await list).toMatchObject({ is: 'read', value: { sessions: [{ sessionId: 1 }], unreadable: 1 } });
  });

  test('by user id it is the service that narrows', async () => {
    const { client, asked } = clientWith();
    const list = client.listSessions({ host: { userId: '5' }, participantEmail: 'rosa.vega@example.org' });
    await turns();
    asked[0]?.answer(answer);
    expect(await list).toMatchObject({ value: { sessions: [{ sessionId: 1 }, { sessionId: 2 }] } });
  });
});
