// A row of the journal's table as a change, checked on its way back from the disk.
import type { SQLOutputValue } from 'node:sqlite';
import { z } from 'zod';
import { Wish } from '../../../src-shared/outbox/change.ts';
import type { Progress } from '../../../src-shared/outbox/state.ts';
import type { Store } from '../../store/port.ts';
import { Facts, State, StoredProgress } from '../record.ts';
import type { ChangeRecord } from '../record.ts';

export type StoredRow = Readonly<Record<string, SQLOutputValue>>;

/** The part of the progress that is not in columns of its own. */
export function rowOf(progress: Progress): z.infer<typeof StoredProgress> {
  const { state: _state, kind: _kind, ...rest } = progress;
  return rest;
}

/** What a change starts with, sealed at once: saving seals one value, not two. `facts` have a place of their own from the first step on. */
export function sealFresh(
  store: Store,
  changeId: string,
  fresh: z.infer<typeof Fresh>,
): { readonly wish: Uint8Array; readonly facts: Uint8Array } {
  return { wish: store.seal('changes', changeId, 'wish', fresh), facts: new Uint8Array(0) };
}

const Fresh = z.object({ wish: Wish, facts: Facts });

function contentOf(store: Store, changeId: string, row: StoredRow): z.infer<typeof Fresh> {
  const first = store.unseal('changes', changeId, 'wish', bytes(row['wish']));
  const later = bytes(row['facts']);
  if (later.length === 0) return Fresh.parse(first);
  const facts = Facts.parse(store.unseal('changes', changeId, 'facts', later));
  return { wish: Wish.parse(isFresh(first) ? first.wish : first), facts }; // earlier versions sealed the wish alone
}

function isFresh(value: unknown): value is { readonly wish: unknown } {
  return typeof value === 'object' && value !== null && 'wish' in value;
}

/** The change of a row; undefined where the row does not open or does not make sense. */
export function recordOf(store: Store, row: StoredRow): ChangeRecord | undefined {
  const changeId = String(row['change_id']);
  try {
    const { wish, facts } = contentOf(store, changeId, row);
    const stored = StoredProgress.parse(JSON.parse(String(row['progress'])));
    const state = State.parse(row['state']);
    return {
      seq: Number(row['seq']),
      changeId,
      lane: String(row['lane']),
      revision: Number(row['revision']),
      madeAt: Number(row['made_at']),
      endedAt: row['ended_at'] === null ? null : Number(row['ended_at']),
      group: row['group_id'] === null ? null : String(row['group_id']),
      wish,
      progress: { state, kind: wish.kind, ...stored },
      facts,
    };
  } catch {
    return undefined;
  }
}

function bytes(value: SQLOutputValue | undefined): Uint8Array {
  if (!(value instanceof Uint8Array)) throw new Error('not sealed');
  return value;
}
