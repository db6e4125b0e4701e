// What is typed into the account form, and the answers to it. The secret goes one way only: into the vault.
import type { Input } from '../../../src-shared/contract/calls.ts';
import type { Problem } from '../../../src-shared/contract/problems.ts';
import type { AccountTest } from '../../../src-shared/contract/views/account.ts';
import type { DeskBridge } from '../../state/bridge.ts';

/** Where SecureVideo's own accounts are. */
export const USUAL_ADDRESS = 'https://api.securevideo.com/';

type Keys = Input<'account.test'>;

export class AccountForm {
  readonly #desk: DeskBridge;
  identifier = $state('');
  secret = $state('');
  /** null = as it is kept, or the usual one. */
  address = $state<string | null>(null);
  /** The kept identifier / secret is about to be replaced: its field is open. */
  replacing = $state(false);
  busy = $state<'test' | 'save' | 'switch' | null>(null);
  /** The last answer: what SecureVideo said, or why it was not even asked. */
  answer = $state.raw<AccountTest>();
  problem = $state.raw<Problem>();
  /** True where the last answer was to a save. */
  saved = $state(false);

  constructor(desk: DeskBridge) {
    this.#desk = desk;
  }

  /** Something is typed that is not kept yet. */
  readonly typed = $derived(this.identifier.trim() !== '' || this.secret.trim() !== '' || this.address !== null);

  /** The keys as the contract takes them: what was not typed stays the kept one. `kept` = address that is in use. */
  keys(kept: string): Keys {
    const orKept = (text: string): string | null => (text.trim() === '' ? null : text.trim());
    return {
      address: (this.address ?? kept).trim() || USUAL_ADDRESS,
      identifier: orKept(this.identifier),
      secret: orKept(this.secret),
    };
  }

  /** Asks SecureVideo with these keys and keeps nothing. */
  async test(kept: string): Promise<void> {
    await this.#ask('test', 'account.test', kept);
  }

  /** Tests and, where SecureVideo took them, keeps the keys; what was typed stays where it did not. True = kept. */
  async save(kept: string): Promise<boolean> {
    await this.#ask('save', 'account.connect', kept);
    if (this.answer?.result !== 'ok') return false;
    this.saved = true;
    [this.identifier, this.secret, this.address, this.replacing] = ['', '', null, false];
    return true;
  }

  /** Goes to practice, or back to the account. True = done. */
  async switchTo(mode: 'practice' | 'live'): Promise<boolean> {
    if (this.busy !== null) return false;
    this.busy = 'switch';
    this.#clear();
    const answer = await this.#desk.call(mode === 'practice' ? 'account.usePractice' : 'account.useLive');
    this.busy = null;
    if (!answer.ok) this.problem = answer.problem;
    return answer.ok;
  }

  async #ask(busy: 'test' | 'save', call: 'account.test' | 'account.connect', kept: string): Promise<void> {
    if (this.busy !== null) return;
    this.busy = busy;
    this.#clear();
    const answer = await this.#desk.call(call, this.keys(kept));
    this.busy = null;
    if (answer.ok) this.answer = answer.value;
    else this.problem = answer.problem;
  }

  #clear(): void {
    [this.answer, this.problem, this.saved] = [undefined, undefined, false];
  }
}
