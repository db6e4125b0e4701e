import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { booking, complaint, guest, idIn, openPractice, peopleOf, present, rosa } from './testing/client.ts';
import type { Json, Practice } from './testing/client.ts';

let practice: Practice;
let now = present;
const all: Practice[] = [];

beforeEach(async () => {
  now = present;
  practice = await openPractice({ clock: () => now });
  all.push(practice);
});
afterAll(() => Promise.all(all.map((one) => one.close())));

const create = async (more: Json = {}, host = '/session/5'): Promise<Json> => {
  const { status, json } = await practice.ask('POST', host, booking(more));
  expect(status).toBe(201);
  return json;
};

describe('create', () => {
  it('answers 201 with the session in the spelling and types of the API page, the host among the participants', async () => {
    const answer = await practice.ask(
      'POST',
      '/session/5',
      booking({ ExternalSessionId: 'fd-01JD3V8Q6M7K', Topic: 'Follow-up', IsRecorded: true }),
    );
    expect(answer.status).toBe(201);
    expect(answer.headers['location']).toBeUndefined();
    expect(Object.keys(answer.json)).toEqual([
      ...['SessionId', 'ScheduleTs', 'BillableTs', 'ConnectCode', 'DurationMinutes', 'WaitTime', 'BillableStatusCd'],
      ...['ScheduleType', 'UserId', 'IsRecorded', 'ZoomMeetingId', 'ExternalSessionId', 'Topic', 'Participants'],
    ]);
    expect(answer.json).toMatchObject({
      SessionId: expect.any(Number) as number,
      ScheduleTs: '2026-12-01T18:00:00',
      BillableTs: null,
      DurationMinutes: null,
      UserId: 5,
      IsRecorded: true,
      ExternalSessionId: 'fd-01JD3V8Q6M7K',
      Topic: 'Follow-up',
    });
    expect(answer.json['ZoomMeetingId']).toBeGreaterThan(2 ** 32);
    const [host, patient] = peopleOf(answer.json);
    expect(host).toMatchObject({
      ParticipantFullName: 'Dr. Ilse Voss',
      SecureVideoUserId: 5,
      ShouldAutoDeliverCode: 'E',
      Passkey: '',
      RSVP: 'Unknown',
      ConnectionTs: null,
    });
    const { PacketId: _packet, ...echoed } = rosa;
    expect(patient).toMatchObject({ ...echoed, SecureVideoUserId: null });
    expect(patient).not.toHaveProperty('PacketId');
    expect(patient?.['Passkey']).toMatch(/^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/);
    expect(host?.['ConnectCode']).not.toBe(patient?.['ConnectCode']);
    for (const { ConnectCode } of [host ?? {}, patient ?? {}]) expect(String(ConnectCode)).toMatch(/^\d{8,9}$/);
    expect(answer.text).toContain('\r\n      "DepositRequired": 25.0\r\n');
  });

  it("takes the host by the clinic's own id, and 0 only with one", async () => {
    expect(await create({}, '/session/0?externalId=DR-RAMAN')).toMatchObject({ UserId: 7 });
    expect((await practice.ask('POST', '/session/0', booking())).status).toBe(400);
    expect((await practice.ask('POST', '/session/0?externalId=NOBODY', booking())).status).toBe(404);
    expect((await practice.ask('POST', '/session/999', booking())).json).toEqual({ Message: 'User not found' });
  });

  it('refuses a host who may not host', async () => {
    const users = (await practice.ask('GET', '/user')).list;
    const interpreter = users.find((user) => user['SystemRoles'] === 'I');
    expect((await practice.ask('POST', `/session/${idIn(interpreter, 'SystemUserId')}`, booking())).status).toBe(400);
  });

  it('makes a Meet Now of null, with the seconds of the moment', async () => {
    expect(await create({ ScheduleTs: null })).toMatchObject({ ScheduleTs: '2026-11-23T17:47:12' });
  });

  it('drops seconds and fractions, and reads Z and offsets', async () => {
    expect(await create({ ScheduleTs: '2026-12-01T18:00:59.75' })).toMatchObject({ ScheduleTs: '2026-12-01T18:00:00' });
    expect(await create({ ScheduleTs: '2026-12-01T18:07:00Z' })).toMatchObject({ ScheduleTs: '2026-12-01T18:07:00' });
    expect(await create({ ScheduleTs: '2026-12-01T11:00-07:00' })).toMatchObject({ ScheduleTs: '2026-12-01T18:00:00' });
  });

  it.each(['tomorrow', '2026-02-30T10:00:00', 17, {}])('refuses %j as a time', async (ScheduleTs) => {
    const refused = await practice.ask('POST', '/session/5', booking({ ScheduleTs }));
    expect(refused.status).toBe(400);
    expect(complaint(refused, 'session.ScheduleTs')).toHaveLength(1);
  });

  it('ignores members and query members that it does not know', async () => {
    expect(await create({ UserId: 31, Colour: 'green' }, '/session/5?verbose=1')).toMatchObject({ UserId: 5 });
  });

  it('reads members by name without case, ids as text, and numbers as text', async () => {
    const person = { ...rosa, SvcId: '88', DepositRequired: '25.00', PacketId: '412' };
    const session = await create({ Participants: undefined, participants: [person] });
    expect(peopleOf(session)[1]).toMatchObject({ SvcId: 88, DepositRequired: 25 });
    expect(practice.account.sessions.at(-1)?.participants[1]?.packetId).toBe(412);
  });

  it.each([
    ['no participants', { Participants: [] }, 'session.Participants'],
    ['participants left out', { Participants: undefined }, 'session.Participants'],
    ['participants that are no list', { Participants: 'Rosa' }, 'session.Participants'],
    ['a participant that is no object', { Participants: ['Rosa'] }, 'session.Participants[0]'],
    ['a topic that is no text', { Topic: ['x'] }, 'session.Topic'],
    ['recorded that is neither true nor false', { IsRecorded: 'perhaps' }, 'session.IsRecorded'],
  ])('refuses %s with 400 in the shape of the framework', async (_what, more, member) => {
    const refused = await practice.ask('POST', '/session/5', booking(more));
    expect(refused.status).toBe(400);
    expect(refused.json['Message']).toBe('The request is invalid.');
    expect(complaint(refused, member)).toHaveLength(1);
    expect(practice.account.sessions).toHaveLength(0);
  });
});

