// How fast times are shown in a zone, as ratios to a kept Intl formatter and to Luxon in the same run. Goal: <= 1.2 x Intl.
import { DateTime } from 'luxon';
import { tell } from '../testing/measure.ts';
import { showTime } from './show.ts';
import { minuteMs } from './utc.ts';

const count = 10_000;
const goal = 1.2;
const zone = 'America/New_York';
const start = Date.UTC(2026, 10, 24, 20);
const intl = new Intl.DateTimeFormat('en-US', { timeZone: zone, hour: 'numeric', minute: '2-digit' });

/** The best of several rounds, in milliseconds, for `count` moments seven minutes apart. */
function bestOf(show: (utcMs: number) => string): number {
  let least = Infinity;
  for (let round = 0; round < 9; round++) {
    const started = performance.now();
    let length = 0; // used below, so that no engine may leave the work out
    for (let i = 0; i < count; i++) length += show(start + i * 7 * minuteMs).length;
    if (length === 0) throw new Error('Nothing was shown.');
    least = Math.min(least, performance.now() - started);
  }
  return least;
}

const ours = bestOf((utcMs) => showTime(utcMs, zone));
const kept = bestOf((utcMs) => intl.format(utcMs));
const luxon = bestOf((utcMs) => DateTime.fromMillis(utcMs, { zone }).toFormat('h:mm a'));

tell(`${count} times shown`, ours / kept, 'x a kept Intl formatter', { atMost: goal });
tell(`${count} times shown`, ours / luxon, "x Luxon's toFormat", null);
