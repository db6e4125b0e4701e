// What happens to a booked session, through the screens: moved, handed over, people added and removed, cancelled.
import { expect, test } from '@playwright/test';
import { Desk } from '../support/desk.ts';
import { bodyOf, openPractice, personIn } from '../support/practice.ts';
import type { Practice } from '../support/practice.ts';
import { inZone } from '../support/times.ts';

test.describe.configure({ mode: 'serial' });

let practice: Practice;
let desk: Desk;
test.beforeAll(async () => {
  practice = await openPractice();
  desk = await Desk.connectedTo(practice);
  await desk.nameInCatalogue([{ packet: 'Consent', id: 415 }]);
});
test.afterEach(() => desk.showFailure());
test.afterAll(async () => {
  await desk.cleanUp();
  await practice.close();
});

/** Books a session with Dr. Voss, tomorrow, and waits until SecureVideo has it; it stands chosen then. */
async function book(name: string, time: string): ReturnType<Practice['booked']> {
  const when = inZone(practice.user('Dr. Ilse Voss').zoneId, 1, time);
  const people = [{ name, email: `${name.split(' ')[0]?.toLowerCase()}@example.org` }];
  await desk.book({ with: 'Dr. Ilse Voss', when: when.typed, people });
  return practice.booked(name);
}

test('reschedule: one PUT by SessionId, the time and nothing else, 200, told once', async () => {
  const booked = structuredClone(await book('Beth Sandoval', '09:00'));
  const to = inZone(practice.user('Dr. Ilse Voss').zoneId, 3, '10:45');
  await desk.chosen.reschedule(to.typed);

  const entry = await practice.answered('PUT', /^\/session\//);
  expect(entry.target).toBe(`/session/${booked.sessionId}`);
  expect(entry.body).toBe(`{"ScheduleTs":"${to.scheduleTs}"}`);
  expect(entry.sent).toBe(200);
  const moved = await practice.booked('Beth Sandoval');
  expect(moved.startsAt).toBe(to.startsAt);
  expect(moved.participants.map((one) => one.connectCode)).toEqual(booked.participants.map((one) => one.connectCode));
  expect(practice.told(moved).map((notice) => notice.about)).toEqual(['invitation', 'rescheduled']);
});

test('before a change the whole account is read, and the change is compared with it', async () => {
  const put = await practice.answered('PUT', /^\/session\//);
  const reads = practice.asked('GET', /^\/session$/).filter((read) => read.number < put.number);
  expect(put.at - (reads.at(-1)?.at ?? 0)).toBeLessThan(31_000);
});

test('a guest is added: one participant object with exactly its members', async () => {
  const session = await book('Jamal Carter', '09:30');
  await desk.chosen.add({
    name: 'Beatriz Nunes',
    invite: 'E-mail',
    email: 'beatriz@example.org',
    zone: 'Pacific, Los Angeles',
    packet: 'Consent',
  });
  const entry = await practice.answered('POST', /^\/participant\//);
  expect(entry.target).toBe(`/participant/${session.sessionId}`);
  expect(bodyOf(entry)).toEqual({
    ParticipantFullName: 'Beatriz Nunes',
    ParticipantEmailAddress: 'beatriz@example.org',
    ParticipantSmsNumber: '',
    ParticipantDefaultResolution: 'high',
    ParticipantTimeZoneWindowsId: 'Pacific Standard Time',
    ParticipantExternalId: '',
    ShouldAutoDeliverCode: 'E',
    PacketId: 415,
    SvcId: null,
    DepositRequired: null,
  });
  await expect
    .poll(async () => (await practice.booked('Jamal Carter')).participants.map((one) => one.name))
    .toEqual(['Dr. Ilse Voss', 'Jamal Carter', 'Beatriz Nunes']);
});

test('a guest is removed by the participation; the other’s code stays', async () => {
  const before = structuredClone(await practice.booked('Jamal Carter'));
  await desk.chosen.remove('Beatriz Nunes');
  const entry = await practice.answered('DELETE', /^\/participant\//);
  expect(entry.target).toBe(`/participant/${personIn(before, 'Beatriz Nunes').participationId}`);
  expect(entry).toMatchObject({ sent: 204, body: '' });
  const after = await practice.booked('Jamal Carter');
  expect(after.participants.map((one) => one.name)).toEqual(['Dr. Ilse Voss', 'Jamal Carter']);
  expect(personIn(after, 'Jamal Carter').connectCode).toBe(personIn(before, 'Jamal Carter').connectCode);
});

test('a colleague is added: id and packet alone', async () => {
  const session = await book('Sam Whitehorse', '10:00');
  await desk.chosen.add({ colleague: 'Hannah Osei', packet: 'All documents' });
  const target = new RegExp(`^/participant/${session.sessionId}$`);
  const entry = await practice.answered('POST', target);
  const hannah = practice.user('Hannah Osei');
  expect(bodyOf(entry)).toEqual({ SecureVideoUserId: String(hannah.userId), PacketId: 0 });
  await expect.poll(async () => (await practice.booked('Sam Whitehorse')).participants.length).toBe(3);
});

test('another clinician: one PUT of the host alone, 200', async () => {
  const session = await book('Elena Petrova', '10:30');
  await desk.chosen.handOverTo('Marcus Bell');
  const entry = await practice.answered('PUT', /^\/sessionhost\//);
  const bell = practice.user('Marcus Bell');
  expect(entry).toMatchObject({ target: `/sessionhost/${session.sessionId}`, sent: 200 });
  expect(entry.body).toBe(`{"UserId":${bell.userId}}`);
  expect((await practice.booked('Elena Petrova')).hostId).toBe(bell.userId);
});

test('cancel: one DELETE by SessionId without a body, 204, told once', async () => {
  const session = await book('Oscar Delgado', '11:30');
  await desk.chosen.cancel();
  const entry = await practice.answered('DELETE', /^\/session\//);
  expect(entry).toMatchObject({ target: `/session/${session.sessionId}`, body: '', sent: 204 });
  const cancelled = await practice.booked('Oscar Delgado');
  expect(cancelled.cancelledAt).not.toBeNull();
  expect(practice.told(cancelled).map((notice) => notice.about)).toEqual(['invitation', 'cancelled']);
});

test('what is cancelled before it went out never reaches SecureVideo', async () => {
  await practice.server.setLine({ down: true, how: 'refuse' });
  const when = inZone(practice.user('Dr. Ilse Voss').zoneId, 1, '12:00');
  await desk.book({ with: 'Dr. Ilse Voss', when: when.typed, people: [{ name: 'Hugo Martín', invite: 'None' }] });
  await expect(desk.pill).toHaveAccessibleName(/^Offline.*1 waiting/);
  await desk.chosen.cancel();
  await expect(desk.pill).toHaveAccessibleName(/^Offline.*2 waiting/);
  await practice.server.setLine({ down: false });
  await expect(desk.pill).toHaveAccessibleName(/^Online\s*\. Open/, { timeout: 30_000 });
  expect(practice.sessionsWith('Hugo Martín')).toEqual([]);
});
