import { describe, expect, test } from 'vitest';
import { ProblemError } from '../../src-shared/contract/problems.ts';
import { nothingInForce } from '../../src-shared/policy/inForce.ts';
import type { PolicyInForce } from '../../src-shared/policy/inForce.ts';
import type { Clinician } from '../../src-shared/session/session.ts';
import { TestClock } from '../../src-shared/time/testClock.ts';
import type { ReadAnswer, SecureVideoApi, UserList } from '../api/port.ts';
import { createAccounts } from './accounts.ts';
import type { AccountsAtWork } from './accounts.ts';
import type { AccountKeys, KeptAccount } from './keyPlace.ts';
import type { OpenAccount } from './openAccount.ts';
import { openRow } from './testing/sessions.ts';

const ADDRESS = 'https://api.example.org/';
const keys = (identifier: string): AccountKeys => ({ address: ADDRESS, identifier, secret: 'secret' });

function clinician(userId: string, name: string): Clinician {
  return { userId, name, email: '', phone: '', zoneId: '', externalId: '', helpNumber: '', mayHost: true };
}
const voss = clinician('5', 'Dr. Ilse Voss');
const stranger = clinician('5', 'Dr. Someone Else');

const noCode = { madeAt: null, id: null, shownAt: null, isWhole: false, mayMake: true, mayOpen: false };
const notHere = (): Promise<never> => Promise.reject(new Error('not asked in these tests'));

/** A desk with a keychain, whose accounts are known by the identifier that opens them. */
function desk(
  options: {
    waits?: boolean;
    isProven?: boolean;
    keychain?: boolean;
    clinicians?: readonly Clinician[];
    policy?: Partial<PolicyInForce>;
    /** Before a live account's file is open. */
    opens?: () => Promise<void>;
  } = {},
) {
  let kept: (KeptAccount & AccountKeys) | null = null;
  let isOpen = true;
  let paused: string | null = null;
  let last: 'none' | 'practice' | 'live' = 'none';
  const story: string[] = [];
  const seenBy = new Map<string, readonly Clinician[] | 'refused' | 'noLine'>();
  const clock = new TestClock(0);
  let asked = 0;
  const accountOf = (mode: 'practice' | 'live', name: string): OpenAccount =>
    ({
      mode,
      roster: { clinicians: () => options.clinicians ?? [voss], everyone: () => options.clinicians ?? [voss] },
      outbox: {
        rows: () => (options.waits ? [openRow()] : []),
        get paused() {
          return paused;
        },
        pause: (reason: string) => {
          paused = reason;
          story.push(`pause ${name}`);
        },
        proveAccount: () => {
          if (options.isProven !== true) return false;
          paused = null;
          return true;
        },
      },
      start: () => story.push(`start ${name}`),
      close: () => Promise.resolve(void story.push(`close ${name}`)),
    }) as unknown as OpenAccount;
  let made = 0;
  const begin = (): AccountsAtWork =>
    createAccounts({
      keyPlace: {
        keychain: () => Promise.resolve({ available: options.keychain ?? true, words: '' }),
        kept: () => kept,
        keys: () => {
          if (!isOpen) return Promise.reject(new ProblemError('keychainChanged'));
          return Promise.resolve(kept?.hasKeys === true ? kept : null);
        },
        keep: (id, typed) => {
          kept = { id, ...typed, hasKeys: true };
          story.push(`keep ${typed.identifier}`);
          return Promise.resolve();
        },
        get state() {
          return { is: isOpen ? 'ready' : 'closed' } as const;
        },
        recovery: () => noCode,
        renewal: () => ({ mayBegin: true, isRunning: false, because: null }),
        beginRenewal: (id) => {
          if (options.keychain === false) return Promise.reject(new ProblemError('noKeychain'));
          story.push(`new key ${id}`);
          return Promise.resolve();
        },
        waitingClosed: () => (isOpen ? null : { count: 3, since: 5, kinds: [] }),
        makeCode: notHere,
        confirmCode: notHere,
        dropCode: notHere,
        openByCode: (typed) => {
          if (typed !== 'the code' || kept === null) return Promise.resolve({ is: 'wrong', ms: 1000 });
          kept = { ...kept, hasKeys: false };
          isOpen = true;
          return Promise.resolve({ is: 'opened', accounts: 1, left: 0 });
        },
      },
      lastMode: { read: () => last, write: (mode) => (last = mode) },
      policy: { ...nothingInForce, ...options.policy },
      openPractice: () => Promise.resolve(accountOf('practice', 'practice')),
      openLive: async (id) => {
        await options.opens?.();
        return accountOf('live', id);
      },
      clientFor: ({ identifier }) => {
        const seen = seenBy.get(identifier) ?? [voss];
        const users: ReadAnswer<UserList> =
          seen === 'refused'
            ? { is: 'keysRefused' }
            : seen === 'noLine'
              ? { is: 'failed', trouble: 'refusedConnection' }
              : { is: 'read', value: { users: seen, unreadable: 0 }, begunAt: 0, begunMonotonic: 0, serverDate: 0 };
        const sessions = {
          is: 'read',
          value: { sessions: [], unreadable: 0 },
          begunAt: 0,
          begunMonotonic: 0,
          serverDate: 0,
        };
        return {
          listUsers: () => {
            asked++;
            return Promise.resolve(users);
          },
          listSessions: () => Promise.resolve(sessions),
        } as unknown as SecureVideoApi;
      },
      clock,
      random: (count) => new Uint8Array(count).fill(++made),
      opened: () => undefined,
    });
  return {
    accounts: begin(),
    again: begin,
    clock,
    asked: () => asked,
    story,
    seenBy,
    kept: () => kept,
    loseKeychain: () => (isOpen = false),
  };
}

