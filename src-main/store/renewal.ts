// Seals everything in an account's file anew that the key before has sealed, a few rows at a time, while the desk works.
import type { SQLOutputValue } from 'node:sqlite';
import { KnownPerson, personIdOf } from './people.ts';
import { keyVersionOf } from './seal.ts';
import type { FollowedStore } from './sqliteStore.ts';
import { statementsOf } from './statements.ts';
import type { Trail } from './trail.ts';
import { DamagedRow } from './storeError.ts';

/** A table with sealed columns: the columns of its key, and the id under which a row of it is sealed. */
type SealedTable = {
  readonly table: string;
  readonly key: readonly string[];
  readonly columns: readonly string[];
};

/** Every sealed column but those of people, the trail, `meta` and what was set aside, which have ways of their own. */
const tables: readonly SealedTable[] = [
  { table: 'sessions', key: ['local_id'], columns: ['sealed'] },
  { table: 'drafts', key: ['draft_id'], columns: ['sealed'] },
  { table: 'shelf', key: ['name'], columns: ['sealed'] },
  { table: 'desk_marks', key: ['local_id'], columns: ['sealed'] },
  { table: 'changes', key: ['change_id'], columns: ['wish', 'facts'] },
  { table: 'change_story', key: ['change_id', 'line'], columns: ['detail'] },
  { table: 'watches', key: ['change_id'], columns: ['watched'] },
];

/** Rows that one transaction seals anew: a few milliseconds, so that nobody at the desk waits for it. */
export const RENEWED_AT_ONCE = 100;

type Parts = { readonly store: FollowedStore; readonly trail: Trail; readonly atOnce?: number };

/**
 * Goes through the whole file, a transaction a step, until nothing is left that the key before opens; done at once where
 * there is no such key. Stopped anywhere, the next start goes on with what is left. Rows that no key opens stay byte for
 * byte: their number is answered. Throws what the disk says.
 */
export function* renewing({ store, trail, atOnce = RENEWED_AT_ONCE }: Parts): Generator<void, number> {
  const former = store.formerKey;
  if (former === null) return 0;
  while (trail.renewSome(atOnce) > 0) yield;
  for (;;) {
    const passed: Passed = { renewed: 0, closed: 0 };
    const pass = { store, former, atOnce, passed };
    for (const table of tables) for (const column of table.columns) yield* renewColumn(pass, table, column);
    yield* renewPeople(pass);
    yield* renewSetAside(pass);
    renewMeta(pass);
    yield;
    // What was set aside or renamed while this pass went by is met by the next one.
    if (passed.renewed === 0) return passed.closed;
  }
}

type Passed = { renewed: number; closed: number };
type Pass = {
  readonly store: FollowedStore;
  readonly former: number;
  readonly atOnce: number;
  readonly passed: Passed;
};
type Row = Readonly<Record<string, SQLOutputValue>>;

function* renewColumn(pass: Pass, { table, key }: SealedTable, column: string): Generator<void> {
  const isRow = key.map((name) => `${name} = ?`).join(' AND ');
  const update = pass.store.db.prepare(`UPDATE ${table} SET ${column} = ? WHERE ${isRow}`);
  yield* renewRows(pass, { table, key, column }, (row, sealed) => {
    const rowId = key.map((name) => String(row[name])).join(':');
    const anew = reopened(pass.store, { table, rowId, column }, sealed);
    if (anew !== null) update.run(anew, ...key.map((name) => row[name] ?? null));
    return anew !== null;
  });
}

/** Somebody's id is keyed too, so the row moves with it. One who was learnt again meanwhile is there already, and newer. */
function* renewPeople(pass: Pass): Generator<void> {
  const { store } = pass;
  const remove = store.db.prepare('DELETE FROM people WHERE person_id = ?');
  const insert = store.db.prepare('INSERT INTO people (person_id, sealed) VALUES (?, ?) ON CONFLICT DO NOTHING');
  yield* renewRows(pass, { table: 'people', key: ['person_id'], column: 'sealed' }, (row, sealed) => {
    const id = String(row['person_id']);
    const opened = tryOpen(store, { table: 'people', rowId: id, column: 'sealed' }, sealed);
    if (opened === null) return false;
    const person = KnownPerson.safeParse(opened.value).data;
    const personId = person === undefined ? id : personIdOf(store, person);
    const value = person === undefined ? opened.value : { ...person, personId };
    remove.run(id);
    insert.run(personId, store.seal('people', personId, 'sealed', value));
    return true;
  });
}

