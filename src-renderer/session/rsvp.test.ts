import { expect, test } from 'vitest';
import { replyOf, replyOfAll } from './rsvp.ts';

test.each([
  ['Unknown', 'none', 'No reply yet'],
  ['', 'none', 'No reply yet'],
  ['No response', 'none', 'No reply yet'],
  ['Yes', 'yes', 'Said yes'],
  ['Accepted', 'yes', 'Said yes'],
  ['No', 'no', 'Said no'],
  ['Declined', 'no', 'Said no'],
  ['Not attending', 'no', 'Said no'],
  ['Tentative', 'other', 'Tentative'],
  ['Notified', 'other', 'Notified'],
])('"%s" is %s, said as "%s"', (rsvp, is, words) => {
  expect(replyOf(rsvp)).toEqual({ is, words });
});

test.each([
  [['Yes', 'Yes'], 'Said yes'],
  [['Yes', 'Unknown'], '1 of 2 said yes'],
  [['Yes', 'No'], '1 of 2 said no'],
  [['Unknown', 'Unknown'], 'No reply yet'],
  [['Unknown', 'Tentative'], 'Tentative'],
  [[], ''],
])('%j together: "%s"', (rsvps, words) => {
  expect(replyOfAll(rsvps).words).toBe(words);
});
