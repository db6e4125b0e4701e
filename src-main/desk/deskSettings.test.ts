import { expect, test } from 'vitest';
import { settingsOf } from '../../src-shared/contract/testing/settings.ts';
import type { Settings } from '../../src-shared/contract/views/settings.ts';
import { PRACTICE_CLINIC, deskSettings } from './deskSettings.ts';
import type { SettingsFile } from './parts.ts';

const plain = settingsOf({
  clinicName: 'Real Clinic',
  clinicZoneId: 'Eastern Standard Time',
  packets: [{ id: 7, name: 'Real packet' }],
});

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
