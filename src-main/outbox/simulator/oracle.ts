// Knows what was promised and what really happened, and says at once when the two part; it looks only at disk and wire.
import { LIST_DELAY_MS, MEET_NOW_AGE_MAX_MS } from '../../../src-shared/outbox/change.ts';
import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { Action, AskCause, Wish } from '../../../src-shared/outbox/change.ts';
import { isOpen } from '../../../src-shared/outbox/state.ts';
import type { ChangeState } from '../../../src-shared/outbox/state.ts';
import type { PreparedWrite } from '../../api/port.ts';
import type { TransportAnswer } from '../../api/transport.ts';
import { IN_FLIGHT_MAX } from '../line.ts';
import { isNowWish } from '../record.ts';
import { unconfirmedAsk } from './causes.ts';
import { Coverage } from './coverage.ts';
import { HOLD_MS } from './desk.ts';
import type { Desk, Watching } from './desk.ts';
import type { Crash } from './disk.ts';
import type { Bounds } from './faults.ts';
import type { Observer } from './network.ts';
import { brokenByEffect } from './overwriting.ts';
import type { Effect, Request, Service, Tag } from './service.ts';
import type { ProcessClock, WorldTime } from './time.ts';
import { untrue } from './truths.ts';
import { name } from './wished.ts';
import type { Known, Violation, Wished } from './wished.ts';

type Row = {
  seq: number;
  change_id: string;
  lane: string;
  state: ChangeState;
  revision: number;
  notice: AskCause | null;
  progress: string;
};
type Pending = { readonly write: PreparedWrite; readonly wished: Wished | null };
type Watched = {
  readonly pending: Pending[];
  readonly reads: Map<Tag | null, number>;
  inFlight: number;
  notBeforeMono: number;
  /** When the newest whole read that came in had begun; of this process, and of any. */
  readBegun: number | null;
  readBegunEver: number | null;
  readsNow: number[];
  readsLately: number[];
  /** What the disk had at the last look, summed up. */
  sum: string;
  /** A list that lacked something may be gone by until then. */
  liesUntil: number;
  emptiedUntil: number;
};

export class Oracle implements Known, Watching {
  readonly violations: Violation[] = [];
  readonly coverage = new Coverage();
  readonly wishes = new Map<string, Wished>();
  readonly bounds: Bounds;
  readonly trace: string[] = [];
  /** Which service a desk's account is at; effects elsewhere are somebody else's. */
  readonly service: Service;
  readonly #time: WorldTime;
  readonly #desks = new Map<number, Watched>();
  readonly #byDesk = new Map<number, Wished[]>();
  isTracing = false;

  constructor(time: WorldTime, service: Service, bounds: Bounds) {
    this.#time = time;
    this.service = service;
    this.bounds = bounds;
    service.onEffect = (effect) => this.#effect(effect);
  }

  get now(): number {
    return this.#time.now;
  }

  say(text: string): void {
    if (this.isTracing) this.trace.push(`${new Date(this.#time.now).toISOString().slice(5, 23)} ${text}`);
  }

