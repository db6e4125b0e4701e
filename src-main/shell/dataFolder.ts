// Where the app keeps its things: the machine's own folder, never one that roams with the user from machine to machine.
import { join } from 'node:path';
import { APP_NAME } from './names.ts';

/** The folder, or '' for the system's usual place. FRONT_DESK_DATA overrides it. */
export function dataFolderOf(platform: NodeJS.Platform, env: Readonly<Record<string, string | undefined>>): string {
  const asked = env['FRONT_DESK_DATA'] ?? '';
  if (asked !== '') return asked;
  const local = env['LOCALAPPDATA'] ?? '';
  // Elsewhere the usual place is the machine's own; on Windows it roams.
  return platform === 'win32' && local !== '' ? join(local, APP_NAME) : '';
}
