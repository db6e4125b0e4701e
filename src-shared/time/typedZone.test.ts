import { expect, test } from 'vitest';
import { zoneTyped } from './typedZone.ts';

test.each([
  ['tomorrow 3pm mountain', 'Mountain Standard Time', 'tomorrow 3pm'],
  ['tomorrow 3pm Mountain Time', 'Mountain Standard Time', 'tomorrow 3pm'],
  ['thu 15:30 ET', 'Eastern Standard Time', 'thu 15:30'],
  ['thu 15:30 (pst)', 'Pacific Standard Time', 'thu 15:30'],
  ['3pm in Denver', 'Mountain Standard Time', '3pm'],
  ['3pm eastern standard time', 'Eastern Standard Time', '3pm'],
  ['fri 10, Los Angeles', 'Pacific Standard Time', 'fri 10'],
  ['3pm UK', 'GMT Standard Time', '3pm'],
])('“%s” names %s', (text, zoneId, rest) => {
  expect(zoneTyped(text)).toEqual({ zoneId, text: rest });
});

test.each(['tomorrow at 3', 'mountain', 'thu', '3pm moon', '', 'same time next week', 'in 20 min'])(
  '“%s” names none',
  (text) => {
    expect(zoneTyped(text)).toBeUndefined();
  },
);
