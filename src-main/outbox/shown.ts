// What the outbox shows the desk: its rows, each session with everything that waits applied, and their stories.
import type { Wish } from '../../src-shared/outbox/change.ts';
import { isUntouched } from '../../src-shared/outbox/state.ts';
import type { Session } from '../../src-shared/session/session.ts';
import type { SessionBook } from '../store/port.ts';
import { releaseMonoOf } from './held.ts';
import type { Journal } from './journal/journal.ts';
import { itemOf, merge } from './merge.ts';
import type { Moments } from './moments.ts';
import { firstOf, pairOf } from './needs.ts';
import { applyWish } from './overlay.ts';
import { knowsInLane } from './patients.ts';
import type { HeldChange, LaneView, Outbox } from './port.ts';
import { effectiveWish } from './record.ts';
import type { ChangeRecord } from './record.ts';
import type { Naming, Rows } from './rows.ts';

type Shows = Pick<Outbox, 'rows' | 'laneView' | 'knows' | 'lanes' | 'wishOf' | 'storyOf' | 'newestHeld'>;

/** Reads journal and local copy alone; nothing here changes them. Members as `Outbox` tells them. */
export class Shown implements Shows {
  readonly #journal: Journal;
  readonly #book: SessionBook;
  readonly #moments: Moments;
  readonly #rows: Rows;
  readonly #naming: Naming;

  constructor(parts: {
    readonly journal: Journal;
    readonly book: SessionBook;
    readonly moments: Moments;
    readonly rows: Rows;
    readonly naming: Naming;
  }) {
    this.#journal = parts.journal;
    this.#book = parts.book;
    this.#moments = parts.moments;
    this.#rows = parts.rows;
    this.#naming = parts.naming;
  }

  rows(endedSince: number): ReturnType<Outbox['rows']> {
    const shown = new Map<string, ChangeRecord>();
    for (const lane of this.#journal.openLanes()) {
      for (const change of this.#journal.openOf(lane)) shown.set(change.changeId, change);
    }
    for (const change of [...this.#journal.noticed(), ...this.#journal.endedSince(endedSince)]) {
      shown.set(change.changeId, change);
    }
    return [...shown.values()].sort((a, b) => a.seq - b.seq).map((change) => this.#rows.of(change));
  }

  laneView(localId: string): LaneView | undefined {
    const lane = this.#journal.laneOf(localId);
    const open = this.#journal.openOf(lane);
    const noticed = this.#journal.noticed().filter((change) => change.lane === lane);
    const known = this.#book.get(lane)?.session;
    if (known === undefined || (open.length === 0 && noticed.length === 0)) return undefined;
    const session = open.reduce((now, change) => this.#overlaid(now, change), known);
    const rows = this.#rows;
    let told: LaneView['open'] | undefined;
    return {
      lane,
      session,
      // Made when it is asked for: of ten thousand lanes a day shows a few.
      get open() {
        return (told ??= [...noticed, ...open].map((change) => rows.of(change)));
      },
      knows: () => knowsInLane(known, session, this.#journal.historyOf(lane), this.#naming),
    };
  }

  knows(localId: string): ReturnType<Outbox['knows']> {
    const lane = this.#journal.laneOf(localId);
    const known = this.#book.get(lane)?.session;
    if (known === undefined) return undefined;
    const shown = this.laneView(lane)?.session ?? known;
    return knowsInLane(known, shown, this.#journal.historyOf(lane), this.#naming);
  }

  lanes(): readonly LaneView[] {
    const lanes = new Set([...this.#journal.openLanes(), ...this.#journal.noticed().map((change) => change.lane)]);
    return [...lanes].flatMap((lane) => this.laneView(lane) ?? []);
  }

  wishOf(changeId: string): ReturnType<Outbox['wishOf']> {
    const change = this.#journal.get(changeId);
    if (change === undefined) return undefined;
    const { lane, facts } = change;
    const half = pairOf(this.#journal, change) ?? null;
    return { lane, wish: this.#withFollowers(change), replaces: facts.replaces, half };
  }

  storyOf(localId: string): ReturnType<Outbox['storyOf']> {
    const changes = this.#journal.historyOf(this.#journal.laneOf(localId));
    return changes.flatMap((change) => this.#rows.storyOf(change)).sort((a, b) => a.at - b.at);
  }

  newestHeld(): HeldChange | null {
    const held = this.#journal.held().sort((a, b) => b.seq - a.seq);
    const newest = held.find((change) => this.#rows.actionsOf(change).includes('takeBack'));
    if (newest === undefined) return null;
    const leftMs = Math.max(0, releaseMonoOf(newest, this.#moments) - this.#moments.mono);
    return { row: this.#rows.of(newest), releasesAt: this.#moments.wall + Math.round(leftMs) };
  }

  /** What a person has yet to decide about is not shown as if it came true; a booking is shown where it stands. */
  #overlaid(session: Session, change: ChangeRecord): Session {
    const { state } = change.progress;
    const isOpenQuestion = state === 'asks' || state === 'refused';
    const { needs } = change.facts;
    const first = needs === null ? undefined : firstOf(needs, (changeId) => this.#journal.get(changeId));
    const isPutOff = first?.progress.state === 'asks' || first?.progress.state === 'refused';
    if (isOpenQuestion || isPutOff || change.wish.kind === 'create') return session;
    return applyWish(session, change.facts.nowSince === null ? change.wish : effectiveWish(change), change.madeAt);
  }

  /** For the form: the booking with everything that waits behind it and was never sent. */
  #withFollowers(change: ChangeRecord): Wish {
    const run = this.#journal.openOf(change.lane).filter(({ progress }) => isUntouched(progress));
    const waits = change.wish.kind === 'create' && run[0]?.changeId === change.changeId;
    const rest = waits ? run.filter(({ wish }) => wish.kind !== 'cancel') : [];
    const first = merge(rest.map(itemOf)).ops[0];
    return first?.carrier === change.changeId ? first.wish : effectiveWish(change);
  }
}
