// Front Desk: the middle of its page (title, week, filters, list) as the calendars have a bar and a list; and the whole page as
// main starts it, with all that stands around the day. The middle is given a day that has been read, as the calendars are.
import { mount } from 'svelte';
import App from '../../../src-renderer/App.svelte';
import '../../../src-renderer/parts/parts.css';
import { AppState } from '../../../src-renderer/state/app.svelte.ts';
import { DayState } from '../../../src-renderer/state/day.svelte.ts';
import { settings, status, TestBridge } from '../../../src-renderer/state/testBridge.ts';
import { Toasts } from '../../../src-renderer/state/toasts.svelte.ts';
import { clinicians } from './days.ts';
import type { BenchDay, Engine, MakeEngine } from './engine.ts';
import Middle from './Middle.svelte';

export const wholePage: MakeEngine = (target, bench) => {
  const { bridge, clock } = partsOf(bench);
  const props = { bridge: bridge.desk, clock, makeId: () => 'id' };
  return { ...lookingAt(target), show: () => void mount(App, { target, props }) };
};

export const frontDesk: MakeEngine = (target, bench) => middle(target, bench, false);
export const frontDeskBoard: MakeEngine = (target, bench) => middle(target, bench, true);

async function middle(target: HTMLElement, bench: BenchDay, onBoard: boolean): Promise<Engine> {
  const { bridge, clock } = partsOf(bench);
  const toasts = new Toasts(clock);
  const app = new AppState({ desk: bridge.desk, clock, makeId: () => 'id', toasts });
  const day = new DayState({ desk: bridge.desk, app });
  await app.start();
  await day.read();
  const props = { bridge: bridge.desk, app, day, toasts, onBoard };
  const looking = lookingAt(target);
  const rows = onBoard ? '.board [data-id]' : looking.rows;
  const scroller = onBoard ? () => document.querySelector<HTMLElement>('.board') ?? target : looking.scroller;
  return { ...looking, rows, scroller, show: () => void mount(Middle, { target, props }) };
}

function partsOf({ rows, now, date }: BenchDay) {
  const counts = clinicians.map((clinician) => ({ clinician, count: 1, nextAt: null }));
  const bridge = new TestBridge()
    .answer('app.status', () => status({ now, line: { is: 'online', since: now } }))
    .answer('settings.read', () => settings())
    .answer('account.read', () => null)
    .answer('clinician.list', () => clinicians)
    .answer('draft.current', () => null)
    .answer('draft.list', () => [])
    .answer('link.take', () => null)
    .answer('day.booked', () => ({ [date]: rows.length }))
    .answer('day.read', () => ({
      ...{ date, hostId: null, rows, clinicians: counts, countAll: rows.length },
      ...{ readAt: now, reading: false, unreadable: 0 },
    }));
  const clock = { now: () => now, setTimer: () => () => undefined };
  return { bridge, clock };
}

function lookingAt(target: HTMLElement): Omit<Engine, 'show'> {
  const button = (words: string): HTMLElement => {
    const found = [...document.querySelectorAll<HTMLElement>('.filter, .filtered button')].find((one) =>
      one.textContent.includes(words),
    );
    if (!found) throw new Error(`There is no button "${words}".`);
    return found;
  };
  return {
    filter: (on) => button(on ? 'No reply' : 'Show all').click(),
    rows: '.agenda .row',
    told: () => {
      const words =
        document.querySelector('.filtered')?.textContent ?? document.querySelector('.infoline')?.textContent;
      return Number(/(\d+) (of \d+|sessions)/.exec(words ?? '')?.[1] ?? 0);
    },
    scroller: () => document.querySelector<HTMLElement>('.agenda') ?? target,
  };
}
