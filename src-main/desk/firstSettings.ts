// Settings of a desk that has never been asked, and the zone of its computer.
import type { Settings } from '../../src-shared/contract/views/settings.ts';
import type { UtcMs } from '../../src-shared/time/utc.ts';
import { sendableFor } from '../../src-shared/time/zones.ts';

/** The Windows id of this computer's zone, as SecureVideo knows it at `now`. */
export function ownZoneId(now: UtcMs): string {
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  return sendableFor(timeZone, now)?.windowsId ?? 'UTC';
}

/** All members; `zoneId` is asked where the zone is wanted. */
export function firstSettings(zoneId: () => string): Settings {
  return {
    clinicName: '',
    // Reckoned where it is wanted alone: it compares the clocks of all zones.
    get clinicZoneId() {
      return zoneId();
    },
    typedTimeMeant: 'host',
    defaultDelivery: 'email',
    defaultPacket: 'none',
    defaultRecorded: false,
    packets: [],
    services: [],
    kinds: [],
    officeHours: null,
    holdSeconds: 5,
    theme: 'system',
    singleKeys: true,
    clock: 'system',
    earlierFolded: true,
    dayView: 'agenda',
    pinned: [],
    notify: { connected: true, needsYou: true, line: true },
    initialsOnly: false,
    contentProtection: false,
  };
}
