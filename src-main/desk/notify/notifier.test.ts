import { beforeEach, describe, expect, test } from 'vitest';
import type { GoTo, Looking } from '../../../src-shared/contract/views/status.ts';
import type { LineState, OutboxRow } from '../../../src-shared/outbox/change.ts';
import { TestClock } from '../../../src-shared/time/testClock.ts';
import { minuteMs, secondMs } from '../../../src-shared/time/utc.ts';
import type { KnownSession } from '../../store/port.ts';
import type { OpenAccount } from '../openAccount.ts';
import { bookOf, known, openRow, person, session } from '../testing/sessions.ts';
import { APART_MS, createNotifier, DOWN_MIN_MS, GATHER_MS, SENT_WITHIN_MS, type Notifier } from './notifier.ts';

const zone = 'America/Denver';
const startsAt = session().startsAt;
const day: Looking = { screen: 'day', date: '2026-11-23', hostId: null, localId: null };
const outboxPage: Looking = { ...day, screen: 'outbox', date: null };

let clock: TestClock;
let sessions: KnownSession[];
let rows: OutboxRow[];
let line: LineState;
let settings: { connected: boolean; needsYou: boolean; line: boolean };
let focused: boolean;
let mode: OpenAccount['mode'];
let shown: { title: string; body: string; clicked: () => void }[];
let went: GoTo[];
let open: OpenAccount;
let notifier: Notifier;

function account(): OpenAccount {
  return {
    mode,
    get book() {
      return bookOf(...sessions);
    },
    roster: { find: (userId: string) => (userId === '5' ? { name: 'Dr. Ilse Voss' } : undefined) },
    outbox: {
      rows: (since: number) => rows.filter((row) => row.endedAt === null || row.endedAt >= since),
      line: () => line,
      paused: null,
      clockAheadMs: null,
      reading: () => ({ now: false, lastReadAt: 1, unreadable: 0 }),
    },
  } as never;
}

beforeEach(() => {
  clock = new TestClock(startsAt);
  [sessions, rows, shown, went] = [[known()], [], [], []];
  line = { is: 'online', since: 0 };
  settings = { connected: true, needsYou: true, line: true };
  [focused, mode] = [false, 'live'];
  open = account();
  notifier = createNotifier({
    ...{ clock, zone: () => zone, settings: () => settings, open: () => open },
    system: {
      isFocused: () => focused,
      show: (words, clicked) => void shown.push({ ...words, clicked }),
      goTo: (place) => void went.push(place),
    },
  });
  notifier.look();
});

function connect(localId = 's-1', hostId = '5'): void {
  const guest = person({ localId: `${localId}-guest`, connectedAt: clock.now() });
  sessions = [...sessions, known({ localId, hostId, participants: [guest] })];
  notifier.look();
}
function ask(changeId: string): void {
  rows = [...rows, openRow({ changeId, standing: 'needsYou', cause: 'refused', startsAt })];
  notifier.look();
}
function goesDown(forMs: number): void {
  line = { is: 'offline', since: clock.now(), why: 'noNetwork', nextTryAt: null };
  notifier.look();
  clock.tick(forMs);
}
function comesBack(): void {
  line = { is: 'online', since: clock.now() };
  notifier.look();
}
const told = (): string[] => shown.map(({ title, body }) => `${title}: ${body}`);

test('a patient who connected is told after a moment, with the clinician and the time; a click shows the session', () => {
  connect();
  expect(told()).toEqual([]);
  clock.tick(GATHER_MS);
  expect(told()).toEqual(['A patient connected: Dr. Ilse Voss, 11:00 am']);
  shown[0]?.clicked();
  expect(went).toEqual([{ to: 'session', localId: 's-1', startsAt }]);
});

test('nothing of a patient is in it', () => {
  connect();
  ask('change-1');
  clock.tick(GATHER_MS);
  expect(told()).toHaveLength(2);
  expect(told().join(' ')).not.toMatch(/Rosa|Vega|example|447|120|983|3035550142/);
});

test('many at once are one; what comes soon after waits and is told together', () => {
  for (const nth of [1, 2, 3]) connect(`s-${nth}`);
  clock.tick(GATHER_MS);
  expect(told()).toEqual(['3 patients connected: Dr. Ilse Voss, 11:00 am']);
  connect('s-4');
  clock.tick(GATHER_MS);
  connect('s-5');
  expect(shown).toHaveLength(1);
  clock.tick(APART_MS);
  expect(told()[1]).toMatch(/^2 patients/);
  shown[1]?.clicked();
  expect(went).toEqual([{ to: 'today' }]);
});

