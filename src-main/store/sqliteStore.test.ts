// Goal: a transaction is whole or absent, on disk and in memory. Method: real files, reopened after each way of ending.
import { afterEach, expect, test, vi } from 'vitest';
import { StoreError } from './storeError.ts';
import { emptyFolder } from './testing/emptyFolder.ts';
import { openTestStore, TestLog } from './testing/testStore.ts';
import type { OpenedStore } from './open.ts';

const open: OpenedStore[] = [];
afterEach(() => {
  for (const store of open.splice(0)) store.close();
});
function newStore(folder = emptyFolder(), log = new TestLog()): OpenedStore {
  const store = openTestStore(folder, { log });
  open.push(store);
  return store;
}

test('what was written in a transaction is there after a restart', () => {
  const folder = emptyFolder();
  const store = newStore(folder);
  expect(store.transaction(() => (store.setMeta('a', '1'), 'answer'))).toBe('answer');
  store.close();
  expect(newStore(folder).getMeta('a')).toBe('1');
});

test('a transaction that throws leaves nothing, and throws the same', () => {
  const store = newStore();
  const fault = new Error('a bug');
  const fail = (): void =>
    store.transaction(() => {
      store.setMeta('a', '1');
      throw fault;
    });
  expect(fail).toThrow(fault);
  expect(store.getMeta('a')).toBeNull();
  store.transaction(() => store.setMeta('b', '2'));
  expect(store.getMeta('b')).toBe('2');
});

test('a nested call joins: the outer failure takes the inner with it', () => {
  const store = newStore();
  const fail = (): void =>
    store.transaction(() => {
      store.transaction(() => store.setMeta('inner', '1'));
      throw new Error('after');
    });
  expect(fail).toThrow('after');
  expect(store.getMeta('inner')).toBeNull();
});

test('a nested failure that is caught still ends the whole', () => {
  const store = newStore();
  const half = (): void =>
    store.transaction(() => {
      store.setMeta('first', '1');
      try {
        store.transaction(() => {
          store.setMeta('second', '2');
          throw new Error('inner');
        });
      } catch {
        // the caller goes on as if nothing had been
      }
    });
  expect(half).toThrow('part');
  expect([store.getMeta('first'), store.getMeta('second')]).toEqual([null, null]);
});

test('work that is a promise is refused and undone', () => {
  const store = newStore();
  const late = (): Promise<void> =>
    store.transaction(async () => {
      store.setMeta('a', '1');
      await Promise.resolve();
    });
  expect(late).toThrow('over');
  expect(store.getMeta('a')).toBeNull();
});

test('memory follows: committed after the commit, rolled back in the opposite order, each once', () => {
  const store = newStore();
  const seen: string[] = [];
  const follow = (name: string): void =>
    store.whenSettled({ committed: () => seen.push(`${name} committed`), rolledBack: () => seen.push(`${name} back`) });

  store.transaction(() => {
    follow('a');
    store.transaction(() => follow('b'));
    expect(seen).toEqual([]); // the inner end is not the end
  });
  expect(seen.splice(0)).toEqual(['a committed', 'b committed']);

  const fail = (): void =>
    store.transaction(() => {
      follow('c');
      follow('d');
      throw new Error('no');
    });
  expect(fail).toThrow('no');
  expect(seen).toEqual(['d back', 'c back']);
  expect(() => store.whenSettled({})).toThrow('No transaction');
});

test('a listener that fails after the commit does not make a saved change look unsaved', () => {
  const log = new TestLog();
  const store = newStore(emptyFolder(), log);
  const committed = vi.fn(() => {
    throw new Error('a listener');
  });
  store.transaction(() => {
    store.setMeta('a', '1');
    store.whenSettled({ committed });
  });
  expect(committed).toHaveBeenCalledOnce();
  expect(store.getMeta('a')).toBe('1');
  expect(log.codes).toEqual(['store:settledHandlerFailed']);
});

test('a full disk refuses with its kind, keeps what was there, and works again when there is room', () => {
  const store = newStore();
  store.setMeta('kept', 'yes');
  const pages = Number(Object.values(store.db.prepare('PRAGMA page_count').get() ?? {})[0]);
  store.db.exec(`PRAGMA max_page_count = ${pages}`);
  const tooMuch = (): void =>
    store.transaction(() => {
      store.setMeta('small', '1');
      store.setMeta('large', 'x'.repeat(200_000));
    });
  expect(tooMuch).toThrow(StoreError);
  expect(tooMuch).toThrow(expect.objectContaining({ kind: 'full' }));
  expect([store.getMeta('kept'), store.getMeta('small'), store.getMeta('large')]).toEqual(['yes', null, null]);

  store.db.exec('PRAGMA max_page_count = 1000000');
  tooMuch();
  expect(store.getMeta('small')).toBe('1');
});

test('closing in the middle of a transaction is a bug and says so; closing twice is harmless', () => {
  const folder = emptyFolder();
  const store = newStore(folder);
  expect(() => store.transaction(() => store.close())).toThrow('running');
  store.close();
  store.close();
  expect(newStore(folder).opened.is).toBe('asItWas'); // and the lock is free again
});
