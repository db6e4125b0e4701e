// Changed set-up files of a clinic's IT: read whole, or told as not used and read strictly; never a crash, and never laxer for a slip.
import type { Policy } from '../../src-shared/policy/schema.ts';
import { policyExample, policyKeys } from '../../src-shared/policy/schema.ts';
import { readJsonPolicy } from '../policy/jsonFile.ts';
import { interpret } from '../policy/interpret.ts';
import { pick, seededRandom } from '../../src-shared/random/random.ts';
import { mutated, mutatedBytes } from './mutate.ts';
import { Tally, eachInput, must } from './steps.ts';
import type { Seen } from './steps.ts';

/** Files as a careful administrator writes them. */
const SOUND: readonly Policy[] = [policyExample, { SignIn: 'required' }, { LockCeilingMinutes: 5, Proxy: 'direct' }];

/** The same files, written in a hurry, cut off, or by somebody who would like to be free of them. */
export async function fuzzPolicies(seed: string, count: number, from = 0): Promise<Seen> {
  const tally = new Tally();
  await eachInput(seed, from, count, (inputSeed) => {
    const random = seededRandom(inputSeed);
    const first = pick(random, SOUND);
    const bytes =
      random() < 0.6
        ? Buffer.from(JSON.stringify(mutated(random, first)) ?? '')
        : mutatedBytes(random, JSON.stringify(first, null, 2));
    const rights = { owner: 0, mode: 0o100644 };
    const raw = readJsonPolicy(() => ({ is: 'there', bytes, file: rights, folder: rights }), '/policy.json');
    const read = interpret(raw, 'linux');
    must(
      read.wrong.every((key) => read.set.includes(key)),
      'a wrong key that is not set',
    );
    must(
      read.set.every((key) => policyKeys.includes(key)),
      'a key that is none',
    );
    must(read.faults.length <= 40, 'faults without end');
    if (raw.is === 'notUsed') must(read.wrong.length === policyKeys.length, 'a file that cannot be used sets nothing');
    if (raw.is === 'found') {
      // Whatever it says, nobody at the desk may choose what it names.
      const named = new Set(raw.members.map(([name]) => name.toLowerCase()));
      must(
        policyKeys.every((key) => read.set.includes(key) === named.has(key.toLowerCase())),
        'a key that is set does not bind, or one that is not set does',
      );
      const { LockCeilingMinutes: most } = read.inForce;
      must(!read.wrong.includes('LockCeilingMinutes') || most !== undefined, 'a wrong value frees from its bound');
    }
    tally.note(raw.is === 'notUsed' ? 'not used' : read.wrong.length > 0 ? 'strict' : 'read');
  });
  return tally.seen;
}
