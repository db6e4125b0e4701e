// The day that is shown: its date, whose sessions, the picture that main gave, and the chosen session.
import type { Problem } from '../../src-shared/contract/problems.ts';
import type { AskDraft } from '../../src-shared/contract/views/drafts.ts';
import type { ClinicianDay, DayPicture, DayRow, SessionDetail } from '../../src-shared/contract/views/day.ts';
import { addDays, dayOf, type Day } from '../../src-shared/time/day.ts';
import type { UtcMs } from '../../src-shared/time/utc.ts';
import type { AppState } from './app.svelte.ts';
import type { DeskBridge } from './bridge.ts';
import { freshCodeIn } from './freshCode.ts';
import { pinnedFirst } from './pinned.ts';

/** The panel open beside the chosen session. */
export type AskKind = 'move' | 'cancel' | 'addParticipant' | 'changeParticipant' | 'removeParticipant' | 'changeHost';
/** What of the day is shown alone; the chips and what each keeps: `screens/day/filters.ts`. */
export type FilterName = 'noReply' | 'noPacket' | 'deposit' | 'noContact' | 'needsYou' | 'waiting';
export type OpenAsk = { readonly kind: AskKind; readonly participantLocalId?: string };

export class DayState {
  readonly #desk: DeskBridge;
  readonly #app: AppState;

  #chosenDate = $state.raw<Day>();
  #hostId = $state.raw<string | null>(null);
  #picture = $state.raw<DayPicture>();
  #problem = $state.raw<Problem>();
  #selectedId = $state.raw<string>();
  #detail = $state.raw<SessionDetail>();
  #refreshing = $state.raw(false);
  #booked = $state.raw<Readonly<Record<Day, number>>>({});
  #month = $state.raw<string>();
  /** A panel in which something was typed and not saved: it can be gone on with. */
  #begun = $state.raw<OpenAsk>();
  /** Panel in the detail; stays with its session. */
  ask = $state.raw<OpenAsk>();
  /** On the board: the chosen session stands at the side. */
  sideShown = $state(false);
  /** A date is being typed. */
  going = $state(false);
  /** The chosen session is read aloud: one person's page, or the first guest's. */
  aloud = $state.raw<{ readonly participantLocalId?: string }>();
  /** Whose code in the chosen session has just come, by local id: it is offered to be read aloud. */
  freshCode = $state.raw<string>();
  /** Local id of a row that has just moved: it is tinted for a moment. */
  moved = $state.raw<string>();
  /** Only these rows of the day are shown; undefined = all. */
  filter = $state.raw<FilterName>();
  /** Everybody's rows of today, whatever day is shown: who needs a hand needs it now. */
  #todayRows = $state.raw<readonly DayRow[]>([]);
  #reads = 0;
  #first: Promise<void> = Promise.resolve();
  /** The picture is the one that came with the start, and nothing has changed since. */
  #isFirst = false;
  #latest: Promise<void> = Promise.resolve();
  #detailReads = 0;
  #latestDetail: Promise<void> = Promise.resolve();
  #bookedReads = 0;

