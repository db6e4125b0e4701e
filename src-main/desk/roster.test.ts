// Goal: the list of clinicians keeps to what SecureVideo asked for. Method: the account as it opens, on the test's clock.
import { afterEach, expect, test } from 'vitest';
import { formatScheduleTs } from '../../src-shared/time/utc.ts';
import type { Clinic } from '../outbox/testing/computer.ts';
import { Computer } from '../outbox/testing/computer.ts';

const busy = { do: 'status', status: 429, retryAfter: 40 } as const;
const USERS = /^GET .user$/;
const LISTS = /^GET .session$/;
const MINUTE = 60_000;

let computer: Computer;
afterEach(() => computer.end());

/** A desk on the practice account whose first answers to `on` are `busy`. */
async function openedWith(on: RegExp): Promise<Clinic> {
  computer = new Computer();
  computer.practice.network.plant(on, busy);
  await computer.start();
  await computer.until(computer.accounts.usePractice());
  return computer.practice;
}

function begunAt({ network }: Clinic, on: RegExp): number[] {
  return network.matching(on).map(({ at }) => at);
}

test('told to wait, the clinicians are not asked for either, and then after the list', async () => {
  const clinic = await openedWith(LISTS);
  await computer.pass(30_000);
  expect(begunAt(clinic, USERS)).toHaveLength(0);
  await computer.pass(3 * MINUTE);
  expect(begunAt(clinic, USERS)).toHaveLength(1);
  expect(computer.open.roster.clinicians().length).toBeGreaterThan(0);
});

test('told to wait when asked for the clinicians, nothing else is asked meanwhile', async () => {
  const clinic = await openedWith(USERS);
  await computer.pass(1_000);
  const [told = 0] = begunAt(clinic, USERS);
  expect(computer.open.outbox.line()).toMatchObject({ is: 'offline', why: 'busy' });
  const reading = computer.open.outbox.readNow();
  await computer.pass(30_000);
  expect(await reading).toMatchObject({ is: 'failed' });
  await computer.pass(3 * MINUTE);
  const later = clinic.network.seen.filter(({ at }) => at > told).map(({ at }) => at);
  expect(later.length).toBeGreaterThan(0);
  expect(Math.min(...later) - told).toBeGreaterThanOrEqual(40_000);
});

test('while the line is down the list of sessions alone asks for it', async () => {
  const clinic = await openedWith(LISTS);
  clinic.network.line = 'drop';
  await computer.pass(10 * MINUTE);
  expect(begunAt(clinic, LISTS).length).toBeGreaterThan(1);
  expect(begunAt(clinic, USERS)).toHaveLength(0);
});

test('clinicians who are known by their sessions alone stand by name, as those of the list do', async () => {
  computer = new Computer();
  const { account, network } = computer.practice;
  network.plant(USERS, { do: 'status', status: 404 }, 100);
  // In the order of their sessions, the first by name comes last.
  const hosts = account.state.users
    .filter(({ active, roles }) => active && roles.split(',').includes('H'))
    .toSorted((a, b) => b.name.localeCompare(a.name));
  for (const [place, { userId }] of hosts.slice(0, 3).entries()) {
    account.createSession(
      { id: userId },
      {
        ScheduleTs: formatScheduleTs(computer.clock.now() + (place + 1) * 60 * MINUTE),
        Participants: [{ ParticipantFullName: `Patient ${place}`, ShouldAutoDeliverCode: 'N' }],
      },
    );
  }
  await computer.start();
  await computer.until(computer.accounts.usePractice());
  await computer.pass(30_000);
  const names = computer.open.roster.clinicians().map(({ name }) => name);
  expect(names.length).toBeGreaterThan(2);
  expect(names).toEqual(names.toSorted((a, b) => a.localeCompare(b)));
});