/** Most of what was set aside opens under no key; a row whose content alone made no sense does. */
function* renewSetAside(pass: Pass): Generator<void> {
  const { store } = pass;
  const place = store.db.prepare('SELECT of_table, of_row, of_column FROM damaged_rows WHERE id = ?');
  const update = store.db.prepare('UPDATE damaged_rows SET sealed = ? WHERE id = ?');
  yield* renewRows(pass, { table: 'damaged_rows', key: ['id'], column: 'sealed' }, (row, sealed) => {
    const id = Number(row['id']);
    const [table, rowId, column] = Object.values(place.get(id) ?? {}).map(String);
    if (table === undefined || rowId === undefined || column === undefined) return false;
    const anew = reopened(store, { table, rowId, column }, sealed);
    if (anew !== null) update.run(anew, id);
    return anew !== null;
  });
}

/** Sealed values among the facts about the file: as hex or base64. */
function renewMeta({ store, former, passed }: Pass): void {
  store.transaction(() => {
    for (const { key, value } of store.db.prepare('SELECT key, value FROM meta').all()) {
      const encoding = /^[0-9a-f]+$/.test(String(value)) ? 'hex' : 'base64';
      const sealed = Buffer.from(String(value), encoding);
      if (keyVersionOf(sealed) !== former) continue;
      const anew = reopened(store, { table: 'meta', rowId: String(key), column: 'value' }, sealed);
      if (anew === null) continue; // no sealed value: most of them are words and numbers
      store.setMeta(String(key), Buffer.from(anew).toString(encoding));
      passed.renewed++;
    }
  });
}

/** Rows of a column that the key before has sealed, in the order of their key, a transaction for each few. */
function* renewRows(
  { store, former, atOnce, passed }: Pass,
  { table, key, column }: { readonly table: string; readonly key: readonly string[]; readonly column: string },
  renew: (row: Row, sealed: Uint8Array) => boolean,
): Generator<void> {
  const names = key.join(', ');
  const isFormer = `substr(${column}, 2, 1) = ?`;
  const sql = statementsOf(store.db);
  for (let after: readonly SQLOutputValue[] | null = null; ;) {
    const from: string = after === null ? '' : `(${names}) > (${key.map(() => '?').join(', ')}) AND`;
    const read = `SELECT ${names}, ${column} AS bytes FROM ${table} WHERE ${from} ${isFormer} ORDER BY ${names} LIMIT ?`;
    const past = after ?? [];
    const rows: readonly Row[] = store.transaction(() => {
      const found = sql(read).all(...past, Uint8Array.of(former), atOnce);
      for (const row of found) {
        const sealed = row['bytes'];
        if (sealed instanceof Uint8Array && renew(row, sealed)) passed.renewed++;
        else passed.closed++;
      }
      return found;
    });
    const last = rows.at(-1);
    if (last === undefined) return;
    after = key.map((name) => last[name] ?? null);
    yield;
  }
}

type Place = { readonly table: string; readonly rowId: string; readonly column: string };

/** The same value under the key of today; null where it does not open. */
function reopened(store: FollowedStore, place: Place, sealed: Uint8Array): Uint8Array | null {
  const opened = tryOpen(store, place, sealed);
  return opened && store.seal(place.table, place.rowId, place.column, opened.value);
}

function tryOpen(store: FollowedStore, { table, rowId, column }: Place, sealed: Uint8Array): { value: unknown } | null {
  try {
    return { value: store.unseal(table, rowId, column, sealed) };
  } catch (error) {
    if (error instanceof DamagedRow) return null;
    throw error;
  }
}
