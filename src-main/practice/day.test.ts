import { describe, expect, it } from 'vitest';
import { PracticeAccount } from './account.ts';
import { offAt } from './ledger.ts';
import type { Answer } from './answers.ts';
import { clinicians, otherUsers, patients } from './people.ts';
import { seededRandom } from '../../src-shared/random/random.ts';
import { clinicDate, inventSessions } from './day.ts';

const minute = 60_000;
const hour = 60 * minute;

type Person = Answer & { ConnectionTs: string | null; SecureVideoUserId: number | null };
const peopleOf = (session: Answer): Person[] => session['Participants'] as Person[];
const startOf = (session: Answer): number => Date.parse(`${String(session['ScheduleTs'])}Z`);

// Hours of two days a season apart, a weekend, and both nights on which clocks change in Denver and in London.
const moments: [string, number][] = [
  ['a Monday before noon', Date.UTC(2026, 10, 23, 17, 47, 12)],
  ['the same day at night', Date.UTC(2026, 10, 24, 6, 58)],
  ['just past midnight in Denver', Date.UTC(2026, 10, 24, 7, 1)],
  ['a Saturday in summer', Date.UTC(2027, 6, 17, 20, 0)],
  ['the spring night in Denver', Date.UTC(2027, 2, 14, 9, 30)],
  ['the autumn night in Denver', Date.UTC(2026, 10, 1, 7, 59, 59)],
  ['the spring night in London', Date.UTC(2027, 2, 28, 1, 0)],
  ['a new year', Date.UTC(2027, 0, 1, 0, 0)],
];

