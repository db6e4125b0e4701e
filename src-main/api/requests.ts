// Method, path and body of each call of the Session API. The number in a path changes its meaning with the verb (API page 1).
import { createHash } from 'node:crypto';
import type { Booking, Invited } from '../../src-shared/session/booking.ts';
import type { UtcMs } from '../../src-shared/session/session.ts';
import { changeHostBody, createBody, moveBody, participantBody, userNumber } from './encode.ts';
import type { HistoryQuery, HostRef, PreparedWrite, SessionQuery, SessionRef } from './port.ts';

/** GET: `{n}` is a user. By external id the address is left out: the API page does not describe the two together. */
export function listSessionsPath(query: SessionQuery): string {
  if (query.host === undefined) return withQuery('/session', { participantEmail: query.participantEmail });
  if ('externalId' in query.host) return hostPath('/session', query.host);
  return withQuery(hostPath('/session', query.host), { participantEmail: query.participantEmail });
}

/** GET: `{n}` is a session. */
export function statusPath(ref: SessionRef): string {
  return sessionPath('/status', ref);
}

/** GET: active users of the account. */
export const listUsersPath = '/user';

/** GET: `{n}` is a user. */
export function userPath(ref: HostRef): string {
  return hostPath('/user', ref);
}

/** GET: `{n}` is a user; days are UTC. */
export function historyPath({ userId, from, to, participantEmail }: HistoryQuery): string {
  const path = userId === undefined ? '/history' : hostPath('/history', { userId });
  return withQuery(path, { startDt: from, endDt: to, participantEmail });
}

/** POST: `{n}` is the host. */
export function createRequest(host: HostRef, booking: Booking): PreparedWrite {
  return prepared('POST', hostPath('/session', host), createBody(booking), 'session');
}

/** PUT: `{n}` is the session. */
export function moveRequest(ref: SessionRef, to: UtcMs | 'now'): PreparedWrite {
  return prepared('PUT', sessionPath('/session', ref), moveBody(to), 'session');
}

/** DELETE: `{n}` is the session. */
export function cancelRequest(ref: SessionRef): PreparedWrite {
  return prepared('DELETE', sessionPath('/session', ref), null, 'nothing');
}

/** PUT: `{n}` is the session, the new host is in the body. */
export function changeHostRequest(ref: SessionRef, host: HostRef): PreparedWrite {
  return prepared('PUT', sessionPath('/sessionhost', ref), changeHostBody(host), 'session');
}

/** POST: `{n}` is the session. What the answer holds is not known. */
export function addParticipantRequest(ref: SessionRef, person: Invited): PreparedWrite {
  return prepared('POST', sessionPath('/participant', ref), participantBody(person), 'anything');
}

/** DELETE: `{n}` is the participation, not the session and not the user. */
export function removeParticipantRequest(participationId: number): PreparedWrite {
  return prepared('DELETE', `/participant/${idNumber(participationId)}`, null, 'nothing');
}

/** SHA-256 in hex over method, path and body, each on its own line; without a body the third line is not there. */
export function digestOf(method: string, path: string, body: string | null): string {
  return createHash('sha256')
    .update([method, path, ...(body === null ? [] : [body])].join('\n'))
    .digest('hex');
}

function prepared(
  method: PreparedWrite['method'],
  path: string,
  body: string | null,
  answers: PreparedWrite['answers'],
): PreparedWrite {
  return { method, path, body, digest: digestOf(method, path, body), answers };
}

function hostPath(under: string, host: HostRef): string {
  if ('userId' in host) return `${under}/${userNumber(host.userId)}`;
  return withQuery(`${under}/0`, { externalId: filled(host.externalId) });
}

function sessionPath(under: string, ref: SessionRef): string {
  if ('sessionId' in ref) return `${under}/${idNumber(ref.sessionId)}`;
  return withQuery(`${under}/0`, { externalSessionId: filled(ref.externalId) });
}

// A 0, or a 0 with an empty id behind it, would name something else than was meant.
function idNumber(id: number): number {
  if (!Number.isSafeInteger(id) || id <= 0) throw new RangeError('An id of SecureVideo is a number above zero.');
  return id;
}

function filled(externalId: string): string {
  if (externalId.trim() === '') throw new RangeError('An id of the clinic cannot be empty.');
  return externalId;
}

function withQuery(path: string, members: Readonly<Record<string, string | undefined>>): string {
  const query = Object.entries(members)
    .filter((member): member is [string, string] => member[1] !== undefined)
    .map(([name, text]) => `${name}=${encodeURIComponent(text)}`); // a + must become %2B
  return query.length === 0 ? path : `${path}?${query.join('&')}`;
}
