// The window first, the account beside it, calls last.
import { expect, test } from 'vitest';
import { openBeside } from './openBeside.ts';

function begin() {
  const order: string[] = [];
  let accountOpens = (): void => undefined;
  let accountFails = (_error: Error): void => undefined;
  const all = openBeside({
    openWindow: (opened) => {
      order.push('window');
      void opened.then(() => order.push('calls'));
      return 'shell';
    },
    openAccount: () => {
      order.push('account begins');
      return new Promise((resolve, reject) => ([accountOpens, accountFails] = [resolve, reject]));
    },
    opened: (shell) => order.push(`${shell} opened`),
  });
  return { order, all, accountOpens: () => accountOpens(), accountFails: (error: Error) => accountFails(error) };
}

test('the window is there before the account begins to open, and no call is answered before the account stands', async () => {
  const { order, all, accountOpens } = begin();
  await new Promise(setImmediate);
  expect(order).toEqual(['window', 'account begins']);
  accountOpens();
  await all;
  expect(order).toEqual(['window', 'account begins', 'shell opened', 'calls']);
});

test('where opening throws nothing is ever answered', async () => {
  const { order, all, accountFails } = begin();
  accountFails(new Error('a fault'));
  await expect(all).rejects.toThrow('a fault');
  await new Promise(setImmediate);
  expect(order).toEqual(['window', 'account begins']);
});
