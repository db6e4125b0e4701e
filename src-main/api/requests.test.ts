import { describe, expect, test } from 'vitest';
import { createHash } from 'node:crypto';
import type { Booking, Invited } from '../../src-shared/session/booking.ts';
import * as requests from './requests.ts';
import { booking, guest, half, interpreter } from './testing/samples.ts';

const byId = { sessionId: 77120 };
const byExternal = { externalId: 'EHR 7/1+2' };

test.each([
  ['all', requests.listSessionsPath({}), '/session'],
  ['of a host', requests.listSessionsPath({ host: { userId: '5' } }), '/session/5'],
  [
    'of a host by external id',
    requests.listSessionsPath({ host: { externalId: 'DR-VOSS' } }),
    '/session/0?externalId=DR-VOSS',
  ],
  [
    'of an address',
    requests.listSessionsPath({ participantEmail: 'rosa.vega+visits@example.org' }),
    '/session?participantEmail=rosa.vega%2Bvisits%40example.org',
  ],
  [
    'of a host and an address',
    requests.listSessionsPath({ host: { userId: '5' }, participantEmail: 'a+b@example.org' }),
    '/session/5?participantEmail=a%2Bb%40example.org',
  ],
  [
    'of a host by external id and an address: the address is left out',
    requests.listSessionsPath({ host: { externalId: 'DR VOSS&1' }, participantEmail: 'a@example.org' }),
    '/session/0?externalId=DR%20VOSS%261',
  ],
  ['status', requests.statusPath(byId), '/status/77120'],
  ['status by external id', requests.statusPath(byExternal), '/status/0?externalSessionId=EHR%207%2F1%2B2'],
  ['users', requests.listUsersPath, '/user'],
  ['a user', requests.userPath({ userId: '5' }), '/user/5'],
  ['a user by external id', requests.userPath({ externalId: 'DR-VOSS' }), '/user/0?externalId=DR-VOSS'],
  [
    'history',
    requests.historyPath({ from: '2031-03-01', to: '2031-03-31' }),
    '/history?startDt=2031-03-01&endDt=2031-03-31',
  ],
  [
    'history of one',
    requests.historyPath({ userId: '5', from: '2031-03-01', to: '2031-03-31', participantEmail: 'a+b@example.org' }),
    '/history/5?startDt=2031-03-01&endDt=2031-03-31&participantEmail=a%2Bb%40example.org',
  ],
])('read %s', (_what, path, wanted) => expect(path).toBe(wanted));

const guestBody =
  '{"ParticipantFullName":"Rosa Vega","ParticipantEmailAddress":"rosa.vega+visits@example.org",' +
  '"ParticipantSmsNumber":"3035550142","ParticipantDefaultResolution":"high",' +
  '"ParticipantTimeZoneWindowsId":"Mountain Standard Time","ParticipantExternalId":"MRN-3381",' +
  '"ShouldAutoDeliverCode":"E","PacketId":412,"SvcId":88,"DepositRequired":20.00}';
const createBody =
  '{"ScheduleTs":"2031-03-09T17:30:00","IsRecorded":false,"ExternalSessionId":"fd-01JD3V8Q6M7K",' +
  `"Topic":"Follow-up","Participants":[${guestBody}]}`;

test.each([
  ['create', requests.createRequest({ userId: '5' }, booking), 'POST', '/session/5', createBody, 'session'],
  [
    'create by external id of the host',
    requests.createRequest({ externalId: 'DR-VOSS' }, booking),
    'POST',
    '/session/0?externalId=DR-VOSS',
    createBody,
    'session',
  ],
  [
    'move',
    requests.moveRequest(byId, half),
    'PUT',
    '/session/77120',
    '{"ScheduleTs":"2031-03-09T17:30:00"}',
    'session',
  ],
  ['move to now', requests.moveRequest(byId, 'now'), 'PUT', '/session/77120', '{"ScheduleTs":null}', 'session'],
  [
    'move by external id',
    requests.moveRequest(byExternal, half),
    'PUT',
    '/session/0?externalSessionId=EHR%207%2F1%2B2',
    '{"ScheduleTs":"2031-03-09T17:30:00"}',
    'session',
  ],
  ['cancel', requests.cancelRequest(byId), 'DELETE', '/session/77120', null, 'nothing'],
  [
    'cancel by external id',
    requests.cancelRequest(byExternal),
    'DELETE',
    '/session/0?externalSessionId=EHR%207%2F1%2B2',
    null,
    'nothing',
  ],
  [
    'change host',
    requests.changeHostRequest(byId, { userId: '31' }),
    'PUT',
    '/sessionhost/77120',
    '{"UserId":31}',
    'session',
  ],
  [
    'change host by external ids',
    requests.changeHostRequest(byExternal, { externalId: 'DR-VOSS' }),
    'PUT',
    '/sessionhost/0?externalSessionId=EHR%207%2F1%2B2',
    '{"ExternalUserId":"DR-VOSS"}',
    'session',
  ],
  ['add a guest', requests.addParticipantRequest(byId, guest), 'POST', '/participant/77120', guestBody, 'anything'],
  [
    'add a user by external id',
    requests.addParticipantRequest(byExternal, interpreter),
    'POST',
    '/participant/0?externalSessionId=EHR%207%2F1%2B2',
    '{"SecureVideoUserId":"12","PacketId":0}',
    'anything',
  ],
  ['remove', requests.removeParticipantRequest(150234), 'DELETE', '/participant/150234', null, 'nothing'],
])('write %s', (_what, write, method, path, body, answers) => {
  const bytes = `${method}\n${path}${body === null ? '' : `\n${body}`}`;
  expect(write).toEqual({ method, path, body, answers, digest: createHash('sha256').update(bytes).digest('hex') });
});

