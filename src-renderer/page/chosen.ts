// What a key does to the chosen session, and search to one that it found: the panels that ask, marks, and what is handed out.
import type { DeskMarkKind } from '../../src-shared/session/session.ts';
import { guestsOf } from '../../src-shared/session/who.ts';
import { say } from '../../src-shared/words/words.ts';
import { copyCodeOf, copyInviteOf } from '../session/copying.ts';
import { firstInvited, mayHandOut } from '../session/sheet.ts';
import type { AskKind } from '../state/day.svelte.ts';
import type { PageParts } from './pageParts.ts';

export class Chosen {
  readonly #page: PageParts;

  constructor(page: PageParts) {
    this.#page = page;
  }

  ask(kind: AskKind, allowed: boolean | undefined, participantLocalId?: string): void {
    if (!allowed || this.#page.compose.shown) return;
    this.#page.day.ask = participantLocalId === undefined ? { kind } : { kind, participantLocalId };
  }

  /** `localId`: whose; else the first guest's. */
  changeDetails(localId?: string): void {
    const { detail } = this.#page.day;
    const guests = detail ? guestsOf(detail.session) : [];
    const guest = guests.find((one) => one.localId === localId) ?? guests[0];
    this.ask('changeParticipant', guest && detail?.may.changeParticipant, guest?.localId);
  }

  async copyCode(): Promise<void> {
    const { detail } = this.#page.day;
    if (this.#mayHandOut() && detail) await copyCodeOf(firstInvited(detail.session), this.#page);
  }

  async copyInvite(): Promise<void> {
    const { detail } = this.#page.day;
    if (this.#mayHandOut() && detail) await copyInviteOf(detail, firstInvited(detail.session), this.#page);
  }

  readAloud(): void {
    if (!this.#page.compose.shown && this.#mayHandOut()) this.#page.day.readAloud();
  }

  readonly mark = (is: DeskMarkKind): void => {
    const { day, compose, marks } = this.#page;
    if (day.chosenRow && !compose.shown) void marks.toggle(day.chosenRow, is);
  };

  /** Of a cancelled session nothing is handed out; that is said, so that no key is silent. */
  #mayHandOut(): boolean {
    const { day, toasts } = this.#page;
    const may = day.detail !== undefined && mayHandOut(day.detail);
    if (day.detail && !may) toasts.say(say.parts.nothingToHandOut, { icon: 'no' });
    return may;
  }
}
