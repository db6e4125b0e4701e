// The page of the bench: one engine a load, measured from its call until a frame with all of it has been made.
import { dayOfSize } from './days.ts';
import type { Engine, MakeEngine } from './engine.ts';
import { hasNoReply } from './engine.ts';

const makers: Readonly<Record<string, () => Promise<MakeEngine>>> = {
  frontDesk: async () => (await import('./frontDesk.ts')).frontDesk,
  frontDeskBoard: async () => (await import('./frontDesk.ts')).frontDeskBoard,
  eventCalendarBoard: async () => (await import('./eventCalendar.ts')).eventCalendarBoard,
  wholePage: async () => (await import('./frontDesk.ts')).wholePage,
  fullCalendar: async () => (await import('./fullCalendar.ts')).fullCalendar,
  eventCalendar: async () => (await import('./eventCalendar.ts')).eventCalendar,
};

/**
 * Once all is shown, what an engine has asked for later (a frame, an idle moment) waits until the work was read: the page would
 * otherwise go on to it while the figure is fetched, sooner or later as the machine is busy. For all three alike.
 */
let holding = false;
/** Longer than anybody here sets for an idle moment that has to come. */
const IDLE_AT_LATEST_MS = 1_000;
const held: (() => void)[] = [];
const frames = window.requestAnimationFrame.bind(window);
const idles = window.requestIdleCallback.bind(window);
window.requestAnimationFrame = (run) =>
  frames((time) => (holding ? held.push(() => window.requestAnimationFrame(run)) : run(time)));
window.requestIdleCallback = (run, options) =>
  idles((left) => (holding ? held.push(() => window.requestIdleCallback(run, options)) : run(left)), options);

const nextFrame = (): Promise<void> => new Promise((go) => frames(() => go()));

/** After what the browser does with a frame: styles, boxes, painting. */
function frameMade(): Promise<void> {
  return new Promise((go) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => go();
    port2.postMessage(null);
  });
}

/** Milliseconds from the work until a frame in which it is done. */
async function untilShown(work: () => void, isDone: () => boolean): Promise<number> {
  await nextFrame();
  const begun = performance.now();
  work();
  for (let frame = 0; frame < 600; frame++) {
    await frameMade();
    const took = performance.now() - begun;
    if (isDone()) {
      holding = true;
      return took;
    }
    await nextFrame();
  }
  throw new Error('It was never done.');
}

let engine: Engine;
let all = 0;
let some = 0;

const bench = {
  /** Loads the code and makes the day; nothing is drawn. */
  async prepare(name: string, count: number): Promise<void> {
    const day = dayOfSize(count);
    [all, some] = [day.rows.length, day.rows.filter(hasNoReply).length];
    const target = document.querySelector<HTMLElement>('#app');
    const make = await makers[name]?.();
    if (!target || !make) throw new Error(`There is no ${name}.`);
    engine = await make(target, day);
    await nextFrame();
  },
  show: () => untilShown(engine.show, () => shows(all)),
  filter: (on: boolean) =>
    untilShown(
      () => engine.filter(on),
      () => shows(on ? some : all),
    ),
  /** The work was read: the page goes on, and has done what waited when this resolves, so that no later figure has it. */
  async goOn(): Promise<void> {
    holding = false;
    for (const run of held.splice(0)) run();
    await nextFrame();
    await frameMade();
    await new Promise((go) => idles(go, { timeout: IDLE_AT_LATEST_MS }));
    await nextFrame();
    await frameMade();
  },
  nodes: () => document.querySelectorAll('*').length,
  rows: () => document.querySelectorAll(engine.rows).length,
  /** Scrolls to the right in `steps`, then back; answers when all frames were made. */
  async scrollAcross(steps: number, by: number): Promise<void> {
    const scroller = engine.scroller();
    for (let step = 1; step <= 2 * steps; step++) {
      const before = scroller.scrollLeft;
      scroller.scrollLeft += step <= steps ? by : -by;
      if (scroller.scrollLeft === before) throw new Error('It does not scroll.');
      await nextFrame();
      await frameMade();
    }
  },
  /** Scrolls down in `steps`, then back; answers in how many of the frames something in view was missing. */
  async scroll(steps: number, by: number): Promise<number> {
    const scroller = engine.scroller();
    let missing = 0;
    for (let step = 1; step <= 2 * steps; step++) {
      const before = scroller.scrollTop;
      scroller.scrollTop += step <= steps ? by : -by;
      if (scroller.scrollTop === before) throw new Error('It does not scroll.');
      await nextFrame();
      await frameMade();
      if (!isCovered(scroller)) missing++;
    }
    return missing;
  },
};

function shows(count: number): boolean {
  const drawn = document.querySelectorAll(engine.rows).length;
  const told = engine.told();
  return told === null ? drawn === count : told === count && drawn > 0;
}

/** Whether there is a row at the top, in the middle and at the bottom of what is in view. */
function isCovered(scroller: HTMLElement): boolean {
  const { left, top, width, height } = scroller.getBoundingClientRect();
  return [0.2, 0.5, 0.8].every((part) => {
    // A heading or a line may lie just there.
    return [0, 24, -24].some((by) => {
      const found = document.elementFromPoint(left + width / 2, top + height * part + by);
      return found?.closest(engine.rows) !== null && found !== null;
    });
  });
}

declare global {
  interface Window {
    bench: typeof bench;
  }
}
window.bench = bench;
