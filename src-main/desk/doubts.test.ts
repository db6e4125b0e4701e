// Goal: a file that is not the one that it was is noticed at opening, nothing of it is sent, and the desk is told what is
// missing and what to check. Method: a desk's real files as a kill leaves them, cut, deleted,
// damaged, put back and copied.
import {
  cpSync,
  existsSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, expect, test } from 'vitest';
import type { Notice } from '../../src-shared/contract/views/status.ts';
import { TestClock } from '../../src-shared/time/testClock.ts';
import { emptyFolder } from '../store/testing/emptyFolder.ts';
import type { OpenAccount } from './openAccount.ts';
import { bookAt, openAccountAt, placesIn } from './testing/deskAt.ts';

const undo: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of undo.splice(0).reverse()) await end();
});

/** Ten minutes after the killed desk began: 10:57 in Denver. */
function laterClock(): TestClock {
  const clock = new TestClock();
  clock.tick(10 * 60_000);
  return clock;
}

function open(folder: string, key: Parameters<typeof openAccountAt>[2] = {}): OpenAccount {
  const account = openAccountAt(folder, laterClock(), key);
  undo.push(() => account.close());
  return account;
}

/** "book 3", "takeBack 3", "checkpoint", "minutes 10". */
function act(account: OpenAccount, clock: TestClock, step: string): void {
  const [what = '', nth = ''] = step.split(' ');
  if (what === 'book') bookAt(account, Number(nth));
  else if (what === 'takeBack') account.outbox.act(`change-${nth.padStart(4, '0')}`, 'takeBack', 'Dana');
  else if (what === 'checkpoint') account.store.db.exec('PRAGMA wal_checkpoint(TRUNCATE)');
  else if (what === 'minutes') clock.tick(Number(nth) * 60_000);
  else throw new Error(`not known: ${what}`);
}

/** A desk that does `steps` and ends in good order. Answers its folder. */
async function closedAfter(steps: readonly string[], folder = emptyFolder()): Promise<string> {
  const clock = new TestClock();
  const account = openAccountAt(folder, clock);
  for (const step of steps) act(account, clock, step);
  await account.close();
  return folder;
}

/** A desk that does `steps`, with its files as they lay at the end of the last: as after kill -9. Answers its folder. */
async function killedAfter(steps: readonly string[], folder = emptyFolder()): Promise<string> {
  const clock = new TestClock();
  const account = openAccountAt(folder, clock);
  for (const step of steps) act(account, clock, step);
  const putBack = rememberFiles(folder);
  await account.close();
  putBack();
  return folder;
}

/** All files of the account and its witness; puts them back in place, so that they stay the same files to the disk. */
function rememberFiles(folder: string): () => void {
  const account = join(folder, 'accounts', 'acc-1');
  const paths = (): string[] => [
    ...readdirSync(account).map((name) => join(account, name)),
    placesIn(folder).witnessFile,
  ];
  const bytes = new Map(paths().map((path) => [path, readFileSync(path)]));
  return () => {
    for (const path of paths()) if (!bytes.has(path)) rmSync(path);
    for (const [path, was] of bytes) writeFileSync(path, was);
  };
}

const standings = (account: OpenAccount): string[] =>
  account.outbox.rows(0).map((row) => (row.cause === null ? row.standing : `${row.standing}:${row.cause}`));
const doubtOf = (account: Pick<OpenAccount, 'notices'>): Notice | undefined =>
  account.notices().find(({ id }) => id === 'doubt');
const files = (folder: string): string[] => readdirSync(join(folder, 'accounts', 'acc-1'));

test('killed at any point with its files as they were, nothing is in doubt', async () => {
  const folder = await killedAfter(['book 1', 'checkpoint', 'book 2', 'takeBack 2', 'book 3']);
  const account = open(folder);
  expect(doubtOf(account)).toBeUndefined();
  expect(standings(account)).toEqual(['waiting', 'takenBack', 'waiting']);
});

test('the log of writes is deleted: what was saved in it is missed by number, and what is left is asked about', async () => {
  const folder = await killedAfter(['book 1', 'checkpoint', 'minutes 5', 'book 2', 'book 3', 'book 4']);
  rmSync(`${placesIn(folder).databaseFile}-wal`);
  const account = open(folder);
  expect(standings(account)).toEqual(['needsYou:restored']);
  const notice = doubtOf(account);
  expect(notice?.title).toBe('This computer has lost something that was saved on it.');
  expect(notice?.detail).toBe(
    'What it knows of your changes ends at 10:47 am. Three changes saved after 10:47 am are missing. ' +
      'One new session, saved 10:47 am, is not sent until you answer.',
  );
  expect(notice?.todo).toEqual([
    'Answer what needs you in the outbox. “Check and send” looks first, so that nothing is booked twice.',
    'Think of what was saved here after 10:47 am. What the day does not show was not sent: do it again.',
    'Compare today with SecureVideo’s own page.',
  ]);
  expect(notice?.sessions).toMatchObject([{ localId: 'lane-1', words: 'New session for Rosa Vega, today 3:00 pm' }]);
});

