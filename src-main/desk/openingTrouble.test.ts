import { expect, test } from 'vitest';
import { ProblemError } from '../../src-shared/contract/problems.ts';
import { StoreError } from '../store/storeError.ts';
import { problemOfDisk, problemOfOpening } from './openingTrouble.ts';

test('a file that does not open says why; what we do not know says so too', () => {
  expect(problemOfOpening(new StoreError('newer')).code).toBe('storeNewer');
  expect(problemOfOpening(new StoreError('inUse')).code).toBe('storeLocked');
  expect(problemOfOpening(new ProblemError('keychainChanged')).code).toBe('keychainChanged');
  expect(problemOfOpening(new TypeError('x')).code).toBe('unexpected');
});

test('a disk that does not let the file open is told from one that does not take a change', () => {
  const codes = (['readOnly', 'full', 'failed', 'gone'] as const).map((kind) => problemOfOpening(new StoreError(kind)));
  expect(codes.map(({ code }) => code)).toEqual(['storeReadOnly', 'storeFull', 'storeFailed', 'storeGone']);
  for (const words of codes) expect(words.happened + words.safe).not.toContain('typed');
  const codeOf = (call: string, error: unknown) => problemOfDisk(call, error)?.problem.code;
  const full = Object.assign(new Error('full'), { errcode: 13 }); // as SQLite throws it
  expect(codeOf('session.save', full)).toBe('diskFailed');
  expect(codeOf('outbox.act', full)).toBe('answerNotSaved');
  expect(codeOf('draft.keep', full)).toBe('draftNotKept');
  expect(codeOf('account.useLive', full)).toBe('storeFull');
  expect(codeOf('account.useLive', new StoreError('inUse'))).toBe('storeLocked');
});

test('a fault of ours, and a problem that has its words, are left as they are', () => {
  expect(problemOfDisk('session.save', new TypeError('x'))).toBeUndefined();
  expect(problemOfDisk('session.save', new ProblemError('outboxFull'))).toBeUndefined();
});
