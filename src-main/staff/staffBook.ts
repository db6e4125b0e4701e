// The staff of the open desk: who they are, what each may do, and whether a PIN is theirs. Every change is on the disk when it is told.
import type { RandomBytes } from '../../src-shared/outbox/ids.ts';
import { newId } from '../../src-shared/outbox/ids.ts';
import { ProblemError } from '../../src-shared/contract/problems.ts';
import { faultOfPin } from '../../src-shared/staff/pin.ts';
import type { Role } from '../../src-shared/staff/role.ts';
import { STAFF_MAX } from '../../src-shared/staff/limits.ts';
import { nothingInForce } from '../../src-shared/policy/inForce.ts';
import type { PolicyInForce } from '../../src-shared/policy/inForce.ts';
import type { Files } from '../store/files.ts';
import type { StaffPlace } from '../vault/port.ts';
import type { SetupStaff } from '../setup/content.ts';
import { isPin, sealPin } from './pinSeal.ts';
import type { PinCost } from './pinSeal.ts';
import { isUnderFormerKey, nobodyYet, readStaff, writeStaff } from './staffFile.ts';
import type { StaffMember, StaffRecord } from './staffFile.ts';
import { Waits, noTries, triesLeft } from './tries.ts';

export type StaffBookParts = {
  readonly files: Files;
  readonly random: RandomBytes;
  readonly now: () => number;
  readonly monotonic: () => number;
  readonly log: (code: string) => void;
  /** What the clinic's IT has set; left out = nothing. */
  readonly policy?: Pick<PolicyInForce, 'LockCeilingMinutes' | 'SignIn'>;
  /** Left out but in tests. */
  readonly cost?: PinCost;
};

/** What became of a PIN or a secret. `failed`: wrong ones in a row, this one with them. */
export type Tried =
  | { readonly is: 'right' }
  | { readonly is: 'wrong'; readonly failed: number; readonly left: number; readonly waitMs: number }
  | { readonly is: 'wait'; readonly waitMs: number };

const SECRET = ' secret'; // no id begins with a space

export class StaffBook {
  readonly #parts: StaffBookParts;
  readonly #waits: Waits;
  #place: StaffPlace | null = null;
  #record: StaffRecord = nobodyYet;
  #isNewer = false;
  #isUnreadable = false;
  // One try at a time: two at once would be two for the price of one.
  #last: Promise<unknown> = Promise.resolve();

  constructor(parts: StaffBookParts) {
    this.#parts = parts;
    this.#waits = new Waits(() => parts.monotonic());
  }