test('practice opens, is remembered, and needs no keys', async () => {
  const { accounts, story } = desk({ keychain: false });
  expect((await accounts.view()).mode).toBe('none');
  expect((await accounts.usePractice()).mode).toBe('practice');
  await accounts.usePractice();
  expect(story).toEqual(['start practice']);
});

test('keys that SecureVideo refuses are not kept, and nothing opens', async () => {
  const { accounts, story, seenBy } = desk();
  seenBy.set('bad', 'refused');
  expect(await accounts.connect(keys('bad'))).toMatchObject({ result: 'keysRefused' });
  expect(story).toEqual([]);
});

test('keys that work are kept and opened; the page learns a hint and never the secret', async () => {
  const { accounts, story } = desk();
  expect(await accounts.connect(keys('4f9c1e7ab2d04c6e9a51'))).toMatchObject({ result: 'ok' });
  expect(story.at(-1)).toMatch(/^start /);
  const view = await accounts.view();
  expect(view).toMatchObject({ mode: 'live', hasKeys: true, identifierHint: '4f9c…9a51' });
  expect(JSON.stringify(view)).not.toContain('secret');
});

test('a real account is refused where there is no keychain; one on this computer is not', async () => {
  const { accounts } = desk({ keychain: false });
  await expect(accounts.connect(keys('good'))).rejects.toMatchObject({ problem: { code: 'noKeychain' } });
  const local = { ...keys('good'), address: 'http://127.0.0.1:8080/' };
  expect(await accounts.connect(local)).toMatchObject({ result: 'ok' });
});

test('new keys of the same account go on in the same folder', async () => {
  const { accounts, kept } = desk({ waits: true });
  await accounts.connect(keys('first'));
  const folder = kept()?.id;
  await accounts.connect(keys('second'));
  expect(kept()).toMatchObject({ id: folder, identifier: 'second' });
});

test('new keys of the same account, but a clinician of what waits is not there: everything is held before anything starts', async () => {
  const { accounts, story, kept } = desk({ waits: true, isProven: false });
  await accounts.connect(keys('first'));
  const folder = kept()?.id ?? '';
  story.length = 0;
  await accounts.connect(keys('second'));
  expect(story).toEqual([`close ${folder}`, `pause ${folder}`, 'keep second', `start ${folder}`]);
});

