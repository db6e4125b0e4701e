import { afterEach, describe, expect, it } from 'vitest';
import { optionsWith } from './options.ts';
import type { PracticeOptions } from './options.ts';
import { booking, complaint, guest, idIn, openPractice, peopleOf, present } from './testing/client.ts';
import type { Json, Practice } from './testing/client.ts';

const all: Practice[] = [];
afterEach(() => Promise.all(all.splice(0).map((one) => one.close())));

let now = present;
async function open(options: Partial<PracticeOptions> = {}): Promise<Practice> {
  now = present;
  const practice = await openPractice({ options, clock: () => now });
  all.push(practice);
  return practice;
}

const twin = booking({ ExternalSessionId: 'EHR-1' });
const start = (ScheduleTs: string): Json => booking({ ScheduleTs });

describe('duplicate ExternalSessionIds', () => {
  it('are accepted: two sessions', async () => {
    const practice = await open();
    await practice.ask('POST', '/session/5', twin);
    expect((await practice.ask('POST', '/session/5', twin)).status).toBe(201);
    expect((await practice.ask('GET', '/session')).list).toHaveLength(2);
  });

  it('are refused with the status asked for; none, and one of a cancelled session, are no duplicates', async () => {
    const practice = await open({ duplicates: 'refused', duplicateStatus: 409 });
    const first = await practice.ask('POST', '/session/5', twin);
    const second = await practice.ask('POST', '/session/7', twin);
    expect([second.status, second.json['Message']]).toEqual([409, expect.any(String)]);
    expect((await practice.ask('POST', '/session/5', booking())).status).toBe(201);
    expect((await practice.ask('POST', '/session/5', booking())).status).toBe(201);
    await practice.ask('DELETE', `/session/${idIn(first.json)}`);
    expect((await practice.ask('POST', '/session/5', twin)).status).toBe(201);
  });

  it('return the first: one session, and nobody is told twice', async () => {
    const practice = await open({ duplicates: 'firstReturned' });
    const first = await practice.ask('POST', '/session/5', twin);
    const told = practice.account.notices.length;
    const second = await practice.ask('POST', '/session/5', twin);
    expect([second.status, second.json]).toEqual([201, first.json]);
    expect(practice.account.notices).toHaveLength(told);
  });

  it('differ in case, or not', async () => {
    for (const [externalIdsIgnoreCase, status] of [
      [false, 201],
      [true, 400],
    ] as const) {
      const practice = await open({ duplicates: 'refused', externalIdsIgnoreCase });
      await practice.ask('POST', '/session/5', twin);
      expect((await practice.ask('POST', '/session/5', booking({ ExternalSessionId: 'ehr-1' }))).status).toBe(status);
      const found = await practice.ask('GET', '/status/0?externalSessionId=ehr-1');
      expect(found.status).toBe(200);
    }
  });
});

describe('times', () => {
  it('may be any minute', async () => {
    const practice = await open();
    const { json } = await practice.ask('POST', '/session/5', start('2026-12-01T18:07:00'));
    expect(json['ScheduleTs']).toBe('2026-12-01T18:07:00');
  });

  it('off the quarter hour are refused, in create and in move; quarters and now are taken', async () => {
    const practice = await open({ minutes: 'quarterRefused' });
    const refused = await practice.ask('POST', '/session/5', start('2026-12-01T18:10:00'));
    expect([refused.status, complaint(refused, 'session.ScheduleTs')]).toEqual([400, expect.any(Array)]);
    const { json } = await practice.ask('POST', '/session/5', start('2026-12-01T18:15:00'));
    const move = async (ScheduleTs: string | null): Promise<number | null> =>
      (await practice.ask('PUT', `/session/${idIn(json)}`, { ScheduleTs })).status;
    expect([await move('2026-12-01T18:20:00'), await move('2026-12-01T18:30:00'), await move(null)]).toEqual([
      400, 200, 200,
    ]);
  });

  it('off the quarter hour are moved to the nearest', async () => {
    const practice = await open({ minutes: 'quarterRounded' });
    const { json } = await practice.ask('POST', '/session/5', start('2026-12-01T18:10:00'));
    expect(json['ScheduleTs']).toBe('2026-12-01T18:15:00');
  });

  it('in the past are taken, or refused', async () => {
    const past = start('2026-11-23T17:46:00');
    expect((await (await open()).ask('POST', '/session/5', past)).status).toBe(201);
    const strict = await open({ pastTimes: 'refused' });
    expect((await strict.ask('POST', '/session/5', past)).status).toBe(400);
    expect((await strict.ask('POST', '/session/5', start('2026-11-23T17:47:00'))).status).toBe(201);
    expect((await strict.ask('POST', '/session/5', booking({ ScheduleTs: null }))).status).toBe(201);
  });
});

