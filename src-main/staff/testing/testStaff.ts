// For tests: the staff of a desk in a folder or a memory of its own, with cheap PINs. Until somebody is added nobody signs in.
import { join } from 'node:path';
import { TestClock } from '../../../src-shared/time/testClock.ts';
import { nodeFiles } from '../../store/files.ts';
import { memoryFiles } from '../../store/testing/memoryFiles.ts';
import { keyOf, seededBytes } from '../../store/testing/testStore.ts';
import { MemoryAudit } from '../audit.ts';
import { Gate } from '../gate.ts';
import { StaffBook } from '../staffBook.ts';
import type { StaffBookParts } from '../staffBook.ts';

export const cheap = { N: 2 ** 10, r: 8, p: 1 };

// A nonce must never come twice under one key, so each opening draws from another seed.
let openings = 0;

/** The staff that lie in `folder`, as after a start. */
export function openStaff(folder: string, clock = new TestClock(), some: Partial<StaffBookParts> = {}): StaffBook {
  const book = new StaffBook({
    files: nodeFiles,
    random: seededBytes(3000 + process.pid + openings++),
    now: () => clock.now(),
    monotonic: () => clock.monotonic(),
    log: () => undefined,
    cost: cheap,
    ...some,
  });
  book.open({ path: join(folder, 'staff.sealed'), dataKey: keyOf(1), formerKey: null, isReal: true });
  return book;
}

/** What a desk is handed of its staff; `turns` are the times that it locked or opened. */
export function testStaff(mode: 'none' | 'practice' | 'live' = 'live') {
  const book = openStaff('', new TestClock(), { files: memoryFiles() });
  book.useNoPins();
  const turns: string[] = [];
  const audit = new MemoryAudit();
  const gate = new Gate({
    book,
    mode: () => mode,
    secretIsKept: () => true,
    turned: (_locked, why) => void turns.push(why),
  });
  const staff = {
    ...{ book, gate },
    ownsAccount: (typed: { identifier: string; secret: string }) =>
      Promise.resolve(typed.identifier === 'our identifier' && typed.secret === 'our secret'),
    askToLock: () => void gate.lock('key'),
    touched: () => undefined,
    mayGo: () => undefined,
    hasDraft: () => false,
  };
  return { staff, audit, lockChanged: () => undefined, turns };
}