test('whose keys are is told by whom they show, and nothing is kept, closed or let go on by it', async () => {
  const { accounts, seenBy, kept, story, asked } = desk({ waits: true, isProven: true });
  expect(await accounts.whose(keys('first'))).toMatchObject({ test: { result: 'ok' }, isOpenOne: false });
  await accounts.connect(keys('first'));
  const [before, told] = [kept(), story.length];
  seenBy.set('other', [stranger]);
  seenBy.set('bad', 'refused');
  expect(await accounts.whose(keys('second'))).toMatchObject({ test: { result: 'ok' }, isOpenOne: true });
  expect(await accounts.whose(keys('other'))).toMatchObject({ test: { result: 'ok' }, isOpenOne: false });
  expect(await accounts.whose(keys('bad'))).toMatchObject({ test: { result: 'keysRefused' }, isOpenOne: false });
  expect([kept(), story.length, accounts.waiting()]).toEqual([before, told, 1]);
  expect(asked()).toBeGreaterThan(3);
});

test('where no clinician is known yet, keys are the open account’s only while nothing waits', async () => {
  for (const waits of [true, false]) {
    const { accounts } = desk({ waits, isProven: true, clinicians: [] });
    await accounts.connect(keys('first'));
    expect(await accounts.whose(keys('second'))).toMatchObject({ isOpenOne: !waits });
  }
});

test('keys of another account while changes wait: not kept, what was open is open again, and held until its own keys prove it', async () => {
  for (const isProven of [true, false]) {
    const { accounts, seenBy, kept, story } = desk({ waits: true, isProven });
    await accounts.connect(keys('first'));
    const folder = kept()?.id ?? '';
    seenBy.set('other', [stranger]);
    const answer = await accounts.connect(keys('other'));
    expect(answer).toMatchObject({
      result: 'otherAccount',
      title: 'These keys open another account than the one your waiting change was made for',
    });
    expect(answer.detail).toContain(isProven ? 'still open the right account' : 'held');
    expect(kept()).toMatchObject({ identifier: 'first' });
    expect(story.slice(-3)).toEqual([`pause ${folder}`, `close ${folder}`, `start ${folder}`]);
    expect(accounts.open()?.outbox.paused).toBe(isProven ? null : 'account');
  }
});

test('what is held goes on only with proof: keys that are refused, or of another account, prove nothing', async () => {
  const options = { waits: true, isProven: false };
  const { accounts, seenBy } = desk(options);
  await expect(accounts.prove()).rejects.toMatchObject({ problem: { code: 'noAccount' } });
  await accounts.connect(keys('first'));
  accounts.open()?.outbox.pause('account');
  seenBy.set('first', 'refused');
  expect(await accounts.prove()).toMatchObject({ result: 'keysRefused' });
  options.isProven = true;
  seenBy.set('first', [stranger]);
  expect(await accounts.prove()).toMatchObject({ result: 'otherAccount' });
  expect(accounts.open()?.outbox.paused).toBe('account');
  seenBy.set('first', [voss]);
  expect(await accounts.prove()).toMatchObject({ result: 'ok' });
  expect(accounts.open()?.outbox.paused).toBeNull();
});

/** Keys of another account were typed while the line to the own one was down: everything is held. */
async function heldWithoutLine(options: { waits: boolean; isProven: boolean }) {
  const begun = desk(options);
  const { accounts, seenBy } = begun;
  await accounts.connect(keys('first'));
  seenBy.set('other', [stranger]);
  seenBy.set('first', 'noLine');
  expect(await accounts.connect(keys('other'))).toMatchObject({ result: 'otherAccount' });
  await begun.clock.tickAsync(0);
  expect(accounts.open()?.outbox.paused).toBe('account');
  return begun;
}

