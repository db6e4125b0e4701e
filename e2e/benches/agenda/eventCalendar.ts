// @event-calendar/core's list of one day, and its grid of one day with a column for each clinician.
import { createCalendar, List, ResourceTimeGrid } from '@event-calendar/core';
import '@event-calendar/core/index.css';
import { hasNoReply, type BenchDay, type Engine, type MakeEngine } from './engine.ts';
import { clinicians } from './days.ts';
import { eventsOf } from './events.ts';
import { scrollerIn } from './fullCalendar.ts';

export const eventCalendar: MakeEngine = (target, day) => calendarOf(target, day, [List], { view: 'listDay' });

/** Columns as wide as ours. */
const COLUMN_PX = '148px';
export const eventCalendarBoard: MakeEngine = (target, day) =>
  calendarOf(target, day, [ResourceTimeGrid], {
    view: 'resourceTimeGridDay',
    resources: clinicians.map(({ userId, name }) => ({ id: userId, title: name })),
    ...{ slotMinTime: '08:00', slotMaxTime: '23:00', columnWidth: COLUMN_PX },
  });

function calendarOf(
  target: HTMLElement,
  { rows, date }: BenchDay,
  plugins: Parameters<typeof createCalendar>[1],
  options: Parameters<typeof createCalendar>[2],
): Engine {
  const all = eventsOf(rows);
  const some = eventsOf(rows.filter(hasNoReply));
  let calendar: ReturnType<typeof createCalendar> | undefined;
  return {
    show: () => {
      calendar = createCalendar(target, plugins, { ...options, date, height: '100%', events: all });
    },
    filter: (on) => calendar?.setOption('events', on ? some : all),
    rows: '.ec-event',
    told: () => null,
    scroller: () => scrollerIn(target, options?.view !== 'listDay'),
  };
}
