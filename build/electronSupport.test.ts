// The three newest majors are supported; what is only tried out does not count.
import { expect, test } from 'vitest';
import { supportTrouble } from './electronSupport.mjs';

const released = ['9.0.0', '43.1.0', '44.0.2', '45.4.1', '46.0.0', '47.0.0-beta.1', '48.0.0-nightly.20261101'];

test.each(['44.0.2', '45.4.1', '46.0.0'])('%s is supported', (ours) => {
  expect(supportTrouble(ours, released)).toBe('');
});

test('an older one is not, and neither can be told from nothing', () => {
  expect(supportTrouble('43.1.0', released)).toContain('supported are 46, 45, 44');
  expect(supportTrouble('45.4.1', [])).toContain('was told');
});
