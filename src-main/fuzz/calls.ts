// Changed calls of the page, through the contract's check and the real handlers, over a desk on a disk in memory.
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { calls } from '../../src-shared/contract/calls.ts';
import type { CallName } from '../../src-shared/contract/calls.ts';
import { TestClock } from '../../src-shared/time/testClock.ts';
import { bookAt, deskOf, openAccountAt } from '../desk/testing/deskAt.ts';
import type { OpenAccount } from '../desk/openAccount.ts';
import { pick, seededRandom } from '../../src-shared/random/random.ts';
import { answerCall } from '../shell/answer.ts';
import { makerFor } from './fromSchema.ts';
import { hostileValue } from './hostile.ts';
import { mutated } from './mutate.ts';
import { Tally, eachInput, must, withinSteps } from './steps.ts';
import type { Seen } from './steps.ts';

/** What the log calls a failure of somebody whom a desk in tests does not have: the call was sound, and came so far. */
const NOT_ASKED = 'notAsked';
/** A desk is left after so many calls, and opened again from its disk. */
const CALLS_A_DESK = 1_000;

/** Runs `count` calls, from number `first` of the seed on. @throws Error at the first that does harm, named by its seed */
export async function fuzzCalls(seed: string, count: number, first = 0): Promise<Seen> {
  const tally = new Tally();
  for (let from = first; from < first + count; from += CALLS_A_DESK) {
    await atOneDesk(seed, from, Math.min(CALLS_A_DESK, first + count - from), tally);
  }
  return tally.seen;
}

async function atOneDesk(seed: string, first: number, count: number, tally: Tally): Promise<void> {
  const folder = mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'front-desk-fuzz-'));
  const clock = new TestClock();
  let account = openAccountAt(folder, clock);
  try {
    for (let nth = 1; nth <= 5; nth++) bookAt(account, nth, `Patient ${String(nth)}`);
    const failures: string[] = [];
    let notAsked = false;
    const log = (code: string, facts?: Readonly<Record<string, unknown>>): void => {
      if (code !== 'call.failed') return;
      if (facts?.['error'] === NOT_ASKED) notAsked = true;
      else failures.push(`${String(facts?.['call'])} failed: ${String(facts?.['error'])}`);
    };
    const desk = deskOf(account, clock);
    const ids = (): readonly string[] => [
      ...changesOf(account),
      ...[...account.book.all()].map((one) => one.session.localId),
      '5',
    ];
    const names = Object.keys(calls) as CallName[];
    const makers = new Map(names.map((name) => [name, makerFor(calls[name].in, ids)]));
    let known = changesOf(account);
    await eachInput(seed, first, count, async (inputSeed) => {
      const random = seededRandom(inputSeed);
      const name = pick(random, names);
      const sound = makers.get(name)?.(random);
      const input = random() < 0.35 ? sound : random() < 0.9 ? mutated(random, sound) : hostileValue(random);
      notAsked = false;
      const answer = await withinSteps(answerCall(name, input, desk, log, () => null));
      tally.note(answer.ok ? 'ok' : notAsked ? 'checked' : answer.problem.code);
      must(failures.length === 0, failures.join(', '));
      const now = changesOf(account);
      must(
        known.every((id) => now.includes(id)),
        `${name} has lost a change`,
      );
      known = now;
    });
    const drafts = account.drafts.list().length;
    await account.close();
    account = openAccountAt(folder, clock);
    must(
      known.every((id) => changesOf(account).includes(id)),
      'a change is not on the disk',
    );
    must(account.drafts.list().length === drafts, 'a draft is not on the disk');
    const check = account.store.db.prepare('PRAGMA integrity_check').get();
    must(check?.['integrity_check'] === 'ok', 'the file is damaged');
    must(!('polluted' in {}), 'the prototype of all tables has changed');
  } finally {
    await account.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Every change that the journal has: whatever becomes of one, it stays there. */
function changesOf(account: OpenAccount): string[] {
  return account.store.db
    .prepare('SELECT change_id FROM changes')
    .all()
    .map((row) => String(row['change_id']));
}
