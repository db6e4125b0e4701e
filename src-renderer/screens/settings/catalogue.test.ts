import { expect, test } from 'vitest';
import { errorsOf, isRight, typedRow, withoutPacket, withPacket, withService } from './catalogue.ts';
import type { Settings } from '../../../src-shared/contract/views/settings.ts';

const packets = [
  { id: 412, name: 'New patient' },
  { id: 415, name: 'Annual consent' },
];
const row = (change: object): ReturnType<typeof typedRow> => ({ ...typedRow(), name: 'Intake', id: '500', ...change });

test('a whole row is right', () => {
  expect(isRight(errorsOf(row({ deposit: '40' }), packets))).toBe(true);
});

test.each([
  ['name', { name: '  ' }, 'Give it a name.'],
  ['name', { name: 'new PATIENT' }, 'Another one has this name.'],
  ['name', { name: 'x'.repeat(81) }, 'This is too long. 80 letters at most.'],
  ['id', { id: 'abc' }, 'An id is a number, as SecureVideo shows it.'],
  ['id', { id: '0' }, 'An id is a number, as SecureVideo shows it.'],
  ['id', { id: '12345678901' }, 'An id is a number, as SecureVideo shows it.'],
  ['id', { id: '412' }, 'New patient has this id.'],
  ['deposit', { deposit: 'lots' }, 'Write the amount in dollars, like “25.00”, or leave it empty.'],
] as const)('a wrong %s %j is told', (field, change, words) => {
  const errors = errorsOf(row(change), packets);
  expect(errors[field]).toBe(words);
  expect(isRight(errors)).toBe(false);
});

test('a row may keep its own name and id', () => {
  expect(isRight(errorsOf(typedRow(packets[0]), packets))).toBe(true);
});

test('rows are put in their place or at the end', () => {
  expect(withPacket(packets, row({ was: 412, id: '413', name: ' First visit ' }))).toEqual([
    { id: 413, name: 'First visit' },
    { id: 415, name: 'Annual consent' },
  ]);
  expect(withService([], row({ deposit: '$40' }))).toEqual([{ id: 500, name: 'Intake', depositCents: 4000 }]);
  expect(withService([], row({}))).toEqual([{ id: 500, name: 'Intake', depositCents: null }]);
});

test('a packet that goes takes the default with it, another leaves it', () => {
  const settings = { packets, defaultPacket: 412 } as unknown as Settings;
  expect(withoutPacket(settings, 412)).toEqual({ packets: [packets[1]], defaultPacket: 'none' });
  expect(withoutPacket(settings, 415)).toEqual({ packets: [packets[0]] });
});
