// Who is asked to be told of what, in plain words. SecureVideo is asked to write; that a message arrives nobody can say.
import { say } from '../words/ofMain.ts';
import { calledAll, inRow } from '../session/called.ts';
import type { Told } from './about.ts';

/** What a message would be about. */
export type Matter = 'invitation' | 'newTime' | 'cancelled';

const matters: Readonly<Record<Matter, string>> = say.knows.matters;

/** People by the way in which they are to hear of it, as they are called. */
export function byWay(told: readonly Told[]): Readonly<Record<'email' | 'text' | 'none' | 'unknown', string[]>> {
  const called = calledAll(told.map((one) => one.name));
  const of = (way: Told['delivery']): string[] => called.filter((_, place) => told[place]?.delivery === way);
  return { email: of('email'), text: of('text'), none: of('none'), unknown: of(null) };
}

/** "SecureVideo is asked to e-mail Maria and to text Tom the new time. Tell Ana the new time yourself." */
export function askedWords(told: readonly Told[], matter: Matter): string {
  const { email, text, none, unknown } = byWay(told);
  const about = matters[matter];
  const asked = [
    email.length > 0 ? say.knows.toEmail(inRow(email)) : '',
    text.length > 0 ? say.knows.toText(inRow(text)) : '',
  ].filter((part) => part !== '');
  return [
    asked.length > 0 ? say.knows.isAsked(inRow(asked), about) : '',
    none.length > 0 ? say.knows.tell(inRow(none), matter === 'invitation' ? say.knows.timeAndCode : about) : '',
    unknown.length > 0 ? say.knows.whetherToldOf(inRow(unknown), unknown.length) : '',
  ]
    .filter((part) => part !== '')
    .join(' ');
}

/** "Maria", "Maria and Tom": those who are told, or "nobody". */
export function allOf(told: readonly Told[]): string {
  return inRow(calledAll(told.map((one) => one.name))) || say.knows.nobody;
}
