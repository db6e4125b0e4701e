import { expect, test } from 'vitest';
import { ProblemError } from '../../src-shared/contract/problems.ts';
import { StoreError } from '../store/storeError.ts';
import { problemOfOpening } from './openingTrouble.ts';

test('a file that does not open says why; what we do not know says so too', () => {
  expect(problemOfOpening(new StoreError('newer')).code).toBe('storeNewer');
  expect(problemOfOpening(new StoreError('inUse')).code).toBe('storeLocked');
  expect(problemOfOpening(new ProblemError('keychainChanged')).code).toBe('keychainChanged');
  expect(problemOfOpening(new TypeError('x')).code).toBe('unexpected');
});
