// The day: the agenda of all or of one clinician, booked days of a month, and reading again.
import type { DayPicture, DayRow } from '../../../src-shared/contract/views/day.ts';
import type { Clinician } from '../../../src-shared/session/session.ts';
import { addDays, dayBounds, dayOf, type Day } from '../../../src-shared/time/day.ts';
import type { DeskParts, SomeHandlers } from '../parts.ts';
import { HostReads } from '../hostReads.ts';
import { rowsWithin } from '../picture.ts';
import { clinicZone, inAccount } from './inAccount.ts';
import type { OpenAccount } from '../openAccount.ts';

/** Most days that one question about booked days may span. */
const BOOKED_DAYS_MAX = 62;

export function dayCalls(parts: DeskParts): SomeHandlers<'day'> & SomeHandlers<'clinician'> {
  const hostReads = new HostReads(parts.clock);
  return {
    'day.read': ({ date, hostId }) => pictureOf(parts, inAccount(parts), date ?? todayOf(parts), hostId),
    'day.booked': ({ from, to, hostId = null }) => {
      const account = inAccount(parts);
      const zone = clinicZone(parts);
      const last = [to, addDays(from, BOOKED_DAYS_MAX)].sort()[0] ?? to;
      const rows = rowsWithin(account.book, account.outbox.lanes(), {
        from: dayBounds(from, zone).from,
        to: dayBounds(last, zone).to,
      });
      const counts: Record<string, number> = {};
      for (const row of rows) {
        if (hostId !== null && !isWith(row, hostId)) continue;
        const day = dayOf(row.session.startsAt, zone);
        counts[day] = (counts[day] ?? 0) + 1;
      }
      return counts;
    },
    'day.readHost': ({ hostId }) => hostReads.read(inAccount(parts), hostId),
    'day.refresh': async () => {
      const account = inAccount(parts);
      const read = await account.outbox.readNow();
      await account.roster.refresh();
      return { read: read.is === 'read' };
    },
    'day.mark': ({ localId, is }) => {
      const { marks } = inAccount(parts);
      const before = marks.of(localId);
      const now = is === null ? null : { is, at: parts.clock.now() };
      marks.put(localId, now, endOfToday(parts));
      parts.changed('day');
      return { before, now };
    },
    'day.putMarkBack': ({ localId, mark }) => {
      inAccount(parts).marks.put(localId, mark, endOfToday(parts));
      parts.changed('day');
      return undefined;
    },
    'clinician.list': () => [...inAccount(parts).roster.everyone()],
  };
}

/** Where the clinic's running day ends: the desk's marks end with it. */
function endOfToday(parts: DeskParts): number {
  return dayBounds(todayOf(parts), clinicZone(parts)).to;
}

function todayOf(parts: DeskParts): Day {
  return dayOf(parts.clock.now(), clinicZone(parts));
}

function pictureOf(parts: DeskParts, account: OpenAccount, date: string, hostId: string | null): DayPicture {
  const zone = clinicZone(parts);
  const rows = rowsWithin(account.book, account.outbox.lanes(), dayBounds(date, zone), account.marks);
  const reading = account.outbox.reading();
  return {
    date,
    hostId,
    rows: hostId === null ? rows : rows.filter((row) => isWith(row, hostId)),
    clinicians: clinicianDays(account.roster.clinicians(), rows, parts.clock.now()),
    countAll: rows.length,
    readAt: reading.lastReadAt,
    reading: reading.now,
    unreadable: reading.unreadable,
  };
}

/** Each clinician with the number of sessions among `rows` and the next start from `now` on. */
export function clinicianDays(
  clinicians: readonly Clinician[],
  rows: readonly DayRow[],
  now: number,
): DayPicture['clinicians'] {
  return clinicians.map((clinician) => {
    const own = rows.filter((row) => row.session.hostId === clinician.userId);
    return {
      clinician,
      count: own.length,
      nextAt: own.find((row) => row.session.startsAt >= now && !row.cancelWaits)?.session.startsAt ?? null,
    };
  });
}

/** A clinician's day holds the sessions that they host and those that they join as a colleague. */
function isWith(row: DayRow, hostId: string): boolean {
  return row.session.hostId === hostId || row.session.participants.some((person) => person.userId === hostId);
}
