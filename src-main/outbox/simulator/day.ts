// Plays one planned day: builds the world, lets happen what the plan says, gives it a kind hour, and judges.
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { QUIET_MS } from '../../../src-shared/outbox/change.ts';
import { minuteMs } from '../../../src-shared/time/utc.ts';
import { seededRandom } from '../../../src-shared/random/random.ts';
import { Desk } from './desk.ts';
import { READ_BEFORE_END_MS, judgeEnd } from './ending.ts';
import { Link } from './network.ts';
import { Oracle } from './oracle.ts';
import type { Violation } from './wished.ts';
import { somebodyActs } from './people/acts.ts';
import { dashboardActs, dashboardAdds } from './people/dashboard.ts';
import type { Happening, Plan } from './plan.ts';
import { Service } from './service.ts';
import { MachineTime, WorldTime } from './time.ts';

/** A Monday at eight in the morning, UTC. */
const DAY_BEGINS = Date.UTC(2026, 10, 23, 8, 0);
/** No faults, and nobody does anything: long enough for two quiet times and the longest wait that was asked for. */
const KIND_MS = 2 * QUIET_MS + 5 * minuteMs + 20 * minuteMs;

/** A disk in memory where there is one: what is played here is order and rules, not the disk's own promise. */
const MEMORY_DISK = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();

export type DayResult = {
  readonly violations: readonly Violation[];
  readonly coverage: ReadonlyMap<string, number>;
  readonly trace: readonly string[];
  readonly sessions: number;
};

/** Plays a plan to its first violation. The same plan always ends the same. */
export async function playDay(plan: Plan, isTracing = false): Promise<DayResult> {
  const world = new World(plan, isTracing);
  try {
    await world.play();
  } finally {
    world.remove();
  }
  const { violations, coverage, trace, service } = world.oracle;
  return { violations, coverage: coverage.counts, trace, sessions: service.account.sessions.length };
}

class World {
  readonly oracle: Oracle;
  readonly #plan: Plan;
  readonly #time = new WorldTime(DAY_BEGINS);
  readonly #root = mkdtempSync(join(MEMORY_DISK, 'front-desk-day-'));
  readonly #service: Service;
  readonly #desks: Desk[] = [];
  readonly #backups = new Map<number, string>();