describe.each(moments)('an invented day around %s', (_name, now) => {
  const account = new PracticeAccount({ clock: () => now, random: seededRandom('codes'), seed: 'test' });
  const sessions = account.listSessions();
  const near = sessions.filter((session) => Math.abs(startOf(session) - now) <= 6 * hour);
  const joined = (session: Answer): number => peopleOf(session).filter((person) => person.ConnectionTs !== null).length;
  const statusOf = (session: Answer): unknown =>
    account.sessionStatus({ id: session['SessionId'] as number })['SessionStatus'];

  it('has sessions before now, around now and after now', () => {
    const count = (from: number, until: number): number =>
      near.filter((session) => startOf(session) - now > from && startOf(session) - now <= until).length;
    expect(count(-4.5 * hour, -hour)).toBeGreaterThanOrEqual(8);
    expect(count(-hour, 0)).toBeGreaterThanOrEqual(4);
    expect(count(0, hour)).toBeGreaterThanOrEqual(4);
    expect(count(hour, 6 * hour)).toBeGreaterThanOrEqual(8);
  });

  it('has people who came, who came late or not at all, who are in a session, and who wait', () => {
    const past = near.filter((session) => startOf(session) < now - 60 * minute);
    expect(past.some((session) => session['BillableTs'] !== null && statusOf(session) === 'ENDED')).toBe(true);
    expect(past.some((session) => session['BillableTs'] === null && joined(session) === 1)).toBe(true);
    expect(near.some((session) => statusOf(session) === 'STARTED' && joined(session) >= 2)).toBe(true);
    expect(
      near.some((session) => {
        const [host, ...guests] = peopleOf(session);
        return host?.ConnectionTs === null && guests.some((guest) => guest.ConnectionTs !== null);
      }),
    ).toBe(true);
  });

  it('tells nothing of the future: who has connected did so before now', () => {
    for (const person of sessions.flatMap(peopleOf).filter(({ ConnectionTs }) => ConnectionTs !== null)) {
      expect(Date.parse(`${person.ConnectionTs}Z`)).toBeLessThanOrEqual(now);
    }
    for (const session of sessions.filter((one) => startOf(one) > now + 10 * minute)) expect(joined(session)).toBe(0);
  });

  it('has Meet Nows in the past hours, and no other start with seconds or off the quarter hour', () => {
    const withSeconds = sessions.filter((session) => !String(session['ScheduleTs']).endsWith(':00'));
    expect(withSeconds.length).toBe(2);
    for (const session of withSeconds) {
      expect(startOf(session)).toBeLessThanOrEqual(now);
      expect(startOf(session)).toBeGreaterThan(now - 2 * hour);
    }
    for (const session of sessions.filter((one) => !withSeconds.includes(one))) {
      expect(startOf(session) % (15 * minute)).toBe(0);
    }
  });

  it('goes on over the next days, and lists nothing that is switched off', () => {
    const days = new Set(
      sessions.map((session) => clinicDate(startOf(session))).filter((date) => date > clinicDate(now)),
    );
    expect(days.size).toBeGreaterThanOrEqual(4);
    for (const session of sessions) expect(offAt(startOf(session))).toBeGreaterThan(now);
    expect(
      account.history({ userId: null, month: '', startDt: '2026-01-01', endDt: '', participantEmail: '' }).length,
    ).toBeGreaterThan(20);
  });

  it('has everything that a desk meets: mail, text and none, deposits, records, two guests, an interpreter, answers', () => {
    const people = near.flatMap(peopleOf);
    for (const letter of ['E', 'S', 'N']) expect(people.map((one) => one['ShouldAutoDeliverCode'])).toContain(letter);
    expect(people.some((one) => one['DepositRequired'] !== null && one['SvcId'] !== null)).toBe(true);
    expect(near.some((session) => session['IsRecorded'] === true)).toBe(true);
    expect(near.some((session) => peopleOf(session).filter((one) => one.SecureVideoUserId === null).length === 2)).toBe(
      true,
    );
    expect(near.some((session) => peopleOf(session).filter((one) => one.SecureVideoUserId !== null).length === 2)).toBe(
      true,
    );
    expect(people.some((one) => one['RSVP'] === 'Yes')).toBe(true);
    expect(near.some((session) => session['ExternalSessionId'] !== '')).toBe(true);
    const hosts = new Set(near.map((session) => session['UserId']));
    expect(hosts.size).toBe(clinicians.length);
  });

  it('keeps the rules that it enforces: no name twice in a session, one host each, codes all different', () => {
    for (const session of sessions) {
      const names = peopleOf(session).map((person) => person['ParticipantFullName']);
      expect(new Set(names).size).toBe(names.length);
      expect(peopleOf(session).filter((person) => person.SecureVideoUserId === session['UserId'])).toHaveLength(1);
      expect(names.length).toBeGreaterThanOrEqual(2);
    }
    const codes = sessions.flatMap((session) => [
      session['ConnectCode'],
      ...peopleOf(session).map((one) => one['ConnectCode']),
    ]);
    expect(new Set(codes).size).toBe(codes.length);
  });

  it('has been announced to nobody', () => {
    expect(account.notices).toEqual([]);
  });
});

describe('an invented day', () => {
  const now = Date.UTC(2026, 10, 23, 17, 47, 12);

  it('is the same for the same seed and quarter of an hour, and another for another seed or day', () => {
    const day = (seed: string, at: number): string =>
      JSON.stringify(inventSessions(seed, at).map(({ guests }) => guests));
    expect(day('a', now)).toBe(day('a', now + minute));
    expect(day('a', now)).not.toBe(day('b', now));
    expect(day('a', now)).not.toBe(day('a', now + 24 * hour));
  });

  it('goes on by itself: who was to come comes', () => {
    let at = now;
    const account = new PracticeAccount({ clock: () => at, random: seededRandom('codes') });
    const joined = (): number =>
      account
        .listSessions()
        .flatMap(peopleOf)
        .filter(({ ConnectionTs }) => ConnectionTs !== null).length;
    const before = joined();
    at += 3 * hour;
    expect(joined()).toBeGreaterThan(before + 8);
    at += 30 * 24 * hour;
    expect(account.listSessions()).toEqual([]);
  });

  it('is of invented people only', () => {
    for (const { email } of [...clinicians, ...otherUsers, ...patients]) {
      expect(email === '' || email.endsWith('@example.org')).toBe(true);
    }
  });
});
