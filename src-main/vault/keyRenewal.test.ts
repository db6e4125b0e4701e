// Goal: a data key is renewed without a moment in which something that is saved opens with no key, and at the end the one of
// before is nowhere. Method: real files and keychains; a disk that stops at every step; a restart and a lost keychain after each.
import { cpSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { nodeFiles } from '../store/files.ts';
import type { Files } from '../store/files.ts';
import { emptyFolder } from '../store/testing/emptyFolder.ts';
import { keyOf, seededBytes } from '../store/testing/testStore.ts';
import { begun } from './keyRenewal.ts';
import type { AccountKey, Vault } from './port.ts';
import type { OpenEntry } from './sealing.ts';
import { FakeKeychain } from './testing/fakeKeychain.ts';
import { clinic, connect, connected, id, newDesk, problemOf, start } from './testing/vaultDesk.ts';
import type { Desk } from './testing/vaultDesk.ts';

type Known = { readonly now: string; readonly before: string | null };

async function known(vault: Vault): Promise<Known> {
  const { dataKey, formerKey } = await vault.openAccount(id, clinic.address);
  return { now: text(dataKey), before: formerKey && text(formerKey) };
}

const text = ({ bytes, version }: AccountKey['dataKey']): string =>
  `${String(version)}:${Buffer.from(bytes).toString('hex')}`;

/** A connected desk with a code in force. */
async function withCode(): Promise<{ desk: Desk; vault: Vault; code: string; first: string }> {
  const desk = newDesk();
  const vault = await connected(desk);
  const made = await vault.makeCode();
  await vault.confirmCode(made.id);
  return { desk, vault, code: made.code, first: (await known(vault)).now };
}

/** What the code on paper opens when the keychain is lost. */
async function byCode(desk: Desk, code: string): Promise<Known> {
  const lost = await start({ ...desk, keychain: Object.assign(new FakeKeychain(), { name: 'another' }) });
  expect(await lost.openByCode(code)).toMatchObject({ is: 'opened' });
  return known(lost);
}

const versionOfFile = ({ folder }: Desk): unknown =>
  (JSON.parse(readFileSync(join(folder, 'keys.json'), 'utf8')) as { version: unknown }).version;

test('two keys until it is ended, over restarts; then the new one alone, with all that was kept beside it', async () => {
  const { desk, vault, first } = await withCode();
  expect(vault.renewal()).toEqual({ mayBegin: true, isRunning: false, because: null });
  expect(versionOfFile(desk)).toBe(1);
  await vault.beginRenewal(id);
  const both = await known(vault);
  expect(both.before).toBe(first);
  expect(both.now).not.toBe(first);
  expect(versionOfFile(desk)).toBe(2); // an earlier Front Desk leaves it alone
  await vault.beginRenewal(id); // once more changes nothing
  const again = await start(desk);
  expect(await known(again)).toEqual(both);
  expect(again.renewal()).toEqual({ mayBegin: false, isRunning: true, because: null });
  expect(again.staffPlace()).toMatchObject({ formerKey: { version: 1 }, dataKey: { version: 2 } });
  await again.endRenewal(id);
  for (const one of [again, await start(desk)]) {
    expect(await known(one)).toEqual({ now: both.now, before: null });
    expect(await one.keys()).toEqual(clinic);
    expect(one.recovery()).toMatchObject({ isWhole: true });
  }
  expect(versionOfFile(desk)).toBe(1);
});

test('the code on paper opens both while it goes on, the new one afterwards; its use is a reason to renew', async () => {
  const { desk, vault, code, first } = await withCode();
  await vault.beginRenewal(id);
  const both = await known(vault);
  expect(both.before).toBe(first);
  const other = copyOf(desk);
  expect(await byCode(other, code)).toEqual(both);
  await vault.endRenewal(id);
  expect(await byCode(copyOf(desk), code)).toEqual({ now: both.now, before: null });
  const lost = await start({ ...desk, keychain: Object.assign(new FakeKeychain(), { name: 'another' }) });
  await lost.openByCode(code);
  expect(lost.renewal()).toEqual({ mayBegin: true, isRunning: false, because: 'code' });
  await lost.beginRenewal(id);
  await lost.endRenewal(id);
  expect(lost.renewal().because).toBeNull();
});

test('a used code is a reason for every account of the computer: each asks when it is open again, until its own is done', async () => {
  const { desk, vault, code } = await withCode();
  await connect(vault, clinic, 'later-1'); // in the code as well, and the one in use
  const another = { ...desk, keychain: Object.assign(new FakeKeychain(), { name: 'another' }) };
  const lost = await start(another);
  expect(await lost.openByCode(code)).toMatchObject({ accounts: 2 });
  expect([lost.kept()?.id, lost.renewal().because]).toEqual(['later-1', 'code']);
  await lost.beginRenewal('later-1');
  await lost.endRenewal('later-1');
  expect(lost.renewal().because).toBeNull();
  await lost.keep(id, clinic);
  const again = await start(another);
  expect([again.kept()?.id, again.renewal().because]).toEqual([id, 'code']);
});

test('a system that seals with something new is a reason too, kept over restarts until it is done', async () => {
  const { desk } = await withCode();
  desk.keychain.wantsReSeal = true;
  expect((await start(desk)).renewal().because).toBe('keychain');
  desk.keychain.wantsReSeal = false;
  const vault = await start(desk);
  expect(vault.renewal()).toEqual({ mayBegin: true, isRunning: false, because: 'keychain' });
  await vault.beginRenewal(id);
  await vault.endRenewal(id);
  expect((await start(desk)).renewal().because).toBeNull();
});

test('without a keychain, or closed, or for nobody’s account, nothing is made and nothing changes', async () => {
  const { desk, vault, first } = await withCode();
  const before = snapshot(desk);
  expect(await problemOf(vault.beginRenewal('nobody-1'))).toBe('keychainChanged');
  desk.keychain.isAvailable = false;
  expect(await problemOf(vault.beginRenewal(id))).toBe('noKeychain');
  const closed = await start(desk);
  expect(await problemOf(closed.beginRenewal(id))).toBe('keychainChanged');
  expect(closed.renewal().mayBegin).toBe(false);
  expect(snapshot(desk)).toEqual(before);
  desk.keychain.isAvailable = true;
  expect(await known(await start(desk))).toEqual({ now: first, before: null });
});

test('stopped at any step of the beginning: the key of before is there, and the new one is on paper before it is used', async () => {
  let stops = 0;
  for (let after = 0; ; after++) {
    const { desk, code, first } = await withCode();
    const disk = stoppingAfter(after);
    const vault = await start(desk, disk.files);
    const told = await problemOf(vault.beginRenewal(id));
    const next = await known(await start(copyOf(desk)));
    expect([next.now, next.before]).toContain(first);
    // Only what a start gives to the store seals rows: whatever that is, the paper opens it as well.
    const used = await known(await start(desk));
    const onPaper = await byCode(desk, code);
    for (const key of [used.now, used.before]) if (key !== null) expect(Object.values(onPaper)).toContain(key);
    if (!disk.stopped()) break;
    expect(told).toBe('diskFailed');
    expect(await known(vault)).toEqual({ now: first, before: null });
    stops++;
  }
  expect(stops).toBeGreaterThanOrEqual(4);
});

test('stopped at any step of the end: the new key is there, and the next start ends it', async () => {
  let stops = 0;
  for (let after = 0; ; after++) {
    const { desk, vault, code, first } = await withCode();
    await vault.beginRenewal(id);
    const { now } = await known(vault);
    const disk = stoppingAfter(after);
    const ending = await start(desk, disk.files);
    await problemOf(ending.endRenewal(id));
    const next = await start(desk);
    expect((await known(next)).now).toBe(now);
    await next.endRenewal(id);
    expect(await known(await start(desk))).toEqual({ now, before: null });
    const onPaper = await byCode(desk, code);
    expect(onPaper).toEqual({ now, before: null });
    expect(Object.values(onPaper)).not.toContain(first);
    if (!disk.stopped()) break;
    stops++;
  }
  expect(stops).toBeGreaterThanOrEqual(2);
});

test('a key that never came into use does not stay on paper: the next beginning puts its own there', async () => {
  const { desk, code } = await withCode();
  const stopped = await start(desk, stoppingAfter(2).files); // the paper has it, the key file does not
  expect(await problemOf(stopped.beginRenewal(id))).toBe('diskFailed');
  await stopped.beginRenewal(id).catch(() => undefined);
  const vault = await start(desk);
  await vault.beginRenewal(id);
  expect(await byCode(copyOf(desk), code)).toEqual(await known(vault));
});

test('versions go around: after 255 comes 1', () => {
  const entry: OpenEntry = {
    ...{ address: clinic.address, sealedBy: 'keychain', credentials: null, isInDoubt: false, renewBecause: null },
    ...{ dataKey: { ...keyOf(1), version: 255 }, formerKey: null },
  };
  const next = begun(entry, seededBytes(9));
  expect([next.dataKey.version, next.formerKey?.version]).toEqual([1, 255]);
});

function stoppingAfter(steps: number): { files: Files; stopped: () => boolean } {
  let [left, stopped] = [steps, false];
  const replace = (path: string, bytes: Uint8Array): void => {
    if (left-- <= 0) {
      stopped = true;
      throw Object.assign(new Error('gone'), { code: 'EIO' });
    }
    nodeFiles.replace(path, bytes);
  };
  return { files: { ...nodeFiles, replace }, stopped: () => stopped };
}

function copyOf(desk: Desk): Desk {
  const folder = emptyFolder();
  cpSync(desk.folder, folder, { recursive: true });
  return { ...desk, folder };
}

function snapshot({ folder }: Desk): readonly string[] {
  return readdirSync(folder).map((name) =>
    name.includes('.json') ? `${name} ${readFileSync(join(folder, name), 'latin1')}` : name,
  );
}
