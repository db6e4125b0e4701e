// Goal: marks end with the clinic's day and are told wherever the session is; booked days count one clinician's own. Method: a
// real account on disk, with its clock in our hands.
import { afterEach, expect, test } from 'vitest';
import { TestClock } from '../../../src-shared/time/testClock.ts';
import { hourMs } from '../../../src-shared/time/utc.ts';
import { emptyFolder } from '../../store/testing/emptyFolder.ts';
import type { OpenAccount } from '../openAccount.ts';
import { bookAt, deskOf, openAccountAt } from '../testing/deskAt.ts';

const open: OpenAccount[] = [];
afterEach(async () => {
  for (const account of open.splice(0)) await account.close();
});
/** Three in the afternoon in Denver, a Monday; one session is booked for five. */
function begin() {
  const clock = new TestClock(Date.UTC(2026, 10, 23, 22));
  const account = openAccountAt(emptyFolder(), clock);
  open.push(account);
  bookAt(account, 1, 'Rosa Vega', Date.UTC(2026, 10, 24, 0));
  const desk = deskOf(account, clock);
  const mark = async (): Promise<string | undefined> => {
    const picture = await desk['day.read']({ date: '2026-11-23', hostId: null });
    return picture.rows[0]?.mark?.is;
  };
  return { clock, desk, mark };
}

test('a mark is told in the day, in the session and in search, and ends with the clinic’s day', async () => {
  const { clock, desk, mark } = begin();
  const set = await desk['day.mark']({ localId: 'lane-1', is: 'arrived' });
  expect(set).toEqual({ before: null, now: { is: 'arrived', at: clock.now() } });
  expect(await mark()).toBe('arrived');
  expect((await desk['session.read']({ localId: 'lane-1' }))?.mark?.is).toBe('arrived');
  expect((await desk['search.local']({ text: 'rosa' })).sessions[0]?.mark?.is).toBe('arrived');
  clock.setTime(Date.UTC(2026, 10, 24, 7) - 1);
  expect(await mark()).toBe('arrived');
  clock.setTime(Date.UTC(2026, 10, 24, 7));
  expect(await mark()).toBeUndefined();
});

test('taken back, the mark before it stands, with its own time', async () => {
  const { clock, desk, mark } = begin();
  const first = await desk['day.mark']({ localId: 'lane-1', is: 'arrived' });
  clock.tick(hourMs);
  const second = await desk['day.mark']({ localId: 'lane-1', is: 'done' });
  expect([await mark(), second.before]).toEqual(['done', first.now]);
  await desk['day.putMarkBack']({ localId: 'lane-1', mark: second.before });
  expect((await desk['session.read']({ localId: 'lane-1' }))?.mark).toEqual(first.now);
  await desk['day.mark']({ localId: 'lane-1', is: null });
  expect(await mark()).toBeUndefined();
});

test('booked days are everybody’s, or one clinician’s own', async () => {
  const { desk } = begin();
  const picture = await desk['day.read']({ date: '2026-11-23', hostId: null });
  const hostId = picture.rows[0]?.session.hostId ?? '';
  const range = { from: '2026-11-22', to: '2026-11-28' };
  expect(await desk['day.booked'](range)).toEqual({ '2026-11-23': 1 });
  expect(await desk['day.booked']({ ...range, hostId })).toEqual({ '2026-11-23': 1 });
  expect(await desk['day.booked']({ ...range, hostId: 'another' })).toEqual({});
});
