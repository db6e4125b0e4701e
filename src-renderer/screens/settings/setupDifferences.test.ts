// Goal: whoever is asked whether to take a file over reads what it would change, in the desk's own words, and nothing else. Method:
// a clinic's settings beside others that differ in one thing each.
import { expect, test } from 'vitest';
import { ClinicSettings } from '../../../src-shared/setup/clinicSettings.ts';
import { say } from '../../../src-shared/words/ofSetup.ts';
import { setupDifferences } from './setupDifferences.ts';

const kind = {
  ...{ id: 'k1', name: 'Follow-up', packet: 412, serviceId: 88, depositCents: 2500 },
  ...{ delivery: null, recorded: false, topic: 'Follow-up' },
} as const;
const now = ClinicSettings.parse({
  ...{ clinicName: 'Juniper', clinicZoneId: 'Mountain Standard Time', typedTimeMeant: 'host' },
  ...{ defaultDelivery: 'email', defaultPacket: 'none', defaultRecorded: false },
  packets: [
    { id: 412, name: 'New patient' },
    { id: 415, name: 'Annual consent' },
  ],
  services: [{ id: 88, name: 'Intake', depositCents: 2500 }],
  kinds: [kind],
  officeHours: null,
  pinned: [],
});
const nameOf = (userId: string): string | undefined => ({ '5': 'Dr. Voss', '7': 'Dr. Sandoval' })[userId];
const rows = (next: Partial<ClinicSettings>) =>
  setupDifferences(now, { ...now, ...next }, nameOf).map(({ title, lines }) => `${title}: ${lines.join(' | ')}`);

test('a file that says what the desk says changes nothing', () => {
  expect(rows({})).toEqual([]);
  expect(rows({ kinds: [{ ...kind }], officeHours: null })).toEqual([]);
});

test.each<[Partial<ClinicSettings>, string]>([
  [{ clinicName: 'Cedar' }, 'Name of the clinic: Juniper becomes Cedar'],
  [{ clinicName: '' }, 'Name of the clinic: Juniper becomes no name'],
  [{ clinicZoneId: 'Eastern Standard Time' }, 'Clinic time zone: Mountain, Denver becomes Eastern, New York'],
  [{ typedTimeMeant: 'patient' }, 'A typed time is meant in: the clinician’s zone becomes the patient’s zone'],
  [{ defaultDelivery: 'none' }, 'Invite: e-mail becomes no invite'],
  [{ defaultPacket: 412 }, 'Packet for a new patient: None becomes New patient'],
  [{ defaultRecorded: true }, 'Recording: Not recorded becomes Recorded'],
  [
    { officeHours: { days: [1, 5], from: '08:00', to: '17:30' } },
    'Office hours: no warning becomes Mon, Fri, 8:00 am to 5:30 pm',
  ],
  [{ pinned: ['7', '5'] }, 'Order of clinicians: by name becomes Dr. Sandoval, Dr. Voss'],
  [{ pinned: ['7', '999'] }, 'Order of clinicians: by name becomes 2 clinicians first'],
])('%o', (next, words) => {
  expect(rows(next)).toEqual([words]);
});

test('of a list it is said what comes, what becomes of which, what goes, and what is only moved', () => {
  const [first, second] = now.packets;
  if (!first || !second) throw new Error('two packets');
  expect(
    rows({
      packets: [
        { ...first, name: 'First visit' },
        { id: 430, name: 'Couples' },
      ],
    }),
  ).toEqual(['Packets: New: Couples | New patient becomes First visit | Removed: Annual consent']);
  expect(rows({ packets: [second, first] })).toEqual(['Packets: In this order: Annual consent, New patient']);
  expect(rows({ services: [{ id: 88, name: 'Intake', depositCents: null }] })).toEqual([
    'Services: Intake: $25.00 becomes no deposit',
  ]);
  expect(rows({ services: [] })).toEqual(['Services: Removed: Intake']);
  expect(rows({ kinds: [{ ...kind, packet: 'none', serviceId: null, depositCents: null }] })).toEqual([
    'Kinds of visit: Follow-up: New patient, $25.00 for Intake becomes nothing set',
  ]);
});

test('every setting of a file has its words', () => {
  expect(Object.keys(say.setup.members)).toEqual(Object.keys(ClinicSettings.shape));
});
