import { beforeEach, expect, test } from 'vitest';
import { TestClock } from '../../../src-shared/time/testClock.ts';
import { AppState } from '../../state/app.svelte.ts';
import { settings, settle, status, TestBridge } from '../../state/testBridge.ts';
import { Toasts } from '../../state/toasts.svelte.ts';
import { MarkState } from './markState.svelte.ts';
import { at, guest, row } from '../../session/testRows.ts';

const trevor = row('11:00', [guest('Trevor Lane')]);
const arrived = { is: 'arrived', at: at('10:40') } as const;
let bridge: TestBridge;
let clock: TestClock;
let toasts: Toasts;
let marks: MarkState;

beforeEach(async () => {
  clock = new TestClock(at('10:47'));
  bridge = new TestBridge()
    .answer('app.status', () => status({ now: at('10:47') }))
    .answer('settings.read', () => settings())
    .answer('clinician.list', () => []);
  toasts = new Toasts(clock);
  const app = new AppState({ desk: bridge.desk, clock, makeId: () => 'id', toasts });
  await app.start();
  await settle();
  marks = new MarkState({ desk: bridge.desk, app, toasts });
});

test('a mark is set, said, and taken back to what stood there before', async () => {
  bridge.answer('day.mark', () => ({ before: arrived, now: { is: 'done', at: at('10:47') } }));
  await marks.toggle({ ...trevor, mark: arrived }, 'done');
  expect(bridge.inputsOf('day.mark')).toEqual([{ localId: trevor.session.localId, is: 'done' }]);
  expect(toasts.current?.words).toBe('Trevor Lane is marked as done.');
  expect(marks.mayUndo).toBe(true);
  await marks.undo();
  expect(bridge.inputsOf('day.putMarkBack')).toEqual([{ localId: trevor.session.localId, mark: arrived }]);
  expect([marks.mayUndo, toasts.current?.words]).toEqual([false, 'Trevor Lane is marked as arrived again.']);
});

test('of two people both are marked', async () => {
  bridge.answer('day.mark', () => ({ before: null, now: { is: 'noShow', at: at('10:47') } }));
  await marks.toggle(row('11:00', [guest('Trevor Lane'), guest('Rosa Vega')]), 'noShow');
  expect(toasts.current?.words).toBe('Trevor Lane and Rosa Vega are marked as no-show.');
});

test('the same mark again takes it away', async () => {
  bridge.answer('day.mark', () => ({ before: arrived, now: null }));
  await marks.toggle({ ...trevor, mark: arrived }, 'arrived');
  expect(bridge.inputsOf('day.mark')).toEqual([{ localId: trevor.session.localId, is: null }]);
  expect(toasts.current?.words).toBe('The mark of Trevor Lane is removed.');
});

test('another day has no marks, and that is said', async () => {
  await marks.toggle(row('35:00', [guest('Trevor Lane')]), 'arrived');
  expect(bridge.inputsOf('day.mark')).toEqual([]);
  expect(toasts.current?.words).toContain('Marks are for today');
});

test('a change that is held is taken back before a mark that came earlier', async () => {
  bridge.answer('day.mark', () => ({ before: null, now: arrived }));
  await marks.toggle(trevor, 'arrived');
  toasts.hold('change-1', 5_000, 'afterHold', () => undefined);
  expect(marks.mayUndo).toBe(false);
});

test('after a minute one key takes it back no more', async () => {
  bridge.answer('day.mark', () => ({ before: null, now: arrived }));
  await marks.toggle(trevor, 'arrived');
  clock.tick(59_000);
  expect(marks.mayUndo).toBe(true);
  clock.tick(1_000);
  expect(marks.mayUndo).toBe(false);
});