describe('bodies', () => {
  const json = (change: Partial<Booking>): Record<string, unknown> =>
    JSON.parse(requests.createRequest({ userId: '5' }, { ...booking, ...change }).body ?? '') as Record<
      string,
      unknown
    >;
  const person = (invited: Invited): Record<string, unknown> =>
    JSON.parse(requests.addParticipantRequest(byId, invited).body ?? '') as Record<string, unknown>;

  test('a Meet Now has a ScheduleTs that is null, not a missing one', () => {
    expect(json({ startsAt: null })).toHaveProperty('ScheduleTs', null);
  });

  test('seconds are zero', () => {
    expect(json({ startsAt: half + 59_999 })).toHaveProperty('ScheduleTs', '2031-03-09T17:30:00');
    expect(requests.moveRequest(byId, half + 1_000).body).toBe('{"ScheduleTs":"2031-03-09T17:30:00"}');
  });

  test('recorded, no topic, and texts that need escaping', () => {
    const odd = 'Zoë "Z" \\ O’Brien\n\u2028</x>';
    expect(json({ recorded: true, topic: '', participants: [{ ...guest, name: odd }] })).toMatchObject({
      IsRecorded: true,
      Topic: '',
      Participants: [{ ParticipantFullName: odd }],
    });
  });

  test('a user is an id as text and a packet, and nothing else', () => {
    expect(person(interpreter)).toEqual({ SecureVideoUserId: '12', PacketId: 0 });
    expect(person({ ...interpreter, packet: 'none' })).toEqual({ SecureVideoUserId: '12', PacketId: null });
    expect(person({ ...interpreter, packet: 412 })).toEqual({ SecureVideoUserId: '12', PacketId: 412 });
    expect(json({ participants: [guest, interpreter] })['Participants']).toHaveLength(2);
  });

  test.each([
    ['email', 'E'],
    ['text', 'S'],
    ['none', 'N'],
  ] as const)('delivery %s', (delivery, code) => {
    expect(person({ ...guest, delivery })).toHaveProperty('ShouldAutoDeliverCode', code);
  });

  test.each([
    ['none', null],
    ['all', 0],
    [412, 412],
  ] as const)('packet %s', (packet, id) => expect(person({ ...guest, packet })).toHaveProperty('PacketId', id));

  test.each([
    [2000, '20.00'],
    [2550, '25.50'],
    [5, '0.05'],
    [29, '0.29'],
    [999_999, '9999.99'],
  ])('a deposit of %i cents is written %s', (depositCents, written) => {
    expect(requests.addParticipantRequest(byId, { ...guest, depositCents }).body).toContain(
      `"DepositRequired":${written}}`,
    );
  });

  test('without deposit both of the pair are null; blanks are ""; no zone is the host’s', () => {
    const bare = { ...guest, email: '', phone: '', externalId: '', zoneId: '', serviceId: null, depositCents: null };
    expect(person({ ...bare, delivery: 'none', packet: 'none' })).toEqual({
      ParticipantFullName: 'Rosa Vega',
      ParticipantEmailAddress: '',
      ParticipantSmsNumber: '',
      ParticipantDefaultResolution: 'high',
      ParticipantExternalId: '',
      ShouldAutoDeliverCode: 'N',
      PacketId: null,
      SvcId: null,
      DepositRequired: null,
    });
  });
});

describe('ids that would name something else', () => {
  test.each(['0', '', '-1', '5/..', '1.5', 'DR-VOSS'])('user %j is stopped', (userId) => {
    expect(() => requests.createRequest({ userId }, booking)).toThrow(RangeError);
    expect(() => requests.listSessionsPath({ host: { userId } })).toThrow(RangeError);
    expect(() => requests.addParticipantRequest(byId, { ...interpreter, userId })).toThrow(RangeError);
  });

  test.each([0, -1, 1.5, NaN])('session %j is stopped', (sessionId) => {
    expect(() => requests.cancelRequest({ sessionId })).toThrow(RangeError);
    expect(() => requests.removeParticipantRequest(sessionId)).toThrow(RangeError);
  });

  test('an empty id of the clinic is stopped', () => {
    expect(() => requests.cancelRequest({ externalId: ' ' })).toThrow(RangeError);
    expect(() => requests.userPath({ externalId: '' })).toThrow(RangeError);
  });
});

test('the digest changes with method, path, body and whether there is one', () => {
  const digests = [
    requests.digestOf('PUT', '/session/1', '{}'),
    requests.digestOf('POST', '/session/1', '{}'),
    requests.digestOf('PUT', '/session/2', '{}'),
    requests.digestOf('PUT', '/session/1', '{ }'),
    requests.digestOf('PUT', '/session/1', ''),
    requests.digestOf('PUT', '/session/1', null),
  ];
  expect(new Set(digests).size).toBe(digests.length);
  expect(digests.every((digest) => /^[0-9a-f]{64}$/.test(digest))).toBe(true);
});
