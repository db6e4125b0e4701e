import { expect, test } from 'vitest';
import { minuteMs } from '../../../src-shared/time/utc.ts';
import type { KnownSession } from '../../store/port.ts';
import { known, openRow, person, session } from '../testing/sessions.ts';
import { newsSince, type Looked, type Seen } from './happenings.ts';

const now = session().startsAt;
const host = person({ localId: 'p-0', userId: '5', isHost: true });
const at = (connectedAt: number | null, more: Parameters<typeof known>[0] = {}): KnownSession =>
  known({ participants: [host, person({ connectedAt })], ...more });
const looked = (change: Partial<Looked> = {}): Looked => ({
  ...{ known: [], rows: [], wasRead: true, serverNow: now },
  ...change,
});
const seenOf = (change: Partial<Looked> = {}): Seen => newsSince(null, looked(change)).seen;

test('who has connected since the last look is told, once', () => {
  const first = seenOf({ known: [at(null)] });
  const { connected, seen } = newsSince(first, looked({ known: [at(now)] }));
  expect(connected).toEqual([{ who: 'patient', localId: 's-1', hostId: '5', startsAt: now }]);
  expect(newsSince(seen, looked({ known: [at(now + 5)] })).connected).toEqual([]);
});

test('a new session with somebody in it is told; a colleague is called so', () => {
  const there = at(now, { participants: [host, person({ userId: '9', connectedAt: now })] });
  expect(newsSince(seenOf(), looked({ known: [there] })).connected).toMatchObject([{ who: 'colleague' }]);
});

test.each<[string, Seen | null, KnownSession]>([
  ['the first look', null, at(now)],
  ['the first list of the account', seenOf({ wasRead: false }), at(now)],
  ['what happened while the computer slept', seenOf(), at(now - 11 * minuteMs)],
  ['a session of another day', seenOf(), at(now, { startsAt: now + 13 * 60 * minuteMs })],
  ['a cancelled session', seenOf(), at(now, { cancelled: true })],
  ['the host', seenOf(), at(now, { participants: [{ ...host, connectedAt: now }] })],
])('%s is no news', (_what, seen, one) => {
  expect(newsSince(seen, looked({ known: [one] })).connected).toEqual([]);
});

test('a change that begins to need a person is told once, and again when it asks something else', () => {
  const asks = openRow({ standing: 'needsYou', cause: 'refused', startsAt: now });
  expect(newsSince(null, looked({ rows: [asks] })).asking).toEqual([]);
  const { asking, seen } = newsSince(seenOf({ rows: [openRow()] }), looked({ rows: [asks] }));
  expect(asking).toMatchObject([{ changeId: 'change-1', localId: 's-1', hostId: '5', startsAt: now }]);
  expect(newsSince(seen, looked({ rows: [asks] })).asking).toEqual([]);
  expect(newsSince(seen, looked({ rows: [{ ...asks, cause: 'conflict' }] })).asking).toHaveLength(1);
  const answered = newsSince(seen, looked({ rows: [openRow()] })).seen;
  expect(newsSince(answered, looked({ rows: [asks] })).asking).toHaveLength(1);
});
