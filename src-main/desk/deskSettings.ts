// Settings of the open account: practice has a clinic, packets and services of its own; looks and keys are this computer's.
import type { Settings } from '../../src-shared/contract/views/settings.ts';
import type { VisitKind } from '../../src-shared/session/kind.ts';
import type { SettingsFile } from './parts.ts';

/** What belongs to the computer and the person before it, whichever account is open. */
const OF_THE_COMPUTER = [
  'holdSeconds',
  'theme',
  'singleKeys',
  'clock',
  'earlierFolded',
  'dayView',
  'notify',
  'initialsOnly',
  'contentProtection',
] as const satisfies readonly (keyof Settings)[];

function kind(id: string, name: string): VisitKind {
  return {
    ...{ id, name, topic: name, packet: 'none', serviceId: null, depositCents: null },
    ...{ delivery: null, recorded: false },
  };
}

/** What practice begins with: the invented clinic's own zone, packets and services. */
export const PRACTICE_CLINIC = {
  clinicName: 'Juniper Telehealth',
  clinicZoneId: 'Mountain Standard Time',
  packets: [
    { id: 412, name: 'New patient' },
    { id: 415, name: 'Annual consent' },
    { id: 430, name: 'Couples intake' },
  ],
  services: [
    { id: 88, name: 'Medication review', depositCents: 2500 },
    { id: 91, name: 'Intake', depositCents: 4000 },
    { id: 92, name: 'Therapy session', depositCents: 2500 },
    { id: 97, name: 'Couples session', depositCents: null },
  ],
  kinds: [
    { ...kind('intake', 'Intake'), packet: 412, serviceId: 91, depositCents: 4000 },
    kind('follow-up', 'Follow-up'),
    { ...kind('med-check', 'Med check'), serviceId: 88, depositCents: 2500 },
    { ...kind('couples', 'Couples'), packet: 430 },
  ],
  // Practice is played at any hour.
  officeHours: null,
} satisfies Partial<Settings>;

/** One file of settings for each kind of account, seen as one. */
export function deskSettings(
  live: SettingsFile,
  practice: SettingsFile,
  mode: () => 'none' | 'practice' | 'live',
): SettingsFile {
  const read = (): Settings => {
    const own = live.read();
    return mode() === 'practice' ? { ...practice.read(), ...pick(own, OF_THE_COMPUTER) } : own;
  };
  return {
    read,
    write: (change) => {
      if (mode() !== 'practice') return live.write(change);
      live.write(pick(change, OF_THE_COMPUTER));
      practice.write(change);
      return read();
    },
  };
}

function pick<T extends object>(from: T, names: readonly (keyof T)[]): Partial<T> {
  return Object.fromEntries(
    names.filter((name) => from[name] !== undefined).map((name) => [name, from[name]]),
  ) as never;
}
