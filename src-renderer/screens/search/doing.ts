// What the search does: opens a result, runs a command, and does with the highlighted one what the day does by the same key.
import type { DayRow } from '../../../src-shared/contract/views/day.ts';
import type { DraftStart } from '../../../src-shared/contract/views/drafts.ts';
import type { FoundSession, PersonSuggestion } from '../../../src-shared/contract/views/search.ts';
import type { DeskMarkKind, Participant } from '../../../src-shared/session/session.ts';
import { guestsOf } from '../../../src-shared/session/who.ts';
import type { Desk } from '../../state/desk.ts';
import type { KeyCommand } from '../../state/keys.ts';
import { copyCodeOf, copyInviteOf } from '../../session/copying.ts';
import { markLooks } from '../../session/deskMark.ts';
import { sessionOf, type Action } from './actions.ts';
import { bookedAs, meantIn } from './meant.ts';
import type { CommandRun, Result } from './resultTypes.ts';
import type { SearchState } from './searchState.svelte.ts';

/** What of the form of a session the search may use. */
export type FormDoor = {
  readonly shown: boolean;
  open(start: DraftStart): Promise<void>;
  close(): void;
  /** A new patient, from a text that may be half a name. */
  readonly people: { beginNew(typed: string): void };
  readonly focus: { next(): void };
};

/** What of the page the search may use. */
export type SearchDoes = {
  /** Does something with a session in the day, by the command of its key there; the participant is the caller. */
  readonly onaction: (found: FoundSession, does: KeyCommand, participantLocalId: string | undefined) => void;
  /** Marks a session of today where one is: the day stays as it is. */
  readonly onmark: (row: DayRow, is: DeskMarkKind) => void;
  /** Takes back what was just saved or marked. */
  readonly onundo: () => void;
};

export type DoingParts = {
  readonly desk: Desk;
  readonly compose: FormDoor;
  readonly search: SearchState;
  /** What is shown now. */
  readonly shown: () => {
    readonly results: readonly Result[];
    readonly chosen: Result | undefined;
    readonly acts: readonly Action[];
  };
  readonly does: SearchDoes;
  /** Closes the search. */
  readonly leave: () => void;
  /** Searches for another text. */
  readonly type: (text: string) => void;
};

export class Doing {
  readonly #parts: DoingParts;
  readonly #desk: Desk;

  constructor(parts: DoingParts) {
    this.#parts = parts;
    this.#desk = parts.desk;
  }

