// Goal: the report that is saved is the one that is shown, where the person said; cancelled or not writable changes nothing, and the
// second is told. Method: the calls over real files in a folder of their own, and a person who is played.
import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { ConnectionChecked } from '../../../src-shared/check/check.ts';
import { ProblemError } from '../../../src-shared/contract/problems.ts';
import { saveChosen } from '../../shell/saveChosen.ts';
import { emptyFolder } from '../../store/testing/emptyFolder.ts';
import { settings } from '../testing/deskAt.ts';
import type { DeskParts } from '../parts.ts';
import { connectionCalls } from './connectionCalls.ts';

const AT = Date.UTC(2026, 10, 23, 17, 47);
const found = (line: string): ConnectionChecked => ({ at: AT, steps: [], report: ['Front Desk 1.2.3', line] });

/** A desk, and a person who answers where to save with `where`; null = cancels. */
function desk(where: (name: string) => string | null, line: 'online' | 'offline' | null = null) {
  const asked: string[] = [];
  const checks: ((checked: ConnectionChecked) => void)[] = [];
  const reads: string[] = [];
  const outbox = {
    line: () => ({ is: line }),
    readNow: () => Promise.resolve(reads.push('read')),
  };
  const parts = {
    settings: { read: () => settings },
    accounts: { open: () => (line === null ? undefined : { outbox }) },
    checkConnection: () => new Promise<ConnectionChecked>((resolve) => checks.push(resolve)),
    saveFile: (name: string, text: string) =>
      saveChosen(
        (proposed) => {
          asked.push(proposed);
          return Promise.resolve(where(proposed));
        },
        name,
        text,
      ),
  } as unknown as DeskParts;
  const calls = connectionCalls(parts);
  return {
    ...{ calls, asked, checks, reads },
    check: async (words: string, steps: ConnectionChecked['steps'] = []) => {
      const checking = calls['connection.check'](undefined);
      checks.at(-1)?.({ ...found(words), steps });
      await checking;
    },
    save: () => Promise.resolve(calls['connection.save'](undefined)),
  };
}

test('the report of the newest check is saved where the person said, for this user alone', async () => {
  const folder = emptyFolder();
  const { check, save, asked } = desk((name) => join(folder, name));
  await check('first');
  await check('second');
  expect(await save()).toEqual({ is: 'exported' });
  const [name = ''] = asked;
  expect(name).toBe('front-desk-connection-2026-11-23.txt');
  expect(readdirSync(folder)).toEqual([name]);
  expect(readFileSync(join(folder, name), 'utf8')).toBe('Front Desk 1.2.3\nsecond\n');
  if (process.platform !== 'win32') expect(statSync(join(folder, name)).mode & 0o777).toBe(0o600);
});

test('a person who cancels is asked and nothing is written; the report is there for another time', async () => {
  const folder = emptyFolder();
  let where: string | null = null;
  const { check, save, asked } = desk(() => where);
  await check('line');
  expect([await save(), asked.length, readdirSync(folder)]).toEqual([{ is: 'notWanted' }, 1, []]);
  where = join(folder, 'report.txt');
  expect(await save()).toEqual({ is: 'exported' });
  expect(existsSync(where)).toBe(true);
});

test.each([
  ['a folder that is not there', (folder: string) => join(folder, 'gone', 'report.txt')],
  ['a folder by that name', (folder: string) => join(folder, 'taken')],
  ['a file in the place of a folder', (folder: string) => join(folder, 'file', 'report.txt')],
])('%s: told as a file that was not saved, and another place takes it', async (_what, wrong) => {
  const folder = emptyFolder();
  mkdirSync(join(folder, 'taken'));
  writeFileSync(join(folder, 'file'), 'mine');
  let where = wrong(folder);
  const { check, save } = desk(() => where);
  await check('line');
  await expect(save()).rejects.toEqual(new ProblemError('fileNotSaved'));
  expect([readdirSync(folder).sort(), readFileSync(join(folder, 'file'), 'utf8')]).toEqual([['file', 'taken'], 'mine']);
  where = join(folder, 'report.txt');
  expect(await save()).toEqual({ is: 'exported' });
});

test('before anything was checked nobody is asked where', async () => {
  const { save, asked } = desk(() => 'anywhere');
  expect([await save(), asked]).toEqual([{ is: 'notWanted' }, []]);
});

test('two who check at a time share one check; the next one is a new one', async () => {
  const { calls, checks, check } = desk(() => null);
  const both = [1, 2].map(() => Promise.resolve(calls['connection.check'](undefined)));
  expect(checks).toHaveLength(1);
  checks[0]?.(found('shared'));
  expect(await Promise.all(both)).toEqual([found('shared'), found('shared')]);
  await check('later');
  expect(checks).toHaveLength(2);
});

test('the account’s own line is asked beside the check, so that the pill says what is known', async () => {
  const bad: ConnectionChecked['steps'] = [{ hop: 'reach', is: 'bad', words: 'It refuses.' }];
  const clockOff: ConnectionChecked['steps'] = [{ hop: 'clock', is: 'bad', words: 'It is off.' }];
  const works = desk(() => null, 'online');
  await works.check('works');
  await works.check('only the clock is off', clockOff);
  expect(works.reads).toHaveLength(2);
  const believed = desk(() => null, 'online');
  await believed.check('fails', bad);
  expect(believed.reads).toHaveLength(2);
  const known = desk(() => null, 'offline');
  await known.check('fails', bad);
  expect(known.reads).toHaveLength(1);
  const none = desk(() => null);
  await none.check('no account', bad);
  expect(none.reads).toEqual([]);
});
