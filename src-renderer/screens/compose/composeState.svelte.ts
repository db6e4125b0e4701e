// The session being written: outlives its panel, is kept on disk as it is typed, and ends when it is saved or discarded.
import { SvelteMap, SvelteSet } from 'svelte/reactivity';
import type { Problem } from '../../../src-shared/contract/problems.ts';
import type { DraftStart, KeptDraft, PersonSuggestion, Saved } from '../../../src-shared/contract/views.ts';
import type {
  GuestDraft,
  ParticipantDraft,
  ReadingOf,
  SessionDraft,
  WhenDraft,
} from '../../../src-shared/session/draft.ts';
import { brokenByDraft, type Broken } from '../../../src-shared/session/rules.ts';
import type { Clinician } from '../../../src-shared/session/session.ts';
import { dayOf, type Day } from '../../../src-shared/time/day.ts';
import { showDay } from '../../../src-shared/time/show.ts';
import { zoneTyped } from '../../../src-shared/time/typedZone.ts';
import { wordsFor } from '../../../src-shared/session/words.ts';
import { ianaOf } from '../../../src-shared/time/zones.ts';
import type { UtcMs } from '../../../src-shared/time/utc.ts';
import type { AppState } from '../../state/app.svelte.ts';
import type { DeskBridge } from '../../state/bridge.ts';
import { DraftKeeper, type KeepState } from '../../form/draftKeeper.ts';
import { contentsOf, whoOf } from './draftWords.ts';
import { draftOfKind, pickedOfKind, type KindSettings } from '../../form/kinds.ts';
import { warningsOf } from '../../form/warnings.ts';
import { SamePersonCheck } from '../../form/samePerson.svelte.ts';
import { asKnown } from '../../form/people.ts';
import { brokenOf, fieldKey, sameRule, shownOf } from '../../form/brokenShown.ts';
import { filled, isBlank, newGuest, pickedText, type Usual } from '../../form/people.ts';
import { HostDay } from '../../form/hostDay.svelte.ts';
import { brokenField, nextField, placeIn, type FocusWish } from './nextField.ts';
import { besideOf } from '../../form/readings.ts';
import {
  apart,
  heldIn,
  meantZoneId,
  namedReading,
  understand,
  understandAfter,
  understandWall,
  wallWords,
  zonesOf,
  type TimeChoice,
  type Understood,
  type UnderstoodAfter,
  type Zones,
} from '../../form/when.ts';

type Opening = { readonly told?: readonly string[]; readonly again?: boolean };
type Wiring = { desk: DeskBridge; app: AppState; makeId: () => string };
const noUsual: Usual & KindSettings = {
  ...{ defaultDelivery: 'email', defaultPacket: 'none', services: [] },
  ...{ kinds: [], defaultRecorded: false },
};

export class ComposeState {
  readonly app: AppState;
  readonly #desk: DeskBridge;
  readonly #makeId: () => string;
  readonly #keeper: DraftKeeper<SessionDraft>;

  #draft = $state.raw<SessionDraft>();
  #shown = $state(false);
  #kept = $state<KeepState>('kept');
  #saving = $state(false);
  #saveTried = $state(false);
  readonly #left = new SvelteSet<string>();
  #told = $state.raw<readonly string[]>([]);
  #problem = $state.raw<Problem>();
  /** Rules that main found broken on save, until something is typed. */
  #refused = $state.raw<readonly Broken[]>([]);
  #understood = $state.raw<Understood>();
  /** When the time was typed in this run; undefined where it came from the disk. */
  #typedAt: UtcMs | undefined;
  /** What a form was opened with that can be had again: as long as it is no more than that, nothing is to be kept. */
  #asOpened = $state.raw<string>();
  #prefilled = '';
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
  /** Warnings that were told at Save: the next Save goes on. */
  #warned = $state('');
  /** The clinician's day beside the form. */
  readonly #hostDay: HostDay;
  focusWish = $state.raw<FocusWish>();
  #keptDrafts = $state.raw<readonly KeptDraft[]>([]);
  /** The list of drafts that are set aside is open. */
  listing = $state(false);
  /** Called when a draft was saved. */
  onSaved: ((saved: Saved, startsNow: boolean) => void) | undefined;
  /** Called when what was being written gave way to another form: whom it is about. */
  onSetAside: ((who: string, bringBack: () => void) => void) | undefined;
  /** Called when a draft was discarded, with a way to bring it back. */
  onDiscarded: ((bringBack: () => void) => void) | undefined;

