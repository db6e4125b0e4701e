// For tests: opens a store in a process of its own, says in one word what came of it, and waits to be ended or killed.
import { join } from 'node:path';
import { openStore } from '../open.ts';
import { StoreError } from '../storeError.ts';
import { keyOf, seededBytes, TestLog } from './testStore.ts';

const [folder = '', work = 'hold'] = process.argv.slice(2);

try {
  const store = openStore({
    path: join(folder, 'desk.db'),
    dataKey: keyOf(1),
    clock: { now: () => 0 },
    log: new TestLog(),
    random: seededBytes(process.pid),
  });
  if (work === 'write') {
    // One number after another, each told only when it is saved: the test kills this process among them.
    for (let count = 1; ; count++) {
      store.transaction(() => store.setMeta('count', String(count)));
      process.stdout.write(`${count}\n`);
    }
  }
  if (work === 'half') {
    store.db.exec('BEGIN IMMEDIATE');
    store.db.exec("INSERT INTO meta (key, value) VALUES ('half', 'written')");
  }
  process.stdout.write(`${store.opened.is}\n`);
  process.stdin.on('data', () => {
    store.close();
    process.exit(0);
  });
} catch (error) {
  process.stdout.write(`${error instanceof StoreError ? error.kind : String(error)}\n`);
  process.exit(1);
}
