// Goal: a kind of visit is kept as it was typed, in its place, and a wrong one says why.
import { expect, test } from 'vitest';
import type { VisitKind } from '../../../src-shared/session/kind.ts';
import { isRightKind, kindErrors, kindWords, movedKind, typedKind, withKind } from './kindRow.ts';

const intake: VisitKind = {
  ...{ id: 'intake', name: 'Intake', packet: 412, serviceId: 91, depositCents: 4000 },
  ...{ delivery: 'email', recorded: true, topic: 'First visit' },
};
const followUp: VisitKind = {
  ...{ id: 'follow-up', name: 'Follow-up', packet: 'none', serviceId: null, depositCents: null },
  ...{ delivery: null, recorded: false, topic: 'Follow-up' },
};
const both = [intake, followUp];

test('a new one goes to the end, a changed one stays in its place', () => {
  const typed = { ...typedKind(undefined, 'new'), name: ' Couples ', deposit: '12.5', serviceId: 97 };
  expect(isRightKind(kindErrors(typed, both))).toBe(true);
  expect(withKind(both, typed)[2]).toMatchObject({ id: 'new', name: 'Couples', depositCents: 1250 });
  const changed = withKind(both, { ...typedKind(intake, ''), name: 'First intake' });
  expect(changed.map((kind) => kind.name)).toEqual(['First intake', 'Follow-up']);
  expect(changed[0]).toEqual({ ...intake, name: 'First intake' });
});

test('what is wrong is said at its field', () => {
  const typed = typedKind(undefined, 'new');
  expect(kindErrors(typed, both).name).toBe('Give it a name.');
  expect(kindErrors({ ...typed, name: 'intake' }, both).name).toBe('Another kind has this name.');
  expect(kindErrors({ ...typedKind(intake, ''), name: 'intake' }, both).name).toBe('');
  expect(kindErrors({ ...typed, name: 'A', deposit: '25' }, both).money).toContain('belongs to a service');
  expect(kindErrors({ ...typed, name: 'A', serviceId: 91 }, both).money).toContain('Give the amount');
  expect(kindErrors({ ...typed, name: 'A', serviceId: 91, deposit: 'x' }, both).money).toContain('in dollars');
  expect(kindErrors({ ...typed, name: 'x'.repeat(41) }, both).name).toContain('too long');
  const many = Array.from({ length: 30 }, (_, n) => ({ ...followUp, id: String(n), name: `Kind ${n}` }));
  expect(kindErrors({ ...typed, name: 'A' }, many).name).toContain('Remove one first');
});

test('the order is the order of the keys; the ends hold', () => {
  expect(movedKind(both, 'follow-up', -1)).toEqual([followUp, intake]);
  expect(movedKind(both, 'follow-up', 1)).toEqual(both);
  expect(movedKind(both, 'gone', 1)).toEqual(both);
});

test('one line says what it fills in', () => {
  const settings = { packets: [{ id: 412, name: 'New patient' }], services: [] };
  expect(kindWords(intake, settings)).toBe('New patient, $40.00 for service 91, e-mail, recorded, “First visit”');
  expect(kindWords(followUp, settings)).toBe('');
});
