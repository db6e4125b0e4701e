// Which copies may replace themselves: signed ones, in a place of the user's own.
import { expect, test } from 'vitest';
import { whyByHand } from './installedHow.ts';
import type { Installed } from './installedHow.ts';

const WINDOWS = 'C:\\Users\\dana\\AppData\\Local\\Programs\\front-desk\\Front Desk.exe';
const signed = 'provider: generic\npublisherName:\n  - Juniper\n';

function installed(more: Partial<Installed>): Installed {
  return {
    platform: 'linux',
    isPackaged: true,
    program: '/opt/x',
    updateConfig: signed,
    appImage: undefined,
    namesIn: () => ['Front Desk.exe', 'Uninstall Front Desk.exe'],
    mayWrite: () => true,
    ...more,
  };
}
const windows = { platform: 'win32', program: WINDOWS } as const;
const mac = { platform: 'darwin', program: '/Applications/Front Desk.app/Contents/MacOS/Front Desk' } as const;
const linux = { platform: 'linux', appImage: '/home/dana/Front Desk.AppImage' } as const;
const notWritable = { mayWrite: () => false };

test.each<[string, Partial<Installed>, ReturnType<typeof whyByHand>]>([
  ['a build that is not packaged', { isPackaged: false }, 'development'],
  ['a package without a word about updates', { ...windows, updateConfig: null }, 'notInstalled'],
  ['Windows, by our installer, for this user', windows, null],
  ['Windows, not signed', { ...windows, updateConfig: 'provider: generic\n' }, 'notSigned'],
  ['Windows, by MSI', { ...windows, namesIn: () => ['Front Desk.exe'] }, 'wholeComputer'],
  ['Windows, for everybody', { ...windows, ...notWritable }, 'wholeComputer'],
  ['macOS, in Applications', mac, null],
  ['macOS, in Applications of an administrator', { ...mac, ...notWritable }, 'wholeComputer'],
  [
    'macOS, opened from the disk image',
    { ...mac, program: '/Volumes/Front Desk/Front Desk.app/Contents/MacOS/x' },
    'notInstalled',
  ],
  [
    'macOS, opened from Downloads',
    { ...mac, program: '/private/var/folders/x/AppTranslocation/1/d/Front Desk.app/Contents/MacOS/x' },
    'notInstalled',
  ],
  ['Linux, an AppImage', linux, null],
  ['Linux, an AppImage where nobody may write', { ...linux, ...notWritable }, 'wholeComputer'],
  ['Linux, a deb', { ...linux, appImage: undefined }, 'wholeComputer'],
])('%s', (_what, more, byHand) => {
  expect(whyByHand(installed(more))).toBe(byHand);
});
