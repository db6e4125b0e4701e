// Tests an account's keys with two harmless reads, and says in plain words what SecureVideo answered.
import type { AccountTest } from '../../src-shared/contract/views.ts';
import type { Clock } from '../../src-shared/time/clock.ts';
import type { ReadAnswer, SecureVideoApi, Trouble } from '../api/port.ts';
import type { Clinician } from '../../src-shared/session/session.ts';

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
      title: 'Connected to SecureVideo',
      detail: `SecureVideo answered in ${(tookMs / 1000).toFixed(1)} s: ${count(counted.clinicians, 'clinician')}, ${count(counted.sessions, 'active session')}. ${clockWords(clockOffMs)}`,
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

function count(number: number, word: string): string {
  return `${String(number)} ${word}${number === 1 ? '' : 's'}`;
}

function clockWords(offMs: number | null): string {
  if (offMs === null) return 'SecureVideo did not tell its time.';
  if (Math.abs(offMs) <= CLOCK_AGREES_WITHIN_MS) return 'This computer’s clock agrees with theirs.';
  const minutes = Math.max(1, Math.round(Math.abs(offMs) / 60_000));
  return `This computer’s clock is ${count(minutes, 'minute')} ${offMs > 0 ? 'ahead of' : 'behind'} theirs: ask your administrator to set it.`;
}

function wordsOfFailure(answer: NotRead): Words {
  switch (answer.is) {
    case 'keysRefused':
      return {
        result: 'keysRefused',
        title: 'SecureVideo did not accept these keys',
        detail: 'Compare both keys with SecureVideo: Account, API access. A key pasted in part is the usual cause.',
      };
    case 'forbidden':
      return {
        result: 'forbidden',
        title: 'These keys may not read the account',
        detail:
          'SecureVideo knows the keys but does not let them in. Ask SecureVideo to allow API access for the account.',
      };
    case 'busy':
      return { result: 'busy', title: 'SecureVideo is busy', detail: 'It asks to try again in a moment.' };
    case 'notFound':
    case 'refused':
      return {
        result: 'notTheApi',
        title: 'This address does not answer like SecureVideo',
        detail: 'Look at the address under Advanced.',
      };
    case 'failed':
      return wordsOfTrouble(answer.trouble);
  }
}

function wordsOfTrouble(trouble: Trouble): Words {
  switch (trouble) {
    case 'certificate':
      return {
        result: 'certificate',
        title: 'The connection is not safe',
        detail: 'The certificate is not one that this computer trusts. Nothing was sent. Ask your administrator.',
      };
    case 'proxyRefused':
      return {
        result: 'proxy',
        title: 'Your clinic’s proxy does not let Front Desk through',
        detail: 'Ask your administrator to allow the address of SecureVideo.',
      };
    case 'proxyWantsPassword':
      return {
        result: 'proxy',
        title: 'Your clinic’s proxy wants a password',
        detail: 'Front Desk cannot give one. Ask your administrator to let it pass without.',
      };
    case 'notTheApi':
    case 'unreadable':
    case 'tooLarge':
      return {
        result: 'notTheApi',
        title: 'Something else answered in SecureVideo’s place',
        detail: 'This network may want you to sign in first: open a web page in your browser, then test again.',
      };
    case 'nameNotFound':
    case 'noRoute':
    case 'refusedConnection':
    case 'timeout':
    case 'reset':
    case 'serverError':
    case 'stopped':
      return {
        result: 'noLine',
        title: 'SecureVideo did not answer',
        detail: 'There is no line, or SecureVideo is down. Nothing was saved; test again in a moment.',
      };
  }
}
