import { expect, test } from 'vitest';
import type { DayPicture } from '../../src-shared/contract/views/day.ts';
import { dayMs } from '../../src-shared/time/utc.ts';
import { TestClock } from '../../src-shared/time/testClock.ts';
import { AppState } from './app.svelte.ts';
import { DayState } from './day.svelte.ts';
import { Refusal, settings, settle, status, TestBridge } from './testBridge.ts';
import { Toasts } from './toasts.svelte.ts';

type Asked = { date: string | null; hostId: string | null };
const picture = ({ date, hostId }: { date: string; hostId: string | null }): DayPicture => ({
  date,
  hostId,
  rows: [],
  clinicians: [],
  countAll: 0,
  readAt: 1,
  reading: false,
  unreadable: 0,
});

function wire() {
  const clock = new TestClock(Date.UTC(2026, 10, 23, 17, 47));
  const bridge = new TestBridge()
    .answer('app.status', () => status({ now: clock.now() }))
    .answer('settings.read', () => settings())
    .answer('clinician.list', () => [])
    .answer('day.booked', () => ({ '2026-11-24': 2 }))
    .answer('draft.ask', () => null)
    .answer('session.read', ({ localId }: { localId: string }) => ({
      session: { localId, participants: [] },
      story: [],
    }))
    .answer('day.read', picture);
  const app = new AppState({ desk: bridge.desk, clock, makeId: () => 'id', toasts: new Toasts(clock) });
  const day = new DayState({ desk: bridge.desk, app });
  return { clock, bridge, app, day };
}

async function begin() {
  const wired = wire();
  await wired.app.start();
  const stop = wired.day.start();
  await settle();
  return { ...wired, stop };
}

/** As the page begins: today is asked for before anybody knows which day that is. */
async function beginPage(meanwhile: (wired: ReturnType<typeof wire>) => void = () => undefined, today = '2026-11-23') {
  const wired = wire();
  const { app, bridge, day } = wired;
  bridge.answer('day.read', ({ date, hostId }: Asked) => picture({ date: date ?? today, hostId }));
  day.start();
  const started = app.start(day.first);
  meanwhile(wired);
  await started;
  await day.read();
  return wired;
}

test('at the start today is read once, as main reckons it, and stands with the first screen', async () => {
  const { bridge, day } = await beginPage();
  expect(bridge.inputsOf('day.read')).toEqual([{ date: null, hostId: null }]);
  expect([day.picture?.date, day.booked]).toEqual(['2026-11-23', { '2026-11-24': 2 }]);
  await day.read();
  expect(bridge.inputsOf('day.read')).toHaveLength(2);
});

test('what changes while the first day is on its way is read again', async () => {
  const { bridge } = await beginPage(({ bridge }) => bridge.send('changed', { what: ['day'] }));
  expect(bridge.inputsOf('day.read')).toEqual([
    { date: null, hostId: null },
    { date: '2026-11-23', hostId: null },
  ]);
});

test('a page that begins at midnight reads the day that it shows', async () => {
  const { bridge, day } = await beginPage(undefined, '2026-11-22');
  expect(bridge.inputsOf('day.read').slice(0, 2)).toEqual([
    { date: null, hostId: null },
    { date: '2026-11-23', hostId: null },
  ]);
  expect([day.date, day.picture?.date]).toEqual(['2026-11-23', '2026-11-23']);
});

test('it begins with today, everybody, and the dots of the month around it', async () => {
  const { bridge, day } = await begin();
  expect([day.date, day.hostId, day.month]).toEqual(['2026-11-23', null, '2026-11']);
  expect(bridge.inputsOf('day.booked').at(-1)).toEqual({ from: '2026-10-25', to: '2026-12-16', hostId: null });
  expect(day.booked).toEqual({ '2026-11-24': 2 });
});

test('the desk that stays open over midnight shows the new day; a chosen day stays', async () => {
  const { bridge, clock, day } = await begin();
  const tomorrow = status({ now: clock.now() + dayMs });
  bridge.send('status', tomorrow);
  expect(day.date).toBe('2026-11-24');
  await day.showDay('2026-11-30');
  bridge.send('status', status({ now: clock.now() + 2 * dayMs }));
  expect([day.today, day.date]).toEqual(['2026-11-25', '2026-11-30']);
});

test('an answer that comes late does not take the place of the day asked for after it', async () => {
  const { bridge, day } = await begin();
  const answers: ((picture: DayPicture) => void)[] = [];
  bridge.answer('day.read', () => new Promise<DayPicture>((resolve) => answers.push(resolve)));
  const first = day.showDay('2026-11-24');
  const second = day.showDay('2026-11-25');
  answers[1]?.(picture({ date: '2026-11-25', hostId: null }));
  await second;
  answers[0]?.(picture({ date: '2026-11-24', hostId: null }));
  await first;
  expect(day.picture?.date).toBe('2026-11-25');
});

