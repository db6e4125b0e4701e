// Tests an account's keys with two harmless reads, and says in plain words what SecureVideo answered.
import type { AccountTest } from '../../src-shared/contract/views/account.ts';
import type { Clock } from '../../src-shared/time/clock.ts';
import type { ReadAnswer, SecureVideoApi, Trouble } from '../api/port.ts';
import type { Clinician } from '../../src-shared/session/session.ts';
import { say } from '../../src-shared/words/ofMain.ts';

/** Clocks closer than this agree: a start on the minute is still the same minute. */
const CLOCK_AGREES_WITHIN_MS = 30_000;

type Words = Pick<AccountTest, 'result' | 'title' | 'detail'>;

type NotRead = Exclude<ReadAnswer<unknown>, { is: 'read' }>;

/** The outcome, and the clinicians that the keys showed: they tell whose account it is. */
export type TestedAccount = { readonly test: AccountTest; readonly clinicians: readonly Clinician[] };

/** Asks for the users and the sessions of the account that `api` has keys for. Changes nothing anywhere. */
export async function testAccount(api: SecureVideoApi, clock: Clock): Promise<TestedAccount> {
  const begun = clock.monotonic();
  const [users, sessions] = [await api.listUsers(), await api.listSessions({})];
  const tookMs = Math.round(clock.monotonic() - begun);
  if (users.is !== 'read') return failed(users, tookMs);
  if (sessions.is !== 'read') return failed(sessions, tookMs);
  const clockOffMs = users.serverDate === null ? null : clock.now() - users.serverDate;
  const clinicians = users.value.users;
  const counted = { clinicians: clinicians.length, sessions: sessions.value.sessions.length };
  return {
    test: {
      result: 'ok',
      title: say.account.connected,
      detail: say.account.answered(
        (tookMs / 1000).toFixed(1),
        counted.clinicians,
        counted.sessions,
        clockWords(clockOffMs),
      ),
      ...counted,
      clockOffMs,
      tookMs,
    },
    clinicians,
  };
}

function failed(answer: NotRead, tookMs: number): TestedAccount {
  const nothing = { clinicians: 0, sessions: 0, clockOffMs: null };
  return { test: { ...wordsOfFailure(answer), ...nothing, tookMs }, clinicians: [] };
}

function clockWords(offMs: number | null): string {
  if (offMs === null) return say.account.noTimeTold;
  if (Math.abs(offMs) <= CLOCK_AGREES_WITHIN_MS) return say.account.clockAgrees;
  const minutes = Math.max(1, Math.round(Math.abs(offMs) / 60_000));
  return offMs > 0 ? say.account.clockAhead(minutes) : say.account.clockBehind(minutes);
}

function told(result: Words['result'], [title, detail]: readonly [title: string, detail: string]): Words {
  return { result, title, detail };
}

function wordsOfFailure(answer: NotRead): Words {
  switch (answer.is) {
    case 'keysRefused':
      return told('keysRefused', say.account.failures.keysRefused);
    case 'forbidden':
      return told('forbidden', say.account.failures.forbidden);
    case 'busy':
      return told('busy', say.account.failures.busy);
    case 'notFound':
    case 'refused':
      return told('notTheApi', say.account.failures.notLikeIt);
    case 'failed':
      return wordsOfTrouble(answer.trouble);
  }
}

function wordsOfTrouble(trouble: Trouble): Words {
  switch (trouble) {
    case 'certificate':
      return told('certificate', say.account.failures.certificate);
    case 'proxyRefused':
      return told('proxy', say.account.failures.proxyRefused);
    case 'proxyWantsPassword':
      return told('proxy', say.account.failures.proxyWantsPassword);
    case 'notTheApi':
    case 'unreadable':
    case 'tooLarge':
      return told('notTheApi', say.account.failures.somethingElse);
    case 'nameNotFound':
    case 'noRoute':
    case 'refusedConnection':
    case 'timeout':
    case 'reset':
    case 'serverError':
    case 'stopped':
      return told('noLine', say.account.failures.noAnswer);
  }
}
