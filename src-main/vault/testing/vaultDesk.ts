// For tests: a desk's folder with a keychain that can be changed under it, and the vault started over both.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ProblemError } from '../../../src-shared/contract/problems.ts';
import { nodeFiles } from '../../store/files.ts';
import type { Files } from '../../store/files.ts';
import { emptyFolder } from '../../store/testing/emptyFolder.ts';
import { seededBytes } from '../../store/testing/testStore.ts';
import { openVault } from '../vault.ts';
import type { Vault } from '../port.ts';
import { FakeKeychain } from './fakeKeychain.ts';

export const NOW = Date.UTC(2026, 10, 23, 17, 47);
export const clinic = {
  address: 'https://api.securevideo.com/',
  identifier: 'a1b2c3d4e5f6',
  secret: '9f8e7d6c5b4a',
};
export const id = '01jd3v8q6m7k';
/** The least that a recovery file may ask for: a test need not wait for more. */
const stretching = { N: 2 ** 10, r: 8, p: 1 };
let seed = 0;

export type Desk = { folder: string; keychain: FakeKeychain; mono: number };
export const newDesk = (): Desk => ({ folder: emptyFolder(), keychain: new FakeKeychain(), mono: 0 });

/** A start of the vault; every start draws other random bytes. */
export function start(desk: Desk, files: Files = nodeFiles): Promise<Vault> {
  const { folder, keychain } = desk;
  const random = seededBytes(++seed);
  return openVault({ folder, keychain, files, random, stretching, now: () => NOW, monotonic: () => desk.mono });
}

/** Connects the clinic's account, and leaves a file as the store would. */
export async function connected(desk: Desk, keys = clinic, account = id): Promise<Vault> {
  const vault = await start(desk);
  await connect(vault, keys, account);
  return vault;
}

export async function connect(vault: Vault, keys = clinic, account = id): Promise<void> {
  const { databaseFile } = await vault.openAccount(account, keys.address);
  nodeFiles.makeFolder(join(databaseFile, '..'));
  writeFileSync(databaseFile, 'a database');
  await vault.keep(account, keys);
}

/** Code of the problem that `work` ends in; 'none' where it ends well. */
export function problemOf(work: Promise<unknown>): Promise<string> {
  return work.then(
    () => 'none',
    (error: unknown) => (error instanceof ProblemError ? error.problem.code : String(error)),
  );
}
