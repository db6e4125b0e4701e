import { expect, test } from 'vitest';
import { meantIn } from './meant.ts';
import { foundSession, trevor } from './testResults.ts';

const { session } = foundSession('s', 1);
const [known] = session.participants;
const nadia = {
  ...known!,
  ...{ localId: 'n', name: 'Nadia Hussain', email: 'nadia@example.org', phone: '13035550143', externalId: 'MRN-7' },
  connectCode: '336717495',
};
const both = { ...session, participants: [nadia, known!] };

test.each([
  ['trev', 'Trevor Lane'],
  ['trevr lain', 'Trevor Lane'],
  ['nadia', 'Nadia Hussain'],
  ['447 120', 'Trevor Lane'],
  ['0143', 'Nadia Hussain'],
  ['mrn-7', 'Nadia Hussain'],
  ['trevor.lane@example.org', 'Trevor Lane'],
  ['follow-up', 'Nadia Hussain'],
  ['', 'Nadia Hussain'],
])('“%s” in a session of two means %s', (text, name) => {
  expect(meantIn(both, text)?.name).toBe(name);
});

test('a chosen person is meant, whatever was typed', () => {
  expect(meantIn(both, 'nadia', trevor)?.name).toBe('Trevor Lane');
});

test('nobody is invited: nobody is meant', () => {
  expect(meantIn({ ...session, participants: [] }, 'trev')).toBeUndefined();
});
