import { expect, test } from 'vitest';
import type { Settings } from '../../src-shared/contract/views/settings.ts';
import { PRACTICE_CLINIC, deskSettings } from './deskSettings.ts';
import type { SettingsFile } from './parts.ts';

const plain: Settings = {
  clinicName: 'Real Clinic',
  clinicZoneId: 'Eastern Standard Time',
  typedTimeMeant: 'host',
  defaultDelivery: 'email',
  defaultPacket: 'none',
  defaultRecorded: false,
  packets: [{ id: 7, name: 'Real packet' }],
  services: [],
  kinds: [],
  officeHours: null,
  holdSeconds: 0,
  theme: 'system',
  singleKeys: true,
  clock: 'system',
  earlierFolded: true,
  dayView: 'agenda',
  pinned: [],
  notify: { connected: true, needsYou: true, line: true },
  initialsOnly: false,
  contentProtection: false,
};

function fileOf(begin: Settings): SettingsFile {
  let kept = begin;
  return {
    read: () => kept,
    write: (change) => (kept = { ...kept, ...change }),
  };
}

test('practice has its own clinic and catalogue, and never touches the real one', () => {
  let mode: 'practice' | 'live' = 'practice';
  const settings = deskSettings(fileOf(plain), fileOf({ ...plain, ...PRACTICE_CLINIC }), () => mode);
  expect(settings.read()).toMatchObject({ clinicName: 'Juniper Telehealth', clinicZoneId: 'Mountain Standard Time' });
  settings.write({ packets: [] });
  expect(settings.read().packets).toEqual([]);
  mode = 'live';
  expect(settings.read()).toMatchObject({ clinicName: 'Real Clinic', packets: [{ id: 7, name: 'Real packet' }] });
});

test('the looks of the screen are the computer’s, whichever account is open', () => {
  let mode: 'practice' | 'live' = 'practice';
  const settings = deskSettings(fileOf(plain), fileOf({ ...plain, ...PRACTICE_CLINIC }), () => mode);
  settings.write({ theme: 'dark', singleKeys: false });
  mode = 'live';
  expect(settings.read()).toMatchObject({ theme: 'dark', singleKeys: false, clinicName: 'Real Clinic' });
});
