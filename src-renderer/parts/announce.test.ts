import { describe, expect, it } from 'vitest';
import { status } from '../state/testBridge.ts';
import { announcementOf } from './announce.ts';

const zone = 'America/Denver';
const counts = (needsYou: number, waiting: number, sending = 0) => ({ counts: { needsYou, waiting, sending } });
const offline = {
  line: { is: 'offline', since: Date.UTC(2026, 10, 23, 17, 42), why: 'noNetwork', nextTryAt: null },
} as const;
const said = (before: Parameters<typeof status>[0], now: Parameters<typeof status>[0]): string =>
  announcementOf(status(before), status(now), zone);

describe('what is announced', () => {
  it('nothing at the start, when an account opens, or where all is as it was', () => {
    expect(announcementOf(undefined, status(offline), zone)).toBe('');
    expect(said({ mode: 'none' }, { mode: 'live', ...offline })).toBe('');
    expect(said(counts(1, 2), counts(1, 2))).toBe('');
  });

  it('that the line is gone, once, and that it is back', () => {
    expect(said({}, offline)).toMatch(/^Offline since 10:42 am\. \S/);
    expect(said(offline, { line: { ...offline.line, nextTryAt: 5 } })).toBe('');
    expect(said(offline, {})).toBe('The connection is back.');
    expect(said({ line: { is: 'unknown' } }, {})).toBe('');
  });

  it.each([
    ['saved and sending is said by the message', {}, counts(0, 0, 1), ''],
    ['on its way', counts(0, 1), counts(0, 0, 1), ''],
    ['all delivered', counts(0, 0, 1), counts(0, 0), 'Delivered to SecureVideo.'],
    ['one of two delivered', counts(0, 2), counts(0, 1), ''],
    ['it needs a person', counts(0, 0, 1), counts(1, 0), '1 change needs you.'],
    ['a second one', counts(1, 0, 1), counts(2, 0), '2 changes need you.'],
    ['one was answered', counts(2, 0), counts(1, 0), ''],
  ])('%s', (_what, before, now, words) => {
    expect(said(before, now)).toBe(words);
  });

  it('all that changed at once in one sentence after the other', () => {
    expect(said({ ...offline, ...counts(0, 1) }, counts(0, 0))).toBe(
      'The connection is back. Delivered to SecureVideo.',
    );
  });
});
