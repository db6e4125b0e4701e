// Changes of a session whose booking is in doubt, so that its SessionId is not known yet: they wait behind the look-up, and go
// out by SessionId. (By ExternalSessionId nothing is changed from a screen: it is no lock. Those calls: clientRows.spec.ts.)
import { expect, test } from '@playwright/test';
import { Desk } from '../support/desk.ts';
import { bodyOf, openPractice } from '../support/practice.ts';
import type { Practice } from '../support/practice.ts';
import { inZone } from '../support/times.ts';

test.describe.configure({ mode: 'serial' });

let practice: Practice;
let desk: Desk;
test.beforeAll(async () => {
  practice = await openPractice();
  desk = await Desk.connectedTo(practice, { env: { FRONT_DESK_QUIET_MS: '2500' } });
});
test.afterEach(() => desk.showFailure());
test.afterAll(async () => {
  await desk.cleanUp();
  await practice.close();
});

const create = { method: 'POST', path: '/session' };

async function book(name: string, time: string): Promise<void> {
  const when = inZone(practice.user('Dr. Ilse Voss').zoneId, 1, time);
  const people = [{ name, email: `${name.split(' ')[0]?.toLowerCase()}@example.org` }];
  await desk.book({ with: 'Dr. Ilse Voss', when: when.typed, people });
}

function creates(name: string): number {
  return practice.asked('POST', /^\/session\//).filter((entry) => entry.body.includes(name)).length;
}

test('the answer to a booking is lost: it is found in the list, and not sent again', async () => {
  practice.server.faults.add({ do: 'dropAfter', match: create });
  await book('Ruth Abrams', '09:00');
  const session = await practice.booked('Ruth Abrams');
  await expect(desk.pill).toHaveAccessibleName(/^Online\s*\. Open/);
  expect(creates('Ruth Abrams')).toBe(1);
  const ruth = session.participants.find((one) => one.name === 'Ruth Abrams');
  await expect.poll(() => desk.chosen.codes()).toContain(String(ruth?.connectCode).padStart(9, '0'));
  expect(practice.told(session)).toHaveLength(1);
});

test('a booking never arrives: once that is certain it is sent once more, the same to the byte', async () => {
  practice.server.faults.add({ do: 'dropBefore', match: create });
  await book('Kofi Mensah', '09:30');
  await practice.booked('Kofi Mensah');
  await expect(desk.pill).toHaveAccessibleName(/^Online\s*\. Open/);
  const bodies = practice.asked('POST', /^\/session\//).filter(({ body }) => body.includes('Kofi Mensah'));
  expect(bodies).toHaveLength(2);
  expect(bodyOf(bodies[1]!)).toEqual(bodyOf(bodies[0]!));
});

test('moved while the booking is in doubt and lands late: one create, then one PUT by SessionId', async () => {
  practice.server.faults.add({ do: 'landLate', ms: 1200, reset: true, match: create });
  await book('Mai Tran', '10:00');
  await expect(desk.row('Mai Tran')).toContainText('Being checked');
  const to = inZone(practice.user('Dr. Ilse Voss').zoneId, 2, '13:15');
  await desk.chosen.reschedule(to.typed);
  await expect.poll(() => practice.sessionsWith('Mai Tran')[0]?.startsAt, { timeout: 20_000 }).toBe(to.startsAt);
  expect(practice.sessionsWith('Mai Tran')).toHaveLength(1);
  expect(creates('Mai Tran')).toBe(1);
  const put = await practice.answered('PUT', /^\/session\//);
  expect(put.target).toBe(`/session/${practice.sessionsWith('Mai Tran')[0]?.sessionId}`);
});

test('cancelled while the booking is in doubt: what has arrived is cancelled, and nothing is booked anew', async () => {
  practice.server.faults.add({ do: 'landLate', ms: 1200, reset: true, match: create });
  await book('Patrick Doyle', '11:00');
  await expect(desk.row('Patrick Doyle')).toContainText('Being checked');
  await desk.chosen.cancel();
  await expect
    .poll(() => practice.sessionsWith('Patrick Doyle').map((one) => one.cancelledAt !== null), { timeout: 20_000 })
    .toEqual([true]);
  const gone = await practice.answered('DELETE', /^\/session\//);
  expect(gone.target).toBe(`/session/${practice.sessionsWith('Patrick Doyle')[0]?.sessionId}`);
  expect(creates('Patrick Doyle')).toBe(1);
  await expect(desk.pill).toHaveAccessibleName(/^Online\s*\. Open/);
});
