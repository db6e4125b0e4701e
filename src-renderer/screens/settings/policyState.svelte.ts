// What the clinic's IT has set, for the marks on the pages of the settings: read when they are opened, and when somebody else is in.
import type { PolicyPicture } from '../../../src-shared/policy/picture.ts';
import type { PolicyKey } from '../../../src-shared/policy/schema.ts';
import { say } from '../../../src-shared/words/ofPolicy.ts';
import type { DeskBridge } from '../../state/bridge.ts';

export class PolicyState {
  readonly #bridge: DeskBridge;
  /** Undefined while it is read: nothing is marked then, and main refuses all the same. */
  picture = $state.raw<PolicyPicture>();

  constructor(bridge: DeskBridge) {
    this.#bridge = bridge;
  }

  async read(): Promise<void> {
    const answer = await this.#bridge.call('policy.read');
    if (answer.ok) this.picture = answer.value;
  }

  /** The words of the mark beside a setting; undefined = IT has not set it. */
  mark(key: PolicyKey): string | undefined {
    const set = this.picture?.set.find((one) => one.key === key);
    return set === undefined ? undefined : say.policy.setTo(say.policy.keys[set.key].title, set.value);
  }
}
