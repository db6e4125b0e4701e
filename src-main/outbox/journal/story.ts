// What happened to each change, line by line, sealed: people's names and SecureVideo's own words are in it.
import type { StatementSync } from 'node:sqlite';
import { z } from 'zod';
import { AskCause } from '../../../src-shared/outbox/change.ts';
import type { UtcMs } from '../../../src-shared/session/session.ts';
import type { Store } from '../../store/port.ts';
import type { ChangeRecord } from '../record.ts';
import { statementsOf } from '../../store/statements.ts';

const Detail = z.object({ cause: AskCause.nullable(), by: z.string(), quote: z.string() });

/** One thing that happened; `what` is the name of an event of the state machine, or `with:` and a state for one carried along. */
export type StoryEntry = z.infer<typeof Detail> & { readonly at: UtcMs; readonly what: string };

export class Story {
  readonly #store: Store;
  readonly #sql: (sql: string) => StatementSync;

  constructor(store: Store) {
    this.#store = store;
    this.#sql = statementsOf(store.db);
  }

  /** Adds the line of a transition; call inside of its transaction. One revision has one line. */
  add(change: ChangeRecord, entry: StoryEntry): void {
    const { at, what, ...detail } = entry;
    const sealed = this.#store.seal('change_story', rowId(change.changeId, change.revision), 'detail', detail);
    this.#sql('INSERT INTO change_story (change_id, line, at, what, detail) VALUES (?, ?, ?, ?, ?)').run(
      change.changeId,
      change.revision,
      at,
      what,
      sealed,
    );
  }

  /** The lines of a change in order; one that does not open is left out, the rest is told. */
  of(change: ChangeRecord): StoryEntry[] {
    const rows = this.#sql('SELECT line, at, what, detail FROM change_story WHERE change_id = ? ORDER BY line').all(
      change.changeId,
    );
    return rows.flatMap((row) => {
      try {
        const sealed = row['detail'] as Uint8Array;
        const opened = this.#store.unseal(
          'change_story',
          rowId(change.changeId, Number(row['line'])),
          'detail',
          sealed,
        );
        return [{ at: Number(row['at']), what: String(row['what']), ...Detail.parse(opened) }];
      } catch {
        return [];
      }
    });
  }
}

function rowId(changeId: string, line: number): string {
  return `${changeId}:${line}`;
}
