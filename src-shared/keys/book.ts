// Every command that has a key: its name in plain words, its keys, and where they hold. The one list: the page listens by it,
// and the sheet behind "?", tooltips, search and the native menus show what stands here.
import { say } from '../words/words.ts';

/**
 * Where a key holds. `within`: wider places whose keys hold there too, so that no key may be in both.
 * `title`: the part of the sheet it is shown in.
 */
export const places = {
  everywhere: { title: say.keys.inEverywhere, within: [] },
  /** Wherever the focus is, but not in a text field. */
  outside: { title: say.keys.inEverywhere, within: ['everywhere'] },
  /** The day is shown, and the focus is in its middle, in the chosen session, or nowhere. */
  day: { title: say.keys.inDay, within: ['outside', 'everywhere'] },
  chosen: { title: say.keys.inChosen, within: ['day', 'outside', 'everywhere'] },
  /** The focus is in the list of sessions, or nowhere. */
  list: { title: say.keys.inDay, within: ['chosen', 'day', 'outside', 'everywhere'] },
  agenda: { title: say.keys.inDay, within: ['list', 'chosen', 'day', 'outside', 'everywhere'] },
  board: { title: say.keys.inBoard, within: ['list', 'chosen', 'day', 'outside', 'everywhere'] },
  ask: { title: say.keys.inAsk, within: ['everywhere'] },
  form: { title: say.keys.inForm, within: ['everywhere'] },
  search: { title: say.keys.inSearch, within: [] },
  aloud: { title: say.keys.inAloud, within: [] },
  drafts: { title: say.keys.inDrafts, within: [] },
  outbox: { title: say.keys.inOutbox, within: ['outside', 'everywhere'] },
  settings: { title: say.keys.inSettings, within: ['outside', 'everywhere'] },
} as const satisfies Record<string, { title: string; within: readonly string[] }>;
export type Place = keyof typeof places;

export type BookEntry = {
  /** What it does, as the sheet and the menus say it. */
  readonly words: string;
  /** Keys by place, written as `chord.ts` reads them; the one to be shown beside a button first. */
  readonly keys: Partial<Record<Place, string | readonly string[]>>;
};

/** Commands that the whole page listens to. */
export const pageCommands = {
  find: { words: say.keys.find, keys: { everywhere: 'Ctrl K', day: '/' } },
  newSession: { words: say.keys.newSession, keys: { day: 'N', everywhere: 'Ctrl N' } },
  meetNow: { words: say.keys.meetNow, keys: { day: 'M', everywhere: 'Ctrl Shift N' } },
  drafts: { words: say.keys.drafts, keys: { everywhere: 'Ctrl D' } },
  undo: { words: say.keys.undo, keys: { outside: ['U', 'Ctrl Z'] } },
  outbox: { words: say.keys.outbox, keys: { everywhere: 'Ctrl O' } },
  settings: { words: say.keys.settings, keys: { everywhere: 'Ctrl ,' } },
  lock: { words: say.keys.lock, keys: { everywhere: 'Ctrl L' } },
  initials: { words: say.keys.initials, keys: { everywhere: 'Ctrl I' } },
  refresh: { words: say.keys.refresh, keys: { everywhere: 'F5' } },
  nextPane: { words: say.keys.nextPane, keys: { everywhere: 'F6' } },
  previousPane: { words: say.keys.previousPane, keys: { everywhere: 'Shift F6' } },
  help: { words: say.keys.help, keys: { outside: '?', everywhere: 'F1' } },
  guide: { words: say.keys.guide, keys: { everywhere: 'Shift F1' } },
  next: { words: say.keys.next, keys: { list: '↓', day: 'J' } },
  previous: { words: say.keys.previous, keys: { list: '↑', day: 'K' } },
  dayAfter: { words: say.keys.dayAfter, keys: { agenda: '→', list: 'Shift →' } },
  dayBefore: { words: say.keys.dayBefore, keys: { agenda: '←', list: 'Shift ←' } },
  columnRight: { words: say.keys.columnRight, keys: { board: '→' } },
  columnLeft: { words: say.keys.columnLeft, keys: { board: '←' } },
  board: { words: say.keys.board, keys: { day: 'S' } },
  today: { words: say.keys.today, keys: { day: 'T', everywhere: 'Ctrl T' } },
  goToDay: { words: say.keys.goToDay, keys: { day: 'G', everywhere: 'Ctrl G' } },
  nextHand: { words: say.keys.nextHand, keys: { day: 'W' } },
  filters: { words: say.keys.filters, keys: { day: 'F' } },
  everyone: { words: say.keys.everyone, keys: { day: '0' } },
  host: { words: say.keys.host, keys: { day: '1-9' } },
  reschedule: { words: say.keys.reschedule, keys: { chosen: 'R' } },
  bookNext: { words: say.keys.bookNext, keys: { chosen: 'B' } },
  addPerson: { words: say.keys.addPerson, keys: { chosen: 'P' } },
  changeDetails: { words: say.keys.changeDetails, keys: { chosen: 'E' } },
  handOver: { words: say.keys.handOver, keys: { chosen: 'H' } },
  cancel: { words: say.keys.cancel, keys: { chosen: 'Del' } },
  copyInvite: { words: say.keys.copyInvite, keys: { chosen: 'I' } },
  copyCode: { words: say.keys.copyCode, keys: { chosen: 'C' } },
  readAloud: { words: say.keys.readAloud, keys: { chosen: 'V' } },
  markArrived: { words: say.keys.markArrived, keys: { chosen: 'A' } },
  markLate: { words: say.keys.markLate, keys: { chosen: 'L' } },
  markNoShow: { words: say.keys.markNoShow, keys: { chosen: 'X' } },
  markDone: { words: say.keys.markDone, keys: { chosen: 'D' } },
} as const satisfies Record<string, BookEntry>;
export type PageCommand = keyof typeof pageCommands;

