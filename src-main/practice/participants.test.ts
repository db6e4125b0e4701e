import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { booking, complaint, guest, idIn, openPractice, peopleOf, rosa } from './testing/client.ts';
import type { Json, Practice } from './testing/client.ts';

let practice: Practice;
let session: Json;
beforeAll(async () => {
  practice = await openPractice();
});
beforeEach(async () => {
  session = (await practice.ask('POST', '/session/5', booking({ ExternalSessionId: `EHR-${Math.random()}` }))).json;
});
afterAll(() => practice.close());

const mail = { ShouldAutoDeliverCode: 'E', ParticipantEmailAddress: 'ana@example.org' };

describe('a participant', () => {
  const wrong: [string, Json, string][] = [
    ['no name', guest(''), 'ParticipantFullName'],
    ['a name of one letter', guest(' A '), 'ParticipantFullName'],
    ['the name of somebody there, with other case and blanks', guest(' rosa  VEGA'), 'ParticipantFullName'],
    ['the name of the host', guest('dr. ilse voss'), 'ParticipantFullName'],
    ['E without an address', guest('Ana Lopez', { ShouldAutoDeliverCode: 'E' }), 'ParticipantEmailAddress'],
    [
      'E with half an address',
      guest('Ana Lopez', { ...mail, ParticipantEmailAddress: 'ana' }),
      'ParticipantEmailAddress',
    ],
    [
      'E with a number alone',
      guest('Ana Lopez', { ShouldAutoDeliverCode: 'E', ParticipantSmsNumber: '3035550142' }),
      'ParticipantEmailAddress',
    ],
    ['S without a number', guest('Ana Lopez', { ...mail, ShouldAutoDeliverCode: 'S' }), 'ParticipantSmsNumber'],
    ['another letter for delivery', guest('Ana Lopez', { ShouldAutoDeliverCode: 'true' }), 'ShouldAutoDeliverCode'],
    ['a service without a deposit', guest('Ana Lopez', { SvcId: 88 }), 'DepositRequired'],
    ['a deposit without a service', guest('Ana Lopez', { DepositRequired: 20 }), 'SvcId'],
    ['a deposit of nothing', guest('Ana Lopez', { SvcId: 88, DepositRequired: 0 }), 'DepositRequired'],
    ['a deposit of part of a cent', guest('Ana Lopez', { SvcId: 88, DepositRequired: 20.005 }), 'DepositRequired'],
    ['a packet that cannot be', guest('Ana Lopez', { PacketId: -2 }), 'PacketId'],
    ['a packet of half a number', guest('Ana Lopez', { PacketId: 4.5 }), 'PacketId'],
    [
      'a zone of the other kind',
      guest('Ana Lopez', { ParticipantTimeZoneWindowsId: 'America/Denver' }),
      'ParticipantTimeZoneWindowsId',
    ],
    ['the host as user', { SecureVideoUserId: '5' }, 'SecureVideoUserId'],
    ['a user who is not there', { SecureVideoUserId: '999' }, 'SecureVideoUserId'],
    [
      'a user with a name beside',
      { SecureVideoUserId: '6', ParticipantFullName: 'Marcus Bell' },
      'ParticipantFullName',
    ],
  ];

  it.each(wrong)('is refused with %s, alone and in a create', async (_what, person, member) => {
    const alone = await practice.ask('POST', `/participant/${idIn(session)}`, person);
    expect(alone.status).toBe(400);
    expect(complaint(alone, `participant.${member}`)).toHaveLength(1);
    const among = await practice.ask('POST', '/session/5', booking({ Participants: [rosa, person] }));
    expect(among.status).toBe(400);
    expect(complaint(among, `session.Participants[1].${member}`)).toHaveLength(1);
  });

  const right: [string, Json, Json][] = [
    ['a name of two letters and nothing else', guest('Li'), { ParticipantFullName: 'Li', ShouldAutoDeliverCode: 'N' }],
    ['blanks around the name', guest('  Ana Lopez '), { ParticipantFullName: 'Ana Lopez' }],
    ['delivery by mail', guest('Ana Lopez', mail), { ParticipantEmailAddress: 'ana@example.org' }],
    [
      'delivery by text, the number as it came',
      guest('Ana Lopez', { ShouldAutoDeliverCode: 'S', ParticipantSmsNumber: '13035550142' }),
      { ParticipantSmsNumber: '13035550142' },
    ],
    ['no delivery named', { ParticipantFullName: 'Ana Lopez' }, { ShouldAutoDeliverCode: 'N' }],
    ['no zone: the host’s', guest('Ana Lopez'), { ParticipantTimeZoneWindowsId: 'Mountain Standard Time' }],
    [
      'a zone',
      guest('Ana Lopez', { ParticipantTimeZoneWindowsId: 'Hawaiian Standard Time' }),
      { ParticipantTimeZoneWindowsId: 'Hawaiian Standard Time' },
    ],
    ['nulls for none', guest('Ana Lopez', { PacketId: null, SvcId: null, DepositRequired: null }), { SvcId: null }],
    ['one cent', guest('Ana Lopez', { SvcId: 88, DepositRequired: 0.01 }), { DepositRequired: 0.01 }],
    [
      'a sum past the desk’s own bound',
      guest('Ana Lopez', { SvcId: 88, DepositRequired: 12000 }),
      { DepositRequired: 12000 },
    ],
    [
      'the legacy resolution',
      guest('Ana Lopez', { ParticipantDefaultResolution: 'default' }),
      { ParticipantDefaultResolution: 'default' },
    ],
    [
      'a user with a packet',
      { SecureVideoUserId: '6', PacketId: 412 },
      { SecureVideoUserId: 6, ParticipantFullName: 'Marcus Bell', Passkey: '', ShouldAutoDeliverCode: 'E' },
    ],
    ['a user’s id as a number', { SecureVideoUserId: 6 }, { SecureVideoUserId: 6 }],
  ];

  it.each(right)('is taken with %s, alone and in a create', async (_what, person, expected) => {
    const alone = await practice.ask('POST', `/participant/${idIn(session)}`, person);
    expect(alone.status).toBe(201);
    expect(alone.json).toMatchObject(expected);
    const among = await practice.ask('POST', '/session/5', booking({ Participants: [person] }));
    expect(among.status).toBe(201);
    expect(peopleOf(among.json)[1]).toMatchObject(expected);
  });

  it.each([
    [412, 412],
    [0, 0],
    [-1, null],
    [null, null],
  ])('keeps packet %j as %j, which no answer tells', async (PacketId, kept) => {
    const { json } = await practice.ask(
      'POST',
      '/session/5',
      booking({ Participants: [guest('Ana Lopez', { PacketId })] }),
    );
    const found = practice.account.sessions.find((one) => one.sessionId === json['SessionId']);
    expect(found?.participants[1]?.packetId).toBe(kept);
    expect(JSON.stringify(json)).not.toContain('PacketId');
  });

  it('counts once: the same user or the same name twice in one create is refused', async () => {
    const status = async (...people: Json[]): Promise<number | null> =>
      (await practice.ask('POST', '/session/5', booking({ Participants: people }))).status;
    expect(await status({ SecureVideoUserId: '6' }, { SecureVideoUserId: '6' })).toBe(400);
    expect(await status(guest('Ana Lopez'), guest('ana lopez'))).toBe(400);
    expect(await status(guest('Marcus Bell'), { SecureVideoUserId: '6' })).toBe(400);
    expect(await status(guest('Ana Lopez'), guest('Ana Lopes'))).toBe(201);
  });
});

