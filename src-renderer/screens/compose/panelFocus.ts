// Gives the focus to a field of the form: opens the fold that it stands in, shows it, and puts the cursor where typing goes on.
import { tick } from 'svelte';

/** `follows`: a time was filled in that the next typed one replaces. `participant`: a local id, '' for the session itself. */
export async function focusOn(
  panel: HTMLElement,
  { field, participant }: { readonly field: string; readonly participant: string },
  follows: boolean,
): Promise<void> {
  const find = () =>
    panel.querySelector(`[data-field="${CSS.escape(field)}"][data-person="${CSS.escape(participant)}"]`);
  if (!find()) {
    // It stands in a fold that is closed.
    panel.querySelector<HTMLElement>(`[data-fold="${CSS.escape(participant)}"][aria-expanded="false"]`)?.click();
    await tick();
  }
  const target = find()?.querySelector<HTMLElement>('input, [role="radio"][tabindex="0"], button');
  target?.focus();
  (target?.closest('.field') ?? target)?.scrollIntoView({ block: 'nearest' });
  if (!(target instanceof HTMLInputElement)) return;
  // A text that is begun for the person is gone on with, not replaced; a time that was filled in is.
  if (field === 'when' && follows) target.select();
  else if (field === 'when' || field === 'name') target.setSelectionRange(target.value.length, target.value.length);
}