describe('answers', () => {
  it('without /status have nothing at that address', async () => {
    const practice = await open({ hasStatus: false });
    const { json } = await practice.ask('POST', '/session/5', booking());
    const asked = await practice.ask('GET', `/status/${idIn(json)}`);
    expect(asked.status).toBe(404);
    expect(asked.json['Message']).toMatch(/^No HTTP resource was found/);
  });

  it('of the oldest accounts are as seen in 2015, to the member and its order', async () => {
    const practice = await open({ answers: 'oldest' });
    const { json } = await practice.ask('POST', '/session/5', twin);
    expect(Object.keys(json)).toEqual([
      ...['SessionId', 'ScheduleTs', 'BillableTs', 'BillableStatusCd', 'UserId', 'IsRecorded', 'Participants'],
    ]);
    expect(Object.keys(peopleOf(json)[0] ?? {})).toEqual([
      ...['ParticipationId', 'ParticipantFullName', 'SecureVideoUserId', 'ParticipantEmailAddress'],
      ...['ParticipantSmsNumber', 'ParticipantDefaultResolution', 'ParticipantTimeZoneWindowsId', 'ConnectCode'],
      ...['ShouldAutoDeliverCode', 'ConnectionTs', 'ExpiresTs', 'RSVP'],
    ]);
    const [user] = (await practice.ask('GET', '/user')).list;
    expect(Object.keys(user ?? {}).at(-1)).toBe('VideoId');
    // It keeps the id all the same: only the answers do not tell it.
    expect((await practice.ask('PUT', '/session/0?externalSessionId=EHR-1', { ScheduleTs: null })).status).toBe(200);
  });

  it('of older accounts still tell ExternalSessionId and Topic', async () => {
    const practice = await open({ answers: 'older' });
    const { json } = await practice.ask('POST', '/session/5', twin);
    expect(json).toMatchObject({ ExternalSessionId: 'EHR-1', Topic: '' });
    expect(json).not.toHaveProperty('ZoomMeetingId');
    expect(peopleOf(json)[1]).not.toHaveProperty('Passkey');
  });

  it('may have ids as text', async () => {
    const practice = await open({ idsAsText: true });
    const { json } = await practice.ask('POST', '/session/5', booking());
    expect(json).toMatchObject({ UserId: '5', SessionId: expect.stringMatching(/^\d+$/) as string });
    expect(peopleOf(json)[0]).toMatchObject({ SecureVideoUserId: '5' });
    expect(peopleOf(json)[1]).toMatchObject({ SecureVideoUserId: null });
    expect((await practice.ask('GET', `/status/${idIn(json)}`)).json['SessionID']).toBe(json['SessionId']);
  });

  it.each([
    ['participant', 'ParticipationId'],
    ['session', 'SessionId'],
  ] as const)('to an added participant are the %s', async (addAnswers, member) => {
    const practice = await open({ addAnswers });
    const { json } = await practice.ask('POST', '/session/5', booking());
    const added = await practice.ask('POST', `/participant/${idIn(json)}`, guest('Ana Lopez'));
    expect([added.status, added.json]).toEqual([
      201,
      expect.objectContaining({ [member]: expect.any(Number) as number }),
    ]);
  });

  it('to an added participant are nothing', async () => {
    const practice = await open({ addAnswers: 'nothing' });
    const { json } = await practice.ask('POST', '/session/5', booking());
    const added = await practice.ask('POST', `/participant/${idIn(json)}`, guest('Ana Lopez'));
    expect([added.status, added.text]).toEqual([201, '']);
  });
});

