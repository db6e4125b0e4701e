// @event-calendar/core's list of one day.
import { createCalendar, List } from '@event-calendar/core';
import '@event-calendar/core/index.css';
import { hasNoReply, type MakeEngine } from './engine.ts';
import { eventsOf } from './events.ts';
import { scrollerIn } from './fullCalendar.ts';

export const eventCalendar: MakeEngine = (target, { rows, date }) => {
  const all = eventsOf(rows);
  const some = eventsOf(rows.filter(hasNoReply));
  let calendar: ReturnType<typeof createCalendar> | undefined;
  return {
    show: () => {
      calendar = createCalendar(target, [List], { view: 'listDay', date, height: '100%', events: all });
    },
    filter: (on) => calendar?.setOption('events', on ? some : all),
    rows: '.ec-event',
    told: () => null,
    scroller: () => scrollerIn(target),
  };
};
