// Goal: what a person asked for while the page could not hear is done once when it can, and never behind or after a lock.
// Method: the real push to a page that notes what reaches it, and a desk that opens, locks and loads when a test says so.
import type { WebContents } from 'electron';
import { expect, test } from 'vitest';
import { createPush } from './push.ts';
import { createWishes } from './wishes.ts';

function desk() {
  const heard: string[] = [];
  const page = {
    send: (channel: string, { name = '', to = '' }: { name?: string; to?: string }) =>
      void heard.push(`${channel.replace('desk-event:', '')} ${name}${to}`),
    isDestroyed: () => false,
  };
  const state = { isOpened: false, isLocked: false };
  const push = createPush(
    () => page as unknown as WebContents,
    () => state.isLocked,
  );
  const wishes = createWishes(push, () => state.isOpened && state.isLocked);
  return {
    ...{ heard, state, wishes },
    command: (name: 'newSession' | 'find' | 'outbox' | 'settings' | 'today' | 'help' | 'lock') =>
      wishes.want({ is: 'command', what: { name } }),
    goTo: (localId: string) => wishes.want({ is: 'goTo', what: { to: 'session', localId, startsAt: 5 } }),
  };
}

test('a page that listens hears it at once', () => {
  const { heard, state, wishes, command, goTo } = desk();
  state.isOpened = true;
  wishes.listens();
  command('find');
  goTo('a');
  expect(heard).toEqual(['command find', 'goTo session']);
});

test('asked while the account opens: kept, in order, and done once', () => {
  const { heard, state, wishes, command, goTo } = desk();
  state.isLocked = true; // nobody knows better yet
  command('newSession');
  goTo('a');
  expect(heard).toEqual([]);
  Object.assign(state, { isOpened: true, isLocked: false });
  wishes.listens();
  wishes.listens();
  expect(heard).toEqual(['command newSession', 'goTo session']);
});

test('who asks twice because nothing happens means it once; of places the last; and no more than a few', () => {
  const { heard, wishes, command, goTo } = desk();
  for (let time = 0; time < 3; time++) command('newSession');
  goTo('a');
  goTo('b');
  wishes.listens();
  expect(heard).toEqual(['command newSession', 'goTo session']);
  wishes.leaves();
  for (const name of ['newSession', 'find', 'outbox', 'settings', 'today', 'help'] as const) command(name);
  heard.length = 0;
  wishes.listens();
  expect(heard).toEqual(['find', 'outbox', 'settings', 'today', 'help'].map((name) => `command ${name}`));
});

test('a page that is loaded anew is waited for', () => {
  const { heard, wishes, command } = desk();
  wishes.listens();
  wishes.leaves();
  command('find');
  expect(heard).toEqual([]);
  wishes.listens();
  expect(heard).toEqual(['command find']);
});

test('behind the lock nothing is kept: whoever signs in next does not find what another one asked for', () => {
  const { heard, state, wishes, command, goTo } = desk();
  Object.assign(state, { isOpened: true, isLocked: true });
  command('newSession');
  goTo('a');
  state.isLocked = false;
  wishes.listens();
  expect(heard).toEqual([]);
});

test('asked before, and it opens to the lock: dropped', () => {
  const { heard, state, wishes, command, goTo } = desk();
  command('newSession');
  goTo('a');
  Object.assign(state, { isOpened: true, isLocked: true });
  wishes.drop();
  state.isLocked = false;
  wishes.listens();
  expect(heard).toEqual([]);
});
