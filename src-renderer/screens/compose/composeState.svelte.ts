// The session being written: outlives its panel, is kept on disk as it is typed, and ends when it is saved or discarded. Its
// time: draftTime; its people: draftPeople; what is wrong with it: draftChecks; where the cursor goes: draftFocus.
import type { Problem } from '../../../src-shared/contract/problems.ts';
import type { DraftStart, KeptDraft } from '../../../src-shared/contract/views/drafts.ts';
import type { Saved } from '../../../src-shared/contract/views/outbox.ts';
import type { SessionDraft } from '../../../src-shared/session/draft.ts';
import type { Broken } from '../../../src-shared/session/rules.ts';
import type { Clinician } from '../../../src-shared/session/session.ts';
import { DraftKeeper, type KeepState } from '../../form/draftKeeper.ts';
import { draftOfKind, type KindSettings } from '../../form/kinds.ts';
import { filled, isBlank, type Usual } from '../../form/people.ts';
import type { AppState } from '../../state/app.svelte.ts';
import type { DeskBridge } from '../../state/bridge.ts';
import { DraftChecks } from './draftChecks.svelte.ts';
import { DraftFocus } from './draftFocus.svelte.ts';
import { DraftPeople } from './draftPeople.svelte.ts';
import { DraftTime } from './draftTime.svelte.ts';
import { contentsOf, whoOf } from './draftWords.ts';

type Opening = { readonly told?: readonly string[]; readonly again?: boolean };
type Wiring = { desk: DeskBridge; app: AppState; makeId: () => string };
const noUsual: Usual & KindSettings = {
  ...{ defaultDelivery: 'email', defaultPacket: 'none', services: [] },
  ...{ kinds: [], defaultRecorded: false },
};

export class ComposeState {
  readonly app: AppState;
  readonly time: DraftTime;
  readonly people: DraftPeople;
  readonly checks: DraftChecks;
  readonly focus: DraftFocus;
  readonly #desk: DeskBridge;
  readonly #makeId: () => string;
  readonly #keeper: DraftKeeper<SessionDraft>;

