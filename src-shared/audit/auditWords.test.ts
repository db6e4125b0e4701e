// Every line of the trail says something in words, also one of a kind of act that this version does not know.
import { expect, test } from 'vitest';
import { auditKinds } from './audit.ts';
import type { AuditValue } from './audit.ts';
import { aboutWords, auditWords, faultWords } from './auditWords.ts';

function value(some: Partial<AuditValue>): AuditValue {
  const by = { staffId: '', name: 'this desk' };
  return { by, is: 'viewed', detail: '', about: '', count: null, changeId: null, session: null, ...some };
}

test.each(auditKinds)('%s has words', (is) => {
  expect(auditWords(value({ is, detail: 'of a later version' }))).toMatch(/^[A-Z]/);
});

test.each(['constructor', 'toString', '__proto__'])(
  '%s is a code without words, not one that every table has',
  (detail) => {
    for (const is of auditKinds) expect(auditWords(value({ is, detail }))).toMatch(/^[A-Z][^{}]*$/);
    expect(aboutWords(value({ is: 'settings', detail: 'settings.write', about: detail }))).toBe('look and shortcuts');
  },
);

test('what was done is said by name', () => {
  expect(auditWords(value({ is: 'changed', detail: 'cancel' }))).toBe('Cancelled a session');
  expect(auditWords(value({ is: 'discarded', detail: 'takenBack' }))).toBe('Took a change back');
  expect(auditWords(value({ is: 'failedPin', about: 'Ana', count: 3 }))).toBe('Wrong PIN for Ana, 3 in a row');
  expect(auditWords(null)).toBe('This line does not open');
});

test('members of the settings are said as people call them, the others as one', () => {
  const about = (is: AuditValue['is'], detail: string, text: string) => aboutWords(value({ is, detail, about: text }));
  expect(about('settings', 'settings.write', 'holdSeconds, theme, singleKeys')).toBe(
    'how long a saved change is held, look and shortcuts',
  );
  expect(about('settings', 'setup.apply', 'keys, packets, pinned')).toBe(
    'keys of the account, packets, order of the clinicians',
  );
  expect(about('settings', 'setup.apply', '')).toBe('');
  expect(about('settings', 'staff.remove', 'Ana Ruiz')).toBe('Ana Ruiz');
  expect(about('failedPin', '', 'Ana Ruiz')).toBe('');
  expect(aboutWords(null)).toBe('');
});

test('a fault says where', () => {
  const when = (at: number): string => `at ${String(at)}`;
  expect(faultWords({ is: 'altered', seq: 7, at: 1 }, when)).toBe('Line 7, at 1: not as it was written.');
  expect(faultWords({ is: 'missing', seq: 3, to: 3 }, when)).toBe('Line 3 is missing.');
  expect(faultWords({ is: 'missing', seq: 3, to: 5 }, when)).toBe('Lines 3 to 5 are missing.');
  expect(faultWords({ is: 'headLost' }, when)).toContain('cannot be told');
});
