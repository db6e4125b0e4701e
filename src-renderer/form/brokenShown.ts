// Which broken rules are shown: a field that was left with something in it, and all of them after the first Save.
import type { Broken } from '../../src-shared/session/rules.ts';

/** Name of a field in the set of those that were left. `participant` is a local id, '' for the session itself. */
export function fieldKey(field: string, participant = ''): string {
  return `${participant}/${field}`;
}

/** Rules that ask for something that may still come: not held against anybody before Save. */
const missing: ReadonlySet<Broken['rule']> = new Set([
  'hostMissing',
  'timeMissing',
  'nobodyInvited',
  'userMissing',
  'emailMissing',
  'phoneMissing',
  'serviceWithoutDeposit',
]);

/** The broken rules that may be shown now. `left` has the keys of fields that the person has left. */
export function shownOf(broken: readonly Broken[], left: ReadonlySet<string>, saveTried: boolean): readonly Broken[] {
  if (saveTried) return broken;
  return broken.filter((one) => !missing.has(one.rule) && left.has(fieldKey(one.field, one.participant)));
}

/** The broken rules of one person, or of the session itself (''). */
export function brokenOf(broken: readonly Broken[], participant: string): readonly Broken[] {
  return broken.filter((one) => (one.participant ?? '') === participant);
}

/** Whether two broken rules are one. */
export function sameRule(one: Broken, other: Broken): boolean {
  return one.field === other.field && one.rule === other.rule && one.participant === other.participant;
}
