// People's names in sentences: what somebody is called, and several of them in a row.

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

type Named = { readonly name: string };

/** First name, or the whole one where two of `all` share the first. */
export function calledAmong(person: Named, all: readonly Named[]): string {
  const first = firstNameOf(person.name);
  const twice = all.filter((other) => firstNameOf(other.name) === first).length > 1;
  return twice ? person.name.trim() : first;
}

/** "Trevor", "Trevor and Maria", "Trevor, Maria and Tom": all of them, however many. */
export function listWords(names: readonly string[]): string {
  return names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}

/** As `listWords`, and from five on "Trevor, Maria, Tom and 2 more": where room is short and nobody need be named. */
export function shortList(names: readonly string[]): string {
  return listWords(names.length > 4 ? [...names.slice(0, 3), `${names.length - 3} more`] : names);
}

/** The text with its first letter large. */
export function capital(text: string): string {
  return text.charAt(0).toLocaleUpperCase() + text.slice(1);
}
