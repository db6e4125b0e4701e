// One computer at a front desk: its files, its witness, and the process that runs the real outbox on them.
import { cpSync, existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { RandomBytes } from '../../../src-shared/outbox/ids.ts';
import { newId } from '../../../src-shared/outbox/ids.ts';
import { createApiClient } from '../../api/client.ts';
import type { PreparedWrite } from '../../api/port.ts';
import { between, seededRandom } from '../../../src-shared/random/random.ts';
import { openDrafts } from '../../store/drafts.ts';
import type { Drafts } from '../../store/drafts.ts';
import { openStore } from '../../store/open.ts';
import type { OpenedStore } from '../../store/open.ts';
import type { SessionBook } from '../../store/port.ts';
import { openSessionBook } from '../../store/sessionBook.ts';
import { askWitness } from '../../store/witness.ts';
import type { Witness as Noted } from '../../store/witness.ts';
import { createOutbox } from '../outbox.ts';
import type { RunningOutbox } from '../running.ts';
import { plainNaming } from '../testing/naming.ts';
import { Disk } from './disk.ts';
import type { Crash } from './disk.ts';
import type { Service } from './service.ts';
import type { Link, Observer } from './network.ts';
import type { MachineTime, ProcessClock, WorldTime } from './time.ts';

/** Whoever watches a desk is told of all that its process does towards disk and network. */
export type Watching = {
  observer(desk: Desk, clock: ProcessClock): Observer;
  sending(desk: Desk, write: PreparedWrite): void;
  committed(desk: Desk): void;
  logged(desk: Desk, code: string, facts?: Readonly<Record<string, unknown>>): void;
  started(desk: Desk): void;
  stopped(desk: Desk): void;
  /** A process ended in the middle; null = it was killed from outside. */
  crashed(where: Crash | null): void;
};

/** What a running process holds. */
export type Process = {
  readonly run: number;
  readonly clock: ProcessClock;
  readonly disk: Disk;
  readonly opened: OpenedStore;
  readonly book: SessionBook;
  readonly drafts: Drafts;
  readonly outbox: RunningOutbox;
};

/** Kept back for so long after Save. */
export const HOLD_MS = 5_000;
const DATA_KEY = { bytes: new Uint8Array(32).fill(7), version: 1 };
const FILE = 'desk.db';

export class Desk {
  readonly id: number;
  readonly machine: MachineTime;
  readonly link: Link;
  process: Process | null = null;
  /** Noted outside of the account's folder: whoever restores that folder does not restore this. */
  witness: Noted | null = null;
  /** Tells the file from copies of it, as an inode does. */
  fileId = 'first';
  /** How often its files were replaced by older ones. */
  restored = 0;
  isFull = false;
  readonly #root: string;
  readonly #seed: string;
  readonly #oracle: Watching;
  readonly #world: WorldTime;
  readonly #ownService: Service;
  #generation = 0;
  #runs = 0;

  constructor(id: number, parts: { root: string; seed: string; machine: MachineTime; link: Link; oracle: Watching }) {
    this.id = id;
    this.#root = join(parts.root, `desk-${String(id)}`);
    this.#seed = parts.seed;
    this.machine = parts.machine;
    this.#world = parts.machine.world;
    this.link = parts.link;
    this.#ownService = parts.link.service;
    this.#oracle = parts.oracle;
    mkdirSync(this.folder, { recursive: true });
  }

  /** The account's folder as it is now. */
  get folder(): string {
    return join(this.#root, String(this.#generation));
  }

  /** Starts the process, if none runs and the computer is awake. */
  start(): void {
    if (this.process !== null || this.machine.isAsleep) return;
    const run = ++this.#runs;
    this.link.service = this.#ownService; // keys of another account are not kept while something waits
    const clock = this.machine.clock();
    const random = bytesOf(`${this.#seed} desk ${String(this.id)} run ${String(run)}`);
    const log = { error: () => undefined };
    const opened = openStore({ path: join(this.folder, FILE), dataKey: DATA_KEY, clock, log, random });
    const disk: Disk = new Disk(
      () => this.#oracle.committed(this),
      (where) => {
        this.#oracle.crashed(where);
        this.#world.after(0, () => {
          if (this.#runs === run) this.#bury(); // else the next one runs already
        });
      },
    );
    disk.isFull = this.isFull;
    const store = disk.watchStore(opened);
    const keys = { identifier: 'id', secret: 'secret' };
    const api = createApiClient({
      transport: this.link.transport(clock, this.#oracle.observer(this, clock), () => disk.isDead),
      address: 'http://127.0.0.1:1/',
      credentials: () => Promise.resolve(keys),
      clock,
    });
    const watched = disk.watchApi(api, (write) => this.#oracle.sending(this, write));
    try {
      const book = openSessionBook({ store, now: () => clock.now(), newLocalId: () => newId(clock.now(), random) });
      const drafts = openDrafts({ store, now: () => clock.now() });
      const outbox = createOutbox({
        store,
        book,
        drafts,
        api: watched,
        clock,
        random,
        log: (code, facts) => this.#oracle.logged(this, code, facts),
        naming: plainNaming,
        settings: { holdMs: HOLD_MS },
        witness: {
          check: (highest, stepsAfter) => {
            const testimony = askWitness(this.witness, { ...this.#mark(highest), stepsAfter });
            return testimony === 'asItWas' || testimony === 'unknown' ? 'same' : 'restoredOrCopied';
          },
          note: (highest, { from, steps }) => {
            if (!disk.isDead) this.witness = { ...this.#mark(highest), from, steps };
          },
        },
        isRestored: opened.opened.is === 'restoredFromCopy',
      });
      this.process = { run, clock, disk, opened, book, drafts, outbox };
      this.#oracle.started(this);
      outbox.start();
    } catch (error) {
      // A disk that is full at the start: tried again later by whoever starts it.
      clock.end();
      opened.close();
      if (!this.isFull) throw error;
    }
  }

  /** The process is ended from outside, at once. */
  kill(): void {
    this.process?.disk.end();
    this.#bury();
  }

  /** Quits in order: files are closed, and a checked copy is written. */
  quit(): void {
    const { process } = this;
    if (process === null || process.disk.isDead) return this.#bury();
    void process.outbox.stop();
    process.disk.isDead = true; // what still comes in finds nobody
    process.clock.end();
    process.opened.close();
    this.process = null;
    this.#oracle.stopped(this);
  }

  /** The files as they are at this moment, as a backup program would take them. */
  backUp(): string {
    const to = join(this.#root, `backup-${String(this.#generation)}-${String(this.#world.now)}`);
    copyFolder(this.folder, to);
    return to;
  }

  /** Puts older files in the place of the newer ones. Call while no process runs. */
  restore(from: string, isSameFile = false): void {
    const earlier = this.folder;
    this.#generation++;
    copyFolder(from, this.folder);
    rmSync(earlier, { recursive: true, force: true });
    if (!isSameFile) this.fileId = `restored-${String(this.#generation)}`;
    this.restored++;
  }

  /** Takes the write-ahead log away, as some cleaning tool might. Call while no process runs. */
  loseLog(): void {
    rmSync(join(this.folder, `${FILE}-wal`), { force: true });
    this.restored++;
  }

  remove(): void {
    this.kill();
    rmSync(this.#root, { recursive: true, force: true });
  }

  // What a killed process leaves is what is in its files; closing them would tidy them up first, so copies go on.
  #bury(): void {
    const { process } = this;
    if (process === null) return;
    this.process = null;
    process.disk.isDead = true;
    process.clock.end();
    const earlier = this.folder;
    this.#generation++;
    copyFolder(earlier, this.folder);
    rmSync(earlier, { recursive: true, force: true });
    process.opened.db.close(); // first, so that closing the store tidies nothing up and only lets go of its lock
    process.opened.close();
    this.#oracle.stopped(this);
  }

  #mark(highest: number): Omit<Noted, 'from' | 'steps'> {
    return { account: 'account', highest, mark: `machine-${String(this.id)}`, file: this.fileId };
  }
}

function copyFolder(from: string, to: string): void {
  mkdirSync(to, { recursive: true });
  for (const name of readdirSync(from)) {
    if (name.startsWith(FILE) && !name.endsWith('.lock') && !name.endsWith('-shm'))
      cpSync(join(from, name), join(to, name));
  }
  if (!existsSync(to)) throw new Error('the copy is not there');
}

/** Random bytes that a seed repeats. */
function bytesOf(seed: string): RandomBytes {
  const random = seededRandom(seed);
  return (count) => Uint8Array.from({ length: count }, () => between(random, 0, 255));
}
