// What the desk needs of the place where keys are kept: told apart from the vault so that tests need no keychain.

/** Keys of an account. In main's memory only; never given to the page, never logged. */
export type AccountKeys = { readonly address: string; readonly identifier: string; readonly secret: string };

/** What is kept of the live account. `id` names its folder and stays when its keys are replaced. */
export type KeptAccount = { readonly id: string; readonly address: string; readonly identifier: string };

export interface KeyPlace {
  /** Whether keys can be sealed here, in plain words for the settings page. */
  keychain(): Promise<{ readonly available: boolean; readonly words: string }>;
  /** The account whose keys are kept, or null. */
  kept(): KeptAccount | null;
  /** The kept keys, unsealed; null where there are none. Throws ProblemError('keychainChanged') where they do not open. */
  keys(): Promise<AccountKeys | null>;
  /** Seals and keeps keys. Throws ProblemError('noKeychain') where that is refused. */
  keep(id: string, keys: AccountKeys): Promise<void>;
}
