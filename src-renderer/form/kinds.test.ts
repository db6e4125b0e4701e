// Goal: one key chooses a kind, and it reaches the patient alone, whether the patient or the kind was said first.
import { expect, test } from 'vitest';
import type { VisitKind } from '../../src-shared/session/kind.ts';
import { draftOfKind, kindPlaceOf, pickedOfKind } from './kinds.ts';
import { testDraft, testGuest } from './testDraft.ts';

const intake: VisitKind = {
  ...{ id: 'intake', name: 'Intake', packet: 412, serviceId: 91, depositCents: 4000 },
  ...{ delivery: null, recorded: false, topic: 'Intake' },
};
const settings = { kinds: [intake], defaultRecorded: false, defaultPacket: 'none' as const };
const interpreter = testGuest({ localId: 'guest-2', name: 'Ana Ruiz', email: 'ana@example.org' });
const key = { code: 'Digit3', altKey: true, ctrlKey: false, metaKey: false, shiftKey: false };

test('Alt and a digit is a place; AltGr, Ctrl, Shift and letters are not', () => {
  expect(kindPlaceOf(key)).toBe(3);
  expect(kindPlaceOf({ ...key, code: 'Digit0' })).toBe(0);
  expect(kindPlaceOf({ ...key, ctrlKey: true })).toBeNull();
  expect(kindPlaceOf({ ...key, shiftKey: true })).toBeNull();
  expect(kindPlaceOf({ ...key, altKey: false })).toBeNull();
  expect(kindPlaceOf({ ...key, code: 'KeyA' })).toBeNull();
  expect(kindPlaceOf({ ...key, code: 'Numpad3' })).toBeNull();
});

test('a kind fills in the patient, and not the interpreter', () => {
  const draft = testDraft({ participants: [testGuest(), interpreter] });
  const chosen = draftOfKind(
    draft,
    'intake',
    settings,
    () => false,
    () => true,
  );
  expect(chosen).toMatchObject({ kindId: 'intake', topic: 'Intake' });
  expect(chosen.participants[0]).toMatchObject({ packet: 412, deposit: '40.00', serviceId: 91 });
  expect(chosen.participants[1]).toEqual(interpreter);
});

test('a patient who is only being searched for gets it when it is known who it is', () => {
  const draft = testDraft({ participants: [testGuest({ name: 'Tre' })] });
  const chosen = draftOfKind(
    draft,
    'intake',
    settings,
    () => true,
    () => false,
  );
  expect(chosen).toMatchObject({ kindId: 'intake', participants: draft.participants });
  expect(pickedOfKind(chosen, 'guest-1', '', settings).participants[0]).toMatchObject({ packet: 412 });
});

test('a patient seen before brings the last kind, unless one is chosen or it was removed', () => {
  const draft = testDraft({ participants: [testGuest()] });
  expect(pickedOfKind(draft, 'guest-1', 'intake', settings)).toMatchObject({ kindId: 'intake', topic: 'Intake' });
  expect(pickedOfKind(draft, 'guest-1', 'gone', settings)).toEqual(draft);
  const two = testDraft({ participants: [testGuest(), interpreter] });
  expect(pickedOfKind(two, 'guest-2', 'intake', settings)).toEqual(two);
});
