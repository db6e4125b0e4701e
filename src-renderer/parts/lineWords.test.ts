// Goal: every state of the line has its own words, whole and plain. Method: a table of all states, and what each must say.
import { expect, test } from 'vitest';
import type { LineState } from '../../src-shared/outbox/change.ts';
import { aheadOf, lineWords, waitsOf, type LineView } from './lineWords.ts';

const now = Date.UTC(2026, 10, 23, 17, 47);
const since = Date.UTC(2026, 10, 23, 17, 42); // 10:42 am in Denver

function words(line: LineState, more: Partial<LineView> & Partial<LineView['status']> = {}) {
  const { waiting = 3, paused = null, rehearsal = null, mode = 'live', meetNow = false } = more;
  return lineWords({ status: { mode, line, paused, rehearsal }, waiting, now, zone: 'America/Denver', meetNow });
}
const offline = (
  why: Extract<LineState, { is: 'offline' }>['why'],
  nextTryAt: number | null = now + 40_000,
): LineState => ({
  is: 'offline',
  since,
  why,
  nextTryAt,
});

const states: readonly (readonly [name: string, line: LineState, title: string])[] = [
  ['not asked yet', { is: 'unknown' }, 'Connecting to SecureVideo'],
  ['up', { is: 'online', since }, 'Online'],
  ['no network', offline('noNetwork'), 'Offline since 10:42 am'],
  ['a page of the network', offline('portal'), 'This network wants you to sign in'],
  ['SecureVideo down', offline('serviceDown'), 'SecureVideo is down since 10:42 am'],
  ['busy', offline('busy'), 'SecureVideo is busy and asked to wait'],
  ['certificate', offline('certificate'), 'The way to SecureVideo is not safe, so nothing is sent'],
  ['proxy', offline('proxyRefused'), 'Your clinic’s network does not let Front Desk through'],
  [
    'proxy with a password',
    offline('proxyWantsPassword'),
    'Your clinic’s network wants a password, and Front Desk has none that it accepts',
  ],
  ['keys', { is: 'keysRefused', since }, 'SecureVideo does not accept this clinic’s keys any more'],
];

/** What a receptionist cannot be asked to know; what is quoted for an administrator is left out before. */
const jargon =
  /\b(API|HTTP|DNS|TLS|SSL|proxy|certificate|server|socket|timeout|40[13]|429|50[03]|JSON|null|undefined|NaN|sync|queue)\b/i;

test.each(states)('%s: says what, what works, what comes next and what to do, in plain words', (_name, line, title) => {
  for (const waiting of [0, 1, 3]) {
    const said = words(line, { waiting });
    // Beside a count there is room for so much, and it has to be heard in what the eye reads.
    expect(said.brief.length).toBeLessThanOrEqual(11);
    expect(said.short.toLowerCase()).toContain(said.brief.toLowerCase());
    expect(said.title).toBe(title);
    for (const one of [said.short, said.title, said.works, said.next, said.todo]) {
      expect(one.trim()).not.toBe('');
      expect(one.replace(/“[^”]*”/g, '')).not.toMatch(jargon);
    }
    expect(said.works).toMatch(/[.]$/);
    expect(said.todo).toMatch(/[.]$/);
  }
});

test('no two states are told in the same words', () => {
  const titles = states.map(([, line]) => words(line).title);
  expect(new Set(titles).size).toBe(states.length);
  const todos = states
    .filter(([, line]) => line.is === 'offline' && line.why !== 'busy')
    .map(([, line]) => words(line).todo);
  expect(new Set(todos).size).toBe(todos.length);
});

test.each([
  [0, 'What you save is kept on this computer and goes out by itself when the internet is back.'],
  [1, 'Your change is saved on this computer and goes out by itself when the internet is back.'],
  [3, 'Your 3 changes are saved on this computer and go out by themselves when the internet is back.'],
])('with %i waiting without a line', (waiting, sentence) => {
  expect(words(offline('noNetwork'), { waiting }).works).toBe(`Please keep working. ${sentence}`);
});

test.each([
  ['no network', offline('noNetwork'), null, 'if the internet is back within 5 minutes'],
  ['SecureVideo down', offline('serviceDown'), null, 'if SecureVideo answers again within 5 minutes'],
  ['new keys', { is: 'keysRefused', since }, null, 'if new keys are entered within 5 minutes'],
  ['held', { is: 'online', since }, 'account', 'if the keys are proven to be right within 5 minutes'],
] as const)(
  'a Meet Now that is being written, %s: what becomes of it, and not of the rest',
  (_name, line, paused, soon) => {
    const said = words(line, { paused, meetNow: true });
    expect(said.works).toContain(
      `A Meet Now cannot start yet. Saved now, it is kept on this computer and starts by itself ${soon}`,
    );
    expect(said.works).toContain('later than that it asks you first');
    expect(said.works).not.toContain('3 changes');
    expect([said.title, said.todo, said.help]).toEqual([
      words(line, { paused }).title,
      words(line, { paused }).todo,
      words(line, { paused }).help,
    ]);
    expect(waitsOf({ line, paused })?.soon).toBe(soon);
  },
);

test('on a line that is up a Meet Now starts at once: nothing else is said of it', () => {
  const online = { is: 'online', since } as const;
  expect(words(online, { meetNow: true })).toEqual(words(online));
  expect(waitsOf({ line: online, paused: null })).toBeUndefined();
  expect(waitsOf(undefined)).toBeUndefined();
});

test.each([
  [now + 39_500, 'Next try in 40 s'],
  [now + 300_000, 'Next try in 5 min'],
  [now - 1, 'Trying'],
  [null, 'It is tried again by itself'],
])('next try at %s: %s', (at, next) => {
  expect(words(offline('busy', at)).next).toBe(next);
});

test.each(['cut', 'slow', 'busy', 'keys'] as const)(
  'rehearsed (%s), every word of the line says so first',
  (rehearsal) => {
    const said = words(offline('noNetwork'), { rehearsal, mode: 'practice' });
    expect([said.short, said.title].every((one) => one.startsWith('Rehearsal: '))).toBe(true);
    expect(said.brief).toBe('Rehearsal');
    expect(said.help).toBe('endRehearsal');
  },
);

test('held for proof: how many, that nothing is sent, and what to do', () => {
  const said = words({ is: 'online', since }, { paused: 'account', waiting: 1 });
  expect([said.short, said.title, said.help]).toEqual(['Held', '1 change is held', 'checkAccount']);
  expect(said.works).toContain('so nothing is sent');
  expect(words({ is: 'online', since }, { paused: 'account' }).title).toBe('3 changes are held');
});

test.each([
  [offline('noNetwork'), 'when the internet is back'],
  [offline('serviceDown'), 'when SecureVideo answers again'],
  [{ is: 'keysRefused', since } as const, 'when new keys are entered'],
  [{ is: 'online', since } as const, ''],
])('%j: what waits goes out "%s"', (line, ahead) => {
  expect(aheadOf(line)).toBe(ahead);
});
