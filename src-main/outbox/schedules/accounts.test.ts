// Goal: what waits for one account never reaches another. Method: schedules 21, 22 and 23 on a computer as it ships (vault,
// accounts, stores, outboxes), beside two clinics at SecureVideo and the practice account.
import { afterEach, expect, test } from 'vitest';
import type { OutboxRow, Wish } from '../../../src-shared/outbox/change.ts';
import { problemOf } from '../../vault/testing/vaultDesk.ts';
import { Computer } from '../testing/computer.ts';
import type { Clinic } from '../testing/computer.ts';
import { hour } from '../testing/played.ts';
import { booking, guest } from '../testing/wishes.ts';

let computer: Computer;
let made = 0;
async function begin(): Promise<Computer> {
  computer = new Computer();
  made = 0;
  await computer.start();
  return computer;
}
afterEach(() => computer.end());

/** Saves a change in the account that is open. */
function save(lane: string, wish: Wish): OutboxRow {
  const change = { changeId: `change-${String(++made)}`, lane, wish, by: 'Dana', replaces: null, draftId: null };
  const saved = computer.open.outbox.promise(change);
  if (saved.is === 'notTaken') throw new Error(saved.because);
  return saved.row;
}

function book(name: string, of: Clinic): string {
  const lane = `lane-${name}`;
  const hostId = String(of.account.state.users[0]?.userId ?? 0);
  const externalId = `fd-01jd3v8q6m7k${String(made).padStart(14, '0')}`;
  save(lane, {
    kind: 'create',
    booking: booking({ hostId, startsAt: hour(6), externalId, participants: [guest(name)] }),
  });
  return lane;
}

function cancel(lane: string): OutboxRow {
  const known = computer.open.book.get(lane);
  if (known === undefined) throw new Error(`nothing in ${lane}`);
  const { startsAt, hostId, participants } = known.session;
  const names = participants.map((person) => person.name);
  return save(lane, { kind: 'cancel', seen: { startsAt, hostId, names, readAt: known.readAt } });
}

const standings = (): string[] =>
  computer.open.outbox.rows(0).map((row) => (row.cause === null ? row.standing : `${row.standing}:${row.cause}`));
const active = ({ account }: Clinic): number => account.sessions.filter((one) => one.cancelledAt === null).length;
const writes = ({ network }: Clinic): number => network.matching(/^(POST|PUT|DELETE)/).length;

async function connect(identifier: string): Promise<void> {
  expect(await computer.until(computer.accounts.connect(computer.keysOf(identifier)))).toMatchObject({ result: 'ok' });
}

test('schedule 21: the key is lost, the session booked by hand, and the recovery code opens what waited: it asks', async () => {
  await begin();
  const first = computer.clinic('first', 'Voss');
  await connect('first');
  const { id, code } = await computer.until(computer.vault.makeCode());
  await computer.until(computer.vault.confirmCode(id));
  await computer.pass(5_000);
  first.network.line = 'refuse';
  book('Rosa Vega', first);
  await computer.end();
  computer.keychain.key = Buffer.alloc(32, 7);
  first.network.line = 'up';

  await computer.start();
  expect(computer.accounts.open()).toBeUndefined();
  // On SecureVideo's own page meanwhile.
  first.account.createSession(
    { id: first.account.state.users[0]?.userId ?? 0 },
    {
      ScheduleTs: new Date(hour(6)).toISOString().slice(0, 19),
      IsRecorded: false,
      ExternalSessionId: '',
      Topic: '',
      Participants: [
        {
          ParticipantFullName: 'Rosa Vega',
          ParticipantEmailAddress: 'rosa.vega@example.org',
          ParticipantSmsNumber: '',
          ParticipantDefaultResolution: 'high',
          ShouldAutoDeliverCode: 'E',
        },
      ],
    },
  );
  expect(await computer.until(computer.accounts.openByCode(code))).toMatchObject({ is: 'opened' });
  await connect('first');
  await computer.pass(10 * 60_000);
  expect(standings()).toEqual(['needsYou:restored']);
  expect(writes(first)).toBe(0);
  const [row] = computer.open.outbox.rows(0);
  expect(computer.open.outbox.act(row?.changeId ?? '', 'discard', 'Dana')?.standing).toBe('discarded');
  await computer.pass(10 * 60_000);
  expect(active(first)).toBe(1);
  expect(first.account.notices.filter((notice) => notice.name === 'Rosa Vega')).toHaveLength(1);
});

