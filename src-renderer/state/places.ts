// Where each clinician stands in the clinic's list. Each row that is drawn asks for its clinician, so nobody is looked for twice.
import type { Clinician } from '../../src-shared/session/session.ts';

/** Places in the list by id. */
export function placesOf(clinicians: readonly Clinician[]): ReadonlyMap<string, number> {
  return new Map(clinicians.map(({ userId }, place) => [userId, place]));
}
