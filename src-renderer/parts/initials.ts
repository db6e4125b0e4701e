// Initials and tint of a person: two letters to know a face by, one of six tints for each clinician.

export { initialsOf } from '../../src-shared/session/initials.ts';

/** How a clinician is called in a sentence: "Dr. Ilse Voss" is "Dr. Voss", "Marcus Bell" stays whole. */
export function shortNameOf(name: string): string {
  const words = name.trim().split(/\s+/);
  const last = words.at(-1);
  return words.length > 2 && /^(dr|prof)\.?$/i.test(words[0] ?? '') && last ? `${words[0]} ${last}` : name.trim();
}

/** Tint 1 to 6 by the place of a clinician in the clinic's list; the same person keeps the tint while the list stands. */
export function tintOf(place: number): 1 | 2 | 3 | 4 | 5 | 6 {
  return ((((place % 6) + 6) % 6) + 1) as 1 | 2 | 3 | 4 | 5 | 6;
}
