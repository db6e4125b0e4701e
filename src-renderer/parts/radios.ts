// Arrow keys in a group of radios (ARIA APG): they move and choose; ends meet.

/** Place of the radio that a key leads to, or null where the key is none of the group's. */
export function radioByKey(key: string, at: number, count: number): number | null {
  if (count === 0) return null;
  if (key === 'ArrowRight' || key === 'ArrowDown') return (at + 1) % count;
  if (key === 'ArrowLeft' || key === 'ArrowUp') return (Math.max(at, 0) - 1 + count) % count;
  if (key === 'Home') return 0;
  if (key === 'End') return count - 1;
  return null;
}

/**
 * A key pressed in a group whose children are its radios: the one that it leads to is chosen and gets the focus. `at`: the
 * place of the chosen one, -1 = none.
 */
export function chooseByKey(
  event: KeyboardEvent,
  group: HTMLElement | undefined,
  at: number,
  choose: readonly (() => void)[],
): void {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const to = radioByKey(event.key, at, choose.length);
  const chosen = to === null ? undefined : choose[to];
  if (to === null || !chosen) return;
  event.preventDefault();
  event.stopPropagation();
  chosen();
  (group?.children[to] as HTMLElement | undefined)?.focus();
}
