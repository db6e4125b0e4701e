// A desk for tests: the real outbox on a real store file, beside a practice account, stopped and started at will.
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TestClock } from '../../../src-shared/time/testClock.ts';
import type { NewChange, OutboxRow, Wish } from '../../../src-shared/outbox/change.ts';
import { newId } from '../../../src-shared/outbox/ids.ts';
import type { RandomBytes } from '../../../src-shared/outbox/ids.ts';
import type { Session } from '../../../src-shared/session/session.ts';
import { createApiClient } from '../../api/client.ts';
import type { SecureVideoApi } from '../../api/port.ts';
import { PracticeAccount } from '../../practice/account.ts';
import type { PracticeAccountSetup } from '../../practice/account.ts';
import type { PracticeOptions } from '../../practice/options.ts';
import { seededRandom } from '../../../src-shared/random/random.ts';
import type { SessionRecord } from '../../practice/records.ts';
import { openDrafts } from '../../store/drafts.ts';
import type { Drafts } from '../../store/drafts.ts';
import type { SessionBook } from '../../store/port.ts';
import { openSessionBook } from '../../store/sessionBook.ts';
import type { FollowedStore } from '../../store/sqliteStore.ts';
import { openStore } from '../../store/open.ts';
import { createOutbox } from '../outbox.ts';
import type { OutboxParts, RunningOutbox } from '../running.ts';
import type { ReadResult } from '../port.ts';
import type { RowNaming } from './naming.ts';
import { plainNaming } from './naming.ts';
import { Network } from './network.ts';
import { Steps } from './steps.ts';
import { booking, guest, HOUR, NOW } from './wishes.ts';

export type WorldSetup = {
  readonly options?: Partial<PracticeOptions>;
  readonly beginning?: PracticeAccountSetup['beginning'];
  readonly settings?: OutboxParts['settings'];
  readonly naming?: RowNaming;
  /** Another desk of the same account: one clock for both, a line of its own for each. */
  readonly beside?: World;
  /** Another way to the account than the network in memory; told of each client that it is to serve. */
  readonly api?: (world: World) => SecureVideoApi;
  /** Waits for what happens outside of the test's clock; called between its steps. */
  readonly flow?: () => Promise<void>;
};

/** Time passes in steps of this where something outside of the clock takes part. */
const FLOW_STEP_MS = 1_000;

/** One running desk: what a process holds. */
export type Desk = {
  readonly store: FollowedStore & { close(): void };
  readonly book: SessionBook;
  readonly drafts: Drafts;
  readonly api: SecureVideoApi;
  readonly outbox: RunningOutbox;
  readonly steps: Steps;
};

/** A disk in memory where there is one: what is tested here is order and rules, not the disk's own promise. */
const MEMORY_DISK = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();
const KEY = { bytes: new Uint8Array(32).fill(7), version: 1 };

/** Random bytes that a seed repeats. */
function bytesOf(seed: string): RandomBytes {
  const random = seededRandom(seed);
  return (count) => Uint8Array.from({ length: count }, () => Math.floor(random() * 256));
}

/** How long the world is left alone until everything that can settle has settled: two quiet times and some waits. */
const LONG_MS = 10 * 60_000;
/** More than one desk makes in a test. */
const IDS_OF_A_DESK = 1_000;

export class World {
  readonly clock: TestClock;
  readonly account: PracticeAccount;
  readonly network: Network;
  readonly folder = mkdtempSync(join(MEMORY_DISK, 'front-desk-outbox-'));
  readonly #setup: WorldSetup;
  #desk: Desk | null = null;
  /** Ids that one desk makes are no other's. */
  #made: number;
  #opened: number;

  constructor(setup: WorldSetup = {}) {
    this.#setup = setup;
    const { options = {}, beginning = 'people', beside } = setup;
    this.#made = beside === undefined ? 0 : beside.#made + IDS_OF_A_DESK;
    this.#opened = this.#made;
    this.clock = beside?.clock ?? new TestClock(NOW);
    // SecureVideo's own clock: the desk's may be set wrong, this one goes on.
    const begun = this.clock.now();
    const clock = (): number => begun + this.clock.monotonic() + this.sleptMs;
    this.account = beside?.account ?? new PracticeAccount({ clock, random: seededRandom('world'), options, beginning });
    this.network = new Network(this.account, this.clock);
  }

