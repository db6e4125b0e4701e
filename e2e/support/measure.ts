// Measures what a window shows: what is cut, what lies beside the window or under something else, what moves, what can be seen.
import type { Page } from 'playwright';

/** Waits until a window shows what it will go on showing: two frames after the last change, all letters there, nothing on its way. */
export async function settled(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const frame = (): Promise<unknown> => new Promise((resolve) => requestAnimationFrame(resolve));
    await document.fonts.ready;
    await frame();
    await frame();
    const ends = document.getAnimations().filter(({ effect }) => effect?.getComputedTiming().endTime !== Infinity);
    await Promise.allSettled(ends.map(({ finished }) => finished));
  });
}

/** What is wrong with the layout now, in words; empty when all of it can be read and reached. */
export function layoutFaults(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const faults = new Set<string>();
    const nameOf = (element: Element): string => {
      const words = (element.getAttribute('aria-label') ?? element.textContent)
        .trim()
        .replace(/\s+/g, ' ')
        .slice(0, 40);
      return `${element.tagName.toLowerCase()}.${[...element.classList].filter((one) => !one.startsWith('s-') && !one.startsWith('svelte')).join('.')} “${words}”`;
    };
    const isShown = (element: Element): boolean =>
      element.checkVisibility({ visibilityProperty: true, opacityProperty: true }) &&
      element.closest('.sr, [inert]') === null;
    const modal = [...document.querySelectorAll('dialog:modal')].at(-1);
    const inside = (element: Element): boolean => modal === undefined || modal.contains(element);
    // The board scrolls to the side by its nature: a column a clinician.
    const mayScrollAside = (element: Element): boolean => element.closest('.board') !== null;

    const root = document.documentElement;
    if (root.scrollWidth > innerWidth)
      faults.add(`the page is ${root.scrollWidth} px wide in a window of ${innerWidth}`);
    for (const element of document.querySelectorAll<HTMLElement>('#app *')) {
      const { overflowX } = getComputedStyle(element);
      const scrolls = overflowX === 'auto' || overflowX === 'scroll';
      if (scrolls && isShown(element) && element.scrollWidth > element.clientWidth + 1 && !mayScrollAside(element)) {
        faults.add(`scrolls to the side by ${element.scrollWidth - element.clientWidth} px: ${nameOf(element)}`);
      }
    }

    /** The element that hides a part of this box for good, if any. */
    const cutterOf = (from: Element | null, box: DOMRect): Element | null => {
      for (let at = from; at !== null && at !== document.body; at = at.parentElement) {
        const { display, overflowX, overflowY, position, textOverflow } = getComputedStyle(at);
        const frame = at.getBoundingClientRect();
        // Dots take the place of what is cut, but not in a flex box.
        if (textOverflow === 'ellipsis' && overflowX === 'hidden' && !display.includes('flex')) return null;
        const isHard = (way: string): boolean => way === 'hidden' || way === 'clip';
        if (isHard(overflowX) && (box.left < frame.left - 1.5 || box.right > frame.right + 1.5)) return at;
        if (isHard(overflowY) && (box.top < frame.top - 3 || box.bottom > frame.bottom + 3)) return at;
        // Out of sight only until it is scrolled to.
        if (overflowY === 'auto' || overflowY === 'scroll' || position === 'fixed') return null;
      }
      return null;
    };
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const element = node.parentElement;
      if (!element || (node.textContent ?? '').trim() === '' || !isShown(element) || !inside(element)) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      for (const box of range.getClientRects()) {
        if (box.width === 0) continue;
        const cutter = cutterOf(element, box);
        if (cutter !== null) faults.add(`cut by ${nameOf(cutter)}: “${(node.textContent ?? '').trim().slice(0, 40)}”`);
        const isEllipsed = element.closest('.clip, .st, .count, small') !== null;
        if ((box.right > innerWidth + 1 || box.left < -1) && !mayScrollAside(element) && !isEllipsed)
          faults.add(`beside the window: “${(node.textContent ?? '').trim().slice(0, 40)}”`);
      }
    }

    const targets = [...document.querySelectorAll<HTMLElement>('button, a[href], input, [role="option"]')].filter(
      (element) => isShown(element) && inside(element) && element.closest('.palette .list, .menu') === null,
    );
    for (const target of targets) {
      const box = target.getBoundingClientRect();
      if (box.width === 0 || mayScrollAside(target)) continue;
      if (box.right > innerWidth + 1 || box.left < -1) faults.add(`beside the window: ${nameOf(target)}`);
      const cutter = cutterOf(target.parentElement, box);
      if (cutter !== null) faults.add(`cut by ${nameOf(cutter)}: ${nameOf(target)}`);
      const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
      const found = x > 0 && y > 0 && x < innerWidth && y < innerHeight ? document.elementFromPoint(x, y) : null;
      // What is scrolled away lies under its own pane's edge, not under another target.
      const over = found?.closest('button, a[href], input') ?? null;
      if (
        over !== null &&
        !target.contains(over) &&
        !over.contains(target) &&
        over.closest('.scroll') === target.closest('.scroll')
      )
        faults.add(`${nameOf(over)} lies on ${nameOf(target)}`);
      if (box.width < 24 || box.height < 16)
        faults.add(`${Math.round(box.width)} x ${Math.round(box.height)} px: ${nameOf(target)}`);
    }
    return [...faults];
  });
}

