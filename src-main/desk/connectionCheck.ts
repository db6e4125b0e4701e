// What is checked of this desk's connection: the address of its account, its keys where it has some, practice by itself.
import type { ConnectionChecked } from '../../src-shared/check/check.ts';
import type { Clock } from '../../src-shared/time/clock.ts';
import { checkConnection } from '../check/checkConnection.ts';
import type { CheckParts } from '../check/checkConnection.ts';
import { testAccount } from './accountTest.ts';
import type { OpenAccount } from './openAccount.ts';
import type { Accounts } from './parts.ts';

/** Where an account usually is: what is tried before there is one. */
const USUAL_ADDRESS = 'https://api.securevideo.com/';

export type ConnectionCheckParts = Pick<CheckParts, 'wires' | 'resolveProxy' | 'proxySignIn'> & {
  readonly clock: Clock;
  readonly accounts: Pick<Accounts, 'open' | 'test'>;
  /** The account whose keys are kept; null = none. */
  readonly kept: () => { readonly address: string; readonly hasKeys: boolean } | null;
  /** Lines that stand above the steps in the report: versions, the system. */
  readonly about: () => readonly string[];
};

/** The check of what is open now: in practice its service inside of this program, else the clinic's own. */
export function checkThisDesk(parts: ConnectionCheckParts): Promise<ConnectionChecked> {
  const { wires, resolveProxy, proxySignIn, clock, accounts } = parts;
  const open: OpenAccount | undefined = accounts.open();
  const base = { wires, resolveProxy, proxySignIn, clock, about: parts.about() };
  if (open?.mode === 'practice') {
    return checkConnection({ ...base, address: null, ask: async () => (await testAccount(open.api, clock)).test });
  }
  const kept = parts.kept();
  const address = kept?.address ?? USUAL_ADDRESS;
  const keys = { address, identifier: null, secret: null };
  return checkConnection({ ...base, address, ask: kept?.hasKeys === true ? () => accounts.test(keys) : null });
}
