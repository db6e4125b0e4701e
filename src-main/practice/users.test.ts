import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { booking, complaint, idIn, openPractice } from './testing/client.ts';
import type { Practice } from './testing/client.ts';

let practice: Practice;
const all: Practice[] = [];
beforeEach(async () => {
  practice = await openPractice();
  all.push(practice);
});
afterAll(() => Promise.all(all.map((one) => one.close())));

const sent = {
  FullName: 'Dr. Nils Holm',
  EmailAddress: 'holm@example.org',
  TimeZoneWindowsId: 'Romance Standard Time',
};

describe('users', () => {
  it('are listed with the id as text and every member of the API page', async () => {
    const { status, list } = await practice.ask('GET', '/user');
    expect(status).toBe(200);
    expect(list[0]).toEqual({
      SystemUserId: '5',
      FullName: 'Dr. Ilse Voss',
      EmailAddress: 'voss@example.org',
      SmsNumber: '3035550111',
      DefaultResolution: 'high',
      TimeZoneWindowsId: 'Mountain Standard Time',
      HelpNumber: '3035550100',
      VideoId: expect.stringMatching(/^securevideo\+sv\d{18}$/) as string,
      ExternalId: 'DR-VOSS',
      SystemRoles: 'H,P',
      NewPassword: null,
    });
    const zones = new Set(list.map((user) => user['TimeZoneWindowsId']));
    expect(zones.size).toBeGreaterThanOrEqual(5);
  });

  it('are given one by one, by id and by the clinic’s own id', async () => {
    expect((await practice.ask('GET', '/user/7')).json).toMatchObject({ FullName: 'Dr. Priya Raman' });
    expect((await practice.ask('GET', '/user/0?externalId=DR-RAMAN')).json).toMatchObject({ SystemUserId: '7' });
    expect((await practice.ask('GET', '/user/0')).status).toBe(400);
    const missing = await practice.ask('GET', '/user/999');
    expect([missing.status, missing.text]).toEqual([404, '{\r\n  "Message": "User not found"\r\n}']);
  });

  it('are made with 201, changed with 200, deleted with 204, and are then 404', async () => {
    const made = await practice.ask('POST', '/user', { ...sent, ExternalId: 'DR-HOLM', NewPassword: 'secret' });
    expect(made.status).toBe(201);
    expect(made.json).toMatchObject({ ...sent, SmsNumber: '', DefaultResolution: 'high', NewPassword: null });
    const target = `/user/${idIn(made.json, 'SystemUserId')}`;
    const changed = await practice.ask('PUT', target, { ...made.json, FullName: 'Dr. Nils Holm-Berg' });
    expect([changed.status, changed.json]).toEqual([200, { ...made.json, FullName: 'Dr. Nils Holm-Berg' }]);
    const partly = await practice.ask('PUT', '/user/0?externalId=DR-HOLM', { SmsNumber: '3035550199' });
    expect(partly.json).toEqual({ ...changed.json, SmsNumber: '3035550199' });
    expect((await practice.ask('DELETE', target, {})).status).toBe(204);
    for (const verb of ['GET', 'PUT', 'DELETE']) {
      expect((await practice.ask(verb, target, verb === 'PUT' ? {} : undefined)).status).toBe(404);
    }
    expect((await practice.ask('POST', `/session/${idIn(made.json, 'SystemUserId')}`, booking())).status).toBe(404);
  });

  it('are refused without a name or an address, and with an ExternalId of another', async () => {
    const nameless = await practice.ask('POST', '/user', { ...sent, FullName: 'N' });
    expect([nameless.status, complaint(nameless, 'user.FullName')]).toEqual([400, expect.any(Array)]);
    expect((await practice.ask('POST', '/user', { ...sent, EmailAddress: '' })).status).toBe(400);
    expect((await practice.ask('POST', '/user', { ...sent, ExternalId: 'DR-VOSS' })).status).toBe(400);
    expect((await practice.ask('PUT', '/user/7', { ExternalId: 'DR-VOSS' })).status).toBe(400);
    expect((await practice.ask('PUT', '/user/7', { ExternalId: 'DR-RAMAN' })).status).toBe(200);
  });

  it('have groups and passwords', async () => {
    const { json } = await practice.ask('GET', '/groupuser/1');
    expect(json).toMatchObject({ Group: { GroupId: 1, GroupName: 'Clinicians' } });
    expect(json['Users']).toHaveLength(8); // all but the interpreter
    expect((await practice.ask('GET', '/groupuser/2')).json).toEqual({ Message: 'Group not found' });
    expect((await practice.ask('GET', '/usergroup/5')).list).toMatchObject([{ Group: { GroupId: 1 } }]);
    expect((await practice.ask('GET', '/usergroup/999')).status).toBe(404);
    const put = async (target: string, body: unknown): Promise<number | null> =>
      (await practice.ask('PUT', target, body)).status;
    expect(await put('/password/5', { NewPassword: 'hunter2' })).toBe(204);
    expect(await put('/password/5', {})).toBe(400);
    expect(await put('/password/999', { NewPassword: 'hunter2' })).toBe(404);
    expect(JSON.stringify(practice.account.state)).not.toContain('hunter2');
  });

  it('keep their sessions when they are renamed or deleted', async () => {
    const { json } = await practice.ask('POST', '/session/7', booking());
    await practice.ask('DELETE', '/user/7');
    const listed = (await practice.ask('GET', '/session')).list.map((session) => session['SessionId']);
    expect(listed).toEqual([json['SessionId']]);
  });
});
