import { expect, test } from 'vitest';
import type { FoundSession, RemoteSearchAnswer, SearchAnswer } from '../../../src-shared/contract/views/search.ts';
import { testHost, testNow } from '../../form/testDraft.ts';
import { foundSession, trevor } from './testResults.ts';
import { dayWords, groupsOf, mergeFound, nextWords } from './results.ts';
import type { Group, ResultsInput } from './resultTypes.ts';

const zone = 'America/Denver';

function local(change: Partial<SearchAnswer> = {}): SearchAnswer {
  return {
    text: 'tre',
    reads: 'text',
    sessions: [],
    people: [],
    nextSessions: {},
    clinicians: [],
    readAt: testNow - 60_000,
    ...change,
  };
}
const remote = (sessions: FoundSession[], asked: 'answered' | 'noLine' = 'answered'): RemoteSearchAnswer => ({
  email: 'trevor.lane@example.org',
  asked,
  line: { is: 'unknown' },
  sessions,
  unreadable: 0,
});
const shape = (groups: readonly Group[]): string[] =>
  groups.flatMap((one) => [
    `# ${one.title}`,
    ...one.results.map((result) => ('words' in result ? result.words : result.key)),
  ]);
const plain = {
  ...{ clinicians: [testHost], now: testNow, zone, practice: false, rehearsal: null },
  ...({ remoteAt: testNow, theirsGo: 'afterOurs', offline: false } as const),
};
const groups = (text: string, answer: SearchAnswer | undefined, theirs?: RemoteSearchAnswer): readonly Group[] =>
  groupsOf({ ...plain, text, local: answer, remote: theirs });

test('answers are merged by session, and what only SecureVideo has stands apart', () => {
  const merged = mergeFound(
    [foundSession('a', 1), foundSession('waits', 2)],
    remote([
      foundSession('late', 9, 'secureVideo'),
      foundSession('a', 1, 'both'),
      foundSession('soon', 5, 'secureVideo'),
    ]),
  );
  const told = (list: readonly FoundSession[]): string[] => list.map((one) => `${one.session.localId} ${one.origin}`);
  expect(told(merged.ours)).toEqual(['a both', 'waits thisComputer']);
  expect(told(merged.theirs)).toEqual(['soon secureVideo', 'late secureVideo']);
});

test('initials only: what was typed stands in no row and no words, and still does what it says', () => {
  for (const [text, answer] of [
    ['Rosa Vega', local({ text: 'Rosa Vega' })],
    ['rosa@example.org', local({ text: 'rosa@example.org', reads: 'email' })],
  ] as const) {
    const shown = groupsOf({ ...plain, text, veiled: true, local: answer, remote: undefined });
    const results = shown.flatMap((one) => one.results);
    expect(results.length).toBeGreaterThan(0);
    const said = results.map((one) => ('words' in one ? one.words : one.is === 'lookup' ? one.said : ''));
    expect(said.join(' ')).toContain('…');
    expect(said.join(' ')).not.toContain(text);
    expect(JSON.stringify(results)).toContain(text);
  }
});

test('without a line nothing of this computer is taken away', () => {
  expect(mergeFound([foundSession('a', 1)], remote([], 'noLine'))).toEqual({
    ours: [foundSession('a', 1)],
    theirs: [],
  });
});

test('a patient’s name brings the session first, with the other wall’s time, and what can be done', () => {
  const answer = local({ sessions: [foundSession('s', testNow + 13 * 60_000)], people: [trevor] });
  const shown = groups('tre', answer);
  expect(shape(shown)).toEqual([
    '# Sessions',
    'session s',
    '# People',
    'person p1',
    '# Not seen before',
    'New patient “tre”…',
    '# Commands',
    'New session with Trevor Lane',
    'Meet Now with Trevor Lane',
    'Copy Trevor’s code for 11:00 am',
  ]);
  expect(shown[0]?.results[0]).toMatchObject({
    name: 'Today, 11:00 am here · Trevor Lane',
    hint: '1:00 pm Eastern · Dr. Ilse Voss · Follow-up',
  });
  expect(shown[0]?.note).toBe('on this computer, read at 10:46 am');
});

test('a clinician’s name brings the clinician first', () => {
  const answer = local({
    sessions: [foundSession('s', testNow)],
    clinicians: [{ clinician: testHost, count: 4, nextAt: testNow + 13 * 60_000 }],
  });
  const shown = groups('vo', answer);
  expect(shape(shown)).toEqual([
    '# Clinicians',
    'clinician 31',
    '# Sessions',
    'session s',
    '# Commands',
    'Show only Dr. Voss',
    'New session with Dr. Voss',
  ]);
  expect(shown[0]?.results[0]).toMatchObject({ hint: 'Next today 11:00 am · Mountain' });
});

test('an address is looked up, and only the answer to this very address counts', () => {
  const answer = local({ reads: 'email', text: 'trevor.lane@example.org' });
  expect(shape(groups('trevor.lane@example.org', answer, remote([foundSession('x', testNow, 'secureVideo')])))).toEqual(
    ['# ', 'lookup', '# Sessions', 'session x'],
  );
  expect(
    shape(groups('other@example.org', { ...answer, reads: 'email' }, remote([foundSession('x', testNow)]))),
  ).toEqual(['# ', 'lookup']);
});

