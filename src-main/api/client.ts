// The Session API for the rest of Front Desk: builds each call, sends it over a transport, says what came of it.
import type { Clock } from '../../src-shared/time/clock.ts';
import { readAnswerOf, writeAnswerOf } from './classify.ts';
import { decodeSessions, decodeStatus, decodeUser, decodeUsers } from './decode.ts';
import { gateOf } from './gate.ts';
import type { ReadAnswer, RemoteSession, SecureVideoApi, SessionList, SessionQuery } from './port.ts';
import * as requests from './requests.ts';
import type { Transport, TransportAnswer, TransportRequest } from './transport.ts';

/** Milliseconds over a whole request, from looking up the name to the last byte of the answer. */
export const REQUEST_TIMEOUT_MS = 20_000;
/** Requests in flight at once, reads and writes together. */
export const REQUESTS_IN_FLIGHT_MAX = 4;
/** Longest list that is taken in: some 20,000 sessions. */
export const ANSWER_BYTES_MAX = 32 * 1024 * 1024;

export type ApiClientOptions = {
  readonly transport: Transport;
  /** As `readAddress` gives it: ends in a slash. */
  readonly address: string;
  /** The account's keys, asked for at each request and kept nowhere here. */
  readonly credentials: () => Promise<{ readonly identifier: string; readonly secret: string }>;
  readonly clock: Clock;
};

/** The client of one account. `close` resets what is in flight; everything asked later fails as 'stopped'. */
export type ApiClient = SecureVideoApi & { close(): void };

/** Builds the client of one account. Nothing is asked of the network yet. */
export function createApiClient({ transport, address, credentials, clock }: ApiClientOptions): ApiClient {
  const gate = gateOf(REQUESTS_IN_FLIGHT_MAX);

  /** One request through the gate. `begunAt` is when it really begins, for evidence is judged by that. */
  async function ask(
    request: Pick<TransportRequest, 'method' | 'freshConnection' | 'onConnected'>,
    path: string,
    body: string | null,
  ): Promise<{ answer: TransportAnswer; begun: { begunAt: number; begunMonotonic: number } }> {
    return gate(async () => {
      const begun = { begunAt: clock.now(), begunMonotonic: clock.monotonic() };
      const authorization = await authorizationBy(credentials);
      if (authorization === null) return { answer: keysNotThere, begun };
      const answer = await transport.request({
        ...request,
        url: new URL(address.replace(/\/$/, '') + path),
        headers: {
          authorization,
          accept: 'application/json',
          ...(body === null ? {} : { 'content-type': 'application/json' }),
        },
        body: body === null ? null : new TextEncoder().encode(body),
        timeoutMs: REQUEST_TIMEOUT_MS,
        answerBytesMax: ANSWER_BYTES_MAX,
      });
      return { answer, begun };
    });
  }

  async function read<T>(path: string, decode: (json: unknown) => T | null): Promise<ReadAnswer<T>> {
    const { answer, begun } = await ask({ method: 'GET', freshConnection: false }, path, null);
    return readAnswerOf(answer, begun, clock.now(), decode);
  }

  return {
    async listSessions(query) {
      const answer = await read(requests.listSessionsPath(query), decodeSessions);
      return answer.is === 'read' ? { ...answer, value: narrowed(answer.value, query) } : answer;
    },
    status: (ref) => read(requests.statusPath(ref), decodeStatus),
    listUsers: () => read(requests.listUsersPath, decodeUsers),
    user: (ref) => read(requests.userPath(ref), decodeUser),
    history: (query) => read(requests.historyPath(query), decodeSessions),

    prepareCreate: requests.createRequest,
    prepareMove: requests.moveRequest,
    prepareCancel: requests.cancelRequest,
    prepareChangeHost: requests.changeHostRequest,
    prepareAddParticipant: requests.addParticipantRequest,
    prepareRemoveParticipant: requests.removeParticipantRequest,

    async send(write, onConnected) {
      const { answer, begun } = await ask(
        { method: write.method, freshConnection: true, onConnected },
        write.path,
        write.body,
      );
      return writeAnswerOf(answer, begun, clock.now(), write.answers);
    },
    close: () => transport.stop(),
  };
}

// A locked vault: nothing was sent, and nothing of the reason may travel on.
const keysNotThere: TransportAnswer = { is: 'failed', trouble: 'stopped', mayHaveLeft: false, status: null };

async function authorizationBy(credentials: ApiClientOptions['credentials']): Promise<string | null> {
  try {
    const { identifier, secret } = await credentials();
    return `Basic ${Buffer.from(`${identifier}:${secret}`, 'utf8').toString('base64')}`;
  } catch {
    return null;
  }
}

/** By a host's external id the API was not asked for the address (requests.ts): the list is narrowed here. */
function narrowed(list: SessionList, { host, participantEmail }: SessionQuery): SessionList {
  if (participantEmail === undefined || host === undefined || 'userId' in host) return list;
  const wanted = participantEmail.trim().toLowerCase();
  const has = (session: RemoteSession): boolean =>
    session.participants.some((person) => person.email.toLowerCase() === wanted);
  return { ...list, sessions: list.sessions.filter(has) };
}
