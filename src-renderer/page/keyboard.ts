// A key pressed anywhere in the page: which command it is here, if any; and whose keys the sheet behind "?" shows first.
import type { Place } from '../../src-shared/keys/book.ts';
import { commandOf } from '../state/keys.ts';
import type { Commands } from './commands.ts';
import { focusRow } from './focus.ts';
import type { PageParts } from './pageParts.ts';
import type { Places } from './places.svelte.ts';

export class Keyboard {
  readonly #page: PageParts;
  readonly #places: Places;
  readonly #commands: Commands;

  constructor(page: PageParts, places: Places, commands: Commands) {
    this.#page = page;
    this.#places = places;
    this.#commands = commands;
  }

  readonly onkeydown = (event: KeyboardEvent): void => {
    if (event.defaultPrevented) return;
    const { app, day, compose, hold, marks } = this.#page;
    const { onBoard } = this.#places;
    const target = event.target instanceof HTMLElement ? event.target : document.body;
    const nowhere = target === document.body;
    const dayShown = app.screen === 'day';
    const inList = dayShown && (nowhere || target.closest('[data-pane="list"]') !== null);
    const command = commandOf(event, {
      platform: app.platform,
      typing: target.matches('input, textarea, select, [contenteditable]'),
      inList,
      onBoard,
      inDay: inList || (dayShown && target.closest('.main, [data-pane="detail"]') !== null),
      mayUndo: marks.mayUndo || hold.changeId !== undefined,
      singleKeys: app.singleKeys,
    });
    if (event.key === 'Escape' && inList && onBoard && day.sideShown) {
      event.preventDefault();
      day.sideShown = false;
      return;
    }
    if (event.key === 'Escape' && dayShown && day.filter !== undefined && (inList || target.closest('.filters'))) {
      event.preventDefault();
      day.filter = undefined;
      void focusRow();
      return;
    }
    // Over the day lies something of its own: the sheet of keys alone can be had there too.
    if ((app.finding || compose.listing || day.aloud !== undefined) && command !== 'help' && command !== 'guide')
      return;
    if (command === null || app.reading || (app.helping && command !== 'undo' && command !== 'guide')) return;
    event.preventDefault();
    this.#commands.run(command, event.key);
  };

  /** Where one is, the innermost first: whose keys the sheet shows at its top. */
  placesHere(): readonly Place[] {
    const { app, day, compose } = this.#page;
    if (app.finding) return ['search'];
    if (day.aloud !== undefined) return ['aloud'];
    if (compose.listing) return ['drafts'];
    if (app.screen === 'outbox' || app.screen === 'settings') return [app.screen];
    if (app.screen !== 'day') return [];
    const focused = document.activeElement;
    if (focused?.closest('.ask')) return ['ask', 'chosen', 'list'];
    if (focused?.closest('.compose')) return ['form', 'list'];
    const list: readonly Place[] = this.#places.onBoard ? ['list', 'board'] : ['list'];
    return focused?.closest('[data-pane="detail"]') ? ['chosen', ...list] : [...list, 'chosen'];
  }
}