/** Commands of one part of the page, which listens to them itself. */
export const partCommands = {
  enterSession: { words: say.keys.enterSession, keys: { list: 'Enter' } },
  backToList: { words: say.keys.backToList, keys: { chosen: 'Esc' } },
  save: { words: say.keys.save, keys: { form: 'Ctrl Enter', ask: 'Ctrl Enter' } },
  leaveAsk: { words: say.keys.leaveAsk, keys: { ask: 'Esc' } },
  closeForm: { words: say.keys.closeForm, keys: { form: 'Esc' } },
  takeHighlighted: { words: say.keys.takeHighlighted, keys: { form: 'Enter' } },
  newPatient: { words: say.keys.newPatient, keys: { form: 'Tab' } },
  kind: { words: say.keys.kind, keys: { form: 'Alt 1-9' } },
  noKind: { words: say.keys.noKind, keys: { form: 'Alt 0' } },
  answer: { words: say.keys.answer, keys: { form: '1-9', ask: '1-9' } },
  chooseResult: { words: say.keys.chooseResult, keys: { search: ['↑', '↓'] } },
  openResult: { words: say.keys.openResult, keys: { search: 'Enter' } },
  bookResult: { words: say.keys.bookResult, keys: { search: 'Ctrl Enter' } },
  resultActions: { words: say.keys.resultActions, keys: { search: 'Tab' } },
  leaveSearch: { words: say.keys.leaveSearch, keys: { search: 'Esc' } },
  turnPerson: { words: say.keys.turnPerson, keys: { aloud: ['←', '→'] } },
  copyAloud: { words: say.keys.copyAloud, keys: { aloud: 'C' } },
  leaveAloud: { words: say.keys.leaveAloud, keys: { aloud: ['Esc', 'V'] } },
  openDraft: { words: say.keys.openDraft, keys: { drafts: '1-9' } },
  chooseDraft: { words: say.keys.chooseDraft, keys: { drafts: ['↑', '↓'] } },
  discardDraft: { words: say.keys.discardDraft, keys: { drafts: 'Del' } },
  leaveDrafts: { words: say.keys.leaveDrafts, keys: { drafts: 'Esc' } },
  chooseChange: { words: say.keys.chooseChange, keys: { outbox: ['↑', '↓'] } },
  leaveOutbox: { words: say.keys.leaveOutbox, keys: { outbox: 'Esc' } },
  moveKind: { words: say.keys.moveKind, keys: { settings: ['Alt ↑', 'Alt ↓'] } },
  leaveSettings: { words: say.keys.leaveSettings, keys: { settings: 'Esc' } },
} as const satisfies Record<string, BookEntry>;

export type CommandId = PageCommand | keyof typeof partCommands;
/** All commands. */
export const book: Readonly<Record<CommandId, BookEntry>> = { ...pageCommands, ...partCommands };

/** The keys of a command in one place, as they are written. */
export function keysIn(id: CommandId, place: Place): readonly string[] {
  return [book[id].keys[place] ?? []].flat();
}

/** All keys of a command, the one to be shown first. */
export function allKeys(id: CommandId): readonly string[] {
  return Object.values(book[id].keys).flat();
}

/** Commands that the native menu offers; each has a key with Ctrl, Cmd or an F key that holds everywhere. */
export const menuCommands = [
  ...(['newSession', 'meetNow', 'drafts', 'find', 'outbox', 'settings'] as const),
  ...(['today', 'goToDay', 'refresh', 'lock', 'initials', 'help', 'guide'] as const),
] as const satisfies readonly PageCommand[];
export type MenuCommand = (typeof menuCommands)[number];
