// Each guard over a package: lets a good one through, and stops on a small made one with the fault in it.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createPackage } from '@electron/asar';
import { afterAll, expect, test } from 'vitest';
import { readAsar } from './asar.mjs';
import type { Archive } from './asar.mjs';
import { contentFaults, developmentFaults, equipmentFaults, extraFaults, sourceFaults } from './contents.mjs';
import { feedFaults } from './feed.mjs';
import { secretFaults } from './secrets.mjs';
import { macFaults, windowsFaults } from './systems.mjs';
import { changelogVersion, notesOf, versionFaults } from './versions.mjs';

const folder = mkdtempSync(join(tmpdir(), 'package-'));
afterAll(() => rmSync(folder, { recursive: true }));

const GOOD = {
  'package.json': '{"version":"1.2.3"}',
  'out/main/index.js': 'start();',
  'out/preload/preload.cjs': 'bridge();',
  'out/renderer/index.html': '<p>Front Desk</p>',
  'out/renderer/assets/index-a1B2.js': 'show();',
};
let made = 0;

/** A real archive of those files. */
async function archiveOf(files: Record<string, string>): Promise<Archive> {
  made += 1;
  const from = join(folder, `app-${made}`);
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(from, name)), { recursive: true });
    writeFileSync(join(from, name), text);
  }
  await createPackage(from, join(folder, `${made}.asar`));
  return readAsar(join(folder, `${made}.asar`));
}

test('a good package passes', async () => {
  const archive = await archiveOf(GOOD);
  expect([...archive.files.keys()].sort()).toEqual(Object.keys(GOOD).sort());
  expect([...contentFaults(archive), ...sourceFaults(archive)]).toEqual([]);
});

test('a feed that is not the one that was named is found, a missing and an unwanted one too', () => {
  const feed = 'https://updates.maker.example/';
  expect([...feedFaults({ updateFeed: feed }, feed), ...feedFaults({}, null)]).toEqual([]);
  expect(feedFaults({}, feed)).toHaveLength(1);
  expect(feedFaults({ updateFeed: feed }, null)).toHaveLength(1);
  expect(feedFaults({ updateFeed: 'https://other.example/' }, feed)[0]).toContain('other.example');
});

test('the same files make the same archive, other files another one', async () => {
  const [first, second, other] = [
    await archiveOf(GOOD),
    await archiveOf(GOOD),
    await archiveOf({ ...GOOD, 'out/main/index.js': 'other();' }),
  ];
  expect(second.fileHash).toBe(first.fileHash);
  expect(second.headerHash).toBe(first.headerHash);
  expect(other.headerHash).not.toBe(first.headerHash);
});

test.each([
  'src-main/index.ts',
  'out/main/index.js.map',
  'out/main/index.ts',
  'node_modules/zod/index.js',
  'out/renderer/assets/App.svelte',
  '.env',
  'out/main/front-desk.log',
  'out/tour/01.png',
])('%s does not belong', async (name) => {
  expect(contentFaults(await archiveOf({ ...GOOD, [name]: 'x' }))).toEqual([`${name} does not belong in the package.`]);
});

test('what is missing, lies beside, or weighs too much is found', () => {
  const files = new Map(Object.entries(GOOD).map(([name, text]) => [name, Buffer.from(text)]));
  files.delete('out/preload/preload.cjs');
  files.set('out/main/index.js', Buffer.alloc(6_000_000));
  expect(contentFaults({ files, unpacked: ['out/main/addon.js'] })).toEqual([
    'out/main/addon.js lies beside the archive, where nothing vouches for it.',
    'out/preload/preload.cjs is missing.',
    'The app weighs 6000 kB; its budget is 5200.',
  ]);
  expect(extraFaults(new Map([['a.txt', Buffer.alloc(2_000_000)]]))).toHaveLength(1);
  expect(extraFaults(new Map([['a.txt', Buffer.alloc(200)]]))).toEqual([]);
});

test('a source map that is named or carried is found', async () => {
  const archive = await archiveOf({
    ...GOOD,
    'out/main/index.js': 'start();\n//# sourceMappingURL=index.js.map',
    'out/preload/preload.cjs': 'const map = {"sourcesContent": ["secret"]}',
  });
  expect(sourceFaults(archive)).toEqual([
    'out/main/index.js names a source map.',
    'out/preload/preload.cjs carries sources.',
  ]);
});

test('test equipment is told from what ships', () => {
  const ships = [
    'src-main/index.ts',
    'src-main/practice/server.ts',
    'src-shared/testimony.ts',
    'node_modules/zod/x.js',
  ];
  const equipment = [
    'e2e/host/electron.ts',
    'build/fuses.mjs',
    'src-main/outbox/simulator/plan.ts',
    'src-main/store/testing/memoryStore.ts',
    'src-main/vault/keychainDouble.ts',
    'src-main/practice/command.ts',
    'src-shared/time/show.test.ts',
  ];
  expect(equipmentFaults([...ships, ...equipment])).toEqual(
    equipment.map((path) => `${path} is test equipment, and is built in.`),
  );
});

test('a package for development alone is stopped; the page’s own language is meant', () => {
  const lock = {
    'node_modules/zod': {},
    'node_modules/svelte': { dev: true, dependencies: { clsx: '^2' } },
    'node_modules/clsx': { dev: true },
    'node_modules/vitest': { dev: true },
  };
  expect(developmentFaults(['node_modules/zod', 'node_modules/svelte', 'node_modules/clsx'], lock)).toEqual([]);
  expect(developmentFaults(['node_modules/vitest', 'node_modules/unheard'], lock)).toEqual([
    'node_modules/vitest is for development alone, and is built in.',
    'node_modules/unheard is for development alone, and is built in.',
  ]);
});

