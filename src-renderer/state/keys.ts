// The keyboard of the page: which command a key press is here, and which keys the sheet behind "?" shows first. The commands
// and their keys stand in src-shared/keys/book.ts. Pure.
import {
  allKeys,
  book,
  keysIn,
  pageCommands,
  places,
  type CommandId,
  type PageCommand,
  type Place,
} from '../../src-shared/keys/book.ts';
import { chordsOf, isPressed, isSingle, type Chord, type KeyPressed } from '../../src-shared/keys/chord.ts';
import type { DeskBridge } from './bridge.ts';

export type KeyCommand = PageCommand;

/** What changes something: for who may book. */
export const TO_BOOK: ReadonlySet<KeyCommand> = new Set([
  ...(['newSession', 'meetNow', 'drafts', 'undo', 'reschedule', 'bookNext', 'handOver', 'addPerson'] as const),
  ...(['changeDetails', 'cancel', 'markArrived', 'markLate', 'markNoShow', 'markDone'] as const),
]);

export type KeyPlace = {
  readonly platform: DeskBridge['platform'];
  /** A field has the focus: letters are its own. */
  readonly typing: boolean;
  /** The focus is in the list, in the detail, or nowhere. */
  readonly inDay: boolean;
  /** The focus is in the list: arrows move in it. */
  readonly inList: boolean;
  /** The list is the board: arrows left and right go from column to column, with Shift from day to day. */
  readonly onBoard?: boolean;
  /** A change was just saved and can be taken back. */
  readonly mayUndo: boolean;
  /** Settings: single letters are on. */
  readonly singleKeys: boolean;
};

type Listening = { readonly id: PageCommand; readonly place: Place; readonly chord: Chord };

const listening: readonly Listening[] = (Object.keys(pageCommands) as PageCommand[]).flatMap((id) =>
  (Object.keys(places) as Place[]).flatMap((place) =>
    keysIn(id, place)
      .flatMap(chordsOf)
      .map((chord) => ({ id, place, chord })),
  ),
);

/** What a key does here, or null. `host` goes with its digit. */
export function commandOf(pressed: KeyPressed, place: KeyPlace): KeyCommand | null {
  const here = placesOf(place);
  const found = listening.find(
    (one) =>
      here.has(one.place) &&
      (place.singleKeys || !isSingle(one.chord)) &&
      (one.id !== 'undo' || place.mayUndo) &&
      isPressed(pressed, one.chord, place.platform),
  );
  return found?.id ?? null;
}

function placesOf({ typing, inDay, inList, onBoard }: KeyPlace): ReadonlySet<Place> {
  const here = new Set<Place>(['everywhere']);
  if (typing) return here;
  here.add('outside');
  if (inDay) here.add('day').add('chosen');
  if (inList) here.add('list').add(onBoard ? 'board' : 'agenda');
  return here;
}

/** The key to be shown beside a button: the first that works as the settings are. '' where none does. */
export function shownKey(id: CommandId, singleKeys: boolean): string {
  return allKeys(id).find((written) => singleKeys || !chordsOf(written).some(isSingle)) ?? '';
}

export type SheetPart = {
  readonly title: string;
  /** Of the screen on which the sheet was opened. */
  readonly here: boolean;
  readonly rows: readonly { readonly id: CommandId; readonly keys: readonly string[]; readonly words: string }[];
};

/** What is open when the sheet is asked for, the innermost first. */
export type SheetFrom = readonly Place[];

/** All commands by the part of the app where they hold: those of the screen one is on first, then what holds everywhere. */
export function sheetParts(from: SheetFrom): readonly SheetPart[] {
  const order: readonly Place[] = [...from, 'everywhere', ...(Object.keys(places) as Place[])];
  const titles = [...new Set(order.map((place) => places[place].title))];
  const ids = Object.keys(book) as CommandId[];
  return titles.map((title) => {
    const ofTitle = (Object.keys(places) as Place[]).filter((place) => places[place].title === title);
    const rows = ids.flatMap((id) => {
      const keys = ofTitle.flatMap((place) => keysIn(id, place));
      return keys.length === 0 ? [] : [{ id, keys, words: book[id].words }];
    });
    return { title, here: from.some((place) => places[place].title === title), rows };
  });
}
