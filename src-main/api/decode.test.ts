import { describe, expect, test } from 'vitest';
import { PEOPLE_MAX, TAKEN_LENGTH_MAX } from '../../src-shared/session/limits.ts';
import { decodeSession, decodeSessions, decodeStatus, decodeUser, decodeUsers, LIST_LENGTH_MAX } from './decode.ts';
import { exampleSession, half, oldSession } from './testing/samples.ts';

const [hostJson, guestJson] = exampleSession.Participants;
const withMembers = (members: object): unknown => ({ ...exampleSession, ...members });
const withGuest = (members: object): unknown => withMembers({ Participants: [hostJson, { ...guestJson, ...members }] });
const guestOf = (json: unknown): NonNullable<ReturnType<typeof decodeSession>>['participants'][number] | undefined =>
  decodeSession(json)?.participants[1];

describe('a session', () => {
  test("the API page's own example, whole", () => {
    expect(decodeSession(exampleSession)).toEqual({
      sessionId: 77120,
      hostId: '5',
      startsAt: half,
      hasSeconds: false,
      recorded: false,
      topic: 'Follow-up',
      externalId: 'fd-01JD3V8Q6M7K',
      scheduleType: 'Scheduled',
      cancelled: false,
      billableAt: null,
      durationMinutes: null,
      participants: [
        {
          participationId: 150233,
          name: 'Dr. Ilse Voss',
          userId: '5',
          isHost: true,
          email: 'voss@example.org',
          phone: '',
          zoneId: 'Eastern Standard Time',
          externalId: '',
          connectCode: '305518926',
          delivery: 'email',
          connectedAt: null,
          expiresAt: null,
          rsvp: 'Unknown',
          serviceId: null,
          depositCents: null,
        },
        {
          participationId: 150234,
          name: 'Rosa Vega',
          userId: null,
          isHost: false,
          email: 'rosa.vega@example.org',
          phone: '',
          zoneId: 'Mountain Standard Time',
          externalId: 'MRN-3381',
          connectCode: '447120983',
          delivery: 'email',
          connectedAt: null,
          expiresAt: null,
          rsvp: 'Unknown',
          serviceId: 88,
          depositCents: 2500,
        },
      ],
    });
  });

  test('of an old account: what is missing is none, and that it keeps no ids is known', () => {
    const session = decodeSession(oldSession);
    expect(session).toMatchObject({
      externalId: null,
      topic: '',
      scheduleType: '',
      cancelled: false,
      billableAt: null,
    });
    expect(session?.participants).toMatchObject([
      { isHost: true, externalId: '', serviceId: null, depositCents: null, connectedAt: null },
      { isHost: false, userId: null, email: '', zoneId: '', delivery: null, rsvp: '', connectCode: '047120983' },
    ]);
  });

  test.each([
    ['missing', undefined],
    ['null', null],
    ['""', ''],
    ['blanks', '  '],
  ])('what is %s is none', (_how, none) => {
    const bare = { BillableTs: none, DurationMinutes: none, ScheduleType: none, Topic: none, IsRecorded: none };
    const { recorded, topic, scheduleType, billableAt, durationMinutes } = decodeSession(
      withMembers(none === '  ' ? { ...bare, IsRecorded: '', DurationMinutes: '' } : bare),
    ) ?? { recorded: 'unreadable' };
    expect([recorded, topic, scheduleType, billableAt, durationMinutes]).toEqual([false, '', '', null, null]);
  });

  test('keeps no passkey, and nothing that is not known', () => {
    const text = JSON.stringify(decodeSession(withMembers({ Surprise: { deep: 'stranger' }, Passkey: 'secret-2' })));
    expect(text).not.toMatch(/00000000-0000|passkey|secret-2|stranger/i);
  });

  test.each([
    ['as numbers', 77120, 5, 150234],
    ['as text', '77120', '5', '150234'],
    ['with places', '77120.0', '5.00', ' 150234 '],
  ])('ids %s', (_how, SessionId, UserId, ParticipationId) => {
    const session = decodeSession({
      ...exampleSession,
      SessionId,
      UserId,
      Participants: [
        { ...hostJson, SecureVideoUserId: UserId },
        { ...guestJson, ParticipationId },
      ],
    });
    expect(session).toMatchObject({ sessionId: 77120, hostId: '5' });
    expect(session?.participants).toMatchObject([{ isHost: true, userId: '5' }, { participationId: 150234 }]);
  });

  test('the host is who has the session’s user id, in whatever place', () => {
    const session = decodeSession(
      withMembers({ UserId: 31, Participants: [guestJson, { ...hostJson, SecureVideoUserId: '31' }] }),
    );
    expect(session?.participants.map(({ isHost }) => isHost)).toEqual([false, true]);
    expect(decodeSession(withMembers({ UserId: 31 }))?.participants.map(({ isHost }) => isHost)).toEqual([
      false,
      false,
    ]);
  });

  test.each([
    ['2031-03-09T17:30:00', half, false],
    ['2031-03-09T17:30:00Z', half, false],
    ['2031-03-09T10:30:00-07:00', half, false],
    ['2031-03-09T17:30:00.000', half, false],
    ['2031-03-09T17:30:41', half + 41_000, true],
    ['2031-03-09T17:30:41.7', half + 41_700, true],
  ])('begins at %s', (ScheduleTs, startsAt, hasSeconds) => {
    expect(decodeSession(withMembers({ ScheduleTs }))).toMatchObject({ startsAt, hasSeconds });
  });

  test.each([
    ['Cancelled', true],
    ['cancelled', true],
    ['Canceled', true],
    ['Rescheduled', false],
    ['Cancelled by host', false],
  ])('%s', (ScheduleType, cancelled) => {
    expect(decodeSession(withMembers({ ScheduleType }))).toMatchObject({ scheduleType: ScheduleType, cancelled });
  });

  test('an ExternalSessionId that is null or "" is none of an account that keeps them', () => {
    expect(decodeSession(withMembers({ ExternalSessionId: null }))?.externalId).toBe('');
    expect(decodeSession(withMembers({ ExternalSessionId: '' }))?.externalId).toBe('');
    expect(decodeSession(withMembers({ ExternalSessionId: 4711 }))?.externalId).toBe('4711');
  });

  test('times that only inform never lose the session', () => {
    expect(decodeSession(withMembers({ BillableTs: '/Date(1)/', DurationMinutes: 'long' }))).toMatchObject({
      billableAt: null,
      durationMinutes: null,
    });
    expect(guestOf(withGuest({ ConnectionTs: 12, ExpiresTs: '2031-03-09T18:30:00' }))).toMatchObject({
      connectedAt: null,
      expiresAt: half + 3_600_000,
    });
  });

  test.each([
    ['no object', 7],
    ['null', null],
    ['a list', [exampleSession]],
    ['no SessionId', withMembers({ SessionId: undefined })],
    ['SessionId 0', withMembers({ SessionId: 0 })],
    ['half an id', withMembers({ SessionId: 1.5 })],
    ['no time', withMembers({ ScheduleTs: null })],
    ['a time that does not exist', withMembers({ ScheduleTs: '2031-02-30T10:00:00' })],
    ['a time as number', withMembers({ ScheduleTs: 1931013000000 })],
    ['no host', withMembers({ UserId: '' })],
    ['no participants at all', withMembers({ Participants: undefined })],
    ['participants that are no list', withMembers({ Participants: {} })],
    ['a participant that is none', withMembers({ Participants: [hostJson, null] })],
    ['a participant without id', withGuest({ ParticipationId: null })],
    ['an object for a name', withGuest({ ParticipantFullName: { first: 'Rosa' } })],
    ['a code that is none', withGuest({ ConnectCode: 'soon' })],
    ['a deposit of half cents', withGuest({ DepositRequired: 25.005 })],
    ['a recording flag that is none', withMembers({ IsRecorded: 'perhaps' })],
  ])('cannot be read: %s', (_why, json) => expect(decodeSession(json)).toBeNull());
});

