// The order of clinicians that a person chose: pinned ones first, in their order. Pure.

/** `all` with the pinned first; ids that are pinned and not there any more are left aside. */
export function pinnedFirst<T>(all: readonly T[], pinned: readonly string[], idOf: (one: T) => string): readonly T[] {
  const first = pinned.flatMap((id) => all.filter((one) => idOf(one) === id));
  return [...first, ...all.filter((one) => !pinned.includes(idOf(one)))];
}

/** Pins `id` behind the others, or takes it out. */
export function pinToggled(pinned: readonly string[], id: string): readonly string[] {
  return pinned.includes(id) ? pinned.filter((other) => other !== id) : [...pinned, id];
}

/** Moves a pinned id up (-1) or down (1) by one place; at an end it stays. */
export function movedBy(pinned: readonly string[], id: string, by: 1 | -1): readonly string[] {
  const at = pinned.indexOf(id);
  const other = pinned[at + by];
  if (at === -1 || other === undefined) return pinned;
  return pinned.map((one) => (one === id ? other : one === other ? id : one));
}
