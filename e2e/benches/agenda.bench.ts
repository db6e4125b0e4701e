// A day of 2,000 and of 10,000 sessions: first paint, a filter on and off, scrolling, nodes in the page, beside FullCalendar's
// list and @event-calendar/core's, in one browser and one run, turn by turn; then the board with a column for each of 50
// clinicians, beside the latter's grid. Ours is the middle of the page, with title, week, filters and list, theirs a bar and a
// list; what our whole page takes stands below. Compared is the work of the page's thread until the frame in which all of it is
// shown, so that other programs do not count; the time by the clock stands beside it. Goals: first paint and filter >= 10 x
// faster at 2,000 (the board's, too) and >= 50 x at 10,000; nodes that do not grow with the day; a turn of the wheel costs at most half a frame, and shows no hole.
import type { Browser, Page } from 'playwright';
import { quantile, short, tell } from '../../src-shared/testing/measure.ts';
import { buildPage, openBrowser, openPage, workedSoFar } from './browser.ts';

const SIZES = [
  { count: 2_000, rounds: 5, goal: 10 },
  { count: 10_000, rounds: 3, goal: 50 },
] as const;
const BOARD = { count: 2_000, rounds: 5, goal: 10 } as const;
const BOARD_SCROLLS = 10;
const PARTS = [
  ['paint', 'first paint'],
  ['filter', 'filter on'],
  ['all', 'filter off'],
] as const;
const SCROLLS = 20;
const SCROLL_PX = 400;
const HALF_A_FRAME_MS = 8;
const NODES_MAX = 3_000;

/** Milliseconds of work of the page's thread, and by the clock. */
type Took = { readonly work: number; readonly clock: number };
type Times = { paint: Took; filter: Took; all: Took; nodes: number };
type Scrolled = { scroll: number; missing: number };

async function measure<More>(
  { browser, folder, name, count }: { browser: Browser; folder: string; name: string; count: number },
  more: (page: Page, worked: () => Promise<number>) => Promise<More>,
): Promise<Times & More> {
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
    return { paint, filter, all, nodes, ...(await more(page, () => workedSoFar(cdp))) };
  } finally {
    await page.context().close();
  }
}

async function scrollDown(page: Page, worked: () => Promise<number>): Promise<Scrolled> {
  const before = await worked();
  const missing = await page.evaluate(([steps, by]) => window.bench.scroll(steps, by), [SCROLLS, SCROLL_PX] as const);
  return { scroll: ((await worked()) - before) / (2 * SCROLLS), missing };
}

async function scrollAcross(page: Page, worked: () => Promise<number>): Promise<{ scroll: number; after: number }> {
  const before = await worked();
  await page.evaluate(([steps, by]) => window.bench.scrollAcross(steps, by), [BOARD_SCROLLS, SCROLL_PX] as const);
  const scroll = ((await worked()) - before) / (2 * BOARD_SCROLLS);
  return { scroll, after: await page.evaluate(() => window.bench.nodes()) };
}

/** What a part takes, beside each peer. */
function compare(
  words: string,
  goal: number,
  own: readonly Times[],
  peers: Readonly<Record<string, readonly Times[]>>,
) {
  for (const [part, does] of PARTS) {
    for (const [title, theirs] of Object.entries(peers)) {
      const [ours, others] = [own, theirs].map((times) => median(times, (one) => one[part].work)) as [number, number];
      const clocks = [own, theirs].map((times) => short(median(times, (one) => one[part].clock))).join(' to ');
      const detail = `${short(ours)} ms to ${short(others)} ms; by the clock ${clocks}`;
      tell(`${words}, ${does}: ${title} takes`, others / ours, 'x as long', { atLeast: goal }, detail);
    }
  }
}

function median<T>(times: readonly T[], part: (one: T) => number): number {
  return quantile(times.map(part), 0.5);
}

const folder = await buildPage('agenda');
const browser = await openBrowser();
process.stdout.write(
  `     Chromium ${browser.version()}; medians of ${SIZES.map(({ rounds }) => rounds).join(' and ')}\n`,
);
try {
  for (const { count, rounds, goal } of SIZES) {
    const lists = { frontDesk: [], fullCalendar: [], eventCalendar: [] } as Record<string, (Times & Scrolled)[]>;
    const whole: Times[] = [];
    for (let round = 0; round < rounds; round++) {
      for (const [name, own] of Object.entries(lists))
        own.push(await measure({ browser, folder, name, count }, scrollDown));
      whole.push(await measure({ browser, folder, name: 'wholePage', count }, () => Promise.resolve({})));
    }
    const { frontDesk = [], fullCalendar = [], eventCalendar = [] } = lists;
    const peers = { FullCalendar: fullCalendar, 'Event Calendar': eventCalendar };
    const size = String(count);
    compare(size, goal, frontDesk, peers);
    const others = (part: (one: Times & Scrolled) => number): string =>
      Object.entries(peers)
        .map(([title, times]) => `${title} ${short(median(times, part))}`)
        .join(', ');
    tell(
      `${size}, first paint of our whole page`,
      median(whole, (one) => one.paint.work),
      'ms',
      null,
    );
    const scroll = (one: Scrolled): number => one.scroll;
    const scrolled = `${size}, scrolling by ${String(SCROLL_PX)} px, work of the page`;
    tell(scrolled, median(frontDesk, scroll), 'ms', { atMost: HALF_A_FRAME_MS }, others(scroll));
    const missing = median(frontDesk, (one) => one.missing);
    tell(`${size}, frames with a hole`, missing, `of ${String(2 * SCROLLS)}`, { atMost: 0 });
    const nodes = (one: Times): number => one.nodes;
    tell(`${size}, nodes in the page`, median(frontDesk, nodes), '', { atMost: NODES_MAX }, others(nodes));
  }
  const boards = { frontDeskBoard: [], eventCalendarBoard: [] } as Record<
    string,
    (Times & { scroll: number; after: number })[]
  >;
  for (let round = 0; round < BOARD.rounds; round++) {
    for (const [name, own] of Object.entries(boards))
      own.push(await measure({ browser, folder, name, count: BOARD.count }, scrollAcross));
  }
  const { frontDeskBoard = [], eventCalendarBoard = [] } = boards;
  const words = `${String(BOARD.count)} on a board of 50`;
  compare(words, BOARD.goal, frontDeskBoard, { 'Event Calendar': eventCalendarBoard });
  const scroll = (one: { scroll: number }): number => one.scroll;
  const theirs = (part: (one: Times & { scroll: number; after: number }) => number): string =>
    `Event Calendar ${short(median(eventCalendarBoard, part))}`;
  const across = `${words}, scrolling across by ${String(SCROLL_PX)} px, work of the page`;
  tell(across, median(frontDeskBoard, scroll), 'ms', null, theirs(scroll));
  const most = (one: { nodes: number; after: number }): number => Math.max(one.nodes, one.after);
  tell(`${words}, nodes in the page`, median(frontDeskBoard, most), '', { atMost: NODES_MAX }, theirs(most));
} finally {
  await browser.close();
}
