// Booking, through the form: each row of "create a session", then asked of the practice account what reached it.
import { expect, test } from '@playwright/test';
import { isOwnExternalId } from '../../src-shared/outbox/ids.ts';
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
  await desk.nameInCatalogue([
    { packet: 'Intake forms', id: 412 },
    { service: 'Co-pay', id: 88 },
  ]);
});
test.afterEach(() => desk.showFailure());
test.afterAll(async () => {
  await desk.cleanUp();
  await practice.close();
});

/** Two in the afternoon, tomorrow, where this clinician is. */
function afternoonOf(clinician: string): ReturnType<typeof inZone> {
  return inZone(practice.user(clinician).zoneId, 1, '14:00');
}

/** The one person in the body of a create. */
function personOf(body: Record<string, unknown>): unknown {
  const people = body['Participants'] as readonly unknown[];
  expect(people).toHaveLength(1);
  return people[0];
}

const plainGuest = {
  ParticipantEmailAddress: '',
  ParticipantSmsNumber: '',
  ParticipantDefaultResolution: 'high',
  ParticipantExternalId: '',
  PacketId: null,
  SvcId: null,
  DepositRequired: null,
};

test('a booking with everything in it: exactly these members, whole cents, seconds zero, 201', async () => {
  const when = afternoonOf('Dr. Priya Raman');
  await desk.book({
    with: 'Dr. Priya Raman',
    when: when.typed,
    topic: 'Follow-up',
    recorded: true,
    ehrId: 'EHR-20410',
    people: [
      {
        name: 'Rosa Vega',
        invite: 'E-mail',
        email: 'rosa.vega+visits@example.org',
        phone: '(303) 555-0142',
        zone: 'Eastern, New York',
        packet: 'Intake forms',
        service: 'Co-pay',
        deposit: '20.00',
        ehrId: 'MRN-3381',
      },
    ],
  });
  const entry = await practice.createOf('Rosa Vega');
  expect(entry.target).toBe(`/session/${practice.user('Dr. Priya Raman').userId}`);
  await expect.poll(() => entry.sent).toBe(201);
  expect(entry.headers['content-type']).toContain('application/json');
  expect(bodyOf(entry)).toEqual({
    ScheduleTs: when.scheduleTs,
    IsRecorded: true,
    ExternalSessionId: 'EHR-20410',
    Topic: 'Follow-up',
    Participants: [
      {
        ParticipantFullName: 'Rosa Vega',
        ParticipantEmailAddress: 'rosa.vega+visits@example.org',
        ParticipantSmsNumber: '3035550142',
        ParticipantDefaultResolution: 'high',
        ParticipantTimeZoneWindowsId: 'Eastern Standard Time',
        ParticipantExternalId: 'MRN-3381',
        ShouldAutoDeliverCode: 'E',
        PacketId: 412,
        SvcId: 88,
        DepositRequired: 20,
      },
    ],
  });
  expect(entry.body).toContain('"DepositRequired":20.00');
  expect(when.scheduleTs).toMatch(/:00$/);

  const session = await practice.booked('Rosa Vega');
  expect(session).toMatchObject({ startsAt: when.startsAt, recorded: true, externalId: 'EHR-20410' });
  expect(practice.told(session)).toMatchObject([{ about: 'invitation', to: 'rosa.vega+visits@example.org' }]);
});

test('a typed EHR id is searched for before anything is sent', async () => {
  const entry = await practice.createOf('Rosa Vega');
  const earlier = practice.asked('GET', /^\/session$/).filter((read) => read.number < entry.number);
  expect(earlier.length).toBeGreaterThan(0);
});

test('the codes that SecureVideo gave stand at the booked session', async () => {
  const session = await practice.booked('Rosa Vega');
  const rosa = personIn(session, 'Rosa Vega');
  await expect.poll(() => desk.chosen.codes()).toContain(String(rosa.connectCode).padStart(9, '0'));
});

test('an invite by text: S and the digits of the number', async () => {
  const when = afternoonOf('Marcus Bell');
  const people = [{ name: 'Walter Finch', invite: 'Text', phone: '303.555.0144' }] as const;
  await desk.book({ with: 'Marcus Bell', when: when.typed, people });
  const entry = await practice.createOf('Walter Finch');
  expect(personOf(bodyOf(entry))).toEqual({
    ...plainGuest,
    ParticipantFullName: 'Walter Finch',
    ParticipantSmsNumber: '3035550144',
    ParticipantTimeZoneWindowsId: 'Mountain Standard Time',
    ShouldAutoDeliverCode: 'S',
  });
  const session = await practice.booked('Walter Finch');
  expect(practice.told(session)).toMatchObject([{ about: 'invitation', channel: 'text', to: '3035550144' }]);
});

test('no invite: N, e-mail and number may both be blank, and nobody is written to', async () => {
  const when = afternoonOf('Dr. Tomás Arrieta');
  await desk.book({
    with: 'Dr. Tomás Arrieta',
    when: when.typed,
    people: [{ name: 'George Petrakis', invite: 'None' }],
  });
  const entry = await practice.createOf('George Petrakis');
  expect(personOf(bodyOf(entry))).toEqual({
    ...plainGuest,
    ParticipantFullName: 'George Petrakis',
    ParticipantTimeZoneWindowsId: 'Eastern Standard Time',
    ShouldAutoDeliverCode: 'N',
  });
  expect(practice.told(await practice.booked('George Petrakis'))).toEqual([]);
});

