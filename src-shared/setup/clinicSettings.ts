// What of the settings is the clinic's and not the computer's: it travels in a setup file.
import type { z } from 'zod';
import { Settings } from '../contract/views/settings.ts';

/** Settings that are the clinic's: catalogue, kinds of visit, order of the clinicians, zone, hours, and what a session starts with. */
export const ClinicSettings = Settings.pick({
  clinicName: true,
  clinicZoneId: true,
  typedTimeMeant: true,
  defaultDelivery: true,
  defaultPacket: true,
  defaultRecorded: true,
  packets: true,
  services: true,
  kinds: true,
  officeHours: true,
  pinned: true,
});
export type ClinicSettings = z.infer<typeof ClinicSettings>;
export type ClinicMember = keyof ClinicSettings;

/** The members that are another in `next` than in `now`, in the order of the schema; order within lists counts. */
export function changedMembers(now: ClinicSettings, next: ClinicSettings): ClinicMember[] {
  const members = Object.keys(ClinicSettings.shape) as ClinicMember[];
  return members.filter((member) => plain(now[member]) !== plain(next[member]));
}

/** The same text for the same value, whatever order its members were written in. */
function plain(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}