  /** How long the desk's computer slept: the world went on. */
  sleptMs = 0;

  get desk(): Desk {
    return this.#desk ?? this.open();
  }

  get outbox(): RunningOutbox {
    return this.desk.outbox;
  }

  /** Starts the desk on its file; `more` overrides parts of the outbox; what needs the open file is made of it. */
  open(
    more: Partial<OutboxParts> | ((store: FollowedStore) => Partial<OutboxParts>) = {},
    api: SecureVideoApi = this.client(),
  ): Desk {
    if (this.#desk !== null) throw new Error('the desk is open');
    const steps = new Steps();
    const random = bytesOf(`desk ${String(++this.#opened)}`);
    const path = join(this.folder, 'desk.db');
    const log = { error: () => undefined };
    const store = steps.watchStore(openStore({ path, dataKey: KEY, clock: this.clock, log, random }));
    const newLocalId = (): string => newId(this.clock.now(), random);
    const book = openSessionBook({ store, now: () => this.clock.now(), newLocalId });
    const drafts = openDrafts({ store, now: () => this.clock.now() });
    const watched = steps.watchApi(api);
    const outbox = createOutbox({
      store,
      book,
      drafts,
      api: watched,
      clock: this.clock,
      random,
      log: () => undefined,
      naming: this.#setup.naming ?? plainNaming,
      ...(this.#setup.settings !== undefined && { settings: this.#setup.settings }),
      ...(typeof more === 'function' ? more(store) : more),
    });
    this.#desk = { store, book, drafts, api: watched, outbox, steps };
    outbox.start();
    return this.#desk;
  }

  /** The process ends here: nothing that comes later reaches the disk. */
  kill(): void {
    const desk = this.#desk;
    if (desk === null) return;
    this.#desk = null;
    void desk.outbox.stop();
    desk.steps.isDead = true;
    desk.steps.closeStore();
  }

  /** The process ends and starts again on the same file. */
  restart(more: Partial<OutboxParts> = {}): Desk {
    this.kill();
    return this.open(more);
  }

  remove(): void {
    this.kill();
    rmSync(this.folder, { recursive: true, force: true });
  }

  client(): SecureVideoApi {
    if (this.#setup.api !== undefined) return this.#setup.api(this);
    const keys = { identifier: 'id', secret: 'secret' };
    return createApiClient({
      transport: this.network.transport(),
      address: 'http://127.0.0.1:1/',
      credentials: () => Promise.resolve(keys),
      clock: this.clock,
    });
  }

  async pass(ms: number): Promise<void> {
    const { flow } = this.#setup;
    if (flow === undefined) return this.clock.tickAsync(ms);
    await flow();
    for (let left = ms; left > 0; left -= FLOW_STEP_MS) {
      await this.clock.tickAsync(Math.min(left, FLOW_STEP_MS));
      await flow();
    }
  }

  /** Lets time pass until nothing is left to do but for people, or until `atMostMs` have passed. */
  async rest(atMostMs = LONG_MS): Promise<void> {
    for (let passed = 0; passed < atMostMs; passed += FLOW_STEP_MS) {
      await this.pass(FLOW_STEP_MS);
      const isBusy = this.outbox
        .rows(0)
        .some((row) => ['held', 'waiting', 'sending', 'checking'].includes(row.standing));
      if (!isBusy) return;
    }
  }

  /** Lets everything settle that settles by itself. */
  async settle(): Promise<void> {
    await this.pass(LONG_MS);
  }

  /** Somebody at the desk reads the list; answers when it has come. */
  async read(): Promise<ReadResult> {
    const reading = this.outbox.readNow();
    await this.pass(2 * this.network.latencyMs + 100);
    return reading;
  }

  // ---- what people do

  /** Saves a wish; fails the test where it is not taken. */
  save(lane: string, wish: Wish, more: Partial<NewChange> = {}): OutboxRow {
    const changeId = `change-${String(++this.#made)}`;
    const change: NewChange = { changeId, lane, wish, by: 'Dana', replaces: null, draftId: null, ...more };
    const saved = this.outbox.promise(change);
    if (saved.is === 'notTaken') throw new Error(`not taken: ${saved.because}`);
    return saved.row;
  }

  /** Books a session some hours ahead under a lane of its own; answers the lane. */
  book(name = 'Rosa Vega', more: Parameters<typeof booking>[0] = {}): string {
    const lane = `lane-${String(++this.#made)}`;
    this.save(lane, { kind: 'create', booking: this.bookingFor(name, more) });
    return lane;
  }

  /** A booking some hours ahead with an id of this desk's making. */
  bookingFor(name: string, more: Parameters<typeof booking>[0] = {}): ReturnType<typeof booking> {
    const externalId = `fd-01jd3v8q6m7k${String(++this.#made).padStart(14, '0')}`;
    const startsAt = NOW + 5 * HOUR - (NOW % HOUR);
    const participants = [guest(name, { localId: `guest-${String(this.#made)}` })];
    return booking({ hostId: this.hostId(), startsAt, externalId, participants, ...more });
  }

  /** A wish of a session that the desk shows, seen as it is shown. */
  seen(lane: string): { startsAt: number; hostId: string; names: string[]; readAt: number | null } {
    const session = this.shown(lane);
    const names = session.participants.map((person) => person.name);
    return {
      startsAt: session.startsAt,
      hostId: session.hostId,
      names,
      readAt: this.desk.book.get(lane)?.readAt ?? null,
    };
  }

  /** The session as the desk shows it, with what waits. */
  shown(lane: string): Session {
    const session = this.outbox.laneView(lane)?.session ?? this.desk.book.get(lane)?.session;
    if (session === undefined) throw new Error(`no session in ${lane}`);
    return session;
  }

  move(lane: string, to: number | 'now'): OutboxRow {
    return this.save(lane, { kind: 'move', to, wall: null, seen: this.seen(lane) });
  }

  cancel(lane: string): OutboxRow {
    return this.save(lane, { kind: 'cancel', seen: this.seen(lane) });
  }

  add(lane: string, name: string): OutboxRow {
    const participant = guest(name, { localId: `${lane}-${name}` });
    return this.save(lane, { kind: 'addParticipant', participant, seen: this.seen(lane) });
  }

  removePerson(lane: string, name: string): OutboxRow {
    const person = this.shown(lane).participants.find((one) => one.name === name);
    if (person === undefined) throw new Error(`${name} is not in ${lane}`);
    const participantLocalId = person.localId;
    return this.save(lane, { kind: 'removeParticipant', participantLocalId, name, seen: this.seen(lane) });
  }

  handOver(lane: string, hostId: string): OutboxRow {
    return this.save(lane, { kind: 'changeHost', hostId, seen: this.seen(lane) });
  }

  // ---- what is so

  /** User ids of clinicians, in order. */
  hostId(nth = 0): string {
    const user = this.account.state.users[nth];
    if (user === undefined) throw new Error('no such clinician');
    return String(user.userId);
  }

  /** The row of a change now. */
  row(changeId: string): OutboxRow {
    const row = this.outbox.rows(0).find((one) => one.changeId === changeId);
    if (row === undefined) throw new Error(`no row ${changeId}`);
    return row;
  }

  /** Rows of a lane, ended ones too. */
  rowsOf(lane: string): OutboxRow[] {
    return this.outbox.rows(0).filter((row) => row.lane === lane);
  }

  standings(lane: string): string[] {
    return this.rowsOf(lane).map((row) => (row.cause === null ? row.standing : `${row.standing}:${row.cause}`));
  }

  /** Sessions at SecureVideo that are not cancelled. */
  booked(): SessionRecord[] {
    return this.account.sessions.filter((session) => session.cancelledAt === null);
  }

  /** Messages that SecureVideo would have sent to somebody of this name. */
  toldTo(name: string): string[] {
    return this.account.notices.filter((notice) => notice.name === name).map((notice) => notice.about);
  }

  /** Writes of this desk that SecureVideo has worked. */
  worked(on: RegExp): number {
    return this.network.matching(on).filter(({ worked }) => worked !== null && worked < 300).length;
  }
}
