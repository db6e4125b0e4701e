// Going to places: a form, a session's row, the side, the next hand, wherever a notification or a link leads; and what of the
// day stands before one's eyes.
import { tick } from 'svelte';
import type { GoTo } from '../../src-shared/contract/views/status.ts';
import type { Day } from '../../src-shared/time/day.ts';
import { say } from '../../src-shared/words/words.ts';
import { keyWords } from '../parts/keyWords.ts';
import { handsOf, type Hand } from '../screens/day/hands.ts';
import { focusDetail, focusRow, focusRowAfter, showChosenCard } from './focus.ts';
import type { PageParts } from './pageParts.ts';

export class Places {
  readonly #page: PageParts;

  readonly onBoard = $derived.by(() => this.#page.app.settings?.dayView === 'board');
  /** On the board the side shows only what somebody asked for: the columns need the room. */
  readonly sideShown = $derived.by(() => {
    const { day, compose } = this.#page;
    return !this.onBoard || day.sideShown || day.ask !== undefined || compose.shown;
  });
  readonly hands = $derived.by(() => {
    const { app, day } = this.#page;
    return handsOf(day.todayRows, { now: app.now, zone: app.clinicZone, asOf: app.offline });
  });

  constructor(page: PageParts) {
    this.#page = page;
  }

  readonly openNew = (meetNow: boolean): void => {
    const { app, day, compose } = this.#page;
    app.screen = 'day';
    void compose.open({ from: 'blank', meetNow, hostId: day.hostId ?? '', date: day.date });
  };

  readonly bookNext = (): void => {
    const { day, compose } = this.#page;
    const localId = day.detail?.session.localId;
    if (localId !== undefined && !compose.shown) void compose.open({ from: 'session', localId, weeks: 1 });
  };

  /** A link from the clinic's own records waits: a filled form, or the session that is booked already. It saves nothing. */
  async openLink(hasCome: boolean): Promise<void> {
    const { bridge, app, compose, toasts } = this.#page;
    const answer = await bridge.call('link.take');
    if (!answer.ok) {
      // Who may only look is told where a link was just clicked; at each start there would be nothing to tell of.
      if (hasCome) toasts.say(`${answer.problem.happened} ${answer.problem.safe}`, { icon: 'info' });
      return;
    }
    if (answer.value === null) return;
    const opened = answer.value;
    app.finding = app.helping = app.reading = false;
    if (opened.is === 'form') {
      app.screen = 'day';
      return compose.openDraft(opened.draft, { told: opened.say, again: true });
    }
    if (opened.is === 'session') {
      if (compose.shown) compose.close();
      await this.goToRow(opened.localId, opened.startsAt);
    }
    toasts.say(opened.say.join(' '), { icon: 'info' });
  }

  async goToDrafts(): Promise<void> {
    const { app, compose, toasts } = this.#page;
    if (app.status === undefined || app.status.mode === 'none') return;
    if (await compose.goBack()) app.screen = 'day';
    else {
      const key = keyWords('Ctrl N', app.platform);
      toasts.say(say.parts.nothingSetAside(key), { icon: 'draft' });
    }
  }

  readonly goToDay = (date: Day): void => void focusRowAfter(this.#page.day.showDay(date));

  async goToRow(localId: string, startsAt: number): Promise<void> {
    const { app, day, compose } = this.#page;
    app.screen = 'day';
    const going = day.goTo(localId, startsAt);
    // A form that stands open keeps the cursor.
    await (compose.shown ? going : focusRowAfter(going));
  }

  /** A notification was clicked. What is being written stays kept. */
  goToPlace(place: GoTo): void {
    const { app, day, compose } = this.#page;
    app.finding = app.helping = app.reading = false;
    switch (place.to) {
      case 'session':
        if (compose.shown) compose.close();
        day.sideShown = true;
        return void this.goToRow(place.localId, place.startsAt);
      case 'today':
        app.screen = 'day';
        return this.goToDay(day.today);
      case 'outbox':
        if (place.changeId === null) app.screen = 'outbox';
        else app.openOutbox(place.changeId);
    }
  }

  readonly goToHand = ({ row }: Hand): void => {
    if (this.#page.compose.shown) this.#page.compose.close();
    void this.goToRow(row.session.localId, row.session.startsAt);
  };

  /** The one after the chosen one of those who need a hand, or the first. */
  nextHand(): void {
    const at = this.hands.findIndex(({ row }) => row.session.localId === this.#page.day.selectedId);
    const hand = this.hands[(at + 1) % Math.max(1, this.hands.length)];
    if (hand) return this.goToHand(hand);
    this.#page.toasts.say(say.parts.nobodyNeedsHelp);
  }

  readonly showBoard = async (shown: boolean): Promise<void> => {
    this.#page.day.sideShown = false;
    await focusRowAfter(this.#page.app.writeSettings({ dayView: shown ? 'board' : 'agenda' }));
  };

  /** From the board: the chosen session at the side. */
  readonly openSide = (localId: string, enter: boolean): void => {
    this.#page.day.sideShown = true;
    void this.#page.day.select(localId).then(async () => {
      await (enter ? this.enterDetail() : tick());
      showChosenCard();
    });
  };

  readonly enterDetail = async (): Promise<void> => {
    if (this.#page.compose.shown) this.#page.compose.close();
    await focusDetail();
  };

  readonly leaveDetail = (): void => {
    this.#page.day.sideShown = false;
    void focusRow();
  };
}
