import { expect, test } from 'vitest';
import { Refusal, settle, TestBridge } from '../../state/testBridge.ts';
import { OutboxFeed } from './outboxFeed.svelte.ts';

const knowing = (words: string): unknown => ({ knows: { words, tone: 'wait' } });

test('what people were told is that of the session asked for last, whichever answer comes first', async () => {
  const answers = new Map<string, (value: unknown) => void>();
  const bridge = new TestBridge().answer(
    'session.read',
    ({ localId }: { localId: string }) => new Promise((resolve) => answers.set(localId, resolve)),
  );
  const feed = new OutboxFeed(bridge.desk);
  void feed.readTold('rosa');
  void feed.readTold('mai');
  answers.get('mai')?.(knowing('Not sent yet: tell Mai yourself.'));
  await settle();
  answers.get('rosa')?.(knowing('Not sent yet: tell Rosa yourself.'));
  await settle();
  expect(feed.toldOf('mai')).toBe('Not sent yet: tell Mai yourself.');
  expect(feed.toldOf('rosa')).toBe('');
});

test('a session that is not here, or does not open, says nothing of what people were told', async () => {
  const bridge = new TestBridge().answer('session.read', () => null);
  const feed = new OutboxFeed(bridge.desk);
  await feed.readTold('rosa');
  expect(feed.toldOf('rosa')).toBe('');
  bridge.answer('session.read', () => knowing('SecureVideo was asked to e-mail Rosa, 1:05 pm.'));
  await feed.readTold('rosa');
  expect(feed.toldOf('rosa')).toBe('SecureVideo was asked to e-mail Rosa, 1:05 pm.');
  bridge.answer('session.read', () => {
    throw new Refusal();
  });
  await feed.readTold('rosa');
  expect(feed.toldOf('rosa')).toBe('');
});
