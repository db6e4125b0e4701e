// Goal: the proxy's password comes back where it was sealed, lies nowhere in plain, and never stands in an account's way.
// Method: real files and a keychain that can be changed under the vault; each story is told over a restart.
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { clinic, connected, id, newDesk, problemOf, start } from './testing/vaultDesk.ts';
import type { Desk } from './testing/vaultDesk.ts';

const password = { proxy: 'proxy.clinic.example:8080', name: 'CANARY-NAME-51', password: 'CANARY-WORD-73' };

function allIn({ folder }: Desk): string {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return files.map((file) => readFileSync(join(file.parentPath, file.name), 'latin1')).join('\n');
}

test('it is kept over a restart, sealed, beside the account’s keys, and forgotten at a word', async () => {
  const desk = newDesk();
  const vault = await connected(desk);
  expect(vault.proxyPassword()).toBeNull();
  await vault.keepProxyPassword(password);
  const again = await start(desk);
  expect([again.proxyPassword(), await again.keys()]).toEqual([password, clinic]);
  for (const word of [password.name, password.password]) {
    const bytes = Buffer.from(word, 'utf8');
    for (const spelling of [word, bytes.toString('base64').slice(0, -2), bytes.toString('hex')])
      expect(allIn(desk)).not.toContain(spelling);
  }
  await again.keep(id, { ...clinic, secret: 'rotated' });
  expect((await start(desk)).proxyPassword()).toEqual(password);
  await again.keepProxyPassword(null);
  expect((await start(desk)).proxyPassword()).toBeNull();
  expect(allIn(desk)).toContain('"proxy": null');
});

test('a file from before there was one is read as it is, and loses nothing by it', async () => {
  const desk = newDesk();
  await connected(desk);
  for (const name of ['keys.json', 'keys.json.copy']) {
    const path = join(desk.folder, name);
    const { proxy, ...before } = JSON.parse(readFileSync(path, 'utf8')) as Record<string, unknown>;
    expect(proxy).toBeNull();
    writeFileSync(path, JSON.stringify(before));
  }
  const vault = await start(desk);
  expect([vault.state, vault.proxyPassword(), await vault.keys()]).toEqual([{ is: 'ready' }, null, clinic]);
  await vault.keepProxyPassword(password);
  expect((await start(desk)).proxyPassword()).toEqual(password);
});

test('without a keychain it is not kept at all', async () => {
  const desk = newDesk();
  desk.keychain.isAvailable = false;
  const vault = await start(desk);
  expect(await problemOf(vault.keepProxyPassword(password))).toBe('noKeychain');
  expect(vault.proxyPassword()).toBeNull();
  expect(readdirSync(desk.folder)).toEqual([]);
});

test('where it alone was kept and does not open any more, an account can be connected all the same', async () => {
  const desk = newDesk();
  await (await start(desk)).keepProxyPassword(password);
  expect((await start(desk)).proxyPassword()).toEqual(password);
  desk.keychain.isAvailable = false;
  const closed = await start(desk);
  expect([closed.state, closed.proxyPassword()]).toEqual([{ is: 'ready' }, null]);
});

test('one that does not open keeps no account closed', async () => {
  const desk = newDesk();
  await (await connected(desk)).keepProxyPassword(password);
  for (const name of ['keys.json', 'keys.json.copy']) {
    const path = join(desk.folder, name);
    const file = JSON.parse(readFileSync(path, 'utf8')) as Record<string, unknown>;
    writeFileSync(path, JSON.stringify({ ...file, proxy: Buffer.from('nonsense').toString('base64') }));
  }
  const vault = await start(desk);
  expect([vault.state, vault.proxyPassword(), await vault.keys()]).toEqual([{ is: 'ready' }, null, clinic]);
});

test('while the keys are closed nothing is written over them', async () => {
  const desk = newDesk();
  await connected(desk);
  desk.keychain.isAvailable = false;
  const vault = await start(desk);
  expect(await problemOf(vault.keepProxyPassword(password))).toBe('keychainChanged');
});
