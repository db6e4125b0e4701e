// Goal: every pair of state and event does what the outbox promises, and each other pair is refused.
// Method: one table of all allowed pairs for a change without a past; what is not in it must throw. Pasts are tested below it.
import { describe, expect, test } from 'vitest';
import type { WishKind } from './change.ts';
import { DOUBTS_MAX, ImpossibleStep, isOpen, isUntouched, states, step } from './state.ts';
import type { ChangeState, OutboxEvent, Progress } from './state.ts';

function change(state: ChangeState, more: Partial<Progress> = {}): Progress {
  const sent: readonly ChangeState[] = ['sending', 'unsure', 'resend', 'refused', 'delivered'];
  return {
    state,
    kind: 'move',
    isNow: false,
    everSent: sent.includes(state),
    sentBefore: state === 'resend',
    doubts: state === 'unsure' || state === 'resend' ? 1 : 0,
    refusalToCheck: null,
    cause: state === 'asks' ? 'conflict' : state === 'refused' ? 'refused' : null,
    notice: null,
    ...more,
  };
}

const events: readonly OutboxEvent[] = [
  { is: 'released' },
  { is: 'marked' },
  { is: 'neverLeft' },
  { is: 'notDone' },
  { is: 'done' },
  { is: 'refusedByService', cause: 'refused' },
  { is: 'lost' },
  { is: 'found' },
  { is: 'absent' },
  { is: 'notProvable', cause: 'notProven' },
  { is: 'asked', cause: 'lateMeetNow' },
  { is: 'alreadySo' },
  { is: 'overtaken' },
  { is: 'restored' },
  { is: 'takenBack' },
  { is: 'discarded' },
  { is: 'sentAgain', asNow: false },
  { is: 'confirmed' },
  { is: 'denied' },
  { is: 'noticed', cause: 'twin' },
  { is: 'answered' },
];

const allowed: Readonly<Record<ChangeState, Partial<Record<OutboxEvent['is'], ChangeState>>>> = {
  held: {
    released: 'queued',
    overtaken: 'superseded',
    restored: 'asks',
    takenBack: 'takenBack',
    discarded: 'discarded',
  },
  queued: {
    marked: 'sending',
    asked: 'asks',
    alreadySo: 'alreadySo',
    overtaken: 'superseded',
    restored: 'asks',
    takenBack: 'takenBack',
    discarded: 'discarded',
  },
  sending: {
    alreadySo: 'alreadySo',
    neverLeft: 'queued',
    notDone: 'queued',
    done: 'delivered',
    refusedByService: 'refused',
    lost: 'unsure',
    restored: 'asks',
  },
  unsure: { found: 'delivered', absent: 'resend', notProvable: 'asks', restored: 'asks' },
  resend: {
    marked: 'sending',
    found: 'delivered',
    asked: 'asks',
    alreadySo: 'alreadySo',
    overtaken: 'superseded',
    restored: 'asks',
  },
  asks: {
    found: 'delivered',
    alreadySo: 'alreadySo',
    overtaken: 'superseded',
    restored: 'asks',
    discarded: 'discarded',
    sentAgain: 'queued',
  },
  refused: {
    found: 'delivered',
    alreadySo: 'alreadySo',
    overtaken: 'superseded',
    restored: 'asks',
    discarded: 'discarded',
    sentAgain: 'queued',
  },
  delivered: { noticed: 'delivered' },
  alreadySo: { noticed: 'alreadySo' },
  superseded: { noticed: 'superseded' },
  discarded: { noticed: 'discarded' },
  takenBack: { noticed: 'takenBack' },
};

describe.each(states)('a change that is %s', (state) => {
  test.each(events.map((event) => [event.is, event] as const))('%s', (name, event) => {
    const next = allowed[state][name];
    if (next === undefined) expect(() => step(change(state), event)).toThrow(ImpossibleStep);
    else expect(step(change(state), event).state).toBe(next);
  });
});

const kinds: readonly WishKind[] = [
  'create',
  'move',
  'cancel',
  'addParticipant',
  'removeParticipant',
  'changeHost',
] as const;

test('marking says that a byte may have left, and only certainty takes that back', () => {
  const marked = step(change('queued'), { is: 'marked' });
  expect(marked.everSent).toBe(true);
  expect(step(marked, { is: 'neverLeft' }).everSent).toBe(false);
  expect(step(marked, { is: 'notDone' }).everSent).toBe(true);
});

test('a send that never left does not wash away an earlier one that may have', () => {
  const marked = step(change('resend'), { is: 'marked' });
  const back = step(marked, { is: 'neverLeft' });
  expect(back).toMatchObject({ state: 'resend', everSent: true });
});

