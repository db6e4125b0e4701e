// The list of parts (CycloneDX): npm's own, cut down to what the build really put in, and the same for the same commit.
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { Stop, root } from '../tools.mjs';

const start = promisify(execFile);
const LIST_MAX_BYTES = 64_000_000;

/** What npm knows of all packages of the lock file. Its notices to people go another way, and are not read. */
export async function npmList() {
  const npm = process.env.npm_execpath ?? '';
  const args = ['sbom', '--package-lock-only', '--sbom-format', 'cyclonedx'];
  const given = { cwd: root, maxBuffer: LIST_MAX_BYTES };
  // Through the npm that runs us where there is one: on Windows npm itself is no program.
  const { stdout } = npm.endsWith('.js')
    ? await start(process.execPath, [npm, ...args], given)
    : await start('npm', args, { ...given, shell: process.platform === 'win32' });
  return JSON.parse(stdout);
}

/**
 * Npm's list without what only builds and tests, and without the hour and the chance number of its making.
 * @param {object} whole as npm tells it
 * @param {readonly { name: string, version: string }[]} packages what is built in
 * @param {{ productName: string, version: string }} about
 */
export function partsList(whole, packages, about) {
  const components = packages
    .map(({ name, version }) => {
      const found = whole.components.find((part) => nameOf(part) === name && part.version === version);
      if (found === undefined) throw new Stop(`${name} ${version} is built in, and npm's list does not know it.`);
      return { ...found, scope: 'required', properties: (found.properties ?? []).filter((one) => !isAboutUse(one)) };
    })
    .sort((a, b) => (a['bom-ref'] < b['bom-ref'] ? -1 : 1));
  const kept = new Set(components.map((part) => part['bom-ref']));
  const dependencies = whole.dependencies
    .filter(({ ref }) => kept.has(ref))
    .map(({ ref, dependsOn = [] }) => ({ ref, dependsOn: dependsOn.filter((other) => kept.has(other)).sort() }))
    .sort((a, b) => (a.ref < b.ref ? -1 : 1));
  const { component, tools } = whole.metadata;
  const self = { ...component, type: 'application', name: about.productName, version: about.version };
  const sbom = {
    $schema: whole.$schema,
    bomFormat: whole.bomFormat,
    specVersion: whole.specVersion,
    version: 1,
    metadata: { lifecycles: [{ phase: 'build' }], tools, component: self },
    components,
    dependencies: [{ ref: self['bom-ref'], dependsOn: [...kept].sort() }, ...dependencies],
  };
  const digest = createHash('sha256').update(JSON.stringify(sbom)).digest('hex');
  return { ...sbom, serialNumber: serialOf(digest) };
}

const nameOf = (part) => (part.group === undefined ? part.name : `${part.group}/${part.name}`);
/** How npm's own list would sort it, which no longer fits here. */
const isAboutUse = ({ name }) => name === 'cdx:npm:package:development';

/** A number of the form that CycloneDX wants, made from what the list says. */
function serialOf(digest) {
  const at = (from, to) => digest.slice(from, to);
  return `urn:uuid:${at(0, 8)}-${at(8, 12)}-5${at(13, 16)}-a${at(17, 20)}-${at(20, 32)}`;
}
