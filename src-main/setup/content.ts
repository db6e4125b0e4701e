// What a setup file holds of a desk: its account with the keys, what was set up for everybody, and its staff if wanted. No patient.
import { z } from 'zod';
import { UtcMs } from '../../src-shared/session/session.ts';
import { ClinicSettings } from '../../src-shared/setup/clinicSettings.ts';
import { LockMinutes, Role, StaffName } from '../../src-shared/staff/staff.ts';
import { STAFF_MAX } from '../../src-shared/staff/limits.ts';
import { SealedPin } from '../staff/pinSeal.ts';

/** The staff as they sign in: their PINs stay sealed as they are. */
export const SetupStaff = z.object({
  people: z
    .array(z.object({ staffId: z.string().min(1).max(64), name: StaffName, role: Role, pin: SealedPin }))
    .max(STAFF_MAX),
  afterMinutes: LockMinutes,
  ceilingMinutes: LockMinutes,
});
export type SetupStaff = z.infer<typeof SetupStaff>;

export const SetupContent = z.object({
  /** Tells one file from another: each opens a desk once. */
  setupId: z.string().min(8).max(64),
  madeAt: UtcMs,
  account: z.object({
    address: z.string().min(1).max(300),
    identifier: z.string().min(1).max(500),
    secret: z.string().min(1).max(500),
  }),
  settings: ClinicSettings,
  staff: SetupStaff.nullable(),
});
export type SetupContent = z.infer<typeof SetupContent>;
