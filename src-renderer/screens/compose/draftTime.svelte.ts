// When: the time of the draft as it is typed, understood, asked about, and read in the zone that it is meant in; and the
// clinician's day around it.
import type { ReadingOf, SessionDraft, WhenDraft } from '../../../src-shared/session/draft.ts';
import { dayOf, type Day } from '../../../src-shared/time/day.ts';
import { showDay } from '../../../src-shared/time/show.ts';
import { zoneTyped } from '../../../src-shared/time/typedZone.ts';
import { ianaOf } from '../../../src-shared/time/zones.ts';
import type { UtcMs } from '../../../src-shared/time/utc.ts';
import { HostDay } from '../../form/hostDay.svelte.ts';
import { filled } from '../../form/people.ts';
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
import type { DeskBridge } from '../../state/bridge.ts';
import type { DraftDoor } from './draftDoor.ts';

export class DraftTime {
  readonly #door: DraftDoor;
  /** The clinician's day beside the form. */
  readonly #hostDay: HostDay;
  #understood = $state.raw<Understood>();
  /** When the time was typed in this run; undefined where it came from the disk. */
  #typedAt: UtcMs | undefined;
  /** The day that the form had filled in, as text. */
  #prefilled = '';

  readonly zones = $derived.by((): Zones | undefined => {
    const { settled, host, app } = this.#door;
    return settled ? zonesOf(settled, host, app.clinicZoneId) : undefined;
  });
  /** The day in which the draft stands ('YYYY-MM-DD' in the clinic's zone); undefined while its time is open. */
  readonly day = $derived.by((): Day | undefined => {
    const { app, draft } = this.#door;
    const when = draft?.when;
    if (!when) return undefined;
    const startsAt = when.now ? app.now : when.startsAt;
    return startsAt === null ? undefined : dayOf(startsAt, app.clinicZone);
  });
  /** The clinician's other sessions around the draft. */
  readonly beside = $derived.by(() => besideOf(this.#hostDay.rows, this.#door.draft?.sessionLocalId));

  constructor(door: DraftDoor, desk: DeskBridge) {
    this.#door = door;
    this.#hostDay = new HostDay(desk);
  }

  get understood(): Understood | undefined {
    return this.#understood;
  }
  /** True while a question about the time is open. */
  get question(): boolean {
    const when = this.#door.draft?.when;
    return when !== undefined && !when.now && when.startsAt === null && this.#understood?.question !== undefined;
  }
  /** When the clinician's list was last read; null = never on this computer. */
  get besideReadAt(): UtcMs | null {
    return this.#hostDay.readAt;
  }

  type(typed: string): void {
    const { draft, app } = this.#door;
    if (!draft) return;
    this.#typedAt = app.now;
    const { when } = draft;
    const zoneId = zoneTyped(typed)?.zoneId ?? when.zoneId;
    const named = zoneId === when.zoneId ? {} : { zoneId, readingOf: this.#whoseIs(when, zoneId) };
    this.#set({ typed, ...named }, this.#readText(typed, zoneId, this.#typedAt).read);
  }

  /** Answers the question about the time, or takes what was offered for one that has passed. */
  answer(choice: TimeChoice): void {
    const { draft, app } = this.#door;
    if (!draft) return;
    const { wall, startsAt } = choice;
    const passed = this.#understood?.passed !== undefined;
    const iana = ianaOf(draft.when.zoneId) ?? app.clinicZone;
    const words = wallWords(apart(wall), iana, app.now);
    // The question stays in sight with its answer; the text of a passed time would be wrong from now on.
    const kept =
      passed || !this.#understood
        ? { wall, startsAt, hint: words, help: '', question: undefined, passed: undefined }
        : { ...this.#understood, hint: words };
    if (passed) this.#typedAt = undefined;
    this.#understood = kept;
    this.#door.change({ when: { ...draft.when, typed: passed ? words : draft.when.typed, wall, startsAt } });
  }

  /** In whose zone the time is meant. `zoneId` (Windows id) goes with 'other'; without it the zone stays as it is. */
  meant(readingOf: ReadingOf, zoneId?: string): void {
    const before = this.#door.draft?.when;
    if (!before) return;
    // What is chosen now counts, and not a zone that stands in the text.
    const when = { ...before, typed: zoneTyped(before.typed)?.text ?? before.typed };
    if (readingOf !== 'other' || zoneId === undefined) this.#door.change({ when: { ...when, readingOf } });
    else this.#set({ typed: when.typed, readingOf, zoneId }, this.#readIn(when, zoneId));
  }

  setNow(now: boolean): void {
    const { draft } = this.#door;
    if (draft) this.#door.change({ when: { ...draft.when, now } });
  }

  /** Left, the field holds what counts: a day that was filled in and typed over is gone. */
  tidy(): void {
    const when = this.#door.draft?.when;
    if (!when || this.#typedAt === undefined) return;
    const { of } = this.#readText(when.typed, when.zoneId, this.#typedAt);
    if (of !== when.typed) this.#door.change({ when: { ...when, typed: of } });
  }

  // ── for the draft as a whole ──

  /** A form opens: on another day than today that day stands in it already. Its text; '' where `date` is null or today. */
  fillIn(date: Day | null): string {
    const { app } = this.#door;
    const today = dayOf(app.now, app.clinicZone);
    const elsewhere = date !== today ? date : null;
    this.#prefilled = elsewhere === null ? '' : `${showDay(elsewhere, { yearNow: Number(today.slice(0, 4)) })} `;
    return this.#prefilled;
  }

  /** No time stands in it but the day that was filled in. */
  isOpenIn({ when: { typed, wall, startsAt } }: SessionDraft): boolean {
    return startsAt === null && wall === '' && (typed.trim() === '' || typed === this.#prefilled);
  }

  /** A draft comes into the form: its time is read as it counts now. */
  taken(given: SessionDraft): SessionDraft {
    const { app } = this.#door;
    const zones = zonesOf(filled(given), app.clinician(given.hostId), app.clinicZoneId);
    const named = { ...given.when, readingOf: namedReading(given.when, zones) };
    const draft = { ...given, when: named.startsAt === null ? named : heldIn(named, zones) };
    const { typed, wall, zoneId, startsAt } = draft.when;
    const read = understand(typed, zoneId, app.now, draft.follows);
    const same = startsAt === null || read.startsAt === startsAt;
    if (same) this.#typedAt = app.now;
    // "tomorrow" of another day, or an answered question: what was understood then stands, and not the text.
    this.#understood = same ? read : understandWall(wall, zoneId, app.now);
    const ownWords = startsAt !== null && (!same || /^\d{4}-/.test(typed)) && this.#understood.startsAt !== null;
    const when = ownWords ? { ...draft.when, typed: this.#understood.hint } : draft.when;
    return { ...draft, when };
  }

  /**
   * The draft with its time read in the zone that it is meant in now. A time that was read back keeps its zone and its
   * moment, whoever is chosen afterwards: only the choice of a zone itself changes it.
   */
  inZone(draft: SessionDraft, settled: SessionDraft): SessionDraft {
    const { app } = this.#door;
    const zones = zonesOf(settled, app.clinician(draft.hostId), app.clinicZoneId);
    const isReadBack = draft.when.startsAt !== null || this.#understood?.question !== undefined;
    if (isReadBack && draft.when === this.#door.draft?.when) return { ...draft, when: heldIn(draft.when, zones) };
    const zoneId = meantZoneId(draft.when, zones);
    if (zoneId === draft.when.zoneId) return draft;
    const read = this.#readIn(draft.when, zoneId);
    this.#understood = read;
    return { ...draft, when: { ...draft.when, zoneId, wall: read.wall, startsAt: read.startsAt } };
  }

  /** The clinician's day around the draft, where it is another than before. */
  lookAround(): void {
    const { draft } = this.#door;
    if (draft) void this.#hostDay.look(draft.hostId, this.day);
  }
  lookAgain(): void {
    void this.#hostDay.lookAgain();
  }
  /** The local copy has changed. */
  readAround(): void {
    void this.#hostDay.readRows();
  }

  forget(): void {
    [this.#understood, this.#typedAt] = [undefined, undefined];
  }

  // ── inside ──

  #set(some: Partial<WhenDraft>, read: Understood): void {
    const { draft } = this.#door;
    if (!draft) return;
    this.#understood = read;
    this.#door.change({ when: { ...draft.when, ...some, wall: read.wall, startsAt: read.startsAt } });
  }

  #whoseIs(when: WhenDraft, zoneId: string): ReadingOf {
    return this.zones ? namedReading({ ...when, zoneId, readingOf: 'other' }, this.zones) : 'other';
  }

  #readIn(when: WhenDraft, zoneId: string): Understood {
    if (this.#typedAt !== undefined) return this.#readText(when.typed, zoneId, this.#typedAt).read;
    return understandWall(when.wall, zoneId, this.#door.app.now);
  }

  /** A typed time, also one that was typed after the day that the form had filled in. */
  #readText(typed: string, zoneId: string, at: UtcMs): UnderstoodAfter {
    return understandAfter(this.#prefilled, typed, zoneId, at, this.#door.draft?.follows);
  }
}
