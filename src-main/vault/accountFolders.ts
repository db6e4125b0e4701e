// Where each account lies on this computer, which ones there are, and what waits in them behind closed keys.
import { join } from 'node:path';
import type { Files } from '../store/files.ts';
import { waitingClosed } from '../store/waitingClosed.ts';
import type { WaitingClosed } from '../store/waitingClosed.ts';
import { onDisk } from './onDisk.ts';
import type { AccountKey } from './port.ts';

/** The account that needs no keychain: nothing in it is real. */
export const PRACTICE = 'practice';

export class AccountFolders {
  readonly #files: Files;
  readonly #folder: string;

  constructor(files: Files, folder: string) {
    this.#files = files;
    this.#folder = folder;
  }

  folderOf(account: string): string {
    return join(this.#folder, 'accounts', account);
  }

  placesOf(account: string): Pick<AccountKey, 'account' | 'databaseFile' | 'witnessFile'> {
    return {
      account,
      databaseFile: join(this.folderOf(account), 'desk.db'),
      witnessFile: join(this.#folder, 'witness', account),
    };
  }

  staffFileOf(account: string): string {
    return join(this.folderOf(account), 'staff.sealed');
  }

  /** Whether the account has a file already. */
  hasFile(account: string): boolean {
    return this.#files.size(this.placesOf(account).databaseFile) !== null;
  }

  /** The clinics' accounts that have a file here. */
  real(): readonly string[] {
    const names = this.#files.foldersIn(join(this.#folder, 'accounts'));
    return names.filter((name) => !name.startsWith(PRACTICE) && this.hasFile(name));
  }

  makeWitnessFolder(): void {
    onDisk(() => this.#files.makeFolder(join(this.#folder, 'witness')));
  }

  /** What waits behind closed keys, over all accounts; null while the vault is open, or where it cannot be told. */
  waitingClosed(): WaitingClosed | null {
    const all = this.real().flatMap((id) => waitingClosed(this.placesOf(id).databaseFile) ?? []);
    if (all.length === 0) return null;
    const since = all.flatMap((one) => one.since ?? []);
    return {
      count: all.reduce((sum, one) => sum + one.count, 0),
      since: since.length === 0 ? null : Math.min(...since),
      kinds: all.flatMap((one) => one.kinds),
    };
  }

  /** What waits in each clinic's account but `except`; null for one whose file cannot be read. */
  waitingIn(except: string | null): readonly (WaitingClosed | null)[] {
    const others = this.real().filter((id) => id !== except);
    return others.map((id) => waitingClosed(this.placesOf(id).databaseFile));
  }
}
