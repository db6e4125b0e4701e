// How the desk's own marks look and are called. They are pills, so that they are never taken for what SecureVideo reports.
import type { DeskMark, DeskMarkKind } from '../../src-shared/session/session.ts';
import type { PageCommand } from '../../src-shared/keys/book.ts';
import type { Zone } from '../../src-shared/time/offset.ts';
import { say } from '../../src-shared/words/words.ts';
import type { IconName } from '../parts/icons.ts';
import { shortTime, type Tone } from './rowState.ts';

export type MarkLook = {
  readonly is: DeskMarkKind;
  readonly word: string;
  /** As a message says it: "Trevor Lane is marked as arrived." */
  readonly said: string;
  readonly icon: IconName;
  readonly tone: Extract<Tone, 'ok' | 'wait' | 'need' | 'quiet'>;
  readonly command: PageCommand;
};

/** The marks in the order of a visit. */
export const markLooks: readonly MarkLook[] = [
  {
    is: 'arrived',
    word: say.row.arrived,
    said: say.row.said.arrived,
    icon: 'usercheck',
    tone: 'ok',
    command: 'markArrived',
  },
  { is: 'late', word: say.row.late, said: say.row.said.late, icon: 'hourglass', tone: 'wait', command: 'markLate' },
  { is: 'noShow', word: say.row.noShow, said: say.row.said.noShow, icon: 'userx', tone: 'need', command: 'markNoShow' },
  { is: 'done', word: say.row.done, said: say.row.said.done, icon: 'checks', tone: 'quiet', command: 'markDone' },
];

/** The look of a mark. */
export function lookOf(is: DeskMarkKind): MarkLook {
  const found = markLooks.find((look) => look.is === is);
  if (!found) throw new Error('There is no such mark.');
  return found;
}

/** "Arrived 10:40". */
export function markWords(mark: DeskMark, zone: Zone): string {
  return `${lookOf(mark.is).word} ${shortTime(mark.at, zone)}`;
}
