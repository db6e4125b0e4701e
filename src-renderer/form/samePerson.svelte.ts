// Whether somebody who is typed may be known under another name, and the answers that were given. The check is this computer's own.
import { SvelteMap, SvelteSet } from 'svelte/reactivity';
import type { PersonSuggestion } from '../../src-shared/contract/views/search.ts';
import type { GuestDraft } from '../../src-shared/session/draft.ts';
import { NAME_LENGTH_MIN, foldName } from '../../src-shared/session/rules.ts';
import type { DeskBridge } from '../state/bridge.ts';

type Who = Pick<GuestDraft, 'localId' | 'name' | 'email' | 'phone'>;

export class SamePersonCheck {
  readonly #desk: Pick<DeskBridge, 'call'>;
  readonly #found = new SvelteMap<string, { readonly of: string; readonly people: readonly PersonSuggestion[] }>();
  /** What was asked about last, by guest: an answer about what stood there before is late, and says nothing. */
  readonly #asked = new SvelteMap<string, string>();
  /** People of whom it was said that they are somebody else: 'localId personId'. */
  readonly #others = new SvelteSet<string>();
  /** Names of the booking that is corrected: this desk has these people from that very booking. */
  #corrected: readonly string[] = [];

  constructor(desk: Pick<DeskBridge, 'call'>) {
    this.#desk = desk;
  }

  /**
   * Looks for people who are near this one; the same text is asked about once, unless `again`: since the first answer a list
   * may have brought people in.
   */
  async check(guest: Who, again = false): Promise<void> {
    const of = textOf(guest);
    if (guest.name.trim().length < NAME_LENGTH_MIN) return;
    if (!again && this.#found.get(guest.localId)?.of === of) return;
    this.#asked.set(guest.localId, of);
    const [name, email, phone] = [guest.name, guest.email, guest.phone].map((text) => text.slice(0, 200));
    const answer = await this.#desk.call('people.alike', { name: name ?? '', email: email ?? '', phone: phone ?? '' });
    if (answer.ok && this.#asked.get(guest.localId) === of)
      this.#found.set(guest.localId, { of, people: answer.value });
  }

  /** Whom it may be and nobody has answered yet; empty = nothing is to be asked. */
  openFor(guest: Who): readonly PersonSuggestion[] {
    const found = this.#found.get(guest.localId);
    if (found?.of !== textOf(guest)) return [];
    return found.people.filter(
      (person) =>
        !this.#others.has(`${guest.localId} ${person.personId}`) && !this.#corrected.includes(foldName(person.name)),
    );
  }

  /** A booking that was not accepted is corrected: whoever stands in it is asked about no more under that name. */
  corrects(names: readonly string[]): void {
    this.#corrected = names.map(foldName);
  }

  /** It is somebody else: these are not asked about again for this guest. */
  isOther(guest: Who): void {
    for (const person of this.openFor(guest)) this.#others.add(`${guest.localId} ${person.personId}`);
  }

  /** Another form: nothing was answered there. */
  forget(): void {
    this.#found.clear();
    this.#asked.clear();
    this.#others.clear();
    this.#corrected = [];
  }
}

function textOf({ name, email, phone }: Who): string {
  return JSON.stringify([name.trim(), email.trim(), phone.trim()]);
}