  violated(invariant: string, text: string): void {
    this.say(`VIOLATION ${invariant}: ${text}`);
    this.violations.push({ invariant, at: this.#time.now, text });
  }

  // ---- what people do

  /** A person is about to save a wish at a desk. */
  wishes_(desk: Desk, wished: Pick<Wished, 'changeId' | 'lane' | 'wish' | 'draftId' | 'replaces'>): Wished {
    const known = this.wishes.get(key(desk.id, wished.changeId));
    if (known !== undefined) return known;
    const { readBegun, readBegunEver } = this.#of(desk);
    const { process } = desk;
    const made: Wished = {
      ...wished,
      desk: desk.id,
      shownId: process?.book.get(wished.lane)?.session.sessionId ?? null,
      at: this.now,
      lookedAt: readBegun ?? readBegunEver,
      wallAt: process?.clock.now() ?? this.now,
      run: process?.run ?? 0,
      restoredThen: desk.restored,
      shown: false,
      state: null,
      seq: 0,
      revision: -1,
      notice: null,
      cause: null,
      heldSince: this.now,
      sends: 0,
      lost: 0,
      isLostCounted: false,
      wasDisowned: false,
      refusals: 0,
      choices: [],
      misled: false,
      effects: [],
      endedAt: null,
    };
    this.#add(made);
    return made;
  }

  /** The moment of saving, not of typing, is what counts. */
  stamped(desk: Desk, wished: Wished): void {
    const { readBegun, readBegunEver } = this.#of(desk);
    wished.at = this.now;
    wished.lookedAt = readBegun ?? readBegunEver;
    wished.wallAt = desk.process?.clock.now() ?? this.now;
    wished.run = desk.process?.run ?? 0;
    if (wished.seq === 0) wished.restoredThen = desk.restored;
  }

  /** A person has been told that it is saved. */
  saidSaved(desk: Desk, wished: Wished): void {
    wished.shown = true;
    this.#peek(desk);
    if (wished.state === null) this.violated('1', `${name(wished)} is said to be saved, and is not on the disk`);
  }

  saidNotSaved(desk: Desk, wished: Wished): void {
    this.#peek(desk);
    if (wished.state !== null) this.violated('1', `${name(wished)} is said not to be saved, and is on the disk`);
    if (wished.draftId === null) this.#remove(wished);
  }

  throwsAway(desk: Desk, changeId: string): void {
    const wished = this.of(desk, changeId);
    if (wished?.state === null) this.#remove(wished);
  }

  /** A person answers an ask; what is a lie, or a wish for a second time, is noted. */
  answers(desk: Desk, changeId: string, action: Action): void {
    const wished = this.of(desk, changeId);
    if (wished === undefined) return;
    wished.choices.push({ at: this.now, action });
    const cameTrue = wished.effects.length > 0;
    if (
      (action === 'itIsThere' && !cameTrue) ||
      (action === 'notThere' && cameTrue) ||
      action === 'sendMine' ||
      action === 'startNow'
    ) {
      for (const one of this.wishesOf(desk)) if (one.lane === wished.lane) one.misled = true;
    }
  }

  of(desk: Desk, changeId: string): Wished | undefined {
    return this.wishes.get(key(desk.id, changeId));
  }

  wishesOf(desk: Desk): readonly Wished[] {
    return this.#ofDesk(desk.id);
  }

  readBegunOf(desk: { readonly id: number }): number | null {
    return this.#desks.get(desk.id)?.readBegun ?? null;
  }

  #ofDesk(desk: number): Wished[] {
    const known = this.#byDesk.get(desk);
    if (known !== undefined) return known;
    const made: Wished[] = [];
    this.#byDesk.set(desk, made);
    return made;
  }

  #add(wished: Wished): void {
    this.wishes.set(key(wished.desk, wished.changeId), wished);
    this.#ofDesk(wished.desk).push(wished);
  }

