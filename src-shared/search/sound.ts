// How a name sounds to somebody who hears it on the phone: spellings that sound alike give the same key.

/** In this order. A capital stands for a sound that is done with. */
const SPELLINGS: readonly (readonly [RegExp, string])[] = [
  [/^(?:kn|gn|pn)/, 'n'],
  [/^wr/, 'r'],
  [/^wh/, 'w'],
  [/^ps|^x/, 's'],
  [/^h(?=ernan|elen)/, ''],
  [/sch|sh/g, 's'],
  [/tch|ch(?=[aeiouy]|$)/g, 'C'],
  [/ph/g, 'f'],
  [/ght/g, 't'],
  [/gh/g, 'g'],
  [/ch|ck|cq|qu|q/g, 'k'],
  [/c(?=[eiy])/g, 's'],
  [/c/g, 'k'],
  [/dg|j/g, 'g'],
  [/x/g, 'ks'],
  [/z/g, 's'],
  [/(?<=[^aeiou])h|h(?![aeiou])/g, ''],
  [/mb$/, 'm'],
  [/a(?=[^aeiou]e$)/, 'e'],
  [/[wv]/g, 'f'],
  [/a[eiy]|e[iy]/g, 'e'],
  [/ee|ea|ie|y/g, 'i'],
  [/ou|oo|ue/g, 'u'],
  [/(.)\1+/g, '$1'],
  [/(?<=...)e$/, ''],
];

/** The key of a folded word: "gonzales" and "gonzalez", "stephen" and "steven", "jon" and "john" share theirs. */
export function soundOf(word: string): string {
  return SPELLINGS.reduce((sound, [spelt, heard]) => sound.replace(spelt, heard), word);
}
