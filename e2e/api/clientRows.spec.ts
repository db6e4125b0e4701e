// The rows of the API that no screen has a natural way to (by the clinic's own ids, of one host, status, history): the API
// client of the app itself, over the real network, against the practice account.
import { expect, test } from '@playwright/test';
import { createApiClient } from '../../src-main/api/client.ts';
import type { ApiClient } from '../../src-main/api/client.ts';
import { nodeTransport } from '../../src-main/api/nodeTransport.ts';
import type { PreparedWrite, ReadAnswer, RemoteSession, SessionList, WriteAnswer } from '../../src-main/api/port.ts';
import type { Booking, InvitedGuest } from '../../src-shared/session/booking.ts';
import type { Clock } from '../../src-shared/time/clock.ts';
import { minuteMs } from '../../src-shared/time/utc.ts';
import { bodyOf, openPractice } from '../support/practice.ts';
import type { Practice } from '../support/practice.ts';
import { inZone } from '../support/times.ts';

test.describe.configure({ mode: 'default' });

const clock: Clock = {
  now: () => Date.now(),
  monotonic: () => performance.now(),
  setTimer: (delayMs, run) => {
    const timer = setTimeout(run, delayMs);
    return () => clearTimeout(timer);
  },
};

let practice: Practice;
let api: ApiClient;
test.beforeAll(async () => {
  practice = await openPractice();
  const { url, identifier, secret } = practice.server;
  api = createApiClient({
    transport: nodeTransport({ clock }),
    address: url,
    credentials: () => Promise.resolve({ identifier, secret }),
    clock,
  });
});
test.afterAll(async () => {
  api.close();
  await practice.close();
});

const tomorrow = inZone('Mountain Standard Time', 1, '14:00');
const later = inZone('Mountain Standard Time', 2, '09:30');

function guest(name: string, email = ''): InvitedGuest {
  return {
    ...{ kind: 'guest', localId: name, name, email, phone: '', zoneId: '', externalId: '' },
    ...{ delivery: email === '' ? 'none' : 'email', packet: 'none', serviceId: null, depositCents: null },
  };
}

function booking(externalId: string, ...people: readonly InvitedGuest[]): Booking {
  return {
    ...{ hostId: String(practice.user('Dr. Ilse Voss').userId), startsAt: tomorrow.startsAt, wall: null },
    ...{ recorded: false, topic: '', externalId, externalIdIsOurs: false, participants: [...people] },
  };
}

/** Sends, and looks at what went over the wire. */
async function send(write: PreparedWrite): Promise<{ answer: WriteAnswer; line: string; status: number | null }> {
  const before = practice.server.log.entries.length;
  const answer = await api.send(write);
  const sent = practice.server.log.entries.slice(before);
  expect(sent, 'one request, sent once').toHaveLength(1);
  return { answer, line: `${sent[0]?.method} ${sent[0]?.target}`, status: sent[0]?.sent ?? null };
}

function lastTarget(): string {
  return practice.server.log.entries.at(-1)?.target ?? '';
}

function sessionIn(answer: WriteAnswer): RemoteSession {
  if (answer.is !== 'done' || answer.session === null) throw new Error(`It ended as ${answer.is}.`);
  return answer.session;
}

function idsIn(answer: ReadAnswer<SessionList>): readonly string[] {
  if (answer.is !== 'read') throw new Error(`It ended as ${answer.is}.`);
  expect(answer.value.unreadable).toBe(0);
  return answer.value.sessions.map((session) => session.externalId ?? '').sort();
}

async function book(externalId: string, host: string, ...people: readonly InvitedGuest[]): Promise<RemoteSession> {
  const userId = String(practice.user(host).userId);
  return sessionIn((await send(api.prepareCreate({ userId }, booking(externalId, ...people)))).answer);
}

test('create by the host’s external id: the id in the query, the same body, 201', async () => {
  const write = api.prepareCreate({ externalId: 'DR-VOSS' }, booking('row-create', guest('Ada Create')));
  const { answer, line, status } = await send(write);
  expect({ line, status }).toEqual({ line: 'POST /session/0?externalId=DR-VOSS', status: 201 });
  expect(sessionIn(answer).hostId).toBe(String(practice.user('Dr. Ilse Voss').userId));
  expect((await practice.booked('Ada Create')).startsAt).toBe(tomorrow.startsAt);
});

