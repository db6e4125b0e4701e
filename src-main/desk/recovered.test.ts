// Goal: what a recovery code opens is asked about, each change, and nothing of it is sent until a person has answered and
// the API keys have proven the same account. Method: vault, store, outbox and client as they ship, over a practice server.
import { randomBytes } from 'node:crypto';
import { afterEach, expect, test } from 'vitest';
import { seededRandom } from '../../src-shared/random/random.ts';
import { createApiClient } from '../api/client.ts';
import { nodeTransport } from '../api/nodeTransport.ts';
import { guest, wish } from '../outbox/testing/wishes.ts';
import { PracticeAccount } from '../practice/account.ts';
import type { PracticeServer } from '../practice/handle.ts';
import { startPracticeServer } from '../practice/server.ts';
import { emptyFolder } from '../store/testing/emptyFolder.ts';
import { systemClock as clock } from '../systemClock.ts';
import { FakeKeychain } from '../vault/testing/fakeKeychain.ts';
import { openVault } from '../vault/vault.ts';
import type { Vault } from '../vault/port.ts';
import { createAccounts } from './accounts.ts';
import type { AccountsAtWork } from './accounts.ts';
import type { AccountKeys } from './keyPlace.ts';
import type { OpenAccount } from './openAccount.ts';
import { openLive } from './openLive.ts';

const HOUR = 3_600_000;
const people = ['Nora Lindqvist', 'Peter Novak', 'Grace Okafor'];
const random = (count: number): Uint8Array => randomBytes(count);
const undo: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const end of undo.splice(0).reverse()) await end();
});

type Computer = { folder: string; keychain: FakeKeychain; last: 'none' | 'practice' | 'live' };

async function server(seed: number): Promise<PracticeServer> {
  const setup = {
    clock: () => clock.now(),
    random: seededRandom(seed),
    seed: String(seed),
    beginning: 'people',
  } as const;
  const practice = await startPracticeServer({ account: new PracticeAccount(setup) });
  undo.push(() => practice.close());
  return practice;
}

const keysOf = ({ url, identifier, secret }: PracticeServer): AccountKeys => ({ address: url, identifier, secret });

/** A start of the program on this computer. */
async function begin(computer: Computer): Promise<{ vault: Vault; accounts: AccountsAtWork }> {
  const { folder, keychain } = computer;
  const parts = { folder, keychain, random, stretching: { N: 2 ** 10, r: 8, p: 1 } };
  const vault = await openVault({ ...parts, now: () => clock.now(), monotonic: () => clock.monotonic() });
  const clientFor = (keys: AccountKeys) =>
    createApiClient({
      transport: nodeTransport({ clock }),
      address: keys.address,
      credentials: () => Promise.resolve(keys),
      clock,
    });
  const nothing = (): void => undefined;
  const opening = { clock, random, log: nothing, changed: nothing, zone: () => 'America/Denver', holdMs: () => 0 };
  const bounds = { timeoutMs: 0, landingMs: 0, listDelayMs: 0 }; // this account shows a change at once
  const accounts = createAccounts({
    keyPlace: vault,
    lastMode: { read: () => computer.last, write: (mode) => (computer.last = mode) },
    openLive: (id, keys) =>
      openLive(vault, { id, address: keys.address }, { ...opening, bounds, api: clientFor(keys) }),
    openPractice: () => Promise.reject(new Error('not asked in these tests')),
    clientFor,
    clock,
    random,
    opened: nothing,
  });
  undo.push(() => accounts.close());
  await accounts.start();
  return { vault, accounts };
}

function openOf(accounts: AccountsAtWork): OpenAccount {
  const account = accounts.open();
  if (account === undefined) throw new Error('no account is open');
  return account;
}

const standings = (account: OpenAccount): string[] =>
  account.outbox.rows(Number.POSITIVE_INFINITY).map((row) => `${row.standing}:${row.cause ?? ''}`);
const writes = (practice: PracticeServer): number =>
  practice.log.entries.filter(({ method }) => method !== 'GET').length;