  #remove(wished: Wished): void {
    this.wishes.delete(key(wished.desk, wished.changeId));
    const of = this.#ofDesk(wished.desk);
    of.splice(of.indexOf(wished), 1);
  }

  /** Copies of a desk know what it knew. */
  cloned(from: Desk, to: Desk): void {
    for (const wished of this.wishesOf(from)) {
      this.#add({ ...wished, desk: to.id, effects: [], choices: [] });
    }
  }

  // ---- a process

  started(desk: Desk): void {
    const watched = this.#of(desk);
    watched.inFlight = 0;
    watched.pending.length = 0;
    watched.notBeforeMono = 0;
    watched.readBegun = null;
    watched.readsNow = [];
    watched.sum = '';
    this.say(`desk ${String(desk.id)} starts`);
    this.#peek(desk);
  }

  crashed(where: Crash | null): void {
    this.coverage.met(`crash ${where ?? 'from outside'}`);
  }

  stopped(desk: Desk): void {
    for (const wished of this.wishesOf(desk)) {
      if (wished.state === 'sending') countLost(wished); // nobody heard, or wrote down, the answer
    }
    this.say(`desk ${String(desk.id)} ended`);
  }

  logged(desk: Desk, code: string, facts?: Readonly<Record<string, unknown>>): void {
    if (!this.isTracing) return;
    this.say(`desk ${String(desk.id)} says ${code} ${facts === undefined ? '' : JSON.stringify(facts)}`);
  }

  /** A write is handed to the client: it must be on the disk as sending, with the digest of these bytes. */
  sending(desk: Desk, write: PreparedWrite): void {
    const sql =
      "SELECT change_id FROM changes WHERE digest = ? AND state = 'sending' AND (group_id IS NULL OR group_id = change_id)";
    const row = desk.process?.opened.db.prepare(sql).get(write.digest);
    const wished = row === undefined ? undefined : this.of(desk, String(row['change_id']));
    if (row === undefined)
      this.violated('8', `desk ${String(desk.id)} sends ${write.method} ${write.path} that is not marked on the disk`);
    this.#of(desk).pending.push({ write, wished: wished ?? null });
  }

  observer(desk: Desk, clock: ProcessClock): Observer {
    const watched = this.#of(desk);
    return {
      begins: (request, isRead) => this.#begins(desk, clock, watched, request, isRead),
      leaves: (tag) => this.#leaves(desk, tag),
      ended: (tag, request, answer) => this.#ended(desk, clock, watched, tag, request, answer),
      lied: (isEmpty) => {
        watched.liesUntil = this.now + LIE_BELIEVED_MS;
        if (isEmpty) watched.emptiedUntil = watched.liesUntil;
      },
    };
  }

  /** Something was committed on a desk's disk. */
  committed(desk: Desk): void {
    if (desk.process !== null) this.#peek(desk);
  }

  #begins(desk: Desk, clock: ProcessClock, watched: Watched, request: Request, isRead: boolean): Tag | null {
    const { outbox } = desk.process ?? {};
    this.say(`desk ${String(desk.id)} asks ${request.method} ${request.target} ${request.body.slice(0, 90)}`);
    if (++watched.inFlight > IN_FLIGHT_MAX)
      this.violated('11', `${String(watched.inFlight)} requests in flight at once`);
    if (clock.monotonic() < watched.notBeforeMono) {
      this.violated(
        '11',
        `${request.method} ${request.target} ${String(watched.notBeforeMono - clock.monotonic())} ms before its Retry-After`,
      );
    }
    const line = outbox?.line();
    if (line?.is === 'offline' && isWhole(request) && watched.readsNow.length > 0)
      this.violated('11', 'two requests at once while offline');
    if (isRead) {
      if (isWhole(request)) watched.readsNow.push(this.now);
      watched.readsLately = watched.readsLately.filter((at) => at > this.now - READS_COUNTED_MS);
      watched.readsLately.push(this.now);
      if (watched.readsLately.length > READS_MAX)
        this.violated(
          '11',
          `${String(watched.readsLately.length)} lists read within ${String(READS_COUNTED_MS / 60_000)} minutes`,
        );
      return null;
    }
    // Told to wait, and having waited, one change may itself be what is tried; else the list is the probe.
    const mayTry = line?.is === 'offline' && line.why === 'busy' && watched.inFlight === 1;
    if ((line?.is === 'offline' && !mayTry) || line?.is === 'keysRefused')
      this.violated('11', `a write while ${line.is}`);
    if (outbox !== undefined && outbox.paused !== null) this.violated('11', 'a write while everything is held');
    if (/^\/(session|sessionhost|participant)\/0\?externalSessionId=/i.test(request.target)) {
      this.violated('2', `${request.method} ${request.target}: by external id although the SessionId is known`);
    }
    const at = watched.pending.findIndex(
      ({ write }) =>
        write.method === request.method && write.path === request.target && (write.body ?? '') === request.body,
    );
    const found = at === -1 ? undefined : watched.pending.splice(at, 1)[0];
    if (found === undefined)
      this.violated('8', `other bytes left than were marked: ${request.method} ${request.target}`);
    const wished = found?.wished ?? null;
    const changeId = wished?.changeId ?? '';
    return {
      desk: desk.id,
      changeId,
      seq: wished?.seq ?? 0,
      attempt: (wished?.sends ?? 0) + 1,
      readBegun: watched.readBegun,
      isLiedTo: this.now < watched.liesUntil,
      isEmptied: this.now < watched.emptiedUntil,
      at: this.now,
    };
  }

  #leaves(desk: Desk, tag: Tag): void {
    const wished = this.of(desk, tag.changeId);
    if (wished === undefined) return;
    wished.sends++;
    if (wished.state !== 'sending') this.violated('2', `${name(wished)} leaves while it is ${String(wished.state)}`);
    const { process } = desk;
    const isSameRun = process?.run === wished.run;
    if (
      !isNowWish(wished.wish) &&
      isSameRun &&
      this.now < wished.heldSince + HOLD_MS &&
      wished.choices.length === 0 &&
      wished.draftId !== 'twin'
    ) {
      this.violated('2', `${name(wished)} leaves during its hold`);
    }
    const lastChoice = wished.choices.at(-1)?.at ?? 0;
    const age = this.now - Math.max(wished.at, lastChoice);
    if (
      isNowWish(wished.wish) &&
      wished.wish.kind === 'create' &&
      age > MEET_NOW_AGE_MAX_MS + NOW_SLACK_MS &&
      this.#isOwn(desk, wished)
    ) {
      this.violated('9', `${name(wished)} leaves ${String(Math.round(age / 1000))} s after somebody asked for now`);
    }
    const mayMore = wished.choices.filter(({ action }) => GOES_ON.has(action)).length * 2;
    if (wished.lost > 1 + mayMore)
      this.violated('11', `${name(wished)} is sent by itself after ${String(wished.lost)} unsure ends`);
  }

  #ended(
    desk: Desk,
    clock: ProcessClock,
    watched: Watched,
    tag: Tag | null,
    request: Request,
    answer: TransportAnswer,
  ): void {
    watched.inFlight = Math.max(0, watched.inFlight - 1);
    if (tag === null && isWhole(request)) {
      const begun = watched.readsNow.shift();
      const isList = answer.is === 'answered' && answer.status === 200 && beginsAsList(answer);
      const isTakenIn = desk.process?.disk.isFull === false;
      if (isList && isTakenIn && begun !== undefined) {
        watched.readBegun = Math.max(watched.readBegun ?? 0, begun);
        watched.readBegunEver = watched.readBegun;
      }
    }
    this.say(
      `desk ${String(desk.id)} gets ${answer.is === 'answered' ? String(answer.status) : `${answer.trouble} ${String(answer.mayHaveLeft)}`} for ${tag === null ? 'a read' : tag.changeId}`,
    );
    if (answer.is === 'answered' && (answer.status === 429 || answer.status === 503)) {
      const seconds = Number(answer.headers['retry-after']);
      if (seconds > 0) watched.notBeforeMono = Math.max(watched.notBeforeMono, clock.monotonic() + seconds * 1000);
    }
    const wished = tag === null ? undefined : this.of(desk, tag.changeId);
    if (wished === undefined) return;
    if (answer.is === 'failed' ? answer.mayHaveLeft : isUnsure(answer)) countLost(wished);
    if (
      answer.is === 'answered' &&
      answer.status >= 400 &&
      answer.status < 500 &&
      answer.status !== 429 &&
      answer.status !== 401
    )
      wished.refusals++;
  }

  /** It is sent as it was wished: nothing was merged into it that is younger. */
  #isOwn(desk: Desk, wished: Wished): boolean {
    return this.wishesOf(desk).every((one) => one === wished || one.lane !== wished.lane || one.state !== 'sending');
  }

  #effect(effect: Effect): void {
    const { by } = effect;
    this.say(
      `  the service: ${effect.kind} ${String(effect.sessionId)} by ${by === null ? 'the dashboard' : `${String(by.desk)}/${by.changeId}`}`,
    );
    if (by === null) return;
    const wished = this.wishes.get(key(by.desk, by.changeId));
    if (wished === undefined)
      return this.violated('2', `${effect.kind} of session ${String(effect.sessionId)} traces to no promise`);
    wished.effects.push(effect);
    if (wished.state !== 'sending') this.coverage.met(`landed while ${String(wished.state)}`);
    if (wished.state === 'takenBack') this.violated('2', `${name(wished)} was taken back and came true`);
    const told =
      effect.kind === 'cancel' && wished.draftId === 'twin' ? this.#toldByTwin(wished, effect.sessionId) : null;
    if (told !== null) this.violated('2', told);
    // Cancelled elsewhere while we were in doubt, it may come back: that is not promised.
    const isLastStanding = wished.effects
      .slice(0, -1)
      .every((one) => one.kind === 'create' && this.service.session(one.sessionId)?.cancelledAt !== null);
    // Changed back elsewhere meanwhile it looks as if it had never come.
    const since = wished.effects[0]?.at ?? this.now;
    const isUndone = this.service.effects.some(
      (one) =>
        one.sessionId === effect.sessionId &&
        undoes(one.kind, effect.kind) &&
        one.at > since &&
        one.by?.desk !== wished.desk,
    );
    const second = this.bounds === 'out' && !wished.misled ? unneededSecond(this.service, wished, effect) : null;
    if (second !== null && !isUndone && this.service.account.options.answers !== 'oldest') this.violated('3b', second);
    if (this.bounds === 'in' && wished.effects.length > 1 && !wished.misled && !isLastStanding && !isUndone) {
      this.violated('3', `${name(wished)} came true ${String(wished.effects.length)} times`);
    }
    if (this.bounds === 'in' && wished.state === 'refused')
      this.violated('4', `${name(wished)} came true after it was shown as refused`);
    const late = this.bounds === 'in' && !wished.misled && wished.restoredThen === 0 ? tooLate(wished, effect) : null;
    if (late !== null) this.violated('4', late);
    const broken = brokenByEffect(this, wished, effect);
    if (broken !== null) this.violated(broken.invariant, broken.text);
  }

  /** A copy that this desk cancels by itself must be one of which nobody was told but the host. */
  #toldByTwin(wished: Wished, sessionId: number): string | null {
    const create = [...this.wishes.values()].find(
      (one) => one.desk === wished.desk && wished.changeId.endsWith(one.changeId) && one !== wished,
    );
    if (create === undefined || create.choices.some(({ action }) => action === 'cancelTwin')) return null;
    const told = this.service.account.notices.some(
      (notice) => notice.sessionId === sessionId && !notice.isHost && notice.about === 'invitation',
    );
    return told ? `${name(wished)} was cancelled by itself though somebody had been told of it` : null;
  }

  /** Looks at what is on the disk now, and judges every step since the last look. */
  #peek(desk: Desk): void {
    const { process } = desk;
    if (process === null) return;
    const watched = this.#of(desk);
    const sql = looksOf(process.opened.db);
    // Most commits touch neither changes nor drafts; a sum tells it at once.
    const sum = JSON.stringify([sql.sum.get(), sql.draftSum.get(), desk.restored, this.#ofDesk(desk.id).length]);
    if (sum === watched.sum) return;
    watched.sum = sum;
    const rows = sql.rows.all() as unknown as Row[];
    const there = new Set<string>();
    for (const row of rows) {
      there.add(row.change_id);
      const wished = this.of(desk, row.change_id) ?? this.#foreign(desk, row);
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
      if (isNew) wished.heldSince = this.now;
      if (row.state === 'sending') wished.isLostCounted = false;
      if (wished.endedAt === null && !isOpen(row.state)) wished.endedAt = this.now;
      this.say(
        `desk ${String(desk.id)} has ${name(wished)} ${String(before)} -> ${row.state}${cause === null ? '' : `:${cause}`}${row.notice === null ? '' : ` (${row.notice})`}`,
      );
      this.#judge(desk, wished, before, seen);
    }
    for (const wished of this.wishesOf(desk)) {
      if (wished.state === null || there.has(wished.changeId)) continue;
      if (desk.restored > wished.restoredThen) {
        wished.state = null; // older files were put in the place of those that had it
        wished.revision = -1;
      } else this.violated('7', `${name(wished)} was on the disk and is not any more`);
    }
    this.#drafts(desk, there);
  }

  #judge(
    desk: Desk,
    wished: Wished,
    before: ChangeState | null,
    seen: { revision: number; notice: AskCause | null },
  ): void {
    const { process } = desk;
    if (process !== null && before !== null) this.coverage.steps(process.opened.db, wished, before, seen.revision);
    if (before !== null && !isOpen(before) && before !== wished.state && desk.restored === wished.restoredThen) {
      this.violated('7', `${name(wished)} had ended as ${before} and is ${String(wished.state)}`);
    }
    const lie = before === wished.state ? null : untrue(this, desk, wished);
    if (lie !== null) this.violated('4', lie);
    const ask = wished.notice !== seen.notice ? wished.notice : before === wished.state ? null : wished.cause;
    if (ask === null) return;
    if (ask === 'sameId') wished.wasDisowned = true;
    const why = unconfirmedAsk(this, desk, wished, ask);
    if (why !== null) this.violated('9', `${name(wished)} asks ${ask}: ${why}`);
  }

  /** A draft and the change that comes of it are never both there, and never both gone. */
  #drafts(desk: Desk, there: ReadonlySet<string>): void {
    const { process } = desk;
    if (process === null) return;
    const kept = new Set(
      looksOf(process.opened.db)
        .drafts.all()
        .map((row) => String(row['draft_id'])),
    );
    for (const wished of this.wishesOf(desk)) {
      const { draftId } = wished;
      if (draftId === null || draftId === 'twin' || desk.restored > wished.restoredThen) continue;
      const [isDraft, isChange] = [kept.has(draftId), there.has(wished.changeId)];
      if (isDraft && isChange) this.violated('8', `${name(wished)} is saved, and its draft is still there`);
      if (!isDraft && !isChange) this.violated('8', `${name(wished)} is not saved, and its draft is gone`);
    }
  }

  /** The desk's own doing: the cancel of a twin. */
  #foreign(desk: Desk, row: Row): Wished {
    const wish: Wish = { kind: 'cancel', seen: { startsAt: 0, hostId: '', names: [], readAt: null } };
    const made = this.wishes_(desk, { changeId: row.change_id, lane: row.lane, wish, draftId: 'twin', replaces: null });
    if (!row.change_id.startsWith('twin-')) this.violated('2', `a change ${row.change_id} that nobody wished`);
    return made;
  }

  #of(desk: Desk): Watched {
    const known = this.#desks.get(desk.id);
    if (known !== undefined) return known;
    const made: Watched = {
      pending: [],
      reads: new Map(),
      inFlight: 0,
      notBeforeMono: 0,
      readBegun: null,
      readBegunEver: null,
      readsNow: [],
      readsLately: [],
      sum: '',
      liesUntil: 0,
      emptiedUntil: 0,
    };
    this.#desks.set(desk.id, made);
    return made;
  }
}

