// Last touches to a packed app before it is signed: its fuses, set and read back, and what macOS may load without TLS.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setFuses, wrongFuses } from '../fuses.mjs';
import { Stop } from '../tools.mjs';
import { plist } from './borrowed.mjs';

/**
 * The file with the fuse wire.
 * @param {string} folder as the builder made it, with the app in it
 * @param {'win32' | 'darwin' | 'linux'} platform
 */
export function fusedFile(folder, platform) {
  if (platform === 'win32') return join(folder, 'Front Desk.exe');
  if (platform === 'linux') return join(folder, 'front-desk');
  return join(folder, 'Front Desk.app/Contents/Frameworks/Electron Framework.framework/Electron Framework');
}

/** The builder's hook. Stops the build when a fuse does not read back as it must be. */
export async function finish({ appOutDir, electronPlatformName }) {
  if (electronPlatformName === 'darwin') demandTls(join(appOutDir, 'Front Desk.app/Contents/Info.plist'));
  const file = fusedFile(appOutDir, electronPlatformName);
  setFuses(file);
  checkFuses(appOutDir, electronPlatformName);
}

/** @throws Stop where a fuse of the packed app is not as build/fuses.mjs says. */
export function checkFuses(folder, platform) {
  const file = fusedFile(folder, platform);
  if (!existsSync(file)) throw new Stop(`The packed app has no ${file}.`);
  const wrong = wrongFuses(file);
  if (wrong.length > 0) throw new Stop(`Fuses of ${file}:\n${wrong.join('\n')}`);
}

/** The builder lets macOS load anything without TLS, for the sake of its updater; that one asks this computer alone. */
function demandTls(file) {
  const info = plist().parse(readFileSync(file, 'utf8'));
  info.NSAppTransportSecurity = { NSAllowsArbitraryLoads: false, NSAllowsLocalNetworking: true };
  writeFileSync(file, plist().build(info));
}
