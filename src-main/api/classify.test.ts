import { describe, expect, test } from 'vitest';
import { readAnswerOf, writeAnswerOf } from './classify.ts';
import { decodeSessions } from './decode.ts';
import type { PreparedWrite, ReadAnswer, SessionList, Trouble, WriteAnswer } from './port.ts';
import { exampleSession } from './testing/samples.ts';
import type { TransportAnswer } from './transport.ts';

const now = Date.UTC(2031, 2, 9, 17, 30);
const begun = { begunAt: now - 400, begunMonotonic: 12 };
const session = JSON.stringify(exampleSession);
const page = '<!DOCTYPE html><html><body>Welcome, guest of the Grand Hotel</body></html>';
const html = { 'content-type': 'text/html; charset=utf-8' };

function came(status: number, body = '', headers: Record<string, string> = {}): TransportAnswer {
  return {
    is: 'answered',
    status,
    body: Buffer.from(body),
    headers: { 'content-type': 'application/json', ...headers },
  };
}
const write = (answer: TransportAnswer, answers: PreparedWrite['answers'] = 'session'): WriteAnswer =>
  writeAnswerOf(answer, begun, now, answers);
const read = (answer: TransportAnswer): ReadAnswer<SessionList> => readAnswerOf(answer, begun, now, decodeSessions);
const unsure = (trouble: Trouble, status: number | null): WriteAnswer => ({ is: 'unsure', trouble, status });
const problem = (message: string): string => JSON.stringify({ Message: message });

