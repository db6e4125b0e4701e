// The keyboard of the desk: which key does what, and where. Pure; single letters work only in the list and the detail.
import type { DeskBridge } from './bridge.ts';

export type KeyCommand =
  | 'find'
  | 'undo'
  | 'newSession'
  | 'meetNow'
  | 'drafts'
  | 'next'
  | 'previous'
  | 'dayAfter'
  | 'dayBefore'
  | 'today'
  | 'host'
  | 'reschedule'
  | 'bookNext'
  | 'handOver'
  | 'addPerson'
  | 'copyInvite'
  | 'copyCode'
  | 'cancel'
  | 'markArrived'
  | 'markLate'
  | 'markNoShow'
  | 'markDone'
  | 'readAloud'
  | 'nextHand'
  | 'filters'
  | 'goToDay'
  | 'board'
  | 'columnRight'
  | 'columnLeft'
  | 'outbox'
  | 'settings'
  | 'refresh'
  | 'nextPane'
  | 'previousPane'
  | 'help';

export type KeyPressed = {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
};

export type KeyPlace = {
  readonly platform: DeskBridge['platform'];
  /** A field has the focus: letters are its own. */
  readonly typing: boolean;
  /** The focus is in the list, in the detail, or nowhere. */
  readonly inDay: boolean;
  /** The focus is in the list: arrows move in it. */
  readonly inList: boolean;
  /** The list is the board: the arrows left and right go from column to column, with Shift from day to day. */
  readonly onBoard?: boolean;
  /** A change was just saved and can be taken back. */
  readonly mayUndo: boolean;
  /** Settings: single letters are on. */
  readonly singleKeys: boolean;
};

const letters: Readonly<Record<string, KeyCommand>> = {
  n: 'newSession',
  m: 'meetNow',
  j: 'next',
  k: 'previous',
  t: 'today',
  r: 'reschedule',
  b: 'bookNext',
  h: 'handOver',
  p: 'addPerson',
  i: 'copyInvite',
  c: 'copyCode',
  a: 'markArrived',
  l: 'markLate',
  x: 'markNoShow',
  d: 'markDone',
  v: 'readAloud',
  w: 'nextHand',
  f: 'filters',
  g: 'goToDay',
  s: 'board',
  '/': 'find',
  '?': 'help',
};

/** What a key does here, or null. `host` goes with a digit: `hostDigit`. */
export function commandOf(pressed: KeyPressed, place: KeyPlace): KeyCommand | null {
  const { key, altKey, shiftKey } = pressed;
  const command = place.platform === 'mac' ? pressed.metaKey : pressed.ctrlKey;
  const other = place.platform === 'mac' ? pressed.ctrlKey : pressed.metaKey;
  if (altKey || other) return null;
  if (command) {
    if (shiftKey) return null;
    // In a field it is the field's own: it takes back what was typed there.
    if (key.toLowerCase() === 'z') return place.mayUndo && !place.typing ? 'undo' : null;
    const withCommand: Readonly<Record<string, KeyCommand>> = {
      ...{ k: 'find', n: 'newSession', d: 'drafts', o: 'outbox', ',': 'settings' },
    };
    return withCommand[key.toLowerCase()] ?? null;
  }
  if (key === 'F5') return 'refresh';
  if (key === 'F6') return shiftKey ? 'previousPane' : 'nextPane';
  if (place.typing) return null;
  if (key.toLowerCase() === 'u' && place.mayUndo && place.singleKeys && !shiftKey) return 'undo';
  if (!place.inDay) return null;
  if (place.inList) {
    if (key === 'ArrowDown') return 'next';
    if (key === 'ArrowUp') return 'previous';
    const across = place.onBoard === true && !shiftKey;
    if (key === 'ArrowRight') return across ? 'columnRight' : 'dayAfter';
    if (key === 'ArrowLeft') return across ? 'columnLeft' : 'dayBefore';
  }
  if (key === 'Delete') return 'cancel';
  if (!place.singleKeys) return null;
  if (/^[0-9]$/.test(key)) return 'host';
  // "?" and "/" stand on shifted keys of some keyboards; letters count only without shift.
  return shiftKey && /^[a-z]$/i.test(key) ? null : (letters[key.toLowerCase()] ?? null);
}

/** Keys as the list behind "?" shows them, in groups. */
export const keyList: readonly {
  readonly title: string;
  readonly keys: readonly (readonly [keys: string, does: string])[];
}[] = [
  {
    title: 'Everywhere',
    keys: [
      ['Ctrl K', 'Find anyone'],
      ['Ctrl N', 'New session; what you were writing is set aside'],
      ['Ctrl D', 'Back to what is set aside'],
      ['Ctrl O', 'Outbox'],
      ['Ctrl ,', 'Settings'],
      ['F5', 'Read again'],
      ['F6', 'Next pane'],
      ['Ctrl Enter', 'Save, in every form'],
      ['Ctrl Z', 'Take back what was just saved (also U)'],
      ['Esc', 'Back; what you typed is kept'],
    ],
  },
  {
    title: 'In the day',
    keys: [
      ['N', 'New session'],
      ['M', 'Meet Now'],
      ['↑ ↓', 'Session before, after (also K, J)'],
      ['Enter', 'Into the session'],
      ['← →', 'Day before, after'],
      ['S', 'Side by side or agenda (side by side, Shift ← → changes the day)'],
      ['T', 'Today'],
      ['G', 'Go to a date'],
      ['W', 'Who needs a hand next'],
      ['F', 'Filters: no reply, no packet...'],
      ['0', 'All clinicians'],
      ['1 to 9', 'First to ninth clinician'],
      ['/', 'Find anyone'],
      ['?', 'These shortcuts'],
    ],
  },
  {
    title: 'On the chosen session',
    keys: [
      ['R', 'Reschedule'],
      ['B', 'Book next: the same people a week on'],
      ['H', 'Hand over to another clinician'],
      ['P', 'Add person'],
      ['I', 'Copy invite'],
      ['C', 'Copy code'],
      ['V', 'Read aloud: time and code, large'],
      ['A', 'Arrived (again takes it away)'],
      ['L', 'Late'],
      ['X', 'No-show'],
      ['D', 'Done'],
      ['Del', 'Cancel session (asks)'],
    ],
  },
  {
    title: 'In the form',
    keys: [
      ['Alt 1 to 9', 'Kind of visit; Alt 0 takes it away'],
      ['Enter', 'Takes what is highlighted'],
      ['Tab', 'A new patient of the typed name'],
      ['1 2 3', 'Answers a question about the time'],
    ],
  },
];
