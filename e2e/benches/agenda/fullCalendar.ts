// FullCalendar's list of one day, with its classic theme.
import { Calendar } from 'fullcalendar';
import list from 'fullcalendar/list';
import 'fullcalendar/skeleton.css';
import theme from 'fullcalendar/themes/classic';
import 'fullcalendar/themes/classic/palette.css';
import 'fullcalendar/themes/classic/theme.css';
import { hasNoReply, type MakeEngine } from './engine.ts';
import { eventsOf } from './events.ts';

export const fullCalendar: MakeEngine = (target, { rows, date }) => {
  const all = eventsOf(rows);
  const some = eventsOf(rows.filter(hasNoReply));
  let calendar: Calendar | undefined;
  return {
    show: () => {
      calendar = new Calendar(target, {
        plugins: [list, theme],
        initialView: 'listDay',
        initialDate: date,
        height: '100%',
        eventClass: 'bench-row',
        events: all,
      });
      calendar.render();
    },
    filter: (on) => calendar?.setOption('events', on ? some : all),
    rows: '.bench-row',
    told: () => null,
    scroller: () => scrollerIn(target),
  };
};

/** The first that can be scrolled down, looked for as a wheel would; or across. */
export function scrollerIn(target: HTMLElement, across = false): HTMLElement {
  const found = [...target.querySelectorAll<HTMLElement>('*')].find((one) => {
    const { overflowX, overflowY } = getComputedStyle(one);
    const beyond = across ? one.scrollWidth - one.clientWidth : one.scrollHeight - one.clientHeight;
    return beyond > 100 && /auto|scroll/.test(across ? overflowX : overflowY);
  });
  if (!found) throw new Error('Nothing can be scrolled.');
  return found;
}