  /** Reads the staff of another place; null = there is none (no account yet, or its keys are closed). */
  open(place: StaffPlace | null): void {
    if (place?.path === this.#place?.path && !this.#isUnreadable) {
      this.#place = place;
      return;
    }
    const [before, wasReal] = [this.#record, this.#place?.isReal === true];
    this.#place = place;
    const found = place && this.#read(place);
    this.#isNewer = found === 'newer';
    // It is there and is not given to us (a scanner, a backup, its rights): read again the next time it is asked for.
    this.#isUnreadable = found === 'unreadable';
    // Who may come in is not known here: nobody does, and nothing is written over it.
    this.#record = found === 'newer' || found === 'unreadable' ? { ...nobodyYet, pins: true } : (found ?? nobodyYet);
    // Another account of the same clinic's: who works at this desk does not change with it.
    if (place?.isReal === true && wasReal && found === null && before.pins !== null) this.#write(before);
  }

  /** Seals the file anew where the key before has sealed it. Throws ProblemError('diskFailed'): then it is still so. */
  sealAnew(): void {
    if (this.#place === null || this.#isNewer || this.#isUnreadable) return;
    if (isUnderFormerKey(this.#parts.files, this.#place)) this.#write(this.#record);
  }

  /** The file was written by a newer Front Desk: it stays as it is, and nobody comes in. */
  get isNewer(): boolean {
    return this.#isNewer;
  }
  /** Where there is nobody to ask: no account, closed keys. */
  get isThere(): boolean {
    return this.#place !== null;
  }
  get isReal(): boolean {
    return this.#place?.isReal === true;
  }
  /** Nobody has said yet who works here. */
  get isUnset(): boolean {
    if (this.#place === null || this.pins) return false;
    if (this.#signIn === 'off') return false;
    return this.#record.pins === null || this.#signIn === 'required';
  }
  get pins(): boolean {
    if (this.#record.pins === true) return true;
    // Turned off here before IT asked for them: who was on the list signs in again.
    return this.#signIn === 'required' && this.present.some((one) => one.role === 'administer');
  }
  /** After how many minutes the desk locks, and the most that may be chosen: IT's word over the desk's own. */
  get afterMinutes(): number {
    return Math.min(this.#record.afterMinutes, this.ceilingMinutes);
  }
  get ceilingMinutes(): number {
    return Math.min(this.#record.ceilingMinutes, this.#policy.LockCeilingMinutes ?? Number.POSITIVE_INFINITY);
  }
  get record(): StaffRecord {
    return this.#record;
  }
  /** Who may sign in, in the order in which they were added. */
  get present(): readonly StaffMember[] {
    return this.record.people.filter((one) => one.removedAt === null);
  }
  find(staffId: string): StaffMember | undefined {
    return this.present.find((one) => one.staffId === staffId);
  }

  waitOf(staffId: string): number {
    const member = this.find(staffId);
    return member ? this.#waits.left(staffId, member.tries) : 0;
  }
  get secretWaitMs(): number {
    return this.#waits.left(SECRET, this.record.secretTries);
  }

  /** Tries a PIN. It counts as wrong on the disk before it is looked at: a process that is killed has had its try. */
  tryPin(staffId: string, pin: string): Promise<Tried> {
    return this.#inTurn(async (): Promise<Tried> => {
      const member = this.find(staffId);
      if (!member) throw new ProblemError('noSuchStaff');
      const waitMs = this.waitOf(staffId);
      if (waitMs > 0) return { is: 'wait', waitMs };
      const failed = member.tries.failed + 1;
      this.#count(staffId, failed);
      if (await isPin(pin, member.pin)) {
        this.#count(staffId, 0);
        return { is: 'right' };
      }
      return { is: 'wrong', failed, left: triesLeft(failed), waitMs: this.waitOf(staffId) };
    });
  }

  /** Tries the account's secret; `isRight` compares it. */
  trySecret(isRight: () => Promise<boolean>): Promise<Tried> {
    return this.#inTurn(async (): Promise<Tried> => {
      const waitMs = this.secretWaitMs;
      if (waitMs > 0) return { is: 'wait', waitMs };
      const failed = this.record.secretTries.failed + 1;
      this.#keepCount({ ...this.record, secretTries: { failed } });
      if (await isRight()) {
        this.#keepCount({ ...this.record, secretTries: noTries });
        return { is: 'right' };
      }
      return { is: 'wrong', failed, left: triesLeft(failed), waitMs: this.secretWaitMs };
    });
  }

  /** Somebody has signed in: shown to the administrator as their last time. */
  noteHere(staffId: string): void {
    this.#keepCount(this.#with(staffId, { lastAt: this.#parts.now() }));
  }

  /** Whether this desk may do without PINs, as far as the clinic's IT goes. */
  get mayUseNoPins(): boolean {
    return this.#signIn !== 'required' && (this.#signIn !== 'stays' || this.#record.pins === false);
  }
  /** Says once that nobody signs in here. */
  useNoPins(): void {
    if (!this.mayUseNoPins) throw new ProblemError('setByPolicy');
    this.#write({ ...this.record, pins: false });
  }

  /** From now on everybody signs in; there must be an administrator who can. */
  usePins(): void {
    this.#stopIfPinsAreOff();
    if (!this.present.some((one) => one.role === 'administer')) throw new ProblemError('lastAdministrator');
    this.#write({ ...this.record, pins: true });
  }

  /** Adds somebody; `withPins` turns PINs on with the same write. Answers the new id. */
  async add(name: string, role: Role, pin: string, withPins = false): Promise<string> {
    if (withPins) this.#stopIfPinsAreOff();
    this.#stopIfTaken(name, '');
    if (this.present.length >= STAFF_MAX) throw new ProblemError('staffFull');
    const sealed = await this.#sealed(pin);
    const { now, random } = this.#parts;
    const staffId = newId(now(), random);
    const member: StaffMember = {
      ...{ staffId, name: name.trim(), role, pin: sealed, tries: noTries },
      ...{ addedAt: now(), lastAt: null, removedAt: null },
    };
    const pins = withPins ? true : this.record.pins;
    this.#write({ ...this.record, pins, people: [...this.record.people, member] });
    return staffId;
  }

  /** Renames, gives another role or another PIN. A new PIN ends the wait after wrong ones. */
  async change(staffId: string, some: { name?: string; role?: Role; pin?: string }): Promise<void> {
    if (!this.find(staffId)) throw new ProblemError('noSuchStaff');
    if (some.name !== undefined) this.#stopIfTaken(some.name, staffId);
    const pin = some.pin === undefined ? undefined : await this.#sealed(some.pin);
    const next = this.#with(staffId, {
      ...(some.name !== undefined && { name: some.name.trim() }),
      ...(some.role !== undefined && { role: some.role }),
      ...(pin !== undefined && { pin, tries: noTries }),
    });
    this.#writeWithAdministrator(next);
  }

  /** Shut out at once; the name stays in what they did. */
  remove(staffId: string): void {
    if (!this.find(staffId)) throw new ProblemError('noSuchStaff');
    this.#writeWithAdministrator(this.#with(staffId, { removedAt: this.#parts.now() }));
  }

  /** After how many minutes the desk locks: never more than the administrator's ceiling. */
  lockAfter(minutes: number): void {
    this.#write({ ...this.record, afterMinutes: Math.min(minutes, this.ceilingMinutes) });
  }
  setCeiling(minutes: number): void {
    if (minutes > (this.#policy.LockCeilingMinutes ?? Number.POSITIVE_INFINITY)) throw new ProblemError('setByPolicy');
    const afterMinutes = Math.min(this.record.afterMinutes, minutes);
    this.#write({ ...this.record, ceilingMinutes: minutes, afterMinutes });
  }

  get #policy(): Pick<PolicyInForce, 'LockCeilingMinutes' | 'SignIn'> {
    return this.#parts.policy ?? nothingInForce;
  }
  /** What IT says of names and PINs at a desk with the clinic's own account; practice is nobody's. */
  get #signIn(): PolicyInForce['SignIn'] {
    return this.isReal ? this.#policy.SignIn : null;
  }
  #stopIfPinsAreOff(): void {
    if (this.#signIn === 'off' && !this.pins) throw new ProblemError('setByPolicy');
  }

  /** Who works here, for a setup file: PINs stay sealed, tries and times are this desk's own. */
  forSetup(): SetupStaff {
    const people = this.present.map(({ staffId, name, role, pin }) => ({ staffId, name, role, pin }));
    return { people, afterMinutes: this.#record.afterMinutes, ceilingMinutes: this.#record.ceilingMinutes };
  }
  /** Takes over the staff of another desk; they sign in from now on. Only where nobody has said yet who works here. */
  takeSetup({ people, afterMinutes, ceilingMinutes }: SetupStaff): void {
    if (!this.isUnset) throw new ProblemError('notUnset');
    const addedAt = this.#parts.now();
    this.#writeWithAdministrator({
      ...this.#record,
      pins: true,
      people: people.map((one) => ({ ...one, tries: noTries, addedAt, lastAt: null, removedAt: null })),
      ceilingMinutes,
      afterMinutes: Math.min(afterMinutes, ceilingMinutes),
    });
  }

  async #sealed(pin: string): ReturnType<typeof sealPin> {
    if (faultOfPin(pin) !== null) throw new ProblemError('pinEasy');
    return sealPin(pin, this.#parts.random, this.#parts.cost);
  }

  #stopIfTaken(name: string, besides: string): void {
    const plain = (text: string): string => text.trim().toLocaleLowerCase();
    const isTaken = this.present.some((one) => one.staffId !== besides && plain(one.name) === plain(name));
    if (isTaken) throw new ProblemError('staffNameTaken');
  }

  #with(staffId: string, some: Partial<StaffMember>): StaffRecord {
    const { record } = this;
    return { ...record, people: record.people.map((one) => (one.staffId === staffId ? { ...one, ...some } : one)) };
  }

