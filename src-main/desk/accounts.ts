// Which account the desk works on: practice or the clinic's own, opened one at a time, changed without losing anything.
import { ProblemError, problem } from '../../src-shared/contract/problems.ts';
import type { Problem } from '../../src-shared/contract/problems.ts';
import type { AccountTest, AccountView } from '../../src-shared/contract/views/account.ts';
import { nothingInForce, whyNotAllowed } from '../../src-shared/policy/inForce.ts';
import type { PolicyInForce } from '../../src-shared/policy/inForce.ts';
import type { RandomBytes } from '../../src-shared/outbox/ids.ts';
import { newId } from '../../src-shared/outbox/ids.ts';
import type { Clinician } from '../../src-shared/session/session.ts';
import type { Clock } from '../../src-shared/time/clock.ts';
import { isLoopback, readAddress } from '../api/address.ts';
import type { SecureVideoApi } from '../api/port.ts';
import { testAccount } from './accountTest.ts';
import { hintOf } from './hintOf.ts';
import type { AccountKeys, CodeTried, KeyPlace } from './keyPlace.ts';
import type { OpenAccount } from './openAccount.ts';
import { problemOfOpening } from './openingTrouble.ts';
import type { Accounts, TypedKeys } from './parts.ts';
import { createProvingAgain, isUnanswered } from './provingAgain.ts';
import { isProvenBy, isSameAccount, looksLikeSameAccount, openCount } from './sameAccount.ts';
import { say } from '../../src-shared/words/ofMain.ts';

/** Which account was open last: opened again at the next start. */
export interface LastMode {
  read(): 'none' | 'practice' | 'live';
  write(mode: 'practice' | 'live'): void;
}

export type AccountsParts = {
  readonly keyPlace: KeyPlace;
  readonly lastMode: LastMode;
  readonly openPractice: () => Promise<OpenAccount>;
  readonly openLive: (id: string, keys: AccountKeys) => Promise<OpenAccount>;
  readonly clientFor: (keys: AccountKeys) => SecureVideoApi;
  readonly clock: Clock;
  readonly random: RandomBytes;
  /** Somebody has typed an account's own keys, and they are right: before it is opened. Left out = nobody asks. */
  readonly ownerProven?: () => void;
  /** What the clinic's IT allows; left out = everything. */
  readonly policy?: Pick<PolicyInForce, 'AllowedHosts' | 'AllowedIdentifier' | 'PracticeAllowed'>;
  /** After another account was opened. */
  readonly opened: (account: OpenAccount) => void;
};

export interface AccountsAtWork extends Accounts {
  /** What `start` will open, as far as it goes. */
  wanted(): 'none' | 'practice' | 'live';
  /** Opens what was open last; does nothing at the first start. */
  start(): Promise<void>;
  close(): Promise<void>;
}