  readonly today = $derived.by(() => dayOf(this.#app.now, this.#app.clinicZone));
  readonly date = $derived(this.#chosenDate ?? this.today);
  /** The month that the rail shows: 'YYYY-MM'. */
  readonly month = $derived(this.#month ?? this.date.slice(0, 7));
  /** The clinicians in the order that a person chose, each with their count of the shown day. */
  readonly clinicians = $derived.by<readonly ClinicianDay[]>(() => {
    // While a day is being read the clinicians stand there all the same, without counts.
    const hosts = this.#app.clinicians.filter(({ mayHost }) => mayHost);
    const all = this.#picture?.clinicians ?? hosts.map((clinician) => ({ clinician, count: 0, nextAt: null }));
    return pinnedFirst(all, this.#app.settings?.pinned ?? [], ({ clinician }) => clinician.userId);
  });
  readonly rows = $derived<readonly DayRow[]>(this.#picture?.rows ?? []);

  constructor(wiring: { desk: DeskBridge; app: AppState }) {
    this.#desk = wiring.desk;
    this.#app = wiring.app;
  }

  get hostId(): string | null {
    return this.#hostId;
  }
  /** The picture of the chosen day and clinician; undefined until it was read. */
  get picture(): DayPicture | undefined {
    return this.#picture;
  }
  get problem(): Problem | undefined {
    return this.#problem;
  }
  get selectedId(): string | undefined {
    return this.#selectedId;
  }
  get detail(): SessionDetail | undefined {
    return this.#detail;
  }
  /** True while SecureVideo is being asked because a person wished it. */
  get refreshing(): boolean {
    return this.#refreshing || (this.#picture?.reading ?? false);
  }
  get todayRows(): readonly DayRow[] {
    return this.#todayRows;
  }
  /** The chosen session's row, where the day shows it or today has it. */
  get chosenRow(): DayRow | undefined {
    const localId = this.#selectedId;
    if (localId === undefined) return undefined;
    const here = [...this.rows, ...this.#todayRows].find((row) => row.session.localId === localId);
    return here ?? (this.#detail?.session.localId === localId ? this.#detail : undefined);
  }
  get begun(): OpenAsk | undefined {
    return this.#begun;
  }
  get booked(): Readonly<Record<Day, number>> {
    return this.#booked;
  }

  /**
   * Listens, and reads: before the status is known it asks main for today as main reckons it, so that the first screen
   * comes with its rows. Returns its own undo.
   */
  start(): () => void {
    const undo = this.#desk.on('changed', ({ what }) => {
      // Before the first screen: what is on its way for it may be older than this.
      if (this.#app.status === undefined) this.#reads++;
      this.#isFirst = false;
      if (what.includes('account')) this.#forget();
      if (what.includes('day') || what.includes('account') || what.includes('outbox')) void this.read();
    });
    if (this.#app.status === undefined) this.#first = this.#readFirst();
    else void this.read();
    return undo;
  }

  /** Today as main told it at the start; resolves where there is nothing to tell, too. */
  get first(): Promise<void> {
    return this.#first;
  }

  async #readFirst(): Promise<void> {
    const turn = ++this.#reads;
    const answer = await this.#desk.call('day.read', { date: null, hostId: null });
    // No account yet is no news: the first screen says it. What else went wrong is told by the read that follows.
    if (turn !== this.#reads || !answer.ok) return;
    this.#picture = answer.value;
    this.#isFirst = true;
  }

  /**
   * Reads the day, the chosen session and the dots again. What was shown stays shown when it fails. Overtaken by a later
   * wish it ends with that one: whoever waited for the day finds it read.
   */
  read(): Promise<void> {
    return (this.#latest = this.#read());
  }

  async #read(): Promise<void> {
    if (this.#app.status === undefined || this.#app.status.mode === 'none') return;
    const turn = ++this.#reads;
    // What came with the start and is as new as the page: the same is not asked twice.
    const isRead = this.#isFirst && this.#picture?.date === this.date && this.#hostId === null;
    this.#isFirst = false;
    if (!isRead) {
      const answer = await this.#desk.call('day.read', { date: this.date, hostId: this.#hostId });
      if (turn !== this.#reads) return this.#latest;
      if (answer.ok) [this.#picture, this.#problem] = [answer.value, undefined];
      else this.#problem = answer.problem;
    }
    void this.#readToday(turn); // nobody who waits for this day waits for today's
    await Promise.all([this.readDetail(), this.#readBooked()]);
  }

  /** Reads the chosen session. Overtaken it ends with the later read: what can be done with it stands, and may have the focus. */
  readDetail(): Promise<void> {
    return (this.#latestDetail = this.#readDetail());
  }

  async #readDetail(): Promise<void> {
    const localId = this.#selectedId;
    const turn = ++this.#detailReads;
    if (localId === undefined) return void (this.#detail = undefined);
    const answer = await this.#desk.call('session.read', { localId });
    if (turn !== this.#detailReads) return this.#latestDetail;
    if (answer.ok) {
      const shown = answer.value ?? undefined;
      if (shown) this.freshCode = freshCodeIn(this.#detail, shown, this.#app.now) ?? this.freshCode;
      this.#detail = shown;
    }
    await this.readBegun();
  }

  /** Looks whether something was begun beside the chosen session. */
  async readBegun(): Promise<void> {
    const localId = this.#selectedId;
    if (localId === undefined) return;
    const answer = await this.#desk.call('draft.ask', { localId });
    if (localId === this.#selectedId && answer.ok)
      this.#begun = answer.value === null ? undefined : begunOf(answer.value);
  }

  /** Whose page the key opens: the one whose code has just come, else the first guest's. Then it is news no more. */
  readAloud(): void {
    this.aloud = this.freshCode === undefined ? {} : { participantLocalId: this.freshCode };
    this.freshCode = undefined;
  }

  async forgetBegun(): Promise<void> {
    const localId = this.#selectedId;
    if (localId === undefined) return;
    await this.#desk.call('draft.keepAsk', { localId, ask: null });
    await this.readBegun();
  }

  /** Asks SecureVideo now. */
  async refresh(): Promise<void> {
    if (this.#refreshing) return;
    this.#refreshing = true;
    await this.#desk.call('day.refresh');
    this.#refreshing = false;
    await this.read();
  }

  async showDay(date: Day): Promise<void> {
    if (date !== this.date) {
      this.#picture = undefined;
      this.filter = undefined;
    }
    // Today is kept as "today", so that the desk that stays open over midnight shows the new day.
    this.#chosenDate = date === this.today ? undefined : date;
    this.#month = undefined;
    await this.read();
  }

  async step(days: number): Promise<void> {
    await this.showDay(addDays(this.date, days));
  }

  async showHost(hostId: string | null): Promise<void> {
    this.#hostId = hostId;
    await this.read();
  }

  /** Shows another month in the rail; the day stays. `by` months on. */
  async turnMonth(by: number): Promise<void> {
    const [year, month] = this.month.split('-').map(Number) as [number, number];
    const at = year * 12 + (month - 1) + by;
    this.#month = `${String(Math.floor(at / 12)).padStart(4, '0')}-${String((at % 12) + 1).padStart(2, '0')}`;
    await this.#readBooked();
  }

  async select(localId: string | undefined): Promise<void> {
    if (localId !== this.#selectedId) {
      this.ask = undefined;
      this.aloud = undefined;
      this.freshCode = undefined;
      this.#detail = undefined;
      this.#begun = undefined;
    }
    this.#selectedId = localId;
    await this.readDetail();
  }

  /** Goes to a session wherever it is: its day, everybody's or its clinician's rows, and the detail. */
  async goTo(localId: string, startsAt: UtcMs, ask?: OpenAsk): Promise<void> {
    const date = dayOf(startsAt, this.#app.clinicZone);
    const selecting = this.select(localId);
    this.filter = undefined; // it would hide where one goes
    if (date !== this.date) await this.showDay(date);
    if (this.#picture && !this.#picture.rows.some((row) => row.session.localId === localId)) await this.showHost(null);
    await selecting;
    this.ask = ask;
  }

  async #readBooked(): Promise<void> {
    const first = `${this.month}-01`;
    const turn = ++this.#bookedReads;
    const ask = (from: Day, to: Day) => this.#desk.call('day.booked', { from, to, hostId: this.#hostId });
    // The week that is shown lies outside of the month that the rail was turned to.
    const [from, to] = [addDays(first, -7), addDays(first, 45)];
    const week = [addDays(this.date, -6), addDays(this.date, 6)] as const;
    const isAway = week[0] < from || week[1] > to;
    const answers = await Promise.all([ask(from, to), ...(isAway ? [ask(...week)] : [])]);
    if (turn !== this.#bookedReads || !answers.every((answer) => answer.ok)) return;
    const found = answers.flatMap((answer) => (answer.ok ? Object.entries(answer.value) : []));
    this.#booked = Object.fromEntries(found);
  }

  async #readToday(turn: number): Promise<void> {
    const shown = this.#picture;
    if (shown?.date === this.today && shown.hostId === null) return void (this.#todayRows = shown.rows);
    const answer = await this.#desk.call('day.read', { date: this.today, hostId: null });
    if (turn === this.#reads && answer.ok) this.#todayRows = answer.value.rows;
  }

  /** Another account: nothing of the old one may stay on screen. */
  #forget(): void {
    this.#picture = undefined;
    this.#detail = undefined;
    this.#selectedId = undefined;
    this.#hostId = null;
    this.#booked = {};
    this.#todayRows = [];
    this.filter = undefined;
    this.aloud = undefined;
    this.ask = undefined;
  }
}

/** The panel that something was typed in, and about whom it is where it is about one person. */
function begunOf({ kind, fields }: AskDraft): OpenAsk {
  const participantLocalId = /"participantLocalId":"([^"]+)"/.exec(fields)?.[1];
  return kind === 'changeParticipant' && participantLocalId !== undefined ? { kind, participantLocalId } : { kind };
}
