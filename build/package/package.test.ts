// What the builder is told, what can be signed, and the two lists that go with the app.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { APP_ID as ID_IN_APP, APP_NAME as NAME_IN_APP } from '../../src-main/shell/names.ts';
import { LINK_SCHEME } from '../../src-shared/link/link.ts';
import { packagesAmong } from './bundled.mjs';
import { APP_ID, APP_NAME, SCHEME, packageConfig } from './config.mjs';
import { licenceFaults, licencesText, licensed, mayBeGivenOut } from './licences.mjs';
import { partsList } from './sbom.mjs';
import { packageJson } from './stage.mjs';
import { signingOf, unsignedWords } from './signing.mjs';

const folder = mkdtempSync(join(tmpdir(), 'licences-'));
afterAll(() => rmSync(folder, { recursive: true }));

test('packages and app have one name, one id and one kind of link', () => {
  expect([APP_ID, APP_NAME, SCHEME]).toEqual([ID_IN_APP, NAME_IN_APP, LINK_SCHEME]);
});

test('a package has the feed that it is built with, app and builder the same one; without it none', () => {
  const about = { name: 'front-desk', version: '1.2.3' };
  const env = { FRONT_DESK_FEED: 'https://updates.maker.example/desk' };
  const feed = 'https://updates.maker.example/desk/';
  expect(packageJson(about, env)).toMatchObject({ version: '1.2.3', updateFeed: feed });
  expect(packageConfig({ env, output: 'dist' }).publish).toEqual([{ provider: 'generic', url: feed }]);
  expect(packageJson(about, {})).not.toHaveProperty('updateFeed');
  expect(() => packageJson(about, { FRONT_DESK_FEED: 'http://updates.maker.example/' })).toThrow('https');
});

test('which macOS it needs is Electron’s word, not ours', () => {
  expect(packageConfig({ env: {}, output: 'dist' }).mac).not.toHaveProperty('minimumSystemVersion');
});

test('without a certificate nothing claims to be signed', () => {
  const { win, mac } = packageConfig({ env: {}, output: 'dist' });
  expect([win?.signExecutable, mac?.hardenedRuntime, mac?.notarize, mac?.identity]).toEqual([false, false, false, '-']);
});

test('with one, the builder signs, hardens and asks the notary', () => {
  const env = { CSC_LINK: 'file', APPLE_ID: 'a', APPLE_APP_SPECIFIC_PASSWORD: 'b', APPLE_TEAM_ID: 'c' };
  const { win, mac } = packageConfig({ env, output: 'dist' });
  expect([win?.signExecutable, mac?.hardenedRuntime, mac?.notarize, mac?.identity]).toEqual([
    true,
    true,
    true,
    undefined,
  ]);
});

test('secrets of signing never become settings', () => {
  const env = { CSC_LINK: 'the-file', CSC_KEY_PASSWORD: 'the-password', APPLE_APP_SPECIFIC_PASSWORD: 'the-other' };
  expect(JSON.stringify(packageConfig({ env, output: 'dist' }))).not.toMatch(/the-(file|password|other)/);
});

const azure = {
  AZURE_TENANT_ID: 't',
  AZURE_CLIENT_ID: 'c',
  AZURE_CLIENT_SECRET: 's',
  FRONT_DESK_AZURE_ENDPOINT: 'e',
  FRONT_DESK_AZURE_ACCOUNT: 'a',
  FRONT_DESK_AZURE_PROFILE: 'p',
  FRONT_DESK_PUBLISHER: 'Us',
};

test.each([
  ['nothing', {}, { windows: null, mac: false, notary: false }],
  ['a Windows certificate', { WIN_CSC_LINK: 'x' }, { windows: 'certificate', mac: false, notary: false }],
  ['a whole Azure account', azure, { windows: 'azure', mac: false, notary: false }],
  ['half an Azure account', { ...azure, FRONT_DESK_PUBLISHER: '' }, { windows: null, mac: false, notary: false }],
  ['a name in the keychain', { CSC_NAME: 'Us' }, { windows: null, mac: true, notary: false }],
  [
    'a notary without a certificate',
    { APPLE_API_KEY: 'k', APPLE_API_KEY_ID: 'i', APPLE_API_ISSUER: 'n' },
    { windows: null, mac: false, notary: false },
  ],
])('with %s', (_what, env, wanted) => {
  expect(signingOf(env)).toEqual(wanted);
});

test('an unsigned build says so, a signed one is quiet', () => {
  expect(unsignedWords({}, 'win32')).toContain('UNSIGNED');
  expect(unsignedWords({}, 'darwin')).toContain('UNSIGNED');
  expect(unsignedWords({ CSC_LINK: 'x' }, 'darwin')).toContain('NOT NOTARISED');
  expect(unsignedWords({ CSC_LINK: 'x' }, 'win32')).toBe('');
  expect(unsignedWords({}, 'linux')).toBe('');
});

