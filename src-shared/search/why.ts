// Why somebody was found, where no name tells it: the number, code, id or address that was typed, as it is to be shown. Pure.
import { askedOf, type Asked } from './asked.ts';
import { digitsOf, fold, wordsIn } from './fold.ts';
import type { Mark } from './marks.ts';

/** What is known of those whom a result is about. */
export type KnownOf = {
  readonly names: readonly string[];
  readonly emails: readonly string[];
  readonly phones: readonly string[];
  readonly codes: readonly string[];
  readonly ids: readonly string[];
};

/** `of` = the number, code, id or address as it is known; `shown` = what of it is shown; `marks` = what of that was typed. */
export type Why = {
  readonly is: 'phone' | 'code' | 'id' | 'email';
  readonly of: string;
  readonly shown: string;
  readonly marks: readonly Mark[];
};

/** So many digits of a phone are shown: enough to know it by, no more on a screen that others may see. */
const PHONE_SHOWN = 4;

/** The first that was meant by the text; undefined where a name, a clinician or a topic tells it, or nothing does. */
export function whyFound(text: string, known: KnownOf): Why | undefined {
  const asked = askedOf(text);
  return firstOf([
    ...known.codes.map((code) => whyCode(asked, code)),
    ...known.phones.map((phone) => whyPhone(asked, phone)),
    ...known.ids.map((id) => whyId(asked, id)),
    ...known.emails.map((email) => whyEmail(asked, email, known.names)),
  ]);
}

function firstOf(all: readonly (Why | undefined)[]): Why | undefined {
  return all.find((one) => one !== undefined);
}

/** Digits in threes, as codes are read: "447 120 983". */
function whyCode({ digits }: Asked, code: string): Why | undefined {
  const at = placeIn(digitsOf(code), digits);
  if (at === -1) return undefined;
  const shown = digitsOf(code).replace(/(\d{3})(?=\d)/g, '$1 ');
  const inThrees = (place: number): number => place + Math.floor(place / 3);
  return { is: 'code', of: code, shown, marks: [[inThrees(at), inThrees(at + digits.length - 1) + 1]] };
}

function whyPhone({ digits }: Asked, phone: string): Why | undefined {
  const number = digitsOf(phone).replace(/^1(?=\d{10}$)/, '');
  const bare = digits.length > 7 ? digits.replace(/^(?:0+|1(?=\d{10}$))/, '') : digits;
  const at = placeIn(number, bare);
  if (at === -1) return undefined;
  const shown = number.slice(-PHONE_SHOWN);
  const before = number.length - shown.length;
  const [from, to] = [Math.max(at - before, 0), at + bare.length - before];
  return { is: 'phone', of: phone, shown, marks: to > from ? [[from, to]] : [] };
}

/** Where a number ends or begins with the digits, as they are looked for; -1 = neither. */
function placeIn(number: string, digits: string): number {
  if (digits === '') return -1;
  if (number.endsWith(digits)) return number.length - digits.length;
  return number.startsWith(digits) ? 0 : -1;
}

/** An id is found by its beginning, and by that of each part: "JT-20931" by jt209 and by 209. */
function whyId({ whole, words }: Asked, id: string): Why | undefined {
  const folded = fold(id);
  const letters = [...folded.matchAll(/[\p{L}\p{N}]/gu)].map((match) => match.index);
  const text = letters.map((at) => folded[at]).join('');
  const markAt = (start: number, length: number): Why => ({
    ...{ is: 'id', of: id, shown: id },
    marks: [[letters[start] ?? 0, (letters[start + length - 1] ?? 0) + 1]],
  });
  if (whole !== '' && text.startsWith(whole)) return markAt(0, whole.length);
  let start = 0;
  for (const part of wordsIn(folded)) {
    const typed = part.length < 3 ? undefined : words.find((word) => part.startsWith(word));
    if (typed !== undefined) return markAt(start, typed.length);
    start += part.length;
  }
  return undefined;
}

function whyEmail({ address, words }: Asked, email: string, names: readonly string[]): Why | undefined {
  const folded = fold(email);
  const of = { is: 'email', of: email, shown: email } as const;
  if (address !== '') return folded.startsWith(address) ? { ...of, marks: [[0, address.length]] } : undefined;
  const inNames = names.flatMap((name) => wordsIn(fold(name)));
  const own = folded.slice(0, Math.max(folded.indexOf('@'), 0));
  const marks = [...own.matchAll(/\p{L}+|\p{N}+/gu)].flatMap(({ 0: part, index }): Mark[] => {
    const typed = words.find((word) => part.startsWith(word) && !inNames.some((name) => name.startsWith(word)));
    return typed === undefined ? [] : [[index, index + typed.length]];
  });
  return marks.length > 0 ? { ...of, marks } : undefined;
}
