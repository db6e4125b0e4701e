// Goal: a key is renewed while the desk works, and a stop at any step costs nothing: all is readable, nothing is there twice,
// at the end the key before opens nothing. Method: a file with rows in every sealed column, copied off after each transaction
// as a kill would leave it, opened there with both keys and brought to its end; then read under the new key alone.
import { copyFileSync, cpSync, readFileSync, readdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { nodeFiles } from './files.ts';
import { openDeskMarks } from './deskMarks.ts';
import { openDrafts } from './drafts.ts';
import type { OpenedStore, StoreParts } from './open.ts';
import { openPeople, personIdOf } from './people.ts';
import { renewing } from './renewal.ts';
import type { DataKey } from './seal.ts';
import { Sealer } from './seal.ts';
import { openSessionBook } from './sessionBook.ts';
import { StoreError } from './storeError.ts';
import { emptyFolder } from './testing/emptyFolder.ts';
import { invited, T0, waiting } from './testing/testSessions.ts';
import { keyOf, openTestStore, seededBytes } from './testing/testStore.ts';
import { openTrail } from './trail.ts';
import type { Trail, TrailCheck } from './trail.ts';

const former = keyOf(1);
const now: DataKey = { bytes: seededBytes(2)(32), version: 2 };
const both = { dataKey: now, formerKey: former };
// What a kill leaves does not depend on syncs, and they are what takes the time here; they are held by other tests.
const unsynced = { ...nodeFiles, sync: () => undefined, copy: copyFileSync, move: renameSync };
function openIn(folder: string, parts: Partial<StoreParts> = {}): OpenedStore {
  const store = openTestStore(folder, { files: unsynced, ...parts });
  store.db.exec('PRAGMA synchronous = OFF');
  return store;
}
const PEOPLE = ['Rosa Vega', 'Nora Lindqvist', 'Peter Novak', 'Grace Okafor', 'Ana Lopez'];
const everything = { from: 0, to: Number.MAX_SAFE_INTEGER, localId: null };

/** What an account's file says, as its parts read it; nothing of it depends on the key. */
function told(store: OpenedStore): unknown {
  const at = (): number => T0;
  const people = openPeople({ store, now: at });
  const book = openSessionBook({ store, now: at, newLocalId: () => 'new', people });
  const raw = (sql: string, placeOf: (row: Record<string, unknown>) => [string, string, string]): unknown[] =>
    store.db
      .prepare(sql)
      .all()
      .map((row) => store.unseal(...placeOf(row), row['sealed'] as Uint8Array));
  return {
    sessions: [...book.all()],
    people: people
      .all()
      .map(({ personId: _, ...person }) => person)
      .sort((a, b) => a.name.localeCompare(b.name)),
    drafts: openDrafts({ store, now: at }).list(),
    mark: openDeskMarks({ store, now: at }).of('s-1'),
    trail: openTrail(store).read(everything),
    wishes: raw('SELECT change_id AS id, wish AS sealed FROM changes ORDER BY seq', ({ id }) => [
      'changes',
      String(id),
      'wish',
    ]),
    facts: raw("SELECT change_id AS id, facts AS sealed FROM changes WHERE facts <> x'' ORDER BY seq", ({ id }) => [
      ...(['changes', String(id), 'facts'] as const),
    ]),
    story: raw('SELECT change_id AS id, line, detail AS sealed FROM change_story ORDER BY change_id, line', (row) => [
      ...(['change_story', `${String(row['id'])}:${String(row['line'])}`, 'detail'] as const),
    ]),
    watches: raw('SELECT change_id AS id, watched AS sealed FROM watches ORDER BY change_id', ({ id }) => [
      ...(['watches', String(id), 'watched'] as const),
    ]),
    shelf: raw('SELECT name AS id, sealed FROM shelf', ({ id }) => ['shelf', String(id), 'sealed']),
    aside: raw('SELECT of_table, of_row, of_column, sealed FROM damaged_rows', (row) => [
      ...([String(row['of_table']), String(row['of_row']), String(row['of_column'])] as const),
    ]),
    clinicians: store.unseal('meta', 'clinicians', 'value', Buffer.from(store.getMeta('clinicians') ?? '', 'base64')),
  };
}

type Filled = { readonly folder: string; readonly before: unknown; readonly sealed: readonly Uint8Array[] };
let model: Filled;
beforeAll(() => {
  model = fill(emptyFolder());
});

/** A desk's file with something in every sealed column, closed; each test has its own. */
function filled(): Filled {
  const folder = emptyFolder();
  cpSync(model.folder, folder, { recursive: true });
  return { ...model, folder };
}

function fill(folder: string): Filled {
  const store = openIn(folder);
  const at = (): number => T0;
  const people = openPeople({ store, now: at });
  const book = openSessionBook({ store, now: at, newLocalId: () => 'new', people });
  const trail = openTrail(store);
  const { db } = store;
  for (const [nth, name] of PEOPLE.entries()) {
    book.put(
      {
        ...waiting(),
        localId: `s-${String(nth)}`,
        participants: [invited({ name, email: `${String(nth)}@example.org` })],
      },
      null,
    );
    openDrafts({ store, now: at }).keep(`d-${String(nth)}`, { typed: name });
    trail.add({ at: T0 + nth, localId: `s-${String(nth)}`, value: { nth } });
    const change = `c-${String(nth)}`;
    const facts = nth % 2 === 0 ? store.seal('changes', change, 'facts', { nth }) : new Uint8Array(0);
    db.prepare(
      `INSERT INTO changes (change_id, lane, kind, state, revision, made_at, progress, wish, facts)
       VALUES (?, 'l', 'create', 'queued', 1, 0, '{}', ?, ?)`,
    ).run(change, store.seal('changes', change, 'wish', { name }), facts);
    for (const line of [1, 2]) {
      const detail = store.seal('change_story', `${change}:${String(line)}`, 'detail', { line });
      db.prepare("INSERT INTO change_story VALUES (?, ?, 0, 'saved', ?)").run(change, line, detail);
    }
    db.prepare('INSERT INTO watches VALUES (?, ?, 0)').run(change, store.seal('watches', change, 'watched', { nth }));
  }
  openDeskMarks({ store, now: at }).put('s-1', { is: 'arrived', at: T0 }, T0 + 1000);
  db.prepare('INSERT INTO shelf VALUES (?, 0, ?)').run('panel', store.seal('shelf', 'panel', 'sealed', { kept: true }));
  db.prepare("INSERT INTO damaged_rows VALUES (1, 'sessions', 's-9', 'sealed', ?, 0)").run(
    store.seal('sessions', 's-9', 'sealed', { of: 'another form' }),
  );
  store.setMeta('clinicians', Buffer.from(store.seal('meta', 'clinicians', 'value', ['Dr. Osei'])).toString('base64'));
  const before = told(store);
  const sealed = sealedIn(store);
  store.close();
  // Closed twice: both copies are there, under the key of before.
  const again = openIn(folder);
  again.setMeta('seen', '1');
  again.close();
  return { folder, before, sealed };
}

/** Every value of every BLOB column that the schema knows, whatever it is called. */
function sealedIn(store: OpenedStore): Uint8Array[] {
  const tables = store.db
    .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
    .all();
  return tables.flatMap(({ name }) => {
    const columns = store.db
      .prepare(`PRAGMA table_info(${String(name)})`)
      .all()
      .filter(({ type }) => type === 'BLOB');
    return columns.flatMap((column) =>
      store.db
        .prepare(`SELECT ${String(column['name'])} AS sealed FROM ${String(name)}`)
        .all()
        .map((row) => row['sealed'] as Uint8Array),
    );
  });
}

const versions = (store: OpenedStore): Set<number | undefined> =>
  new Set(
    sealedIn(store)
      .filter((bytes) => bytes.length > 0)
      .map((bytes) => bytes[1]),
  );

function checked(trail: Trail): TrailCheck {
  const steps = trail.checking();
  for (let step = steps.next(); ; step = steps.next()) if (step.done === true) return step.value;
}

/** Brings a renewal to its end, as a start does, and answers what nobody could open. */
async function finished(store: OpenedStore): Promise<number> {
  const steps = renewing({ store, trail: openTrail(store), atOnce: 2 });
  for (let step = steps.next(); ; step = steps.next()) {
    if (step.done !== true) continue;
    await store.endFormerKey(() => Promise.resolve());
    return step.value;
  }
}

function kinds(work: () => unknown): string {
  try {
    work();
    return 'opened';
  } catch (error) {
    return error instanceof StoreError ? error.kind : String(error);
  }
}

test('stopped after any transaction, the next start brings it to its end: all is read, nothing twice, one key alone', async () => {
  const { folder, before } = filled();
  const stops: string[] = [];
  const store = openIn(folder, both);
  const keep = (): void => {
    const to = emptyFolder();
    cpSync(folder, to, { recursive: true });
    stops.push(to);
  };
  keep();
  const steps = renewing({ store, trail: openTrail(store), atOnce: 2 });
  while (steps.next().done !== true) {
    keep();
    expect(told(store)).toEqual(before);
    expect(checked(openTrail(store))).toEqual({ lines: 5, faults: [] });
  }
  store.close();
  expect(stops.length).toBeGreaterThan(30);
  for (const stop of stops) {
    const again = openIn(stop, both);
    expect(told(again)).toEqual(before);
    expect(checked(openTrail(again))).toEqual({ lines: 5, faults: [] });
    expect(await finished(again)).toBe(0);
    again.close();
    const alone = openIn(stop, { dataKey: now });
    expect(told(alone)).toEqual(before);
    expect(checked(openTrail(alone))).toEqual({ lines: 5, faults: [] });
    expect(versions(alone)).toEqual(new Set([2]));
    alone.close();
    expect(kinds(() => openIn(stop, { dataKey: former }))).toBe('wrongKey');
  }
});

test('no byte that the key before has sealed is left in file, log or copies, and a copy opens with the new key', async () => {
  const { folder, before, sealed } = filled();
  const found = (): number => {
    const bytes = readdirSync(folder).map((name) => readFileSync(join(folder, name)));
    return sealed.filter((one) => one.length > 0 && bytes.some((file) => file.includes(Buffer.from(one)))).length;
  };
  expect(found()).toBeGreaterThan(30);
  const store = openIn(folder, both);
  expect(found()).toBeGreaterThan(30);
  expect(await finished(store)).toBe(0);
  expect(found()).toBe(0);
  store.close();
  for (const copy of ['desk.db.copy-1', 'desk.db.copy-2']) {
    const to = emptyFolder();
    nodeFiles.copy(join(folder, copy), join(to, 'desk.db'));
    const opened = openIn(to, { dataKey: now });
    expect(told(opened)).toEqual(before);
    opened.close();
  }
});

test('the desk works on meanwhile: what is written between the steps is under the new key, once, and is read', async () => {
  const { folder } = filled();
  const store = openIn(folder, both);
  const people = openPeople({ store, now: () => T0 });
  const drafts = openDrafts({ store, now: () => T0 });
  const trail = openTrail(store);
  const steps = renewing({ store, trail, atOnce: 2 });
  let count = 0;
  while (steps.next().done !== true) {
    count++;
    const name = PEOPLE[count % PEOPLE.length] ?? '';
    const email = `${String(count % PEOPLE.length)}@example.org`;
    store.transaction(() =>
      people.learn({ ...waiting(), startsAt: T0 + count, participants: [invited({ name, email })] }),
    );
    drafts.keep('d-0', { typed: count });
    trail.add({ at: T0 + count, localId: null, value: { count } });
    expect(checked(trail).faults).toEqual([]);
    if (count > 400) throw new Error('it does not end');
  }
  const known = people.all();
  expect(known).toHaveLength(PEOPLE.length);
  for (const person of known) expect(person.personId).toBe(personIdOf(store, person));
  await store.endFormerKey(() => Promise.resolve());
  store.close();
  const alone = openIn(folder, { dataKey: now });
  expect(versions(alone)).toEqual(new Set([2]));
  const again = openPeople({ store: alone, now: () => T0 }).all();
  const byName = (list: typeof again): typeof again => [...list].sort((a, b) => a.name.localeCompare(b.name));
  expect(byName(again)).toEqual(byName(known));
  expect(openDrafts({ store: alone, now: () => T0 }).read('d-0')).toEqual({ typed: count });
  expect(checked(openTrail(alone))).toEqual({ lines: 5 + count, faults: [] });
  alone.close();
});

test.each([
  [
    'a byte of a line',
    "UPDATE trail SET sealed = CAST(sealed || x'00' AS BLOB) WHERE seq = 3",
    [{ is: 'altered', seq: 3 }],
  ],
  ['a time', 'UPDATE trail SET at = at + 1 WHERE seq = 3', [{ is: 'altered', seq: 3 }]],
  ['a hash', "UPDATE trail SET hash = 'ff' WHERE seq = 3", [{ is: 'altered', seq: 3 }]],
  ['lines in the middle', 'DELETE FROM trail WHERE seq IN (3, 4)', [{ is: 'missing', seq: 3, to: 4 }]],
  ['the first', 'DELETE FROM trail WHERE seq = 1', [{ is: 'missing', seq: 1, to: 1 }]],
  ['the last', 'DELETE FROM trail WHERE seq = 5', [{ is: 'missing', seq: 5, to: 5 }]],
  ['all', 'DELETE FROM trail', [{ is: 'missing', seq: 1, to: 5 }]],
])('a new key launders nothing: %s, altered before, is told at each step and after it', async (_what, sql, faults) => {
  const { folder } = filled();
  const changed = openIn(folder);
  changed.db.exec(sql);
  changed.close();
  const store = openIn(folder, both);
  const trail = openTrail(store);
  const expected = faults.map((fault) => expect.objectContaining(fault) as unknown);
  const steps = renewing({ store, trail, atOnce: 1 });
  do expect(checked(trail).faults).toEqual(expected);
  while (steps.next().done !== true);
  await store.endFormerKey(() => Promise.resolve());
  store.close();
  const alone = openIn(folder, { dataKey: now });
  expect(checked(openTrail(alone)).faults).toEqual(expected);
  alone.close();
});

test.each([0, 1, 2, 3, 4, 5])('lines are removed when %i of them are chained anew: no fault, then or later', (past) => {
  for (const until of [1, 2, 3, 4, 5]) {
    const { folder } = filled();
    const store = openIn(folder, both);
    const trail = openTrail(store);
    for (let times = 0; times < past; times++) trail.renewSome(1);
    expect(trail.removeBefore(T0 + until)).toBe(until);
    expect(checked(trail)).toEqual({ lines: 5 - until, faults: [] });
    trail.add({ at: T0 + 9, localId: null, value: 'later' });
    expect(checked(openTrail(store))).toEqual({ lines: 6 - until, faults: [] });
    while (trail.renewSome(1) > 0);
    expect(checked(openTrail(store))).toEqual({ lines: 6 - until, faults: [] });
    store.close();
  }
});

test('what no key opens stays byte for byte, and is counted', async () => {
  const { folder } = filled();
  const changed = openIn(folder);
  changed.db.exec("UPDATE sessions SET sealed = CAST(sealed || x'00' AS BLOB) WHERE local_id = 's-2'");
  const bytes = changed.db.prepare("SELECT sealed FROM sessions WHERE local_id = 's-2'").get();
  changed.close();
  const store = openIn(folder, both);
  expect(await finished(store)).toBe(1);
  expect(store.db.prepare("SELECT sealed FROM sessions WHERE local_id = 's-2'").get()).toEqual(bytes);
  store.close();
});

test('a disk that takes no copy ends nothing: the key before still opens, and the next try ends it', async () => {
  const { folder, before } = filled();
  let isFull = true;
  const full = (): never => {
    throw Object.assign(new Error('full'), { code: 'ENOSPC' });
  };
  const files = { ...nodeFiles, copy: (from: string, to: string) => (isFull ? full() : nodeFiles.copy(from, to)) };
  const store = openIn(folder, { ...both, files });
  let isForgotten = false;
  const forget = (): Promise<void> => Promise.resolve(void (isForgotten = true));
  for (const _ of renewing({ store, trail: openTrail(store) })) continue;
  await expect(store.endFormerKey(forget)).rejects.toMatchObject({ kind: 'full' });
  expect([isForgotten, store.formerKey]).toEqual([false, 1]);
  isFull = false;
  await store.endFormerKey(forget);
  expect([isForgotten, store.formerKey]).toEqual([true, null]);
  expect(told(store)).toEqual(before);
  store.close();
});

test('a file whose copy must be used in the middle goes on from the copy, whichever key that has', async () => {
  const { folder, before } = filled();
  const store = openIn(folder, both);
  const steps = renewing({ store, trail: openTrail(store), atOnce: 1 });
  for (let times = 0; times < 20; times++) steps.next();
  store.close(); // a copy in the middle: rows of both keys
  nodeFiles.replace(join(folder, 'desk.db'), Buffer.from('junk'.repeat(4000)));
  const again = openIn(folder, both);
  expect(again.opened.is).toBe('restoredFromCopy');
  expect(told(again)).toEqual(before);
  expect(await finished(again)).toBe(0);
  again.close();
});

test('two keys: each opens its own, the newer seals; once forgotten the former opens nothing; two of one version are refused', () => {
  const place = { table: 't', rowId: '1', column: 'c' };
  const old = new Sealer(former, seededBytes(3)).seal(place, 'old');
  const sealer = new Sealer(now, seededBytes(4), former);
  expect([sealer.unseal(place, old), sealer.seal(place, 'new')[1], sealer.formerVersion]).toEqual(['old', 2, 1]);
  sealer.forgetFormer();
  expect(() => sealer.unseal(place, old)).toThrow('does not open');
  expect(() => new Sealer(now, seededBytes(5), now)).toThrow('two versions');
});

test('without a former key there is nothing to do', () => {
  const store = openIn(emptyFolder(), { dataKey: now });
  expect(renewing({ store, trail: openTrail(store) }).next()).toEqual({ done: true, value: 0 });
  store.close();
});
