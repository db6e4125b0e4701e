// When a code is new: it came while the session was shown, or the session was booked here a moment ago.
import { expect, test } from 'vitest';
import type { Participant } from '../../src-shared/session/session.ts';
import { freshCodeIn } from './freshCode.ts';

const NOW = 1_000_000;
const guest = (name: string): Participant => ({
  ...{ localId: `p-${name}`, participationId: 1, name, userId: null, isHost: false, email: '', phone: '', zoneId: '' },
  ...{ externalId: '', connectCode: null, delivery: 'email', connectedAt: null, expiresAt: null, rsvp: '' },
  ...{ serviceId: null, depositCents: null, packet: null },
});
const [trevor, rosa] = [guest('Trevor Lane'), guest('Rosa Vega')];
type Code = { readonly of: Participant; readonly code: string | null };

function shown(codes: readonly Code[], more: { bookedAt?: number; cancelled?: boolean; localId?: string } = {}) {
  return {
    session: {
      ...{ sessionId: 1, hostId: '5', startsAt: 0, meetNow: false, recorded: false, topic: '', externalId: '' },
      ...{ scheduleType: '', billableAt: null, durationMinutes: null },
      localId: more.localId ?? 's-1',
      cancelled: more.cancelled ?? false,
      participants: codes.map(({ of, code }) => ({ ...of, connectCode: code })),
    },
    story: more.bookedAt === undefined ? [] : [{ at: more.bookedAt, what: '', tone: 'plain' as const, quote: '' }],
    cancelWaits: false,
  };
}
const none = shown([{ of: trevor, code: null }]);
const there = shown([{ of: trevor, code: '447120983' }]);

test('the code comes while the session is shown', () => {
  expect(freshCodeIn(none, there, NOW)).toBe(trevor.localId);
  expect(freshCodeIn(there, there, NOW), 'it was there before').toBeUndefined();
  expect(freshCodeIn(none, none, NOW), 'it is not there yet').toBeUndefined();
});

test('of two the one who was added', () => {
  const before = shown([
    { of: trevor, code: '447120983' },
    { of: rosa, code: null },
  ]);
  const after = shown([
    { of: trevor, code: '447120983' },
    { of: rosa, code: '336717495' },
  ]);
  expect(freshCodeIn(before, after, NOW)).toBe(rosa.localId);
});

test('a session that was booked here a moment ago has its code when it is chosen', () => {
  const booked = (bookedAt: number) => shown([{ of: trevor, code: '447120983' }], { bookedAt });
  expect(freshCodeIn(undefined, booked(NOW - 60_000), NOW)).toBe(trevor.localId);
  expect(freshCodeIn(undefined, booked(NOW - 180_000), NOW)).toBeUndefined();
  expect(freshCodeIn(undefined, there, NOW), 'booked elsewhere').toBeUndefined();
  expect(freshCodeIn(shown([{ of: rosa, code: null }], { localId: 'other' }), there, NOW)).toBeUndefined();
});

test('a cancelled one hands out nothing', () => {
  expect(freshCodeIn(none, shown([{ of: trevor, code: '447120983' }], { cancelled: true }), NOW)).toBeUndefined();
});
