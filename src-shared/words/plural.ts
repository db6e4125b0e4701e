// Which form of a word a number takes, as the language has it.

/** The forms of a text that has a number in it; `other` serves where the language has none of its own. */
export type Forms = Readonly<Partial<Record<Intl.LDMLPluralRule, string>>> & { readonly other: string };

const english = new Intl.PluralRules('en');

/** The form of `forms` that English takes for `count`. */
export function plural(count: number, forms: Forms): string {
  return forms[english.select(count)] ?? forms.other;
}