test('commands are found by their words, and all of them stand there before anything is typed', () => {
  expect(shape(groups('sett', local()))).toEqual(['# Commands', 'Settings']);
  expect(groups('', undefined)[0]?.results).toHaveLength(9);
});

test.each([
  [0, 'Today'],
  [1, 'Tomorrow'],
  [-1, 'Yesterday'],
  [15, 'Tue 8 Dec'],
  [42, 'Mon 4 Jan 2027'],
])('%i days on is “%s”', (days, words) => {
  expect(dayWords(testNow + days * 86_400_000, testNow, zone)).toBe(words);
});

test('an outage is rehearsed from here in practice alone; while one is played its end stands first', () => {
  const found = (more: Partial<ResultsInput>): unknown[] =>
    groupsOf({ ...plain, text: 'rehears', local: undefined, remote: undefined, ...more }).flatMap(({ results }) =>
      results.flatMap((one) => (one.is === 'command' && one.run.do === 'rehearse' ? [one.run.what] : [])),
    );
  expect(found({})).toEqual([]);
  expect(found({ practice: true })).toEqual(['cut', 'slow', 'busy', 'keys']);
  expect(found({ practice: true, rehearsal: 'busy' })).toContain(null);
});

test('before anything is typed: who is due next today, then every command', () => {
  const answer = local({ text: '', reads: 'nothing', sessions: [foundSession('s', testNow + 13 * 60_000)] });
  const shown = groups('', answer);
  expect(shown.map((one) => one.title)).toEqual(['Now and next', 'Commands']);
  expect(shown[0]?.note).toBe('on this computer, read at 10:46 am');
});

test('where both are asked, each session says who told it and when', () => {
  const answer = local({
    ...{ reads: 'email', text: 'trevor.lane@example.org', readAt: testNow - 16 * 60_000 },
    sessions: [
      { ...foundSession('read', testNow), readAt: testNow - 16 * 60_000 },
      foundSession('booked here', testNow + 1),
      { ...foundSession('long ago', testNow + 2), readAt: testNow - 86_400_000 },
      foundSession('there', testNow + 3),
    ],
  });
  const theirs = remote([
    foundSession('there', testNow + 3, 'secureVideo'),
    foundSession('more', testNow + 4, 'secureVideo'),
  ]);
  const from = (at: number): unknown[] =>
    groupsOf({ ...plain, text: 'trevor.lane@example.org', local: answer, remote: theirs, now: at }).flatMap((one) =>
      one.results.flatMap((result) => (result.is === 'session' ? [result.from] : [])),
    );
  expect(from(testNow)).toEqual([
    'this computer, 10:31 am',
    'this computer only',
    'this computer, Sun 22 Nov 10:47 am',
    'SecureVideo, now',
    'SecureVideo, now',
  ]);
  expect(from(testNow + 5 * 60_000).at(-1)).toBe('SecureVideo, 10:47 am');
});

test('what SecureVideo adds stands last where the highlight is further down', () => {
  const answer = local({ reads: 'email', text: 'trevor.lane@example.org', people: [trevor] });
  const input = { ...plain, text: 'trevor.lane@example.org', local: answer };
  const theirs = remote([foundSession('x', testNow, 'secureVideo')]);
  const titles = (theirsGo: 'afterOurs' | 'last'): string[] =>
    groupsOf({ ...input, remote: theirs, theirsGo }).map((one) => one.title);
  expect(titles('afterOurs')).toEqual(['', 'Sessions', 'People', 'Commands']);
  expect(titles('last')).toEqual(['', 'People', 'Commands', 'Sessions that SecureVideo has']);
});

test('offline the list says so, and of when it knows', () => {
  const answer = local({ sessions: [foundSession('s', testNow)] });
  expect(groupsOf({ ...plain, text: 'tre', local: answer, remote: undefined, offline: true })[0]?.note).toBe(
    'offline, on this computer, read at 10:46 am',
  );
});

test.each([
  ['jon smth', 2],
  ['jon@example.org', 2],
  ['447 120', 0],
  ['JT-20931', 0],
  ['x', 0],
])('nobody is like “%s”: %i ways to go on with a new patient', (text, ways) => {
  const shown = groups(text, local({ text }));
  expect(shown.find((one) => one.title === 'Not seen before')?.results ?? []).toHaveLength(ways);
  expect(groups(text, local({ text: 'earlier' })).some((one) => one.title === 'Not seen before')).toBe(false);
});

test('a command whose words are typed in full stands above everything else, and no part of them does', () => {
  const answer = local({ text: 'Settings', people: [trevor] });
  expect(shape(groups(' settings', answer)).slice(0, 3)).toEqual([
    ...['# Commands', 'Settings', 'New session with Trevor Lane'],
  ]);
  expect(shape(groups('settings', local({ text: 'settings' }))).slice(0, 2)).toEqual(['# Commands', 'Settings']);
  expect(shape(groups('setting', answer))[0]).toBe('# People');
});

test('a person is shown with the next session', () => {
  const next = foundSession('s', testNow + 60_000);
  const shown = groups('tre', local({ people: [trevor], nextSessions: { p1: next } }));
  expect(shown[0]?.results[0]).toMatchObject({ is: 'person', next });
  expect(nextWords(next, plain)).toBe('Next: Today, 10:48 am, Dr. Ilse Voss');
  expect(nextWords(foundSession('s', testNow - 60_000), plain)).toBe('Now: Today, 10:46 am, Dr. Ilse Voss');
});