  #count(staffId: string, failed: number): void {
    this.#keepCount(this.#with(staffId, { tries: { failed } }));
  }

  #writeWithAdministrator(next: StaffRecord): void {
    const isLeft = next.people.some((one) => one.removedAt === null && one.role === 'administer');
    if ((next.pins === true || this.pins) && !isLeft) throw new ProblemError('lastAdministrator');
    this.#write(next);
  }

  #write(next: StaffRecord): void {
    if (this.#place === null) throw new ProblemError('noAccount');
    // What this Front Desk cannot read is not written over, whatever is to be counted.
    if (this.#isNewer) throw new ProblemError('storeNewer');
    if (this.#isUnreadable) throw new ProblemError('diskFailed');
    try {
      writeStaff(this.#parts.files, this.#place, next, this.#parts.random);
    } catch {
      throw new ProblemError('diskFailed');
    }
    this.#record = next;
  }

  /** A full disk must not keep everybody out: what cannot be written counts in this run all the same. */
  #keepCount(next: StaffRecord): void {
    try {
      this.#write(next);
    } catch {
      this.#parts.log('staff.notKept');
      this.#record = next;
    }
  }

  #read(place: StaffPlace): ReturnType<typeof readStaff> | 'unreadable' {
    const { files, random, now, log } = this.#parts;
    try {
      return readStaff(files, place, random, now());
    } catch {
      log('staff.unreadable');
      return 'unreadable';
    }
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const next = this.#last.then(work, work);
    this.#last = next.catch(() => undefined);
    return next;
  }
}
