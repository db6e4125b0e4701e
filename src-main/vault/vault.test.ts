// Goal: keys come back where they were sealed and nowhere else, and nothing is ever made anew over what is sealed.
// Method: real files and a keychain that can be changed under the vault; each story is told over a restart.
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Files } from '../store/files.ts';
import { nodeFiles } from '../store/files.ts';
import { clinic, connected, id, newDesk, problemOf, start } from './testing/vaultDesk.ts';
import type { Desk } from './testing/vaultDesk.ts';
import type { ClosedBecause } from './vaultState.ts';

const local = { ...clinic, address: 'http://127.0.0.1:4711/' };

test('a first start writes nothing, has no account, and says how it stands', async () => {
  const desk = newDesk();
  const vault = await start(desk);
  expect(vault.state).toEqual({ is: 'ready' });
  expect([vault.kept(), await vault.keys()]).toEqual([null, null]);
  expect(await vault.keychain()).toMatchObject({
    available: true,
    words: expect.stringContaining('kept in') as string,
  });
  expect(readdirSync(desk.folder)).toEqual([]);
});

test('keys and the data key come back after a restart, the same', async () => {
  const desk = newDesk();
  const was = await connected(desk);
  const key = await was.openAccount(id, clinic.address);
  expect(key).toMatchObject({
    account: id,
    sealedBy: 'keychain',
    setAside: null,
    databaseFile: join(desk.folder, 'accounts', id, 'desk.db'),
    witnessFile: join(desk.folder, 'witness', id),
  });
  expect(key.dataKey.bytes).toHaveLength(32);

  const vault = await start(desk);
  expect(vault.kept()).toEqual({ id, address: clinic.address, identifier: clinic.identifier, hasKeys: true });
  expect(await vault.keys()).toEqual(clinic);
  expect(await vault.openAccount(id, clinic.address)).toEqual(key);
  expect(existsSync(join(desk.folder, 'witness'))).toBe(true);
});

