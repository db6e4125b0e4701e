// The row of a list that stays where it is on the screen, whatever comes or goes above it: noted before, put back after.

export type StillRow = { readonly id: string; readonly top: number };

/** The row under the pointer, else the one with the focus where it is in view, else the first in view of a list that was scrolled. */
export function stillRowOf(list: HTMLElement | null | undefined): StillRow | undefined {
  if (!list) return undefined;
  const { top, bottom } = list.getBoundingClientRect();
  const inView = (row: Element): boolean => {
    const edges = row.getBoundingClientRect();
    return edges.bottom > top && edges.top < bottom;
  };
  const focused = list.contains(document.activeElement) ? document.activeElement : null;
  const row =
    list.querySelector<HTMLElement>('[data-id]:hover') ??
    [...list.querySelectorAll<HTMLElement>('[data-id]:focus')].find(inView) ??
    // With the focus on what folds and unfolds rows, what it shows comes below it.
    (list.scrollTop > 0 && (focused === null || focused.matches('[data-id]'))
      ? [...list.querySelectorAll<HTMLElement>('[data-id]')].find(inView)
      : undefined);
  const id = row?.dataset['id'];
  return row && id !== undefined ? { id, top: row.getBoundingClientRect().top } : undefined;
}

/** Scrolls the list so that the row stands where it stood, if it is still there. */
export function putBack(list: HTMLElement | null | undefined, still: StillRow | undefined): void {
  const row = still && list?.querySelector(`[data-id="${CSS.escape(still.id)}"]`);
  if (!list || !row) return;
  const by = row.getBoundingClientRect().top - still.top;
  if (Math.abs(by) >= 0.5) list.scrollTop += by;
}