test('schedule 22: keys of another account while a cancel waits: refused, and no 404 of that account is "done"', async () => {
  await begin();
  const [first, other] = [computer.clinic('first', 'Voss'), computer.clinic('other', 'Stranger')];
  await connect('first');
  const lane = book('Rosa Vega', first);
  await computer.pass(60_000);
  first.network.line = 'refuse';
  cancel(lane);
  await computer.pass(5_000);
  expect(await problemOf(computer.until(computer.accounts.connect(computer.keysOf('other'))))).toBe('otherAccount');
  await computer.pass(10 * 60_000);
  expect(standings()).toEqual(['delivered', 'waiting']);
  expect(writes(other)).toBe(0);
  expect(computer.vault.kept()?.identifier).toBe('first');
  first.network.line = 'up';
  await computer.pass(2 * 60_000);
  expect(standings()).toEqual(['delivered', 'delivered']);
  expect(active(first)).toBe(0);
});

test('schedule 22: keys of another account where nothing waits: a file of its own, and the first one’s is as it was', async () => {
  await begin();
  const [first, other] = [computer.clinic('first', 'Voss'), computer.clinic('other', 'Stranger')];
  await connect('first');
  book('Rosa Vega', first);
  await computer.pass(60_000);
  await connect('other');
  await computer.pass(5_000);
  expect([...computer.open.book.all()]).toEqual([]);
  expect(standings()).toEqual([]);
  book('Trevor Lane', other);
  await computer.pass(60_000);
  expect([active(first), active(other)]).toEqual([1, 1]);
  expect([writes(first), writes(other)]).toEqual([1, 1]);
});

test('schedule 22: the desk is held, over a start too, until its account is proven by every clinician that waits', async () => {
  await begin();
  const first = computer.clinic('first', 'Voss');
  await connect('first');
  const lane = book('Rosa Vega', first);
  await computer.pass(60_000);
  computer.open.outbox.pause('newKeys');
  cancel(lane);
  await computer.end();
  await computer.start();
  await computer.pass(5 * 60_000);
  expect(computer.open.outbox.paused).toBe('newKeys');
  expect(active(first)).toBe(1);
  const clinicians = computer.open.roster.clinicians();
  expect(computer.open.outbox.proveAccount(clinicians.map((one) => ({ ...one, name: 'Dr. Stranger' })))).toBe(false);
  expect(computer.open.outbox.proveAccount([])).toBe(false);
  await computer.pass(60_000);
  expect(active(first)).toBe(1);
  expect(computer.open.outbox.proveAccount(clinicians)).toBe(true);
  await computer.pass(60_000);
  expect(active(first)).toBe(0);
});

test('schedule 23: booked in practice without a line, then the account is connected: nothing of practice reaches it', async () => {
  await begin();
  const { practice } = computer;
  const first = computer.clinic('first', 'Voss');
  await computer.until(computer.accounts.usePractice());
  await computer.pass(5_000);
  practice.network.line = 'refuse';
  book('Rosa Vega', practice);
  await computer.pass(5_000);
  expect(standings()).toEqual(['waiting']);

  await connect('first');
  await computer.pass(10 * 60_000);
  expect(computer.open.mode).toBe('live');
  expect(standings()).toEqual([]);
  expect([...computer.open.book.all()]).toEqual([]);
  expect([writes(first), active(first)]).toEqual([0, 0]);
  // The refused connection of practice says nothing about this line.
  expect(computer.open.outbox.line().is).toBe('online');

  practice.network.line = 'up';
  await computer.until(computer.accounts.usePractice());
  await computer.pass(2 * 60_000);
  expect(standings()).toEqual(['delivered']);
  expect([active(practice), writes(first)]).toEqual([1, 0]);
});