const machine = { env: { NPM_TOKEN: 'abcdefgh1234', HOME: '/home/sam', SHORT_TOKEN: 'abc' }, folders: ['/home/sam'] };
const secretsIn = (text: string): string[] => secretFaults(new Map([['a.js', Buffer.from(text)]]), machine);

test('an everyday file has no secrets', () => {
  const text =
    'const API_KEY = read(); // "-----BEGIN PRIVATE KEY-----" https://example.org:8443/a@b /home/samantha abc';
  expect(secretsIn(text)).toEqual([]);
});

test.each([
  ['a private key', '-----BEGIN RSA PRIVATE KEY-----\nMIIEow'],
  ['a private key', 'const key = "-----BEGIN PRIVATE KEY-----\\nMIIEow"'],
  ['a key of a cloud account', 'AKIAABCDEFGHIJKLMNOP'],
  ['a token of GitHub', `ghp_${'a1'.repeat(18)}`],
  ['a token of npm', `npm_${'a1'.repeat(18)}`],
  ['an address with a password in it', 'https://me:hunter22@example.org/x'],
  ['the value of NPM_TOKEN', 'x abcdefgh1234 x'],
])('%s is found', (what, text) => {
  expect(secretsIn(text)).toEqual([`a.js carries ${what}.`]);
});

test('a folder of the machine is found', () => {
  expect(secretsIn('at /home/sam/project/src/a.ts')).toEqual(['a.js names a folder of this machine: /home/sam']);
});

test('whoever says another version, or none, is named', () => {
  expect(versionFaults('1.2.3', { lock: '1.2.3' })).toEqual([]);
  expect(versionFaults('1.2.3', { lock: '1.2.2', log: undefined })).toEqual([
    'lock says 1.2.2, not 1.2.3.',
    'log says no version.',
  ]);
});

test('a changelog tells its newest version, and the notes of one', () => {
  const text = '# Changelog\n\n## Unreleased\n\n- soon\n\n## [1.2.3] 2026-11-26\n\n- new\n\n## 1.2.0\n\n- old\n';
  expect(changelogVersion(text)).toBe('1.2.3');
  expect(changelogVersion('# Changelog')).toBeUndefined();
  expect(notesOf(text, '1.2.3')).toBe('- new');
  expect(notesOf(text, '1.2.0')).toBe('- old');
  expect(() => notesOf(text, '1.2')).toThrow('nothing to say');
});

const windows = {
  strings: { ProductName: 'Front Desk', FileDescription: 'Front Desk', CompanyName: 'Us', FileVersion: '1.2.3' },
  iconSizes: [16, 256],
  integrity: [{ file: 'resources\\app.asar', alg: 'SHA256', value: 'ab' }],
};
const ofWindows = { version: '1.2.3', publisher: 'Us', hash: 'ab' };

test('a Windows program that says all passes; each that does not is named', () => {
  expect(windowsFaults(windows, ofWindows)).toEqual([]);
  expect(windowsFaults({ ...windows, strings: { ...windows.strings, CompanyName: 'GitHub' } }, ofWindows)).toHaveLength(
    1,
  );
  expect(windowsFaults({ ...windows, iconSizes: [16] }, ofWindows)).toEqual(['The Windows program has not our icon.']);
  for (const integrity of [[], [{ file: 'resources\\app.asar', alg: 'SHA256', value: 'cd' }]]) {
    expect(windowsFaults({ ...windows, integrity }, ofWindows)).toEqual([
      'The Windows program does not vouch for its app.asar.',
    ]);
  }
});

const info = {
  LSMinimumSystemVersion: '13.0',
  CFBundleIdentifier: 'us.desk',
  CFBundleName: 'Front Desk',
  CFBundleShortVersionString: '1.2.3',
  CFBundleURLTypes: [{ CFBundleURLSchemes: ['desk'] }],
  ElectronAsarIntegrity: { 'Resources/app.asar': { algorithm: 'SHA256', hash: 'ab' } },
  NSAppTransportSecurity: { NSAllowsArbitraryLoads: false },
};
const mac = { info, hasIcon: true, entitlements: { 'com.apple.security.cs.allow-jit': true } };
const ofMac = { version: '1.2.3', appId: 'us.desk', scheme: 'desk', hash: 'ab' };

test('a macOS app that says all passes', () => {
  expect(macFaults(mac, ofMac)).toEqual([]);
});

test.each([
  ['com.other as CFBundleIdentifier', { ...mac, info: { ...info, CFBundleIdentifier: 'com.other' } }],
  ['does not vouch', { ...mac, info: { ...info, ElectronAsarIntegrity: {} } }],
  ['opens http', { ...mac, info: { ...info, CFBundleURLTypes: [{ CFBundleURLSchemes: ['http'] }] } }],
  ['not our icon', { ...mac, hasIcon: false }],
  ['which macOS it needs', { ...mac, info: { ...info, LSMinimumSystemVersion: undefined } }],
  ['without TLS', { ...mac, info: { ...info, NSAppTransportSecurity: { NSAllowsArbitraryLoads: true } } }],
  ['NSCameraUsageDescription', { ...mac, info: { ...info, NSCameraUsageDescription: 'see you' } }],
  ['disable-library', { ...mac, entitlements: { 'com.apple.security.cs.disable-library-validation': true } }],
])('a macOS app is stopped: %s', (words, read) => {
  const faults = macFaults(read, ofMac);
  expect(faults).toHaveLength(1);
  expect(faults[0]).toContain(words);
});
