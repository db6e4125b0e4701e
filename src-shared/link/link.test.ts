// The grammar of a link: ids alone, each bounded; everything else is refused whole.
import { describe, expect, test } from 'vitest';
import { LINK_LENGTH_MAX, linkAmong, readLink } from './link.ts';

describe('a link that can be used', () => {
  test.each([
    ['frontdesk:book?participant=MRN-3381', { participant: 'MRN-3381' }],
    ['frontdesk://book?participant=MRN-3381', { participant: 'MRN-3381' }],
    ['FrontDesk://book/?clinician=dr.voss', { clinician: 'dr.voss' }],
    [
      '  frontdesk:book?session=V-1&participant=4711&clinician=12&',
      { session: 'V-1', participant: '4711', clinician: '12' },
    ],
    ['frontdesk:book?participant=urn%3Amrn%2F12', { participant: 'urn:mrn/12' }],
    [`frontdesk:book?participant=${'1'.repeat(64)}`, { participant: '1'.repeat(64) }],
  ])('%s', (text, link) => {
    expect(readLink(text)).toEqual({ is: 'link', link });
  });
});

describe('a link that cannot', () => {
  test.each([
    ['https://example.org/', 'notOurs'],
    ['frontdesk:cancel?session=1', 'notOurs'],
    ['frontdesk:', 'notOurs'],
    ['', 'notOurs'],
    ['frontdesk:book', 'empty'],
    ['frontdesk:book?', 'empty'],
    ['frontdesk:book?participant=', 'notAnId'],
    ['frontdesk:book?participant', 'notAnId'],
    ['frontdesk:book?participant=Rosa', 'notAnId'],
    ['frontdesk:book?participant=Rosa%20Vega1', 'notAnId'],
    ['frontdesk:book?participant=rosa1@example.org', 'notAnId'],
    ['frontdesk:book?participant=%2B1%20303%20555%200142', 'notAnId'],
    ['frontdesk:book?participant=%E0%A4%A', 'notAnId'],
    ['frontdesk:book?participant=1%00', 'notAnId'],
    ['frontdesk:book?participant=1%0A', 'notAnId'],
    ['frontdesk:book?participant=%3Cimg%20src=x1%3E', 'notAnId'],
    [`frontdesk:book?participant=${'1'.repeat(65)}`, 'notAnId'],
    ['frontdesk:book?participant=1&participant=2', 'twice'],
    ['frontdesk:book?name=Rosa', 'unknownPart'],
    ['frontdesk:book?participant=1&email=a', 'unknownPart'],
    ['frontdesk:book?participant=1&save=1', 'unknownPart'],
    ['frontdesk:book?__proto__=1', 'unknownPart'],
    ['frontdesk:book?constructor=1', 'unknownPart'],
    [`frontdesk:book?participant=1${' '.repeat(LINK_LENGTH_MAX)}`, 'tooLong'],
  ])('%j: %s', (text, because) => {
    expect(readLink(text)).toEqual({ is: 'wrong', because });
  });
});

test('the link is found among the arguments of a start, the last of several', () => {
  expect(linkAmong(['front-desk.exe', '--', 'frontdesk:book?session=1'])).toBe('frontdesk:book?session=1');
  expect(linkAmong(['FRONTDESK:a', 'frontdesk:b', 'c'])).toBe('frontdesk:b');
  expect(linkAmong(['front-desk.exe', '--frontdesk:x', 'app://desk/'])).toBeNull();
  expect(linkAmong([])).toBeNull();
});