test('held because nobody answered: proven by itself when the line is back, asked for at most once a minute till then', async () => {
  const { accounts, seenBy, clock, asked } = await heldWithoutLine({ waits: true, isProven: true });
  const before = asked();
  await clock.tickAsync(30 * 60_000);
  expect(accounts.open()?.outbox.paused).toBe('account');
  expect(asked() - before).toBeGreaterThan(20);
  expect(asked() - before).toBeLessThan(70);
  seenBy.set('first', [voss]);
  await clock.tickAsync(60_000);
  expect(accounts.open()?.outbox.paused).toBeNull();
  const after = asked();
  await clock.tickAsync(30 * 60_000);
  expect(asked()).toBe(after);
});

test('somebody asks in between: the next try comes soon', async () => {
  const { accounts, seenBy, clock } = await heldWithoutLine({ waits: true, isProven: true });
  await clock.tickAsync(30 * 60_000);
  expect(await accounts.prove()).toMatchObject({ result: 'noLine' });
  seenBy.set('first', [voss]);
  await clock.tickAsync(5_000);
  expect(accounts.open()?.outbox.paused).toBeNull();
});

test.each([
  ['another account', [stranger]],
  ['keys that are refused', 'refused'],
] as const)('the line is back, and it is %s: still held, and a person has to do something', async (_, answers) => {
  const { accounts, seenBy, clock, asked } = await heldWithoutLine({ waits: true, isProven: true });
  seenBy.set('first', answers);
  await clock.tickAsync(2 * 60_000);
  const told = asked();
  await clock.tickAsync(30 * 60_000);
  expect(accounts.open()?.outbox.paused).toBe('account');
  expect(asked()).toBe(told);
});

test('closed, in practice, or held by a person: nothing is asked by itself', async () => {
  for (const end of ['close', 'practice', 'person'] as const) {
    const { accounts, seenBy, clock, asked } = await heldWithoutLine({ waits: true, isProven: true });
    if (end === 'close') await accounts.close();
    else if (end === 'practice') await accounts.usePractice();
    else accounts.open()?.outbox.pause('person');
    seenBy.set('first', [voss]);
    const before = asked();
    await clock.tickAsync(30 * 60_000);
    expect(asked()).toBe(before);
  }
});

test('keys of another account: a folder of its own where nothing waits', async () => {
  const { accounts, seenBy, kept } = desk();
  await accounts.connect(keys('first'));
  const folder = kept()?.id;
  seenBy.set('other', [stranger]);
  await accounts.connect(keys('other'));
  expect(kept()?.id).not.toBe(folder);
});

test.each(['', 'api.securevideo.com', 'http://api.securevideo.com/', 'ftp://x'])(
  'address %j is refused',
  async (address) => {
    const { accounts } = desk();
    await expect(accounts.test({ ...keys('a'), address })).rejects.toMatchObject({ problem: { code: 'badAddress' } });
  },
);

test('a key left empty is asked for', async () => {
  const { accounts } = desk();
  await expect(accounts.test({ ...keys('a'), secret: ' ' })).rejects.toMatchObject({
    problem: { code: 'keysMissing' },
  });
  await expect(accounts.test({ ...keys('a'), secret: null })).rejects.toMatchObject({
    problem: { code: 'keysMissing' },
  });
});

test('where no clinician is known, those of what waits must be there', async () => {
  for (const isProven of [true, false]) {
    const { accounts } = desk({ waits: true, clinicians: [], isProven });
    await accounts.connect(keys('first'));
    const again = accounts.connect(keys('second'));
    if (isProven) expect(await again).toMatchObject({ result: 'ok' });
    else expect(await again).toMatchObject({ result: 'otherAccount' });
  }
});

