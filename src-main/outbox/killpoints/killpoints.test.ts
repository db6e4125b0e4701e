// Goal: what was called saved reaches the account once, wherever the process is killed; two starts; and the judges can judge.
// Method: real processes on real folders, killed from inside at points that a seed chooses; `npm run kill-points` takes all.
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { seededRandom } from '../../../src-shared/random/random.ts';
import type { Said } from './order.ts';
import { accountProblems, deskProblems } from './oracle.ts';
import { begin, forget, inWorld, play } from './play.ts';
import { chosen, inParallel } from './points.ts';
import { startDesk } from './process.ts';
import type { Ended, Running } from './process.ts';
import { scenarioNames } from './scenarios.ts';
import type { Beginning } from './scenarios.ts';
import { fromInside } from './shim.ts';
import type { Call } from './shim.ts';
import { unsynced } from './synced.ts';

const SEED = process.env['SEED'] ?? String(Date.now() % 1_000_000);
/** Nothing is asserted of time; a machine that is busy with other things may take long. */
const PATIENCE_MS = 300_000;
/** Few, since each is two processes: every change of the code kills at others, and `npm run kill-points` at all. */
const POINTS = { booking: 3, chain: 4, details: 2, drain: 2 } as const;

const beginnings = new Map<string, Promise<Beginning>>();
afterAll(async () => (await Promise.all(beginnings.values())).forEach(forget));

/** Made once, copied by each play. */
function beginningOf(name: Beginning['scenario']): Promise<Beginning> {
  const made = beginnings.get(name) ?? begin(name, Date.now());
  beginnings.set(name, made);
  return made;
}

test.each(scenarioNames)(
  `killed in the middle of a %s, everything promised is there once (SEED=${SEED})`,
  async (name) => {
    const beginning = await beginningOf(name);
    const whole = await play(beginning, fromInside, 0);
    expect(whole.problems).toEqual([]);
    const points = chosen(whole.passed, POINTS[name], seededRandom(`${SEED} ${name}`));
    let killed = 0;
    await inParallel(points, 2, async (point) => {
      const { where, problems } = await play(beginning, fromInside, point);
      if (where !== null) killed++;
      expect(problems, `point ${String(point)}: ${where ?? 'came to its end'}`).toEqual([]);
    });
    expect(killed).toBeGreaterThanOrEqual(POINTS[name] / 2); // runs differ a little in their length
  },
  PATIENCE_MS,
);

// ---- two starts

/** Names, sizes and times of all that is in a folder. */
function pictureOf(folder: string): string[] {
  const facts = (name: string): string => {
    const { size, mtimeNs, ino } = statSync(join(folder, name), { bigint: true });
    return `${name} ${String(size)} ${String(mtimeNs)} ${String(ino)}`;
  };
  return readdirSync(folder).sort().map(facts);
}

const firstWord = async (desk: Running): Promise<string> => {
  const word = await Promise.race([desk.heard('opened'), desk.heard('notOpened')]);
  return word.say === 'opened' ? 'opened' : word.kind;
};

test(
  'two starts at once: one opens, the other says that it is in use',
  async () => {
    await inWorld(await beginningOf('drain'), 'two', async ({ order }) => {
      const desks = [1, 2].map((n) => startDesk({ ...order, work: 'open', seed: `two ${String(n)}` }));
      const words = await Promise.all(desks.map(firstWord));
      expect(words.toSorted()).toEqual(['inUse', 'opened']);
      desks.forEach((desk) => desk.kill());
      await Promise.all(desks.map((desk) => desk.ended));
      const after = startDesk({ ...order, work: 'open', seed: 'two 3' });
      expect((await after.heard('opened')).known).toHaveLength(20);
      after.kill();
      await after.ended;
    });
  },
  PATIENCE_MS,
);

test(
  'a second start beside one that runs touches nothing, and the first goes on',
  async () => {
    await inWorld(await beginningOf('drain'), 'beside', async ({ order, account }) => {
      const first = startDesk({ ...order, work: 'open' });
      await first.heard('rest');
      const before = pictureOf(order.folder);
      const second = await startDesk({ ...order, seed: 'beside 2' }).ended;
      expect(second.said).toEqual([{ say: 'notOpened', kind: 'inUse' }]);
      expect(pictureOf(order.folder)).toEqual(before);
      expect(account.sessions).toHaveLength(6); // it has sent nothing of what the first one holds
      first.kill();
      expect((await first.ended).is).toBe('killed');
    });
  },
  PATIENCE_MS,
);

// ---- the judges

