// Taking a setup file over on a desk that works: looked into, shown, and done only when the administrator has said so.
import type { SetupApplied, SetupPlan } from '../../../src-shared/setup/setup.ts';
import { FileEntry } from '../../setup/fileEntry.svelte.ts';
import type { DeskBridge } from '../../state/bridge.ts';

type Done = Extract<SetupApplied, { is: 'applied' }> & { readonly account: SetupPlan['account'] };

export class SetupTaking {
  readonly #desk: Pick<DeskBridge, 'call'>;
  readonly entry: FileEntry;
  /** What the file would change; undefined until it was opened. */
  plan = $state.raw<SetupPlan>();
  /** The desk was changed by somebody while the plan was read: it is another one now. */
  isAnother = $state(false);
  done = $state.raw<Done>();

  constructor(desk: Pick<DeskBridge, 'call'>) {
    this.#desk = desk;
    this.entry = new FileEntry(desk);
  }

  /** Opens the file and shows what it would change. */
  async look(): Promise<void> {
    const looked = await this.entry.send((passphrase) => this.#desk.call('setup.look', { passphrase }));
    if (looked === undefined) return;
    if (looked.is !== 'looked') return this.entry.refuse(looked);
    this.entry.passphrase = '';
    [this.plan, this.isAnother, this.done] = [looked.plan, false, undefined];
  }

  /** Does what was shown. */
  async apply(): Promise<void> {
    const { plan } = this;
    if (plan === undefined || this.entry.busy) return;
    const applied = await this.entry.send(() => this.#desk.call('setup.apply', { id: plan.id }));
    if (applied === undefined) return;
    if (applied.is === 'another') [this.plan, this.isAnother] = [applied.plan, true];
    else if (applied.is === 'applied') {
      this.entry.clear();
      [this.plan, this.done] = [undefined, { ...applied, account: plan.account }];
    } else {
      // The file stays chosen, for another try; what was shown does not hold any more.
      this.plan = undefined;
      this.entry.refuse(applied);
    }
  }

  /** Leaves all as it is; main forgets what is in the file. */
  async leave(): Promise<void> {
    const hadFile = this.entry.name !== '';
    this.entry.clear();
    [this.plan, this.isAnother, this.done] = [undefined, false, undefined];
    if (hadFile) await this.#desk.call('setup.forget');
  }
}