test('packages are told from the files that are built in, one inside of another too', () => {
  expect(
    packagesAmong([
      'src-main/index.ts',
      'node_modules/zod/v4/a.js',
      'node_modules/zod/v4/b.js',
      'node_modules/conf/node_modules/env-paths/index.js',
      'node_modules/@sveltejs/kit/x.js',
    ]),
  ).toEqual(['node_modules/@sveltejs/kit', 'node_modules/conf/node_modules/env-paths', 'node_modules/zod']);
});

test.each(['MIT', '(MIT OR CC0-1.0)', 'GPL-3.0 OR MIT', 'BSD-3-Clause', 'MIT AND ISC'])(
  '%s may be given out',
  (licence) => {
    expect(mayBeGivenOut(licence)).toBe(true);
  },
);

test.each(['GPL-3.0', 'AGPL-3.0-only', 'MIT AND GPL-3.0', 'UNLICENSED', 'SEE LICENSE IN x', ''])(
  '%s may not',
  (licence) => {
    expect(licenceFaults([{ name: 'a', licence }])).toHaveLength(1);
  },
);

const packed = (name: string, about: object): string => {
  const from = join(folder, name);
  mkdirSync(from);
  writeFileSync(join(from, 'package.json'), JSON.stringify({ name, version: '1.0.0', ...about }));
  return from;
};

test('the text that a package brings is in the file', () => {
  const from = packed('a', { license: 'MIT' });
  writeFileSync(join(from, 'LICENSE.md'), 'Do as you like.\r\n');
  const text = licencesText([licensed('node_modules/a', from)]);
  expect(text).toContain('a 1.0.0 (MIT)');
  expect(text).toContain('Do as you like.\n');
});

test('for one that brings none, the licence that it names is said, with its holder', () => {
  const from = packed('b', { license: 'MIT', author: { name: 'Sam' } });
  expect(licensed('node_modules/b', from).text).toMatch(/^MIT License\n\nCopyright \(c\) Sam\n/);
});

test.each([
  ['whose holder nobody knows', { license: 'MIT' }],
  ['whose text we have not', { license: 'ISC', author: 'Sam' }],
])('one that brings none stops: %s', (what, about) => {
  const from = packed(what, about);
  expect(() => licensed(`node_modules/${what}`, from)).toThrow('no text');
});

const part = (ref: string, more = {}) => {
  const [name = '', version = ''] = ref.split('@');
  return { 'bom-ref': ref, name, version, scope: 'optional', properties: [], ...more };
};
const whole = {
  $schema: 's',
  bomFormat: 'CycloneDX',
  specVersion: '1.5',
  serialNumber: 'urn:uuid:chance',
  metadata: { timestamp: 'now', tools: [], component: part('front-desk@1.2.3') },
  components: [part('b@2.0.0'), part('a@1.0.0'), part('a@0.9.0'), part('vitest@5.0.0')],
  dependencies: [
    { ref: 'a@1.0.0', dependsOn: ['b@2.0.0', 'vitest@5.0.0'] },
    { ref: 'vitest@5.0.0', dependsOn: [] },
  ],
};
const about = { productName: 'Front Desk', version: '1.2.3' };
const builtIn = [
  { name: 'a', version: '1.0.0' },
  { name: 'b', version: '2.0.0' },
];

test('the list of parts holds what is built in, in its version, and nothing of the hour', () => {
  const list = partsList(whole, builtIn, about);
  expect(list.components.map((one) => one['bom-ref'])).toEqual(['a@1.0.0', 'b@2.0.0']);
  expect(list.dependencies).toEqual([
    { ref: 'front-desk@1.2.3', dependsOn: ['a@1.0.0', 'b@2.0.0'] },
    { ref: 'a@1.0.0', dependsOn: ['b@2.0.0'] },
  ]);
  expect(list.metadata.timestamp).toBeUndefined();
  expect(list.serialNumber).toMatch(/^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-a[0-9a-f]{3}-[0-9a-f]{12}$/);
  const later = { ...whole, serialNumber: 'other', metadata: { ...whole.metadata, timestamp: 'later' } };
  expect(partsList(later, builtIn, about)).toEqual(list);
});

test('a part that npm does not know stops', () => {
  expect(() => partsList(whole, [{ name: 'c', version: '1.0.0' }], about)).toThrow('c 1.0.0');
});

test('the installer of Windows leaves the queue unless asked, and touches nothing in an update', () => {
  const script = readFileSync(join(import.meta.dirname, 'windows/installer.nsh'), 'utf8');
  expect(script.indexOf('${ifNot} ${isUpdated}')).toBeLessThan(script.indexOf('DeleteRegKey'));
  expect(script.indexOf('--delete-app-data')).toBeLessThan(script.indexOf('RMDir /r "$LOCALAPPDATA\\Front Desk"'));
  expect(packageConfig({ env: {}, output: 'dist' }).nsis?.deleteAppDataOnUninstall).toBe(false);
});
