// The three groups of the outbox, and the order in each.
import { expect, test } from 'vitest';
import { openRow } from '../testing/sessions.ts';
import { outboxPicture } from './outboxCalls.ts';

const online = { is: 'online', since: 0 } as const;

test('what ended: the newest first, and of two in one moment the one made later; what was handed in keeps its order', () => {
  const ended = (changeId: string, endedAt: number) => ({
    ...openRow(),
    changeId,
    standing: 'delivered' as const,
    endedAt,
  });
  const rows = [ended('invited', 7), ended('removed', 7), ended('booked', 5), ended('moved', 9)];
  expect(outboxPicture(rows, online).ended.map(({ changeId }) => changeId)).toEqual([
    'moved',
    'removed',
    'invited',
    'booked',
  ]);
  expect(rows.map(({ changeId }) => changeId)).toEqual(['invited', 'removed', 'booked', 'moved']);
});

test('what ended and still needs a person stands with what needs one, once', () => {
  const found = { ...openRow(), changeId: 'found', standing: 'needsYou' as const, endedAt: 3 };
  const waits = { ...openRow(), changeId: 'waits', standing: 'waiting' as const };
  const picture = outboxPicture([waits, found], online);
  const ids = (rows: typeof picture.ended): readonly string[] => rows.map(({ changeId }) => changeId);
  expect([ids(picture.needsYou), ids(picture.waiting), ids(picture.ended)]).toEqual([['found'], ['waits'], []]);
});
