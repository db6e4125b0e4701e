// Zones as the API names them (Windows ids), as clocks are reckoned (IANA), and as people call them ("Mountain").
import { clocksAgree, isZone, offsetAt, offsetText } from './offset.ts';
import type { Zone } from './offset.ts';
import { laterRows, obsoleteRows, offeredRows, renamed } from './zoneTable.ts';
import type { ZoneRow } from './zoneTable.ts';
import { dayMs } from './utc.ts';
import type { UtcMs } from './utc.ts';

/** A zone that the API named. Whatever it was, `windowsId` is kept as it came. */
export interface KnownZone {
  readonly known: true;
  readonly windowsId: string;
  readonly iana: Zone;
  /** "Mountain, Denver" */
  readonly name: string;
  /** "Mountain" */
  readonly short: string;
  /** "MT": for rows, and only where the word is common (zones of the United States). */
  readonly abbreviation: string | undefined;
  /** Whether it may be sent: the API takes it and it is in use. */
  readonly offered: boolean;
}

/** An id that we do not know: shown as it came, and times in it cannot be reckoned. */
export interface UnknownZone {
  readonly known: false;
  readonly windowsId: string;
  readonly name: string;
  readonly short: string;
  readonly offered: false;
}

/** A zone to choose from, as it stands at one moment. */
export interface ZoneChoice extends KnownZone {
  /** What is added to UTC then, in milliseconds. */
  readonly offsetMs: number;
  /** "GMT-7" */
  readonly offsetText: string;
}

const abbreviations: Readonly<Record<string, string>> = {
  'Eastern Standard Time': 'ET',
  'Central Standard Time': 'CT',
  'Mountain Standard Time': 'MT',
  'Pacific Standard Time': 'PT',
  'Alaskan Standard Time': 'AKT',
  'Hawaiian Standard Time': 'HT',
};

// Where the clinics are: these come first, in the order in which the country lists them.
const firstIds: readonly string[] = [
  'Eastern Standard Time',
  'Central Standard Time',
  'Mountain Standard Time',
  'US Mountain Standard Time',
  'Pacific Standard Time',
  'Alaskan Standard Time',
  'Hawaiian Standard Time',
  'SA Western Standard Time',
  'Atlantic Standard Time',
  'Newfoundland Standard Time',
  'Canada Central Standard Time',
  'Central Standard Time (Mexico)',
  'Mountain Standard Time (Mexico)',
  'Pacific Standard Time (Mexico)',
  'Central America Standard Time',
];

const offered: readonly KnownZone[] = offeredRows.map((row) => zoneFromRow(row, true));
const readable = [...obsoleteRows, ...laterRows].map((row) => zoneFromRow(row, false));
const byId = new Map([...offered, ...readable].map((zone) => [idKey(zone.windowsId), zone]));

/** What is known of a Windows id. Case and blanks around it do not count; an unknown id comes back as it came. */
export function zoneOf(windowsId: string): KnownZone | UnknownZone {
  const zone = byId.get(idKey(windowsId));
  return zone ?? { known: false, windowsId, name: windowsId, short: windowsId, offered: false };
}

/** The IANA name to reckon a Windows id by; null for an id that we do not know. */
export function ianaOf(windowsId: string): Zone | null {
  const zone = byId.get(idKey(windowsId));
  return zone === undefined ? null : zone.iana;
}

/** Whether the API may be sent this id, spelled exactly so (API page, section 9). */
export function isOffered(windowsId: string): boolean {
  const zone = byId.get(idKey(windowsId));
  return zone !== undefined && zone.offered && zone.windowsId === windowsId;
}

/**
 * The Windows id that stands for an IANA name by the book, links and old spellings resolved; null where none does. It
 * may be one that is only read: to choose one to send, use `sendableFor`.
 */
export function windowsIdOf(iana: Zone): string | null {
  // Most are spelled as the book does; the rest costs an Intl call for each name that there is.
  const own = idByOwnName.get(iana);
  if (own !== undefined) return own;
  idByIana ??= collectIanaNames();
  return idByIana.get(ianaKey(iana)) ?? null;
}

/**
 * The zone to send for a place, such as this computer's own: the one of the book if its clocks are the same through the
 * two years after `at`, otherwise one that has the same clocks (Vancouver left Pacific time in 2026); undefined if none.
 */
export function sendableFor(iana: Zone, at: UtcMs): KnownZone | undefined {
  const until = at + 2 * 365 * dayMs;
  const bookId = windowsIdOf(iana);
  if (bookId === null && !isZone(iana)) return undefined;
  const inOrder = [...offered].sort((a, b) => place(a) - place(b));
  const candidates = bookId === null ? inOrder : [...inOrder.filter((zone) => zone.windowsId === bookId), ...inOrder];
  return candidates.find((zone) => clocksAgree(zone.iana, iana, at, until));
}

/** The zones to choose from: the United States, then its neighbours, then the world from west to east at `at`. */
export function offeredZones(at: UtcMs): ZoneChoice[] {
  return offered
    .map((zone) => ({ ...zone, offsetMs: offsetAt(at, zone.iana), offsetText: offsetText(at, zone.iana) }))
    .sort((a, b) => place(a) - place(b) || a.offsetMs - b.offsetMs || (a.name < b.name ? -1 : 1));
}

const idByOwnName = new Map([...offeredRows, ...laterRows].map(([id, iana]) => [iana, id]));
let idByIana: ReadonlyMap<string, string> | undefined; // made when first asked for: it costs some Intl calls

function collectIanaNames(): ReadonlyMap<string, string> {
  const ids = new Map<string, string>();
  const rows = [...offeredRows, ...laterRows];
  for (const [id, iana] of rows) ids.set(ianaKey(iana), id);
  for (const [id, , , , also] of rows) {
    for (const name of also.split(' ').filter(Boolean)) if (!ids.has(ianaKey(name))) ids.set(ianaKey(name), id);
  }
  return ids;
}

/** One spelling for all the names of a place: Intl's own where it has one, else ours for the names that were changed. */
function ianaKey(iana: string): string {
  try {
    const name = new Intl.DateTimeFormat('en-US', { timeZone: iana }).resolvedOptions().timeZone;
    return renamed[name] ?? name;
  } catch {
    return renamed[iana] ?? iana;
  }
}

function place(zone: KnownZone): number {
  const at = firstIds.indexOf(zone.windowsId);
  return at === -1 ? firstIds.length : at;
}

function idKey(windowsId: string): string {
  return windowsId.trim().toLowerCase();
}

function zoneFromRow([windowsId, iana, short, city]: ZoneRow, isOffered: boolean): KnownZone {
  const name = short === city ? short : `${short}, ${city}`;
  return { known: true, windowsId, iana, name, short, abbreviation: abbreviations[windowsId], offered: isOffered };
}
