import { expect, test } from 'vitest';
import { TestClock } from '../../../../src-shared/time/testClock.ts';
import { somethingWrong, settle, TestBridge } from '../../../state/testBridge.ts';
import { Asking } from './asking.svelte.ts';
import { readHost, type HostFields } from './fields.ts';

function begin(kept: unknown = null) {
  const clock = new TestClock(0);
  const state = { kept };
  const bridge = new TestBridge()
    .answer('draft.ask', () => state.kept)
    .answer('draft.keepAsk', ({ ask }: { ask: unknown }) => void (state.kept = ask));
  let made = 0;
  const asking = new Asking<HostFields>({
    desk: bridge.desk,
    clock,
    makeId: () => `change-${++made}`,
    localId: 's1',
    kind: 'changeHost',
    initial: { hostId: '' },
    read: readHost,
  });
  return { clock, bridge, asking, state };
}
const done = { changeId: 'change-1', localId: 's1' } as never;

test('what is typed is kept after a pause, and at once when the panel is closed', async () => {
  const { asking, clock, state } = begin();
  asking.change({ hostId: 'voss' });
  await settle();
  expect(state.kept).toBeNull();
  clock.tick(1_000);
  await settle();
  expect(state.kept).toMatchObject({ kind: 'changeHost', changeId: 'change-1', fields: '{"hostId":"voss"}' });
  asking.change({ hostId: 'bell' });
  await asking.keepNow();
  expect(state.kept).toMatchObject({ fields: '{"hostId":"bell"}' });
});

test('opened again it has what was typed and is still the same change', async () => {
  const { asking } = begin({ kind: 'changeHost', changeId: 'change-old', fields: '{"hostId":"voss"}' });
  await asking.restore();
  expect(asking.fields).toEqual({ hostId: 'voss' });
  const ids: string[] = [];
  await asking.save(async (changeId) => {
    ids.push(changeId);
    return { ok: true, value: done };
  });
  expect(ids).toEqual(['change-old']);
});

test.each([
  [{ kind: 'move', changeId: 'change-old', fields: '{"hostId":"voss"}' }],
  [{ kind: 'changeHost', changeId: 'change-old', fields: 'not json' }],
  [{ kind: 'changeHost', changeId: 'change-old', fields: '{"hostId":4}' }],
])('kept fields of another panel, or broken ones, are left aside: %j', async (kept) => {
  const { asking } = begin(kept);
  await asking.restore();
  expect(asking.fields).toEqual({ hostId: '' });
});

test('saved, nothing is kept any more', async () => {
  const { asking, clock, state } = begin();
  asking.change({ hostId: 'voss' });
  expect(await asking.save(async () => ({ ok: true, value: done }))).toBe(done);
  clock.tick(1_000);
  await settle();
  expect(state.kept).toBeNull();
});

test('refused or without an answer, all stays as typed and pressing again is the same change', async () => {
  const { asking } = begin();
  asking.change({ hostId: 'voss' });
  const ids: string[] = [];
  expect(
    await asking.save(async (id) => {
      ids.push(id);
      return { ok: false, problem: somethingWrong };
    }),
  ).toBeUndefined();
  expect([asking.problem, asking.busy, asking.fields]).toEqual([somethingWrong, false, { hostId: 'voss' }]);
  await asking.save((id) => {
    ids.push(id);
    return Promise.reject(new Error('no bridge'));
  });
  expect(asking.problem?.code).toBe('unexpected');
  expect(ids).toEqual(['change-1', 'change-1']);
});

test('pressed twice in a row it is sent once', async () => {
  const { asking } = begin();
  let sent = 0;
  const send = async () => {
    sent++;
    await settle();
    return { ok: true as const, value: done };
  };
  await Promise.all([asking.save(send), asking.save(send)]);
  expect(sent).toBe(1);
});

test('left, it forgets', async () => {
  const { asking, clock, state } = begin();
  asking.change({ hostId: 'voss' });
  await asking.leave();
  clock.tick(1_000);
  await settle();
  expect(state.kept).toBeNull();
});
