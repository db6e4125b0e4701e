// Goal: a key is renewed behind the work, whatever stops it: killed at any write, the next start reads everything and brings
// it to its end, with one key in the key file and nothing under the other. Method: vault, store, trail and staff as they ship,
// over one disk on which every write is counted and can be the last one.
import { copyFileSync, cpSync, renameSync } from 'node:fs';
import { expect, test } from 'vitest';
import { TestClock } from '../../src-shared/time/testClock.ts';
import { StaffBook } from '../staff/staffBook.ts';
import { openDrafts } from '../store/drafts.ts';
import { nodeFiles } from '../store/files.ts';
import type { Files } from '../store/files.ts';
import { openStore } from '../store/open.ts';
import type { OpenedStore } from '../store/open.ts';
import { StoreError } from '../store/storeError.ts';
import { emptyFolder } from '../store/testing/emptyFolder.ts';
import { seededBytes, TestLog } from '../store/testing/testStore.ts';
import { openTrail } from '../store/trail.ts';
import type { Trail } from '../store/trail.ts';
import type { Vault } from '../vault/port.ts';
import { FakeKeychain } from '../vault/testing/fakeKeychain.ts';
import { openVault } from '../vault/vault.ts';
import { createKeyRenewal } from './keyRenewal.ts';

const ADDRESS = 'https://api.securevideo.com/';
const ID = 'clinic-1';
const PIN = '739204';
const LINES = 7;
let seed = 100;

type Computer = { readonly folder: string; readonly keychain: FakeKeychain; readonly files: Files };
type Desk = {
  readonly vault: Vault;
  readonly store: OpenedStore;
  readonly trail: Trail;
  readonly book: StaffBook;
  readonly clock: TestClock;
  readonly log: string[];
  readonly renewal: ReturnType<typeof createKeyRenewal>;
};

/** A start of the program, as the composition root does it, but for the page and the line. */
async function begin({ folder, keychain, files }: Computer, forget?: () => void): Promise<Desk> {
  const [random, clock] = [seededBytes(++seed), new TestClock()];
  const times = { now: () => clock.now(), monotonic: () => clock.monotonic() };
  const vault = await openVault({ folder, keychain, files, random, ...times, stretching: { N: 2 ** 10, r: 8, p: 1 } });
  const key = await vault.openAccount(ID, ADDRESS);
  const { dataKey, formerKey } = key;
  const store = openStore({ path: key.databaseFile, dataKey, formerKey, clock, log: new TestLog(), random, files });
  store.db.exec('PRAGMA synchronous = OFF'); // what a kill leaves does not depend on it
  const trail = openTrail(store);
  const cost = { N: 2 ** 10, r: 8, p: 1 };
  const book = new StaffBook({ files, random, ...times, log: () => undefined, cost });
  book.open(vault.staffPlace());
  const log: string[] = [];
  const renewal = createKeyRenewal({
    ...{ store, trail, clock, log: (code) => log.push(code) },
    forget: async () => {
      forget?.();
      book.open(vault.staffPlace());
      book.sealAnew();
      await vault.endRenewal(ID);
    },
  });
  return { vault, store, trail, book, clock, log, renewal };
}

/** A clinic's computer with a draft, a trail and somebody who works there. */
async function filled(): Promise<Computer> {
  const computer = { folder: emptyFolder(), keychain: new FakeKeychain(), files: quick() };
  const desk = await begin(computer);
  await desk.vault.keep(ID, { address: ADDRESS, identifier: 'an-identifier', secret: 'a-secret' });
  desk.book.open(desk.vault.staffPlace());
  await desk.book.add('Maria', 'administer', PIN, true);
  openDrafts({ store: desk.store, now: () => 5 }).keep('draft-1', { typed: 'Rosa Vega' });
  for (let line = 0; line < LINES; line++) desk.trail.add({ at: line, localId: null, value: { line } });
  desk.store.close();
  return computer;
}

async function readable(desk: Desk): Promise<void> {
  expect(openDrafts({ store: desk.store, now: () => 5 }).list()).toEqual([
    { draftId: 'draft-1', keptAt: 5, value: { typed: 'Rosa Vega' } },
  ]);
  expect(faultsOf(desk.trail)).toEqual({ lines: LINES, faults: [] });
  expect(await desk.vault.keys()).toMatchObject({ secret: 'a-secret' });
  const [maria] = desk.book.present;
  expect(await desk.book.tryPin(maria?.staffId ?? '', PIN)).toEqual({ is: 'right' });
}

function faultsOf(trail: Trail): unknown {
  const steps = trail.checking();
  for (let step = steps.next(); ; step = steps.next()) if (step.done === true) return step.value;
}