test('the log of writes is cut: the same, for each place at which it can be cut', { timeout: 30_000 }, async () => {
  const folder = await killedAfter(['book 1', 'checkpoint', 'book 2', 'book 3', 'takeBack 3']);
  const { databaseFile } = placesIn(folder);
  const putBack = rememberFiles(folder);
  const frames = Math.floor((statSync(`${databaseFile}-wal`).size - 32) / (4096 + 24));
  expect(frames).toBeGreaterThan(8);
  const seen = new Map<string, string[]>();
  for (let frame = 0; frame <= frames; frame++) {
    putBack();
    truncateSync(`${databaseFile}-wal`, 32 + frame * (4096 + 24));
    const account = openAccountAt(folder, laterClock());
    const isWhole = standings(account).join() === 'waiting,waiting,takenBack';
    const missing = /(\S+ change|Every change)s? (that was )?saved/.exec(doubtOf(account)?.detail ?? '')?.[1] ?? 'none';
    seen.set(missing, standings(account));
    expect([frame, doubtOf(account) === undefined]).toEqual([frame, isWhole]);
    if (!isWhole) expect(standings(account).every((one) => one === 'needsYou:restored')).toBe(true);
    await account.close();
  }
  expect([...seen.keys()].sort()).toEqual(['Every change', 'One change', 'Two change', 'none']);
});

test('only what became of a change is lost: it is asked about instead of being sent a second time', async () => {
  const folder = await killedAfter(['book 1', 'book 2', 'checkpoint', 'takeBack 2']);
  rmSync(`${placesIn(folder).databaseFile}-wal`);
  const account = open(folder);
  expect(standings(account)).toEqual(['needsYou:restored', 'needsYou:restored']);
  expect(doubtOf(account)?.detail).toContain('what became of the last ones may not be');
});

test('the file is damaged: set aside with its log, the copy is in use, and what is not in it is told', async () => {
  const folder = await closedAfter(['book 1']);
  await killedAfter(['minutes 6', 'book 2', 'book 3', 'checkpoint', 'book 4'], folder);
  const { databaseFile } = placesIn(folder);
  writeFileSync(databaseFile, readFileSync(databaseFile).fill('junk'));
  const account = open(folder);
  expect(
    files(folder)
      .filter((name) => name.includes('set-aside'))
      .sort(),
  ).toEqual([
    expect.stringMatching(/^desk\.db\.set-aside-2026-11-23T17-57-00-000Z$/),
    expect.stringMatching(/^desk\.db\.set-aside-2026-11-23T17-57-00-000Z-wal$/),
  ]);
  expect(standings(account)).toEqual(['needsYou:restored']);
  expect(doubtOf(account)?.detail).toContain(
    'a good copy of 10:47 am is in use. Three changes saved after 10:47 am are missing',
  );
  expect(doubtOf(account)?.todo.at(-1)).toContain('The damaged file is kept');
});

test('the whole account is deleted: it does not begin empty without a word', async () => {
  const folder = await killedAfter(['book 1', 'book 2']);
  rmSync(join(folder, 'accounts'), { recursive: true });
  const notice = doubtOf(open(folder));
  expect(notice?.title).toContain('is not there any more, and there is no copy');
  expect(notice?.detail).toContain('Two changes were saved in it');
});

test('the account is put back from a backup: its changes are asked about', async () => {
  const folder = await closedAfter(['book 1']);
  const account = join(folder, 'accounts', 'acc-1');
  cpSync(account, join(folder, 'backup'), { recursive: true, preserveTimestamps: true });
  await killedAfter(['minutes 6', 'book 2', 'takeBack 1'], folder);
  rmSync(account, { recursive: true });
  cpSync(join(folder, 'backup'), account, { recursive: true, preserveTimestamps: true });
  const desk = open(folder);
  expect(standings(desk)).toEqual(['needsYou:restored']);
  expect(doubtOf(desk)?.title).toContain('was put back or copied');
  expect(doubtOf(desk)?.detail).toContain('One change saved after 10:47 am is missing');
});

