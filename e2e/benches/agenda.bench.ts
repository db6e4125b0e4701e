// A day of 2,000 and of 10,000 sessions: first paint, a filter on and off, scrolling, nodes in the page, beside FullCalendar's
// list and @event-calendar/core's, in one browser and one run, turn by turn. Ours is the middle of the page, with title, week,
// filters and list, theirs a bar and a list; what our whole page takes stands below. Compared is the work of the page's thread until the frame in which all of it is shown, so that other programs do not
// count; the time by the clock stands beside it. Goals: first paint and filter >= 10 x faster at 2,000 and >= 50 x at 10,000;
// nodes that do not grow with the day; a turn of the wheel costs at most half a frame, and shows no hole.
import type { Browser } from 'playwright';
import { quantile, short, tell } from '../../src-shared/testing/measure.ts';
import { buildPage, openBrowser, openPage, workedSoFar } from './browser.ts';

const SIZES = [
  { count: 2_000, rounds: 5, goal: 10 },
  { count: 10_000, rounds: 3, goal: 50 },
] as const;
const PEERS = { fullCalendar: 'FullCalendar', eventCalendar: 'Event Calendar' } as const;
const SCROLLS = 20;
const SCROLL_PX = 400;
const HALF_A_FRAME_MS = 8;
const NODES_MAX = 3_000;

/** Milliseconds of work of the page's thread, and by the clock. */
type Took = { readonly work: number; readonly clock: number };
type Times = { paint: Took; filter: Took; all: Took; scroll: number; missing: number; nodes: number };

async function measure(browser: Browser, folder: string, name: string, count: number): Promise<Times> {
  const { page, cdp } = await openPage(browser, folder);
  try {
    await page.evaluate(([engine, size]) => window.bench.prepare(engine, size), [name, count] as const);
    const took = async (what: () => Promise<number>): Promise<Took> => {
      const before = await workedSoFar(cdp);
      const clock = await what();
      const work = (await workedSoFar(cdp)) - before;
      await page.evaluate(() => window.bench.goOn());
      return { work, clock };
    };
    const paint = await took(() => page.evaluate(() => window.bench.show()));
    const nodes = await page.evaluate(() => window.bench.nodes());
    const filter = await took(() => page.evaluate(() => window.bench.filter(true)));
    const all = await took(() => page.evaluate(() => window.bench.filter(false)));
    const before = await workedSoFar(cdp);
    const missing = await page.evaluate(([steps, by]) => window.bench.scroll(steps, by), [SCROLLS, SCROLL_PX] as const);
    const scroll = ((await workedSoFar(cdp)) - before) / (2 * SCROLLS);
    return { paint, filter, all, scroll, missing, nodes };
  } finally {
    await page.context().close();
  }
}

const folder = await buildPage('agenda');
const browser = await openBrowser();
process.stdout.write(
  `     Chromium ${browser.version()}; medians of ${SIZES.map(({ rounds }) => rounds).join(' and ')}\n`,
);
try {
  for (const { count, rounds, goal } of SIZES) {
    const times: Record<string, Times[]> = { frontDesk: [], wholePage: [], fullCalendar: [], eventCalendar: [] };
    for (let round = 0; round < rounds; round++) {
      for (const [name, own] of Object.entries(times)) own.push(await measure(browser, folder, name, count));
    }
    const median = (name: string, part: (one: Times) => number): number => quantile((times[name] ?? []).map(part), 0.5);
    const ours = (part: (one: Times) => number): number => median('frontDesk', part);
    for (const [part, words] of [
      ['paint', 'first paint'],
      ['filter', 'filter on'],
      ['all', 'filter off'],
    ] as const) {
      for (const [name, title] of Object.entries(PEERS)) {
        const [own, theirs] = [ours((one) => one[part].work), median(name, (one) => one[part].work)];
        const clocks = [ours((one) => one[part].clock), median(name, (one) => one[part].clock)].map(short).join(' to ');
        const detail = `${short(own)} ms to ${short(theirs)} ms; by the clock ${clocks}`;
        tell(`${String(count)}, ${words}: ${title} takes`, theirs / own, 'x as long', { atLeast: goal }, detail);
      }
    }
    const others = (part: (one: Times) => number): string =>
      Object.entries(PEERS)
        .map(([name, title]) => `${title} ${short(median(name, part))}`)
        .join(', ');
    const whole = median('wholePage', (one) => one.paint.work);
    tell(`${String(count)}, first paint of our whole page`, whole, 'ms', null);
    tell(
      `${String(count)}, scrolling by ${String(SCROLL_PX)} px, work of the page`,
      ours((one) => one.scroll),
      'ms',
      { atMost: HALF_A_FRAME_MS },
      others((one) => one.scroll),
    );
    tell(
      `${String(count)}, frames with a hole`,
      ours((one) => one.missing),
      `of ${String(2 * SCROLLS)}`,
      { atMost: 0 },
    );
    tell(
      `${String(count)}, nodes in the page`,
      ours((one) => one.nodes),
      '',
      { atMost: NODES_MAX },
      others((one) => one.nodes),
    );
  }
} finally {
  await browser.close();
}