describe('a participant', () => {
  test.each([
    [447120983, '447120983'],
    [47120983, '047120983'],
    [7, '000000007'],
    ['447120983', '447120983'],
    ['047120983', '047120983'],
    ['447 120 983', '447120983'],
    ['447-120-983', '447120983'],
    [null, null],
    ['', null],
    [0, null],
    [undefined, null],
  ])('connect code %j', (ConnectCode, connectCode) => {
    expect(guestOf(withGuest({ ConnectCode }))?.connectCode).toBe(connectCode);
  });

  test.each([
    ['25', 2500],
    ['25.0', 2500],
    ['25.00', 2500],
    ['"25.00"', 2500],
    ['"25"', 2500],
    ['0.01', 1],
    ['0.29', 29],
    ['1.15', 115],
    ['19.99', 1999],
    ['1250.1', 125_010],
    ['999999.99', 99_999_999],
    ['0', 0],
    ['null', null],
    ['""', null],
  ])('a deposit written %s is exact', (written, depositCents) => {
    const json = JSON.stringify(withGuest({ DepositRequired: 'HERE' })).replace('"HERE"', written);
    expect(guestOf(JSON.parse(json))?.depositCents).toBe(depositCents);
  });

  test('every amount of cents comes back as it was', () => {
    for (let cents = 1; cents < 100_000; cents += 7) {
      expect(guestOf(withGuest({ DepositRequired: cents / 100 }))?.depositCents).toBe(cents);
    }
  });

  test.each([
    ['E', 'email'],
    ['S', 'text'],
    ['N', 'none'],
    ['n', 'none'],
    ['', null],
    [null, null],
    ['X', null],
    [true, null],
  ])('delivery %j', (ShouldAutoDeliverCode, delivery) => {
    expect(guestOf(withGuest({ ShouldAutoDeliverCode }))?.delivery).toBe(delivery);
  });

  test.each([
    ['Yes', 'Yes'],
    ['Unknown', 'Unknown'],
    [null, ''],
  ])('RSVP %j as it was told', (RSVP, rsvp) => expect(guestOf(withGuest({ RSVP }))?.rsvp).toBe(rsvp));

  test.each([
    [null, null],
    ['', null],
    [0, null],
    [12, '12'],
    ['12', '12'],
  ])('user %j', (SecureVideoUserId, userId) => expect(guestOf(withGuest({ SecureVideoUserId }))?.userId).toBe(userId));
});