test('closed keys: told at the start; a wrong code changes nothing; the code opens them, and keys are asked for', async () => {
  const { accounts: before, again, story, loseKeychain, kept } = desk({ waits: true });
  await before.connect(keys('first'));
  const folder = kept()?.id ?? '';
  await before.close();
  loseKeychain();
  const accounts = again();
  await accounts.start();
  expect(accounts.trouble()).toMatchObject({ code: 'keychainChanged' });
  expect(await accounts.view()).toMatchObject({
    isClosed: true,
    keysWanted: false,
    waitingClosed: { count: 3, since: 5, kinds: [] },
  });
  expect(await accounts.openByCode('another')).toMatchObject({ is: 'wrong' });
  expect(accounts.trouble()).toMatchObject({ code: 'keychainChanged' });
  expect(await accounts.openByCode('the code')).toMatchObject({ is: 'opened' });
  expect(accounts.trouble()).toMatchObject({ code: 'keysWanted' });
  expect(await accounts.view()).toMatchObject({ isClosed: false, keysWanted: true, hasKeys: false, address: ADDRESS });
  const told = story.length;
  await expect(accounts.useLive()).rejects.toMatchObject({ problem: { code: 'keysWanted' } });
  expect(story.length).toBe(told); // nothing was opened, so nothing can be sent
  await accounts.connect(keys('second'));
  expect(kept()).toMatchObject({ id: folder, identifier: 'second' });
  expect(accounts.trouble()).toBeUndefined();
});

test('IT’s policy: another host and another account are refused before anything is asked; the right one goes through', async () => {
  const policy = { AllowedHosts: ['api.example.org'], AllowedIdentifier: 'ours' };
  const { accounts, asked, story } = desk({ policy });
  const elsewhere = { ...keys('ours'), address: 'https://elsewhere.example/' };
  await expect(accounts.test(elsewhere)).rejects.toMatchObject({ problem: { code: 'hostNotAllowed' } });
  await expect(accounts.connect(elsewhere)).rejects.toMatchObject({ problem: { code: 'hostNotAllowed' } });
  await expect(accounts.connect(keys('theirs'))).rejects.toMatchObject({ problem: { code: 'accountNotAllowed' } });
  expect([asked(), story]).toEqual([0, []]);
  expect(await accounts.connect(keys('ours'))).toMatchObject({ result: 'ok' });
});

test('IT’s policy: an account that was connected before and is not allowed any more does not open; read strictly it goes on', async () => {
  const policy: Partial<PolicyInForce> = {};
  const { accounts, again, story } = desk({ policy });
  await accounts.connect(keys('ours'));
  Object.assign(policy, { AllowedIdentifier: 'another' });
  story.length = 0;
  const stopped = again();
  await stopped.start();
  expect([stopped.open(), stopped.trouble()?.code, story]).toEqual([undefined, 'accountNotAllowed', []]);
  Object.assign(policy, { AllowedIdentifier: { is: 'kept' } });
  const goesOn = again();
  await goesOn.start();
  expect(goesOn.open()?.mode).toBe('live');
  await expect(goesOn.connect(keys('third'))).rejects.toMatchObject({ problem: { code: 'accountNotAllowed' } });
});

test('IT’s policy: practice that is switched off is not opened, by nobody’s word and not at the start', async () => {
  const policy: Partial<PolicyInForce> = {};
  const { accounts, again } = desk({ policy });
  await accounts.connect(keys('ours'));
  expect((await accounts.usePractice()).mayPractise).toBe(true);
  Object.assign(policy, { PracticeAllowed: false });
  const without = again();
  await without.start();
  expect([without.open()?.mode, (await without.view()).mayPractise]).toEqual(['live', false]);
  await expect(without.usePractice()).rejects.toMatchObject({ problem: { code: 'practiceNotAllowed' } });

  const nobody = desk({ policy: { PracticeAllowed: false } }).accounts;
  await nobody.start();
  expect(nobody.open()).toBeUndefined();
});

test('a new key for the data: made first, then the account is opened again with both; where none can be made all stays', async () => {
  const options = { keychain: true };
  const { accounts, story } = desk(options);
  await expect(accounts.renewKey()).rejects.toMatchObject({ problem: { code: 'noAccount' } });
  await accounts.connect(keys('good'));
  const { length } = story;
  await accounts.renewKey();
  const [made, closed, started] = story.slice(length);
  expect([made?.startsWith('new key '), closed?.startsWith('close '), started?.startsWith('start ')]).toEqual([
    true,
    true,
    true,
  ]);
  options.keychain = false;
  const before = [...story];
  await expect(accounts.renewKey()).rejects.toMatchObject({ problem: { code: 'noKeychain' } });
  expect(story).toEqual(before);
  expect(accounts.open()?.mode).toBe('live');
});