describe('list', () => {
  it('lists the whole account, one host, one address, and both', async () => {
    const first = await create();
    const plus = guest('Ana Lopez', { ParticipantEmailAddress: 'ana+visits@example.org' });
    const second = await create({ Participants: [plus] }, '/session/7');
    const idsOf = async (target: string): Promise<unknown[]> =>
      (await practice.ask('GET', target)).list.map((session) => session['SessionId']);
    const [one, two] = [first['SessionId'], second['SessionId']];
    expect(await idsOf('/session')).toEqual([one, two]);
    expect(await idsOf('/session/5')).toEqual([one]);
    expect(await idsOf('/session/0?externalId=DR-RAMAN')).toEqual([two]);
    expect(await idsOf('/session?participantEmail=ROSA.vega%40example.org')).toEqual([one]);
    expect(await idsOf('/session?participantEmail=ana%2Bvisits%40example.org')).toEqual([two]);
    expect(await idsOf('/session?participantEmail=ana+visits%40example.org')).toEqual([]); // a bare + is a blank
    expect(await idsOf('/session/5?participantEmail=rosa.vega%40example.org')).toEqual([one]);
    expect(await idsOf('/session/7?participantEmail=rosa.vega%40example.org')).toEqual([]);
    expect(await idsOf('/session/0?externalId=DR-VOSS&participantEmail=rosa.vega%40example.org')).toEqual([one]);
    expect(await idsOf(`/session?externalSessionId=none-such`)).toEqual([one, two]);
  });

  it('reads the number as a user, never as a session', async () => {
    const session = await create();
    const asked = await practice.ask('GET', `/session/${idIn(session)}`);
    expect([asked.status, asked.json]).toEqual([404, { Message: 'User not found' }]);
  });

  it('answers an empty array where nothing is booked', async () => {
    expect((await practice.ask('GET', '/session')).text).toBe('[]');
  });

  it('switches sessions off at the first 08:00 UTC that is 24 hours after their start', async () => {
    await create({ ScheduleTs: '2026-12-01T18:00:00' });
    await create({ ScheduleTs: '2026-12-01T08:00:00' });
    const startsAt = async (at: number): Promise<unknown[]> => {
      now = at;
      return (await practice.ask('GET', '/session')).list.map((session) => session['ScheduleTs']);
    };
    expect(await startsAt(Date.UTC(2026, 11, 2, 7, 59))).toHaveLength(2);
    expect(await startsAt(Date.UTC(2026, 11, 2, 8))).toEqual(['2026-12-01T18:00:00']);
    expect(await startsAt(Date.UTC(2026, 11, 3, 7, 59))).toEqual(['2026-12-01T18:00:00']);
    expect(await startsAt(Date.UTC(2026, 11, 3, 8))).toEqual([]);
  });
});

