// What the desk needs of the place where keys are kept: told apart from the vault so that tests need no keychain.
import type { AccountView } from '../../src-shared/contract/views/account.ts';

/** Keys of an account. In main's memory only; never given to the page, never logged. */
export type AccountKeys = { readonly address: string; readonly identifier: string; readonly secret: string };

/**
 * What is kept of the live account. `id` names its folder and stays when its keys are replaced. `hasKeys` is false after
 * a recovery code has opened it: its API keys are to be entered again.
 */
export type KeptAccount = {
  readonly id: string;
  readonly address: string;
  readonly identifier: string;
  readonly hasKeys: boolean;
};

/** How the recovery code stands; UTC milliseconds. `madeAt` null = none; `shownAt`: one was shown and never confirmed. */
export type RecoveryStanding = {
  readonly madeAt: number | null;
  readonly id: string | null;
  readonly shownAt: number | null;
  /** Every account of this computer is in it. */
  readonly isWhole: boolean;
  readonly mayMake: boolean;
  /** Keys are closed, and there is a code that could open them. */
  readonly mayOpen: boolean;
};

/** How the data key of the account stands. `because`: why a new one is offered, null = it is not. */
export type RenewalStanding = AccountView['renewal'];

/** What became of a typed recovery code. `ms`: until the next try. `left`: accounts that it did not open. */
export type CodeTried =
  | { readonly is: 'opened'; readonly accounts: number; readonly left: number }
  | { readonly is: 'slip' }
  | { readonly is: 'wrong' | 'wait'; readonly ms: number };

export interface KeyPlace {
  /** Whether keys can be sealed here, in plain words for the settings page. */
  keychain(): Promise<{ readonly available: boolean; readonly words: string }>;
  /** The account whose keys are kept, or null. */
  kept(): KeptAccount | null;
  /** The kept keys, unsealed; null where there are none. Throws ProblemError('keychainChanged') where they do not open. */
  keys(): Promise<AccountKeys | null>;
  /** Seals and keeps keys. Throws ProblemError('noKeychain') where that is refused. */
  keep(id: string, keys: AccountKeys): Promise<void>;
  /** `closed`: sealed keys are here and do not open. */
  readonly state: { readonly is: 'ready' } | { readonly is: 'closed' };
  /** What waits behind closed keys; null while they are open. `since`: UTC milliseconds of the oldest. */
  waitingClosed(): AccountView['waitingClosed'];
  recovery(): RecoveryStanding;
  renewal(): RenewalStanding;
  /** Makes a new data key beside the one of today; the account is to be opened again, and is sealed anew then. */
  beginRenewal(id: string): Promise<void>;
  /** Makes a recovery code, answered this once. The earlier one opens until this one is confirmed. */
  makeCode(): Promise<{ readonly id: string; readonly code: string }>;
  confirmCode(id: string): Promise<void>;
  /** The shown code opens nothing any more; the earlier one stays. */
  dropCode(id: string): Promise<void>;
  /** Opens closed keys by a recovery code; every account is in doubt from then on, and without API keys. */
  openByCode(typed: string): Promise<CodeTried>;
}
