// What the rest of Front Desk may ask of the vault.
import type { ProxyPassword } from '../api/proxySignIn.ts';
import type { Files } from '../store/files.ts';
import type { DataKey, RandomBytes } from '../store/seal.ts';
import type { WaitingClosed } from '../store/waitingClosed.ts';
import type { Keychain } from './keychain.ts';
import type { RenewalStanding } from './keyRenewal.ts';
import type { RecoveryStanding } from './recovery.ts';
import type { Stretching } from './recoverySeal.ts';
import type { VaultState } from './vaultState.ts';

/** What an account's file is opened with. `setAside`: an earlier practice account whose key was lost, else null. */
export type AccountKey = {
  readonly account: string;
  readonly dataKey: DataKey;
  /** The key before it, while the file has rows that it sealed; null = there is none. */
  readonly formerKey: DataKey | null;
  readonly sealedBy: 'keychain' | 'plainFile';
  /** `accounts/<id>/desk.db`: made by the store. */
  readonly databaseFile: string;
  /** Outside of the account's folder: whoever restores that folder does not restore this. */
  readonly witnessFile: string;
  /** This computer's own; kept by the keychain where there is one. */
  readonly machineMark: string;
  readonly setAside: string | null;
  /** Opened by a recovery code and not asked about yet: what waits in it may have been sent from elsewhere. */
  readonly isInDoubt: boolean;
};

/**
 * What became of a typed code. `slip`: its check part does not fit, nothing was tried. `wrong`: it opens nothing here.
 * `wait`: too soon after a wrong one. `ms`: until the next try. `left`: accounts of this computer that it did not open.
 */
export type CodeTried =
  | { readonly is: 'opened'; readonly accounts: number; readonly left: number }
  | { readonly is: 'slip' }
  | { readonly is: 'wrong' | 'wait'; readonly ms: number };

/** Keys of SecureVideo with the address that they are for. Never given to the page, never logged. */
export type AccountKeys = { readonly address: string; readonly identifier: string; readonly secret: string };

export interface Vault {
  readonly state: VaultState;
  /** Key files that could not be read, by their new paths. */
  readonly setAside: readonly string[];
  /** Whether the system can seal now, and a sentence for the settings page. */
  keychain(): Promise<{ readonly available: boolean; readonly words: string }>;
  /**
   * The live account; `identifier` is '' while the vault is closed. Null = none connected. `hasKeys` is false after a
   * recovery code has opened it: its API keys are to be entered again.
   */
  kept(): KeptAccount | null;
  /** The live account's keys, null where there are none. Throws ProblemError('keychainChanged') while they do not open. */
  keys(): Promise<AccountKeys | null>;
  /** Seals the keys and makes the account the live one. On the disk when it resolves. Throws as `openAccount` does. */
  keep(id: string, keys: AccountKeys): Promise<void>;
  /** Takes the live account's keys away; its file and the key to it stay, with all that waits in it. */
  forget(): Promise<void>;
  /** What is kept for the clinic's proxy; null = nothing, or it does not open. In main's memory alone. */
  proxyPassword(): ProxyPassword | null;
  /** Seals it in place of the one before; null forgets it. On the disk when it resolves. Throws as `keep` does. */
  keepProxyPassword(password: ProxyPassword | null): Promise<void>;
  /**
   * The key of an account's file, made and kept on the disk where the account is new. Throws ProblemError: 'noKeychain'
   * (a real account where nothing seals; a server on this computer gets a plain file) or 'keychainChanged' (closed).
   */
  openAccount(id: string, address: string): Promise<AccountKey>;
  /** The practice account's key, in a plain file; needs no keychain. */
  openPractice(): AccountKey;
  /** The account's open changes are all asked about now, on the disk: from the next opening on it is like any other. */
  askedAbout(id: string): Promise<void>;
  /**
   * Where the staff of this desk lies, and the key to it: beside the live account, which they guard, also while practice is
   * open; beside practice where there is no live one. Null = neither is there, or its keys are closed.
   */
  staffPlace(): StaffPlace | null;
  /** How the data key of the live account stands, and whether a new one is offered. */
  renewal(): RenewalStanding;
  /**
   * Makes a new data key for an account, and keeps the one of before beside it until `endRenewal`; both are in the key file
   * and in the recovery file when it resolves. Nothing where that was done already. Throws ProblemError: 'noKeychain',
   * 'keychainChanged', 'keysNewer', 'diskFailed'; then the key of before is the only one.
   */
  beginRenewal(id: string): Promise<void>;
  /** Nothing is sealed with the key before any more: it is destroyed. Throws as `keep` does. */
  endRenewal(id: string): Promise<void>;
  /** What waits behind closed keys, over all accounts; null while the vault is open, or where it cannot be told. */
  waitingClosed(): WaitingClosed | null;
  /** What waits in each clinic's account but `except` (the open one); null for one whose file cannot be read. */
  waitingIn(except: string | null): readonly (WaitingClosed | null)[];
  /** How the recovery code stands. `mayOpen`: the vault is closed and there is a code that could open it. */
  recovery(): RecoveryStanding & { readonly mayMake: boolean; readonly mayOpen: boolean };
  /**
   * Makes a recovery code and answers it, once: it is kept nowhere. The one before it goes on to open until this one is
   * confirmed. Throws ProblemError: 'noAccount', 'noKeychain', 'keychainChanged', 'keysNewer', 'diskFailed'.
   */
  makeCode(): Promise<{ readonly id: string; readonly code: string }>;
  /** The code is written down: the one before it opens nothing any more. Throws ProblemError('noSuchCode'). */
  confirmCode(id: string): Promise<void>;
  /** The shown code is not wanted: it opens nothing any more. */
  dropCode(id: string): Promise<void>;
  /**
   * Opens a closed vault by a recovery code, and seals its keys by the keychain of today; the old key file is set aside.
   * API keys are not in a recovery file and have to be entered again. Throws ProblemError: 'noRecovery' (no such file),
   * 'vaultOpen' (nothing is closed), 'noKeychain', 'keychainChanged', 'keysNewer', 'diskFailed'; nothing is changed then.
   */
  openByCode(typed: string): Promise<CodeTried>;
}

/** `isReal`: of a clinic's own account. */
export type StaffPlace = {
  readonly path: string;
  readonly dataKey: DataKey;
  /** The key before it, which may have sealed the file; null = there is none. */
  readonly formerKey: DataKey | null;
  readonly isReal: boolean;
};

/** What is kept of the live account. */
export type KeptAccount = {
  readonly id: string;
  readonly address: string;
  readonly identifier: string;
  readonly hasKeys: boolean;
};

export type VaultParts = {
  readonly folder: string;
  readonly keychain: Keychain;
  readonly random: RandomBytes;
  /** UTC milliseconds by the wall; dates what is set aside. */
  readonly now: () => number;
  /** Milliseconds that never go back; measures the wait after a wrong recovery code. */
  readonly monotonic: () => number;
  readonly files?: Files;
  /** How a new recovery code is stretched; left out = as the shipped app does. */
  readonly stretching?: Stretching;
};