describe('what stands before their eyes is not told', () => {
  test.each<[string, boolean, Looking, number]>([
    ['the day of all, focused', true, day, 0],
    ['the day of its clinician, focused', true, { ...day, hostId: '5' }, 0],
    ['the session itself, focused', true, { ...day, date: null, localId: 's-1' }, 0],
    ['the day, not focused', false, day, 1],
    ['another clinician’s day', true, { ...day, hostId: '6' }, 1],
    ['another day', true, { ...day, date: '2026-11-24' }, 1],
    ['the outbox', true, outboxPage, 1],
  ])('a patient connected: %s', (_what, isFocused, page, count) => {
    focused = isFocused;
    notifier.looking(page);
    connect();
    clock.tick(GATHER_MS);
    expect(shown).toHaveLength(count);
  });
  test.each<[string, boolean, Looking, number]>([
    ['the outbox, focused', true, outboxPage, 0],
    ['its session, focused', true, { ...day, localId: 's-1' }, 0],
    ['the outbox, not focused', false, outboxPage, 1],
    ['the day', true, day, 1],
  ])('a change needs you: %s', (_what, isFocused, page, count) => {
    focused = isFocused;
    notifier.looking(page);
    ask('change-1');
    clock.tick(GATHER_MS);
    expect(shown).toHaveLength(count);
  });
});

test('each kind can be switched off, the others go on; what was not told is not told later', () => {
  settings = { connected: false, needsYou: true, line: false };
  connect();
  ask('change-1');
  goesDown(DOWN_MIN_MS);
  comesBack();
  clock.tick(SENT_WITHIN_MS);
  expect(told()).toEqual(['A change needs you: Dr. Ilse Voss, 11:00 am']);
  settings = { connected: true, needsYou: false, line: true };
  ask('change-2');
  notifier.look();
  clock.tick(minuteMs);
  expect(shown).toHaveLength(1);
});

test('one change opens itself in the outbox, several the outbox', () => {
  ask('change-1');
  clock.tick(minuteMs);
  ask('change-2');
  ask('change-3');
  clock.tick(minuteMs);
  expect(told()[1]).toBe('2 changes need you: Dr. Ilse Voss, 11:00 am');
  shown.forEach(({ clicked }) => clicked());
  expect(went).toEqual([
    { to: 'outbox', changeId: 'change-1' },
    { to: 'outbox', changeId: null },
  ]);
});

test('a question that was answered while it was gathered is not told; those beside it are', () => {
  ask('change-1');
  clock.tick(GATHER_MS);
  ask('change-2');
  ask('change-3');
  rows = rows.map((row) => (row.changeId === 'change-2' ? { ...row, standing: 'waiting', cause: null } : row));
  notifier.look();
  clock.tick(APART_MS);
  expect(shown.map(({ title }) => title)).toEqual(['A change needs you', 'A change needs you']);
  shown[1]?.clicked();
  expect(went).toEqual([{ to: 'outbox', changeId: 'change-3' }]);
});

describe('the line', () => {
  test('down for minutes and back: told when what waited is sent', () => {
    const waits = openRow({ changeId: 'one' });
    goesDown(DOWN_MIN_MS);
    rows = [waits, openRow({ changeId: 'two', lane: 's-2' })];
    comesBack();
    expect(shown).toEqual([]);
    rows = rows.map((row) => ({ ...row, standing: 'delivered', endedAt: clock.now() }));
    notifier.look();
    expect(told()).toEqual(['Back online: Offline from 11:00 to 11:03 am. 2 changes were sent.']);
    notifier.look();
    clock.tick(SENT_WITHIN_MS);
    expect(shown).toHaveLength(1);
  });
  test('what takes longer is told as under way', () => {
    goesDown(DOWN_MIN_MS);
    rows = [openRow({ standing: 'sending' })];
    comesBack();
    clock.tick(SENT_WITHIN_MS);
    expect(told()[0]).toMatch(/1 change is on the way\.$/);
  });
  test('what was sent before it went down is not counted', () => {
    rows = [openRow({ standing: 'delivered', endedAt: clock.now() })];
    goesDown(DOWN_MIN_MS);
    comesBack();
    expect(told()[0]).toMatch(/Nothing waited\.$/);
  });
  test('down for less, or back for a moment only, is not told', () => {
    goesDown(DOWN_MIN_MS - secondMs);
    comesBack();
    clock.tick(SENT_WITHIN_MS);
    goesDown(DOWN_MIN_MS);
    rows = [openRow({ standing: 'sending' })];
    comesBack();
    goesDown(0);
    clock.tick(SENT_WITHIN_MS);
    expect(shown).toEqual([]);
  });
  test('not while the window is focused: every screen says it', () => {
    focused = true;
    goesDown(DOWN_MIN_MS);
    comesBack();
    clock.tick(SENT_WITHIN_MS);
    expect(shown).toEqual([]);
  });
});

test('practice is called so', () => {
  mode = 'practice';
  open = account();
  notifier.look();
  connect();
  clock.tick(GATHER_MS);
  expect(told()).toEqual(['Practice: a patient connected: Dr. Ilse Voss, 11:00 am']);
});

test('another account: nothing of the first one is told, and a late click opens no session of it', () => {
  connect();
  clock.tick(GATHER_MS);
  connect('s-2');
  open = account();
  notifier.look();
  clock.tick(minuteMs);
  expect(shown).toHaveLength(1);
  shown[0]?.clicked();
  expect(went).toEqual([{ to: 'today' }]);
});