test('after a recovery code: the account’s own keys connect it again, another clinic’s open nothing and leave nothing', async () => {
  const options: { clinicians?: readonly Clinician[] } = {};
  const { accounts, again, loseKeychain, seenBy, story, kept } = desk(options);
  await accounts.connect(keys('good'));
  expect(await accounts.regain(keys('good'))).toBe(false); // keys are kept: nothing to regain
  await accounts.close();
  loseKeychain();
  const next = again();
  await next.start();
  expect(await next.regain(keys('good'))).toBe(false); // closed
  await next.openByCode('the code');
  seenBy.set('theirs', [stranger]);
  seenBy.set('bad', 'refused');
  seenBy.set('nobody', 'noLine');
  const { id } = kept() ?? {};
  expect(await next.regain(keys('theirs'))).toBe(false);
  expect(await next.regain(keys('bad'))).toBe(false);
  await expect(next.regain(keys('nobody'))).rejects.toMatchObject({ problem: { code: 'notAnswered' } });
  options.clinicians = []; // nobody is known here: no keys can be told from any other clinic's
  expect(await next.regain(keys('good'))).toBe(false);
  delete options.clinicians;
  expect([kept()?.id, kept()?.hasKeys, next.open()]).toEqual([id, false, undefined]);
  expect(story.filter((line) => line.startsWith('keep'))).toHaveLength(1);
  expect(await next.regain({ identifier: ' good ', secret: ' secret ' })).toBe(true);
  expect([kept()?.id, kept()?.hasKeys, next.open()?.mode]).toEqual([id, true, 'live']);
});

describe('what is being opened', () => {
  /** A desk that was connected before, and whose file opens when `open` or fails when `fail` is called. */
  async function connectedBefore() {
    let [open, fail] = [(): void => undefined, (): void => undefined];
    let isSlow = false;
    const begun = desk({
      opens: () =>
        isSlow
          ? new Promise((resolve, reject) => ([open, fail] = [resolve, () => reject(new Error('no'))]))
          : Promise.resolve(),
    });
    await begun.accounts.connect(keys('first'));
    await begun.accounts.close();
    isSlow = true;
    return { again: begun.again(), open: () => open(), fail: () => fail() };
  }
  const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

  test.each(['opens', 'fails'] as const)('can be waited for from the start on until it %s', async (how) => {
    const { again, open, fail } = await connectedBefore();
    expect(again.opening()).toBeNull();
    const started = again.start();
    const opening = again.opening();
    expect(opening).not.toBeNull();
    let isOver = false;
    void opening?.then(() => (isOver = true));
    await turn();
    expect([isOver, again.open()]).toEqual([false, undefined]);
    if (how === 'opens') open();
    else fail();
    await Promise.all([started, opening]);
    expect([again.opening(), again.open()?.mode]).toEqual([null, how === 'opens' ? 'live' : undefined]);
  });

  test('is nothing at a first start, while keys are tried, and when all stands', async () => {
    const { accounts } = desk();
    const started = accounts.start();
    expect(accounts.opening()).toBeNull();
    await started;
    const connecting = accounts.connect(keys('first'));
    expect(accounts.opening()).toBeNull();
    await connecting;
    expect(accounts.opening()).toBeNull();
  });

  test('is waited for too where another one takes its place', async () => {
    const { again, open } = await connectedBefore();
    await again.usePractice();
    const changing = again.useLive();
    await turn();
    expect([again.opening() === null, again.open()]).toEqual([false, undefined]);
    open();
    await changing;
    expect([again.opening(), again.open()?.mode]).toEqual([null, 'live']);
  });
});
