// What is wrong with the draft and what speaks against it: broken rules, and which of them may be shown by now; warnings, which
// are told once and then let through.
import { SvelteSet } from 'svelte/reactivity';
import { brokenByDraft, type Broken } from '../../../src-shared/session/rules.ts';
import { wordsFor } from '../../../src-shared/session/words.ts';
import { brokenOf, fieldKey, sameRule, shownOf } from '../../form/brokenShown.ts';
import { filled } from '../../form/people.ts';
import type { Beside } from '../../form/readings.ts';
import { warningsOf } from '../../form/warnings.ts';
import type { DraftDoor } from './draftDoor.ts';

export class DraftChecks {
  readonly #door: DraftDoor;
  readonly #beside: () => readonly Beside[];
  #saveTried = $state(false);
  readonly #left = new SvelteSet<string>();
  /** Rules that main found broken on save, until something is typed. */
  #refused = $state.raw<readonly Broken[]>([]);
  /** Warnings that were told at Save: the next Save goes on. */
  #warned = $state('');

  readonly broken = $derived.by((): readonly Broken[] => {
    const { draft, host, app } = this.#door;
    if (!draft) return [];
    const own = brokenByDraft(filled(draft), host, app.now);
    return [...own, ...this.#refused.filter((one) => !own.some((other) => sameRule(one, other)))];
  });
  readonly shownBroken = $derived(shownOf(this.broken, this.#left, this.#saveTried));

  /** What speaks against the time, a sentence each: told, and never a reason to stop. */
  readonly warnings = $derived.by((): readonly string[] => {
    const { draft, host, app } = this.#door;
    const when = draft?.when;
    if (!when || when.now || when.startsAt === null) return [];
    const officeHours = app.settings?.officeHours ?? null;
    return warningsOf(when.startsAt, { host, beside: this.#beside(), clinicZoneId: app.clinicZoneId, officeHours });
  });

  /** `beside`: the clinician's other sessions around the draft. */
  constructor(door: DraftDoor, beside: () => readonly Beside[]) {
    this.#door = door;
    this.#beside = beside;
  }

  /** The warnings were told at Save, and the next Save goes on. */
  get warned(): boolean {
    return this.warnings.length > 0 && this.#warned === this.warnings.join(' ');
  }
  /** Those of one person that may be shown, or of the session itself (''). */
  brokenOf(participant: string): readonly Broken[] {
    return brokenOf(this.shownBroken, participant);
  }
  /** What is to be put right. While a time is asked about, it is not missing: the question says what to do. */
  wrongBeside(question: boolean): { readonly count: number; readonly words: string } {
    const wrong = this.shownBroken.filter((one) => !(question && one.rule === 'timeMissing'));
    const [first] = wrong;
    return { count: wrong.length, words: first ? wordsFor(first.rule) : '' };
  }

  /** A field was left: its rules may be shown. */
  leave(field: string, participant: string): void {
    this.#left.add(fieldKey(field, participant));
  }
  /** Save was asked for: everything that is broken is shown. */
  showAll(): void {
    this.#saveTried = true;
  }
  refuse(broken: readonly Broken[]): void {
    this.#refused = broken;
  }
  /** The warnings that there are now have been told. */
  tellWarnings(): void {
    this.#warned = this.warnings.join(' ');
  }

  forget(): void {
    this.#saveTried = false;
    this.#refused = [];
    this.#left.clear();
    this.#warned = '';
  }
}
