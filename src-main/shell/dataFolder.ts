// Where the app keeps its things: the machine's own folder, never one that roams with the user from machine to machine.
import { chmodSync, mkdirSync } from 'node:fs';
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

/**
 * Makes the folder where it is missing, before anything is written in it, and closes it to other users of the computer. On
 * Windows it has its rights from the user's own folder, which others cannot read either.
 */
export function makeOwn(folder: string, platform: NodeJS.Platform): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    if (platform !== 'win32') chmodSync(folder, 0o700);
  } catch {
    // A folder that cannot be used is said in words when the first file is opened in it.
  }
}
