// Goal: a form leaves a draft exactly where somebody would miss it. Method: the real state over a bridge that keeps drafts as
// main does; each way into a form, closed untouched and after a key press.
import { expect, test } from 'vitest';
import type { SessionDraft } from '../../../src-shared/session/draft.ts';
import { TestClock } from '../../../src-shared/time/testClock.ts';
import { AppState } from '../../state/app.svelte.ts';
import { settings, settle, status, TestBridge } from '../../state/testBridge.ts';
import { Toasts } from '../../state/toasts.svelte.ts';
import { ComposeState } from './composeState.svelte.ts';
import { testDraft, testGuest, testHost, testNow } from '../../form/testDraft.ts';

const another = testDraft({
  ...{ draftId: 'draft-2', changeId: 'change-2', sessionLocalId: 'session-2' },
  participants: [testGuest({ localId: 'guest-2', name: 'Maria Diaz' })],
});

async function begin() {
  const clock = new TestClock(testNow);
  const onDisk = new Map<string, SessionDraft>();
  const keep = (draft: SessionDraft): SessionDraft => {
    onDisk.delete(draft.draftId);
    onDisk.set(draft.draftId, draft);
    return draft;
  };
  const list = (): SessionDraft[] => [...onDisk.values()].reverse();
  const bridge = new TestBridge()
    .answer('app.status', () => status({ now: clock.now() }))
    .answer('settings.read', () => settings())
    .answer('clinician.list', () => [testHost])
    .answer('people.alike', () => [])
    .answer('day.read', () => ({ rows: [] }))
    .answer('day.readHost', () => ({ at: clock.now() }))
    .answer('draft.open', () => keep(testDraft({ follows: testNow })))
    .answer('draft.keep', ({ draft }: { draft: SessionDraft }) => void keep(draft))
    .answer('draft.discard', ({ draftId }: { draftId: string }) => void onDisk.delete(draftId))
    .answer('draft.current', () => list()[0] ?? null)
    .answer('draft.list', () => list().map((draft) => ({ draft, keptAt: clock.now() })));
  const app = new AppState({ desk: bridge.desk, clock, makeId: () => 'id', toasts: new Toasts(clock) });
  await app.start();
  const compose = new ComposeState({ desk: bridge.desk, app, makeId: () => 'id' });
  const stop = compose.start();
  await settle();
  const close = async (): Promise<string[]> => {
    compose.close();
    await settle();
    return [...onDisk.keys()];
  };
  return { bridge, clock, compose, onDisk, keep, close, stop };
}
const typed = { topic: 'Bring the letter' };

test('opened from the outbox or a link and closed untouched, it leaves nothing', async () => {
  const { compose, keep, close } = await begin();
  await compose.openDraft(keep(testDraft()), { again: true, told: ['Filled in by a link.'] });
  expect([compose.shown, compose.empty, compose.told.length]).toEqual([true, true, 1]);
  compose.stand('topic', '');
  compose.leave('when');
  expect(await close()).toEqual([]);
  expect([compose.draft, compose.others]).toEqual([undefined, []]);
});

test('a key press in it is kept; taken back again, it is not', async () => {
  const { compose, keep, close, onDisk } = await begin();
  await compose.openDraft(keep(testDraft()), { again: true });
  compose.change(typed);
  expect(await close()).toEqual(['draft-1']);
  expect(onDisk.get('draft-1')?.topic).toBe('Bring the letter');
  compose.show();
  compose.change({ topic: '' });
  expect(await close()).toEqual([]);
});

test('what is nowhere else stays: a booking that was taken back, a draft that was brought back', async () => {
  const { compose, keep, close } = await begin();
  await compose.openDraft(keep(testDraft()));
  expect(compose.empty).toBe(false);
  expect(await close()).toEqual(['draft-1']);
  await compose.bringBack('draft-1');
  expect(await close()).toEqual(['draft-1']);
});

test('the next session of somebody, closed untouched, leaves nothing; what was being written comes back', async () => {
  const { compose, keep, close } = await begin();
  await compose.openDraft(keep(another));
  compose.change(typed);
  await compose.open({ from: 'session', localId: 's', weeks: 1 });
  expect(compose.draft?.draftId).toBe('draft-1');
  expect(compose.others.map(({ draft }) => draft.draftId)).toEqual(['draft-2']);
  expect(await close()).toEqual(['draft-2']);
  expect([compose.draft?.draftId, compose.shown]).toEqual(['draft-2', false]);
});

test('another form over an untouched one: it goes, and nobody is told that it was set aside', async () => {
  const { compose, keep, onDisk } = await begin();
  const told: string[] = [];
  compose.onSetAside = (who) => told.push(who);
  await compose.open({ from: 'session', localId: 's', weeks: 1 });
  await compose.openDraft(keep(another), { again: true });
  await settle();
  expect([...onDisk.keys(), ...told]).toEqual(['draft-2']);
  compose.change(typed);
  await compose.open({ from: 'session', localId: 's', weeks: 1 });
  expect([[...onDisk.keys()].sort(), told]).toEqual([['draft-1', 'draft-2'], ['Maria Diaz']]);
});