describe('reschedule', () => {
  it('moves by SessionId and by ExternalSessionId, and every id and code survives', async () => {
    const before = await create({ ExternalSessionId: 'EHR 7/ä' });
    const targets = [`/session/${idIn(before)}`, `/session/0?externalSessionId=${encodeURIComponent('EHR 7/ä')}`];
    for (const [index, target] of targets.entries()) {
      const ScheduleTs = `2026-12-02T1${index}:20:00`;
      const { status, json } = await practice.ask('PUT', target, { ScheduleTs: `${ScheduleTs.slice(0, -2)}31` });
      expect(status).toBe(200);
      expect(json).toEqual({
        ...before,
        ...{ ScheduleTs, ScheduleType: 'Rescheduled' },
        Participants: peopleOf(before).map((one) => ({ ...one, ExpiresTs: expect.any(String) as string })),
      });
    }
  });

  it('moves to now with null, and keeps the seconds', async () => {
    const { SessionId } = await create();
    const { json } = await practice.ask('PUT', `/session/${String(SessionId)}`, { ScheduleTs: null });
    expect(json).toMatchObject({ ScheduleTs: '2026-11-23T17:47:12' });
  });

  it('refuses what it cannot move, and what names no time', async () => {
    const { SessionId } = await create();
    const put = async (target: string, body: unknown): Promise<number | null> =>
      (await practice.ask('PUT', target, body)).status;
    expect(await put('/session/1', { ScheduleTs: null })).toBe(404);
    expect(await put('/session/0?externalSessionId=none', { ScheduleTs: null })).toBe(404);
    expect(await put('/session/0', { ScheduleTs: null })).toBe(400);
    expect(await put('/session/abc', { ScheduleTs: null })).toBe(400);
    expect(await put(`/session/${String(SessionId)}`, {})).toBe(400);
    expect(await put(`/session/${String(SessionId)}`, undefined)).toBe(400);
    expect(await put(`/session/${String(SessionId)}`, { ScheduleTs: 'soon' })).toBe(400);
  });

  it('changes nothing but the time', async () => {
    const { SessionId } = await create({ Topic: 'Intake' });
    const sent = { ScheduleTs: '2026-12-02T10:00:00', Topic: 'Other', IsRecorded: true, ExternalSessionId: 'x' };
    const { json } = await practice.ask('PUT', `/session/${String(SessionId)}`, sent);
    expect(json).toMatchObject({ Topic: 'Intake', IsRecorded: false, ExternalSessionId: '' });
  });
});