/** Lets timers go off, and what they began come to its end, until nothing is left of the renewal. */
async function run({ clock, log }: Desk, until: () => boolean = () => log.length > 0): Promise<void> {
  for (let times = 0; times < 500 && !until(); times++) {
    clock.tick(20);
    for (let turns = 0; turns < 20; turns++) await Promise.resolve();
    await new Promise((resolve) => setImmediate(resolve));
  }
}

test('killed at any write of it, the next start reads everything and ends it: one key, on the disk and in the keychain', async () => {
  const model = await filled();
  let stops = 0;
  for (let after = 0; ; after++) {
    const folder = copyOf(model.folder);
    const disk = dyingAfter(after);
    const killed = { ...model, folder, files: disk.files };
    const left = await killedIn(killed);

    const again = { ...model, folder: left };
    const next = await begin(again);
    await readable(next);
    await next.vault.beginRenewal(ID).catch(() => undefined);
    next.store.close();
    const last = await begin(again);
    last.renewal.start();
    await run(last);
    expect(last.log).toEqual(['renewal.ended']);
    await readable(last);
    last.store.close();
    const ended = await begin(again);
    await readable(ended);
    expect(ended.vault.renewal()).toEqual({ mayBegin: true, isRunning: false, because: null });
    expect([ended.store.formerKey, versionsIn(ended.store)]).toEqual([null, [versionOf(ended)]]);
    ended.store.close();
    if (!disk.isDead()) break;
    stops++;
  }
  expect(stops).toBeGreaterThan(8);
});

/** Renews on a disk that dies on the way; answers a copy of the folder as it was in that moment. */
async function killedIn(computer: Computer): Promise<string> {
  const first = await begin(computer);
  await first.vault.beginRenewal(ID).catch(() => undefined);
  first.store.close();
  const second = await begin({ ...computer }).catch(() => null);
  if (second === null) return copyOf(computer.folder);
  second.renewal.start();
  await run(second);
  second.renewal.stop();
  const left = copyOf(computer.folder);
  second.store.close();
  return left;
}

test('a disk that is full for a while is tried again, and the desk goes on', async () => {
  const computer = await filled();
  const first = await begin(computer);
  await first.vault.beginRenewal(ID);
  first.store.close();
  let isFull = true;
  const desk = await begin(computer, () => {
    if (isFull) throw new StoreError('full');
  });
  desk.renewal.start();
  await run(desk);
  expect(desk.log).toEqual(['renewal.failed.full']);
  await readable(desk);
  expect(desk.vault.renewal().isRunning).toBe(true);
  isFull = false;
  await run(desk, () => desk.log.length > 1 || desk.clock.monotonic() > 59_000);
  expect(desk.log).toHaveLength(1); // not at once: a full disk is left in peace for a minute
  desk.clock.tick(60_000);
  await run(desk, () => desk.log.length > 1);
  expect(desk.log).toEqual(['renewal.failed.full', 'renewal.ended']);
  await readable(desk);
  expect(desk.store.formerKey).toBeNull();
  desk.store.close();
});

test('stopped, no step is taken any more; under one key nothing begins', async () => {
  const computer = await filled();
  const first = await begin(computer);
  first.renewal.start();
  await run(first, () => first.clock.monotonic() > 500);
  expect(first.log).toEqual([]);
  await first.vault.beginRenewal(ID);
  first.store.close();
  const second = await begin(computer);
  second.renewal.start();
  second.clock.tick(20);
  second.renewal.stop();
  second.store.close(); // a step after this would throw
  await run(second, () => second.clock.monotonic() > 500);
  expect(second.log).toEqual([]);
  expect(second.vault.renewal().isRunning).toBe(true);
});

const versionOf = ({ vault }: Desk): number => vault.staffPlace()?.dataKey.version ?? 0;

function versionsIn(store: OpenedStore): number[] {
  const rows = store.db.prepare('SELECT sealed FROM drafts UNION ALL SELECT sealed FROM trail').all();
  return [...new Set(rows.map(({ sealed }) => (sealed as Uint8Array)[1] ?? 0))];
}

function quick(): Files {
  return { ...nodeFiles, sync: () => undefined, copy: copyFileSync, move: renameSync };
}

/** A disk that takes `writes` of whole files and none after them, as for a process that was killed. */
function dyingAfter(writes: number): { files: Files; isDead: () => boolean } {
  let [left, dead] = [writes, false];
  const counted =
    <A extends unknown[]>(write: (...args: A) => void) =>
    (...args: A): void => {
      if (left-- > 0) return write(...args);
      dead = true;
      throw Object.assign(new Error('gone'), { code: 'EIO' });
    };
  const files = quick();
  const { replace, copy, move } = files;
  return {
    files: { ...files, replace: counted(replace), copy: counted(copy), move: counted(move) },
    isDead: () => dead,
  };
}

function copyOf(folder: string): string {
  const copy = emptyFolder();
  cpSync(folder, copy, { recursive: true });
  return copy;
}
