// Locking, signing in, and who works at this desk.
import { ProblemError } from '../../../src-shared/contract/problems.ts';
import type { LockView, SecretTried, SignedIn, StaffPicture } from '../../../src-shared/staff/staff.ts';
import type { TypedSecret } from '../isSecret.ts';
import type { DeskParts, SomeHandlers } from '../parts.ts';
import type { Tried } from '../../staff/staffBook.ts';
import { statusOf } from './appCalls.ts';

export function staffCalls(parts: DeskParts): SomeHandlers<'staff'> & SomeHandlers<'lock'> {
  const { staff, audit } = parts;
  const { book, gate } = staff;
  const picture = (): StaffPicture => {
    parts.changed('settings');
    return pictureOf(parts);
  };
  /** Whoever types the account's own secret owns it; in practice nothing is real, and nothing is asked. */
  const trySecret = async (typed: TypedSecret | null): Promise<SecretTried> => {
    if (!book.isReal || (typed === null && gate.isOwnerProven)) return { is: 'done' };
    if (typed === null) throw new ProblemError('locked');
    const tried = await book.trySecret(() => staff.ownsAccount(typed));
    if (tried.is === 'wrong') audit.note({ is: 'failedSecret', failed: tried.failed }, gate.who());
    parts.lockChanged();
    return tried.is === 'right' ? { is: 'done' } : { is: tried.is, waitMs: tried.waitMs };
  };

  return {
    'lock.read': () => lockViewOf(parts),
    'lock.now': () => {
      staff.askToLock();
      return undefined;
    },
    'lock.mayGo': () => {
      staff.mayGo();
      return undefined;
    },
    'lock.touch': () => {
      staff.touched();
      return undefined;
    },
    'lock.after': ({ minutes }) => {
      book.lockAfter(minutes);
      return picture();
    },
    'lock.ceiling': ({ minutes }) => {
      book.setCeiling(minutes);
      return picture();
    },
    'staff.signIn': async ({ staffId, pin }) => {
      // Signed in while it was looked at: a second page of this window cannot be there, but two answers could.
      const tried = await book.tryPin(staffId, pin);
      noteFailed(parts, staffId, tried);
      if (tried.is === 'right') {
        book.noteHere(staffId);
        gate.enter(staffId);
        audit.note({ is: 'signedIn' }, gate.who());
      } else parts.lockChanged();
      return signedIn(tried);
    },
    'staff.begin': async ({ administrator, secret }) => {
      if (!book.isUnset) throw new ProblemError('notUnset');
      const tried = await trySecret(secret);
      if (tried.is !== 'done') return tried;
      if (administrator === null) {
        book.useNoPins();
        gate.look('start');
      } else gate.enter(await book.add(administrator.name, 'administer', administrator.pin, true));
      audit.note({ is: 'settings', call: 'staff.begin', about: gate.who().staffId }, gate.who());
      parts.changed('settings');
      return tried;
    },
    'staff.reset': async ({ staffId, pin, secret }) => {
      if (book.find(staffId)?.role !== 'administer') throw new ProblemError('noSuchStaff');
      const tried = await trySecret(secret);
      if (tried.is !== 'done') return tried;
      await book.change(staffId, { pin });
      gate.enter(staffId);
      audit.note({ is: 'settings', call: 'staff.reset', about: staffId }, gate.who());
      return tried;
    },
    'staff.read': () => pictureOf(parts),
    'staff.add': async ({ name, role, pin }) => {
      // The first one of a desk that wanted no PINs turns them on, and is whoever sits here.
      const isFirst = !book.pins;
      const staffId = await book.add(name, isFirst ? 'administer' : role, pin, isFirst);
      if (isFirst) gate.enter(staffId);
      return picture();
    },
    'staff.change': async ({ staffId, name, role, pin }) => {
      await book.change(staffId, {
        ...(name !== undefined && { name }),
        ...(role !== undefined && { role }),
        ...(pin !== undefined && { pin }),
      });
      return picture();
    },
    'staff.remove': ({ staffId }) => {
      book.remove(staffId);
      if (gate.who().staffId === '') gate.look('removed');
      return picture();
    },
    'staff.ownPin': async ({ pin, next }) => {
      const { staffId } = gate.who();
      if (staffId === '') throw new ProblemError('noSuchStaff');
      const tried = await book.tryPin(staffId, pin);
      noteFailed(parts, staffId, tried);
      if (tried.is === 'right') await book.change(staffId, { pin: next });
      return signedIn(tried);
    },
    'staff.noPins': () => {
      book.useNoPins();
      gate.look('start');
      return picture();
    },
  };
}

/** What the lock screen shows. */
export function lockViewOf(parts: DeskParts): LockView {
  const { book, gate } = parts.staff;
  const { clinicName, clinicZoneId, theme } = parts.settings.read();
  const { mode, now, line, counts, paused, rehearsal } = statusOf(parts);
  return {
    stage: gate.stage,
    ...{ clinicName, clinicZoneId, theme, mode, now, line, counts, paused, rehearsal },
    staff: book.present.map((one) => ({
      staffId: one.staffId,
      name: one.name,
      digits: one.pin.digits,
      mayAdminister: one.role === 'administer',
      waitMs: book.waitOf(one.staffId),
    })),
    lastId: gate.lastId,
    lastHasDraft: parts.staff.hasDraft(gate.lastId),
    wantsSecret: book.isReal,
    mayUseNoPins: book.mayUseNoPins,
    secretWaitMs: book.secretWaitMs,
  };
}

function pictureOf({ staff: { book, gate } }: DeskParts): StaffPicture {
  const maySeeFailed = gate.role === 'administer';
  const { afterMinutes, ceilingMinutes } = book;
  const people = book.present.map(({ staffId, name, role, lastAt, tries }) => ({
    ...{ staffId, name, role, lastAt },
    failed: maySeeFailed ? tries.failed : null,
  }));
  return { pins: book.pins, people, afterMinutes, ceilingMinutes };
}

function noteFailed({ staff: { book, gate }, audit }: DeskParts, staffId: string, tried: Tried): void {
  if (tried.is !== 'wrong') return;
  const of = { staffId, name: book.find(staffId)?.name ?? '' };
  audit.note({ is: 'failedPin', of, failed: tried.failed }, gate.who());
}

function signedIn(tried: Tried): SignedIn {
  if (tried.is === 'right') return { is: 'in' };
  return tried.is === 'wait' ? tried : { is: 'wrong', left: tried.left, waitMs: tried.waitMs };
}
