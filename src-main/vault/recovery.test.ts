// Goal: a recovery code opens what the keychain no longer does, and nothing else does; no stop on the way costs the way in.
// Method: real files, a keychain that is lost under the vault, a disk that stops at every step; each story over a restart.
import { cpSync, existsSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import type { Files } from '../store/files.ts';
import { nodeFiles } from '../store/files.ts';
import { emptyFolder } from '../store/testing/emptyFolder.ts';
import { FakeKeychain } from './testing/fakeKeychain.ts';
import { NOW, clinic, connect, connected, id, newDesk, problemOf, start } from './testing/vaultDesk.ts';
import type { Desk } from './testing/vaultDesk.ts';
import type { Vault } from './port.ts';
import type { ClosedBecause } from './vaultState.ts';

const OTHER = 'other-1';
const otherClinic = { ...clinic, address: 'https://relay.example.org/' };

/** A desk with a confirmed code; each test gets a copy of it. */
let model: Desk;
let code = '';
let dataKey: Uint8Array;
beforeAll(async () => {
  model = newDesk();
  const vault = await connected(model);
  code = await confirmedCode(vault);
  dataKey = (await vault.openAccount(id, clinic.address)).dataKey.bytes;
});

function desk(): Desk {
  const folder = emptyFolder();
  cpSync(model.folder, folder, { recursive: true });
  return { folder, keychain: Object.assign(new FakeKeychain(), { key: model.keychain.key }), mono: 0 };
}

async function confirmedCode(vault: Vault): Promise<string> {
  const made = await vault.makeCode();
  await vault.confirmCode(made.id);
  return made.code;
}

const losses: readonly [ClosedBecause, (desk: Desk) => void][] = [
  ['backendChanged', ({ keychain }) => (keychain.name = 'kwallet6')],
  ['unreadable', ({ keychain }) => (keychain.key = Buffer.alloc(32, 7))],
  ['keyFileMissing', ({ folder }) => rmKeyFiles(folder)],
  ['keyFileDamaged', ({ folder }) => fillKeyFiles(folder, '\0'.repeat(4096))],
];
const lose = ({ keychain }: Desk): void => void (keychain.key = Buffer.alloc(32, 7));

test.each(losses)('%s: the code opens the same data key, sealed by the keychain of today', async (because, change) => {
  const lost = desk();
  change(lost);
  const vault = await start(lost);
  expect(vault.state).toEqual({ is: 'closed', because });
  expect(vault.recovery()).toMatchObject({ mayOpen: true, mayMake: false });
  expect(await vault.openByCode(code)).toEqual({ is: 'opened', accounts: 1, left: 0 });
  expect(vault.state).toEqual({ is: 'ready' });
  for (const opened of [vault, await start(lost)]) {
    expect(opened.kept()).toEqual({ id, address: clinic.address, identifier: '', hasKeys: false });
    expect(await opened.keys()).toBeNull();
    const key = await opened.openAccount(id, clinic.address);
    expect(Buffer.from(key.dataKey.bytes).equals(Buffer.from(dataKey))).toBe(true);
    expect(key).toMatchObject({ isInDoubt: true, sealedBy: 'keychain' });
    expect(opened.recovery()).toMatchObject({ madeAt: NOW, isWhole: true, mayOpen: false, mayMake: true });
  }
});

test('a keychain that is there but gives nothing back is found out before anything is touched', async () => {
  const lost = desk();
  lost.keychain.opensWrongly = true;
  const vault = await start(lost);
  expect(vault.state).toEqual({ is: 'closed', because: 'foreign' });
  const before = snapshot(lost.folder);
  expect(await problemOf(vault.openByCode(code))).toBe('keychainChanged');
  expect(snapshot(lost.folder)).toEqual(before);
  lost.keychain.opensWrongly = false;
  expect((await start(lost)).state).toEqual({ is: 'ready' });
});

test('without any keychain a clinic’s account is not opened, and nothing is touched', async () => {
  const lost = desk();
  lost.keychain.isAvailable = false;
  const vault = await start(lost);
  expect(vault.state).toEqual({ is: 'closed', because: 'keychainGone' });
  const before = snapshot(lost.folder);
  expect(await problemOf(vault.openByCode(code))).toBe('noKeychain');
  expect(snapshot(lost.folder)).toEqual(before);
});

test('keys entered again are kept; the doubt ends when it was asked about, over restarts', async () => {
  const lost = desk();
  lose(lost);
  const vault = await start(lost);
  await vault.openByCode(code);
  await vault.keep(id, clinic);
  expect((await (await start(lost)).openAccount(id, clinic.address)).isInDoubt).toBe(true);
  await vault.askedAbout(id);
  const again = await start(lost);
  expect(await again.keys()).toEqual(clinic);
  expect((await again.openAccount(id, clinic.address)).isInDoubt).toBe(false);
});

test('the computer has another mark after it: what the code opened may be a copy', async () => {
  const lost = desk();
  const { machineMark } = await (await start(lost)).openAccount(id, clinic.address);
  lose(lost);
  const vault = await start(lost);
  await vault.openByCode(code);
  expect((await vault.openAccount(id, clinic.address)).machineMark).not.toBe(machineMark);
});

test('the old key file and its copy stay under dated names, byte for byte', async () => {
  const lost = desk();
  const before = readFileSync(join(lost.folder, 'keys.json'), 'utf8');
  lose(lost);
  await (await start(lost)).openByCode(code);
  const asides = readdirSync(lost.folder).filter((name) => name.includes('set-aside'));
  expect(asides).toHaveLength(2);
  for (const name of asides) expect(readFileSync(join(lost.folder, name), 'utf8')).toBe(before);
  expect(asides[0]).toContain('2026-11-23');
});

test('typed as people do, it opens; with a slip nothing is tried, and no wait grows', async () => {
  const lost = desk();
  lose(lost);
  const vault = await start(lost);
  const slip = (code.startsWith('7') ? '8' : '7') + code.slice(1);
  for (const typed of ['', 'abc', slip, `${code}7`]) expect(await vault.openByCode(typed)).toEqual({ is: 'slip' });
  expect(await vault.openByCode(` ${code.toLowerCase().replaceAll('-', '  ').replaceAll('0', 'o')} `)).toMatchObject({
    is: 'opened',
  });
});

test('a wrong code says so and changes nothing; the wait doubles, a minute at most', async () => {
  const lost = desk();
  const wrong = await confirmedCode(await connected(newDesk()));
  lose(lost);
  const before = snapshot(lost.folder);
  const vault = await start(lost);
  const waits: number[] = [];
  for (let times = 0; times < 8; times++) {
    const tried = await vault.openByCode(wrong);
    expect(tried.is).toBe('wrong');
    if (!('ms' in tried)) break;
    waits.push(tried.ms);
    lost.mono += tried.ms - 1;
    expect(await vault.openByCode(code)).toEqual({ is: 'wait', ms: 1 });
    lost.mono += 1;
  }
  expect(waits).toEqual([1, 2, 4, 8, 16, 32, 60, 60].map((seconds) => seconds * 1000));
  expect(vault.state.is).toBe('closed');
  expect(snapshot(lost.folder)).toEqual(before);
  expect(await vault.openByCode(code)).toMatchObject({ is: 'opened' });
});

test('neither code nor keys nor secret are in any file, in any spelling', async () => {
  const lost = desk();
  lose(lost);
  const vault = await start(lost);
  await vault.openByCode(code);
  await vault.keep(id, clinic);
  const all = snapshot(lost.folder).join('\n').toUpperCase();
  const bare = code.replaceAll('-', '');
  for (const word of [code, bare, bare.slice(0, 12), clinic.secret, ...spellings(bare), ...spellings(dataKey)]) {
    expect(all).not.toContain(word.toUpperCase());
  }
});

test('an account that is connected later is in it, without the code', async () => {
  const later = desk();
  const vault = await start(later);
  await connect(vault, otherClinic, OTHER);
  const key = (await vault.openAccount(OTHER, otherClinic.address)).dataKey.bytes;
  expect(vault.recovery()).toMatchObject({ isWhole: true });
  lose(later);
  const lost = await start(later);
  expect(await lost.openByCode(code)).toEqual({ is: 'opened', accounts: 2, left: 0 });
  expect(lost.kept()).toMatchObject({ id: OTHER, address: otherClinic.address });
  expect(Buffer.from((await lost.openAccount(OTHER, otherClinic.address)).dataKey.bytes).equals(key)).toBe(true);
});

test('an account that could not be added is told, opens nothing away from it, and is added at the next start', async () => {
  const later = desk();
  const full: Files = {
    ...nodeFiles,
    replace: (path, bytes) => {
      if (path.includes('recovery')) throw Object.assign(new Error('full'), { code: 'ENOSPC' });
      nodeFiles.replace(path, bytes);
    },
  };
  const vault = await start(later, full);
  await connect(vault, otherClinic, OTHER);
  expect(vault.recovery()).toMatchObject({ isWhole: false });
  const lost = { ...later, folder: copyOf(later.folder), keychain: new FakeKeychain() };
  expect(await (await start(lost)).openByCode(code)).toEqual({ is: 'opened', accounts: 1, left: 1 });
  expect(existsSync(join(lost.folder, 'accounts', OTHER, 'desk.db'))).toBe(true);
  expect((await start(later)).recovery()).toMatchObject({ isWhole: true });
});

test('a data key is given to no code that this keychain does not know', async () => {
  const stranger = newDesk();
  await confirmedCode(await connected(stranger));
  const later = desk();
  for (const name of ['recovery.json', 'recovery.json.copy']) {
    cpSync(join(stranger.folder, name), join(later.folder, name));
  }
  const before = readFileSync(join(later.folder, 'recovery.json'), 'utf8');
  const vault = await start(later);
  expect(vault.recovery()).toMatchObject({ madeAt: null, isWhole: false });
  await connect(vault, otherClinic, OTHER);
  expect(readFileSync(join(later.folder, 'recovery.json'), 'utf8')).toBe(before);
});

test('a stranger’s code that was put beside ours is given nothing', async () => {
  const stranger = newDesk();
  const theirs = await confirmedCode(await connected(stranger));
  const later = desk();
  type Kept = { codes: { publicKey: string; accounts: object }[] };
  const read = (folder: string): Kept => JSON.parse(readFileSync(join(folder, 'recovery.json'), 'utf8')) as Kept;
  const [foreign] = read(stranger.folder).codes;
  const mixed = JSON.stringify({ ...read(later.folder), codes: [...read(later.folder).codes, foreign] });
  for (const name of ['recovery.json', 'recovery.json.copy']) writeFileSync(join(later.folder, name), mixed);
  await connect(await start(later), otherClinic, OTHER);
  const inCodes = read(later.folder).codes.map(({ accounts }) => Object.keys(accounts).sort());
  expect(inCodes).toEqual([[id, OTHER].sort(), Object.keys(foreign?.accounts ?? {})]);
  lose(later);
  expect(await (await start(later)).openByCode(theirs)).not.toMatchObject({ accounts: 2 });
});

test('a new code: both open until it is confirmed, then the old one opens nothing', async () => {
  const two = desk();
  const vault = await start(two);
  const made = await vault.makeCode();
  expect(vault.recovery()).toMatchObject({ madeAt: NOW, shownAt: NOW });
  for (const opens of [code, made.code]) {
    const lost = { ...two, folder: copyOf(two.folder), keychain: new FakeKeychain() };
    expect(await (await start(lost)).openByCode(opens)).toMatchObject({ is: 'opened' });
  }
  await vault.confirmCode(made.id);
  expect(vault.recovery()).toMatchObject({ madeAt: NOW, shownAt: null, id: made.id });
  const lost = await start({ ...two, keychain: new FakeKeychain() });
  expect(await lost.openByCode(code)).toMatchObject({ is: 'wrong' });
  two.mono += 1000;
  expect(await problemOf(vault.confirmCode(made.id))).toBe('noSuchCode');
});

test('a code that was shown and is not wanted opens nothing; the old one stays', async () => {
  const two = desk();
  const vault = await start(two);
  const made = await vault.makeCode();
  await vault.dropCode(made.id);
  await vault.dropCode(vault.recovery().id ?? ''); // the confirmed one is not taken away so
  expect(vault.recovery()).toMatchObject({ madeAt: NOW, shownAt: null });
  const lost = { ...two, keychain: new FakeKeychain() };
  const closed = await start(lost);
  expect(await closed.openByCode(made.code)).toMatchObject({ is: 'wrong' });
  lost.mono += 1000;
  expect(await (await start(lost)).openByCode(code)).toMatchObject({ is: 'opened' });
});

test('no code without an account, without a keychain, or over closed keys', async () => {
  expect(await problemOf((await start(newDesk())).makeCode())).toBe('noAccount');
  const gone = desk();
  const vault = await start(gone);
  gone.keychain.isAvailable = false;
  expect(await problemOf(vault.makeCode())).toBe('noKeychain');
  expect(await problemOf((await start(gone)).makeCode())).toBe('keychainChanged');
});

test('a code is not asked for where nothing is closed, and a file that is not there is told', async () => {
  expect(await problemOf((await start(desk())).openByCode(code))).toBe('vaultOpen');
  const lost = newDesk();
  await connected(lost);
  lose(lost);
  const vault = await start(lost);
  expect(vault.recovery().mayOpen).toBe(false);
  expect(await problemOf(vault.openByCode(code))).toBe('noRecovery');
});

test('a cut recovery file is set aside, and its copy opens', async () => {
  const cut = desk();
  const path = join(cut.folder, 'recovery.json');
  writeFileSync(path, readFileSync(path).subarray(0, 200));
  lose(cut);
  const vault = await start(cut);
  expect(vault.setAside).toHaveLength(1);
  expect(readFileSync(vault.setAside[0] ?? '')).toHaveLength(200);
  expect(await vault.openByCode(code)).toMatchObject({ is: 'opened' });
});

test('file and copy cut: told, nothing lost, and a new code can be made while the keychain is well', async () => {
  const cut = desk();
  for (const name of ['recovery.json', 'recovery.json.copy']) writeFileSync(join(cut.folder, name), '{"version":1');
  const vault = await start(cut);
  expect(vault.recovery()).toMatchObject({ madeAt: null, isWhole: false, mayMake: true });
  expect(vault.setAside).toHaveLength(2);
  const anew = await confirmedCode(vault);
  lose(cut);
  expect(await (await start(cut)).openByCode(anew)).toMatchObject({ is: 'opened' });
});

test.each(['address', 'keyVersion', 'from', 'value'])(
  'a changed %s is noticed: that account is left alone',
  async (member) => {
    const changed = desk();
    await connect(await start(changed), otherClinic, OTHER);
    for (const name of ['recovery.json', 'recovery.json.copy']) {
      const path = join(changed.folder, name);
      const file = JSON.parse(readFileSync(path, 'utf8')) as {
        codes: { accounts: Record<string, Record<string, unknown>> }[];
      };
      const sealed = file.codes[0]?.accounts[id] ?? {};
      sealed[member] =
        member === 'keyVersion'
          ? 2
          : member === 'address'
            ? 'https://evil.example.org/'
            : `AAAA${String(sealed[member]).slice(4)}`;
      writeFileSync(path, JSON.stringify(file));
    }
    lose(changed);
    expect(await (await start(changed)).openByCode(code)).toEqual({ is: 'opened', accounts: 1, left: 1 });
  },
);

test('where no account’s seal opens nothing is changed', async () => {
  const changed = desk();
  for (const name of ['recovery.json', 'recovery.json.copy']) {
    const path = join(changed.folder, name);
    writeFileSync(path, readFileSync(path, 'utf8').replaceAll(clinic.address, 'https://evil.example.org/'));
  }
  lose(changed);
  const before = snapshot(changed.folder);
  const vault = await start(changed);
  expect(await problemOf(vault.openByCode(code))).toBe('noRecovery');
  expect(vault.state.is).toBe('closed');
  expect(snapshot(changed.folder)).toEqual(before);
});

test('a recovery file of a newer Front Desk is left as it is', async () => {
  const newer = desk();
  for (const name of ['recovery.json', 'recovery.json.copy']) writeFileSync(join(newer.folder, name), '{"version":3}');
  const vault = await start(newer);
  expect(await problemOf(vault.makeCode())).toBe('keysNewer');
  await connect(vault, otherClinic, OTHER);
  expect(readFileSync(join(newer.folder, 'recovery.json'), 'utf8')).toBe('{"version":3}');
  lose(newer);
  expect(await problemOf((await start(newer)).openByCode(code))).toBe('keysNewer');
});

test('a recovery file that asks for all memory of the computer is not followed', async () => {
  const greedy = desk();
  for (const name of ['recovery.json', 'recovery.json.copy']) {
    const path = join(greedy.folder, name);
    writeFileSync(path, readFileSync(path, 'utf8').replace('1024', String(2 ** 40)));
  }
  lose(greedy);
  expect(await problemOf((await start(greedy)).openByCode(code))).toBe('noRecovery');
});

test('stopped at any step of opening by the code: it opens again, or is open already', async () => {
  let stops = 0;
  for (let after = 0; ; after++) {
    const lost = desk();
    lose(lost);
    const disk = stoppingAfter(after);
    const vault = await start(lost, disk.files);
    const told = await problemOf(vault.openByCode(code));
    if (!disk.stopped()) break;
    stops++;
    expect(told).toBe('diskFailed');
    expect(vault.state.is).toBe('closed');
    const next = await start(lost);
    if (next.state.is === 'closed') expect(await next.openByCode(code)).toMatchObject({ is: 'opened' });
    const key = await next.openAccount(id, clinic.address);
    expect(Buffer.from(key.dataKey.bytes).equals(Buffer.from(dataKey))).toBe(true);
    expect(key.isInDoubt).toBe(true);
  }
  expect(stops).toBeGreaterThanOrEqual(4); // two set aside, two written
});

test('stopped at any step of making and confirming: a code that somebody has opens', async () => {
  let stops = 0;
  for (let after = 0; ; after++) {
    const two = desk();
    const disk = stoppingAfter(after);
    const vault = await start(two, disk.files);
    const made = await vault.makeCode().catch(() => null);
    const isConfirmed = made !== null && (await problemOf(vault.confirmCode(made.id))) === 'none';
    // Shown, a person may have the new one alone only after it was confirmed; before that the old one must open.
    const held = isConfirmed ? made.code : code;
    const again = await start(two);
    expect(again.recovery().madeAt).toBe(NOW);
    const lost = await start({ ...two, keychain: new FakeKeychain() });
    const tried = await lost.openByCode(held);
    if (tried.is !== 'opened' && made !== null) {
      // The stop came after the new one was in force and before it was said so: the shown one opens.
      const other = await start({ ...two, keychain: new FakeKeychain(), mono: 0 });
      expect(await other.openByCode(made.code)).toMatchObject({ is: 'opened' });
    } else expect(tried.is).toBe('opened');
    if (!disk.stopped()) break;
    stops++;
  }
  expect(stops).toBeGreaterThanOrEqual(6);
});

/** A disk that takes `steps` changes and refuses all after them, as one does whose power goes. */
function stoppingAfter(steps: number): { files: Files; stopped: () => boolean } {
  let [left, stopped] = [steps, false];
  const step = (): void => {
    if (left-- > 0) return;
    stopped = true;
    throw Object.assign(new Error('gone'), { code: 'EIO' });
  };
  const files: Files = {
    ...nodeFiles,
    replace: (path, bytes) => (step(), nodeFiles.replace(path, bytes)),
    copy: (from, to) => (step(), nodeFiles.copy(from, to)),
    move: (from, to) => (step(), nodeFiles.move(from, to)),
  };
  return { files, stopped: () => stopped };
}

function copyOf(folder: string): string {
  const copy = emptyFolder();
  cpSync(folder, copy, { recursive: true });
  return copy;
}

function spellings(bytes: string | Uint8Array): readonly string[] {
  const buffer = Buffer.from(bytes as Uint8Array);
  return [buffer.toString('hex'), buffer.toString('base64').slice(0, -3), buffer.toString('latin1')];
}

function rmKeyFiles(folder: string): void {
  for (const name of ['keys.json', 'keys.json.copy']) rmSync(join(folder, name));
}

function fillKeyFiles(folder: string, text: string): void {
  for (const name of ['keys.json', 'keys.json.copy']) writeFileSync(join(folder, name), text);
}

/** The bytes of every file under its name. */
function snapshot(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => `${entry.name} ${readFileSync(join(entry.parentPath, entry.name), 'latin1')}`)
    .sort();
}