describe('cancel', () => {
  it('answers 204 without a body and without a type, and the session has left the list', async () => {
    const { SessionId } = await create();
    const cancelled = await practice.ask('DELETE', `/session/${String(SessionId)}`, {});
    expect([cancelled.status, cancelled.text]).toEqual([204, '']);
    expect(cancelled.headers['content-type']).toBeUndefined();
    expect((await practice.ask('GET', '/session')).list).toEqual([]);
    expect((await practice.ask('DELETE', `/session/${String(SessionId)}`)).json).toEqual({
      Message: 'Session not found',
    });
    expect((await practice.ask('PUT', `/session/${String(SessionId)}`, { ScheduleTs: null })).status).toBe(404);
  });

  it('cancels by ExternalSessionId, one of several at a time', async () => {
    await create({ ExternalSessionId: 'twin' });
    await create({ ExternalSessionId: 'twin' });
    const cancel = async (): Promise<number | null> =>
      (await practice.ask('DELETE', '/session/0?externalSessionId=twin')).status;
    expect(await cancel()).toBe(204);
    expect((await practice.ask('GET', '/session')).list).toHaveLength(1);
    expect([await cancel(), await cancel()]).toEqual([204, 404]);
  });
});

describe('change of host', () => {
  it('changes the host by either id, keeps the guests’ codes, and gives the new host an own one', async () => {
    const before = await create({ ExternalSessionId: 'EHR-1' });
    const { status, json } = await practice.ask('PUT', `/sessionhost/${idIn(before)}`, { UserId: 7 });
    expect([status, json['UserId'], json['SessionId']]).toEqual([200, 7, before['SessionId']]);
    expect(peopleOf(json)[1]).toEqual(peopleOf(before)[1]);
    expect(peopleOf(json)[0]).toMatchObject({ ParticipantFullName: 'Dr. Priya Raman', SecureVideoUserId: 7 });
    expect(peopleOf(json)[0]?.['ConnectCode']).not.toBe(peopleOf(before)[0]?.['ConnectCode']);
    const again = await practice.ask('PUT', '/sessionhost/0?externalSessionId=EHR-1', { ExternalUserId: 'NP-OSEI' });
    expect(again.json).toMatchObject({ UserId: 8 });
  });

  it('refuses nobody, strangers, those who may not host, and who is in the session already', async () => {
    const { SessionId } = await create({ Participants: [rosa, { SecureVideoUserId: '6' }, guest('hannah  OSEI')] });
    const put = async (body: unknown): Promise<number | null> =>
      (await practice.ask('PUT', `/sessionhost/${String(SessionId)}`, body)).status;
    expect(await put({})).toBe(400);
    expect(await put({ UserId: 999 })).toBe(404);
    expect(await put({ ExternalUserId: 'INT-FERRER' })).toBe(400);
    expect(await put({ UserId: 6 })).toBe(400);
    expect(await put({ UserId: 8 })).toBe(400);
    expect(await put({ UserId: 7 })).toBe(200);
  });
});

describe('status', () => {
  it('tells not started, started and ended, spelled SessionID, by either id', async () => {
    const session = await create({ ExternalSessionId: 'EHR-2' });
    const target = `/status/${idIn(session)}`;
    const status = async (): Promise<unknown> => (await practice.ask('GET', target)).json;
    expect(await status()).toEqual({ SessionID: session['SessionId'], SessionStatus: 'NOT_STARTED' });
    practice.account.connect(Number(peopleOf(session)[1]?.['ParticipationId']), present + 60_000);
    expect(await status()).toMatchObject({ SessionStatus: 'STARTED' });
    now += 120_000;
    expect(await status()).toMatchObject({ SessionStatus: 'ENDED' });
    const byName = await practice.ask('GET', '/status/0?externalSessionId=EHR-2');
    expect(byName.json).toMatchObject({ SessionID: session['SessionId'] });
  });

  it('answers 404 for what is not there, and for what was cancelled', async () => {
    const { SessionId } = await create();
    expect((await practice.ask('GET', '/status/1')).json).toEqual({ Message: 'Session not found' });
    expect((await practice.ask('GET', '/status/0?externalSessionId=none')).status).toBe(404);
    await practice.ask('DELETE', `/session/${String(SessionId)}`);
    expect((await practice.ask('GET', `/status/${String(SessionId)}`)).status).toBe(404);
  });
});

