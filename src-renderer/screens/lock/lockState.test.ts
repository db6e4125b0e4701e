// Goal: the lock screen says who is chosen, what became of a PIN and how long one waits, by main's word alone; a PIN is tried once,
// with its last digit, and is gone from the page then. Method: a bridge that answers as main does, and a clock that is moved.
import { afterEach, expect, test } from 'vitest';
import type { LockView, MaySignIn, SignedIn } from '../../../src-shared/staff/staff.ts';
import { TestClock } from '../../../src-shared/time/testClock.ts';
import { minuteMs, secondMs } from '../../../src-shared/time/utc.ts';
import { Refusal, TestBridge } from '../../state/testBridge.ts';
import { LockState } from './lockState.svelte.ts';

const person = (staffId: string, name: string, digits: number, waitMs = 0): MaySignIn => ({
  ...{ staffId, name, digits, waitMs },
  mayAdminister: staffId === 'dana',
});
const dana = person('dana', 'Dana Whitlock', 4);
const luis = person('luis', 'Luis Ortega', 6);
const mei = person('mei', 'Mei Tanaka', 5);

const view = (change: Partial<LockView> = {}): LockView => ({
  ...{ stage: 'signIn', clinicName: '', clinicZoneId: 'UTC', theme: 'system', staff: [dana, luis, mei] },
  ...{
    lastId: '',
    lastHasDraft: false,
    wantsSecret: true,
    mayUseNoPins: true,
    secretWaitMs: 0,
    mode: 'live',
    now: Date.UTC(2026, 10, 23),
  },
  ...{ line: { is: 'unknown' }, counts: { needsYou: 0, waiting: 0, sending: 0 }, paused: null, rehearsal: null },
  ...change,
});

const undo: (() => void)[] = [];
afterEach(() => {
  for (const end of undo.splice(0)) end();
});

async function lockScreen(shown: LockView = view(), answers: readonly (SignedIn | 'problem')[] = []) {
  const clock = new TestClock();
  const bridge = new TestBridge().answer('lock.read', () => shown);
  const left = [...answers];
  bridge.answer('staff.signIn', () => {
    const next = left.shift();
    if (next === undefined || next === 'problem') throw new Refusal();
    return next;
  });
  const lock = new LockState({ desk: bridge.desk, clock });
  undo.push(lock.start());
  await Promise.resolve();
  await Promise.resolve();
  await Promise.resolve();
  return { lock, bridge, clock };
}

const wrong = (left: number, waitMs = 0): SignedIn => ({ is: 'wrong', left, waitMs });

test('whoever was here last is chosen, else the first; a kept draft is told of theirs alone', async () => {
  expect((await lockScreen()).lock.chosen).toEqual(dana);
  const { lock } = await lockScreen(view({ lastId: 'luis', lastHasDraft: true }));
  expect(lock.chosen).toEqual(luis);
  expect(lock.says.words).toContain('draft');
  lock.choose('mei');
  expect(lock.says.words).not.toContain('draft');
  expect(lock.says.words).toContain('Mei');
});

test('arrows go around; a letter goes to the next of that name, and says where there is none', async () => {
  const { lock } = await lockScreen();
  lock.step(-1);
  expect(lock.chosen).toEqual(mei);
  lock.step(1);
  expect(lock.chosen).toEqual(dana);
  expect(lock.chooseByLetter('L')).toBe(true);
  expect(lock.chosen).toEqual(luis);
  expect(lock.chooseByLetter('x')).toBe(false);
  expect(lock.chosen).toEqual(luis);
});

test('only digits count; with the last one it is tried, once, and is gone from the page', async () => {
  const { lock, bridge } = await lockScreen(view(), [wrong(4)]);
  await lock.type('7a3-9');
  expect(lock.pin).toBe('739');
  expect(bridge.inputsOf('staff.signIn')).toEqual([]);
  await lock.type('739112345');
  expect(bridge.inputsOf('staff.signIn')).toEqual([{ staffId: 'dana', pin: '7391' }]);
  expect([lock.pin, lock.checking]).toEqual(['', false]);
  expect(lock.says).toMatchObject({ bad: true });
  expect(lock.says.words).toContain('4');
  await lock.type('7');
  expect(lock.says.bad).toBe(false);
});

test('while it is looked at nothing is typed and nobody else is chosen', async () => {
  const { lock, bridge } = await lockScreen();
  let answer: (value: SignedIn) => void = () => undefined;
  bridge.answer('staff.signIn', () => new Promise<SignedIn>((resolve) => (answer = resolve)));
  const trying = lock.type('7391');
  expect(lock.checking).toBe(true);
  await lock.type('1111');
  lock.choose('luis');
  expect(lock.chosen).toEqual(dana);
  answer({ is: 'in' });
  await trying;
  expect(bridge.inputsOf('staff.signIn')).toHaveLength(1);
});

test('after too many it waits, each second less, and takes no digit; somebody else may sign in', async () => {
  const { lock, bridge, clock } = await lockScreen(view(), [wrong(0, minuteMs), { is: 'in' }]);
  await lock.type('1111');
  expect(lock.waitMs).toBe(minuteMs);
  expect(lock.says).toMatchObject({ bad: true });
  const before = lock.says.words;
  await lock.type('7391');
  expect(bridge.inputsOf('staff.signIn')).toHaveLength(1);
  // The step that was set before the wait began may take a moment; from then on it goes by seconds.
  clock.tick(30 * secondMs);
  expect(lock.waitMs).toBe(30 * secondMs);
  expect(lock.says.words).not.toBe(before);
  lock.choose('mei');
  expect(lock.waitMs).toBe(0);
  await lock.type('80351');
  expect(bridge.inputsOf('staff.signIn').at(-1)).toEqual({ staffId: 'mei', pin: '80351' });
  lock.choose('dana');
  clock.tick(31 * secondMs);
  expect([lock.waitMs, lock.says.bad]).toEqual([0, false]);
});

test('a wait of before a restart is main’s to tell, and holds from the first look on', async () => {
  const { lock, bridge } = await lockScreen(view({ staff: [person('dana', 'Dana Whitlock', 4, 90 * secondMs), luis] }));
  expect(lock.waitMs).toBe(90 * secondMs);
  await lock.type('7391');
  expect(bridge.inputsOf('staff.signIn')).toEqual([]);
});

test('what main cannot do is told in its words; who was removed meanwhile is not chosen any more', async () => {
  const { lock, bridge } = await lockScreen(view(), ['problem']);
  await lock.type('7391');
  expect(lock.says).toEqual({ words: 'The disk did not take it. Try again.', bad: true });
  bridge.send('lock', view({ staff: [luis, mei] }));
  expect(lock.chosen).toEqual(luis);
  bridge.send('lock', view({ staff: [] }));
  expect(lock.chosen).toBeUndefined();
  await lock.type('7391');
  expect(bridge.inputsOf('staff.signIn')).toHaveLength(1);
});

test('two of one first name are called whole; main’s clock is the one that is shown', async () => {
  const { lock } = await lockScreen(view({ staff: [dana, person('d2', 'Dana Ng', 4), luis], now: 5_000_000 }));
  expect([lock.called(dana), lock.called(luis)]).toEqual(['Dana Whitlock', 'Luis']);
  expect(lock.now).toBe(5_000_000);
});

test('left, it listens no more and sets no timer', async () => {
  const { bridge, clock } = await lockScreen();
  for (const end of undo.splice(0)) end();
  expect([bridge.listeners, clock.waiting]).toEqual([0, 0]);
});
