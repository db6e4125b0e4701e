// What the page hears, from its own states and from main, and what comes of it: a draft saved, a change taken back, a command
// of the menu, a notification clicked, a link.
import { say } from '../../src-shared/words/words.ts';
import type { LaterScreens } from './later.svelte.ts';
import type { Commands } from './commands.ts';
import { focusIfLost } from './focus.ts';
import type { PageParts } from './pageParts.ts';
import type { Places } from './places.svelte.ts';

/** The longest that a busy page waits for its other screens. */
const LATER_AFTER_MS = 400;

/** One state's end is another's beginning: what was written is held, what is taken back is written again. */
export function joinStates({ app, day, compose, hold, toasts }: PageParts, places: Places): void {
  hold.onDraft = (draft) => {
    app.helping = app.reading = false;
    app.screen = 'day';
    void compose.openDraft(draft);
  };
  hold.onTaken = (row) => {
    // The session that a change of details had booked anew is gone: back to the one that stays.
    if (row.kind === 'cancel') void day.select(row.lane);
    void focusIfLost(() => app.screen);
  };
  compose.onSaved = (saved, startsNow) => {
    hold.saved(saved, startsNow);
    void places.goToRow(saved.localId, saved.row.startsAt ?? app.now);
  };
  compose.onSetAside = (who, bringBack) => {
    toasts.say(say.parts.setAside(who), { icon: 'draft', action: { words: say.parts.backToIt, run: bringBack } });
  };
  compose.onDiscarded = (bringBack) => {
    toasts.say(say.parts.draftDiscarded, { icon: 'check', action: { words: say.parts.bringItBack, run: bringBack } });
  };
}

/** Reads what the first screen shows, and listens to main from then on. Returns its own undo. */
export function startPage(page: PageParts, places: Places, commands: Commands, later: LaterScreens): () => void {
  const { bridge, app, day, compose, toasts } = page;
  const undo: (() => void)[] = [];
  let gone = false;
  undo.push(day.start()); // before the rest: the first screen comes with its rows
  void app.start(day.first).then((stop) => {
    loadLater(page, later);
    if (gone) return stop();
    undo.push(
      stop,
      compose.start(),
      bridge.on('command', ({ name }) => commands.fromMenu(name)),
      bridge.on('goTo', (place) => places.goToPlace(place)),
      warmWhenIdle(page),
      bridge.on('changed', ({ what }) => {
        if (what.includes('link')) void places.openLink(true);
      }),
      bridge.on('locking', () => void app.leave()),
      app.beforeLeaving(() => compose.keepNow()),
      bridge.on('closing', () => toasts.say(say.parts.sendingThenCloses)),
    );
    // It may have come before the page was there, or while the desk was locked.
    void places.openLink(false);
  });
  return () => {
    gone = true;
    undo.forEach((stop) => stop());
  };
}

/** The other screens come when the day stands and the page has nothing else to do; where one of them is the first, at once. */
function loadLater({ app }: PageParts, later: LaterScreens): void {
  if (app.screen !== 'day') void later.load();
  else requestIdleCallback(() => void later.load(), { timeout: LATER_AFTER_MS });
}

/** What is searched is made ready once the first picture stands and nobody waits; again for another account. */
function warmWhenIdle({ bridge }: PageParts): () => void {
  const warm = (): void => void requestIdleCallback(() => void bridge.call('search.warm'));
  requestAnimationFrame(warm);
  return bridge.on('changed', ({ what }) => {
    if (what.includes('account')) warm();
  });
}
