import { expect, test } from 'vitest';
import { at, guest, row } from '../../../session/testRows.ts';
import { cancelWords } from './told.ts';

const email = guest('Trevor Lane');
const none = guest('George Petrakis', { delivery: 'none' });

test('cancel: who is told, that it is for good, and no refund where a deposit was asked', () => {
  expect(cancelWords(row('11:00', [email]).session, at('10:47'), false)).toEqual([
    'Trevor gets an e-mail about it.',
    'A cancelled session cannot be brought back.',
  ]);
  const asked = row('11:00', [{ ...email, depositCents: 2500 }]).session;
  expect(cancelWords(asked, at('10:47'), false).at(-1)).toBe('This does not refund a deposit.');
});

test('cancel: from more than five minutes after the start a notice is not promised', () => {
  const { session } = row('10:40', [email]);
  expect(cancelWords(session, at('10:45'), false)).toHaveLength(2);
  expect(cancelWords(session, at('10:46'), false)[1]).toMatch(/no notice may go out/);
  expect(cancelWords(row('10:40', [none]).session, at('10:46'), false)).toHaveLength(2);
});

test('cancel: what was not booked yet tells nobody', () => {
  expect(cancelWords(row('11:00', [email]).session, at('10:47'), true)[0]).toMatch(/nobody is told/);
});
