// What the rest of Front Desk knows of the SecureVideo API: reads that answer or fail, writes that end in one of six ways.
import type { Booking, Invited } from '../../src-shared/session/booking.ts';
import type { Clinician, Participant, Session, UtcMs } from '../../src-shared/session/session.ts';

/** A participant as SecureVideo told it: no local id, and no packet, which no answer carries. */
export type RemoteParticipant = Omit<Participant, 'localId' | 'packet' | 'participationId'> & {
  readonly participationId: number;
};

/** A session as SecureVideo told it. */
export type RemoteSession = Omit<Session, 'localId' | 'sessionId' | 'participants' | 'externalId' | 'meetNow'> & {
  readonly sessionId: number;
  /** null = the answer had no such member at all: an old account that may not keep ids. '' = none. */
  readonly externalId: string | null;
  /** Seconds of the start are not zero: the only sign of a Meet Now in an answer. */
  readonly hasSeconds: boolean;
  readonly participants: readonly RemoteParticipant[];
};

/** A list of sessions. One that could not be read never loses the others; it is counted. */
export type SessionList = { readonly sessions: readonly RemoteSession[]; readonly unreadable: number };
export type UserList = { readonly users: readonly Clinician[]; readonly unreadable: number };
export type SessionStatus = 'notStarted' | 'started' | 'ended' | 'other';

/** Names a session to the API: by its id once that is known, by ExternalSessionId only before. */
export type SessionRef = { readonly sessionId: number } | { readonly externalId: string };
/** Names a host: by user id, or by the clinic's own id of the user. */
export type HostRef = { readonly userId: string } | { readonly externalId: string };

/** What of the list is asked for: whole account, one host, and/or the sessions of one address. */
export type SessionQuery = { readonly host?: HostRef; readonly participantEmail?: string };
/** Days are 'YYYY-MM-DD' in UTC. */
export type HistoryQuery = {
  readonly userId?: string;
  readonly from: string;
  readonly to: string;
  readonly participantEmail?: string;
};

/** Why a request failed before or without an answer that is SecureVideo's. No value holds patient data. */
export type Trouble =
  | 'nameNotFound'
  | 'noRoute'
  | 'refusedConnection'
  | 'certificate'
  | 'proxyRefused'
  | 'proxyWantsPassword'
  | 'timeout'
  | 'reset'
  | 'notTheApi' // HTML, a portal's page, a redirect
  | 'unreadable' // 2xx or JSON that cannot be understood
  | 'serverError' // 5xx
  | 'tooLarge'
  | 'stopped';

/** Facts of an answer that others need: when the request began, and the server's own clock. */
export type AnswerFacts = {
  readonly begunAt: UtcMs;
  readonly begunMonotonic: number;
  readonly serverDate: UtcMs | null;
};

export type ReadAnswer<T> =
  | ({ readonly is: 'read'; readonly value: T } & AnswerFacts)
  | { readonly is: 'keysRefused' } // 401
  | { readonly is: 'forbidden' } // 403
  | { readonly is: 'notFound'; readonly message: string }
  | { readonly is: 'refused'; readonly status: number; readonly message: string }
  | { readonly is: 'busy'; readonly retryAfterMs: number | null } // 429, 503 with Retry-After
  | { readonly is: 'failed'; readonly trouble: Trouble };

/** `message` is SecureVideo's own text: for the screen, never for a log. */
export type WriteAnswer =
  | ({
      readonly is: 'done';
      readonly status: number;
      readonly session: RemoteSession | null;
      /** The person who was added, where the answer holds the person in place of the session. */
      readonly person?: RemoteParticipant;
    } & AnswerFacts)
  | { readonly is: 'unreachable'; readonly trouble: Trouble } // it is certain that no byte reached a connected socket
  | { readonly is: 'refused'; readonly status: number; readonly message: string } // 4xx with the API's JSON
  | { readonly is: 'keysRefused' }
  | { readonly is: 'forbidden'; readonly message: string }
  | { readonly is: 'busy'; readonly retryAfterMs: number | null } // means: not done
  | { readonly is: 'unsure'; readonly trouble: Trouble; readonly status: number | null };

/** The exact bytes of a write, made before it is marked as sending. `digest` is SHA-256 (hex) over method, path and body. */
export type PreparedWrite = {
  readonly method: 'POST' | 'PUT' | 'DELETE';
  /** Path and query under the account's address. Holds ids, never names or addresses of people. */
  readonly path: string;
  readonly body: string | null;
  readonly digest: string;
  /** What a 2xx body holds, where it holds one. */
  readonly answers: 'session' | 'nothing' | 'anything';
};

/** The Session API as Front Desk uses it. Nothing here throws for what a server or a network does. */
export interface SecureVideoApi {
  listSessions(query: SessionQuery): Promise<ReadAnswer<SessionList>>;
  status(ref: SessionRef): Promise<ReadAnswer<SessionStatus>>;
  listUsers(): Promise<ReadAnswer<UserList>>;
  user(ref: HostRef): Promise<ReadAnswer<Clinician>>;
  /** Past sessions that were billable in that time. */
  history(query: HistoryQuery): Promise<ReadAnswer<SessionList>>;

  prepareCreate(host: HostRef, booking: Booking): PreparedWrite;
  prepareMove(ref: SessionRef, to: UtcMs | 'now'): PreparedWrite;
  prepareCancel(ref: SessionRef): PreparedWrite;
  prepareChangeHost(ref: SessionRef, host: HostRef): PreparedWrite;
  prepareAddParticipant(ref: SessionRef, person: Invited): PreparedWrite;
  prepareRemoveParticipant(participationId: number): PreparedWrite;

  /** Sends once, over a fresh connection, and never repeats by itself. `onConnected` runs when the first byte may leave. */
  send(write: PreparedWrite, onConnected?: () => void): Promise<WriteAnswer>;
}
