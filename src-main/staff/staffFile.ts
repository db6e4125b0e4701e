// The file of a desk's staff: sealed with the account's own key, replaced whole, a damaged one set aside.
import { z } from 'zod';
import { LOCK_AFTER_MINUTES, LOCK_CEILING_MINUTES } from '../../src-shared/staff/limits.ts';
import { LockMinutes, Role, StaffName } from '../../src-shared/staff/staff.ts';
import type { RandomBytes } from '../../src-shared/outbox/ids.ts';
import { UtcMs } from '../../src-shared/session/session.ts';
import { setAside } from '../store/files.ts';
import type { Files } from '../store/files.ts';
import { keyVersionOf, Sealer } from '../store/seal.ts';
import type { StaffPlace } from '../vault/port.ts';
import { SealedPin } from './pinSeal.ts';
import { KeptTries, noTries } from './tries.ts';

/** Somebody who works here, or did: who was removed stays, so that no other person is ever given their id. */
export const StaffMember = z.object({
  staffId: z.string().min(1).max(64),
  name: StaffName,
  role: Role,
  pin: SealedPin,
  tries: KeptTries,
  addedAt: UtcMs,
  lastAt: UtcMs.nullable(),
  removedAt: UtcMs.nullable(),
});
export type StaffMember = z.infer<typeof StaffMember>;

/** Newest form of the file that this Front Desk knows. */
export const STAFF_FILE_VERSION = 1;

export const StaffRecord = z.object({
  version: z.literal(STAFF_FILE_VERSION),
  /** False: the clinic wants no PINs, and whoever sits here is "the desk". Null: nobody has said yet who works here. */
  pins: z.boolean().nullable(),
  people: z.array(StaffMember),
  afterMinutes: LockMinutes,
  ceilingMinutes: LockMinutes,
  /** Tries of the account's secret in place of a forgotten PIN. */
  secretTries: KeptTries,
});
export type StaffRecord = z.infer<typeof StaffRecord>;

export const nobodyYet: StaffRecord = {
  version: STAFF_FILE_VERSION,
  pins: null,
  people: [],
  afterMinutes: LOCK_AFTER_MINUTES,
  ceilingMinutes: LOCK_CEILING_MINUTES,
  secretTries: noTries,
};

const PLACE = { table: 'staff', rowId: 'all', column: 'sealed' } as const;

/**
 * The staff of a place; null = there is no file, or it does not open: then it is set aside, never deleted. `newer`: a newer
 * Front Desk wrote it, and it is left as it is.
 */
export function readStaff(
  files: Files,
  place: StaffPlace,
  random: RandomBytes,
  now: number,
): StaffRecord | 'newer' | null {
  const bytes = files.read(place.path);
  if (bytes === null) return null;
  try {
    const value = new Sealer(place.dataKey, random, place.formerKey).unseal(PLACE, bytes);
    const form = z.object({ version: z.number().int() }).safeParse(value);
    if (form.success && form.data.version > STAFF_FILE_VERSION) return 'newer';
    return StaffRecord.parse(value);
  } catch {
    setAside(files, place.path, now);
    return null;
  }
}

/** On the disk, synced, when it returns. Throws what the system says. */
export function writeStaff(files: Files, place: StaffPlace, record: StaffRecord, random: RandomBytes): void {
  files.replace(place.path, new Sealer(place.dataKey, random).seal(PLACE, record));
}

/** Whether the key before has sealed the file; false where there is none. */
export function isUnderFormerKey(files: Files, { path, formerKey }: StaffPlace): boolean {
  const bytes = files.read(path);
  return bytes !== null && formerKey !== null && keyVersionOf(bytes) === formerKey.version;
}