test('what was not said: not recorded, no topic, an id of this desk’s own', async () => {
  const { ExternalSessionId, ...rest } = bodyOf(await practice.createOf('George Petrakis'));
  expect(rest).toMatchObject({ IsRecorded: false, Topic: '' });
  expect(Object.keys(rest).sort()).toEqual(['IsRecorded', 'Participants', 'ScheduleTs', 'Topic']);
  expect(isOwnExternalId(String(ExternalSessionId))).toBe(true);
});

test('all documents are packet 0, none is null', async () => {
  const when = inZone(practice.user('Hannah Osei').zoneId, 2, '10:15');
  await desk.book({
    with: 'Hannah Osei',
    when: when.typed,
    people: [
      { name: 'Aisha Rahman', invite: 'None', packet: 'All documents' },
      { name: 'Paulo Reis', invite: 'None', packet: 'None' },
    ],
  });
  const body = bodyOf(await practice.createOf('Aisha Rahman'));
  expect(body['Participants']).toMatchObject([
    { ParticipantFullName: 'Aisha Rahman', PacketId: 0 },
    { ParticipantFullName: 'Paulo Reis', PacketId: null },
  ]);
});

test('a colleague with a packet: the id and the packet alone', async () => {
  const when = inZone(practice.user('Dr. Ilse Voss').zoneId, 2, '11:00');
  await desk.book({
    with: 'Dr. Ilse Voss',
    when: when.typed,
    people: [
      { name: 'Imani Brooks', invite: 'None' },
      { colleague: 'Hannah Osei', packet: 'Intake forms' },
    ],
  });
  const body = bodyOf(await practice.createOf('Imani Brooks'));
  const hannah = practice.user('Hannah Osei');
  expect((body['Participants'] as unknown[])[1]).toEqual({ SecureVideoUserId: String(hannah.userId), PacketId: 412 });
  expect(personIn(await practice.booked('Imani Brooks'), 'Hannah Osei')).toMatchObject({ packetId: 412 });
});

test('an interpreter, who hosts nothing, may be invited and is not offered as host', async () => {
  const when = inZone('Mountain Standard Time', 2, '12:15');
  await desk.openForm('New session');
  await desk.form.clinician.fill('Ferrer');
  await expect(desk.page.getByRole('option')).toHaveText('No clinician like that');
  const people = [{ name: 'Amina Yusuf', invite: 'None' }, { colleague: 'Lucía Ferrer' }] as const;
  await desk.form.fill({ with: 'Marcus Bell', when: when.typed, people });
  await desk.form.save();
  const body = bodyOf(await practice.createOf('Amina Yusuf'));
  const { userId } = practice.user('Lucía Ferrer');
  expect((body['Participants'] as unknown[])[1]).toEqual({ SecureVideoUserId: String(userId), PacketId: null });
});

test('the host found by EHR id, and a time that is meant on the patient’s wall', async () => {
  const when = inZone('Eastern Standard Time', 2, '15:00');
  await desk.openForm('New session');
  await desk.form.clinician.fill('DR-RAMAN');
  await desk.form.clinician.press('Enter');
  await expect(desk.form.clinician).toHaveValue('Dr. Priya Raman');
  await desk.form.invite({ name: 'Grace Okonkwo', invite: 'None', zone: 'Eastern, New York' });
  await desk.form.when.fill(when.typed);
  await desk.form.part.getByRole('radio', { name: 'Grace, Eastern' }).click();
  await desk.form.save();
  const entry = await practice.createOf('Grace Okonkwo');
  expect(entry.target).toBe(`/session/${practice.user('Dr. Priya Raman').userId}`);
  expect(bodyOf(entry)['ScheduleTs']).toBe(when.scheduleTs);
});

test('a deposit of odd cents keeps both decimals, and two guests have each their own', async () => {
  const when = inZone(practice.user('June Kowalski').zoneId, 2, '15:45');
  await desk.book({
    with: 'June Kowalski',
    when: when.typed,
    people: [
      { name: 'Carla Mendes', invite: 'None', service: 'Co-pay', deposit: '37.5' },
      { name: 'Helen Park', invite: 'None', service: 'Co-pay', deposit: '0.10' },
    ],
  });
  const entry = await practice.createOf('Carla Mendes');
  expect(entry.body.match(/"DepositRequired":[\d.]+/g)).toEqual(['"DepositRequired":37.50', '"DepositRequired":0.10']);
});

test('each booking went out once, and nothing is left in the outbox', async () => {
  const creates = practice.asked('POST', /^\/session\//);
  await expect.poll(() => creates.every((entry) => entry.sent === 201)).toBe(true);
  expect(creates).toHaveLength(practice.server.account.sessions.length);
  await expect(desk.pill).toHaveAccessibleName(/^Online\s*\. Open/);
});
