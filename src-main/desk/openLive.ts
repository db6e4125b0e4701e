// Opens a clinic's own account by its key; one that a recovery code has opened is asked about before it is like any other.
import type { OpenAccount } from './openAccount.ts';
import { openDeskAccount } from './opening.ts';
import type { OpeningParts } from './opening.ts';

/** What is needed of the vault. */
export interface LiveKeys {
  openAccount(id: string, address: string): Promise<OpeningParts['key']>;
  askedAbout(id: string): Promise<void>;
  endRenewal(id: string): Promise<void>;
}

/** Opens everything of the account; nothing is sent before its `start`. Throws as the vault and the store do. */
export async function openLive(
  keys: LiveKeys,
  { id, address }: { readonly id: string; readonly address: string },
  parts: Omit<OpeningParts, 'mode' | 'key' | 'forgetFormerKey'> & {
    /** Seals anew what lies beside the account's file, before the key before is destroyed; what it throws keeps that key. */
    readonly beforeForgetting?: () => void;
    /** The key before is destroyed. */
    readonly renewed?: () => void;
  },
): Promise<OpenAccount> {
  const key = await keys.openAccount(id, address);
  const forgetFormerKey = async (): Promise<void> => {
    parts.beforeForgetting?.();
    await keys.endRenewal(id);
    parts.renewed?.();
  };
  const account = openDeskAccount({ ...parts, mode: 'live', key, forgetFormerKey });
  // Every open change asks now, on the disk. Where that is not noted they are asked about once more: never sent blindly.
  if (key.isInDoubt) await keys.askedAbout(id).catch(() => parts.log('vault.notNoted'));
  return account;
}