describe('a write', () => {
  test.each([200, 201, 202])('%i with a session is done', (status) => {
    const answer = write(came(status, session, { date: 'Sun, 09 Mar 2031 17:29:58 GMT' }));
    expect(answer).toMatchObject({
      is: 'done',
      status,
      ...begun,
      serverDate: now - 2_000,
      session: { sessionId: 77120 },
    });
  });

  test('a byte order mark does no harm', () => {
    expect(write(came(201, `\uFEFF${session}`))).toMatchObject({ is: 'done', session: { sessionId: 77120 } });
  });

  test.each<[string, TransportAnswer, WriteAnswer]>([
    ['2xx that breaks off in the middle', came(201, session.slice(0, 200)), unsure('unreadable', 201)],
    ['2xx with nothing in it', came(201), unsure('unreadable', 201)],
    ['204 where a session was due', came(204), unsure('unreadable', 204)],
    ['2xx with another object', came(200, '{"ok":true}'), unsure('unreadable', 200)],
    ['2xx with a list', came(201, `[${session}]`), unsure('unreadable', 201)],
    ['2xx with a page', came(200, page, html), unsure('notTheApi', 200)],
    ['2xx with a page that says it is JSON', came(200, page), unsure('notTheApi', 200)],
    ['a redirect', came(302, '', { location: 'https://portal.example/' }), unsure('notTheApi', 302)],
    ['a 304', came(304), unsure('notTheApi', 304)],
    ['a 1xx at the end', came(101), unsure('notTheApi', 101)],
    ['4xx with a page', came(404, page, html), unsure('notTheApi', 404)],
    ['4xx with nothing', came(400), unsure('notTheApi', 400)],
    ['4xx with JSON of somebody else', came(400, '{"error":"blocked"}'), unsure('notTheApi', 400)],
    ['4xx with a list', came(400, '["no"]'), unsure('notTheApi', 400)],
    ['500 of the API', came(500, problem('An error has occurred.')), unsure('serverError', 500)],
    ['502 with a page', came(502, page, html), unsure('serverError', 502)],
    ['503 without Retry-After', came(503, problem('Busy')), unsure('serverError', 503)],
    ['503 with a Retry-After that is none', came(503, '', { 'retry-after': 'soon' }), unsure('serverError', 503)],
  ])('unsure: %s', (_why, answer, wanted) => expect(write(answer)).toEqual(wanted));

  test.each([400, 404, 409, 413, 422])('%i with the JSON of the API is refused, in its words', (status) => {
    expect(write(came(status, problem('Participant exists.')))).toEqual({
      is: 'refused',
      status,
      message: 'Participant exists.',
    });
  });

  test('detail and model state are told, nothing twice as long as a screen', () => {
    const body = {
      Message: 'The request is invalid.',
      MessageDetail: 'See below.',
      ModelState: { 'body.Topic': ['Too long.'], 'body.ScheduleTs': ['In the past.', 7] },
    };
    expect(write(came(400, JSON.stringify(body)))).toMatchObject({
      message: 'The request is invalid. See below. Too long. In the past.',
    });
    expect(write(came(400, JSON.stringify({ ModelState: { a: ['Too long.'] } })))).toMatchObject({
      message: 'Too long.',
    });
    const long = write(came(400, problem('x'.repeat(5_000))));
    expect(long.is === 'refused' && long.message.length).toBe(1_000);
  });

  test('keys, rights and rate', () => {
    expect(write(came(401, problem('Authorization has been denied for this request.')))).toEqual({ is: 'keysRefused' });
    expect(write(came(401, page, html))).toEqual({ is: 'keysRefused' });
    expect(write(came(403, problem('Not yours.')))).toEqual({ is: 'forbidden', message: 'Not yours.' });
    expect(write(came(403, page, html))).toEqual({ is: 'forbidden', message: '' });
    expect(write(came(429))).toEqual({ is: 'busy', retryAfterMs: null });
  });

  describe('that answers nothing', () => {
    test.each([
      ['204', came(204)],
      ['204 that has a type', came(204, '', html)],
      ['200 with nothing', came(200)],
      ['200 with JSON', came(200, '{}')],
      ['202', came(202)],
    ])('%s is done', (_why, answer) => {
      expect(write(answer, 'nothing')).toMatchObject({ is: 'done', session: null, serverDate: null });
    });

    test.each([
      ['a page', came(200, page, html), 'notTheApi'],
      ['an empty page', came(200, '', html), 'notTheApi'],
      ['text', came(200, 'OK'), 'unreadable'],
    ] as const)('200 with %s is not', (_why, answer, trouble) => {
      expect(write(answer, 'nothing')).toEqual(unsure(trouble, 200));
    });
  });

  test('that may answer anything: a session is taken in where it is one', () => {
    expect(write(came(201, session), 'anything')).toMatchObject({ is: 'done', session: { sessionId: 77120 } });
    expect(write(came(201, '{"ParticipationId":1}'), 'anything')).toMatchObject({ is: 'done', session: null });
    expect(write(came(201), 'anything')).toMatchObject({ is: 'done', session: null });
    expect(write(came(201, page, html), 'anything')).toEqual(unsure('notTheApi', 201));
    expect(write(came(201, '{"Partic'), 'anything')).toEqual(unsure('unreadable', 201));
  });

  test('that may answer anything: a person is taken in where it is one, and nobody where it is the session', () => {
    const person = JSON.stringify(exampleSession.Participants[1]);
    expect(write(came(201, person), 'anything')).toMatchObject({
      is: 'done',
      session: null,
      person: { participationId: exampleSession.Participants[1]?.ParticipationId, isHost: false },
    });
    for (const body of [session, '{"ParticipantFullName":"Ana Lopez"}', '[]', '']) {
      expect(write(came(201, body), 'anything')).not.toHaveProperty('person');
    }
  });

  test('an error object under a status of success is unsure, whatever may be answered', () => {
    const error = '{"Message":"An error has occurred."}';
    for (const answers of ['session', 'anything', 'nothing'] as const) {
      expect(write(came(200, error), answers)).toEqual(unsure('unreadable', 200));
    }
    expect(write(came(200, '{}'), 'nothing')).toMatchObject({ is: 'done', session: null });
  });

  test('a failure of the line is unreachable only where nothing can have left', () => {
    const failed = (mayHaveLeft: boolean): TransportAnswer => ({
      is: 'failed',
      trouble: 'timeout',
      mayHaveLeft,
      status: null,
    });
    expect(write(failed(false))).toEqual({ is: 'unreachable', trouble: 'timeout' });
    expect(write(failed(true))).toEqual(unsure('timeout', null));
    const half: TransportAnswer = { is: 'failed', trouble: 'reset', mayHaveLeft: true, status: 201 };
    expect(write(half)).toEqual(unsure('reset', 201));
  });
});