  #draft = $state.raw<SessionDraft>();
  #shown = $state(false);
  #kept = $state<KeepState>('kept');
  #saving = $state(false);
  #told = $state.raw<readonly string[]>([]);
  #problem = $state.raw<Problem>();
  /** What a form was opened with that can be had again: as long as it is no more than that, nothing is to be kept. */
  #asOpened = $state.raw<string>();
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
  /** The draft without people who are only being searched for; undefined where nothing is being written. */
  readonly settled = $derived.by(() => (this.#draft ? this.people.settledOf(this.#draft) : undefined));

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
    this.time = new DraftTime(this, desk);
    this.people = new DraftPeople(this, desk, makeId);
    this.checks = new DraftChecks(this, () => this.time.beside);
    this.focus = new DraftFocus(() => ({
      draft: this.#draft,
      broken: this.checks.broken,
      isPicking: (person) => this.people.isPicking(person),
    }));
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
  get usual(): Usual & KindSettings {
    return this.app.settings ?? noUsual;
  }

  // ── opening and closing ──

  /** Brings back what was being written, and listens: another account has its own drafts. Returns its own undo. */
  start(): () => void {
    void this.restore().then(() => this.readOthers());
    return this.#desk.on('changed', ({ what }) => {
      if (what.includes('day') && this.#shown) {
        this.time.readAround();
        this.people.checkAgain();
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
    const typed = this.time.fillIn(start.from === 'blank' && !start.meetNow ? start.date : null);
    this.#take(typed === '' ? draft : { ...draft, when: { ...draft.when, typed } });
    this.#noteAsOpened();
    this.#shown = true;
    this.focus.next();
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
    this.time.fillIn(null);
    this.#take(kept.draft);
    this.#shown = true;
    this.focus.place();
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
    this.time.fillIn(null);
    this.#take(draft);
    if (again) this.#noteAsOpened();
    this.#told = told;
    this.#shown = true;
    this.#keeper.changed(draft);
    this.focus.next();
  }

  /** At the start, and after one draft has ended: the draft that was written last, if anything is in it. */
  async restore(show = true): Promise<void> {
    // Ends: each turn either takes a draft or removes one; a form that is opened meanwhile goes first.
    for (let turn = 0; turn < 50 && this.#draft === undefined; turn++) {
      const answer = await this.#desk.call('draft.current');
      if (!answer.ok || answer.value === null || this.#draft !== undefined) return;
      this.time.fillIn(null);
      if (!this.#isEmpty(answer.value)) {
        this.#take(answer.value);
        this.#shown = show;
        if (show) this.focus.place();
        return;
      }
      await this.#desk.call('draft.discard', { draftId: answer.value.draftId });
    }
  }

  /** Shows the panel of the kept draft again. */
  show(): void {
    if (!this.#draft) return;
    this.#shown = true;
    this.focus.place();
  }

  /**
   * Closes the panel; what is typed is kept. An empty form leaves nothing behind, nor one that can be had again and in which
   * nothing was changed, nor a search that was never ended.
   */
  close(): void {
    this.people.endSearch();
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
    this.checks.refuse([]);
    this.#problem = undefined;
    this.#draft = this.#inZone({ ...this.#draft, ...some });
    this.#keeper.changed(this.#draft);
    this.time.lookAround();
  }

  /** A field was left: its rules may be shown, and what is typed is kept at once. */
  leave(field: string, participant = ''): void {
    this.checks.leave(field, participant);
    if (field === 'when') this.time.tidy();
    void this.#keeper.now();
    this.time.lookAgain();
    this.people.checkLeft(participant);
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
    const { people } = this;
    const draft = this.#draft;
    if (!draft) return;
    const isKnown = ({ localId }: { localId: string }): boolean => people.knownOf(localId) !== undefined;
    this.change(draftOfKind(draft, kindId, this.usual, (guest) => people.isPicking(guest), isKnown));
  }

  /** By its place in the clinic's list: 1 to 9, 0 = none. */
  chooseKindAt(place: number): void {
    const kind = place === 0 ? { id: '' } : this.usual.kinds[place - 1];
    if (kind) this.chooseKind(kind.id);
  }

  // ── saving ──

  /** Saves: on disk when it answers. Where it does not, everything typed stays, and the focus goes to what is wrong. */
  async save(): Promise<void> {
    if (!this.#draft || this.#saving) return;
    this.people.endWithText();
    if (this.people.lookAtName()) return;
    this.checks.showAll();
    this.#problem = undefined;
    if (this.checks.broken.length > 0) return this.focus.wrong();
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
    const refused = answer.problem.broken as readonly Broken[];
    this.checks.refuse(refused);
    if (refused.length > 0) this.focus.wrong();
  }

  /** What a person has to see before it is saved: a second copy of somebody, then what speaks against the time. */
  async #asksFirst(): Promise<boolean> {
    const { checks, focus } = this;
    const copy = await this.people.copy();
    if (copy) focus.wish = { field: 'same', participant: copy.localId };
    if (copy || checks.warnings.length === 0 || checks.warned) return copy !== undefined;
    checks.tellWarnings();
    focus.wish = { field: 'save', participant: '' };
    return true;
  }

  // ── inside ──

  #isEmpty(draft: SessionDraft): boolean {
    const nobody = draft.participants.every((person) => person.kind === 'guest' && isBlank(person));
    return this.time.isOpenIn(draft) && nobody && draft.topic.trim() === '' && draft.externalId.trim() === '';
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
    this.#draft = this.#inZone(this.time.taken(given));
    if (this.#draft.replaces !== null)
      this.people.same.corrects(given.participants.flatMap((person) => (person.kind === 'guest' ? [person.name] : [])));
    this.time.lookAround();
  }

  #inZone(draft: SessionDraft): SessionDraft {
    return this.time.inZone(draft, this.people.settledOf(draft));
  }

  #reset(): void {
    this.#told = [];
    this.#asOpened = undefined;
    this.#problem = undefined;
    this.checks.forget();
    this.people.forget();
    this.time.forget();
    this.#kept = 'kept';
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
    this.people.endSearch();
    if (!this.#draft) return;
    if (this.#isSpare(this.#draft)) await this.#end(false);
    else await this.#keeper.now();
  }
}
