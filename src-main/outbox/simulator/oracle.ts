// Knows what was promised and what really happened, and says at once when the two part; it looks only at disk and wire.
import type { Action } from '../../../src-shared/outbox/change.ts';
import type { PreparedWrite } from '../../api/port.ts';
import { cameTrue } from './cameTrue.ts';
import { Coverage } from './coverage.ts';
import type { Desk, Watching } from './desk.ts';
import type { Crash } from './disk.ts';
import type { Bounds } from './faults.ts';
import type { Observer } from './network.ts';
import { peek } from './onDisk.ts';
import type { Service } from './service.ts';
import type { ProcessClock, WorldTime } from './time.ts';
import { countLost } from './watched.ts';
import type { Judging, NewWish, Watched } from './watched.ts';
import { begins, ended, leaves } from './wire.ts';
import { key, name } from './wished.ts';
import type { Violation, Wished } from './wished.ts';

export class Oracle implements Judging, Watching {
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
    service.onEffect = (effect) => cameTrue(this, effect);
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
  wishes_(desk: Desk, wished: NewWish): Wished {
    const known = this.wishes.get(key(desk.id, wished.changeId));
    if (known !== undefined) return known;
    const { readBegun, readBegunEver } = this.watched(desk);
    const { process } = desk;
    const made: Wished = {
      needs: null,
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
    const { readBegun, readBegunEver } = this.watched(desk);
    wished.at = this.now;
    wished.lookedAt = readBegun ?? readBegunEver;
    wished.wallAt = desk.process?.clock.now() ?? this.now;
    wished.run = desk.process?.run ?? 0;
    if (wished.seq === 0) wished.restoredThen = desk.restored;
  }

  /** A person has been told that it is saved. */
  saidSaved(desk: Desk, wished: Wished): void {
    wished.shown = true;
    peek(this, desk);
    if (wished.state === null) this.violated('1', `${name(wished)} is said to be saved, and is not on the disk`);
  }

  saidNotSaved(desk: Desk, wished: Wished): void {
    peek(this, desk);
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
      // What the original had lost already its copy never had.
      this.#add({ ...wished, desk: to.id, restoredThen: 0, effects: [], choices: [] });
    }
  }

  // ---- a process

  started(desk: Desk): void {
    const watched = this.watched(desk);
    watched.inFlight = 0;
    watched.forScreens = 0;
    watched.pending.length = 0;
    watched.notBeforeMono = 0;
    watched.readBegun = null;
    watched.readsNow = [];
    watched.sum = '';
    this.say(`desk ${String(desk.id)} starts`);
    peek(this, desk);
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
    this.watched(desk).pending.push({ write, wished: wished ?? null });
  }

  observer(desk: Desk, clock: ProcessClock): Observer {
    const watched = this.watched(desk);
    return {
      begins: (request, isRead) => begins(this, desk, clock, watched, request, isRead),
      leaves: (tag) => leaves(this, desk, tag),
      ended: (tag, request, answer) => ended(this, desk, clock, watched, tag, request, answer),
      lied: (isEmpty) => {
        watched.liesUntil = this.now + LIE_BELIEVED_MS;
        if (isEmpty) watched.emptiedUntil = watched.liesUntil;
      },
    };
  }

  /** Something was committed on a desk's disk. */
  committed(desk: Desk): void {
    if (desk.process !== null) peek(this, desk);
  }

  /** What is watched of one desk. */
  watched(desk: Desk): Watched {
    const known = this.#desks.get(desk.id);
    if (known !== undefined) return known;
    const made: Watched = {
      pending: [],
      reads: new Map(),
      inFlight: 0,
      forScreens: 0,
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
