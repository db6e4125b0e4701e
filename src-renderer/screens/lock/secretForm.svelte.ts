// What the two forms of the lock screen share: the account's keys, whether they are there, and what main says of them.
import type { Answer, Problem } from '../../../src-shared/contract/problems.ts';
import type { SecretTried } from '../../../src-shared/staff/staff.ts';
import { say } from '../../../src-shared/words/ofStaff.ts';
import { waitWords } from '../../staff/staffWords.ts';

export class SecretForm {
  identifier = $state('');
  secret = $state('');
  /** Save was pressed. */
  tried = $state(false);
  #busy = $state(false);
  #wrong = $state('');
  #problem = $state.raw<Problem>();

  get busy(): boolean {
    return this.#busy;
  }
  /** A sentence, '' = nothing is wrong. */
  get wrong(): string {
    return this.#wrong;
  }
  get problem(): Problem | undefined {
    return this.#problem;
  }
  get isThere(): boolean {
    return this.identifier.trim() !== '' && this.secret.trim() !== '';
  }

  /** Asks main, once at a time; true = it is done. */
  async ask(call: (typed: { identifier: string; secret: string }) => Promise<Answer<SecretTried>>): Promise<boolean> {
    if (this.#busy) return false;
    this.#busy = true;
    this.#wrong = '';
    this.#problem = undefined;
    const answer = await call({ identifier: this.identifier, secret: this.secret });
    this.#busy = false;
    if (!answer.ok) this.#problem = answer.problem;
    else if (answer.value.is === 'wait') this.#wrong = say.staff.tooManyTries(waitWords(answer.value.waitMs));
    else if (answer.value.is === 'wrong') this.#wrong = say.staff.notTheKeys;
    return answer.ok && answer.value.is === 'done';
  }
}