test('the files hold neither keys nor secret in any spelling', async () => {
  const desk = newDesk();
  const vault = await connected(desk);
  const { dataKey } = await vault.openAccount(id, clinic.address);
  const files = readdirSync(desk.folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const all = files.map((file) => readFileSync(join(file.parentPath, file.name), 'latin1')).join('\n');
  expect(all).toContain('"knownValue"');
  for (const word of [clinic.identifier, clinic.secret, ...spellings(clinic.secret), ...spellings(dataKey.bytes)]) {
    expect(all).not.toContain(word);
  }
});

test('replaced keys keep the account’s file and its key; another account gets its own', async () => {
  const desk = newDesk();
  const vault = await connected(desk);
  const key = await vault.openAccount(id, clinic.address);
  await vault.keep(id, { ...clinic, secret: 'rotated' });
  const other = await vault.openAccount('other-1', clinic.address);
  expect(Buffer.from(other.dataKey.bytes).equals(Buffer.from(key.dataKey.bytes))).toBe(false);
  const again = await start(desk);
  expect(await again.keys()).toMatchObject({ secret: 'rotated' });
  expect((await again.openAccount(id, clinic.address)).dataKey).toEqual(key.dataKey);
  expect((await again.openAccount('other-1', clinic.address)).dataKey).toEqual(other.dataKey);
});

test('forgotten keys are gone from the disk, the key to what waits is not', async () => {
  const desk = newDesk();
  const vault = await connected(desk);
  const { dataKey } = await vault.openAccount(id, clinic.address);
  await vault.forget();
  await vault.forget();
  const again = await start(desk);
  expect([again.kept(), await again.keys()]).toEqual([null, null]);
  expect((await again.openAccount(id, clinic.address)).dataKey).toEqual(dataKey);
});

test('two changes at once are both kept', async () => {
  const desk = newDesk();
  const vault = await start(desk);
  await Promise.all([vault.openAccount('one', clinic.address), vault.openAccount('two', clinic.address)]);
  const again = await start(desk);
  const [one, two] = [await vault.openAccount('one', clinic.address), await vault.openAccount('two', clinic.address)];
  expect((await again.openAccount('one', clinic.address)).dataKey).toEqual(one.dataKey);
  expect((await again.openAccount('two', clinic.address)).dataKey).toEqual(two.dataKey);
});

const closings: readonly [says: ClosedBecause, change: (desk: Desk) => void][] = [
  ['keychainGone', ({ keychain }) => (keychain.isAvailable = false)],
  ['backendChanged', ({ keychain }) => (keychain.name = 'kwallet6')],
  ['unreadable', ({ keychain }) => (keychain.key = Buffer.alloc(32, 7))],
  ['foreign', ({ keychain }) => (keychain.opensWrongly = true)],
  ['keyFileMissing', ({ folder }) => removeKeyFiles(folder)],
  ['keyFileDamaged', ({ folder }) => writeKeyFiles(folder, '\0'.repeat(4096))],
  ['newer', ({ folder }) => writeKeyFiles(folder, '{"version":3,"anything":true}')],
];
test.each(closings)('%s: nothing is made anew or written over, practice still opens', async (because, change) => {
  const desk = newDesk();
  await connected(desk);
  change(desk);
  const before = snapshot(desk.folder);
  const vault = await start(desk);
  expect(vault.state).toEqual({ is: 'closed', because });
  expect((await vault.keychain()).words).toMatch(/Nothing was deleted/);
  expect(await problemOf(vault.openAccount(id, clinic.address))).toBe('keychainChanged');
  expect(await problemOf(vault.openAccount('new-one', clinic.address))).toBe('keychainChanged');
  expect(await problemOf(vault.keep(id, clinic))).toBe('keychainChanged');
  if (vault.kept() !== null) {
    expect(vault.kept()).toMatchObject({ id, identifier: '' });
    expect(await problemOf(vault.keys())).toBe('keychainChanged');
    expect(await problemOf(vault.forget())).toBe('keychainChanged');
  }
  // A file may have been renamed, with a date; not a byte of any is lost or changed.
  expect(snapshot(desk.folder)).toEqual(before);
  expect(vault.openPractice().sealedBy).toBe('plainFile');
});

test.each(closings.slice(0, 4))('%s passes: put right again, all is as it was', async (_, change) => {
  const desk = newDesk();
  const was = await connected(desk);
  const { dataKey } = await was.openAccount(id, clinic.address);
  const { name, key } = desk.keychain;
  change(desk);
  await start(desk);
  Object.assign(desk.keychain, { isAvailable: true, name, key, opensWrongly: false });
  const vault = await start(desk);
  expect(await vault.keys()).toEqual(clinic);
  expect((await vault.openAccount(id, clinic.address)).dataKey).toEqual(dataKey);
});

test('a damaged key file is set aside and its copy takes its place', async () => {
  const desk = newDesk();
  await connected(desk);
  for (const damage of ['', '\0'.repeat(900), '{"version":1', '[]']) {
    writeFileSync(join(desk.folder, 'keys.json'), damage);
    const vault = await start(desk);
    expect(await vault.keys()).toEqual(clinic);
    expect(vault.setAside).toHaveLength(1);
    expect(readFileSync(vault.setAside[0] ?? '', 'utf8')).toBe(damage);
    expect(vault.setAside[0]).toContain('keys.json.set-aside-2026-11-23T17-47-00-000Z');
    await vault.keep(id, clinic); // and the next change makes both whole again
    expect((await start(desk)).setAside).toEqual([]);
  }
});

test('an entry that was moved under another account does not open', async () => {
  const desk = newDesk();
  const vault = await connected(desk);
  await vault.openAccount('other-1', clinic.address);
  const path = join(desk.folder, 'keys.json');
  const file = JSON.parse(readFileSync(path, 'utf8')) as { accounts: Record<string, unknown> };
  file.accounts['other-1'] = file.accounts[id];
  writeFileSync(path, JSON.stringify(file));
  expect((await start(desk)).state).toEqual({ is: 'closed', because: 'foreign' });
});

test('an entry that was moved under another account does not open, without its API keys either', async () => {
  const desk = newDesk();
  const vault = await connected(desk);
  await vault.openAccount('other-1', clinic.address);
  const path = join(desk.folder, 'keys.json');
  const file = JSON.parse(readFileSync(path, 'utf8')) as { accounts: Record<string, { credentials: unknown }> };
  file.accounts['other-1'] = { ...file.accounts[id], credentials: null };
  writeFileSync(path, JSON.stringify(file));
  expect((await start(desk)).state).toEqual({ is: 'closed', because: 'foreign' });
});

test('the system’s wish to seal anew is followed once, and a failure of it costs nothing', async () => {
  const desk = newDesk();
  await connected(desk);
  const before = readFileSync(join(desk.folder, 'keys.json'), 'utf8');
  desk.keychain.wantsReSeal = true;
  const full: Files = {
    ...nodeFiles,
    replace: () => {
      throw Object.assign(new Error('full'), { code: 'ENOSPC' });
    },
  };
  expect(await (await start(desk, full)).keys()).toEqual(clinic);
  expect(readFileSync(join(desk.folder, 'keys.json'), 'utf8')).toBe(before);
  expect(await (await start(desk)).keys()).toEqual(clinic);
  expect(readFileSync(join(desk.folder, 'keys.json'), 'utf8')).not.toBe(before);
  desk.keychain.wantsReSeal = false;
  const { sealed } = desk.keychain;
  expect(await (await start(desk)).keys()).toEqual(clinic);
  expect(desk.keychain.sealed).toBe(sealed);
});

test('without a keychain a clinic’s account is refused, and nothing is written', async () => {
  const desk = newDesk();
  desk.keychain.isAvailable = false;
  const vault = await start(desk);
  expect(await problemOf(vault.openAccount(id, clinic.address))).toBe('noKeychain');
  expect(await problemOf(vault.keep(id, clinic))).toBe('noKeychain');
  expect(readdirSync(desk.folder)).toEqual([]);
  const { available, words } = await vault.keychain();
  expect(available).toBe(false);
  expect(words).toContain('Practice works without it');
});

test('without a keychain a server on this computer is kept in a plain file, and it says so', async () => {
  const desk = newDesk();
  desk.keychain.isAvailable = false;
  const was = await connected(desk, local);
  const key = await was.openAccount(id, local.address);
  expect(key.sealedBy).toBe('plainFile');
  const vault = await start(desk);
  expect(vault.state).toEqual({ is: 'ready' });
  expect(await vault.keys()).toEqual(local);
  expect(await vault.openAccount(id, local.address)).toEqual(key);
  // The same account at a real address would be a clinic's: refused.
  expect(await problemOf(vault.openAccount(id, clinic.address))).toBe('noKeychain');
  expect(await problemOf(vault.keep(id, clinic))).toBe('noKeychain');
  expect((await vault.keychain()).words).toContain('plain file');
});

test('with a keychain a server on this computer is sealed like any other', async () => {
  const vault = await connected(newDesk(), local);
  expect((await vault.openAccount(id, local.address)).sealedBy).toBe('keychain');
});

test('a plain account that becomes a clinic’s is sealed from then on, key and mark the same', async () => {
  const desk = newDesk();
  desk.keychain.isAvailable = false;
  const plain = await (await connected(desk, local)).openAccount(id, local.address);
  desk.keychain.isAvailable = true;
  const vault = await start(desk);
  const sealed = await vault.openAccount(id, clinic.address);
  expect(sealed).toEqual({ ...plain, sealedBy: 'keychain' });
  await vault.keep(id, clinic);
  const all = readFileSync(join(desk.folder, 'keys.json'), 'utf8');
  for (const word of spellings(plain.dataKey.bytes)) expect(all).not.toContain(word);
  expect(await (await start(desk)).openAccount(id, clinic.address)).toEqual(sealed);
});

test('a keychain that refuses in the middle keeps nothing and changes nothing', async () => {
  const desk = newDesk();
  const vault = await connected(desk);
  const before = snapshot(desk.folder);
  desk.keychain.seal = () => Promise.reject(new Error('the user said no'));
  expect(await problemOf(vault.keep(id, { ...clinic, secret: 'new' }))).toBe('noKeychain');
  expect(await vault.keys()).toEqual(clinic);
  expect(snapshot(desk.folder)).toEqual(before);
});

test('a disk that refuses keeps nothing and says so', async () => {
  const desk = newDesk();
  await connected(desk);
  const full: Files = {
    ...nodeFiles,
    replace: () => {
      throw Object.assign(new Error('full'), { code: 'ENOSPC' });
    },
  };
  const vault = await start(desk, full);
  expect(await problemOf(vault.keep(id, { ...clinic, secret: 'new' }))).toBe('diskFailed');
  expect(await vault.keys()).toEqual(clinic);
});

test('an id that would lead out of the folder is refused', async () => {
  const vault = await start(newDesk());
  for (const bad of ['..', 'a/b', '', 'A', '../practice', 'a'.repeat(65)]) {
    await expect(vault.openAccount(bad, local.address), bad).rejects.toThrow();
  }
});

test('practice has its own key, the same after a restart, whatever the keychain does', async () => {
  const desk = newDesk();
  desk.keychain.isAvailable = false;
  const key = (await start(desk)).openPractice();
  expect(key).toMatchObject({ account: 'practice', sealedBy: 'plainFile', setAside: null });
  expect((await start(desk)).openPractice()).toEqual(key);
  expect(existsSync(join(desk.folder, 'keys.json'))).toBe(false);
});

test('a practice account whose key is lost is set aside whole, and a new one begins', async () => {
  const desk = newDesk();
  const place = join(desk.folder, 'accounts', 'practice');
  for (const damage of [() => rmSync(join(place, 'key.json')), () => writeFileSync(join(place, 'key.json'), '{}')]) {
    const before = (await start(desk)).openPractice();
    writeFileSync(before.databaseFile, 'a database');
    damage();
    const vault = await start(desk);
    expect(vault.state).toEqual({ is: 'ready' }); // practice is no reason to close anything
    const after = vault.openPractice();
    expect(after.dataKey).not.toEqual(before.dataKey);
    expect(readFileSync(join(after.setAside ?? '', 'desk.db'), 'utf8')).toBe('a database');
    expect(existsSync(after.databaseFile)).toBe(false);
  }
});

function spellings(bytes: string | Uint8Array): readonly string[] {
  const buffer = Buffer.from(bytes as Uint8Array);
  return [buffer.toString('hex'), buffer.toString('base64').slice(0, -3), buffer.toString('latin1')];
}

function removeKeyFiles(folder: string): void {
  for (const name of ['keys.json', 'keys.json.copy']) rmSync(join(folder, name));
}

function writeKeyFiles(folder: string, text: string): void {
  for (const name of ['keys.json', 'keys.json.copy']) writeFileSync(join(folder, name), text);
}

/** The bytes of every file, whatever its name, but for those of practice. */
function snapshot(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.parentPath.endsWith('practice'))
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'latin1'))
    .sort();
}