test('a colleague in a create is an id and a packet, nothing else', async () => {
  const raman = practice.user('Dr. Priya Raman');
  const colleague = {
    kind: 'user',
    localId: 'r',
    userId: String(raman.userId),
    name: raman.name,
    packet: 412,
  } as const;
  const create = { ...booking('row-user'), participants: [colleague] };
  const { status } = await send(api.prepareCreate({ externalId: 'DR-VOSS' }, create));
  expect(status).toBe(201);
  const entry = practice.asked('POST', /^\/session\//).at(-1);
  expect(bodyOf(entry!)['Participants']).toEqual([{ SecureVideoUserId: String(raman.userId), PacketId: 412 }]);
});

test('list of one host, by id and by external id', async () => {
  await book('row-of-voss', 'Dr. Ilse Voss', guest('Ben List'));
  await book('row-of-bell', 'Marcus Bell', guest('Cleo List'));
  const bell = practice.user('Marcus Bell');
  const wanted = practice.server.account.sessions
    .filter((one) => one.hostId === bell.userId)
    .map((one) => one.externalId);

  expect(idsIn(await api.listSessions({ host: { userId: String(bell.userId) } }))).toEqual(wanted);
  expect(lastTarget()).toBe(`/session/${bell.userId}`);
  expect(idsIn(await api.listSessions({ host: { externalId: 'LPC-BELL' } }))).toEqual(wanted);
  expect(lastTarget()).toBe('/session/0?externalId=LPC-BELL');
  expect(idsIn(await api.listSessions({}))).toEqual(expect.arrayContaining(['row-of-bell', 'row-of-voss']));
  expect(lastTarget()).toBe('/session');
});

test('list by an address with a plus: of the whole account, of one host, and of one by external id', async () => {
  const email = 'dee.list+visits@example.org';
  await book('row-mail-voss', 'Dr. Ilse Voss', guest('Dee List', email));
  await book('row-mail-bell', 'Marcus Bell', guest('Dee List', email));
  const { userId } = practice.user('Marcus Bell');

  expect(idsIn(await api.listSessions({ participantEmail: email }))).toEqual(['row-mail-bell', 'row-mail-voss']);
  expect(lastTarget()).toBe('/session?participantEmail=dee.list%2Bvisits%40example.org');
  const ofOne = await api.listSessions({ host: { userId: String(userId) }, participantEmail: email });
  expect(idsIn(ofOne)).toEqual(['row-mail-bell']);
  expect(lastTarget()).toBe(`/session/${userId}?participantEmail=dee.list%2Bvisits%40example.org`);
  // The API page does not describe the two together: the host is asked for, and the address is looked for here.
  const byOwnId = await api.listSessions({ host: { externalId: 'LPC-BELL' }, participantEmail: email.toUpperCase() });
  expect(idsIn(byOwnId)).toEqual(['row-mail-bell']);
  expect(lastTarget()).toBe('/session/0?externalId=LPC-BELL');
});

test('reschedule and cancel by ExternalSessionId: the codes stay, 200 and 204', async () => {
  const made = await book('row/by own+id', 'Dr. Ilse Voss', guest('Eli Move', 'eli@example.org'));
  const byOwnId = { externalId: 'row/by own+id' };
  const moved = await send(api.prepareMove(byOwnId, later.startsAt));
  expect(moved).toMatchObject({ line: 'PUT /session/0?externalSessionId=row%2Fby%20own%2Bid', status: 200 });
  expect(practice.server.log.entries.at(-1)?.body).toBe(`{"ScheduleTs":"${later.scheduleTs}"}`);
  expect(sessionIn(moved.answer)).toMatchObject({ sessionId: made.sessionId, startsAt: later.startsAt });
  const codes = (session: RemoteSession): unknown[] => session.participants.map((person) => person.connectCode);
  expect(codes(sessionIn(moved.answer))).toEqual(codes(made));

  const cancelled = await send(api.prepareCancel(byOwnId));
  expect(cancelled).toMatchObject({
    line: 'DELETE /session/0?externalSessionId=row%2Fby%20own%2Bid',
    status: 204,
    answer: { is: 'done', session: null },
  });
  const told = practice.told(made).map((notice) => notice.about);
  expect(told).toEqual(['invitation', 'rescheduled', 'cancelled']);
});

test('reschedule to now by SessionId and by ExternalSessionId: null, and a start with the present minute', async () => {
  const made = await book('row-now', 'Dr. Ilse Voss', guest('Fay Now'));
  for (const ref of [{ sessionId: made.sessionId }, { externalId: 'row-now' }]) {
    const { answer, status } = await send(api.prepareMove(ref, 'now'));
    expect(status).toBe(200);
    expect(practice.server.log.entries.at(-1)?.body).toBe('{"ScheduleTs":null}');
    expect(Math.abs(sessionIn(answer).startsAt - Date.now())).toBeLessThan(minuteMs);
  }
});

test('a second cancel, by either id, is answered 404', async () => {
  const made = await book('row-twice', 'Dr. Ilse Voss', guest('Gil Twice'));
  expect((await send(api.prepareCancel({ sessionId: made.sessionId }))).status).toBe(204);
  for (const ref of [{ sessionId: made.sessionId }, { externalId: 'row-twice' }]) {
    const { answer, status } = await send(api.prepareCancel(ref));
    expect({ status, is: answer.is }).toEqual({ status: 404, is: 'refused' });
  }
});

test('status by both ids: not started, started, ended', async () => {
  const made = await book('row-status', 'Dr. Ilse Voss', guest('Hal Status'));
  const both = async (): Promise<unknown[]> => {
    const answers = [await api.status({ sessionId: made.sessionId }), await api.status({ externalId: 'row-status' })];
    return answers.map((answer) => (answer.is === 'read' ? answer.value : answer.is));
  };
  expect(await both()).toEqual(['notStarted', 'notStarted']);
  expect(lastTarget()).toBe('/status/0?externalSessionId=row-status');
  const hal = (await practice.booked('Hal Status')).participants.find((one) => one.name === 'Hal Status');
  practice.server.account.connect(hal!.participationId);
  expect(await both()).toEqual(['started', 'started']);
  practice.server.account.connect(hal!.participationId, Date.now() - 1);
  expect(await both()).toEqual(['ended', 'ended']);
});

test('change of host, add and remove, by ExternalSessionId where the API has it', async () => {
  const made = await book('row-people', 'Dr. Ilse Voss', guest('Ida People'));
  const byOwnId = { externalId: 'row-people' };
  const host = await send(api.prepareChangeHost(byOwnId, { externalId: 'NP-OSEI' }));
  expect(host).toMatchObject({ line: 'PUT /sessionhost/0?externalSessionId=row-people', status: 200 });
  expect(practice.server.log.entries.at(-1)?.body).toBe('{"ExternalUserId":"NP-OSEI"}');
  expect(sessionIn(host.answer).hostId).toBe(String(practice.user('Hannah Osei').userId));

  const added = await send(api.prepareAddParticipant(byOwnId, guest('Jo People')));
  expect(added).toMatchObject({ line: 'POST /participant/0?externalSessionId=row-people', status: 201 });
  const jo = (await practice.booked('Jo People')).participants.find((one) => one.name === 'Jo People');
  const removed = await send(api.prepareRemoveParticipant(jo!.participationId));
  expect(removed).toMatchObject({ line: `DELETE /participant/${jo!.participationId}`, status: 204 });
  const names = practice.server.account.sessions.find((one) => one.sessionId === made.sessionId)!.participants;
  expect(names.map((one) => one.name)).toEqual(['Hannah Osei', 'Ida People']);
});

test('users: all, one by id, one by external id, and one who is not there', async () => {
  const all = await api.listUsers();
  if (all.is !== 'read') throw new Error(all.is);
  expect(all.value.users).toHaveLength(practice.server.account.state.users.length);
  const voss = practice.user('Dr. Ilse Voss');
  const byId = await api.user({ userId: String(voss.userId) });
  expect(lastTarget()).toBe(`/user/${voss.userId}`);
  const byOwnId = await api.user({ externalId: 'DR-VOSS' });
  expect(lastTarget()).toBe('/user/0?externalId=DR-VOSS');
  const wanted = { userId: String(voss.userId), name: voss.name, zoneId: voss.zoneId, externalId: 'DR-VOSS' };
  expect(byId).toMatchObject({ is: 'read', value: { ...wanted, mayHost: true } });
  expect(byOwnId).toMatchObject({ is: 'read', value: wanted });
  expect(await api.user({ externalId: 'NOBODY' })).toMatchObject({ is: 'notFound' });
});

test('history: billable sessions of those days, of all, of one host and of one address', async () => {
  const made = await book('row-history', 'Dr. Aoife Brennan', guest('Kim Past', 'kim@example.org'));
  await send(api.prepareMove({ sessionId: made.sessionId }, 'now'));
  for (const person of made.participants) practice.server.account.connect(person.participationId);
  const today = new Date(Date.now()).toISOString().slice(0, 10);
  const { userId } = practice.user('Dr. Aoife Brennan');
  const days = { from: today, to: today };

  expect(idsIn(await api.history(days))).toEqual(['row-history']);
  expect(lastTarget()).toBe(`/history?startDt=${today}&endDt=${today}`);
  expect(idsIn(await api.history({ ...days, userId: String(userId), participantEmail: 'kim@example.org' }))).toEqual([
    'row-history',
  ]);
  expect(lastTarget()).toBe(`/history/${userId}?startDt=${today}&endDt=${today}&participantEmail=kim%40example.org`);
  expect(idsIn(await api.history({ ...days, participantEmail: 'nobody@example.org' }))).toEqual([]);
});
