// Goal: what the disk refuses is said in words that are true of what was asked, and nothing changes behind them.
// Method: the calls of a desk on a real file that may not grow, or that is taken away while it is open.
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Handlers } from '../../src-shared/contract/calls.ts';
import type { SessionDraft } from '../../src-shared/session/draft.ts';
import { TestClock } from '../../src-shared/time/testClock.ts';
import { emptyFolder } from '../store/testing/emptyFolder.ts';
import type { OpenAccount } from './openAccount.ts';
import { bookAt, deskOf, openAccountAt } from './testing/deskAt.ts';

const clock = new TestClock();
let folder: string;
let account: OpenAccount;
let desk: Handlers;
beforeEach(() => {
  folder = emptyFolder();
  account = openAccountAt(folder, clock);
  desk = deskOf(account, clock);
});
afterEach(() => account.close());

const fillers = [
  `INSERT INTO meta VALUES ('filler-' || ?, hex(zeroblob(?)))`,
  `INSERT INTO change_story VALUES ('filler', ?, 0, '', zeroblob(?))`,
  `INSERT INTO drafts (draft_id, kept_at, sealed) VALUES ('filler-' || ?, 0, zeroblob(?))`,
  `INSERT INTO changes (change_id, lane, kind, state, revision, made_at, ended_at, progress, wish, facts)
    VALUES ('filler-' || ?, 'filler', 'move', 'delivered', 0, 0, 0, '', x'', zeroblob(?))`,
];

/** Lets the file grow no more, and leaves no room in what it has. */
function fillUp(): void {
  const { db } = account.store;
  db.exec(`PRAGMA max_page_count = ${String(Number(db.prepare('PRAGMA page_count').get()?.['page_count']) + 3)}`);
  for (const sql of fillers) {
    for (let size = 3000, part = 0; size >= 1; part++) {
      try {
        db.prepare(sql).run(part, size);
      } catch {
        size = Math.floor(size / 2);
      }
    }
  }
}

function makeRoom(): void {
  account.store.db.exec('PRAGMA max_page_count = 100000');
}

const codeOf = async (call: unknown): Promise<unknown> => {
  try {
    await call;
    return 'done';
  } catch (error) {
    return (error as { problem?: { code: string } }).problem?.code ?? error;
  }
};

test('an answer on a full disk is not taken, says so, and is taken when there is room', async () => {
  const changeId = bookAt(account, 1);
  fillUp();
  const before = account.outbox.rows(0);
  expect(await codeOf(desk['outbox.act']({ changeId, action: 'takeBack' }))).toBe('answerNotSaved');
  expect(account.outbox.rows(0)).toEqual(before);
  makeRoom();
  expect(await desk['outbox.act']({ changeId, action: 'takeBack' })).toMatchObject({ standing: 'takenBack' });
});

test('a change, a draft and an answer each have their own words on a full disk; reading goes on', async () => {
  const changeId = bookAt(account, 1);
  const draft = await desk['draft.open']({ from: 'blank', meetNow: false, hostId: '', date: null });
  const typed: SessionDraft = { ...draft, topic: 'x'.repeat(150) };
  const { seen } = (await desk['session.read']({ localId: 'lane-1' })) ?? expect.fail('no session');
  fillUp();
  const cancel = desk['session.cancel']({ changeId: 'cancel-0001', localId: 'lane-1', seen });
  expect(await codeOf(cancel)).toBe('diskFailed');
  expect(await codeOf(desk['draft.keep']({ draft: typed }))).toBe('draftNotKept');
  expect(await codeOf(desk['outbox.act']({ changeId, action: 'takeBack' }))).toBe('answerNotSaved');
  expect((await desk['outbox.read'](undefined)).waiting).toHaveLength(1);
});

test('an answer that comes as the change has moved on says so, and changes nothing', async () => {
  const changeId = bookAt(account, 1);
  await desk['outbox.act']({ changeId, action: 'takeBack' });
  expect(await codeOf(desk['outbox.act']({ changeId, action: 'takeBack' }))).toBe('noSuchChange');
});

// Windows does not let a file that is open be taken away.
test.skipIf(process.platform === 'win32')(
  'the file is taken away while open: nothing more is saved, it says so, and all is there at the next start',
  async () => {
    const changeId = bookAt(account, 1);
    const { seen } = (await desk['session.read']({ localId: 'lane-1' })) ?? expect.fail('no session');
    rmSync(join(folder, 'accounts', 'acc-1', 'desk.db'));
    const cancel = desk['session.cancel']({ changeId: 'cancel-0001', localId: 'lane-1', seen });
    expect(await codeOf(cancel)).toBe('storeGone');
    expect(await codeOf(desk['outbox.act']({ changeId, action: 'takeBack' }))).toBe('storeGone');
    await account.close();
    account = openAccountAt(folder, clock);
    expect(account.outbox.rows(0)).toMatchObject([{ changeId, standing: 'needsYou', cause: 'restored' }]);
  },
);
