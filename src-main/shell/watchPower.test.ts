// Goal: whatever the system tells of a person who has gone locks the desk, and waking looks at once. Method: a monitor that
// notes who listens, and is told what systems tell.
import { expect, test } from 'vitest';
import { watchPower } from './watchPower.ts';

function watched() {
  const ears = new Map<string, () => void>();
  const story: string[] = [];
  const monitor = { on: (name: string, ear: () => void) => void ears.set(name, ear) };
  watchPower(monitor as unknown as Parameters<typeof watchPower>[0], {
    lock: (why) => void story.push(why),
    woke: () => void story.push('woke'),
  });
  return { tell: (name: string): void => ears.get(name)?.(), story, names: [...ears.keys()] };
}

test.each([
  ['lock-screen', 'screenLock'],
  ['suspend', 'sleep'],
  ['user-did-resign-active', 'userSwitch'],
  ['resume', 'woke'],
  ['unlock-screen', 'woke'],
])('%s: %s', (name, what) => {
  const { tell, story } = watched();
  tell(name);
  expect(story).toEqual([what]);
});

test('nothing else is listened to', () => {
  const { names, tell, story } = watched();
  expect(names).toHaveLength(5);
  tell('on-battery');
  expect(story).toEqual([]);
});
