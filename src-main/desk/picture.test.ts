import { expect, test } from 'vitest';
import { mostUrgent, rowOf, rowsWithin, wasJustCancelled } from './picture.ts';
import { bookOf, known, openRow, session } from './testing/sessions.ts';

const HOUR = 3_600_000;
const START = session().startsAt;
const wide = { from: START - 24 * HOUR, to: START + 24 * HOUR };
const knows = () => ({ words: 'Not sent yet.', short: 'not told yet', tone: 'wait' as const });
const ids = (rows: readonly { session: { localId: string } }[]): string[] => rows.map((row) => row.session.localId);

test('the day holds what starts in it, in order of start', () => {
  const book = bookOf(
    known({ localId: 'later', startsAt: START + HOUR }),
    known({ localId: 'first' }),
    known({ localId: 'tomorrow', startsAt: START + 24 * HOUR }),
  );
  expect(ids(rowsWithin(book, [], wide))).toEqual(['first', 'later']);
});

test('at one start the order is that of the names, whatever ids chance gave', () => {
  const of = (localId: string, name: string) => {
    const one = known({ localId });
    const participants = one.session.participants.map((each) => ({ ...each, name }));
    return { ...one, session: { ...one.session, participants } };
  };
  for (const [first, second] of [
    ['a', 'b'],
    ['b', 'a'],
  ] as const) {
    const book = bookOf(of(first, 'Carla Mendes'), of(second, 'Zoë Baker'));
    expect(ids(rowsWithin(book, [], wide))).toEqual([first, second]);
  }
});

test('a waiting move stands at its new time and keeps the old one beside it', () => {
  const moved = session({ startsAt: START + 2 * HOUR });
  const row = rowOf(known(), { lane: 's-1', session: moved, open: [openRow()], knows });
  expect(row).toMatchObject({ wasStartsAt: START, waiting: 'waiting', notBookedYet: false, tell: 'not told yet' });
  expect(row.session.startsAt).toBe(START + 2 * HOUR);
});

test('a booking that waits is marked as not booked yet, and has no old time', () => {
  const row = rowOf(known({ sessionId: null }, { readAt: null }), {
    lane: 's-1',
    session: session({ sessionId: null, startsAt: START + HOUR }),
    open: [openRow({ kind: 'create' }), openRow({ kind: 'move' })],
    knows,
  });
  expect(row).toMatchObject({ notBookedYet: true, wasStartsAt: null, waiting: 'waiting' });
});

test('cancelled sessions leave the day, unless the cancel still waits', () => {
  const book = bookOf(known({ cancelled: true }));
  expect(rowsWithin(book, [], wide)).toEqual([]);
  const lane = { lane: 's-1', session: session({ cancelled: true }), open: [openRow({ kind: 'cancel' })], knows };
  expect(rowsWithin(book, [lane], wide)[0]).toMatchObject({ cancelWaits: true, waiting: 'waiting' });
});

test('cancelled here since midnight it is still found, cancelled before or elsewhere it is not', () => {
  const cancelled = { cancelled: true };
  const cases = [
    known(cancelled),
    known(cancelled, { goneSince: START }),
    known(cancelled, { goneSince: START - HOUR }),
    known({}, { goneSince: START }),
  ];
  expect(cases.map((one) => wasJustCancelled(one, START))).toEqual([true, true, false, false]);
});

test('gone from the list before its time means cancelled elsewhere; gone after its day is memory', () => {
  const early = bookOf(known({}, { goneSince: START - HOUR }));
  const late = bookOf(known({}, { goneSince: START + 30 * HOUR }));
  expect(rowsWithin(early, [], wide)).toEqual([]);
  expect(rowsWithin(late, [], wide)).toHaveLength(1);
});

test('the most urgent of what is open wins', () => {
  const of = (...standings: ReturnType<typeof openRow>['standing'][]) =>
    mostUrgent(standings.map((standing) => openRow({ standing })));
  expect(of()).toBe('none');
  expect(of('waiting', 'needsYou', 'sending')).toBe('needsYou');
  expect(of('sending', 'checking')).toBe('checking');
  expect(of('waiting', 'sending')).toBe('sending');
  expect(of('held')).toBe('waiting');
});
