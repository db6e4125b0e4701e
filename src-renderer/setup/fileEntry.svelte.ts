// A setup file as it is chosen and its passphrase typed: on the first screen of a new desk, and in the settings of one at work.
import type { Problem } from '../../src-shared/contract/problems.ts';
import type { SetupRefused } from '../../src-shared/setup/setup.ts';
import { say } from '../../src-shared/words/ofSetup.ts';
import { waitWords } from '../staff/staffWords.ts';
import type { DeskBridge } from '../state/bridge.ts';

/** A title, and what is safe and to be done. */
export type Fault = readonly [title: string, detail: string];

export class FileEntry {
  readonly #desk: Pick<DeskBridge, 'call'>;
  /** Of the chosen file; '' = none is. */
  name = $state('');
  passphrase = $state('');
  busy = $state(false);
  /** What is wrong with the passphrase; '' = nothing. */
  wrong = $state('');
  fault = $state.raw<Fault>();
  problem = $state.raw<Problem>();

  constructor(desk: Pick<DeskBridge, 'call'>) {
    this.#desk = desk;
  }

  /** Whether there is something to send. */
  get isReady(): boolean {
    return !this.busy && this.name !== '' && this.passphrase.trim() !== '';
  }

  /** Asks for a file; true = one is chosen, and its passphrase is wanted. */
  async choose(): Promise<boolean> {
    if (this.busy) return false;
    this.busy = true;
    const answer = await this.#desk.call('setup.choose');
    this.busy = false;
    // Main has forgotten the one before, wanted or not.
    if (answer.ok && answer.value.is === 'notWanted' && this.name === '') return false;
    this.forgetFaults();
    [this.name, this.passphrase] = ['', ''];
    if (!answer.ok) this.problem = answer.problem;
    else if (answer.value.is === 'chosen') this.name = answer.value.name;
    else if (answer.value.is !== 'notWanted') this.fault = say.setup.chosenFaults[answer.value.is];
    return this.name !== '';
  }

  /** Sends the passphrase by `call`; undefined where main answered with a problem, which is shown. */
  async send<T>(
    call: (passphrase: string) => Promise<{ ok: true; value: T } | { ok: false; problem: Problem }>,
  ): Promise<T | undefined> {
    this.forgetFaults();
    this.busy = true;
    const answer = await call(this.passphrase);
    this.busy = false;
    if (answer.ok) return answer.value;
    this.problem = answer.problem;
    return undefined;
  }

  /** Says why the file was not opened, or may not be used. */
  refuse(refused: SetupRefused): void {
    const words = say.setup;
    switch (refused.is) {
      case 'wrong':
        this.wrong = words.wrong(refused.waitMs > 0 ? waitWords(refused.waitMs) : '');
        return;
      case 'wait':
        this.wrong = words.wait(waitWords(refused.waitMs));
        return;
      case 'notConnected':
        this.fault = [refused.test.title, `${refused.test.detail} ${words.notConnected}`];
        return;
      default:
        this.fault = words.chosenFaults[refused.is];
        if (refused.is === 'notChosen') [this.name, this.passphrase] = ['', ''];
    }
  }

  forgetFaults(): void {
    [this.wrong, this.fault, this.problem] = ['', undefined, undefined];
  }
  /** As it was before a file was chosen. */
  clear(): void {
    this.forgetFaults();
    [this.name, this.passphrase] = ['', ''];
  }
}
