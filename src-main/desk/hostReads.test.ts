// Goal: a host's list is read again before booking, and never more often than it must be.
import { expect, test } from 'vitest';
import type { LineState } from '../../src-shared/outbox/change.ts';
import { HOST_FRESH_MS, HostReads } from './hostReads.ts';

type Readable = Parameters<HostReads['read']>[0];

function desk(lastReadAt: number | null, line: LineState = { is: 'online', since: 0 }) {
  const clock = { at: 1_000_000, now: () => clock.at };
  const asked: string[] = [];
  let fails = false;
  const account: Readable = {
    outbox: {
      line: () => line,
      reading: () => ({ now: false, lastReadAt, unreadable: 0 }),
      readPart: (part) => {
        asked.push('hostId' in part ? part.hostId : '');
        return Promise.resolve(
          fails ? { is: 'failed', line } : { is: 'read', at: clock.at, unreadable: 0, localIds: [] },
        );
      },
    },
  };
  return { clock, asked, account, reads: new HostReads(clock), fail: () => (fails = true) };
}

test('an old list is read again, once for each host, and a fresh one is not', async () => {
  const { clock, asked, account, reads } = desk(null);
  expect(await reads.read(account, '5')).toEqual({ at: clock.at });
  clock.at += HOST_FRESH_MS - 1;
  expect(await reads.read(account, '5')).toEqual({ at: 1_000_000 });
  expect(asked).toEqual(['5']);
  await reads.read(account, '31');
  clock.at += 1;
  await reads.read(account, '5');
  expect(asked).toEqual(['5', '31', '5']);
});

test('a fresh read of the whole account is enough', async () => {
  const { asked, account, reads } = desk(999_000);
  expect(await reads.read(account, '5')).toEqual({ at: 999_000 });
  expect(asked).toEqual([]);
});

test('without a line nothing is asked, and the age is told; a read that fails leaves the age as it was', async () => {
  const offline: LineState = { is: 'offline', since: 0, why: 'noNetwork', nextTryAt: null };
  const down = desk(10, offline);
  expect(await down.reads.read(down.account, '5')).toEqual({ at: 10 });
  expect(down.asked).toEqual([]);
  const failing = desk(10);
  failing.fail();
  expect(await failing.reads.read(failing.account, '5')).toEqual({ at: 10 });
  expect(failing.asked).toEqual(['5']);
});