const call = (what: string, name: string, when: Call['when'] = 'before'): Call => ({
  n: 1,
  when,
  what,
  name,
  bytes: 9,
});
const write = call('write', 'desk.db-wal');
const sync = call('sync', 'desk.db-wal', 'after');
const saved = call('say', '{"say":"saved","changeId":"create-1"}');

describe('the judge of syncs', () => {
  test.each([
    ['each saved after its sync', [write, write, sync, saved, write, sync, saved]],
    ['a request after the mark', [write, sync, call('send', 'api')]],
    [
      'the log emptied after the database',
      [call('write', 'desk.db'), call('sync', 'desk.db', 'after'), call('truncate', 'desk.db-wal')],
    ],
    ['what half a write is, is no write', [write, sync, call('write', 'desk.db-wal', 'half'), saved]],
  ])('lets through: %s', (_what, calls) => {
    expect(unsynced(calls)).toEqual([]);
  });

  test.each([
    ['saved before its sync', [write, saved, sync], 'saved was said with 1 writes'],
    ['a write after the sync', [write, sync, write, saved], 'saved was said with 1 writes'],
    ['a sync of another file', [write, call('sync', 'desk.db', 'after'), saved], 'saved was said with 1 writes'],
    ['a sync that was begun alone', [write, call('sync', 'desk.db-wal'), saved], 'saved was said with 1 writes'],
    ['saved without a write', [write, sync, saved, saved], 'nothing had been written'],
    ['a request before the mark', [write, call('send', 'api')], 'a request left with 1 writes'],
    [
      'the log emptied too soon',
      [call('write', 'desk.db'), call('truncate', 'desk.db-wal')],
      'was emptied with 1 writes',
    ],
  ])('stops: %s', (_what, calls, fault) => {
    expect(unsynced(calls).join()).toContain(fault);
  });
});

describe('the judge of plays', () => {
  const ended = (...said: Ended['said']): Ended => ({ said, complaints: '', is: 'exited', code: 0 });
  const opened = (known: string[], drafts: string[] = []): Said => ({ say: 'opened', notices: [], known, drafts });
  const rest = (standing: string, cause: string | null = null): Said => ({
    say: 'rest',
    rows: [{ changeId: 'create-1', standing, cause }],
  });
  const killed = (...said: Ended['said']): Ended => ({ said, complaints: '', is: 'killed', code: null });
  const wasSaved = { say: 'saved', changeId: 'create-1' } as const;

  test('lets a play through that kept its word', async () => {
    const beginning = await beginningOf('booking');
    const second = ended(opened(['create-1']), rest('delivered'));
    expect(deskProblems(beginning, killed(opened([]), wasSaved), second)).toEqual([]);
  });

  test.each([
    ['saved and lost', killed(opened([]), wasSaved), ended(opened([]), rest('delivered')), 'called saved and is lost'],
    [
      'an ask without a cause',
      killed(opened([])),
      ended(opened([]), rest('needsYou', 'notProven')),
      'needsYou notProven',
    ],
    ['nothing at all', killed(opened([])), ended(opened([])), 'never came to rest'],
    [
      'its draft lost',
      killed(opened([]), { say: 'draft', draftId: 'draft-create-1' }),
      ended(opened([]), rest('delivered')),
      'draft-create-1 is lost',
    ],
    [
      'draft and change both',
      killed(opened([]), { say: 'draft', draftId: 'draft-create-1' }),
      ended(opened(['create-1'], ['draft-create-1']), rest('delivered')),
      'a draft and a change',
    ],
  ] as const)('stops: %s', async (_what, first, second, problem) => {
    expect(deskProblems(await beginningOf('booking'), first, second).join()).toContain(problem);
  });

  test(
    'stops: nothing there, there twice, worked twice',
    async () => {
      const beginning = await beginningOf('booking');
      await inWorld(beginning, 'judge', async ({ account, server, order }) => {
        expect(accountProblems(beginning, account, [], 0).join()).toContain('is there 0 times');
        account.setOptions({ duplicates: 'accepted' });
        const done = await startDesk(order).ended;
        expect(deskProblems(beginning, done, null)).toEqual([]);
        expect(accountProblems(beginning, account, server.log.entries, 0)).toEqual([]);
        const { entries } = server.log;
        const again = [...entries, ...entries.filter(({ method }) => method === 'POST')];
        expect(accountProblems(beginning, account, again, 0).join()).toContain('worked twice: POST');
        account.state.sessions.push(...structuredClone(account.state.sessions));
        account.state.notices.push(...structuredClone(account.state.notices));
        const problems = accountProblems(beginning, account, entries, 0).join();
        expect(problems).toContain('is there 2 times');
        expect(problems).toContain('told twice: invitation');
      });
    },
    PATIENCE_MS,
  );
});
