import { expect, test } from 'vitest';
import type { Saved } from '../../src-shared/contract/views/outbox.ts';
import { TestClock } from '../../src-shared/time/testClock.ts';
import { AppState } from './app.svelte.ts';
import { HoldState } from './hold.svelte.ts';
import { Refusal, settings, settle, status, TestBridge } from './testBridge.ts';
import { Toasts } from './toasts.svelte.ts';

const start = Date.UTC(2026, 10, 23, 17, 47);

async function begin() {
  const clock = new TestClock(start);
  const bridge = new TestBridge()
    .answer('app.status', () => status({ now: clock.now() }))
    .answer('settings.read', () => settings())
    .answer('clinician.list', () => [])
    .answer('outbox.undo', () => ({ row: { title: 'Move Rosa Vega to 3:00 pm' }, draft: null }));
  const toasts = new Toasts(clock);
  const app = new AppState({ desk: bridge.desk, clock, makeId: () => 'id', toasts });
  await app.start();
  return { clock, bridge, app, toasts, hold: new HoldState({ desk: bridge.desk, app, toasts }) };
}

function saved(changeId: string, ms: number | null = 5_000): Saved {
  const held = ms === null ? null : { changeId, title: 'New session', releasesAt: start + ms };
  return { changeId, localId: 'lane', held } as Saved;
}

test('what is held is said with its seconds, which run down, and then nothing is offered any more', async () => {
  const { hold, toasts, clock } = await begin();
  hold.saved(saved('one'));
  expect(toasts.current).toMatchObject({ hold: { changeId: 'one', goes: 'afterHold', seconds: 5 } });
  const seen = [toasts.secondsLeft];
  for (let n = 0; n < 4; n++) {
    clock.tick(1_000);
    seen.push(toasts.secondsLeft);
  }
  expect(seen).toEqual([5, 4, 3, 2, 1]);
  expect(hold.changeId).toBe('one');
  clock.tick(1_000);
  expect([toasts.current, hold.changeId]).toEqual([undefined, undefined]);
});

test('the spoken words stay the same while the seconds run, so that they are said once', async () => {
  const { hold, toasts, clock } = await begin();
  hold.saved(saved('one'));
  const message = toasts.current;
  clock.tick(3_000);
  expect(toasts.current).toBe(message);
});

test('what is not held is said as ever, and without a line the words say when it goes', async () => {
  const { hold, toasts, bridge } = await begin();
  hold.saved(saved('one', null));
  expect(toasts.current).toMatchObject({ words: 'Saved on this computer. Sending.' });
  expect(hold.changeId).toBeUndefined();
  bridge.send('status', status({ now: start, line: { is: 'offline', since: 0, why: 'noNetwork', nextTryAt: null } }));
  hold.saved(saved('two'));
  expect(toasts.current?.hold?.goes).toBe('whenBack');
  hold.saved(saved('three'), true);
  expect(toasts.current?.hold?.goes, 'a Meet Now is not promised for later').toBe('ifWithinFive');
});

test('taking back asks main once, says what went, and offers the one before it', async () => {
  const { hold, toasts, bridge } = await begin();
  hold.saved(saved('two'));
  bridge.send('status', status({ now: start, held: { changeId: 'two', title: '', releasesAt: start + 5_000 } }));
  await Promise.all([hold.undo(), hold.undo()]);
  expect(bridge.inputsOf('outbox.undo')).toEqual([{ changeId: 'two' }]);
  expect(toasts.current?.words).toBe('Taken back, and nothing was sent: Move Rosa Vega to 3:00 pm.');
  expect(hold.changeId, 'main has not told yet').toBeUndefined();
  bridge.send('status', status({ now: start, held: { changeId: 'one', title: '', releasesAt: start + 3_000 } }));
  expect(hold.changeId).toBe('one');
});

test('the draft of a booking goes back into the form', async () => {
  const { hold, bridge } = await begin();
  const drafts: unknown[] = [];
  hold.onDraft = (draft) => drafts.push(draft);
  bridge.answer('outbox.undo', () => ({ row: {}, draft: { draftId: 'd' } }));
  hold.saved(saved('one'));
  await hold.undo();
  expect(drafts).toEqual([{ draftId: 'd' }]);
});

test('too late: it is said, and the form stays as it is', async () => {
  const { hold, bridge, toasts } = await begin();
  let drafts = 0;
  hold.onDraft = () => drafts++;
  bridge.answer('outbox.undo', () => {
    throw new Refusal();
  });
  hold.saved(saved('one'));
  await hold.undo();
  await settle();
  expect(toasts.current).toMatchObject({ words: 'The disk did not take it. Try again.', icon: 'alert' });
  expect(drafts).toBe(0);
});

test('with nothing held nothing is asked', async () => {
  const { hold, bridge } = await begin();
  await hold.undo();
  expect(bridge.inputsOf('outbox.undo')).toEqual([]);
});