describe('notices', () => {
  const told = (): string[] =>
    practice.account.notices.map(({ about, channel, name, isHost }) =>
      [about, channel, isHost ? 'host' : name].join(' '),
    );

  it('are noted for whom delivery is on, by their way: invitation, reschedule, cancellation', async () => {
    const text = guest('Sam White', { ShouldAutoDeliverCode: 'S', ParticipantSmsNumber: '3035550165' });
    const { SessionId } = await create({ Participants: [rosa, text, guest('Owen Gallagher')] });
    const each = (about: string): string[] => [
      `${about} email host`,
      `${about} email Rosa Vega`,
      `${about} text Sam White`,
    ];
    expect(told()).toEqual(each('invitation'));
    await practice.ask('PUT', `/session/${String(SessionId)}`, { ScheduleTs: '2026-12-01T19:00:00' });
    await practice.ask('DELETE', `/session/${String(SessionId)}`);
    expect(told()).toEqual([...each('invitation'), ...each('rescheduled'), ...each('cancelled')]);
    expect(practice.account.notices[1]).toMatchObject({
      to: 'rosa.vega@example.org',
      sessionId: SessionId,
      at: present,
    });
  });

  it('are none for what was refused', async () => {
    await practice.ask('POST', '/session/5', booking({ Participants: [] }));
    expect(told()).toEqual([]);
  });
});

describe('history', () => {
  it('lists what became billable, also when it is switched off, in the days asked for', async () => {
    const came = await create({ ScheduleTs: '2026-11-24T18:00:00' });
    await create({ ScheduleTs: '2026-11-24T18:00:00' });
    now = Date.UTC(2026, 10, 24, 18, 1);
    for (const person of peopleOf(came)) {
      practice.account.connect(Number(person['ParticipationId']), now + 30 * 60_000);
    }
    now = Date.UTC(2026, 11, 5);
    const idsOf = async (target: string): Promise<unknown[]> =>
      (await practice.ask('GET', target)).list.map((session) => session['SessionId']);
    const found = [came['SessionId']];
    expect(await idsOf('/history?month=2026-11-01')).toEqual(found);
    expect(await idsOf('/history/5?month=2026-11-01')).toEqual(found);
    expect(await idsOf('/history/7?month=2026-11-01')).toEqual([]);
    expect(await idsOf('/history')).toEqual([]); // this month
    expect(await idsOf('/history?startDt=2026-11-24&endDt=2026-11-24')).toEqual(found);
    expect(await idsOf('/history?startDt=2026-11-25&endDt=2026-11-30')).toEqual([]);
    expect(await idsOf('/history?month=2026-11-01&participantEmail=rosa.vega%40example.org')).toEqual(found);
    const [session] = (await practice.ask('GET', '/history?month=2026-11-01')).list;
    expect(session).toMatchObject({ BillableTs: '2026-11-24T18:01:00', DurationMinutes: 30 });
    expect((await practice.ask('GET', '/history?month=November')).status).toBe(400);
  });

  it('knows people by their present address, also for a session held under an old one', async () => {
    const came = await create({ ScheduleTs: '2026-11-24T18:00:00' });
    now = Date.UTC(2026, 10, 24, 18, 1);
    for (const person of peopleOf(came)) practice.account.connect(Number(person['ParticipationId']));
    await create({ Participants: [{ ...rosa, ParticipantEmailAddress: 'rosa.new@example.org' }] });
    const count = async (mail: string): Promise<number> =>
      (await practice.ask('GET', `/history?month=2026-11-01&participantEmail=${mail}%40example.org`)).list.length;
    expect([await count('rosa.new'), await count('rosa.vega')]).toEqual([1, 0]);
  });
});
