// For tests: a computer whose program opens accounts as it ships (vault, accounts, store, outbox), on the test's clock.
import { setImmediate as nextTurn } from 'node:timers/promises';
import { TestClock } from '../../../src-shared/time/testClock.ts';
import { createApiClient } from '../../api/client.ts';
import type { ApiClient } from '../../api/client.ts';
import { createAccounts } from '../../desk/accounts.ts';
import type { AccountsAtWork } from '../../desk/accounts.ts';
import type { AccountKeys } from '../../desk/keyPlace.ts';
import type { OpenAccount } from '../../desk/openAccount.ts';
import { openDeskAccount } from '../../desk/opening.ts';
import { openLive } from '../../desk/openLive.ts';
import { PracticeAccount } from '../../practice/account.ts';
import { seededRandom } from '../../../src-shared/random/random.ts';
import { emptyFolder } from '../../store/testing/emptyFolder.ts';
import { seededBytes } from '../../store/testing/testStore.ts';
import { FakeKeychain } from '../../vault/testing/fakeKeychain.ts';
import type { Vault } from '../../vault/port.ts';
import { openVault } from '../../vault/vault.ts';
import { Network } from './network.ts';
import { NOW } from './wishes.ts';

/** An account at SecureVideo, and the line to it. */
export type Clinic = { readonly account: PracticeAccount; readonly network: Network };

export class Computer {
  readonly clock = new TestClock(NOW);
  readonly keychain = new FakeKeychain();
  /** The account that the program brings along. */
  readonly practice: Clinic;
  readonly #clinics = new Map<string, Clinic>();
  readonly #folder = emptyFolder();
  #last: 'none' | 'practice' | 'live' = 'none';
  #starts = 0;
  #running: { readonly vault: Vault; readonly accounts: AccountsAtWork } | null = null;

  constructor() {
    this.practice = this.#clinic('practice');
  }

  /** Another account at SecureVideo, opened by keys with this identifier; its clinicians have names of their own. */
  clinic(identifier: string, surname: string): Clinic {
    const clinic = this.#clinic(identifier);
    for (const user of clinic.account.state.users) {
      user.name = `Dr. ${surname} ${String(user.userId)}`;
      user.email = `${surname.toLowerCase()}${String(user.userId)}@example.org`;
    }
    return clinic;
  }

  keysOf(identifier: string): AccountKeys {
    return { address: 'https://api.example.org/', identifier, secret: 'secret' };
  }

  get accounts(): AccountsAtWork {
    return this.#now.accounts;
  }

  get vault(): Vault {
    return this.#now.vault;
  }

  get open(): OpenAccount {
    const account = this.accounts.open();
    if (account === undefined) throw new Error('no account is open');
    return account;
  }

  /** Starts the program on this computer. */
  async start(): Promise<void> {
    const { clock, keychain } = this;
    const random = seededBytes(++this.#starts);
    const stretching = { N: 2 ** 10, r: 8, p: 1 };
    const clocks = { now: () => clock.now(), monotonic: () => clock.monotonic() };
    const vault = await openVault({ folder: this.#folder, keychain, random, stretching, ...clocks });
    const nothing = (): void => undefined;
    const opening = { clock, random, log: nothing, changed: nothing, zone: () => 'America/Denver', holdMs: () => 0 };
    const accounts = createAccounts({
      keyPlace: vault,
      lastMode: { read: () => this.#last, write: (mode) => (this.#last = mode) },
      openLive: (id, keys) =>
        openLive(vault, { id, address: keys.address }, { ...opening, api: this.#client(keys.identifier) }),
      openPractice: () => {
        const key = { ...vault.openPractice(), isInDoubt: false };
        return Promise.resolve(openDeskAccount({ ...opening, mode: 'practice', key, api: this.#client('practice') }));
      },
      clientFor: (keys) => this.#client(keys.identifier),
      clock,
      random,
      opened: nothing,
    });
    this.#running = { vault, accounts };
    await this.until(accounts.start());
  }

  async end(): Promise<void> {
    const running = this.#running;
    this.#running = null;
    if (running !== null) await this.until(running.accounts.close());
  }

  async pass(ms: number): Promise<void> {
    await this.clock.tickAsync(ms);
  }

  /** Lets time pass until something that waits for a line, or for the machine itself, has come to its end. */
  async until<T>(work: Promise<T>): Promise<T> {
    let isOver = false;
    const over = (): void => void (isOver = true);
    work.then(over, over);
    while (!isOver) {
      await this.clock.tickAsync(50);
      await nextTurn();
    }
    return work;
  }

  get #now(): { readonly vault: Vault; readonly accounts: AccountsAtWork } {
    if (this.#running === null) throw new Error('the program does not run');
    return this.#running;
  }

  #clinic(identifier: string): Clinic {
    const { clock } = this;
    const setup = { clock: () => clock.now(), random: seededRandom(identifier), beginning: 'people' } as const;
    const account = new PracticeAccount(setup);
    const clinic = { account, network: new Network(account, clock) };
    this.#clinics.set(identifier, clinic);
    return clinic;
  }

  #client(identifier: string): ApiClient {
    const clinic = this.#clinics.get(identifier);
    if (clinic === undefined) throw new Error(`no account has the keys ${identifier}`);
    return createApiClient({
      transport: clinic.network.transport(),
      address: 'http://127.0.0.1:1/',
      credentials: () => Promise.resolve({ identifier, secret: 'secret' }),
      clock: this.clock,
    });
  }
}
