// Runs the builder over what is laid out.
import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { packageConfig } from './config.mjs';

/**
 * Packs for one system.
 * @param {object} given
 * @param {'win32' | 'darwin' | 'linux'} given.platform
 * @param {string[]} [given.targets] all of the system's by default; ['dir'] = the bare app
 * @param {string[]} [given.archs] as the settings say by default
 * @param {string} given.output emptied first
 * @param {string} [given.electronDist]
 * @param {Record<string, string | undefined>} given.env
 * @param {string} [given.chromiumLicences]
 * @returns {Promise<string[]>} folders with a packed app in them
 */
export async function pack({ platform, targets = [], archs = [], output, electronDist, chromiumLicences, env }) {
  const { Arch, Platform, build } = await import('electron-builder');
  const platforms = { win32: Platform.WINDOWS, darwin: Platform.MAC, linux: Platform.LINUX };
  const processors = { x64: Arch.x64, arm64: Arch.arm64, universal: Arch.universal };
  rmSync(output, { recursive: true, force: true });
  const config = packageConfig({ env, output, electronDist, chromiumLicences });
  // None named: those of the settings.
  const wanted = new Map(archs.map((arch) => [processors[arch], targets]));
  await build({ targets: new Map([[platforms[platform], wanted]]), config, publish: 'never' });
  return appFoldersIn(output);
}

/** Folders below `output` that hold an app as it is installed. */
export function appFoldersIn(output) {
  return readdirSync(output, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && /^(win|linux)(-\w+)?-unpacked$|^mac(-\w+)?$/.test(entry.name))
    .map((entry) => join(output, entry.name))
    .sort();
}
