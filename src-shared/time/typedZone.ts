// A zone named after a typed time ("tomorrow 3pm mountain", "3pm in Denver"): which one, and the text without it.
import { offeredRows } from './zoneTable.ts';

/** A text that names a zone at its end. `zoneId` is the Windows id, `text` what is left for the day and time. */
export type ZoneTyped = { readonly zoneId: string; readonly text: string };

const common: Readonly<Record<string, readonly string[]>> = {
  'Eastern Standard Time': ['et', 'est', 'edt'],
  'Central Standard Time': ['ct', 'cst', 'cdt'],
  'Mountain Standard Time': ['mt', 'mst', 'mdt'],
  'Pacific Standard Time': ['pt', 'pst', 'pdt'],
  'Alaskan Standard Time': ['akt', 'akst', 'akdt'],
  'Hawaiian Standard Time': ['ht', 'hst'],
  'GMT Standard Time': ['uk', 'bst', 'ireland'],
};

let kept: ReadonlyMap<string, string> | undefined; // made when first asked for

function idsByName(): ReadonlyMap<string, string> {
  if (kept) return kept;
  const names = new Map<string, string>();
  for (const [id, , short, city] of offeredRows) {
    for (const name of [short, city, ...(common[id] ?? [])]) {
      const key = name.toLowerCase();
      if (!names.has(key)) names.set(key, id);
    }
  }
  return (kept = names);
}

/** The zone that a text names at its end, by its friendly name, its city or a common abbreviation; undefined = none. */
export function zoneTyped(text: string): ZoneTyped | undefined {
  const words = text.trim().split(/[\s,]+/);
  const plain = words.map((word) => word.toLowerCase().replace(/[()]/g, ''));
  let end = plain.length;
  if (plain[end - 1] === 'time') end--;
  if (end < plain.length && (plain[end - 1] === 'standard' || plain[end - 1] === 'daylight')) end--;
  // The longest name counts: "Mountain (Mexico)" is not Mexico's other zone.
  for (let from = Math.max(1, end - 4); from < end; from++) {
    const zoneId = idsByName().get(plain.slice(from, end).join(' '));
    if (zoneId === undefined) continue;
    const rest = words.slice(0, plain[from - 1] === 'in' ? from - 1 : from);
    return rest.length === 0 ? undefined : { zoneId, text: rest.join(' ') };
  }
  return undefined;
}
