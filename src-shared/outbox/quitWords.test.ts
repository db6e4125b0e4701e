import { expect, test } from 'vitest';
import { quitWords } from './quitWords.ts';
import type { Unsent } from './quitWords.ts';

const none: Unsent = { waiting: 0, checking: 0, needsYou: 0, first: 'line' };

test('nothing waits: nobody is asked', () => {
  expect(quitWords(none)).toBeNull();
});

const cases: [Partial<Unsent>, string, string][] = [
  [
    { waiting: 3 },
    '3 changes are not sent yet.',
    'They are safe on this computer and go out the next time Front Desk runs here. The patients have not been told.',
  ],
  [
    { waiting: 1, first: 'keys' },
    '1 change is not sent yet.',
    'It is safe on this computer and waits until SecureVideo takes the keys again. The patients have not been told.',
  ],
  [
    { waiting: 2, first: 'proof' },
    '2 changes are not sent yet.',
    'They are safe on this computer and wait until the keys of their own account are entered. The patients have not been told.',
  ],
  [
    { checking: 1 },
    '1 change is still being checked.',
    'It may have arrived: Front Desk looks at SecureVideo before it sends anything again.',
  ],
  [
    { needsYou: 2 },
    '2 changes need you.',
    'They are safe on this computer and not sent until you decide. Nobody has been told.',
  ],
  [
    { waiting: 1, checking: 2, needsYou: 1 },
    '1 change is not sent yet.',
    'It is safe on this computer and goes out the next time Front Desk runs here. The patients have not been told. 2 changes more may have arrived: Front Desk looks at SecureVideo before it sends anything again. 1 change more needs you: it is not sent until you decide.',
  ],
];
test.each(cases)('%j', (some, message, detail) => {
  expect(quitWords({ ...none, ...some })).toEqual({ message, detail, stay: 'Keep running', go: 'Quit anyway' });
});
