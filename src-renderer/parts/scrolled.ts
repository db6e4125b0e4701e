// A line under a bar as long as something has gone under it.

/** For `onscroll` of what scrolls below a bar: says by a class whether any of it is out of sight above. */
export function markScrolled({ currentTarget: scroller }: { readonly currentTarget: Element }): void {
  scroller.classList.toggle('under', scroller.scrollTop > 0);
}
