// Goal: a PIN is 4 to 8 digits and none that is tried first. Method: both sides of each border.
import { expect, test } from 'vitest';
import { faultOfPin } from './pin.ts';

test.each(['2580', '73914', '80808080', '1235', '1122'])('%s is a PIN', (pin) => {
  expect(faultOfPin(pin)).toBeNull();
});

test.each([
  ['', 'short'],
  ['258', 'short'],
  ['258025802', 'long'],
  ['25a0', 'notDigits'],
  ['２５８０', 'notDigits'],
  [' 2580', 'notDigits'],
  ['0000', 'easy'],
  ['1234', 'easy'],
  ['45678', 'easy'],
  ['9876', 'easy'],
] as const)('"%s" is %s', (pin, fault) => {
  expect(faultOfPin(pin)).toBe(fault);
});
