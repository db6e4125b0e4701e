import { expect, test } from 'vitest';
import type { SessionDraft } from '../../src-shared/session/draft.ts';
import { TypedDrafts } from './typedDrafts.ts';

const draft = (changeId: string, topic = ''): SessionDraft => ({ changeId, topic }) as SessionDraft;

test('a draft is remembered as it was saved last; an unknown one is not made up', () => {
  const typed = new TypedDrafts();
  typed.remember(draft('a', 'first'));
  typed.remember(draft('a', 'second'));
  expect(typed.of('a')?.topic).toBe('second');
  expect(typed.of('b')).toBeUndefined();
});

test('only the last twenty are remembered', () => {
  const typed = new TypedDrafts();
  for (let n = 0; n <= 20; n++) typed.remember(draft(String(n)));
  expect([typed.of('0'), typed.of('1')?.changeId, typed.of('20')?.changeId]).toEqual([undefined, '1', '20']);
});
