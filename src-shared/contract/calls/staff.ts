// Calls for who is at the desk: the lock screen and the people who work here.
import { z } from 'zod';
import {
  LockMinutes,
  LockView,
  Role,
  SecretTried,
  SignedIn,
  StaffName,
  StaffPicture,
  TypedPin,
} from '../../staff/staff.ts';
import { nothing } from './fields.ts';
import type { CallTable } from './table.ts';

const staffId = z.string().min(1).max(64);
/** The account's own keys, typed in place of a PIN. */
const secret = z.object({ identifier: z.string().max(500), secret: z.string().max(500) });

export const staffCalls = {
  /** What the lock screen shows. */
  'lock.read': { needs: 'anyone', in: nothing, out: LockView },
  /** Locks; the page is replaced. */
  'lock.now': { needs: 'view', in: nothing, out: nothing },
  /** All that was typed is kept: the page may go. The answer to the event `locking`. */
  'lock.mayGo': { needs: 'view', in: nothing, out: nothing },
  /** A key or the pointer was used. */
  'lock.touch': { needs: 'view', in: nothing, out: nothing },
  /** After how many minutes it locks, up to the ceiling. */
  'lock.after': { needs: 'view', in: z.object({ minutes: LockMinutes }), out: StaffPicture },
  'lock.ceiling': { needs: 'administer', in: z.object({ minutes: LockMinutes }), out: StaffPicture },
  'staff.signIn': { needs: 'anyone', in: z.object({ staffId, pin: TypedPin }), out: SignedIn },
  /** Says who works here, once: an administrator, or null = nobody signs in. The secret is asked unless it was just typed. */
  'staff.begin': {
    needs: 'anyone',
    in: z.object({ administrator: z.object({ name: StaffName, pin: TypedPin }).nullable(), secret: secret.nullable() }),
    out: SecretTried,
  },
  /** A new PIN for an administrator, by whoever has the account's own secret. */
  'staff.reset': { needs: 'anyone', in: z.object({ staffId, pin: TypedPin, secret }), out: SecretTried },
  'staff.read': { needs: 'view', in: nothing, out: StaffPicture },
  'staff.add': {
    needs: 'administer',
    in: z.object({ name: StaffName, role: Role, pin: TypedPin }),
    out: StaffPicture,
  },
  'staff.change': {
    needs: 'administer',
    in: z.object({ staffId, name: StaffName.optional(), role: Role.optional(), pin: TypedPin.optional() }),
    out: StaffPicture,
  },
  'staff.remove': { needs: 'administer', in: z.object({ staffId }), out: StaffPicture },
  /** The signed-in person's own PIN. */
  'staff.ownPin': { needs: 'view', in: z.object({ pin: TypedPin, next: TypedPin }), out: SignedIn },
  /** From now on nobody signs in here; everybody stays on the list. */
  'staff.noPins': { needs: 'administer', in: nothing, out: StaffPicture },
} as const satisfies CallTable;
