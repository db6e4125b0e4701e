// What follows by itself from what is shown: reading the day again, the theme, what main need not notify of, the day that a
// draft stands in, the focus that a closed panel took with it.
import { untrack } from 'svelte';
import { dayOf } from '../../src-shared/time/day.ts';
import type { LaterScreens } from './later.svelte.ts';
import { focusIfLost, showDraftRow } from './focus.ts';
import type { PageParts } from './pageParts.ts';
import type { Places } from './places.svelte.ts';

/** To be called while the component is built: its effects end with it. */
export function followPage(
  { bridge, app, day, compose, toasts }: PageParts,
  places: Places,
  later: LaterScreens,
): void {
  // Reading is asking another process, which no derived value can do: again when the account or today's date changes.
  $effect(() => {
    void app.status?.mode;
    void day.today;
    untrack(() => void day.read());
  });
  $effect(() => {
    const theme = app.settings?.theme ?? 'system';
    if (theme === 'system') delete document.documentElement.dataset['theme'];
    else document.documentElement.dataset['theme'] = theme;
    document.documentElement.dataset['platform'] = app.platform;
  });

  // Main notifies nobody of what stands before their eyes.
  $effect(() => {
    if (app.screen === 'starting') return;
    const screen = app.screen === 'day' || app.screen === 'outbox' ? app.screen : 'other';
    const inDay = screen === 'day';
    const date = inDay && day.filter === undefined ? day.date : null;
    const localId = inDay && places.sideShown && !compose.shown ? (day.selectedId ?? null) : null;
    void bridge.call('app.looking', { screen, date, hostId: inDay ? day.hostId : null, localId });
  });

  // The draft stands in its place in the day: the agenda follows the date that was understood.
  const draftStart = $derived(compose.shown ? compose.draft?.when.startsAt : undefined);
  $effect(() => {
    const startsAt = draftStart;
    if (typeof startsAt === 'number') untrack(() => void showDraftAt(startsAt));
  });
  async function showDraftAt(startsAt: number): Promise<void> {
    const date = dayOf(startsAt, app.clinicZone);
    if (date !== day.date) await day.showDay(date);
    await showDraftRow();
  }

  $effect(() => {
    void app.screen;
    untrack(() => toasts.leave());
  });
  // A panel or a screen that goes takes the focus with it: it is put where the next key is expected.
  $effect(() => {
    void compose.shown;
    void app.screen;
    void later.settings;
    untrack(() => void focusIfLost(() => app.screen));
  });
}