test('what had a doubt goes back to be sent again, never to the mergeable queue', () => {
  const marked = step(change('resend'), { is: 'marked' });
  expect(step(marked, { is: 'notDone' }).state).toBe('resend');
});

test.each(kinds)('%s: after two sends with an unknown end a person decides', (kind) => {
  let now = step(change('queued', { kind }), { is: 'marked' });
  for (let send = 1; send < DOUBTS_MAX; send++) {
    now = step(step(now, { is: 'lost' }), { is: 'absent' });
    expect(now.state).toBe('resend');
    now = step(now, { is: 'marked' });
  }
  now = step(step(now, { is: 'lost' }), { is: 'absent' });
  expect(now).toMatchObject({ state: 'asks', cause: 'notProven' });
});

test.each(['create', 'move'] as const)('%s: now is never sent twice by itself', (kind) => {
  const lost = step(step(change('queued', { kind, isNow: true }), { is: 'marked' }), { is: 'lost' });
  expect(step(lost, { is: 'absent' })).toMatchObject({ state: 'asks', cause: 'notProven' });
});

test.each(kinds)('%s: refused at the first try is refused at once, unless a repeat could hide behind it', (kind) => {
  const refused = step(change('sending', { kind }), { is: 'refusedByService', cause: 'refused' });
  const looked = kind === 'create' || kind === 'addParticipant';
  expect(refused.state).toBe(looked ? 'unsure' : 'refused');
});

test.each(kinds)('%s: refused after a doubt is looked up before it is called refused', (kind) => {
  const checked = step(change('sending', { kind, doubts: 1 }), { is: 'refusedByService', cause: 'refused' });
  expect(checked.state).toBe('unsure');
  expect(step(checked, { is: 'absent' })).toMatchObject({ state: 'refused', cause: 'refused' });
  expect(step(checked, { is: 'found' }).state).toBe('delivered');
});

test('presence once seen is sticky: also what asks or was refused becomes delivered', () => {
  for (const state of ['unsure', 'resend', 'asks', 'refused'] as const) {
    expect(step(change(state, { everSent: true }), { is: 'found' })).toMatchObject({ state: 'delivered', cause: null });
  }
});

test('what was never sent cannot be found', () => {
  expect(() => step(change('queued'), { is: 'found' })).toThrow(ImpossibleStep);
  expect(step(change('queued', { everSent: true }), { is: 'found' }).state).toBe('delivered');
});

test('what may have been sent cannot be taken back; what was not, can', () => {
  expect(() => step(change('queued', { everSent: true }), { is: 'takenBack' })).toThrow(ImpossibleStep);
  expect(step(change('queued'), { is: 'takenBack' }).state).toBe('takenBack');
});

test('"go on" never turns doubt into a plain queue', () => {
  const asked = (more: Partial<Progress>): Progress => change('asks', { everSent: true, doubts: 1, ...more });
  expect(step(asked({ cause: 'restored' }), { is: 'sentAgain', asNow: false }).state).toBe('unsure');
  expect(step(asked({ cause: 'notProven' }), { is: 'sentAgain', asNow: false }).state).toBe('unsure');
  expect(step(asked({ cause: 'conflict' }), { is: 'sentAgain', asNow: false }).state).toBe('resend');
});

test('a restored change that nobody knows to be sent is looked up all the same', () => {
  const restored = step(change('queued'), { is: 'restored' });
  expect(step(restored, { is: 'sentAgain', asNow: false })).toMatchObject({ state: 'unsure', everSent: true });
});

test('a person may say that it is there, or that it is not', () => {
  const asked = change('asks', { cause: 'notProven', everSent: true, doubts: 2 });
  expect(step(asked, { is: 'confirmed' }).state).toBe('delivered');
  expect(step(asked, { is: 'denied' })).toMatchObject({ state: 'resend', doubts: 0 });
});

test('a notice waits for its answer and changes nothing else', () => {
  const noticed = step(change('delivered'), { is: 'noticed', cause: 'twin' });
  expect(noticed).toMatchObject({ state: 'delivered', notice: 'twin' });
  expect(step(noticed, { is: 'answered' })).toMatchObject({ state: 'delivered', notice: null });
});

test('open and untouched are what they say', () => {
  expect(states.filter(isOpen)).toEqual(['held', 'queued', 'sending', 'unsure', 'resend', 'asks', 'refused']);
  expect(states.filter((state) => isUntouched(change(state, { everSent: false })))).toEqual(['held', 'queued']);
  expect(states.filter((state) => isUntouched(change(state, { everSent: true })))).toEqual([]);
});
