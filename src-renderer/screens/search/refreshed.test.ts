import { expect, test } from 'vitest';
import type { FoundSession, RemoteSearchAnswer, SearchAnswer } from '../../../src-shared/contract/views/search.ts';
import { freshened, inShownOrder } from './refreshed.ts';
import { foundSession, trevor } from './testResults.ts';

const answer = (sessions: readonly FoundSession[], change: Partial<SearchAnswer> = {}): SearchAnswer => ({
  ...{ text: 't', reads: 'text', sessions: [...sessions], people: [], nextSessions: {}, clinicians: [], readAt: 1 },
  ...change,
});
const remote = (...sessions: FoundSession[]): RemoteSearchAnswer => ({
  ...{ email: 't', asked: 'answered', line: { is: 'unknown' }, sessions, unreadable: 0 },
});
const ids = (sessions: readonly FoundSession[]): string[] =>
  sessions.map(({ session, origin }) => `${session.localId} ${session.startsAt} ${origin}`);

test('what is shown stays in its order, what is new comes after it, what is gone goes', () => {
  const shown = answer([foundSession('a', 1), foundSession('b', 2), foundSession('c', 3)]);
  const fresh = answer([foundSession('new', 0), foundSession('c', 3), foundSession('a', 9)]);
  expect(ids(inShownOrder(shown, fresh, undefined).sessions)).toEqual([
    ...['a 9 thisComputer', 'c 3 thisComputer', 'new 0 thisComputer'],
  ]);
});

test('so do people', () => {
  const rosa = { ...trevor, personId: 'p2', name: 'Rosa Vega' };
  const shown = answer([], { people: [trevor, rosa] });
  const fresh = answer([], { people: [rosa, { ...trevor, ahead: 7 }] });
  expect(inShownOrder(shown, fresh, undefined).people.map((one) => `${one.name} ${one.ahead}`)).toEqual([
    ...['Trevor Lane 7', 'Rosa Vega 1'],
  ]);
});

test('what only SecureVideo told stays apart, and is brought up to date there', () => {
  const told = remote(foundSession('a', 1, 'secureVideo'), foundSession('theirs', 2, 'secureVideo'));
  const fresh = answer([foundSession('a', 1), foundSession('theirs', 5)]);
  expect(ids(inShownOrder(answer([foundSession('a', 1)]), fresh, told).sessions)).toEqual(['a 1 thisComputer']);
  expect(ids(freshened(told, fresh).sessions)).toEqual(['a 1 secureVideo', 'theirs 5 secureVideo']);
});
