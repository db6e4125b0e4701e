// Goal: with initials only, no name, address or number of a patient is shown; what goes back to main stays. Method: cases.
import { expect, test } from 'vitest';
import { namesIn, veiled } from './veil.ts';

const row = {
  session: {
    topic: 'Annual review for Ann',
    participants: [
      { name: 'Dr. Ilse Voss', userId: 'u1', isHost: true, email: 'voss@example.org', phone: '' },
      { name: 'Ann Lee-Park', userId: null, isHost: false, email: 'ann@example.org', phone: '303 555 0100' },
    ],
  },
  seen: { names: ['Ann Lee-Park'] },
  tell: 'Tell Ann',
};

test('names become initials wherever they stand as words; clinicians keep theirs', () => {
  const shown = veiled(row, namesIn(row)) as typeof row;
  expect(shown.session.participants.map(({ name }) => name)).toEqual(['Dr. Ilse Voss', 'AL']);
  expect(shown.session.participants[1]).toMatchObject({ email: '', phone: '' });
  expect([shown.tell, shown.session.topic]).toEqual(['Tell A', 'Annual review for A']);
});

test('what the page hands back with a change stays as it was seen', () => {
  expect((veiled(row, namesIn(row)) as typeof row).seen).toEqual(row.seen);
});