describe('cancelled sessions', () => {
  it('stay in the list as "Cancelled", until they are switched off, and cannot be changed', async () => {
    const practice = await open({ cancelled: 'stay' });
    const { json } = await practice.ask('POST', '/session/5', booking());
    const target = `/session/${idIn(json)}`;
    await practice.ask('DELETE', target);
    const types = async (): Promise<unknown[]> =>
      (await practice.ask('GET', '/session')).list.map((session) => session['ScheduleType']);
    expect(await types()).toEqual(['Cancelled']);
    expect((await practice.ask('DELETE', target)).status).toBe(404);
    expect((await practice.ask('PUT', target, { ScheduleTs: null })).status).toBe(404);
    expect((await practice.ask('GET', `/status/${idIn(json)}`)).status).toBe(200);
    now = Date.UTC(2026, 11, 4);
    expect(await types()).toEqual([]);
  });
});

describe('delays', () => {
  it('show what was before in lists, for as long as asked', async () => {
    const practice = await open({ listDelayMs: 10_000 });
    const starts = async (): Promise<unknown[]> =>
      (await practice.ask('GET', '/session')).list.map((session) => session['ScheduleTs']);
    const { json } = await practice.ask('POST', '/session/5', start('2026-12-01T18:00:00'));
    expect(await starts()).toEqual([]);
    expect((await practice.ask('GET', `/status/${idIn(json)}`)).status).toBe(200);
    now += 10_000;
    expect(await starts()).toEqual(['2026-12-01T18:00:00']);
    await practice.ask('PUT', `/session/${idIn(json)}`, { ScheduleTs: '2026-12-02T18:00:00' });
    now += 5_000;
    await practice.ask('DELETE', `/session/${idIn(json)}`);
    expect(await starts()).toEqual(['2026-12-01T18:00:00']);
    now += 5_000;
    expect(await starts()).toEqual(['2026-12-02T18:00:00']);
    now += 5_000;
    expect(await starts()).toEqual([]);
  });

  it('hold back /status alike', async () => {
    const practice = await open({ statusDelayMs: 10_000 });
    const { json } = await practice.ask('POST', '/session/5', booking());
    expect((await practice.ask('GET', `/status/${idIn(json)}`)).status).toBe(404);
    expect((await practice.ask('GET', '/session')).list).toHaveLength(1);
    now += 10_000;
    expect((await practice.ask('GET', `/status/${idIn(json)}`)).status).toBe(200);
  });
});

describe('notices', () => {
  it.each([
    [true, 4],
    [false, 2],
  ])('of a move to the same time: %j', async (sameTimeTells, count) => {
    const practice = await open({ sameTimeTells });
    const { json } = await practice.ask('POST', '/session/5', booking());
    const { ScheduleTs } = json;
    expect((await practice.ask('PUT', `/session/${idIn(json)}`, { ScheduleTs })).status).toBe(200);
    expect(practice.account.notices).toHaveLength(count);
  });

  it.each([
    [true, 4],
    [false, 2],
  ])('of a cancel six minutes after the start: %j', async (lateCancelTells, count) => {
    const practice = await open({ lateCancelTells });
    const { json } = await practice.ask('POST', '/session/5', booking());
    now = Date.UTC(2026, 11, 1, 18, 6);
    await practice.ask('DELETE', `/session/${idIn(json)}`);
    expect(practice.account.notices).toHaveLength(count);
  });
});

describe('others', () => {
  it('ignore what stands beside a user’s id', async () => {
    const practice = await open({ userWithOtherMembers: 'ignored' });
    const person = { SecureVideoUserId: '6', ParticipantFullName: 'Somebody Else' };
    const { json } = await practice.ask('POST', '/session/5', booking({ Participants: [person] }));
    expect(peopleOf(json)[1]).toMatchObject({ ParticipantFullName: 'Marcus Bell' });
  });

  it('do not record without the right to, and say nothing about it', async () => {
    const practice = await open({ mayRecord: false });
    const { status, json } = await practice.ask('POST', '/session/5', booking({ IsRecorded: true }));
    expect([status, json['IsRecorded']]).toEqual([201, false]);
  });

  it('are refused where a name or a value is none', () => {
    expect(() => optionsWith({ minutes: 'never' as 'any' })).toThrow();
    expect(() => optionsWith({ colour: 'green' } as Partial<PracticeOptions>)).toThrow();
    expect(optionsWith({ minutes: 'quarterRounded' })).toMatchObject({ minutes: 'quarterRounded', hasStatus: true });
  });
});