  constructor(plan: Plan, isTracing: boolean) {
    this.#plan = plan;
    this.#service = new Service(this.#time, plan.seed, plan.options);
    this.oracle = new Oracle(this.#time, this.#service, plan.bounds);
    this.oracle.isTracing = isTracing;
    for (let id = 0; id < plan.desks; id++) this.#desks.push(this.#newDesk(id));
  }

  remove(): void {
    for (const desk of this.#desks) desk.remove();
    rmSync(this.#root, { recursive: true, force: true });
  }

  async play(): Promise<void> {
    for (const desk of this.#desks) desk.start();
    const { violations } = this.oracle;
    for (const happening of this.#plan.happenings) {
      await this.#time.runUntil(DAY_BEGINS + happening.at);
      if (violations.length > 0) return;
      this.#happens(happening);
    }
    await this.#time.runUntil(DAY_BEGINS + this.#plan.hours * 60 * minuteMs);
    await this.#kindHour();
    if (violations.length === 0) judgeEnd(this.oracle, this.#desks);
  }

  async #kindHour(): Promise<void> {
    for (const desk of this.#desks) {
      desk.link.faults.length = 0;
      desk.link.service = this.#service;
      this.#service.keysRefusedUntil = 0;
      desk.isFull = false;
      if (desk.process !== null) desk.process.disk.isFull = false;
      if (desk.process !== null) desk.process.disk.endAt = null;
      desk.machine.wake();
      desk.link.setLine('up');
      desk.start();
      desk.process?.outbox.wake();
      desk.process?.outbox.keysChanged();
      this.#prove(desk);
    }
    await this.#time.runUntil(this.#time.now + KIND_MS);
    for (const desk of this.#desks) void desk.process?.outbox.readNow();
    await this.#time.runUntil(this.#time.now + READ_BEFORE_END_MS);
  }

  #newDesk(id: number): Desk {
    const { seed, wallOffsetsMs } = this.#plan;
    const machine = new MachineTime(this.#time, wallOffsetsMs[id] ?? 0);
    const link = new Link(this.#time, this.#service, seededRandom(`${seed} link ${String(id)}`));
    return new Desk(id, { root: this.#root, seed, machine, link, oracle: this.oracle });
  }

  #later(ms: number, run: () => void): void {
    this.#time.after(ms, run);
  }

  #happens(what: Happening): void {
    const desk = this.#desks[what.desk];
    if (desk === undefined) return;
    if (what.do !== 'person')
      this.oracle.say(
        `#${String(what.n)} desk ${String(desk.id)}: ${JSON.stringify({ ...what, n: undefined, at: undefined, seed: undefined, desk: undefined })}`,
      );
    if (what.do !== 'person') this.oracle.coverage.met(`world ${what.do}`);
    const { process, machine, link } = desk;
    switch (what.do) {
      case 'person':
        return somebodyActs(desk, this.oracle, what.seed, what.part);
      case 'dashboard':
        return what.adds === undefined
          ? dashboardActs(this.oracle, what.seed)
          : dashboardAdds(desk, this.oracle, what.adds);
      case 'faults':
        return void link.faults.push(...what.faults);
      case 'line':
        link.setLine(what.how);
        return this.#later(what.forMs, () => link.setLine('up'));
      case 'crash':
        if (process !== null) process.disk.endAt = process.disk.count + what.inSteps;
        // Where it has come to no step by then it is ended from outside, in the middle of whatever it does.
        this.#later(2 * minuteMs, () => {
          if (desk.process === process && process !== null && process.disk.endAt !== null) desk.kill();
        });
        return this.#later(2 * minuteMs + what.backAfterMs, () => desk.start());
      case 'quit':
        desk.quit();
        return this.#later(what.backAfterMs, () => desk.start());
      case 'sleep':
        machine.sleep();
        link.setLine('silent');
        return this.#later(what.forMs, () => {
          machine.wake();
          link.setLine('up');
          desk.start();
          if (what.isTold) desk.process?.outbox.wake();
        });
      case 'wall':
        machine.wallOffsetMs += what.byMs;
        return;
      case 'diskFull':
        desk.isFull = true;
        if (process !== null) process.disk.isFull = true;
        return this.#later(what.forMs, () => {
          desk.isFull = false;
          if (desk.process !== null) desk.process.disk.isFull = false;
          desk.start();
        });
      case 'keysRefused':
        this.#service.keysRefusedUntil = this.#time.now + what.forMs;
        // The administrator types the keys again at every desk.
        return this.#later(what.forMs + 1, () => {
          for (const one of this.#desks) one.process?.outbox.keysChanged();
        });
      case 'otherKeys':
        return this.#otherKeys(desk, what.forMs);
      case 'backUp':
        return void this.#backups.set(desk.id, desk.backUp());
      case 'restore':
        return this.#restore(desk);
      case 'loseLog':
        desk.kill();
        desk.loseLog();
        return this.#later(minuteMs, () => desk.start());
      case 'clone':
        return this.#clone(desk);
    }
  }

  #restore(desk: Desk): void {
    const from = this.#backups.get(desk.id);
    if (from === undefined) return;
    desk.kill();
    desk.restore(from);
    desk.start();
  }

  /** Another computer gets the profile of this one, witness and all. */
  #clone(desk: Desk): void {
    const other = this.#newDesk(this.#desks.length);
    const from = desk.backUp();
    this.oracle.cloned(desk, other);
    other.restore(from);
    other.witness = desk.witness;
    this.#desks.push(other);
    other.start();
  }

  /** Keys of another account are entered, and after a while the right ones again. */
  #otherKeys(desk: Desk, forMs: number): void {
    // Where nothing waits there is nothing that these keys could be wrong for.
    if ((desk.process?.outbox.counts().open ?? 0) === 0) return;
    const elsewhere = new Service(this.#time, `${this.#plan.seed} elsewhere`, this.#plan.options);
    for (const user of elsewhere.account.state.users) {
      user.userId += 1_000;
      user.name = `${user.name} of elsewhere`;
    }
    // Refused there or not: what names a patient has been told to strangers.
    elsewhere.onWrite = ({ changeId }) => this.oracle.violated('2', `${changeId} went to another account`);
    try {
      desk.process?.outbox.pause('otherKeys');
    } catch {
      return; // the disk is full: without a hold that lasts the keys are not taken
    }
    desk.link.service = elsewhere;
    this.#prove(desk);
    this.#later(forMs, () => {
      desk.link.service = this.#service;
      this.#proveWhenUp(desk);
    });
  }

  /** Whoever starts a desk that holds everything enters its keys again. */
  #proveWhenUp(desk: Desk): void {
    this.#prove(desk);
    if (desk.process === null) this.#later(minuteMs, () => this.#proveWhenUp(desk));
  }

  #prove(desk: Desk): void {
    const { outbox } = desk.process ?? {};
    if (outbox === undefined || outbox.paused === null) return;
    if (desk.isFull) return;
    const users = desk.link.service.account.state.users;
    try {
      outbox.proveAccount(
        users.map(({ userId, name }) => ({
          userId: String(userId),
          name,
          email: '',
          phone: '',
          zoneId: '',
          externalId: '',
          helpNumber: '',
          mayHost: true,
        })),
      );
    } catch {
      // the program ended at this very step: it stays held
    }
  }
}