test('a whole profile is cloned, witness and all: the clone asks, the first goes on', async () => {
  const folder = await killedAfter(['book 1']);
  const clone = join(emptyFolder(), 'clone');
  cpSync(folder, clone, { recursive: true, preserveTimestamps: true });
  expect(standings(open(folder))).toEqual(['waiting']);
  const cloned = open(clone);
  expect(standings(cloned)).toEqual(['needsYou:restored']);
  expect(doubtOf(cloned)?.detail).toContain('What was saved after 10:47 am may be missing');
});

test('a profile that was copied from another computer asks', async () => {
  const folder = await killedAfter(['book 1']);
  const account = open(folder, { machineMark: 'another' });
  expect(standings(account)).toEqual(['needsYou:restored']);
  expect(doubtOf(account)?.title).toContain('from another computer or account');
});

test('the witness is deleted: that is a doubt, once', async () => {
  const folder = await killedAfter(['book 1']);
  rmSync(join(folder, 'witness'), { recursive: true });
  const account = open(folder);
  expect(standings(account)).toEqual(['needsYou:restored']);
  expect(doubtOf(account)?.title).toContain('may be an older one');
  account.noticeRead('doubt');
  await account.close();
  expect(doubtOf(open(folder))).toBeUndefined();
});

test('no witness has ever reached the disk, as after a power cut at the first start: nobody is accused', async () => {
  const folder = emptyFolder();
  const first = openAccountAt(folder, laterClock(), { witnessFile: join(folder, 'no', 'such', 'folder', 'acc-1') });
  bookAt(first, 1);
  await first.close();
  expect(existsSync(placesIn(folder).witnessFile)).toBe(false);
  const account = open(folder);
  expect(standings(account)).toEqual(['waiting']);
  expect(doubtOf(account)).toBeUndefined();
});

test('the power goes and takes the newest witness with it: an older one accuses nobody', async () => {
  const folder = await killedAfter(['book 1']);
  const { witnessFile } = placesIn(folder);
  const older = readFileSync(witnessFile);
  await killedAfter(['book 2', 'takeBack 2', 'book 3'], folder);
  writeFileSync(witnessFile, older);
  const account = open(folder);
  expect(standings(account)).toEqual(['waiting', 'takenBack', 'waiting']);
  expect(doubtOf(account)).toBeUndefined();
});

test('what is to be checked stays until a person has read it, over restarts, and counts on', async () => {
  const folder = await killedAfter(['book 1', 'checkpoint', 'book 2']);
  rmSync(`${placesIn(folder).databaseFile}-wal`);
  const detail = doubtOf(await reopened(folder))?.detail;
  expect(detail).toContain('One change saved after 10:47 am is missing');
  expect(doubtOf(await reopened(folder))?.detail).toBe(detail);

  await killedAfter(['book 3', 'book 4'], folder);
  renameSync(`${placesIn(folder).databaseFile}-wal`, join(folder, 'wal-taken-away'));
  const account = open(folder);
  expect(doubtOf(account)?.detail).toContain('Three changes saved after 10:47 am are missing');
  account.noticeRead('doubt');
  expect(doubtOf(account)).toBeUndefined();
  await account.close();
  expect(doubtOf(open(folder))).toBeUndefined();
});

test('a change whose bytes do not open is told of, and only its own session waits until somebody has looked', async () => {
  const folder = await closedAfter(['book 1', 'book 2']);
  const db = new DatabaseSync(placesIn(folder).databaseFile);
  db.exec("UPDATE changes SET wish = zeroblob(60) WHERE change_id = 'change-0001'");
  db.close();
  const account = open(folder);
  const told = (): Notice | undefined => account.notices().find(({ id }) => id === 'unreadableChanges');
  expect(standings(account)).toEqual(['waiting']);
  expect(told()?.title).toBe('One change on this computer cannot be opened.');
  expect(told()?.detail).toContain('One new session, saved 10:47 am. It is kept and not sent');
  account.noticeRead('unreadableChanges');
  expect(told()).toBeUndefined();
  expect(standings(account)).toEqual(['waiting']);
  await account.close();
  const again = open(folder);
  expect(again.notices()).toEqual([]);
  const row = again.store.db.prepare("SELECT state, wish FROM changes WHERE change_id = 'change-0001'").get();
  expect(row).toMatchObject({ state: 'discarded', wish: new Uint8Array(60) });
});

/** Opens and closes; answers the account for what can be asked of it without its file. */
async function reopened(folder: string): Promise<Pick<OpenAccount, 'notices'>> {
  const account = openAccountAt(folder, laterClock());
  const notices = account.notices();
  await account.close();
  return { notices: () => notices };
}