/** A computer with three bookings that wait, whose keychain is lost; and its recovery code. */
async function lostComputer(practice: PracticeServer): Promise<{ computer: Computer; code: string }> {
  const computer: Computer = { folder: emptyFolder(), keychain: new FakeKeychain(), last: 'none' };
  const { vault, accounts } = await begin(computer);
  expect(await accounts.connect(keysOf(practice))).toMatchObject({ result: 'ok' });
  const made = await vault.makeCode();
  await vault.confirmCode(made.id);
  const account = openOf(accounts);
  await account.roster.refresh();
  await practice.setLine({ down: true, how: 'refuse' });
  const host = account.roster.clinicians().find((one) => one.mayHost);
  for (const [at, name] of people.entries()) {
    const startsAt = Math.ceil(clock.now() / HOUR) * HOUR + (24 + at) * HOUR;
    const externalId = `fd-recovered000000000000000${String(at)}`;
    const booking = wish.create({ hostId: host?.userId ?? '', startsAt, externalId, participants: [guest(name)] });
    const change = { changeId: `change-${String(at)}`, lane: `lane-${String(at)}`, wish: booking, by: 'Sam' };
    expect(account.outbox.promise({ ...change, replaces: null, draftId: null })).toMatchObject({ is: 'saved' });
  }
  await accounts.close();
  await practice.setLine({ down: false });
  computer.keychain.key = Buffer.alloc(32, 7);
  return { computer, code: made.code };
}

test('the keychain is lost, the code opens: all three ask, none is sent until a person answers, then each once', async () => {
  const practice = await server(7);
  const { computer, code } = await lostComputer(practice);
  const { accounts } = await begin(computer);
  expect(accounts.open()).toBeUndefined();
  expect(accounts.trouble()).toMatchObject({ code: 'keychainChanged' });
  const { waitingClosed } = await accounts.view();
  expect(waitingClosed).toMatchObject({ count: 3, kinds: [{ kind: 'create', count: 3 }] });
  expect(Math.abs((waitingClosed?.since ?? 0) - clock.now())).toBeLessThan(60_000);
  expect(await accounts.openByCode(code)).toEqual({ is: 'opened', accounts: 1, left: 0 });
  expect(await accounts.view()).toMatchObject({ keysWanted: true, address: practice.url });
  const before = writes(practice);

  expect(await accounts.connect(keysOf(practice))).toMatchObject({ result: 'ok' });
  const account = openOf(accounts);
  expect(standings(account)).toEqual(Array(3).fill('needsYou:restored'));
  for (let read = 0; read < 3; read++) expect((await account.outbox.readNow()).is).toBe('read');
  expect(standings(account)).toEqual(Array(3).fill('needsYou:restored'));
  expect(writes(practice)).toBe(before);

  for (const { changeId } of account.outbox.rows(Number.POSITIVE_INFINITY)) {
    expect(account.outbox.act(changeId, 'tryAgain', 'Sam')).not.toBeNull();
  }
  await settled(account);
  const names = practice.account.sessions.flatMap((one) => one.participants.map(({ name }) => name));
  for (const name of people) {
    expect(names.filter((one) => one === name)).toHaveLength(1);
  }
});

test('stopped after the code and before the keys: the next start asks for keys, and everything still asks', async () => {
  const practice = await server(8);
  const { computer, code } = await lostComputer(practice);
  const first = await begin(computer);
  await first.accounts.openByCode(code);
  const second = await begin(computer);
  expect(second.accounts.trouble()).toMatchObject({ code: 'keysWanted' });
  await second.accounts.connect(keysOf(practice));
  expect(standings(openOf(second.accounts))).toEqual(Array(3).fill('needsYou:restored'));
  await second.accounts.close();
  // The doubt was noted: an answer of a person is not asked for again at each start.
  const third = await begin(computer);
  const [row] = openOf(third.accounts).outbox.rows(Number.POSITIVE_INFINITY);
  openOf(third.accounts).outbox.act(row?.changeId ?? '', 'discard', 'Sam');
  await third.accounts.close();
  const fourth = await begin(computer);
  expect(standings(openOf(fourth.accounts))).toEqual(Array(2).fill('needsYou:restored'));
});

test('keys of another account are refused: nothing of it is opened for them, and nothing is sent', async () => {
  const practice = await server(9);
  const stranger = await server(10);
  const { computer, code } = await lostComputer(practice);
  const { accounts } = await begin(computer);
  await accounts.openByCode(code);
  for (const user of stranger.account.state.users) Object.assign(user, { name: `Another ${user.name}`, email: '' });
  expect(await accounts.connect(keysOf(stranger))).toMatchObject({ result: 'otherAccount' });
  expect(accounts.open()).toBeUndefined();
  expect(writes(stranger)).toBe(0);
  expect(await accounts.connect(keysOf(practice))).toMatchObject({ result: 'ok' });
  expect(standings(openOf(accounts))).toEqual(Array(3).fill('needsYou:restored'));
});

function settled({ outbox }: OpenAccount): Promise<void> {
  return new Promise((resolve) => {
    const look = (): void => {
      if (outbox.rows(Number.POSITIVE_INFINITY).every((row) => row.endedAt !== null)) resolve();
    };
    outbox.onChange(look);
    look();
  });
}
