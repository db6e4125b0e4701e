// Goal: what waits for one account never reaches another. Method: schedules 21, 22 and 23 on a computer as it ships (vault,
// accounts, stores, outboxes), beside two clinics at SecureVideo and the practice account.
import { setImmediate as nextTurn } from 'node:timers/promises';
import { afterEach, expect, test } from 'vitest';
import type { OutboxRow, Wish } from '../../../src-shared/outbox/change.ts';
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

/** Minutes pass; what the vault is asked for meanwhile comes from outside of the clock. */
async function minutes(count: number): Promise<void> {
  const until = computer.clock.monotonic() + count * 60_000;
  while (computer.clock.monotonic() < until) {
    await computer.pass(1_000);
    await nextTurn();
  }
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

test('schedule 22: keys of another account while a cancel waits: held until its own account is proven, and no 404 is "done"', async () => {
  await begin();
  const [first, other] = [computer.clinic('first', 'Voss'), computer.clinic('other', 'Stranger')];
  await connect('first');
  const lane = book('Rosa Vega', first);
  await computer.pass(60_000);
  first.network.line = 'refuse';
  cancel(lane);
  await computer.pass(5_000);
  const answer = await computer.until(computer.accounts.connect(computer.keysOf('other')));
  expect(answer).toMatchObject({ result: 'otherAccount' });
  await computer.pass(10 * 60_000);
  expect(standings()).toEqual(['delivered', 'waiting']);
  expect(writes(other)).toBe(0);
  expect(computer.vault.kept()?.identifier).toBe('first');

  // The kept keys could not prove their account without a line, and a line alone is no proof: who answers has to be known.
  const own = first.account.state.users.map(({ name, email }) => ({ name, email }));
  for (const user of first.account.state.users) Object.assign(user, { name: `Stranger ${user.name}`, email: '' });
  first.network.line = 'up';
  await minutes(10);
  expect(standings()).toEqual(['delivered', 'waiting']);
  expect([active(first), computer.open.outbox.paused]).toEqual([1, 'account']);
  for (const [place, user] of first.account.state.users.entries()) Object.assign(user, own[place]);
  expect(await computer.until(computer.accounts.prove())).toMatchObject({ result: 'ok' });
  await computer.pass(2 * 60_000);
  expect(standings()).toEqual(['delivered', 'delivered']);
  expect([active(first), writes(other)]).toEqual([0, 0]);
});

test('schedule 22: held because the line was down, it is proven by itself when its own account answers again', async () => {
  await begin();
  const [first, other] = [computer.clinic('first', 'Voss'), computer.clinic('other', 'Stranger')];
  await connect('first');
  const lane = book('Rosa Vega', first);
  await computer.pass(60_000);
  first.network.line = 'refuse';
  cancel(lane);
  await computer.pass(5_000);
  const answer = await computer.until(computer.accounts.connect(computer.keysOf('other')));
  expect(answer).toMatchObject({ result: 'otherAccount' });
  await minutes(10);
  expect([active(first), computer.open.outbox.paused]).toEqual([1, 'account']);
  first.network.line = 'up';
  await minutes(3);
  expect(standings()).toEqual(['delivered', 'delivered']);
  expect([active(first), writes(other), computer.open.outbox.paused]).toEqual([0, 0, null]);
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

test.each(['cancel', 'booking'])(
  'schedule 22: a %s is held, over a start too, as long as strangers answer; its own clinicians prove the account',
  async (waits) => {
    await begin();
    const first = computer.clinic('first', 'Voss');
    await connect('first');
    const lane = book('Rosa Vega', first);
    await computer.pass(60_000);
    const sent = writes(first);
    computer.open.outbox.pause('account');
    if (waits === 'cancel') cancel(lane);
    else book('Trevor Lane', first);
    await computer.end();

    const own = first.account.state.users.map(({ name, email }) => ({ name, email }));
    for (const user of first.account.state.users) Object.assign(user, { name: `Stranger ${user.name}`, email: '' });
    await computer.start();
    // Long enough for the list of clinicians to be asked for more than once: what strangers say of themselves is no proof.
    await computer.pass(40 * 60_000);
    expect(await computer.until(computer.accounts.prove())).toMatchObject({ result: 'otherAccount' });
    expect(computer.open.outbox.proveAccount([])).toBe(false);
    await computer.pass(60_000);
    expect(computer.open.outbox.paused).toBe('account');
    expect(standings()).toEqual(['delivered', 'waiting']);
    expect([active(first), writes(first)]).toEqual([1, sent]);

    for (const [place, user] of first.account.state.users.entries()) Object.assign(user, own[place]);
    await computer.end();
    await computer.start();
    await computer.pass(2 * 60_000);
    expect(computer.open.outbox.paused).toBeNull();
    expect(standings()).toEqual(['delivered', 'delivered']);
    expect([active(first), writes(first)]).toEqual([waits === 'cancel' ? 0 : 2, sent + 1]);
  },
);

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
