// What can be done with the highlighted result, each by the key that does it on the day's screen. Pure.
import type { FoundSession } from '../../../src-shared/contract/views/search.ts';
import { guestsOf, invitedTo } from '../../../src-shared/session/who.ts';
import type { KeyPressed } from '../../../src-shared/keys/chord.ts';
import { say } from '../../../src-shared/words/ofLater.ts';
import { commandOf, TO_BOOK, type KeyCommand } from '../../state/keys.ts';
import type { DeskBridge } from '../../state/bridge.ts';
import { markLooks } from '../../session/deskMark.ts';
import { mayHandOut } from '../../session/sheet.ts';
import type { Result } from './resultTypes.ts';

export type Action = {
  readonly does: KeyCommand;
  readonly words: string;
  readonly harm?: boolean;
};

const newSession: Action = { does: 'newSession', words: say.search.newSession };
const undo: Action = { does: 'undo', words: say.search.undo };
const meetNow: Action = { does: 'meetNow', words: say.search.meetNow };
const marks: readonly Action[] = markLooks.map(({ command, word }) => ({ does: command, words: word }));

/** The session that a result's actions are about: its own, or the person's next; undefined where there is none. */
export function sessionOf(result: Result | undefined): FoundSession | undefined {
  if (result?.is === 'session') return result.found;
  return result?.is === 'person' ? (result.next ?? undefined) : undefined;
}

export type ActionsFor = {
  /** Marks are for the clinic's running day. */
  readonly isToday: (startsAt: number) => boolean;
  /** Whoever is at the desk may book and change. */
  readonly mayBook: boolean;
  /** Something was just saved or marked, and one key takes it back. */
  readonly mayUndo: boolean;
};

/** The actions of a result, those that a caller needs first in front; none for commands and the look-up. */
export function actionsOf(result: Result | undefined, { isToday, mayBook, mayUndo }: ActionsFor): readonly Action[] {
  const found = sessionOf(result);
  const own = found ? actionsOfSession(found, isToday(found.session.startsAt)) : [];
  const all = [...ofResult(result, own), ...(result !== undefined && mayUndo ? [undo] : [])];
  return mayBook ? all : all.filter(({ does }) => !TO_BOOK.has(does));
}

function ofResult(result: Result | undefined, own: readonly Action[]): readonly Action[] {
  if (result?.is === 'session') return own;
  if (result?.is === 'person') return [newSession, meetNow, ...own.filter((one) => !isNew(one))];
  if (result?.is === 'clinician') return result.of.clinician.mayHost ? [newSession] : [];
  return [];
}

const isNew = ({ does }: Action): boolean => does === newSession.does || does === meetNow.does;

function actionsOfSession(found: FoundSession, isToday: boolean): readonly Action[] {
  const { session, cancelWaits, goneSince } = found;
  const isOver = session.cancelled || cancelWaits || goneSince !== null;
  const guests = guestsOf(session);
  const handsOut = mayHandOut(found);
  const hasCode = handsOut && invitedTo(session).some((person) => person.connectCode !== null);
  return [
    ...(hasCode
      ? ([
          { does: 'copyCode', words: say.search.copyCode },
          { does: 'copyInvite', words: say.search.copyInvite },
        ] as const)
      : []),
    ...(handsOut ? [{ does: 'readAloud', words: say.search.readAloud } as const] : []),
    ...(isOver
      ? []
      : ([
          { does: 'reschedule', words: say.search.reschedule },
          { does: 'addPerson', words: say.search.addPerson },
        ] as const)),
    ...(isOver || guests.length === 0 ? [] : [{ does: 'changeDetails', words: say.search.changeDetails } as const]),
    ...(isOver ? [] : [{ does: 'handOver', words: say.search.handOver } as const]),
    ...(session.participants.length > 0 ? [{ does: 'bookNext', words: say.search.bookNext } as const] : []),
    ...(guests.length > 0 ? [newSession, meetNow] : []),
    ...(isToday && !session.cancelled ? marks : []),
    ...(isOver ? [] : [{ does: 'cancel', words: say.search.cancelSession, harm: true } as const]),
  ];
}

/** The key that is held with an action's key while the field has the focus: letters alone are typed there. */
export function heldKey(platform: DeskBridge['platform']): 'Alt' | 'Ctrl' {
  // Option writes @ and other signs on a Mac; Control is free in its fields.
  return platform === 'mac' ? 'Ctrl' : 'Alt';
}

/** What a key does to the result: alone among the actions, held with Alt (Control on a Mac) in the field. Null = nothing. */
export function actionByKey(
  pressed: KeyPressed,
  place: { readonly platform: DeskBridge['platform']; readonly inField: boolean; readonly singleKeys: boolean },
): KeyCommand | null {
  const { platform, inField } = place;
  const held = heldKey(platform) === 'Alt' ? pressed.altKey : pressed.ctrlKey;
  const other = heldKey(platform) === 'Alt' ? pressed.ctrlKey : pressed.altKey;
  if (pressed.metaKey || other || pressed.shiftKey || (inField && !held)) return null;
  // One by one: what a keyboard event tells is not its own, and would be lost in a copy.
  const alone = { key: pressed.key, altKey: false, ctrlKey: false, metaKey: false, shiftKey: false };
  const where = { platform, typing: false, inDay: true, inList: false, mayUndo: true };
  return commandOf(alone, { ...where, singleKeys: held || place.singleKeys });
}
