// Who: the people of the draft, those who are still being searched for among them; what is known of each from before.
import { SvelteMap } from 'svelte/reactivity';
import type { PersonSuggestion } from '../../../src-shared/contract/views/search.ts';
import type { GuestDraft, ParticipantDraft, SessionDraft } from '../../../src-shared/session/draft.ts';
import { pickedOfKind } from '../../form/kinds.ts';
import { asKnown, isBlank, newGuest, pickedText } from '../../form/people.ts';
import { SamePersonCheck } from '../../form/samePerson.svelte.ts';
import type { DeskBridge } from '../../state/bridge.ts';
import type { DraftDoor } from './draftDoor.ts';

export class DraftPeople {
  readonly #door: DraftDoor;
  readonly #makeId: () => string;
  /** The zone that a new patient got from clinic or clinician, by local id: nobody has asked yet. */
  readonly #assumed = new SvelteMap<string, string>();
  readonly #known = new SvelteMap<string, PersonSuggestion>();
  /** The guest whose name is being searched; a blank guest is searched as well. */
  #pickingId = $state<string>();
  /** Local id of a person who came of a left search, and of whom nothing was said since. */
  #unsaidId: string | undefined;
  /** Local id of a new patient whose name is to be looked at before it is saved. */
  lookAt = $state<string>();
  /** Whether somebody who is typed is known by another name. */
  readonly same: SamePersonCheck;

  constructor(door: DraftDoor, desk: DeskBridge, makeId: () => string) {
    this.#door = door;
    this.#makeId = makeId;
    this.same = new SamePersonCheck(desk);
  }

  /** What is known of a person of the draft from before. */
  knownOf(localId: string): PersonSuggestion | undefined {
    return this.#known.get(localId);
  }
  /** Whether a person is still being searched for, rather than filled in. */
  isPicking(person: ParticipantDraft): boolean {
    return person.kind === 'guest' && (isBlank(person) || person.localId === this.#pickingId);
  }
  /** A new patient's zone that nobody has chosen: it is the one of the clinic or the clinician. */
  isZoneAssumed(person: ParticipantDraft): boolean {
    return person.kind === 'guest' && this.#assumed.get(person.localId) === person.zoneId;
  }
  /** Zone of a person who brings none: named, never silently inherited. */
  get zoneForNew(): string {
    return this.#door.host?.zoneId || this.#door.app.clinicZoneId;
  }
  /** Without people who are only being searched for: half a name has no zone. */
  settledOf(draft: SessionDraft): SessionDraft {
    return { ...draft, participants: draft.participants.filter((person) => !this.isPicking(person)) };
  }

  change(person: ParticipantDraft): void {
    const { draft } = this.#door;
    if (!draft) return;
    if (person.localId === this.#unsaidId) this.#unsaidId = undefined;
    if (person.localId === this.lookAt) this.lookAt = undefined;
    this.#door.change({
      participants: draft.participants.map((one) => (one.localId === person.localId ? person : one)),
    });
  }

  /** What is typed while a person is searched for stands in the draft as a name, so that a crash loses none of it. */
  type(person: GuestDraft, name: string): void {
    this.#pickingId = person.localId;
    this.change({ ...person, name, zoneId: person.zoneId || this.zoneForNew });
  }

  /** A person was found, or is a new one; the clinician that the person had last is filled in where none is chosen. */
  pick(person: ParticipantDraft, known?: PersonSuggestion): void {
    const { draft: before, app, usual } = this.#door;
    if (!before) return;
    this.#pickingId = undefined;
    if (known) this.#known.set(person.localId, known);
    if (person.kind === 'guest' && !known?.zoneId) this.#assumed.set(person.localId, person.zoneId);
    const last = known && before.hostId === '' && app.clinician(known.lastHostId)?.mayHost ? known.lastHostId : '';
    const participants = before.participants.map((one) => (one.localId === person.localId ? person : one));
    const draft = { ...before, participants, ...(last === '' ? {} : { hostId: last }) };
    this.#door.change(pickedOfKind(draft, person.localId, known?.lastKindId ?? '', usual));
    if (person.kind === 'guest' && !known) void this.same.check(person);
    this.#door.focus.next();
  }

