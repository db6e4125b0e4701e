// New versions: when to ask the feed, what to fetch, and when a person may install. Nothing is ever installed by itself.
import { ProblemError } from '../../src-shared/contract/problems.ts';
import type { RandomBytes } from '../../src-shared/outbox/ids.ts';
import type { CancelTimer, Clock } from '../../src-shared/time/clock.ts';
import { hourMs, minuteMs } from '../../src-shared/time/utc.ts';
import type { UpdateNote, UpdateOutcome, UpdateProgress, UpdateView } from '../../src-shared/update/update.ts';
import { readFeed } from './feedAddress.ts';
import { UpdateFailure } from './port.ts';
import type {
  Busy,
  ByHand,
  OpenSource,
  UpdateMode,
  UpdatePlan,
  UpdatePolicy,
  UpdateSource,
  UpdateTrouble,
} from './port.ts';
import type { UpdateBook } from './record.ts';

/** The first look comes when the desk stands, and not at all desks of a clinic in the same second. */
const FIRST_LOOK_MS = minuteMs;
const FIRST_SPREAD_MS = 4 * minuteMs;
const LOOK_EVERY_MS = 4 * hourMs;
const LOOK_SPREAD_MS = hourMs;
/** After a failure; doubled each time, up to the usual time between two looks. */
const AGAIN_MS = 15 * minuteMs;

export type UpdaterParts = {
  readonly clock: Clock;
  readonly random: RandomBytes;
  /** Version of the running app. */
  readonly running: string;
  /** What IT has set for this computer; a member that is undefined is left to the clinic. */
  readonly policy: () => UpdatePolicy;
  readonly book: UpdateBook;
  readonly open: OpenSource;
  /** Why this copy cannot put a new version in its own place; null = it can. */
  readonly byHand: ByHand | null;
  /** A feed on this computer may be plain http: tests and development. */
  readonly loopback: boolean;
  /** The feed that this copy came with, null = none: asked where neither the clinic nor its IT has named one. */
  readonly ownFeed: string | null;
  readonly busy: () => Busy;
  readonly changed: () => void;
  readonly log: (code: string) => void;
};

/** One for the whole run. Two looks or two fetchings at a time are one. */
export class Updater {
  readonly #parts: UpdaterParts;
  #source: { readonly feed: string; readonly opened: Promise<UpdateSource> } | null = null;
  #progress: UpdateProgress = { is: 'none' };
  #trouble: UpdateTrouble | null = null;
  #outcome: UpdateOutcome | null;
  #checking: Promise<void> | null = null;
  #fetching: Promise<void> | null = null;
  #failures = 0;
  #stopTimer: CancelTimer = () => undefined;
  /** Counts the plans: what an earlier one began is nobody's any more. */
  #turn = 0;