  readonly host = $derived.by((): Clinician | undefined => this.app.clinician(this.#draft?.hostId ?? ''));
  readonly broken = $derived.by((): readonly Broken[] => {
    if (!this.#draft) return [];
    const own = brokenByDraft(filled(this.#draft), this.host, this.app.now);
    return [...own, ...this.#refused.filter((one) => !own.some((other) => sameRule(one, other)))];
  });
  /** The draft without people who are only being searched for; undefined where nothing is being written. */
  readonly settled = $derived.by(() => (this.#draft ? this.#settledOf(this.#draft) : undefined));
  readonly zones = $derived.by((): Zones | undefined =>
    this.settled ? zonesOf(this.settled, this.host, this.app.clinicZoneId) : undefined,
  );
  readonly shownBroken = $derived(shownOf(this.broken, this.#left, this.#saveTried));
  /** The day in which the draft stands ('YYYY-MM-DD' in the clinic's zone); undefined while its time is open. */
  readonly day = $derived.by((): Day | undefined => {
    const when = this.#draft?.when;
    if (!when) return undefined;
    const startsAt = when.now ? this.app.now : when.startsAt;
    return startsAt === null ? undefined : dayOf(startsAt, this.app.clinicZone);
  });
  /** The clinician's other sessions around the draft. */
  readonly beside = $derived.by(() => besideOf(this.#hostDay.rows, this.#draft?.sessionLocalId));

  /** What speaks against the time, a sentence each: told, and never a reason to stop. */
  readonly warnings = $derived.by((): readonly string[] => {
    const when = this.#draft?.when;
    if (!when || when.now || when.startsAt === null) return [];
    const { host, beside } = this;
    const officeHours = this.app.settings?.officeHours ?? null;
    return warningsOf(when.startsAt, { host, beside, clinicZoneId: this.app.clinicZoneId, officeHours });
  });

  /** Drafts that are not in the form before the person: set aside, or closed with something in them. */
  readonly others = $derived.by((): readonly KeptDraft[] =>
    this.#keptDrafts.filter(
      ({ draft }) => !(this.#shown && draft.draftId === this.#draft?.draftId) && !this.#isEmpty(draft),
    ),
  );

  constructor({ desk, app, makeId }: Wiring) {
    this.app = app;
    this.#desk = desk;
    this.#makeId = makeId;
    this.same = new SamePersonCheck(desk);
    this.#hostDay = new HostDay(desk);
    this.#keeper = new DraftKeeper({
      write: async (draft) => (await desk.call('draft.keep', { draft })).ok,
      setTimer: (ms, run) => app.clock.setTimer(ms, run),
      onstate: (state) => (this.#kept = state),
    });
  }

  /** What is to be known of where the form's contents come from, a sentence each. */
  get told(): readonly string[] {
    return this.#told;
  }
  /** The draft, also while its panel is closed; undefined where nothing is being written. */
  get draft(): SessionDraft | undefined {
    return this.#draft;
  }
  get shown(): boolean {
    return this.#shown;
  }
  get kept(): KeepState {
    return this.#kept;
  }
  get saving(): boolean {
    return this.#saving;
  }
  get problem(): Problem | undefined {
    return this.#problem;
  }
  /** Nothing is typed that would be missed. */
  get empty(): boolean {
    return this.#draft === undefined || this.#isSpare(this.#draft);
  }
  get understood(): Understood | undefined {
    return this.#understood;
  }
  /** True while a question about the time is open. */
  get question(): boolean {
    const when = this.#draft?.when;
    return when !== undefined && !when.now && when.startsAt === null && this.#understood?.question !== undefined;
  }
  /** The warnings were told at Save, and the next Save goes on. */
  get warned(): boolean {
    return this.warnings.length > 0 && this.#warned === this.warnings.join(' ');
  }
  /** When the clinician's list was last read; null = never on this computer. */
  get besideReadAt(): UtcMs | null {
    return this.#hostDay.readAt;
  }
  get usual(): Usual & KindSettings {
    return this.app.settings ?? noUsual;
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
  brokenOf(participant: string): readonly Broken[] {
    return brokenOf(this.shownBroken, participant);
  }

  // ── opening and closing ──

  /** Brings back what was being written, and listens: another account has its own drafts. Returns its own undo. */
  start(): () => void {
    void this.restore().then(() => this.readOthers());
    return this.#desk.on('changed', ({ what }) => {
      if (what.includes('day') && this.#shown) {
        void this.#hostDay.readRows();
        this.#checkAgain();
      }
      if (what.includes('drafts') || what.includes('account')) void this.readOthers();
      if (!what.includes('account')) return;
      void this.#keeper.forget();
      this.#drop();
      void this.restore(false);
    });
  }

  /** Opens a form. What was being written stays kept, and comes back when the new one has ended. */
  async open(start: DraftStart): Promise<void> {
    const before = this.#shown && !this.empty ? this.#draft : undefined;
    await this.#setAside();
    const answer = await this.#desk.call('draft.open', start);
    if (!answer.ok) {
      this.#problem = answer.problem;
      return;
    }
    const draft = answer.value;
    const date = start.from === 'blank' && !start.meetNow ? start.date : null;
    const elsewhere = date !== null && date !== dayOf(this.app.now, this.app.clinicZone) ? date : null;
    this.#prefilled = elsewhere === null ? '' : `${showDay(elsewhere, { yearNow: Number(this.#today.slice(0, 4)) })} `;
    this.#take(this.#prefilled === '' ? draft : { ...draft, when: { ...draft.when, typed: this.#prefilled } });
    this.#noteAsOpened();
    this.#shown = true;
    this.focusNext();
    if (before) this.onSetAside?.(whoOf(before), () => void this.bringBack(before.draftId));
    await this.readOthers();
  }

  /** Brings a draft that is set aside into the form, the cursor where it was; what is in the form now is set aside. */
  async bringBack(draftId: string): Promise<void> {
    if (this.#draft?.draftId === draftId) return this.show();
    await this.#setAside();
    await this.readOthers();
    const kept = this.#keptDrafts.find(({ draft }) => draft.draftId === draftId);
    if (!kept) return;
    this.#prefilled = '';
    this.#take(kept.draft);
    this.#shown = true;
    this.#focusPlace();
    this.#keeper.changed(kept.draft); // it is the one that is written in now, also after a restart
  }

  /** One key: back to the only draft that is set aside, or the list of them. False where there is none. */
  async goBack(): Promise<boolean> {
    await this.#keeper.now();
    await this.readOthers();
    const [only, more] = this.others;
    if (!only) return false;
    if (more) this.listing = true;
    else await this.bringBack(only.draft.draftId);
    return true;
  }

  /** Ends a draft that is not in the form. */
  async discardOther(draftId: string): Promise<void> {
    const kept = this.#keptDrafts.find(({ draft }) => draft.draftId === draftId);
    if (this.#draft?.draftId === draftId) await this.#end(false);
    else await this.#desk.call('draft.discard', { draftId });
    await this.readOthers();
    if (kept) this.onDiscarded?.(() => void this.openDraft({ ...kept.draft, draftId: this.#makeId() }));
  }

  async readOthers(): Promise<void> {
    const answer = await this.#desk.call('draft.list');
    if (answer.ok) this.#keptDrafts = answer.value;
  }

  /**
   * Opens a draft that is there already: a refused booking to be corrected, one brought back, or one that a link has filled;
   * `told` stands above the form as long as it is open. `again`: the same form can be had again, from the link or the outbox,
   * so that closed untouched it leaves nothing behind.
   */
  async openDraft(draft: SessionDraft, { told = [], again = false }: Opening = {}): Promise<void> {
    if (this.#draft?.draftId !== draft.draftId) await this.#setAside();
    this.#prefilled = '';
    this.#take(draft);
    if (again) this.#noteAsOpened();
    this.#told = told;
    this.#shown = true;
    this.#keeper.changed(draft);
    this.focusNext();
  }

  /** At the start, and after one draft has ended: the draft that was written last, if anything is in it. */
  async restore(show = true): Promise<void> {
    // Ends: each turn either takes a draft or removes one; a form that is opened meanwhile goes first.
    for (let turn = 0; turn < 50 && this.#draft === undefined; turn++) {
      const answer = await this.#desk.call('draft.current');
      if (!answer.ok || answer.value === null || this.#draft !== undefined) return;
      this.#prefilled = '';
      if (!this.#isEmpty(answer.value)) {
        this.#take(answer.value);
        this.#shown = show;
        if (show) this.#focusPlace();
        return;
      }
      await this.#desk.call('draft.discard', { draftId: answer.value.draftId });
    }
  }

  /** Shows the panel of the kept draft again. */
  show(): void {
    if (!this.#draft) return;
    this.#shown = true;
    this.#focusPlace();
  }

  /**
   * Closes the panel; what is typed is kept. An empty form leaves nothing behind, nor one that can be had again and in which
   * nothing was changed, nor a search that was never ended.
   */
  close(): void {
    this.#endSearch();
    this.#shown = false;
    const ended = this.#draft && this.#isSpare(this.#draft) ? this.#end(true) : this.#keeper.now();
    void ended.then(() => this.readOthers());
  }

  /** Ends the draft. */
  async discard(): Promise<void> {
    const draft = this.#draft;
    if (!draft) return;
    await this.#end(true);
    this.onDiscarded?.(() => void this.openDraft(draft));
  }

  /** Writes at once what is not kept yet: the page goes away. */
  async keepNow(): Promise<void> {
    await this.#keeper.now();
  }

  // ── typing ──

  change(some: Partial<SessionDraft>): void {
    if (!this.#draft || this.#saving) return;
    this.#refused = [];
    this.#problem = undefined;
    this.#draft = this.#inZone({ ...this.#draft, ...some });
    this.#keeper.changed(this.#draft);
    void this.#hostDay.look(this.#draft.hostId, this.day);
  }

  /** A field was left: its rules may be shown, and what is typed is kept at once. */
  leave(field: string, participant = ''): void {
    const key = fieldKey(field, participant);
    this.#left.add(key);
    if (field === 'when') this.#tidyWhen();
    void this.#keeper.now();
    void this.#hostDay.lookAgain();
    const guest = this.#draft?.participants.find((person) => person.localId === participant);
    if (guest?.kind === 'guest' && !this.isPicking(guest)) void this.same.check(guest);
  }

  /** It is the person that was seen before: under that name, with what is known, and what was typed for this session. */
  isSame(guest: GuestDraft, person: PersonSuggestion): void {
    this.#known.set(guest.localId, person);
    this.changePerson(asKnown(guest, person));
    this.focusNext();
  }

  /** The cursor stands in a field now: a draft that is set aside, or lost its process, comes back there. */
  stand(field: string, participant: string): void {
    const draft = this.#draft;
    if (!draft || this.#saving || (draft.place?.field === field && draft.place.participant === participant)) return;
    this.#draft = { ...draft, place: { field, participant } };
    if (!this.#isSpare(draft)) this.#keeper.changed(this.#draft);
  }

  /** Chooses a kind of visit; '' = none. */
  chooseKind(kindId: string): void {
    const draft = this.#draft;
    if (!draft) return;
    const isKnown = (guest: GuestDraft): boolean => this.#known.has(guest.localId);
    this.change(draftOfKind(draft, kindId, this.usual, (guest) => this.isPicking(guest), isKnown));
  }

  /** By its place in the clinic's list: 1 to 9, 0 = none. */
  chooseKindAt(place: number): void {
    const kind = place === 0 ? { id: '' } : this.usual.kinds[place - 1];
    if (kind) this.chooseKind(kind.id);
  }

  typeWhen(typed: string): void {
    if (!this.#draft) return;
    this.#typedAt = this.app.now;
    const { when } = this.#draft;
    const zoneId = zoneTyped(typed)?.zoneId ?? when.zoneId;
    const named = zoneId === when.zoneId ? {} : { zoneId, readingOf: this.#whoseIs(when, zoneId) };
    this.#setWhen({ typed, ...named }, this.#readText(typed, zoneId, this.#typedAt).read);
  }

  /** Answers the question about the time, or takes what was offered for one that has passed. */
  answer(choice: TimeChoice): void {
    if (!this.#draft) return;
    const { wall, startsAt } = choice;
    const passed = this.#understood?.passed !== undefined;
    const iana = ianaOf(this.#draft.when.zoneId) ?? this.app.clinicZone;
    const words = wallWords(apart(wall), iana, this.app.now);
    // The question stays in sight with its answer; the text of a passed time would be wrong from now on.
    const kept =
      passed || !this.#understood
        ? { wall, startsAt, hint: words, help: '', question: undefined, passed: undefined }
        : { ...this.#understood, hint: words };
    if (passed) this.#typedAt = undefined;
    this.#understood = kept;
    this.change({ when: { ...this.#draft.when, typed: passed ? words : this.#draft.when.typed, wall, startsAt } });
  }

  /** In whose zone the time is meant. `zoneId` (Windows id) goes with 'other'; without it the zone stays as it is. */
  meant(readingOf: ReadingOf, zoneId?: string): void {
    const before = this.#draft?.when;
    if (!before) return;
    // What is chosen now counts, and not a zone that stands in the text.
    const when = { ...before, typed: zoneTyped(before.typed)?.text ?? before.typed };
    if (readingOf !== 'other' || zoneId === undefined) this.change({ when: { ...when, readingOf } });
    else this.#setWhen({ typed: when.typed, readingOf, zoneId }, this.#readIn(when, zoneId));
  }

  setNow(now: boolean): void {
    if (this.#draft) this.change({ when: { ...this.#draft.when, now } });
  }

  setHost(hostId: string): void {
    this.change({ hostId });
  }

  changePerson(person: ParticipantDraft): void {
    if (!this.#draft) return;
    if (person.localId === this.#unsaidId) this.#unsaidId = undefined;
    if (person.localId === this.lookAt) this.lookAt = undefined;
    this.change({
      participants: this.#draft.participants.map((one) => (one.localId === person.localId ? person : one)),
    });
  }

  /** What is typed while a person is searched for stands in the draft as a name, so that a crash loses none of it. */
  typePerson(person: GuestDraft, name: string): void {
    this.#pickingId = person.localId;
    this.changePerson({ ...person, name, zoneId: person.zoneId || this.zoneForNew });
  }

  /** A person was found, or is a new one; the clinician that the person had last is filled in where none is chosen. */
  pickPerson(person: ParticipantDraft, known?: PersonSuggestion): void {
    if (!this.#draft) return;
    this.#pickingId = undefined;
    if (known) this.#known.set(person.localId, known);
    if (person.kind === 'guest' && !known?.zoneId) this.#assumed.set(person.localId, person.zoneId);
    const last =
      known && this.#draft.hostId === '' && this.app.clinician(known.lastHostId)?.mayHost ? known.lastHostId : '';
    const participants = this.#draft.participants.map((one) => (one.localId === person.localId ? person : one));
    const draft = { ...this.#draft, participants, ...(last === '' ? {} : { hostId: last }) };
    this.change(pickedOfKind(draft, person.localId, known?.lastKindId ?? '', this.usual));
    if (person.kind === 'guest' && !known) void this.same.check(person);
    this.focusNext();
  }

  /** The search was left with a text in it: that is a new patient's name, address or number. */
  endPicking(person: GuestDraft): void {
    if (person.localId !== this.#pickingId) return;
    this.#pickingId = undefined;
    this.#assumed.set(person.localId, person.zoneId);
    this.changePerson({ ...person, ...pickedText(person, this.usual) });
    this.#unsaidId = person.localId;
    if (this.#draft) this.change(pickedOfKind(this.#draft, person.localId, '', this.usual));
  }

  /** A new patient, from a text that may be half a name: the cursor stands behind it. */
  beginNew(typed: string): void {
    const guest = this.#draft?.participants.find((person) => person.kind === 'guest');
    if (guest?.kind !== 'guest') return;
    this.typePerson(guest, typed);
    const begun = this.#draft?.participants.find((person) => person.localId === guest.localId);
    if (begun?.kind === 'guest') this.endPicking(begun);
    this.#lookAtName();
  }

  /** A search that was left, and of whom nothing was said since: the name may be half a word, and is looked at once. */
  #lookAtName(): boolean {
    const unsaid = this.#draft?.participants.find((person) => person.localId === this.#unsaidId);
    this.#unsaidId = undefined;
    this.lookAt = unsaid?.localId;
    if (unsaid) this.focusWish = { field: 'name', participant: unsaid.localId };
    return unsaid !== undefined;
  }

  /** A search that was left without a choice, and without a new patient being confirmed, makes nobody. */
  #endSearch(): void {
    const searched = this.#draft?.participants.find((person) => person.localId === this.#pickingId);
    this.#pickingId = undefined;
    if (searched?.kind === 'guest') this.changePerson({ ...searched, name: '' });
  }

  addPerson(): void {
    if (!this.#draft) return;
    const guest = newGuest(this.#makeId(), '', this.zoneForNew, this.usual);
    this.change({ participants: [...this.#draft.participants, guest] });
    this.focusWish = { field: 'picker', participant: guest.localId };
  }

  removePerson(localId: string): void {
    if (!this.#draft) return;
    const rest = this.#draft.participants.filter((person) => person.localId !== localId);
    const participants = rest.length > 0 ? rest : [newGuest(this.#makeId(), '', this.zoneForNew, this.usual)];
    this.change({ participants });
    const picker = participants.find((person) => this.isPicking(person));
    this.focusWish = picker
      ? { field: 'picker', participant: picker.localId }
      : { field: 'addPerson', participant: '' };
  }

  /** Puts the focus where it was in this draft, else on what is still to be said. */
  #focusPlace(): void {
    const place = this.#draft && placeIn(this.#draft);
    if (place) this.focusWish = place;
    else this.focusNext();
  }

  /** Puts the focus on what is still to be said. */
  focusNext(): void {
    if (this.#draft) this.focusWish = nextField(this.#draft, this.broken, (person) => this.isPicking(person));
  }

  // ── saving ──

  /** Saves: on disk when it answers. Where it does not, everything typed stays, and the focus goes to what is wrong. */
  async save(): Promise<void> {
    if (!this.#draft || this.#saving) return;
    const searched = this.#draft.participants.find((person) => person.localId === this.#pickingId);
    if (searched?.kind === 'guest' && !isBlank(searched)) this.endPicking(searched);
    if (this.#lookAtName()) return;
    this.#saveTried = true;
    this.#problem = undefined;
    if (this.broken.length > 0) return this.#focusBroken();
    if (await this.#asksFirst()) return;

    const draft = filled(this.#draft);
    this.#saving = true;
    await this.#keeper.forget(); // a late write would bring the saved draft back
    const answer = await this.#desk.call('session.save', { draft });
    this.#saving = false;
    if (answer.ok) {
      this.#drop();
      this.onSaved?.(answer.value, draft.when.now);
      await this.restore(false);
      return;
    }
    this.#keeper.changed(draft);
    this.#problem = answer.problem;
    this.#refused = answer.problem.broken as readonly Broken[];
    if (this.#refused.length > 0) this.#focusBroken();
  }

  /** What a person has to see before it is saved: a second copy of somebody, then what speaks against the time. */
  async #asksFirst(): Promise<boolean> {
    const guests = (this.settled?.participants ?? []).filter((person) => person.kind === 'guest');
    await Promise.all(guests.map((guest) => this.same.check(guest, true))); // on this computer: nothing waits for the network
    const copy = guests.find((guest) => this.same.openFor(guest).length > 0);
    if (copy) this.focusWish = { field: 'same', participant: copy.localId };
    if (copy || this.warnings.length === 0 || this.warned) return copy !== undefined;
    this.#warned = this.warnings.join(' ');
    this.focusWish = { field: 'save', participant: '' };
    return true;
  }

  /** A list may have brought somebody in who is near a person that stands here. */
  #checkAgain(): void {
    for (const person of this.settled?.participants ?? []) {
      if (person.kind === 'guest' && !this.#known.has(person.localId)) void this.same.check(person, true);
    }
  }

  /** The first thing that is to be put right, in words. */
  get wrongWords(): string {
    const [first] = this.shownBroken;
    return first ? wordsFor(first.rule) : '';
  }

  /** Puts the focus on the first thing that is to be put right. */
  focusWrong(): void {
    this.#focusBroken();
  }

  #focusBroken(): void {
    const field = brokenField(this.#draft, this.broken, (person) => this.isPicking(person));
    if (field) this.focusWish = field;
  }

  // ── inside ──

  get #today(): Day {
    return dayOf(this.app.now, this.app.clinicZone);
  }
  /** Zone of a person who brings none: named, never silently inherited. */
  get zoneForNew(): string {
    return this.host?.zoneId || this.app.clinicZoneId;
  }

  #isEmpty(draft: SessionDraft): boolean {
    const { typed, wall, startsAt } = draft.when;
    const noTime = startsAt === null && wall === '' && (typed.trim() === '' || typed === this.#prefilled);
    const nobody = draft.participants.every((person) => person.kind === 'guest' && isBlank(person));
    return noTime && nobody && draft.topic.trim() === '' && draft.externalId.trim() === '';
  }

  /** Nobody would miss it: nothing is in it, or only what it was opened with and can be had again. */
  #isSpare(draft: SessionDraft): boolean {
    return this.#isEmpty(draft) || (this.#asOpened !== undefined && contentsOf(draft) === this.#asOpened);
  }

  #noteAsOpened(): void {
    if (this.#draft) this.#asOpened = contentsOf(this.#draft);
  }

  #take(given: SessionDraft): void {
    this.#reset();
    const zones = zonesOf(filled(given), this.app.clinician(given.hostId), this.app.clinicZoneId);
    const named = { ...given.when, readingOf: namedReading(given.when, zones) };
    const draft = { ...given, when: named.startsAt === null ? named : heldIn(named, zones) };
    const { typed, wall, zoneId, startsAt } = draft.when;
    const read = understand(typed, zoneId, this.app.now, draft.follows);
    const same = startsAt === null || read.startsAt === startsAt;
    if (same) this.#typedAt = this.app.now;
    // "tomorrow" of another day, or an answered question: what was understood then stands, and not the text.
    this.#understood = same ? read : understandWall(wall, zoneId, this.app.now);
    const ownWords = startsAt !== null && (!same || /^\d{4}-/.test(typed)) && this.#understood.startsAt !== null;
    const when = ownWords ? { ...draft.when, typed: this.#understood.hint } : draft.when;
    this.#draft = this.#inZone({ ...draft, when });
    if (draft.replaces !== null)
      this.same.corrects(draft.participants.flatMap((person) => (person.kind === 'guest' ? [person.name] : [])));
    void this.#hostDay.look(this.#draft.hostId, this.day);
  }

  #reset(): void {
    this.#told = [];
    this.#asOpened = undefined;
    [this.#saveTried, this.#problem, this.#refused] = [false, undefined, []];
    this.#left.clear();
    this.#known.clear();
    this.#assumed.clear();
    [this.#understood, this.#typedAt, this.#pickingId] = [undefined, undefined, undefined];
    this.#unsaidId = this.lookAt = undefined;
    this.#kept = 'kept';
    this.#warned = '';
    this.same.forget();
  }

  #drop(): void {
    this.#reset();
    this.#draft = undefined;
    this.#shown = false;
  }

  async #end(more: boolean): Promise<void> {
    const draftId = this.#draft?.draftId;
    await this.#keeper.forget();
    this.#drop();
    if (draftId !== undefined) await this.#desk.call('draft.discard', { draftId });
    if (more) await this.restore(false);
    await this.readOthers();
  }

  async #setAside(): Promise<void> {
    this.#endSearch();
    if (!this.#draft) return;
    if (this.#isSpare(this.#draft)) await this.#end(false);
    else await this.#keeper.now();
  }

  /** Without people who are only being searched for: half a name has no zone. */
  #settledOf(draft: SessionDraft): SessionDraft {
    return { ...draft, participants: draft.participants.filter((person) => !this.isPicking(person)) };
  }

  #setWhen(some: Partial<WhenDraft>, read: Understood): void {
    if (!this.#draft) return;
    this.#understood = read;
    this.change({ when: { ...this.#draft.when, ...some, wall: read.wall, startsAt: read.startsAt } });
  }

  #whoseIs(when: WhenDraft, zoneId: string): ReadingOf {
    return this.zones ? namedReading({ ...when, zoneId, readingOf: 'other' }, this.zones) : 'other';
  }

  /**
   * The draft with its time read in the zone that it is meant in now. A time that was read back keeps its zone and its
   * moment, whoever is chosen afterwards: only the choice of a zone itself changes it.
   */
  #inZone(draft: SessionDraft): SessionDraft {
    const host = this.app.clinician(draft.hostId);
    const zones = zonesOf(this.#settledOf(draft), host, this.app.clinicZoneId);
    const isReadBack = draft.when.startsAt !== null || this.#understood?.question !== undefined;
    if (isReadBack && draft.when === this.#draft?.when) return { ...draft, when: heldIn(draft.when, zones) };
    const zoneId = meantZoneId(draft.when, zones);
    if (zoneId === draft.when.zoneId) return draft;
    const read = this.#readIn(draft.when, zoneId);
    this.#understood = read;
    return { ...draft, when: { ...draft.when, zoneId, wall: read.wall, startsAt: read.startsAt } };
  }

  #readIn(when: WhenDraft, zoneId: string): Understood {
    if (this.#typedAt !== undefined) return this.#readText(when.typed, zoneId, this.#typedAt).read;
    return understandWall(when.wall, zoneId, this.app.now);
  }

  /** A typed time, also one that was typed after the day that the form had filled in. */
  #readText(typed: string, zoneId: string, at: UtcMs): UnderstoodAfter {
    return understandAfter(this.#prefilled, typed, zoneId, at, this.#draft?.follows);
  }

  /** Left, the field holds what counts: a day that was filled in and typed over is gone. */
  #tidyWhen(): void {
    const when = this.#draft?.when;
    if (!when || this.#typedAt === undefined) return;
    const { of } = this.#readText(when.typed, when.zoneId, this.#typedAt);
    if (of !== when.typed) this.change({ when: { ...when, typed: of } });
  }
}
