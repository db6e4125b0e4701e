// What each command does, wherever it came from: a key, the menu of the system, or search. Which key is which command:
// src-shared/keys/book.ts.
import type { EventPayload } from '../../src-shared/contract/events.ts';
import type { FoundSession } from '../../src-shared/contract/views/search.ts';
import { addDays } from '../../src-shared/time/day.ts';
import { say } from '../../src-shared/words/words.ts';
import type { AskKind } from '../state/day.svelte.ts';
import { TO_BOOK, type KeyCommand } from '../state/keys.ts';
import type { Chosen } from './chosen.ts';
import { focusFilters, focusRowAfter, stepPane, stepRow } from './focus.ts';
import type { PageParts } from './pageParts.ts';
import type { Places } from './places.svelte.ts';

/** Before an account or practice is chosen there is nothing to book or to look for. */
const WITHOUT_ACCOUNT: readonly KeyCommand[] = [
  'help',
  'guide',
  'settings',
  'nextPane',
  'previousPane',
  'lock',
  'initials',
];

/** Moves among the cards of the board, which alone knows where they stand. */
export type StepCard = (arrow: 'up' | 'down' | 'left' | 'right') => void;

export class Commands {
  readonly #page: PageParts;
  readonly #places: Places;
  readonly #chosen: Chosen;
  readonly #stepCard: StepCard;

  constructor(page: PageParts, places: Places, chosen: Chosen, stepCard: StepCard) {
    this.#page = page;
    this.#places = places;
    this.#chosen = chosen;
    this.#stepCard = stepCard;
  }

  /** `key`: as it was pressed; a digit says which clinician. */
  readonly run = (command: KeyCommand, key = ''): void => {
    const { app, day, hold, marks, toasts } = this.#page;
    const places = this.#places;
    const chosen = this.#chosen;
    if ((app.status?.mode ?? 'none') === 'none' && !WITHOUT_ACCOUNT.includes(command)) return;
    if (app.screen === 'begin' && !WITHOUT_ACCOUNT.includes(command)) return;
    if (!app.mayBook && TO_BOOK.has(command)) {
      toasts.say(say.day.mayOnlyLook, { icon: 'lock' });
      return;
    }
    switch (command) {
      case 'find':
        app.finding = true;
        return;
      case 'undo':
        return void (marks.mayUndo ? marks.undo() : hold.undo());
      case 'newSession':
        return places.openNew(false);
      case 'meetNow':
        return places.openNew(true);
      case 'drafts':
        return void places.goToDrafts();
      case 'next':
        return places.onBoard ? this.#stepCard('down') : this.#chooseRow(1);
      case 'previous':
        return places.onBoard ? this.#stepCard('up') : this.#chooseRow(-1);
      case 'columnRight':
        return this.#stepCard('right');
      case 'columnLeft':
        return this.#stepCard('left');
      case 'board':
        return void places.showBoard(!places.onBoard);
      case 'dayAfter':
        return places.goToDay(addDays(day.date, 1));
      case 'dayBefore':
        return places.goToDay(addDays(day.date, -1));
      case 'today':
        app.screen = 'day';
        return places.goToDay(day.today);
      case 'everyone':
        return void focusRowAfter(day.showHost(null));
      case 'host': {
        const host = day.clinicians[Number(key) - 1]?.clinician.userId;
        if (host !== undefined) void focusRowAfter(day.showHost(host));
        return;
      }
      case 'reschedule':
        return chosen.ask('move', day.detail?.may.move);
      case 'bookNext':
        return places.bookNext();
      case 'handOver':
        return chosen.ask('changeHost', day.detail?.may.changeHost);
      case 'addPerson':
        return chosen.ask('addParticipant', day.detail?.may.addParticipant);
      case 'changeDetails':
        return chosen.changeDetails();
      case 'cancel':
        return chosen.ask('cancel', day.detail?.may.cancel);
      case 'copyInvite':
        return void chosen.copyInvite();
      case 'copyCode':
        return void chosen.copyCode();
      case 'markArrived':
        return chosen.mark('arrived');
      case 'markLate':
        return chosen.mark('late');
      case 'markNoShow':
        return chosen.mark('noShow');
      case 'markDone':
        return chosen.mark('done');
      case 'readAloud':
        return chosen.readAloud();
      case 'goToDay':
        app.screen = 'day';
        day.going = true;
        return;
      case 'nextHand':
        return places.nextHand();
      case 'filters':
        return focusFilters();
      case 'outbox':
        app.screen = 'outbox';
        return;
      case 'settings':
        return app.openSettings();
      case 'lock':
        return void app.lock();
      case 'initials':
        return void app.writeSettings({ initialsOnly: !(app.settings?.initialsOnly ?? false) });
      case 'refresh':
        return void day.refresh();
      case 'nextPane':
        return stepPane(1);
      case 'previousPane':
        return stepPane(-1);
      case 'help':
        app.helping = true;
        return;
      case 'guide':
        app.finding = app.helping = false;
        app.reading = true;
    }
  };

  fromMenu(name: EventPayload<'command'>['name']): void {
    const { app } = this.#page;
    switch (name) {
      case 'rehearseCut':
        return void app.rehearse('cut');
      case 'rehearseSlow':
        return void app.rehearse('slow');
      case 'rehearseBusy':
        return void app.rehearse('busy');
      case 'rehearseKeys':
        return void app.rehearse('keys');
      case 'rehearseEnd':
        return void app.rehearse(null);
      default:
        this.run(name);
    }
  }

  /** What a key of the day does, done to a session that may stand on another day: from search. */
  readonly act = async (
    { session: { localId, startsAt } }: FoundSession,
    does: KeyCommand,
    participantLocalId: string | undefined,
  ): Promise<void> => {
    const { day, compose } = this.#page;
    const asks: Partial<Readonly<Record<KeyCommand, AskKind>>> = {
      reschedule: 'move',
      cancel: 'cancel',
      addPerson: 'addParticipant',
      handOver: 'changeHost',
    };
    if (compose.shown) compose.close();
    const kind = asks[does];
    await day.goTo(localId, startsAt, kind ? { kind } : undefined);
    if (does === 'readAloud') day.aloud = participantLocalId === undefined ? {} : { participantLocalId };
    else if (does === 'changeDetails') this.#chosen.changeDetails(participantLocalId);
    else if (!kind) this.run(does);
  };

  /** The row before or after the chosen one: shown in the detail, with the focus. */
  #chooseRow(by: 1 | -1): void {
    const localId = stepRow(by, this.#page.day.selectedId);
    if (localId !== undefined) void this.#page.day.select(localId);
  }
}
