// From an answer of the network to what it means: done, refused, not sent, or unsure. The one place that decides it.
import type { UtcMs } from '../../src-shared/session/session.ts';
import { dayMs, secondMs } from '../../src-shared/time/utc.ts';
import { decodeParticipant, decodeSession } from './decode.ts';
import { parseJson } from './json.ts';
import type { AnswerFacts, PreparedWrite, ReadAnswer, Trouble, WriteAnswer } from './port.ts';
import type { TransportAnswer } from './transport.ts';
import { WireProblem } from './wire.ts';

type Answered = Extract<TransportAnswer, { is: 'answered' }>;
type BegunAt = Pick<AnswerFacts, 'begunAt' | 'begunMonotonic'>;

/** Longest text of SecureVideo that is passed on. */
const MESSAGE_LENGTH_MAX = 1000;

/** What a read came to. `decode` gives null for an answer that is not what was asked for. `now`: UTC, for a Retry-After that is a date. */
export function readAnswerOf<T>(
  answer: TransportAnswer,
  begun: BegunAt,
  now: UtcMs,
  decode: (json: unknown) => T | null,
): ReadAnswer<T> {
  if (answer.is === 'failed') return { is: 'failed', trouble: answer.trouble };
  const { status } = answer;
  if (isSuccess(status)) {
    const content = contentOf(answer);
    if (content.is !== 'json') return { is: 'failed', trouble: troubleOf(content) };
    const value = decode(content.json);
    if (value === null) return { is: 'failed', trouble: 'unreadable' };
    return { is: 'read', value, ...begun, serverDate: serverDateOf(answer) };
  }
  if (status === 401) return { is: 'keysRefused' };
  if (status === 403) return { is: 'forbidden' };
  const busy = busyOf(answer, now);
  if (busy) return busy;
  const message = messageOf(answer);
  if (status === 404 && (message !== null || answer.body.length === 0)) {
    return { is: 'notFound', message: message ?? '' };
  }
  if (isRequestFault(status) && message !== null) return { is: 'refused', status, message };
  return { is: 'failed', trouble: troubleOfStatus(answer) };
}

/** What a write came to. Everything that is not certain is unsure. `now`: UTC, for a Retry-After that is a date. */
export function writeAnswerOf(
  answer: TransportAnswer,
  begun: BegunAt,
  now: UtcMs,
  answers: PreparedWrite['answers'],
): WriteAnswer {
  if (answer.is === 'failed') {
    if (!answer.mayHaveLeft) return { is: 'unreachable', trouble: answer.trouble };
    return { is: 'unsure', trouble: answer.trouble, status: answer.status };
  }
  const { status } = answer;
  if (isSuccess(status)) return doneOrUnsure(answer, begun, answers);
  if (status === 401) return { is: 'keysRefused' };
  if (status === 403) return { is: 'forbidden', message: messageOf(answer) ?? '' };
  const busy = busyOf(answer, now);
  if (busy) return busy;
  const message = messageOf(answer);
  if (isRequestFault(status) && message !== null) return { is: 'refused', status, message };
  return { is: 'unsure', trouble: troubleOfStatus(answer), status };
}

// A 2xx proves the work only where it is the service's: a portal says 200 to everything.
function doneOrUnsure(answer: Answered, begun: BegunAt, answers: PreparedWrite['answers']): WriteAnswer {
  const { status } = answer;
  const content = contentOf(answer);
  const done = { is: 'done', status, ...begun, serverDate: serverDateOf(answer) } as const;
  if (answers === 'session') {
    if (content.is !== 'json') return { is: 'unsure', trouble: troubleOf(content), status };
    const session = decodeSession(content.json);
    return session ? { ...done, session } : { is: 'unsure', trouble: 'unreadable', status };
  }
  if (content.is !== 'json' && content.is !== 'empty') return { is: 'unsure', trouble: troubleOf(content), status };
  if (content.is !== 'json') return { ...done, session: null };
  const session = answers === 'anything' ? decodeSession(content.json) : null;
  const person = answers === 'anything' && session === null ? decodeParticipant(content.json) : null;
  // The error object under a status of success says both: the list tells which is so.
  if (session === null && person === null && isErrorObject(answer))
    return { is: 'unsure', trouble: 'unreadable', status };
  return { ...done, session, ...(person !== null && { person }) };
}

function isSuccess(status: number): boolean {
  return status >= 200 && status < 300;
}

function isRequestFault(status: number): boolean {
  return status >= 400 && status < 500;
}

type Content = { is: 'json'; json: unknown } | { is: 'empty' } | { is: 'page' } | { is: 'garbled' };

function contentOf(answer: Answered): Content {
  if (answer.status === 204) return { is: 'empty' }; // has no body, whatever is said of one
  const text = new TextDecoder().decode(answer.body).trim(); // takes a byte order mark off
  const isPage = /\bhtml\b/i.test(answer.headers['content-type'] ?? '') || text.startsWith('<');
  if (isPage) return { is: 'page' };
  if (text === '') return { is: 'empty' };
  try {
    return { is: 'json', json: parseJson(text) };
  } catch {
    return { is: 'garbled' };
  }
}

function troubleOf(content: Exclude<Content, { is: 'json' }>): Trouble {
  return content.is === 'page' ? 'notTheApi' : 'unreadable';
}

function troubleOfStatus(answer: Answered): Trouble {
  return answer.status >= 500 ? 'serverError' : 'notTheApi';
}

/** The service's own words, joined; null where the body is not its error object. For the screen, never for a log. */
function messageOf(answer: Answered): string | null {
  const content = contentOf(answer);
  const problem = content.is === 'json' ? WireProblem.safeParse(content.json) : null;
  if (!problem?.success) return null;
  const { Message, MessageDetail, ModelState } = problem.data;
  const texts = [Message, MessageDetail, ...Object.values(ModelState ?? {}).flat()];
  return texts
    .filter((text): text is string => typeof text === 'string' && text.trim() !== '')
    .map((text) => text.trim())
    .join(' ')
    .slice(0, MESSAGE_LENGTH_MAX);
}

function isErrorObject(answer: Answered): boolean {
  return (messageOf(answer) ?? '') !== '';
}

/** 429, and 503 that names a time: not done, come back later. A 503 without one may come from anything on the way. */
function busyOf(answer: Answered, now: UtcMs): { is: 'busy'; retryAfterMs: number | null } | null {
  if (answer.status !== 429 && answer.status !== 503) return null;
  const retryAfterMs = retryAfterOf(answer, now);
  return answer.status === 503 && retryAfterMs === null ? null : { is: 'busy', retryAfterMs };
}

// A date is counted from the server's own clock where it tells it, for ours may be wrong. More than a day is no wait.
function retryAfterOf(answer: Answered, now: UtcMs): number | null {
  const text = answer.headers['retry-after']?.trim() ?? '';
  if (/^\d{1,9}$/.test(text)) return Math.min(Number(text) * secondMs, dayMs);
  const until = dateOf(text);
  if (until === null) return null;
  return Math.min(Math.max(0, until - (serverDateOf(answer) ?? now)), dayMs);
}

function serverDateOf(answer: Answered): UtcMs | null {
  return dateOf(answer.headers['date'] ?? '');
}

// 'Sun, 09 Mar 2031 17:30:00 GMT': the only form that is sent today, and the one that names its zone.
function dateOf(text: string): UtcMs | null {
  const at = /^[A-Za-z]{3}, .+ GMT$/.test(text.trim()) ? Date.parse(text) : NaN;
  return Number.isNaN(at) ? null : at;
}