/** One look serves for half a minute, and comes a little later than it was asked for. */
const LIE_BELIEVED_MS = 60_000;
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

/** A desk reads lists gently: more than so many in so long is a loop. */
const READS_MAX = 60;
const READS_COUNTED_MS = 5 * 60_000;

/** Answers after which a change may be sent again. */
const GOES_ON: ReadonlySet<Action> = new Set(['tryAgain', 'sendMine', 'startNow', 'notThere']);

/** A second effect of one change, though the first had been there for every look to see. Null = it could not be known. */
function unneededSecond(service: Service, wished: Wished, { by }: Effect): string | null {
  const [first] = wished.effects;
  if (first?.by === undefined || first.by === null || by === null || first.by.attempt === by.attempt) return null;
  if (by.isLiedTo && by.isEmptied) return null;
  // Cancelled elsewhere while we were in doubt: that is not promised.
  if (service.session(first.sessionId)?.cancelledAt !== null) return null;
  const wasThere = by.readBegun !== null && first.at < by.readBegun - LIST_DELAY_MS && by.readBegun < by.at;
  return wasThere ? `${name(wished)} was sent again though the first had been there for the look to see` : null;
}

/** A booking that comes true when the cancel of its session had been shown as done. Null = it does not. */
function tooLate(wished: Wished, { kind }: Effect): string | null {
  if (kind !== 'create' || wished.state !== 'superseded') return null;
  return `${name(wished)} came true after its session was shown as cancelled`;
}

