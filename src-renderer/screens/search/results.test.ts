import { expect, test } from 'vitest';
import type {
  FoundSession,
  PersonSuggestion,
  RemoteSearchAnswer,
  SearchAnswer,
} from '../../../src-shared/contract/views.ts';
import { eastern, testHost, testNow } from '../compose/testDraft.ts';
import { dayWords, groupsOf, mergeFound, type Group, type ResultsInput } from './results.ts';

const zone = 'America/Denver';

function found(localId: string, startsAt: number, origin: FoundSession['origin'] = 'thisComputer'): FoundSession {
  const person = {
    localId: `${localId}-p`,
    participationId: 1,
    name: 'Trevor Lane',
    userId: null,
    isHost: false,
    email: 'trevor.lane@example.org',
    phone: '',
    zoneId: eastern,
    externalId: '',
    connectCode: '447120983',
    delivery: 'email',
    connectedAt: null,
    expiresAt: null,
    rsvp: '',
    serviceId: null,
    depositCents: null,
    packet: null,
  } as const;
  return {
    session: {
      localId,
      sessionId: 1,
      hostId: '31',
      startsAt,
      meetNow: false,
      recorded: false,
      topic: 'Follow-up',
      externalId: '',
      scheduleType: '',
      cancelled: false,
      billableAt: null,
      durationMinutes: null,
      participants: [person],
    },
    seen: { startsAt, hostId: '31', names: ['Trevor Lane'], readAt: null },
    wasStartsAt: null,
    tell: '',
    waiting: 'none',
    notBookedYet: false,
    cancelWaits: false,
    readAt: null,
    goneSince: null,
    mark: null,
    origin,
  };
}

const trevor: PersonSuggestion = {
  personId: 'p1',
  name: 'Trevor Lane',
  email: 'trevor.lane@example.org',
  phone: '',
  zoneId: eastern,
  externalId: '',
  delivery: 'email',
  lastHostId: '31',
  lastKindId: '',
  lastSeenAt: testNow,
  ahead: 1,
};

function local(change: Partial<SearchAnswer> = {}): SearchAnswer {
  return { text: 'tre', reads: 'text', sessions: [], people: [], clinicians: [], readAt: testNow - 60_000, ...change };
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
const plain = { clinicians: [testHost], now: testNow, zone, practice: false, rehearsal: null };
const groups = (text: string, answer: SearchAnswer | undefined, theirs?: RemoteSearchAnswer): readonly Group[] =>
  groupsOf({ ...plain, text, local: answer, remote: theirs });

test('answers are merged by session, and each says where it is known', () => {
  const merged = mergeFound(
    [found('a', 1), found('waits', 2)],
    remote([found('late', 9, 'secureVideo'), found('a', 1, 'both'), found('soon', 5, 'secureVideo')]),
  );
  expect(merged.map((one) => `${one.session.localId} ${one.origin}`)).toEqual([
    'a both',
    'waits thisComputer',
    'soon secureVideo',
    'late secureVideo',
  ]);
});

test('without a line nothing of this computer is taken away', () => {
  expect(mergeFound([found('a', 1)], remote([], 'noLine'))).toEqual([found('a', 1)]);
});

test('a patient’s name brings the session first, with the other wall’s time, and what can be done', () => {
  const answer = local({ sessions: [found('s', testNow + 13 * 60_000)], people: [trevor] });
  const shown = groups('tre', answer);
  expect(shape(shown)).toEqual([
    '# Sessions',
    'session s',
    '# People',
    'person p1',
    '# Commands',
    'New session with Trevor Lane',
    'Meet Now with Trevor Lane',
    'Copy Trevor’s code for 11:00 am',
  ]);
  expect(shown[0]?.results[0]).toMatchObject({
    name: 'Today, 11:00 am · Trevor Lane',
    hint: 'Dr. Ilse Voss · 1:00 pm Eastern · Follow-up',
  });
  expect(shown[0]?.note).toBe('on this computer, read at 10:46 am');
});

test('a clinician’s name brings the clinician first', () => {
  const answer = local({
    sessions: [found('s', testNow)],
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
  expect(shape(groups('trevor.lane@example.org', answer, remote([found('x', testNow, 'secureVideo')])))).toEqual([
    '# ',
    'lookup',
    '# Sessions',
    'session x',
  ]);
  expect(shape(groups('other@example.org', { ...answer, reads: 'email' }, remote([found('x', testNow)])))).toEqual([
    '# ',
    'lookup',
  ]);
});

test('commands are found by their words, and all of them stand there before anything is typed', () => {
  expect(shape(groups('sett', local()))).toEqual(['# Commands', 'Settings']);
  expect(groups('', undefined)[0]?.results).toHaveLength(8);
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
