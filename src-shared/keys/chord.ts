// How a key is written down ("Ctrl Shift N", "Del", "1-9"), heard, shown on each system, and told to a native menu. Pure.

export type Platform = 'win' | 'mac' | 'linux';

/** What of a keydown event counts. `code` = the place on the keyboard, for alphabets without the letters of our keys. */
export type KeyPressed = {
  readonly key: string;
  readonly code?: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
};

/** One key with what is held down. `ctrl` is Cmd on a Mac. `key` as the browser calls it, letters small. */
export type Chord = {
  readonly ctrl: boolean;
  readonly alt: boolean;
  readonly shift: boolean;
  readonly key: string;
};

const NAMED: Readonly<Record<string, string>> = {
  ...{ '↑': 'ArrowUp', '↓': 'ArrowDown', '←': 'ArrowLeft', '→': 'ArrowRight' },
  ...{ Esc: 'Escape', Del: 'Delete' },
};

/** The chords that a written key stands for: one, or one for each digit of "Alt 1-9". */
export function chordsOf(written: string): readonly Chord[] {
  const held = written.split(' ');
  const last = held.pop() ?? '';
  const range = /^(\d)-(\d)$/.exec(last);
  const digits = range ? digitsFrom(Number(range[1]), Number(range[2])) : undefined;
  return (digits ?? [NAMED[last] ?? (last.length === 1 ? last.toLowerCase() : last)]).map((key) => ({
    ctrl: held.includes('Ctrl'),
    alt: held.includes('Alt'),
    shift: held.includes('Shift'),
    key,
  }));
}

function digitsFrom(first: number, last: number): readonly string[] {
  return Array.from({ length: last - first + 1 }, (_, at) => String(first + at));
}

/** Whether it is one character with nothing held: such keys can be switched off (WCAG 2.1.4), and belong to fields. */
export function isSingle({ ctrl, alt, key }: Chord): boolean {
  return !ctrl && !alt && key.length === 1;
}

/** Whether this keydown is that chord. */
export function isPressed(pressed: KeyPressed, chord: Chord, platform: Platform): boolean {
  const ctrl = platform === 'mac' ? pressed.metaKey : pressed.ctrlKey;
  const other = platform === 'mac' ? pressed.ctrlKey : pressed.metaKey;
  if (other || ctrl !== chord.ctrl || pressed.altKey !== chord.alt) return false;
  if (keyOf(pressed, platform) !== chord.key) return false;
  // "?" and "/", and on some keyboards digits, stand on shifted keys: with them Shift says nothing.
  return /^[^a-z]$/.test(chord.key) || pressed.shiftKey === chord.shift;
}

function keyOf({ key, code }: KeyPressed, platform: Platform): string {
  // What a Mac's keyboard calls delete is Backspace to a browser.
  if (platform === 'mac' && key === 'Backspace') return 'Delete';
  if (key.length !== 1) return key;
  const letter = /^Key([A-Z])$/.exec(code ?? '')?.[1];
  // A keyboard of another alphabet: the letter that is printed beside it.
  if (letter !== undefined && key.charCodeAt(0) > 0x24f) return letter.toLowerCase();
  return key.toLowerCase();
}

/** How a written key is shown: "Ctrl K" on Windows and Linux, "⌘K" on a Mac; "1 to 9" for a range. */
export function keyWords(written: string, platform: Platform): string {
  const shown = written.replace(/(\d)-(\d)$/, '$1 to $2');
  if (platform !== 'mac') return shown;
  const held = shown.split(' ');
  const at = held.findIndex((one) => !['Ctrl', 'Alt', 'Shift'].includes(one));
  const modifiers = held.slice(0, at);
  const signs = [
    ['Alt', '⌥'],
    ['Shift', '⇧'],
    ['Ctrl', '⌘'],
  ] as const;
  const before = signs.flatMap(([name, sign]) => (modifiers.includes(name) ? [sign] : [])).join('');
  const key = held.slice(at).join(' ');
  return before + ({ Enter: '↩', Del: '⌫' }[key] ?? key);
}

/** As Electron's menus take it: "CmdOrCtrl+Shift+N". */
export function acceleratorOf(written: string): string {
  const names: Readonly<Record<string, string>> = { Ctrl: 'CmdOrCtrl', Del: 'Delete' };
  return written
    .split(' ')
    .map((part) => names[part] ?? part)
    .join('+');
}
