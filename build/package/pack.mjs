// Runs the builder over what is laid out.
import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Arch, Platform, build } from 'electron-builder';
import { packageConfig } from './config.mjs';

const PLATFORMS = { win32: Platform.WINDOWS, darwin: Platform.MAC, linux: Platform.LINUX };
const ARCHS = { x64: Arch.x64, arm64: Arch.arm64, universal: Arch.universal };

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
  rmSync(output, { recursive: true, force: true });
  const config = packageConfig({ env, output, electronDist, chromiumLicences });
  // None named: those of the settings.
  const wanted = new Map(archs.map((arch) => [ARCHS[arch], targets]));
  await build({ targets: new Map([[PLATFORMS[platform], wanted]]), config, publish: 'never' });
  return appFoldersIn(output);
}

/** Folders below `output` that hold an app as it is installed. */
export function appFoldersIn(output) {
  return readdirSync(output, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && /^(win|linux)(-\w+)?-unpacked$|^mac(-\w+)?$/.test(entry.name))
    .map((entry) => join(output, entry.name))
    .sort();
}