/** What is on its way may take so much longer. */
const NOW_SLACK_MS = 15_000;

function key(desk: number, changeId: string): string {
  return `${String(desk)}/${changeId}`;
}

/** Whether a change of one kind can take back what one of another kind did. */
function undoes(kind: Effect['kind'], done: Effect['kind']): boolean {
  if (done === 'add') return kind === 'remove';
  if (done === 'remove') return kind === 'add';
  return kind === done;
}

/** One end of a send that tells nothing; it may show twice, as the process ends and as the line does. */
function countLost(wished: Wished): void {
  if (!wished.isLostCounted) wished.lost++;
  wished.isLostCounted = true;
}

/** A list of the whole account. */
function isWhole({ method, target }: Request): boolean {
  return method === 'GET' && target === '/session';
}

/** A page, or what broke off, is none. */
function beginsAsList({ body }: Extract<TransportAnswer, { is: 'answered' }>): boolean {
  return String.fromCharCode(body[0] ?? 0) === '[';
}

/** Whether an answer leaves it open what became of the request. */
function isUnsure(answer: Extract<TransportAnswer, { is: 'answered' }>): boolean {
  const { status } = answer;
  if (status === 429 || (status === 503 && answer.headers['retry-after'] !== undefined) || status === 401) return false;
  const isApis = (answer.headers['content-type'] ?? '').includes('json');
  if (status === 403) return false;
  if (status >= 400 && status < 500) return !isApis;
  if (status === 204) return false;
  return status >= 300 || !isApis;
}