  /** Enter: to what was found, or what the command does. */
  open(result: Result): void {
    const { search } = this.#parts;
    const { day } = this.#desk;
    switch (result.is) {
      case 'lookup': {
        // Answered: Enter goes on to what was found. Before that, and without a line, it asks.
        const first = this.#parts.shown().results.find((one) => one.is === 'session');
        return search.lookUp === 'answered' && first ? this.open(first) : void search.askSecureVideo();
      }
      case 'session':
        return this.#toDay(() => {
          this.#parts.compose.close(); // its draft is kept; the session takes its place at the side
          void day.goTo(result.found.session.localId, result.found.session.startsAt);
        });
      case 'person':
        // What there is of a person are the sessions: they are looked for, by the address where there is one.
        return this.#parts.type(result.person.email || result.person.name);
      case 'clinician':
        return this.#toDay(() => void day.showHost(result.of.clinician.userId));
      case 'command':
        return this.#run(result.run);
    }
  }

  /** Ctrl Enter: books for whoever is highlighted; what cannot be booked for is opened. */
  book(): void {
    const { chosen, acts } = this.#parts.shown();
    if (chosen && acts.some((one) => one.does === 'newSession')) this.act('newSession');
    else if (chosen) this.open(chosen);
  }

  /** Does with the highlighted result what its key does in the day; nothing where it is not offered. */
  act(does: KeyCommand): void {
    const { chosen, acts } = this.#parts.shown();
    const { onaction, onmark, onundo } = this.#parts.does;
    if (!chosen || !acts.some((one) => one.does === does)) return;
    if (does === 'undo') return this.#go(onundo);
    const meetNow = does === 'meetNow';
    if (does === 'newSession' || meetNow) {
      if (chosen.is === 'session') return void this.#openAgain(chosen.found, meetNow);
      if (chosen.is === 'person') return this.#openForm({ from: 'person', meetNow, personId: bookedAs(chosen.person) });
      if (chosen.is === 'clinician') this.#openBlank(meetNow, chosen.of.clinician.userId);
      return;
    }
    const found = sessionOf(chosen);
    if (!found) return;
    if (does === 'copyCode') return void this.#copyCode(found);
    if (does === 'copyInvite') return void this.#copyInvite(found);
    const mark = markLooks.find((look) => look.command === does);
    if (mark) return this.#go(() => onmark(found, mark.is));
    const person = this.#caller(found)?.localId;
    this.#toDay(() => onaction(found, does, person));
  }

  #run(command: CommandRun): void {
    const { app, day } = this.#desk;
    switch (command.do) {
      case 'new':
      case 'now': {
        const meetNow = command.do === 'now';
        if (command.personId !== undefined)
          return this.#openForm({ from: 'person', meetNow, personId: command.personId });
        return this.#openBlank(meetNow, command.hostId);
      }
      case 'newPatient':
        return this.#toDay(() => void this.#openForNew(command.meetNow, command.typed));
      case 'showOnly':
        return this.#toDay(() => void day.showHost(command.hostId));
      case 'copyCode': {
        const found = this.#parts.search.local?.sessions.find((one) => one.session.localId === command.localId);
        return found ? void this.#copyCode(found) : undefined;
      }
      case 'rehearse':
        return this.#go(() => void app.rehearse(command.what));
      case 'everyone':
        return this.#toDay(() => void day.showHost(null));
      case 'today':
        return this.#toDay(() => void day.showDay(day.today));
      case 'refresh':
        return this.#go(() => void day.refresh());
      case 'keys':
        return this.#go(() => (app.helping = true));
      case 'guide':
        return this.#go(() => (app.reading = true));
      case 'outbox':
        return this.#go(() => (app.screen = 'outbox'));
      case 'settings':
        return this.#go(() => app.openSettings());
    }
  }

  /** The caller among the people of a session: who was typed or chosen. */
  #caller(found: FoundSession): Participant | undefined {
    const { chosen } = this.#parts.shown();
    return meantIn(found.session, this.#parts.search.text, chosen?.is === 'person' ? chosen.person : undefined);
  }

  async #copyCode(found: FoundSession): Promise<void> {
    if (await copyCodeOf(this.#caller(found), this.#desk)) this.#parts.leave();
  }

  async #copyInvite(found: FoundSession): Promise<void> {
    const host = this.#desk.app.clinician(found.session.hostId) ?? null;
    if (await copyInviteOf({ ...found, host }, this.#caller(found), this.#desk)) this.#parts.leave();
  }

  /** A form with a new patient in it; the cursor stands behind the name, which may be half of one. */
  async #openForNew(meetNow: boolean, typed: string): Promise<void> {
    const { compose } = this.#parts;
    const { day } = this.#desk;
    await compose.open({ from: 'blank', meetNow, hostId: day.hostId ?? '', date: day.date });
    compose.people.beginNew(typed);
  }

  /** Another session for the guest of this one who calls. */
  async #openAgain(found: FoundSession, meetNow: boolean): Promise<void> {
    const { app, bridge } = this.#desk;
    const guests = guestsOf(found.session);
    const meant = this.#caller(found);
    const shown = meant && guests.includes(meant) ? meant : guests[0];
    const session = await app.toCopy(found.session);
    const guest = session.participants.find((one) => one.localId === shown?.localId);
    if (!guest) return;
    const isGuest = (one: PersonSuggestion): boolean => one.name === guest.name && one.email === guest.email;
    const answer = await bridge.call('people.suggest', { text: guest.email || guest.name });
    const known = [...(this.#parts.search.local?.people ?? []), ...(answer.ok ? answer.value : [])].find(isGuest);
    if (known) return this.#openForm({ from: 'person', meetNow, personId: known.personId });
    this.#toDay(() => void this.#openForNew(meetNow, guest.name));
  }

  #openForm(start: DraftStart): void {
    this.#toDay(() => void this.#parts.compose.open(start));
  }

  #openBlank(meetNow: boolean, hostId = this.#desk.day.hostId ?? ''): void {
    this.#openForm({ from: 'blank', meetNow, hostId, date: this.#desk.day.date });
  }

  #go(next: () => void): void {
    this.#parts.leave();
    next();
  }

  #toDay(next: () => void): void {
    this.#go(() => {
      this.#desk.app.screen = 'day';
      next();
    });
  }
}