  constructor(parts: UpdaterParts) {
    this.#parts = parts;
    this.#outcome = outcomeOf(parts.book.record.wanted, parts.running);
    if (this.#outcome !== null) parts.log(`update.${this.#outcome.is}`);
    // Another version than the one that was wanted was installed by hand: there is nothing to say.
    else if (parts.book.record.wanted !== null) parts.book.note({ wanted: null });
  }

  /** From where and how, as it holds now. */
  plan(): UpdatePlan {
    const { policy, book, loopback, ownFeed } = this.#parts;
    const set = policy();
    const named = set.feed === undefined ? book.record.feed : set.feed;
    // Nothing named is what this copy came with; a policy that says none, or an address that is wrong, is none.
    const feed = named === '' ? ownFeed : named;
    return {
      feed: feed === null ? null : readFeed(feed, { loopback }),
      mode: set.mode ?? book.record.mode,
      locked: { feed: set.feed !== undefined, mode: set.mode !== undefined },
    };
  }

  /** Looks by itself from now on, where the plan wants that. */
  start(): void {
    this.#lookLater(FIRST_LOOK_MS + this.#spread(FIRST_SPREAD_MS));
  }

  view(): UpdateView {
    const { running, book, byHand } = this.#parts;
    const { feed, mode, locked } = this.plan();
    return {
      ...{ running, mode, locked, byHand, feed: feed ?? '' },
      checking: this.#checking !== null,
      checkedAt: book.record.checkedAt,
      trouble: this.#trouble,
      progress: this.#progress,
      outcome: this.#outcome,
    };
  }

  /** What every screen shows quietly. A version that can only be brought by hand is nobody's business at the desk. */
  note(): UpdateNote | null {
    const progress = this.#progress;
    if (progress.is === 'ready') return { is: progress.atClose ? 'atClose' : 'ready', version: progress.offer.version };
    if (progress.is === 'found' && this.#parts.byHand === null && this.#trouble === null)
      return { is: 'found', version: progress.offer.version };
    return this.#outcome?.is === 'done' ? { is: 'done', version: this.#outcome.version } : null;
  }

  /** Changes what an administrator may choose. Throws ProblemError 'updateLocked', 'updateFeedWrong', 'diskFailed' or 'storeNewer'. */
  choose(part: { readonly mode?: UpdateMode | undefined; readonly feed?: string | undefined }): void {
    const { book, loopback } = this.#parts;
    const { locked } = this.plan();
    if ((part.mode !== undefined && locked.mode) || (part.feed !== undefined && locked.feed))
      throw new ProblemError('updateLocked');
    const typed = part.feed?.trim();
    const feed = typed === undefined || typed === '' ? typed : readFeed(typed, { loopback });
    if (feed === null) throw new ProblemError('updateFeedWrong');
    const before = this.plan();
    try {
      book.write({ ...(part.mode === undefined ? {} : { mode: part.mode }), ...(feed === undefined ? {} : { feed }) });
    } catch (error) {
      throw error instanceof ProblemError ? error : new ProblemError('diskFailed');
    }
    this.#planned(before);
  }

  /** The plan may be another one: what belongs to the earlier one is given up. */
  #planned(before: UpdatePlan): void {
    const now = this.plan();
    if (now.feed !== before.feed || now.mode === 'off') {
      this.#turn++;
      void this.#source?.opened.then((source) => source.stop()).catch(() => undefined);
      this.#source = null;
      this.#checking = this.#fetching = null;
      this.#progress = { is: 'none' };
      this.#trouble = null;
      this.#failures = 0;
      if (now.feed !== before.feed) this.#parts.book.note({ checkedAt: null });
    }
    if (isOn(now) && !isOn(before)) this.start();
    else if (now.mode === 'download' && this.#progress.is === 'found') void this.download();
    this.#parts.changed();
  }

  /** Asks the feed; answers when it has answered. What went wrong stands in the view. */
  check(): Promise<void> {
    const { feed, mode } = this.plan();
    if (feed === null || mode === 'off' || this.#progress.is === 'installing') return Promise.resolve();
    // While something is fetched the library asks nobody else.
    if (this.#fetching !== null) return this.#fetching;
    this.#checking ??= this.#settled(this.#check(feed, this.#turn), () => (this.#checking = null));
    this.#parts.changed();
    return this.#checking;
  }

  async #check(feed: string, turn: number): Promise<void> {
    const { book, clock, byHand } = this.#parts;
    try {
      const offer = await (await this.#sourceOf(feed)).check();
      if (turn !== this.#turn) return;
      book.note({ checkedAt: clock.now() });
      this.#trouble = null;
      this.#failures = 0;
      // One that was taken back by its publisher is not installed either.
      if (offer === null) this.#progress = { is: 'none' };
      else if (!this.#isReady(offer.version)) this.#progress = { is: 'found', offer };
    } catch (error) {
      if (turn === this.#turn) this.#failed(error);
      return;
    } finally {
      if (turn === this.#turn) this.#lookLater(this.#untilNextLook());
    }
    if (this.#progress.is === 'found' && this.plan().mode === 'download' && byHand === null) void this.download();
  }

  /** Fetches what was found. */
  download(): Promise<void> {
    const { feed, mode } = this.plan();
    if (this.#fetching !== null) return this.#fetching;
    if (feed === null || mode === 'off' || this.#progress.is !== 'found' || this.#parts.byHand !== null)
      return Promise.resolve();
    const { offer } = this.#progress;
    this.#progress = { is: 'fetching', offer, percent: 0 };
    this.#fetching = this.#settled(this.#download(feed, this.#turn), () => (this.#fetching = null));
    this.#parts.changed();
    return this.#fetching;
  }

  async #download(feed: string, turn: number): Promise<void> {
    try {
      const source = await this.#sourceOf(feed);
      await source.download((percent) => {
        if (turn !== this.#turn || this.#progress.is !== 'fetching') return;
        if (percent === this.#progress.percent) return;
        this.#progress = { ...this.#progress, percent };
        this.#parts.changed();
      });
      if (turn !== this.#turn || this.#progress.is !== 'fetching') return;
      this.#trouble = null;
      this.#failures = 0;
      this.#progress = { is: 'ready', offer: this.#progress.offer, atClose: false };
    } catch (error) {
      if (turn !== this.#turn) return;
      if (this.#progress.is === 'fetching') this.#progress = { is: 'found', offer: this.#progress.offer };
      this.#failed(error);
      this.#lookLater(this.#untilNextLook());
    }
  }

  /** A person wants it installed when the desk is closed, or does not any more. Throws ProblemError 'updateNotReady'. */
  atClose(wanted: boolean): void {
    if (this.#progress.is !== 'ready') throw new ProblemError('updateNotReady');
    this.#progress = { ...this.#progress, atClose: wanted };
    this.#parts.changed();
  }

  /** Whether a person has chosen that closing installs. */
  get installsAtClose(): boolean {
    return this.#progress.is === 'ready' && this.#progress.atClose;
  }

  /**
   * Makes ready to install: proves the file once more, and writes down what is wanted, so that the next start can tell
   * whether it took. Throws ProblemError 'updateNotReady', 'updateBusy', 'updateNotProven' or 'diskFailed'; then nothing
   * is installed. Answers what starts the installer, to be called when all files are closed.
   */
  async prepare(runAfter: boolean): Promise<() => Promise<void>> {
    const { busy, book, running, clock } = this.#parts;
    const progress = this.#progress;
    const source = this.#source;
    if (progress.is !== 'ready' || source === null) throw new ProblemError('updateNotReady');
    if (busy() !== null) throw new ProblemError('updateBusy');
    const turn = this.#turn;
    const opened = await source.opened;
    try {
      await opened.prove();
    } catch (error) {
      if (turn === this.#turn) {
        this.#progress = { is: 'found', offer: progress.offer };
        this.#failed(error);
        this.#parts.changed();
      }
      throw new ProblemError('updateNotProven');
    }
    // All may have changed while the file was read.
    if (turn !== this.#turn || this.#progress.is !== 'ready') throw new ProblemError('updateNotReady');
    if (busy() !== null) throw new ProblemError('updateBusy');
    try {
      book.write({ wanted: { version: progress.offer.version, from: running, at: clock.now() } });
    } catch {
      throw new ProblemError('diskFailed');
    }
    this.#progress = { is: 'installing', offer: progress.offer };
    this.#stopTimer();
    this.#parts.log('update.installing');
    this.#parts.changed();
    return () => opened.install(runAfter);
  }

  /** Somebody has read what became of the last one. */
  seen(): void {
    if (this.#outcome === null) return;
    this.#outcome = null;
    this.#parts.book.note({ wanted: null });
    this.#parts.changed();
  }

  #isReady(version: string): boolean {
    return this.#progress.is === 'ready' && this.#progress.offer.version === version;
  }

  #sourceOf(feed: string): Promise<UpdateSource> {
    if (this.#source?.feed !== feed) this.#source = { feed, opened: this.#parts.open(feed) };
    return this.#source.opened;
  }

  /** Ends a piece of work, whatever came of it, where it is still this plan's. */
  async #settled(work: Promise<void>, done: () => void): Promise<void> {
    const turn = this.#turn;
    await work;
    if (turn === this.#turn) done();
    this.#parts.changed();
  }

  #failed(error: unknown): void {
    this.#trouble = error instanceof UpdateFailure ? error.trouble : 'unreachable';
    this.#failures++;
    this.#parts.log(`update.${this.#trouble}`);
  }

  #untilNextLook(): number {
    if (this.#failures === 0) return LOOK_EVERY_MS + this.#spread(LOOK_SPREAD_MS);
    const again = Math.min(AGAIN_MS * 2 ** (this.#failures - 1), LOOK_EVERY_MS);
    return again + this.#spread(again / 4);
  }

  #lookLater(ms: number): void {
    this.#stopTimer();
    if (!isOn(this.plan())) return;
    this.#stopTimer = this.#parts.clock.setTimer(ms, () => {
      // A turn of the timer that finds a fetched version looks all the same: it may have been taken back.
      void this.check();
    });
  }

  #spread(most: number): number {
    const [high = 0, low = 0] = this.#parts.random(2);
    return Math.floor((most * (high * 256 + low)) / 65_536);
  }
}

function isOn({ feed, mode }: UpdatePlan): boolean {
  return feed !== null && mode !== 'off';
}

/** What became of the version that was wanted; null = none was, or another one than both was installed since. */
function outcomeOf(wanted: UpdateBook['record']['wanted'], running: string): UpdateOutcome | null {
  if (wanted === null) return null;
  if (running === wanted.version) return { is: 'done', version: running };
  return running === wanted.from ? { is: 'failed', wanted: wanted.version } : null;
}
