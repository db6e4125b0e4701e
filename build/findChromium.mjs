// Where a Chromium is that can show the windows: one list for set-up and for the stand-in host.
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const USUAL_PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/snap/bin/chromium',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

/**
 * Path of a Chromium: FRONT_DESK_CHROMIUM, then PATH, then the usual places; null where there is none.
 * Throws when FRONT_DESK_CHROMIUM names a file that is not there.
 * @returns {string | null}
 */
export function findChromium() {
  const named = process.env.FRONT_DESK_CHROMIUM ?? '';
  if (named !== '') {
    if (existsSync(named)) return named;
    throw new Error(`FRONT_DESK_CHROMIUM names ${named}, but there is no such file.`);
  }
  const folders = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  const inPath = folders.flatMap((folder) => NAMES.map((name) => join(folder, name)));
  return [...inPath, ...USUAL_PLACES].find((path) => existsSync(path)) ?? null;
}