describe('a list of sessions', () => {
  test('one that cannot be read is counted and takes no other with it', () => {
    const bad = withMembers({ SessionId: 'none' });
    const second = withMembers({ SessionId: 77121 });
    const list = decodeSessions([exampleSession, bad, second, null]);
    expect(list?.sessions.map(({ sessionId }) => sessionId)).toEqual([77120, 77121]);
    expect(list?.unreadable).toBe(2);
  });

  test('may be empty; what is no list is none', () => {
    expect(decodeSessions([])).toEqual({ sessions: [], unreadable: 0 });
    expect(decodeSessions(exampleSession)).toBeNull();
    expect(decodeSessions({ Message: 'An error has occurred.' })).toBeNull();
  });
});

describe('users', () => {
  const user = {
    SystemUserId: '5',
    FullName: 'Dr. Ilse Voss',
    EmailAddress: 'voss@example.org',
    SmsNumber: '3035550111',
    DefaultResolution: 'high',
    TimeZoneWindowsId: 'Eastern Standard Time',
    HelpNumber: '3035550100',
    VideoId: 'x',
    ExternalId: 'DR-VOSS',
    SystemRoles: 'H,P',
    NewPassword: null,
  };

  test('the newest answer', () => {
    expect(decodeUser(user)).toEqual({
      userId: '5',
      name: 'Dr. Ilse Voss',
      email: 'voss@example.org',
      phone: '3035550111',
      zoneId: 'Eastern Standard Time',
      externalId: 'DR-VOSS',
      helpNumber: '3035550100',
      mayHost: true,
    });
  });

  test.each([
    ['H,P', true],
    ['P, h', true],
    ['A', true],
    ['I', false],
    ['P', false],
    ['', true],
    [null, true],
    [undefined, true],
  ])('roles %j', (SystemRoles, mayHost) => expect(decodeUser({ ...user, SystemRoles })?.mayHost).toBe(mayHost));

  test('an older answer ends at VideoId; ids may be numbers', () => {
    const { ExternalId: _id, SystemRoles: _roles, NewPassword: _password, ...older } = user;
    expect(decodeUser({ ...older, SystemUserId: 5 })).toMatchObject({ userId: '5', externalId: '', mayHost: true });
  });

  test('a list: one that cannot be read is counted', () => {
    expect(decodeUsers([user, { ...user, SystemUserId: null }])).toMatchObject({
      users: [{ userId: '5' }],
      unreadable: 1,
    });
    expect(decodeUsers({})).toBeNull();
  });
});