export function createAccounts(parts: AccountsParts): AccountsAtWork {
  const { keyPlace, lastMode, clock } = parts;
  const policy = { ...nothingInForce, ...parts.policy };
  /** Throws where the clinic's IT does not allow this account. */
  const stopIfNotAllowed = (wanted: { address: string; identifier: string }): void => {
    const why = whyNotAllowed(policy, wanted, keyPlace.kept());
    if (why !== null) throw new ProblemError(why === 'AllowedHosts' ? 'hostNotAllowed' : 'accountNotAllowed');
  };
  let current: OpenAccount | undefined;
  let trouble: Problem | undefined;
  // One change of account at a time: two clicks must not open two files.
  let busy: Promise<unknown> = Promise.resolve();
  /** One is being opened in the place of what was open, or of nothing. */
  let isBetween = false;
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const next = busy.then(work, work);
    busy = next.catch(() => undefined).then(() => (isBetween = false));
    return next;
  };

  /** What is held because nobody answered when the account was to be proven is proven by itself when somebody does. */
  const proving = createProvingAgain({
    clock,
    random: parts.random,
    isHeld: () => current?.mode === 'live' && current.outbox.paused === HELD_FOR_PROOF,
    prove: () => inTurn(prove),
  });

  /** Closes what is open and opens another, not started yet: nothing is sent before `begin`. */
  const replace = async (open: () => Promise<OpenAccount>): Promise<OpenAccount> => {
    const before = current;
    current = undefined;
    isBetween = true;
    proving.stop();
    await before?.close();
    return open();
  };
  const begin = (account: OpenAccount): void => {
    trouble = undefined;
    current = account;
    isBetween = false;
    lastMode.write(account.mode);
    account.start();
    parts.opened(account);
  };
  const openLiveAgain = async (): Promise<void> => {
    const kept = keyPlace.kept();
    const keys = await keyPlace.keys();
    if (!kept) throw new ProblemError('noAccount');
    if (!keys) throw new ProblemError('keysWanted');
    stopIfNotAllowed(keys);
    begin(await replace(() => parts.openLive(kept.id, keys)));
    // What was held while it was closed: its own keys are proof enough, and are asked beside everything else.
    if (current !== undefined && current.outbox.paused !== null) void inTurn(prove).catch(() => undefined);
  };
  const openAgain = async (mode: 'none' | 'practice' | 'live'): Promise<void> => {
    if (mode === 'practice') begin(await replace(parts.openPractice));
    if (mode === 'live') await openLiveAgain();
  };
  /** Whether the kept keys open the account that what is open was made for; if so, what was held goes on. */
  const prove = async (): Promise<AccountTest> => {
    const keys = current?.mode === 'live' ? await keyPlace.keys() : null;
    if (!current || !keys) throw new ProblemError('noAccount');
    const { test, clinicians } = await testAccount(parts.clientFor(keys), clock);
    if (test.result !== 'ok') {
      if (isUnanswered(test)) proving.later();
      return test;
    }
    const isProven = isSameAccount(current, clinicians) && isProvenBy(current, clinicians);
    return isProven ? test : { ...test, ...otherAccountWords(openCount(current), true) };
  };
  /**
   * Opens the file that these keys belong to: the kept one where its known clinicians are met again, else a new one.
   * What waits for one clinic's account is never sent to another's: then what was open is open again, and everything is
   * held unless the kept keys prove to be the right ones. A number is how many changes wait then.
   */
  const openFor = async (
    keys: AccountKeys,
    clinicians: readonly Clinician[],
  ): Promise<[string, OpenAccount] | number> => {
    const kept = keyPlace.kept();
    const before = current?.mode ?? 'none';
    if (kept) {
      const account = await replace(() => parts.openLive(kept.id, keys));
      const waiting = openCount(account);
      if (isSameAccount(account, clinicians)) {
        if (waiting > 0 && !isProvenBy(account, clinicians)) account.outbox.pause(HELD_FOR_PROOF);
        return [kept.id, account];
      }
      if (waiting > 0) account.outbox.pause(HELD_FOR_PROOF);
      await account.close();
      if (waiting > 0) {
        await openAgain(before);
        if (before === 'live') await prove();
        return waiting;
      }
    }
    const id = newId(clock.now(), parts.random);
    return [id, await replace(() => parts.openLive(id, keys))];
  };
  const view = async (): Promise<AccountView> => {
    const kept = keyPlace.kept();
    return {
      mode: current?.mode ?? 'none',
      address: kept?.address ?? '',
      identifierHint: kept?.hasKeys === true ? hintOf(kept.identifier) : '',
      hasKeys: kept?.hasKeys ?? false,
      keychain: await keyPlace.keychain(),
      isClosed: keyPlace.state.is === 'closed',
      mayPractise: policy.PracticeAllowed,
      // Only what did not open is looked at from outside.
      waitingClosed: keyPlace.state.is === 'closed' || trouble !== undefined ? keyPlace.waitingClosed() : null,
      keysWanted: kept !== null && !kept.hasKeys,
      recovery: keyPlace.recovery(),
      renewal: keyPlace.renewal(),
    };
  };
  const whole = async (typed: TypedKeys): Promise<AccountKeys> => {
    const address = readAddress(typed.address);
    if (address.is === 'wrong') throw new ProblemError('badAddress');
    const kept = typed.identifier === null || typed.secret === null ? await keyPlace.keys() : null;
    // Kept keys go to their own address alone: whoever changes it types them again.
    if (kept !== null && kept.address !== address.url) throw new ProblemError('keysMissing');
    const identifier = (typed.identifier ?? kept?.identifier ?? '').trim();
    const secret = (typed.secret ?? kept?.secret ?? '').trim();
    if (identifier === '' || secret === '') throw new ProblemError('keysMissing');
    const keys = { address: address.url, identifier, secret };
    stopIfNotAllowed(keys);
    return keys;
  };

  /** What was open last; where practice is not allowed any more, the clinic's own account if there is one. */
  const firstMode = (): 'none' | 'practice' | 'live' => {
    const last = lastMode.read();
    if (last !== 'practice' || policy.PracticeAllowed) return last;
    return keyPlace.kept()?.hasKeys === true ? 'live' : 'none';
  };

  return {
    open: () => current,
    view,
    test: async (typed) => (await testAccount(parts.clientFor(await whole(typed)), clock)).test,
    whose: async (typed) => {
      const { test, clinicians } = await testAccount(parts.clientFor(await whole(typed)), clock);
      const open = current?.mode === 'live' ? current : null;
      return { test, isOpenOne: open !== null && test.result === 'ok' && looksLikeSameAccount(open, clinicians) };
    },
    waiting: () => (current === undefined ? 0 : openCount(current)),
    connect: (typed) =>
      inTurn(async (): Promise<AccountTest> => {
        // Over closed keys nothing is made anew: what is open stays open.
        if (keyPlace.state.is === 'closed') throw new ProblemError('keychainChanged');
        const keys = await whole(typed);
        const tested = await testAccount(parts.clientFor(keys), clock);
        if (tested.test.result !== 'ok') return tested.test;
        const chain = await keyPlace.keychain();
        if (!chain.available && !isLoopback(keys.address)) throw new ProblemError('noKeychain');
        const opened = await openFor(keys, tested.clinicians);
        if (typeof opened === 'number') {
          const isHeld = current?.mode !== 'live' || current.outbox.paused !== null;
          return { ...tested.test, ...otherAccountWords(opened, isHeld) };
        }
        const [id, account] = opened;
        await keyPlace.keep(id, keys);
        if (typed.identifier !== null && typed.secret !== null) parts.ownerProven?.();
        begin(account);
        return tested.test;
      }),
    prove: () => {
      proving.asked();
      return inTurn(prove);
    },
    usePractice: () =>
      inTurn(async () => {
        if (!policy.PracticeAllowed) throw new ProblemError('practiceNotAllowed');
        if (current?.mode !== 'practice') await openAgain('practice');
        return view();
      }),
    useLive: () =>
      inTurn(async () => {
        if (current?.mode !== 'live') await openLiveAgain();
        return view();
      }),
    renewKey: () =>
      inTurn(async () => {
        const kept = keyPlace.kept();
        if (current?.mode !== 'live' || kept === null) throw new ProblemError('noAccount');
        await keyPlace.beginRenewal(kept.id);
        // Opened again with both keys: what is written from here on is under the new one.
        await openLiveAgain().catch((error: unknown) => {
          trouble = problemOfOpening(error);
          throw error;
        });
      }),
    openByCode: (typed) =>
      inTurn(async (): Promise<CodeTried> => {
        const tried = await keyPlace.openByCode(typed);
        if (tried.is === 'opened' && trouble !== undefined) trouble = problem('keysWanted');
        return tried;
      }),
    regain: (typed) =>
      inTurn(async () => {
        const kept = keyPlace.kept();
        if (kept === null || kept.hasKeys || keyPlace.state.is === 'closed') return false;
        const keys = { address: kept.address, identifier: typed.identifier.trim(), secret: typed.secret.trim() };
        stopIfNotAllowed(keys);
        const { test, clinicians } = await testAccount(parts.clientFor(keys), clock);
        if (isUnanswered(test)) throw new ProblemError('notAnswered');
        if (test.result !== 'ok') return false;
        const account = await replace(() => parts.openLive(kept.id, keys));
        // Any clinic has keys that SecureVideo takes: these have to show people whom this account knows.
        const isTheirs = account.roster.clinicians().length > 0 && isSameAccount(account, clinicians);
        if (!isTheirs) {
          await account.close();
          return false;
        }
        if (openCount(account) > 0 && !isProvenBy(account, clinicians)) account.outbox.pause(HELD_FOR_PROOF);
        await keyPlace.keep(kept.id, keys);
        begin(account);
        return true;
      }),
    trouble: () => trouble,
    wanted: firstMode,
    opening: () => (isBetween ? busy : null),
    start: () => {
      isBetween = firstMode() !== 'none';
      return inTurn(async () => {
        await openAgain(firstMode()).catch((error: unknown) => {
          trouble = problemOfOpening(error);
        });
      });
    },
    close: () =>
      inTurn(async () => {
        proving.stop();
        await current?.close();
      }),
  };
}

/** The code under which the outbox holds everything until its account is proven. */
const HELD_FOR_PROOF = 'account';

/** Said of keys that open another account than the one that changes wait for. */
function otherAccountWords(count: number, isHeld: boolean): Pick<AccountTest, 'result' | 'title' | 'detail'> {
  return {
    result: 'otherAccount',
    title: say.account.otherAccount(count),
    detail: isHeld ? say.account.otherHeld(count) : say.account.otherNotKept(count),
  };
}
