// What a person may choose, and where the window stood: kept by electron-store, checked by the contract's schema.
import { ProblemError } from '../../src-shared/contract/problems.ts';
import { Settings } from '../../src-shared/contract/views/settings.ts';
import type { KeptFile } from './keptFile.ts';
import { WindowState } from './windowState.ts';

/** Some of the settings, as they come through the contract; a member that is undefined stays as it is. */
export type SettingsPart = { readonly [K in keyof Settings]?: Settings[K] | undefined };

export type SettingsBook = {
  /** The settings as they stand; what the file lacks or holds wrongly is the default. */
  read(): Settings;
  /** Changes the given members, on disk when it returns. Throws ProblemError 'diskFailed' or 'storeNewer', and keeps the earlier ones. */
  write(part: SettingsPart): Settings;
  /** Where the window was at the last start, null = never. */
  window(): WindowState | null;
  /** Notes where the window is. A disk that fails costs the place of a window: not worth a word. */
  keepWindow(state: WindowState): void;
  /** Names of members that were wrong in the file and stand at their defaults now. */
  readonly mended: readonly string[];
};

/** Builds the book over an opened file. `defaults` stand in for whatever is missing or wrong, member by member. */
export function settingsBook(file: KeptFile, defaults: Settings): SettingsBook {
  const { settings, mended } = readSettings(file.found['settings'], defaults);
  let current = settings;
  let window = WindowState.nullable()
    .catch(null)
    .parse(file.found['window'] ?? null);
  // Members that this version does not know stay in the file: a newer one may have written them.
  const unknown = { ...file.found };
  const unknownSettings = isRecord(unknown['settings']) ? unknown['settings'] : {};
  const put = (nextSettings: Settings, nextWindow: WindowState | null): void => {
    file.write({ ...unknown, settings: { ...unknownSettings, ...nextSettings }, window: nextWindow });
  };
  return {
    mended,
    read: () => current,
    write(part) {
      const given = Object.entries(part).filter(([, value]) => value !== undefined);
      const next = Settings.parse({ ...current, ...Object.fromEntries(given) });
      try {
        put(next, window);
      } catch (error) {
        throw error instanceof ProblemError ? error : new ProblemError('diskFailed');
      }
      current = next;
      return current;
    },
    window: () => window,
    keepWindow(state) {
      window = WindowState.parse(state);
      try {
        put(current, window);
      } catch {
        // The place of a window can be chosen again.
      }
    },
  };
}

/** Takes each member by itself where they are not all well, so that one wrong member costs itself alone. */
function readSettings(found: unknown, defaults: Settings): { settings: Settings; mended: string[] } {
  const names = Object.keys(Settings.shape) as (keyof Settings)[];
  const given = isRecord(found) ? found : {};
  // A default is looked at where it is wanted alone: some have to be reckoned.
  const orDefault = (name: keyof Settings): unknown => (given[name] === undefined ? defaults[name] : given[name]);
  const whole = Settings.safeParse(Object.fromEntries(names.map((name) => [name, orDefault(name)])));
  if (whole.success) return { settings: whole.data, mended: [] };
  const settings: Record<string, unknown> = {};
  const mended: string[] = [];
  for (const name of names) {
    const value = given[name];
    const read = value === undefined ? null : Settings.shape[name].safeParse(value);
    settings[name] = read?.success === true ? read.data : defaults[name];
    if (read?.success === false) mended.push(name);
  }
  return { settings: Settings.parse(settings), mended };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
