import { expect, test } from 'vitest';
import { askingWords, backWords, connectedWords, type Naming } from './notifyWords.ts';

const naming: Naming = {
  time: (at) => `${at}:00 pm`,
  day: (at) => (at < 10 ? 'Today' : 'Fri 27 Nov'),
  host: (userId) => (userId === '' ? '' : `Dr. ${userId}`),
};
const connected = (hostId: string, startsAt: number, who: 'patient' | 'colleague' = 'patient') => ({
  ...{ who, localId: `${hostId}${startsAt}`, hostId, startsAt },
});
const asking = (hostId: string, startsAt: number | null) => ({
  ...{ key: 'c', changeId: 'c', localId: 'l' },
  hostId,
  startsAt,
});

test.each([
  [[connected('Lee', 3)], 'A patient connected', 'Dr. Lee, 3:00 pm'],
  [[connected('Lee', 3, 'colleague')], 'A colleague connected', 'Dr. Lee, 3:00 pm'],
  [[connected('Lee', 3), connected('Lee', 3)], '2 patients connected', 'Dr. Lee, 3:00 pm'],
  [
    [connected('Lee', 3), connected('Voss', 4, 'colleague')],
    '2 people connected',
    'Dr. Lee 3:00 pm and Dr. Voss 4:00 pm',
  ],
  [
    [1, 2, 3, 4, 5].map((at) => connected('Lee', at)),
    '5 patients connected',
    'Dr. Lee 1:00 pm, Dr. Lee 2:00 pm, Dr. Lee 3:00 pm and 2 more',
  ],
])('connected: %o', (all, title, body) => {
  expect(connectedWords(all, naming)).toEqual({ title, body });
});

test.each([
  [[asking('Lee', 11)], 'A change needs you', 'Dr. Lee, Fri 27 Nov 11:00 pm'],
  [[asking('Lee', null)], 'A change needs you', 'Dr. Lee'],
  [[asking('', null)], 'A change needs you', ''],
  [[asking('Lee', 3), asking('Voss', 3)], '2 changes need you', 'Dr. Lee 3:00 pm and Dr. Voss 3:00 pm'],
])('asking: %o', (all, title, body) => {
  expect(askingWords(all, naming)).toEqual({ title, body });
});

test.each([
  [{ sent: 0, left: 0 }, 'Offline from 1:00 to 2:00 pm. Nothing waited.'],
  [{ sent: 1, left: 0 }, 'Offline from 1:00 to 2:00 pm. 1 change was sent.'],
  [{ sent: 3, left: 2 }, 'Offline from 1:00 to 2:00 pm. 3 changes were sent. 2 changes are on the way.'],
  [{ sent: 0, left: 1 }, 'Offline from 1:00 to 2:00 pm. 1 change is on the way.'],
])('back: %o', (sums, body) => {
  expect(backWords({ downSince: 1, backAt: 2, ...sums }, naming)).toEqual({ title: 'Back online', body });
});
