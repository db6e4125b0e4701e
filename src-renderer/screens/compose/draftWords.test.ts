// Goal: a draft that is set aside is found again by who and when, however little of it was typed.
import { expect, test } from 'vitest';
import { minuteMs } from '../../../src-shared/time/utc.ts';
import { draftLine, whoOf } from './draftWords.ts';
import { testDraft, testGuest, testHost, testNow } from '../../form/testDraft.ts';

const clinicianOf = (id: string) => (id === testHost.userId ? testHost : undefined);

test('who, when and with whom', () => {
  const kept = { draft: testDraft({ topic: 'Sleep' }), keptAt: testNow - 12 * minuteMs };
  expect(draftLine(kept, clinicianOf, testNow)).toEqual({
    draftId: 'draft-1',
    who: 'Trevor Lane',
    facts: 'Tue 24 Nov, 3:00 pm Eastern · Dr. Ilse Voss · Sleep',
    kept: '12 min ago',
  });
});

test('half a draft says what it has', () => {
  const { when } = testDraft();
  const unknown = testDraft({
    hostId: '',
    participants: [testGuest({ name: '', email: 'rosa@example.org' })],
    when: { ...when, typed: 'thu', startsAt: null, wall: '' },
  });
  expect(draftLine({ draft: unknown, keptAt: testNow }, clinicianOf, testNow)).toMatchObject({
    ...{ who: 'rosa@example.org', facts: '“thu”', kept: 'just now' },
  });
  expect(whoOf(testDraft({ participants: [testGuest({ name: '', email: '' })] }))).toBe('Nobody named yet');
  const now = testDraft({ when: { ...when, now: true }, replaces: 'change-0' });
  expect(draftLine({ draft: now, keptAt: testNow }, clinicianOf, testNow).facts).toContain('Correction · Meet Now');
});
