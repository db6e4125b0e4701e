// The sessions as both calendars take them: a title and a time.
import { namesOf } from '../../../src-renderer/screens/day/agenda.ts';
import type { DayRow } from '../../../src-shared/contract/views.ts';
import { minuteMs } from '../../../src-shared/time/utc.ts';

export function eventsOf(rows: readonly DayRow[]): { id: string; title: string; start: Date; end: Date }[] {
  return rows.map(({ session }) => ({
    id: session.localId,
    title: `${namesOf(session)}, ${session.topic}`,
    start: new Date(session.startsAt),
    end: new Date(session.startsAt + 50 * minuteMs),
  }));
}
