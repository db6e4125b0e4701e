// What can be done with the highlighted result, each by the key that does it on the day's screen. Pure.
import type { FoundSession } from '../../../src-shared/contract/views.ts';
import { guestsOf } from '../../../src-shared/session/who.ts';
import type { KeyPressed } from '../../../src-shared/keys/chord.ts';
import { commandOf, type KeyCommand } from '../../state/keys.ts';
import type { DeskBridge } from '../../state/bridge.ts';
import type { Result } from './resultTypes.ts';

export type Action = {
  readonly does: KeyCommand;
  readonly words: string;
  readonly harm?: boolean;
};

const newSession: Action = { does: 'newSession', words: 'New session' };
const meetNow: Action = { does: 'meetNow', words: 'Meet Now' };

/** The actions of a result, those that a caller needs first in front; none for commands and the look-up. */
export function actionsOf(result: Result | undefined): readonly Action[] {
  if (result?.is === 'session') return actionsOfSession(result.found);
  if (result?.is === 'person') return [newSession, meetNow];
  if (result?.is === 'clinician') return result.of.clinician.mayHost ? [newSession] : [];
  return [];
}

function actionsOfSession({ session, cancelWaits, goneSince }: FoundSession): readonly Action[] {
  const isOver = session.cancelled || cancelWaits || goneSince !== null;
  const guests = guestsOf(session);
  const hasCode = guests.some((person) => person.connectCode !== null);
  return [
    ...(hasCode ? [{ does: 'copyCode', words: 'Copy code' } as const] : []),
    { does: 'readAloud', words: 'Read aloud' },
    ...(isOver
      ? []
      : ([
          { does: 'reschedule', words: 'Reschedule' },
          { does: 'addPerson', words: 'Add person' },
        ] as const)),
    ...(guests.length > 0 ? [newSession, meetNow] : []),
    ...(isOver ? [] : [{ does: 'cancel', words: 'Cancel session', harm: true } as const]),
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
  const where = { platform, typing: false, inDay: true, inList: false, mayUndo: false };
  return commandOf(alone, { ...where, singleKeys: held || place.singleKeys });
}