describe('Retry-After', () => {
  const date = 'Sun, 09 Mar 2031 17:32:00 GMT';
  test.each<[string, number, Record<string, string>, number | null]>([
    ['seconds', 429, { 'retry-after': '120' }, 120_000],
    ['none', 429, { 'retry-after': '0' }, 0],
    ['seconds of a 503', 503, { 'retry-after': '7' }, 7_000],
    ['a date, by our clock', 503, { 'retry-after': date }, 120_000],
    [
      'a date, by the server’s clock where it tells it',
      429,
      { 'retry-after': date, date: 'Sun, 09 Mar 2031 17:31:00 GMT' },
      60_000,
    ],
    ['a date that has passed', 503, { 'retry-after': 'Sun, 09 Mar 2031 17:00:00 GMT' }, 0],
    ['longer than a day', 429, { 'retry-after': '999999999' }, 86_400_000],
    ['a date without a zone is none', 429, { 'retry-after': '2031-03-09 17:32' }, null],
    ['less than nothing is none', 429, { 'retry-after': '-5' }, null],
  ])('%s', (_why, status, headers, retryAfterMs) => {
    expect(write(came(status, '', headers))).toEqual({ is: 'busy', retryAfterMs });
    expect(read(came(status, page, { ...html, ...headers }))).toEqual({ is: 'busy', retryAfterMs });
  });
});

describe('a read', () => {
  test('brings the list and when it was begun', () => {
    expect(read(came(200, `[${session}]`, { date: 'Sun, 09 Mar 2031 17:29:58 GMT' }))).toMatchObject({
      is: 'read',
      ...begun,
      serverDate: now - 2_000,
      value: { sessions: [{ sessionId: 77120 }], unreadable: 0 },
    });
  });

  test.each<[string, TransportAnswer, ReadAnswer<SessionList>]>([
    ['401', came(401), { is: 'keysRefused' }],
    ['403', came(403, page, html), { is: 'forbidden' }],
    ['404 of the API', came(404, problem('User not found')), { is: 'notFound', message: 'User not found' }],
    ['404 with nothing', came(404), { is: 'notFound', message: '' }],
    ['404 with a page', came(404, page, html), { is: 'failed', trouble: 'notTheApi' }],
    ['400 of the API', came(400, problem('No.')), { is: 'refused', status: 400, message: 'No.' }],
    ['400 with a page', came(400, page, html), { is: 'failed', trouble: 'notTheApi' }],
    ['a redirect', came(307), { is: 'failed', trouble: 'notTheApi' }],
    ['a portal', came(200, page, html), { is: 'failed', trouble: 'notTheApi' }],
    ['half a list', came(200, `[${session}`), { is: 'failed', trouble: 'unreadable' }],
    ['nothing', came(200), { is: 'failed', trouble: 'unreadable' }],
    ['no list', came(200, '{}'), { is: 'failed', trouble: 'unreadable' }],
    ['500', came(500, problem('x')), { is: 'failed', trouble: 'serverError' }],
    ['503', came(503), { is: 'failed', trouble: 'serverError' }],
    ['a reset', { is: 'failed', trouble: 'reset', mayHaveLeft: true, status: 200 }, { is: 'failed', trouble: 'reset' }],
  ])('%s', (_why, answer, wanted) => expect(read(answer)).toEqual(wanted));
});
