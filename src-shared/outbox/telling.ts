// Who hears of a change, and how: decided and worded here alone, for the panels that ask before it is saved, for the booking
// form, and for the answers in the outbox. That a message arrives nobody can say.
import { say } from '../words/words.ts';
import { calledAll, inRow } from '../session/called.ts';
import type { Delivery } from '../session/session.ts';
import type { Told } from './about.ts';

/** What a message is about. `again`: the invite for what is booked again; `enter`: it begins now. */
export type Matter = 'invitation' | 'again' | 'newTime' | 'enter' | 'cancelled';
/** What may have changed for somebody; of the last two it is not known whom SecureVideo tells (API page 2.5, 4). */
export type Changed = Matter | 'removed' | 'host';

/** How somebody hears of it: 'none' = from the desk alone, 'unknown' = nobody can say whether SecureVideo tells them. */
export function wayOf(delivery: Delivery | null, changed: Changed): Delivery | 'unknown' {
  return changed === 'removed' || changed === 'host' || delivery === null ? 'unknown' : delivery;
}

/** "Trevor gets an e-mail invite", "2 people get a text invite": without a stop, for more to follow. */
export function gets(who: string, count: number, way: Delivery, matter: Matter): string {
  return say.told.gets(who, count, say.told.by[matter][way]);
}

/** "George gets no invite: tell George the time and the code yourself." `short`: as they are called in the second half. */
export function getsNone(who: string, count: number, matter: Matter, short = who): string {
  return say.told.tellYourself(
    gets(who, count, 'none', matter),
    count > 1 ? say.told.them : short,
    say.told.what[matter],
  );
}

/** "Whether SecureVideo tells Lin is not known: tell Lin yourself." `of`: what it is about, where that is not clear. */
export function notKnown(names: readonly string[], of = ''): string {
  const who = inRow(names);
  return say.told.notKnown(who, of === '' ? '' : ` ${of}`, names.length > 1 ? say.told.them : who);
}

/** "Maria gets an e-mail with the new time. Tom gets no message: tell Tom the new time yourself." One sentence a way; '' of nobody. */
export function toldWords(told: readonly Told[], matter: Matter): string {
  const called = calledTold(told);
  const sentences = (['email', 'text', 'none', 'unknown'] as const).map((way) => {
    const names = called.filter((_, place) => wayOf(told[place]?.delivery ?? null, matter) === way);
    if (names.length === 0) return '';
    const who = inRow(names);
    if (way === 'unknown') return notKnown(names);
    return way === 'none' ? getsNone(who, names.length, matter) : `${gets(who, names.length, way, matter)}.`;
  });
  return sentences.filter((sentence) => sentence !== '').join(' ');
}

/** The same before it is saved, where it is said as well that it is nobody. */
export function toldOrNobody(told: readonly Told[], matter: Matter): string {
  return toldWords(told, matter) || say.told.nobodyIs;
}

/** "Maria", "Maria and Tom": those who are told, or "nobody". */
export function allOf(told: readonly Told[]): string {
  return inRow(calledTold(told)) || say.told.nobody;
}

/** Each as they are called in a sentence. */
export function calledTold(told: readonly Told[]): string[] {
  return calledAll(told.map((one) => one.name));
}
