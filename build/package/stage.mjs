// Lays out what goes into a package, and nothing else: the built app with a plain package.json, licences, and the list of parts.
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { at, readJson } from '../tools.mjs';
import { bundledFiles, packagesAmong } from './bundled.mjs';
import { licencesText, licensed } from './licences.mjs';
import { npmList, partsList } from './sbom.mjs';
import { PUBLISHER, addressesOf } from './publisher.mjs';

/** Folder that becomes app.asar, and folder whose files lie beside it; as seen from the project's folder. */
export const STAGE = '.cache/package/app';
export const EXTRA = '.cache/package/extra';
export const LICENCES_FILE = 'THIRD-PARTY-LICENSES.txt';
export const SBOM_FILE = 'sbom.cdx.json';

/**
 * Lays all out anew from what was built.
 * @param {Record<string, string | undefined>} env addresses of whoever publishes
 * @param {{ out?: string, list?: object }} [given] another folder of built files; npm's list, where it is known already
 * @returns {Promise<{ packages: { name: string, version: string, licence: string }[] }>} what is built in
 */
export async function stage(env, { out = at('out'), list } = {}) {
  const about = readJson(at('package.json'));
  for (const folder of [STAGE, EXTRA]) {
    rmSync(at(folder), { recursive: true, force: true });
    mkdirSync(at(folder), { recursive: true });
  }
  // Programs, preload and pages: what else lies there by chance stays out.
  for (const part of PARTS) cpSync(join(out, part), at(STAGE, 'out', part), { recursive: true });
  writeFileSync(at(STAGE, 'package.json'), `${JSON.stringify(packageJson(about, env), null, 2)}\n`);
  const packages = [...packagesAmong(bundledFiles()), 'node_modules/electron'].map((path) => licensed(path));
  const sbom = partsList(list ?? (await npmList()), packages, about);
  writeFileSync(at(EXTRA, SBOM_FILE), `${JSON.stringify(sbom, null, 2)}\n`);
  writeFileSync(at(EXTRA, LICENCES_FILE), licencesText(packages));
  writeFileSync(at(EXTRA, 'LICENSE.txt'), readFileSync(at('LICENSE')));
  return { packages };
}

const PARTS = ['main', 'preload', 'renderer'];

/** What the packed app says of itself: no scripts, no dependencies. `updateFeed`: read by src-main/shell/updates/ownFeed.ts. */
export function packageJson(about, env) {
  const { name, productName, version, description, license, type, main } = about;
  const { homepage, contact, feed } = addressesOf(env);
  return {
    name,
    productName,
    version,
    description,
    license,
    homepage,
    author: { name: PUBLISHER, email: contact },
    type,
    main,
    ...(feed !== null && { updateFeed: feed }),
  };
}
