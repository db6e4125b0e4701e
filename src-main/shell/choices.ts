// The desk's own small files, all opened at the start: settings of both accounts, which account was open, updates, setup files.
import type { Settings } from '../../src-shared/contract/views/settings.ts';
import { SetupBook } from '../setup/setupBook.ts';
import { UpdateBook } from '../update/record.ts';
import { openKeptFile, type KeptName } from './keptFile.ts';
import { lastModeIn } from './lastMode.ts';
import type { Log } from './log.ts';
import { settingsBook, type SettingsBook } from './settings.ts';

export type ChoicesParts = {
  readonly folder: string;
  /** UTC milliseconds. */
  readonly now: () => number;
  /** Milliseconds that never go back. */
  readonly monotonic: () => number;
  readonly log: Log;
  /** What stands where nobody has chosen yet. */
  readonly first: { readonly own: Settings; readonly practice: Settings };
};

export type Choices = {
  readonly own: SettingsBook;
  readonly practice: SettingsBook;
  readonly lastMode: ReturnType<typeof lastModeIn>;
  readonly updates: UpdateBook;
  readonly setup: SetupBook;
};

/** Opens them all; a damaged one is set aside and noted, and none of this needs Electron to be ready. */
export function openChoices({ folder, now, monotonic, log, first }: ChoicesParts): Choices {
  const settingsOf = (name: KeptName, defaults: Settings): SettingsBook => {
    const file = openKeptFile(folder, name, now());
    if (file.setAside !== null) log('settings.setAside');
    if (file.isNewer) log('settings.newer');
    return settingsBook(file, defaults);
  };
  return {
    own: settingsOf('settings', first.own),
    practice: settingsOf('practice-settings', first.practice),
    lastMode: lastModeIn(openKeptFile(folder, 'account', now())),
    updates: new UpdateBook(openKeptFile(folder, 'updates', now())),
    setup: new SetupBook(openKeptFile(folder, 'setup', now()), monotonic),
  };
}
