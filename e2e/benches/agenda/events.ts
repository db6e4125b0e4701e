// The sessions as both calendars take them: a title and a time.
import { namesOf } from '../../../src-renderer/screens/day/agenda.ts';
import type { DayRow } from '../../../src-shared/contract/views/day.ts';
import { minuteMs } from '../../../src-shared/time/utc.ts';

type Event = { id: string; title: string; start: Date; end: Date; resourceIds: string[] };

/** The clinician is the column, where there are any. */
export function eventsOf(rows: readonly DayRow[]): Event[] {
  return rows.map(({ session }) => ({
    id: session.localId,
    title: `${namesOf(session)}, ${session.topic}`,
    start: new Date(session.startsAt),
    end: new Date(session.startsAt + 50 * minuteMs),
    resourceIds: [session.hostId],
  }));
}