describe('add and remove', () => {
  it('adds by either name of the session, invites, and shows in the list', async () => {
    const told = practice.account.notices.length;
    const target = `/participant/0?externalSessionId=${String(session['ExternalSessionId'])}`;
    const { status, json } = await practice.ask('POST', target, guest('Ana Lopez', mail));
    expect(status).toBe(201);
    expect(practice.account.notices.slice(told)).toMatchObject([{ about: 'invitation', to: 'ana@example.org' }]);
    const listed = (await practice.ask('GET', '/session')).list.find(
      (one) => one['SessionId'] === session['SessionId'],
    );
    expect(peopleOf(listed)).toEqual([...peopleOf(session), json]);
  });

  it('removes by ParticipationId with 204, and only once', async () => {
    const added = await practice.ask('POST', `/participant/${idIn(session)}`, guest('Ana Lopez'));
    const target = `/participant/${idIn(added.json, 'ParticipationId')}`;
    expect((await practice.ask('DELETE', target)).status).toBe(204);
    expect((await practice.ask('DELETE', target)).json).toEqual({ Message: 'Participant not found' });
  });

  it('does not remove the host or the last guest', async () => {
    for (const person of peopleOf(session)) {
      expect((await practice.ask('DELETE', `/participant/${idIn(person, 'ParticipationId')}`)).status).toBe(400);
    }
  });

  it('has no session to add to once it is cancelled', async () => {
    await practice.ask('DELETE', `/session/${idIn(session)}`);
    expect((await practice.ask('POST', `/participant/${idIn(session)}`, guest('Ana Lopez'))).status).toBe(404);
    expect((await practice.ask('DELETE', `/participant/${idIn(peopleOf(session)[1], 'ParticipationId')}`)).status).toBe(
      404,
    );
  });
});