test('who waits for the chosen session has its newest reading, whichever was asked for first', async () => {
  const { bridge, day } = await begin();
  await day.select('s-1');
  const answers: ((detail: unknown) => void)[] = [];
  bridge.answer('session.read', () => new Promise((resolve) => answers.push(resolve)));
  let isThere = false;
  const first = day.readDetail().then(() => (isThere = true));
  void day.readDetail();
  await settle();
  answers[0]?.({ session: { localId: 's-1', participants: [] }, story: [], may: { move: true } });
  await settle();
  expect(isThere).toBe(false);
  answers[1]?.({ session: { localId: 's-1', participants: [] }, story: [], may: { move: false } });
  await first;
  expect(day.detail?.may.move).toBe(false);
});

test('who waits for a reading that is overtaken waits for the one that overtook it', async () => {
  const { bridge, day } = await begin();
  const answers: (() => void)[] = [];
  bridge.answer(
    'day.read',
    (input: { date: string; hostId: string | null }) =>
      new Promise((resolve) => answers.push(() => resolve(picture(input)))),
  );
  let done = false;
  const first = day.showDay('2026-11-24').then(() => (done = true));
  const second = day.read();
  answers[0]?.();
  await settle();
  expect(done).toBe(false);
  answers[1]?.();
  await Promise.all([first, second]);
  expect(day.picture?.date).toBe('2026-11-24');
});

test('whatever day and clinician is shown, everybody’s rows of today are known', async () => {
  const { bridge, day } = await begin();
  const rowOf = (date: string) => ({ session: { localId: `s-${date}` } });
  bridge.answer('day.read', ({ date, hostId }: { date: string; hostId: string | null }) => ({
    ...picture({ date, hostId }),
    rows: [rowOf(date)],
  }));
  await day.showDay('2026-11-25');
  await settle();
  expect([day.rows, day.todayRows]).toEqual([[rowOf('2026-11-25')], [rowOf('2026-11-23')]]);
  const asked = bridge.inputsOf('day.read').length;
  await day.showDay('2026-11-23');
  expect(day.todayRows).toEqual([rowOf('2026-11-23')]);
  expect(bridge.inputsOf('day.read')).toHaveLength(asked + 1);
});

test('a filter goes with its day', async () => {
  const { day } = await begin();
  day.filter = 'noReply';
  await day.showDay(day.today);
  expect(day.filter).toBe('noReply');
  await day.step(1);
  expect(day.filter).toBeUndefined();
});

test('what was shown stays shown when reading fails, and the problem is kept beside it', async () => {
  const { bridge, day } = await begin();
  bridge.answer('day.read', () => {
    throw new Refusal();
  });
  await day.read();
  expect(day.picture?.date).toBe('2026-11-23');
  expect(day.problem?.code).toBe('diskFailed');
  bridge.answer('day.read', picture);
  await day.read();
  expect(day.problem).toBeUndefined();
});

test('a late detail of another session is left aside', async () => {
  const { bridge, day } = await begin();
  const answers: (() => void)[] = [];
  bridge.answer(
    'session.read',
    ({ localId }: { localId: string }) =>
      new Promise((resolve) => answers.push(() => resolve({ session: { localId, participants: [] }, story: [] }))),
  );
  const a = day.select('a');
  const b = day.select('b');
  answers[1]?.();
  await b;
  answers[0]?.();
  await a;
  expect(day.detail?.session.localId).toBe('b');
});

test('another session closes the panel; another account takes everything of the old one away', async () => {
  const { bridge, day } = await begin();
  await day.select('a');
  day.ask = { kind: 'move' };
  await day.select('a');
  expect(day.ask).toEqual({ kind: 'move' });
  await day.select('b');
  expect(day.ask).toBeUndefined();
  await day.showHost('voss');
  bridge.send('changed', { what: ['account'] });
  expect([day.detail, day.selectedId, day.hostId, day.picture]).toEqual([undefined, undefined, null, undefined]);
});

test('going to a session shows its day, and everybody where the chosen clinician does not have it', async () => {
  const { day } = await begin();
  await day.showHost('bell');
  await day.goTo('x', Date.UTC(2026, 10, 25, 18), { kind: 'cancel' });
  expect([day.date, day.hostId, day.selectedId, day.ask]).toEqual(['2026-11-25', null, 'x', { kind: 'cancel' }]);
});

test.each([
  [1, '2026-12'],
  [2, '2027-01'],
  [-11, '2025-12'],
])('%i months on it is %s, and the day stays', async (by, month) => {
  const { day } = await begin();
  await day.turnMonth(by);
  expect([day.month, day.date]).toEqual([month, '2026-11-23']);
});

test('a panel that was begun is known, and can be forgotten', async () => {
  const { bridge, day } = await begin();
  let kept: unknown = { kind: 'move', changeId: 'change-1', fields: '{}' };
  bridge.answer('draft.ask', () => kept).answer('draft.keepAsk', ({ ask }: { ask: unknown }) => void (kept = ask));
  await day.select('a');
  expect(day.begun).toEqual({ kind: 'move' });
  await day.forgetBegun();
  expect(day.begun).toBeUndefined();
});

test('stopped, it listens no more', async () => {
  const { bridge, stop } = await begin();
  const before = bridge.listeners;
  stop();
  expect(bridge.listeners).toBe(before - 1);
});
