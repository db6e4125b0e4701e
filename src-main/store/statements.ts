// SQL that is compiled once: saving is measured against a bare append, and compiling costs more than running.
import type { DatabaseSync, StatementSync } from 'node:sqlite';

/** Answers the compiled statement of a text, the same one each time. All texts are ours and few. */
export function statementsOf(db: DatabaseSync): (sql: string) => StatementSync {
  const compiled = new Map<string, StatementSync>();
  return (sql) => {
    let statement = compiled.get(sql);
    if (statement === undefined) {
      statement = db.prepare(sql);
      compiled.set(sql, statement);
    }
    return statement;
  };
}
