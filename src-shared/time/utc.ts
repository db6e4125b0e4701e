// Moments in UTC: the one number that times are kept as, and the API's own spelling of it.

/** A moment: milliseconds since 1970-01-01T00:00:00 UTC, leap seconds not counted. Always a whole number. */
export type UtcMs = number;

export const secondMs = 1_000;
export const minuteMs = 60_000;
export const hourMs = 3_600_000;
export const dayMs = 86_400_000;

// Date, then optionally T or a blank, hours and minutes, seconds with a fraction, and Z or an offset.
const shape =
  /^(\d{4})-(\d\d)-(\d\d)(?:[Tt ](\d\d):(\d\d)(?::(\d\d)(?:[.,](\d{1,9}))?)?[ ]?([Zz]|[+-]\d\d(?::?\d\d)?)?)?$/;

/**
 * Reads a time as the API writes it. No zone means UTC (API page, section 9); fractions, `Z` and offsets are accepted,
 * and so is a bare date, as its first moment. Null when it is not a time, or not one that exists (30 February, 24:00).
 */
export function parseUtc(text: string): UtcMs | null {
  const match = shape.exec(text.trim());
  if (!match) return null;
  const [year, month, day, hour, minute, second] = [1, 2, 3, 4, 5, 6].map((at) => Number(match[at] ?? 0)) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  if (hour > 23 || minute > 59 || second > 59) return null;
  const fractionMs = Math.floor(Number(`0.${match[7] ?? '0'}`) * 1000);
  const offsetMs = readOffset(match[8]);
  if (offsetMs === null) return null;
  const date = utcDate(year, month, day);
  if (date === null) return null;
  return date + hour * hourMs + minute * minuteMs + second * secondMs + fractionMs - offsetMs;
}

/** `YYYY-MM-DDTHH:mm:ss` in UTC without a zone and with zero seconds, as the API wants a ScheduleTs (section 2.2). */
export function formatScheduleTs(utcMs: UtcMs): string {
  return `${new Date(wholeMinute(utcMs)).toISOString().slice(0, 16)}:00`;
}

/** The start of the minute that `utcMs` lies in: what the API keeps of a scheduled time. */
export function wholeMinute(utcMs: UtcMs): UtcMs {
  return Math.floor(utcMs / minuteMs) * minuteMs;
}

/** The first moment of a date in UTC; `month` is 1 to 12. Null when the calendar has no such date. */
export function utcDate(year: number, month: number, day: number): UtcMs | null {
  if (!Number.isInteger(year) || year < 0 || year > 9999) return null;
  if (month < 1 || month > 12 || day < 1 || day > 31) return null;
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day); // unlike Date.UTC it leaves the years 0 to 99 alone
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? date.getTime() : null;
}

function readOffset(text: string | undefined): number | null {
  if (text === undefined || text === 'Z' || text === 'z') return 0;
  const hours = Number(text.slice(1, 3));
  const minutes = Number(text.slice(3).replace(':', '') || 0);
  if (hours > 18 || minutes > 59) return null;
  return (text.startsWith('-') ? -1 : 1) * (hours * hourMs + minutes * minuteMs);
}