test.each([
  [{ SessionID: 77120, SessionStatus: 'NOT_STARTED' }, 'notStarted'],
  [{ SessionID: '77120', SessionStatus: 'STARTED' }, 'started'],
  [{ SessionStatus: 'ended' }, 'ended'],
  [{ SessionID: 77120, SessionStatus: 'PAUSED' }, 'other'],
  [{ SessionID: 77120 }, null],
  [[], null],
])('status %j', (json, status) => expect(decodeStatus(json)).toBe(status));

describe('bounds of an answer', () => {
  const text = (length: number): string => 'x'.repeat(length);

  test('a text as long as may be is whole, a longer one is cut and its session stays', () => {
    const topicOf = (Topic: string): string | undefined => decodeSession({ ...exampleSession, Topic })?.topic;
    expect(topicOf(text(TAKEN_LENGTH_MAX))).toHaveLength(TAKEN_LENGTH_MAX);
    expect(topicOf(text(TAKEN_LENGTH_MAX + 1))).toBe(text(TAKEN_LENGTH_MAX));
    expect(topicOf(text(5_000_000))).toHaveLength(TAKEN_LENGTH_MAX);
  });

  test('it is not cut in the middle of a character', () => {
    const cut = decodeSession({ ...exampleSession, Topic: `${text(TAKEN_LENGTH_MAX - 1)}🙂🙂` })?.topic;
    expect(cut).toBe(text(TAKEN_LENGTH_MAX - 1));
  });

  test('as many people as may be; with one more the session cannot be read', () => {
    const [person] = exampleSession.Participants;
    const withPeople = (count: number): unknown =>
      decodeSession({ ...exampleSession, Participants: Array.from({ length: count }, () => person) });
    expect(withPeople(PEOPLE_MAX)).not.toBeNull();
    expect(withPeople(PEOPLE_MAX + 1)).toBeNull();
  });

  test('as many entries as may be; with one more it is no list', () => {
    const nothings = (count: number): null[] => Array.from({ length: count }, () => null);
    expect(decodeSessions(nothings(LIST_LENGTH_MAX))).toEqual({ sessions: [], unreadable: LIST_LENGTH_MAX });
    expect(decodeSessions(nothings(LIST_LENGTH_MAX + 1))).toBeNull();
    expect(decodeUsers(nothings(LIST_LENGTH_MAX))).toEqual({ users: [], unreadable: LIST_LENGTH_MAX });
    expect(decodeUsers(nothings(LIST_LENGTH_MAX + 1))).toBeNull();
  });
});
