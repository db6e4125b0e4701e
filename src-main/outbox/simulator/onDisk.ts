// Judges what is on a desk's disk after every commit: each step of a change, each end, and that a draft ends as it is saved.
import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { AskCause, Wish } from '../../../src-shared/outbox/change.ts';
import { isOpen } from '../../../src-shared/outbox/state.ts';
import type { ChangeState } from '../../../src-shared/outbox/state.ts';
import { unconfirmedAsk } from './causes.ts';
import type { Desk } from './desk.ts';
import { untrue } from './truths.ts';
import type { Judging } from './watched.ts';
import { name } from './wished.ts';
import type { Wished } from './wished.ts';

type Row = {
  seq: number;
  change_id: string;
  lane: string;
  state: ChangeState;
  revision: number;
  notice: AskCause | null;
  progress: string;
};

type Looks = {
  readonly sum: StatementSync;
  readonly draftSum: StatementSync;
  readonly rows: StatementSync;
  readonly drafts: StatementSync;
};

const looks = new WeakMap<DatabaseSync, Looks>();

function looksOf(db: DatabaseSync): Looks {
  const known = looks.get(db);
  if (known !== undefined) return known;
  const made = {
    sum: db.prepare('SELECT count(*) n, sum(revision) r, count(notice) c, count(DISTINCT lane) l FROM changes'),
    draftSum: db.prepare(
      'SELECT (SELECT count(*) FROM drafts) d, (SELECT count(*) FROM ended_drafts) e, (SELECT max(rowid) FROM drafts) m',
    ),
    rows: db.prepare('SELECT seq, change_id, lane, state, revision, notice, progress FROM changes'),
    drafts: db.prepare('SELECT draft_id FROM drafts WHERE draft_id NOT IN (SELECT draft_id FROM ended_drafts)'),
  };
  looks.set(db, made);
  return made;
}

/** Looks at what is on the disk now, and judges every step since the last look. */
export function peek(oracle: Judging, desk: Desk): void {
  const { process } = desk;
  if (process === null) return;
  const watched = oracle.watched(desk);
  const sql = looksOf(process.opened.db);
  // Most commits touch neither changes nor drafts; a sum tells it at once.
  const sum = JSON.stringify([sql.sum.get(), sql.draftSum.get(), desk.restored, oracle.wishesOf(desk).length]);
  if (sum === watched.sum) return;
  watched.sum = sum;
  const rows = sql.rows.all() as unknown as Row[];
  const there = new Set<string>();
  for (const row of rows) {
    there.add(row.change_id);
    const wished = oracle.of(desk, row.change_id) ?? ownDoing(oracle, desk, row);
    if (wished.revision === row.revision && wished.state === row.state && wished.lane === row.lane) continue;
    const before = wished.state;
    const isNew = wished.state === null;
    const seen = { revision: wished.revision, notice: wished.notice };
    const { cause } = JSON.parse(row.progress) as { cause: AskCause | null };
    Object.assign(wished, {
      lane: row.lane,
      state: row.state,
      revision: row.revision,
      notice: row.notice,
      cause,
      seq: row.seq,
    });
    if (isNew) wished.heldSince = oracle.now;
    if (row.state === 'sending') wished.isLostCounted = false;
    if (wished.endedAt === null && !isOpen(row.state)) wished.endedAt = oracle.now;
    oracle.say(
      `desk ${String(desk.id)} has ${name(wished)} ${String(before)} -> ${row.state}${cause === null ? '' : `:${cause}`}${row.notice === null ? '' : ` (${row.notice})`}`,
    );
    judge(oracle, desk, wished, before, seen);
  }
  for (const wished of oracle.wishesOf(desk)) {
    if (wished.state === null || there.has(wished.changeId)) continue;
    if (desk.restored > wished.restoredThen) {
      wished.state = null; // older files were put in the place of those that had it
      wished.revision = -1;
      if (wished.draftId === 'twin') wished.lost = 0; // the older files find the twin anew, and know of no try
    } else oracle.violated('7', `${name(wished)} was on the disk and is not any more`);
  }
  draftsOn(oracle, desk, there);
}

function judge(
  oracle: Judging,
  desk: Desk,
  wished: Wished,
  before: ChangeState | null,
  seen: { revision: number; notice: AskCause | null },
): void {
  const { process } = desk;
  if (process !== null && before !== null) oracle.coverage.steps(process.opened.db, wished, before, seen.revision);
  if (before !== null && !isOpen(before) && before !== wished.state && desk.restored === wished.restoredThen) {
    oracle.violated('7', `${name(wished)} had ended as ${before} and is ${String(wished.state)}`);
  }
  const lie = before === wished.state ? null : untrue(oracle, desk, wished);
  if (lie !== null) oracle.violated('4', lie);
  const ask = wished.notice !== seen.notice ? wished.notice : before === wished.state ? null : wished.cause;
  if (ask === null) return;
  if (ask === 'sameId') wished.wasDisowned = true;
  const why = unconfirmedAsk(oracle, desk, wished, ask);
  if (why !== null) oracle.violated('9', `${name(wished)} asks ${ask}: ${why}`);
}

/** A draft and the change that comes of it are never both there, and never both gone. */
function draftsOn(oracle: Judging, desk: Desk, there: ReadonlySet<string>): void {
  const { process } = desk;
  if (process === null) return;
  const kept = new Set(
    looksOf(process.opened.db)
      .drafts.all()
      .map((row) => String(row['draft_id'])),
  );
  for (const wished of oracle.wishesOf(desk)) {
    const { draftId } = wished;
    if (draftId === null || draftId === 'twin' || desk.restored > wished.restoredThen) continue;
    const [isDraft, isChange] = [kept.has(draftId), there.has(wished.changeId)];
    if (isDraft && isChange) oracle.violated('8', `${name(wished)} is saved, and its draft is still there`);
    if (!isDraft && !isChange) oracle.violated('8', `${name(wished)} is not saved, and its draft is gone`);
  }
}

/** The desk's own doing: the cancel of a twin. */
function ownDoing(oracle: Judging, desk: Desk, row: Row): Wished {
  const wish: Wish = { kind: 'cancel', seen: { startsAt: 0, hostId: '', names: [], readAt: null } };
  const made = oracle.wishes_(desk, { changeId: row.change_id, lane: row.lane, wish, draftId: 'twin', replaces: null });
  if (!row.change_id.startsWith('twin-')) oracle.violated('2', `a change ${row.change_id} that nobody wished`);
  return made;
}
