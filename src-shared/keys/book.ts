// Every command that has a key: its name in plain words, its keys, and where they hold. The one list: the page listens by it,
// and the sheet behind "?", tooltips, search and the native menus show what stands here.

/**
 * Where a key holds. `within`: wider places whose keys hold there too, so that no key may be in both.
 * `title`: the part of the sheet it is shown in.
 */
export const places = {
  everywhere: { title: 'Everywhere', within: [] },
  /** Wherever the focus is, but not in a text field. */
  outside: { title: 'Everywhere', within: ['everywhere'] },
  /** The day is shown, and the focus is in its middle, in the chosen session, or nowhere. */
  day: { title: 'In the day', within: ['outside', 'everywhere'] },
  chosen: { title: 'On the chosen session', within: ['day', 'outside', 'everywhere'] },
  /** The focus is in the list of sessions, or nowhere. */
  list: { title: 'In the day', within: ['chosen', 'day', 'outside', 'everywhere'] },
  agenda: { title: 'In the day', within: ['list', 'chosen', 'day', 'outside', 'everywhere'] },
  board: { title: 'Side by side', within: ['list', 'chosen', 'day', 'outside', 'everywhere'] },
  ask: { title: 'In a question about a session', within: ['everywhere'] },
  form: { title: 'In the form', within: ['everywhere'] },
  search: { title: 'In Find anyone', within: [] },
  aloud: { title: 'In the read-aloud view', within: [] },
  drafts: { title: 'In what is set aside', within: [] },
  outbox: { title: 'In the outbox', within: ['outside', 'everywhere'] },
  settings: { title: 'In settings', within: ['outside', 'everywhere'] },
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
  find: { words: 'Find anyone', keys: { everywhere: 'Ctrl K', day: '/' } },
  newSession: { words: 'New session', keys: { day: 'N', everywhere: 'Ctrl N' } },
  meetNow: { words: 'Meet Now', keys: { day: 'M', everywhere: 'Ctrl Shift N' } },
  drafts: { words: 'Back to what is set aside', keys: { everywhere: 'Ctrl D' } },
  undo: { words: 'Take back what was just saved', keys: { outside: ['U', 'Ctrl Z'] } },
  outbox: { words: 'Outbox', keys: { everywhere: 'Ctrl O' } },
  settings: { words: 'Settings', keys: { everywhere: 'Ctrl ,' } },
  refresh: { words: 'Read again', keys: { everywhere: 'F5' } },
  nextPane: { words: 'Next pane', keys: { everywhere: 'F6' } },
  previousPane: { words: 'Pane before', keys: { everywhere: 'Shift F6' } },
  help: { words: 'Keyboard shortcuts', keys: { outside: '?', everywhere: 'F1' } },
  next: { words: 'Next session', keys: { list: '↓', day: 'J' } },
  previous: { words: 'Session before', keys: { list: '↑', day: 'K' } },
  dayAfter: { words: 'Day after', keys: { agenda: '→', list: 'Shift →' } },
  dayBefore: { words: 'Day before', keys: { agenda: '←', list: 'Shift ←' } },
  columnRight: { words: 'Next clinician', keys: { board: '→' } },
  columnLeft: { words: 'Clinician before', keys: { board: '←' } },
  board: { words: 'Side by side, or one list', keys: { day: 'S' } },
  today: { words: 'Today', keys: { day: 'T', everywhere: 'Ctrl T' } },
  goToDay: { words: 'Go to a date', keys: { day: 'G', everywhere: 'Ctrl G' } },
  nextHand: { words: 'Who needs a hand next', keys: { day: 'W' } },
  filters: { words: 'Filters: no reply, no packet...', keys: { day: 'F' } },
  everyone: { words: 'All clinicians', keys: { day: '0' } },
  host: { words: 'First to ninth clinician', keys: { day: '1-9' } },
  reschedule: { words: 'Reschedule', keys: { chosen: 'R' } },
  bookNext: { words: 'Book next: the same people a week on', keys: { chosen: 'B' } },
  addPerson: { words: 'Add person', keys: { chosen: 'P' } },
  changeDetails: { words: 'Change a guest’s zone, invite or address', keys: { chosen: 'E' } },
  handOver: { words: 'Hand over to another clinician', keys: { chosen: 'H' } },
  cancel: { words: 'Cancel session (asks)', keys: { chosen: 'Del' } },
  copyInvite: { words: 'Copy invite', keys: { chosen: 'I' } },
  copyCode: { words: 'Copy code', keys: { chosen: 'C' } },
  readAloud: { words: 'Read aloud: time and code, large', keys: { chosen: 'V' } },
  markArrived: { words: 'Arrived (again takes it away)', keys: { chosen: 'A' } },
  markLate: { words: 'Late', keys: { chosen: 'L' } },
  markNoShow: { words: 'No-show', keys: { chosen: 'X' } },
  markDone: { words: 'Done', keys: { chosen: 'D' } },
} as const satisfies Record<string, BookEntry>;
export type PageCommand = keyof typeof pageCommands;

/** Commands of one part of the page, which listens to them itself. */
export const partCommands = {
  enterSession: { words: 'Into the session', keys: { list: 'Enter' } },
  backToList: { words: 'Back to the list', keys: { chosen: 'Esc' } },
  save: { words: 'Save', keys: { form: 'Ctrl Enter', ask: 'Ctrl Enter' } },
  leaveAsk: { words: 'Back; what you typed is kept', keys: { ask: 'Esc' } },
  closeForm: { words: 'Close; what you typed is kept', keys: { form: 'Esc' } },
  takeHighlighted: { words: 'Take what is highlighted', keys: { form: 'Enter' } },
  newPatient: { words: 'A new patient of the typed name', keys: { form: 'Tab' } },
  kind: { words: 'Kind of visit', keys: { form: 'Alt 1-9' } },
  noKind: { words: 'No kind of visit', keys: { form: 'Alt 0' } },
  answer: { words: 'Answer a question about the time', keys: { form: '1-9', ask: '1-9' } },
  chooseResult: { words: 'Choose', keys: { search: ['↑', '↓'] } },
  openResult: { words: 'Open', keys: { search: 'Enter' } },
  resultActions: { words: 'To what can be done with it; then its own key', keys: { search: 'Tab' } },
  leaveSearch: { words: 'Back to where you were', keys: { search: 'Esc' } },
  turnPerson: { words: 'Person before, next person', keys: { aloud: ['←', '→'] } },
  copyAloud: { words: 'Copy code', keys: { aloud: 'C' } },
  leaveAloud: { words: 'Close', keys: { aloud: ['Esc', 'V'] } },
  openDraft: { words: 'Open the first to ninth', keys: { drafts: '1-9' } },
  chooseDraft: { words: 'Choose', keys: { drafts: ['↑', '↓'] } },
  discardDraft: { words: 'Discard', keys: { drafts: 'Del' } },
  leaveDrafts: { words: 'Close', keys: { drafts: 'Esc' } },
  chooseChange: { words: 'Change before, next change', keys: { outbox: ['↑', '↓'] } },
  leaveOutbox: { words: 'Back to the day', keys: { outbox: 'Esc' } },
  moveKind: { words: 'Move a kind of visit up or down', keys: { settings: ['Alt ↑', 'Alt ↓'] } },
  leaveSettings: { words: 'Back to the day', keys: { settings: 'Esc' } },
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
  ...(['today', 'goToDay', 'refresh', 'help'] as const),
] as const satisfies readonly PageCommand[];
export type MenuCommand = (typeof menuCommands)[number];