  /** The search was left with a text in it: that is a new patient's name, address or number. */
  endPicking(person: GuestDraft): void {
    if (person.localId !== this.#pickingId) return;
    this.#pickingId = undefined;
    this.#assumed.set(person.localId, person.zoneId);
    this.change({ ...person, ...pickedText(person, this.#door.usual) });
    this.#unsaidId = person.localId;
    const { draft, usual } = this.#door;
    if (draft) this.#door.change(pickedOfKind(draft, person.localId, '', usual));
  }

  /** A search that was left without a choice, and without a new patient being confirmed, makes nobody. */
  endSearch(): void {
    const searched = this.#searched();
    this.#pickingId = undefined;
    if (searched) this.change({ ...searched, name: '' });
  }

  /** At Save a text in the search is a new patient. */
  endWithText(): void {
    const searched = this.#searched();
    if (searched && !isBlank(searched)) this.endPicking(searched);
  }

  /** A new patient, from a text that may be half a name: the cursor stands behind it. */
  beginNew(typed: string): void {
    const guest = this.#door.draft?.participants.find((person) => person.kind === 'guest');
    if (guest?.kind !== 'guest') return;
    this.type(guest, typed);
    const begun = this.#door.draft?.participants.find((person) => person.localId === guest.localId);
    if (begun?.kind === 'guest') this.endPicking(begun);
    this.lookAtName();
  }

  /** A search that was left, and of whom nothing was said since: the name may be half a word, and is looked at once. */
  lookAtName(): boolean {
    const unsaid = this.#door.draft?.participants.find((person) => person.localId === this.#unsaidId);
    this.#unsaidId = undefined;
    this.lookAt = unsaid?.localId;
    if (unsaid) this.#door.focus.wish = { field: 'name', participant: unsaid.localId };
    return unsaid !== undefined;
  }

  /** It is the person that was seen before: under that name, with what is known, and what was typed for this session. */
  isSame(guest: GuestDraft, person: PersonSuggestion): void {
    this.#known.set(guest.localId, person);
    this.change(asKnown(guest, person));
    this.#door.focus.next();
  }

  add(): void {
    const { draft, usual, focus } = this.#door;
    if (!draft) return;
    const guest = newGuest(this.#makeId(), '', this.zoneForNew, usual);
    this.#door.change({ participants: [...draft.participants, guest] });
    focus.wish = { field: 'picker', participant: guest.localId };
  }

  remove(localId: string): void {
    const { draft, usual, focus } = this.#door;
    if (!draft) return;
    const rest = draft.participants.filter((person) => person.localId !== localId);
    const participants = rest.length > 0 ? rest : [newGuest(this.#makeId(), '', this.zoneForNew, usual)];
    this.#door.change({ participants });
    const picker = participants.find((person) => this.isPicking(person));
    focus.wish = picker ? { field: 'picker', participant: picker.localId } : { field: 'addPerson', participant: '' };
  }

  // ── whether somebody stands here twice ──

  /** A field of that person was left. */
  checkLeft(participant: string): void {
    const guest = this.#door.draft?.participants.find((person) => person.localId === participant);
    if (guest?.kind === 'guest' && !this.isPicking(guest)) void this.same.check(guest);
  }

  /** A list may have brought somebody in who is near a person that stands here. */
  checkAgain(): void {
    for (const person of this.#door.settled?.participants ?? []) {
      if (person.kind === 'guest' && !this.#known.has(person.localId)) void this.same.check(person, true);
    }
  }

  /** The first who may be a second copy of somebody: to be answered before it is saved. */
  async copy(): Promise<GuestDraft | undefined> {
    const guests = (this.#door.settled?.participants ?? []).filter((person) => person.kind === 'guest');
    await Promise.all(guests.map((guest) => this.same.check(guest, true))); // on this computer: nothing waits for the network
    return guests.find((guest) => this.same.openFor(guest).length > 0);
  }

  forget(): void {
    this.#known.clear();
    this.#assumed.clear();
    this.#pickingId = undefined;
    this.#unsaidId = this.lookAt = undefined;
    this.same.forget();
  }

  #searched(): GuestDraft | undefined {
    const searched = this.#door.draft?.participants.find((person) => person.localId === this.#pickingId);
    return searched?.kind === 'guest' ? searched : undefined;
  }
}
