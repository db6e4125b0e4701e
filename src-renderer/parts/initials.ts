// Initials and tint of a person: two letters to know a face by, one of six tints for each clinician.

/** Up to two capitals: of the first and the last word, titles ("Dr.") left out. '' where there is no letter. */
export function initialsOf(name: string): string {
  const words = name
    .trim()
    .split(/\s+/)
    .filter((word) => /\p{L}/u.test(word) && !/^(dr|mr|mrs|ms|mx|prof)\.?$/i.test(word));
  const first = words[0];
  const last = words.length > 1 ? words[words.length - 1] : undefined;
  return [first, last]
    .map((word) => /\p{L}/u.exec(word ?? '')?.[0] ?? '')
    .join('')
    .toLocaleUpperCase();
}

/** How a clinician is called in a sentence: "Dr. Ilse Voss" is "Dr. Voss", "Marcus Bell" stays whole. */
export function shortNameOf(name: string): string {
  const words = name.trim().split(/\s+/);
  const last = words.at(-1);
  return words.length > 2 && /^(dr|prof)\.?$/i.test(words[0] ?? '') && last ? `${words[0]} ${last}` : name.trim();
}

/** First name, as a patient is called: "Trevor Lane" is "Trevor"; of two people ("Daniel and Ruth Whitaker") all of it. */
export function firstNameOf(name: string): string {
  const words = name.trim().split(/\s+/);
  const together = words.some((word) => /^(and|&)$/i.test(word));
  const start = /^(dr|mr|mrs|ms|mx|prof)\.?$/i.test(words[0] ?? '') && words.length > 1 ? words[0] : undefined;
  if (together || start !== undefined) return name.trim();
  return words[0] ?? '';
}

/** Tint 1 to 6 by the place of a clinician in the clinic's list; the same person keeps the tint while the list stands. */
export function tintOf(place: number): 1 | 2 | 3 | 4 | 5 | 6 {
  return ((((place % 6) + 6) % 6) + 1) as 1 | 2 | 3 | 4 | 5 | 6;
}
