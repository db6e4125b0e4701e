import { expect, test } from 'vitest';
import type { Clinician } from '../../src-shared/session/session.ts';
import { TestClock } from '../../src-shared/time/testClock.ts';
import type { ReadAnswer, SecureVideoApi, UserList } from '../api/port.ts';
import { createAccounts } from './accounts.ts';
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

/** A desk with a keychain, whose accounts are known by the identifier that opens them. */
function desk(options: { waits?: boolean; keychain?: boolean; clinicians?: readonly Clinician[] } = {}) {
  let kept: (KeptAccount & AccountKeys) | null = null;
  let last: 'none' | 'practice' | 'live' = 'none';
  const story: string[] = [];
  const seenBy = new Map<string, readonly Clinician[] | 'refused'>();
  const accountOf = (mode: 'practice' | 'live', name: string): OpenAccount =>
    ({
      mode,
      roster: { clinicians: () => options.clinicians ?? [voss] },
      outbox: { rows: () => (options.waits ? [openRow()] : []) },
      start: () => story.push(`start ${name}`),
      close: () => Promise.resolve(void story.push(`close ${name}`)),
    }) as unknown as OpenAccount;
  let made = 0;
  const accounts = createAccounts({
    keyPlace: {
      keychain: () => Promise.resolve({ available: options.keychain ?? true, words: '' }),
      kept: () => kept,
      keys: () => Promise.resolve(kept),
      keep: (id, typed) => {
        kept = { id, ...typed };
        story.push(`keep ${typed.identifier}`);
        return Promise.resolve();
      },
    },
    lastMode: { read: () => last, write: (mode) => (last = mode) },
    openPractice: () => Promise.resolve(accountOf('practice', 'practice')),
    openLive: (id) => Promise.resolve(accountOf('live', id)),
    clientFor: ({ identifier }) => {
      const seen = seenBy.get(identifier) ?? [voss];
      const users: ReadAnswer<UserList> =
        seen === 'refused'
          ? { is: 'keysRefused' }
          : { is: 'read', value: { users: seen, unreadable: 0 }, begunAt: 0, begunMonotonic: 0, serverDate: 0 };
      const sessions = {
        is: 'read',
        value: { sessions: [], unreadable: 0 },
        begunAt: 0,
        begunMonotonic: 0,
        serverDate: 0,
      };
      return {
        listUsers: () => Promise.resolve(users),
        listSessions: () => Promise.resolve(sessions),
      } as unknown as SecureVideoApi;
    },
    clock: new TestClock(0),
    random: (count) => new Uint8Array(count).fill(++made),
    opened: () => undefined,
  });
  return { accounts, story, seenBy, kept: () => kept };
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

test('keys of another account: refused while changes wait, and what was open is open again', async () => {
  const { accounts, seenBy, kept, story } = desk({ waits: true });
  await accounts.connect(keys('first'));
  const folder = kept()?.id ?? '';
  seenBy.set('other', [stranger]);
  await expect(accounts.connect(keys('other'))).rejects.toMatchObject({ problem: { code: 'otherAccount' } });
  expect(kept()).toMatchObject({ identifier: 'first' });
  expect(story.at(-1)).toBe(`start ${folder}`);
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
