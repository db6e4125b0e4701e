import { allKeys, pageCommands } from '../../../src-shared/keys/book.ts';
import { describe, expect, test } from 'vitest';
import type { KeyPressed } from '../../../src-shared/keys/chord.ts';
import { actionByKey, actionsOf, type ActionsFor } from './actions.ts';
import { foundSession, trevor } from './testResults.ts';
import type { Result } from './resultTypes.ts';

/** As a keyboard event has it: by its prototype. */
const pressed = (key: string, held: Partial<KeyPressed> = {}): KeyPressed => {
  const told: KeyPressed = { key, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...held };
  return Object.create(told) as KeyPressed;
};
const session = (change: object = {}): Result => ({
  ...{ is: 'session', key: 's', name: '', hint: '', from: '' },
  found: { ...foundSession('s', 1), ...change },
});
const does = (result: Result | undefined, isToday = false, more: Partial<ActionsFor> = {}): string[] =>
  actionsOf(result, { isToday: () => isToday, mayBook: true, mayUndo: false, ...more }).map(
    (one) => `${one.does} ${String(allKeys(one.does)[0])}`,
  );

test('everything that the day does with a session is done here, by the same keys', () => {
  expect(does(session())).toEqual([
    ...['copyCode C', 'copyInvite I', 'readAloud V', 'reschedule R', 'addPerson P', 'changeDetails E', 'handOver H'],
    ...['bookNext B', 'newSession N', 'meetNow M', 'cancel Del'],
  ]);
  expect(does(undefined)).toEqual([]);
});

test('no key of the chosen session is missing here', () => {
  const ofChosen = Object.entries(pageCommands).flatMap(([id, { keys }]) => ('chosen' in keys ? [id] : []));
  expect(ofChosen.length).toBeGreaterThan(10);
  const here = does(session(), true).map((one) => one.split(' ')[0]);
  expect(ofChosen.filter((id) => !here.includes(id))).toEqual([]);
});

test('who may only look is offered what changes nothing', () => {
  expect(does(session(), true, { mayBook: false, mayUndo: true })).toEqual([
    ...['copyCode C', 'copyInvite I', 'readAloud V'],
  ]);
});

test('what was just saved can be taken back from here', () => {
  expect(does(session(), false, { mayUndo: true }).at(-1)).toBe('undo U');
  expect(does(undefined, false, { mayUndo: true })).toEqual([]);
});

test('a session of today can be marked as well', () => {
  const marks = ['markArrived A', 'markLate L', 'markNoShow X', 'markDone D'];
  expect(does(session(), true)).toEqual(expect.arrayContaining(marks));
  expect(does(session(), false)).not.toEqual(expect.arrayContaining(marks.slice(0, 1)));
});

test('a person has the actions of the next session, where there is one', () => {
  const person = { is: 'person', key: 'p', person: trevor } as const;
  expect(does({ ...person, next: null })).toEqual(['newSession N', 'meetNow M']);
  expect(does({ ...person, next: foundSession('s', 1) })).toEqual([
    ...['newSession N', 'meetNow M', 'copyCode C', 'copyInvite I', 'readAloud V', 'reschedule R', 'addPerson P'],
    ...['changeDetails E', 'handOver H', 'bookNext B', 'cancel Del'],
  ]);
});

test('what is over is not moved or cancelled', () => {
  expect(does(session({ goneSince: 5 }))).toEqual([
    ...['copyCode C', 'copyInvite I', 'readAloud V', 'bookNext B', 'newSession N', 'meetNow M'],
  ]);
});

test('of what is cancelled nothing is handed out; where a person is asked about the cancel, it is', () => {
  expect(does(session({ cancelWaits: true }))).toEqual(['bookNext B', 'newSession N', 'meetNow M']);
  const { session: stands } = foundSession('s', 1);
  expect(does(session({ session: { ...stands, cancelled: true } }))).toEqual([
    ...['bookNext B', 'newSession N', 'meetNow M'],
  ]);
  expect(does(session({ cancelWaits: true, waiting: 'needsYou' }))).toContain('copyCode C');
});

describe('keys', () => {
  const win = { platform: 'win', inField: true, singleKeys: true } as const;
  test.each([
    ['r', 'reschedule'],
    ['Delete', 'cancel'],
    ['v', 'readAloud'],
  ])('Alt %s in the field: %s', (key, command) => {
    expect(actionByKey(pressed(key, { altKey: true }), win)).toBe(command);
    expect(actionByKey(pressed(key, { altKey: true }), { ...win, singleKeys: false })).toBe(command);
    expect(actionByKey(pressed(key, { ctrlKey: true }), { ...win, platform: 'mac' })).toBe(command);
  });
  test('a letter alone is typed in the field, and acts among the actions where single keys are on', () => {
    expect(actionByKey(pressed('r'), win)).toBeNull();
    expect(actionByKey(pressed('r'), { ...win, inField: false })).toBe('reschedule');
    expect(actionByKey(pressed('r'), { ...win, inField: false, singleKeys: false })).toBeNull();
  });
  test('AltGr writes a sign, and Option does so on a Mac', () => {
    expect(actionByKey(pressed('r', { altKey: true, ctrlKey: true }), win)).toBeNull();
    expect(actionByKey(pressed('l', { altKey: true }), { ...win, platform: 'mac' })).toBeNull();
  });
});
