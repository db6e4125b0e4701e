// Buttons that wait for what they began. Disabled, they would lose the focus, and whoever works by keyboard their place; so they
// are marked `aria-disabled` instead, and nothing is pressed a second time meanwhile.

/**
 * Swallows presses of whatever is marked `aria-disabled="true"` in this document: by pointer, by key, and as the button that
 * Enter in a field of its form presses. Answers what ends it.
 */
export function guardWaiting(document: Document): () => void {
  const swallow = (event: Event): void => {
    if (!(event.target instanceof Element) || event.target.closest('[aria-disabled="true"]') === null) return;
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  document.addEventListener('click', swallow, { capture: true });
  return () => {
    document.removeEventListener('click', swallow, { capture: true });
  };
}
