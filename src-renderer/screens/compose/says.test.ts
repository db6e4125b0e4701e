import { expect, test } from 'vitest';
import { saysOf, type SaysInput } from './says.ts';
import { mountain, testDraft, testGuest, testHost, testNow } from '../../form/testDraft.ts';

const usual: SaysInput = {
  draft: testDraft(),
  host: testHost,
  clinicZoneId: mountain,
  now: testNow,
  waits: undefined,
  wrong: 0,
  question: undefined,
};
const said = (change: Partial<SaysInput>): string => {
  const { strong, rest } = saysOf({ ...usual, ...change });
  return [strong, rest].filter(Boolean).join(' | ');
};
const now = { ...testDraft().when, now: true };

test('says who is told what, in the guest’s time', () => {
  expect(said({})).toBe('Trevor Lane gets an e-mail invite for Tue 24 Nov, 3:00 pm Eastern, Trevor’s time.');
});

test('a deposit is asked, never due', () => {
  const draft = testDraft({ participants: [testGuest({ serviceId: 88, deposit: '25' })] });
  expect(said({ draft })).toMatch(/\| \$25\.00 is asked before entering\.$/);
});

test('who gets no invite is to be told by the desk', () => {
  expect(said({ draft: testDraft({ participants: [testGuest({ delivery: 'none' })] }) })).toBe(
    'Trevor Lane gets no invite: tell Trevor the time and the code yourself. | Tue 24 Nov, 3:00 pm Eastern, Trevor’s time. The code to read out shows once it is booked.',
  );
});

test('several are told each in the own way, many by count', () => {
  const maria = { localId: 'g2', name: 'Maria Diaz', delivery: 'text', phone: '2125550175', zoneId: mountain } as const;
  const two = [testGuest(), testGuest(maria)];
  expect(said({ draft: testDraft({ participants: two }) })).toBe(
    'Trevor Lane gets an e-mail invite (Tue 24 Nov, 3:00 pm Eastern) and Maria Diaz gets a text invite (Tue 24 Nov, 1:00 pm Mountain).',
  );
  const four = [
    ...two,
    testGuest({ localId: 'g3', name: 'A B' }),
    testGuest({ localId: 'g4', name: 'C D', delivery: 'none' }),
  ];
  expect(said({ draft: testDraft({ participants: four }) })).toBe(
    '2 people get an e-mail invite, 1 person gets a text invite and 1 person gets no invite.',
  );
});

test('an invite that has nowhere to go is not promised: what is missing is said', () => {
  const draft = (change: Parameters<typeof testGuest>[0]) => testDraft({ participants: [testGuest(change)] });
  expect(said({ draft: draft({ email: ' ' }) })).toMatch(/^Type Trevor’s e-mail address, /);
  expect(said({ draft: draft({ delivery: 'text', phone: '' }) })).toMatch(/^Type Trevor’s number for texts, /);
  expect(said({ draft: draft({ delivery: 'none', email: '' }) })).toMatch(/^Trevor Lane gets no invite/);
});

test('a colleague finds it without an invite', () => {
  const user = { kind: 'user', localId: 'u', userId: '32', name: 'Marcus Bell', packet: 'none' } as const;
  expect(said({ draft: testDraft({ participants: [testGuest(), user] }) })).toMatch(
    /Marcus Bell finds it in SecureVideo\.$/,
  );
  expect(said({ draft: testDraft({ participants: [user] }) })).toMatch(/^No patient is invited\./);
});

test('a Meet Now can be entered at once', () => {
  const draft = testDraft({ when: now, participants: [testGuest({ delivery: 'text', phone: '2125550175' })] });
  expect(said({ draft })).toBe(
    'Trevor Lane gets a text invite and can enter at once. | You then see the code to read out.',
  );
});

test('without a line it is kept here first', () => {
  const waits = { until: 'when the internet is back', soon: 'if the internet is back within 5 minutes' };
  expect(said({ waits })).toBe(
    'Saved here, and sent when the internet is back: | Trevor Lane then gets an e-mail invite for Tue 24 Nov, 3:00 pm Eastern, Trevor’s time.',
  );
  expect(said({ waits, draft: testDraft({ when: now }) })).toMatch(/started if the internet is back within 5 minutes/);
});

test.each([
  ['Choose the clinician', { hostId: '' }],
  ['Say when', { when: { ...testDraft().when, startsAt: null } }],
  ['Add a patient', { participants: [] }],
])('%s, while it is missing', (words, change) => {
  expect(said({ draft: testDraft(change) })).toBe(`${words}, and this line says what will happen.`);
});

test('an open question and what is wrong come first', () => {
  const question = { on: 'Sun 14 Mar 2027', answers: 3 };
  expect(said({ question })).toBe(
    'One question is open: | which time on Sun 14 Mar 2027. Choose with 1, 2 or 3, or type another time.',
  );
  expect(said({ question, wrong: 3 })).toMatch(/^3 things to put right above\./);
  expect(saysOf({ ...usual, wrong: 1 })).toMatchObject({ tone: 'stop', strong: '1 thing to put right above.' });
});
