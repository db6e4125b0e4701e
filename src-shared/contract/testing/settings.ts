// For tests: what a desk has chosen.
import type { Settings } from '../views/settings.ts';

/** Everything as a desk begins, but nothing is held after saving; `chosen` is laid over it. */
export function settingsOf(chosen: Partial<Settings> = {}): Settings {
  return {
    clinicName: '',
    clinicZoneId: 'Mountain Standard Time',
    typedTimeMeant: 'host',
    defaultDelivery: 'email',
    defaultPacket: 'none',
    defaultRecorded: false,
    packets: [],
    services: [],
    kinds: [],
    officeHours: null,
    holdSeconds: 0,
    theme: 'system',
    singleKeys: true,
    clock: 'system',
    earlierFolded: true,
    dayView: 'agenda',
    pinned: [],
    notify: { connected: true, needsYou: true, line: true },
    initialsOnly: false,
    contentProtection: false,
    ...chosen,
  };
}
