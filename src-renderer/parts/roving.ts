// One tab stop for a group: arrow keys move the focus among its items, which stay buttons of their own.

/** Moves the focus from the focused item of `group` by `key`; `columns` > 1 for a grid. True where it moved. */
export function moveFocus(group: HTMLElement, selector: string, key: string, columns = 1): boolean {
  const items = [...group.querySelectorAll<HTMLElement>(selector)];
  const at = items.findIndex((item) => item === document.activeElement);
  if (at === -1) return false;
  const to = placeByKey(key, at, items.length, columns);
  if (to === null) return false;
  items[to]?.focus();
  return true;
}

/** Place that a key leads to; null where it is none of the group's. Ends do not meet: the last stays the last. */
export function placeByKey(key: string, at: number, count: number, columns: number): number | null {
  const steps: Readonly<Record<string, number>> =
    columns > 1
      ? { ArrowDown: columns, ArrowUp: -columns, ArrowRight: 1, ArrowLeft: -1 }
      : { ArrowDown: 1, ArrowUp: -1 };
  if (key === 'Home') return 0;
  if (key === 'End') return count - 1;
  const step = steps[key];
  if (step === undefined) return null;
  const to = at + step;
  return to >= 0 && to < count ? to : at;
}
