// The search while it is open: what changes elsewhere is taken in, and never over what has been typed since.
import { expect, test } from 'vitest';
import type { SearchAnswer } from '../../../src-shared/contract/views/search.ts';
import { TestClock } from '../../../src-shared/time/testClock.ts';
import { TestBridge } from '../../state/testBridge.ts';
import { SearchState } from './searchState.svelte.ts';
import { foundSession } from './testResults.ts';

const answer = (text: string, ...ids: string[]): SearchAnswer => ({
  ...{ text, reads: 'text', people: [], nextSessions: {}, clinicians: [], readAt: 1 },
  sessions: ids.map((id, at) => foundSession(id, at)),
});
const shown = (search: SearchState): string[] => (search.local?.sessions ?? []).map((one) => one.session.localId);

test('a change elsewhere comes in under what is shown, and whoever holds the highlight is told before', async () => {
  const bridge = new TestBridge().answer('search.local', ({ text }: { text: string }) => answer(text, 'a', 'b'));
  const search = new SearchState(bridge.desk, new TestClock());
  const seen: string[][] = [];
  search.onRefresh = () => void seen.push(shown(search));
  await search.type('tre');
  bridge.answer('search.local', ({ text }: { text: string }) => answer(text, 'new', 'b', 'a'));
  await search.refresh();
  expect([seen, shown(search)]).toEqual([[['a', 'b']], ['a', 'b', 'new']]);
});

test('an answer to what is not typed any more, or one that was overtaken, is not taken in', async () => {
  const bridge = new TestBridge().answer('search.local', ({ text }: { text: string }) => answer(text, text));
  const search = new SearchState(bridge.desk, new TestClock());
  await search.type('tre');
  const late = search.refresh();
  await search.type('rosa');
  await late;
  expect(shown(search)).toEqual(['rosa']);

  let first = (_answer: SearchAnswer): void => undefined;
  bridge.answer('search.local', () => new Promise<SearchAnswer>((resolve) => (first = resolve)));
  const overtaken = search.refresh();
  await Promise.resolve();
  bridge.answer('search.local', () => answer('rosa', 'newest'));
  await search.refresh();
  first(answer('rosa', 'older'));
  await overtaken;
  expect(shown(search)).toEqual(['newest']);
});
