// What a person may choose for this desk; nothing of it is about a patient or secret.
import { z } from 'zod';
import { ReadingOf } from '../../session/draft.ts';
import { VisitKinds } from '../../session/kind.ts';
import { ID_LENGTH_MAX } from '../../session/limits.ts';
import { lookMembers } from '../look.ts';
import { Delivery, PacketChoice } from '../../session/session.ts';

export const CataloguePacket = z.object({ id: z.number().int().positive(), name: z.string().trim().min(1).max(80) });
export const CatalogueService = z.object({
  id: z.number().int().positive(),
  name: z.string().trim().min(1).max(80),
  /** Usual deposit in cents; null = none. */
  depositCents: z.number().int().positive().nullable(),
});

const clockText = z
  .string()
  .max(5)
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/);
/** When the clinic is open, in its own zone: weekdays (0 = Sunday), first and last minute of a start. Outside of it the desk only warns. */
export const OfficeHours = z
  .object({ days: z.array(z.number().int().min(0).max(6)).max(7), from: clockText, to: clockText })
  .refine((hours) => hours.from < hours.to, { message: 'The clinic closes after it opens.' });
export type OfficeHours = z.infer<typeof OfficeHours>;

/** Of what the system's notifications tell, each on or off. */
export const Notify = z.object({
  /** A participant has connected. */
  connected: z.boolean(),
  /** A change asks a person. */
  needsYou: z.boolean(),
  /** The line was down for minutes and is back. */
  line: z.boolean(),
});
export type Notify = z.infer<typeof Notify>;

/** What a person may choose; kept by electron-store. Nothing in it is about a patient or secret. */
export const Settings = z.object({
  clinicName: z.string().trim().max(80),
  /** Windows id of the clinic's zone. */
  clinicZoneId: z.string().min(1).max(ID_LENGTH_MAX),
  typedTimeMeant: ReadingOf.exclude(['other']),
  defaultDelivery: Delivery,
  defaultPacket: PacketChoice,
  defaultRecorded: z.boolean(),
  packets: z.array(CataloguePacket).max(200),
  services: z.array(CatalogueService).max(200),
  /** Kinds of visit in the order of their keys. */
  kinds: VisitKinds,
  /** null = the desk does not mind the hour. */
  officeHours: OfficeHours.nullable(),
  /** How long a saved change is kept back, so that one key takes it back; 0 = it goes out at once. */
  holdSeconds: z.number().int().min(0).max(60),
  theme: z.enum(['system', 'light', 'dark']),
  singleKeys: z.boolean(),
  /** 12 or 24 hours; 'system' = as the system has it. */
  clock: z.enum(['system', '12', '24']),
  earlierFolded: z.boolean(),
  /** The day as a list, or as a column a clinician. */
  dayView: z.enum(['agenda', 'board']),
  /** Ids of the clinicians that come first, in this order; the others follow by name. */
  pinned: z.array(z.string().max(64)).max(200),
  notify: Notify,
  /** Patients are shown by their initials. */
  initialsOnly: z.boolean(),
  /** The window is left out of pictures and recordings of the screen. */
  contentProtection: z.boolean(),
});
export type Settings = z.infer<typeof Settings>;
/** How it looks on this computer. */
export const LookSettings = Settings.pick(lookMembers);
export type LookSettings = z.infer<typeof LookSettings>;
