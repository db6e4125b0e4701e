// How far a zone's clocks are from UTC at a moment, fast: Intl is asked once in a while and its answers are kept.
import { dayMs, hourMs, minuteMs, secondMs } from './utc.ts';
import type { UtcMs } from './utc.ts';

/** An IANA zone name that Intl knows, such as `America/Denver`. Windows ids become one by `ianaOf` (zones.ts). */
export type Zone = string;

/** A moment at which a zone's clocks jump: by `shiftMs`, forward when it is positive. */
export interface ClockChange {
  readonly at: UtcMs;
  readonly shiftMs: number;
  /** What was added to UTC just before; just after it is `beforeMs + shiftMs`. */
  readonly beforeMs: number;
}

// Six days: no zone changes its clocks twice within so few. Within a stretch there is at most one change.
const stretchMs = 2 ** 29;
const stretchesMax = 20_000; // a bound on what a list of wild dates can make us keep

interface Stretch {
  readonly beforeMs: number;
  readonly afterMs: number;
  readonly changeAt: UtcMs; // Infinity: none in this stretch
}

class ZoneOffsets {
  readonly #format: Intl.DateTimeFormat;
  readonly #stretches = new Map<number, Stretch>();
  #lastIndex = NaN;
  #last: Stretch = { beforeMs: 0, afterMs: 0, changeAt: Infinity };

  constructor(zone: Zone) {
    this.#format = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      calendar: 'gregory',
      numberingSystem: 'latn',
      hourCycle: 'h23',
      era: 'short',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
    });
  }

  at(utcMs: UtcMs): number {
    const index = Math.floor(utcMs / stretchMs);
    if (index !== this.#lastIndex) {
      this.#last = this.#stretch(index);
      this.#lastIndex = index;
    }
    return utcMs < this.#last.changeAt ? this.#last.beforeMs : this.#last.afterMs;
  }

  #stretch(index: number): Stretch {
    const known = this.#stretches.get(index);
    if (known) return known;
    const from = index * stretchMs;
    const beforeMs = this.#ask(from);
    const afterMs = this.#ask(from + stretchMs - 1);
    const changeAt = beforeMs === afterMs ? Infinity : this.#firstWith(afterMs, from, from + stretchMs - 1);
    if (this.#stretches.size >= stretchesMax) this.#stretches.clear();
    const stretch = { beforeMs, afterMs, changeAt };
    this.#stretches.set(index, stretch);
    return stretch;
  }

  /** The first whole second after `from` at which Intl's answer is `offsetMs`, which it is at `to`. */
  #firstWith(offsetMs: number, from: UtcMs, to: UtcMs): UtcMs {
    let [before, after] = [Math.floor(from / secondMs), Math.ceil(to / secondMs)];
    while (after - before > 1) {
      const middle = Math.floor((before + after) / 2);
      if (this.#ask(middle * secondMs) === offsetMs) after = middle;
      else before = middle;
    }
    return after * secondMs;
  }

  #ask(utcMs: UtcMs): number {
    // "11/23/2026 A, 10:47:00" or, in ancient times, "1/1/1 B, 00:00:00"
    const [month, day, year, hour, minute, second] = (this.#format.format(utcMs).match(/\d+/g) ?? []).map(Number);
    if (second === undefined) throw new Error('The time of a zone could not be read.');
    const wall = new Date(0);
    wall.setUTCFullYear(year!, month! - 1, day);
    wall.setUTCHours(hour!, minute, second);
    return wall.getTime() - Math.floor(utcMs / secondMs) * secondMs;
  }
}

const zones = new Map<Zone, ZoneOffsets>();
let lastZone: Zone | undefined;
let lastOffsets: ZoneOffsets | undefined;

/** Milliseconds to add to UTC for the wall clock of `zone` at `utcMs`; west is negative. Throws on an unknown zone. */
export function offsetAt(utcMs: UtcMs, zone: Zone): number {
  if (zone !== lastZone || lastOffsets === undefined) {
    let offsets = zones.get(zone);
    if (offsets === undefined) {
      if (!isZone(zone)) throw new RangeError('There is no time zone of that name.');
      zones.set(zone, (offsets = new ZoneOffsets(zone)));
    }
    [lastZone, lastOffsets] = [zone, offsets];
  }
  return lastOffsets.at(utcMs);
}

/** Whether Intl on this machine knows the zone. Fixed offsets such as `+05:30` are not names, and are refused. */
export function isZone(zone: string): boolean {
  if (!/^[A-Za-z]/.test(zone)) return false;
  try {
    new Intl.DateTimeFormat('en-US', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}

/** The changes of a zone's clocks from `from` up to, not including, `to`, in order. */
export function clockChanges(from: UtcMs, to: UtcMs, zone: Zone): ClockChange[] {
  const changes: ClockChange[] = [];
  for (let at = from; at < to;) {
    const next = Math.min(at + 5 * dayMs, to);
    const beforeMs = offsetAt(at - 1, zone);
    const afterMs = offsetAt(next - 1, zone);
    if (beforeMs !== afterMs) changes.push(changeWithin(at, next - 1, beforeMs, afterMs, zone));
    at = next;
  }
  return changes;
}

/** Whether two zones show the same wall clock throughout `[from, to)`. */
export function clocksAgree(one: Zone, other: Zone, from: UtcMs, to: UtcMs): boolean {
  if (offsetAt(from, one) !== offsetAt(from, other)) return false;
  const [ones, others] = [clockChanges(from, to, one), clockChanges(from, to, other)];
  return (
    ones.length === others.length &&
    ones.every(({ at, shiftMs }, i) => at === others[i]!.at && shiftMs === others[i]!.shiftMs)
  );
}

/** The offset in the form "GMT-7", "GMT+5:30", "GMT": short enough for a list of zones. */
export function offsetText(utcMs: UtcMs, zone: Zone): string {
  const offsetMs = offsetAt(utcMs, zone);
  if (offsetMs === 0) return 'GMT';
  const size = Math.abs(offsetMs);
  const minutes = Math.floor((size % hourMs) / minuteMs);
  const tail = minutes === 0 ? '' : `:${String(minutes).padStart(2, '0')}`;
  return `GMT${offsetMs < 0 ? '-' : '+'}${Math.floor(size / hourMs)}${tail}`;
}

function changeWithin(first: UtcMs, last: UtcMs, beforeMs: number, afterMs: number, zone: Zone): ClockChange {
  let [before, after] = [first - 1, last];
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2);
    if (offsetAt(middle, zone) === afterMs) after = middle;
    else before = middle;
  }
  return { at: after, shiftMs: afterMs - beforeMs, beforeMs };
}