/** What still moves, or would: animations that run, and durations that are not nothing. */
export function motions(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const running = document.getAnimations().filter(({ playState }) => playState === 'running');
    const found = new Set(running.map(() => 'an animation runs'));
    for (const element of document.querySelectorAll('*')) {
      for (const pseudo of ['', '::before', '::after']) {
        const { animationName, animationDuration, transitionDuration } = getComputedStyle(element, pseudo);
        const lasts = (times: string): boolean => times.split(', ').some((time) => parseFloat(time) > 0);
        if (animationName !== 'none' && lasts(animationDuration))
          found.add(`${element.className}${pseudo} ${animationName}`);
        if (lasts(transitionDuration)) found.add(`${element.className}${pseudo} changes over ${transitionDuration}`);
      }
    }
    return [...found];
  });
}

/** What has the focus and no ring that can be seen; '' when the ring is there. Fields wear it on their frame. */
export function focusFault(page: Page): Promise<string> {
  return page.evaluate(() => {
    const focused = document.activeElement;
    // A ring is for the keyboard: what a script focused before any key was pressed wears none.
    if (!focused?.matches(':focus-visible') || focused === document.body) return '';
    const line = focused.closest('.ask-in');
    if (line !== null && getComputedStyle(line).borderBottomWidth === '2px') return '';
    const wearer = focused.closest('.in') ?? focused;
    const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(wearer);
    const isSeen = outlineStyle !== 'none' && parseFloat(outlineWidth) >= 1 && !/, 0\)$|transparent/.test(outlineColor);
    return isSeen ? '' : `no ring: ${wearer.tagName} ${wearer.className} ${focused.getAttribute('aria-label') ?? ''}`;
  });
}

/** States that are told by their colour alone: chosen or pressed things that differ from their neighbours in nothing else. */
export function onlyByColour(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const found = new Set<string>();
    // The ring of the focus is none of the state: where one of two wears it, it is left out of both.
    const traits = (element: Element, withRing: boolean): string => {
      const seen = ['', '::before', '::after'].map((pseudo) => {
        const style = getComputedStyle(element, pseudo);
        const edge = style.boxShadow === 'none' ? 'none' : style.boxShadow.replace(/(rgba?|color)\([^)]*\)/g, '');
        return [
          style.fontWeight,
          withRing ? `${style.outlineStyle} ${style.outlineWidth}` : '',
          style.textDecorationLine,
          edge,
          style.content,
          style.width === 'auto' ? '' : pseudo && style.width,
        ].join(' ');
      });
      const inner = [...element.querySelectorAll('b, .name')].map((one) => {
        const { fontWeight, textDecorationLine } = getComputedStyle(one);
        return `${fontWeight} ${textDecorationLine}`;
      });
      return [...seen, ...inner.slice(0, 1), element.querySelectorAll('svg').length].join(' | ');
    };
    const on = '[aria-current="true"], [aria-pressed="true"], [aria-checked="true"], [aria-selected="true"]';
    for (const chosen of document.querySelectorAll(on)) {
      if (!chosen.checkVisibility()) continue;
      // In these modes an outline marks what is chosen, and the ring of the focus stands in its place.
      const isRinged = matchMedia('(forced-colors: active), (prefers-contrast: more)').matches;
      if (isRinged && chosen === document.activeElement) continue;
      const [kind] = chosen.classList;
      const others = [...document.querySelectorAll(kind === undefined ? ':not(*)' : `.${kind}`)];
      const near = others.length > 1 ? others : [...(chosen.parentElement?.children ?? [])];
      const isAlike = near.some((one) => {
        if (one === chosen || !one.checkVisibility() || one.matches(on) || one.tagName !== chosen.tagName) return false;
        const withRing = ![one, chosen].includes(document.activeElement ?? document.body);
        return traits(one, withRing) === traits(chosen, withRing);
      });
      if (isAlike)
        found.add(
          `${chosen.className} “${(chosen.getAttribute('aria-label') ?? chosen.textContent).trim().slice(0, 30)}”`,
        );
    }
    for (const state of document.querySelectorAll('.st, .deskmark')) {
      if (
        state.checkVisibility() &&
        (state.textContent.trim() === '' || state.querySelector('svg') === null) &&
        state.closest('.chipcard') === null
      )
        found.add(`a state without word and shape: “${state.textContent.trim()}”`);
    }
    return [...found];
  });
}
