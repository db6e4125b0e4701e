// Words of what SecureVideo answers when an account's keys are tested, and of keys that open another account.
import { plural } from './plural.ts';

type Said = [title: string, detail: string];

/** Titles and details of a test of keys. */
export const account = {
  connected: 'Connected to SecureVideo',
  answered: (seconds: string, clinicians: number, sessions: number, clock: string) =>
    `SecureVideo answered in ${seconds} s: ${plural(clinicians, { one: '1 clinician', other: `${clinicians} clinicians` })}, ${plural(sessions, { one: '1 active session', other: `${sessions} active sessions` })}. ${clock}`,
  noTimeTold: 'SecureVideo did not tell its time.',
  clockAgrees: 'This computer’s clock agrees with theirs.',
  clockAhead: (minutes: number) =>
    `This computer’s clock is ${plural(minutes, { one: '1 minute', other: `${minutes} minutes` })} ahead of theirs: ask your administrator to set it.`,
  clockBehind: (minutes: number) =>
    `This computer’s clock is ${plural(minutes, { one: '1 minute', other: `${minutes} minutes` })} behind theirs: ask your administrator to set it.`,
  otherAccount: (count: number) =>
    `These keys open another account than the one your ${plural(count, { one: 'waiting change was', other: `${count} waiting changes were` })} made for`,
  otherHeld: (count: number) =>
    plural(count, {
      one: 'Nothing was sent to it. Your change is safe on this computer, and held: it goes out when the keys of its own account are here.',
      other:
        'Nothing was sent to it. Your changes are safe on this computer, and held: they go out when the keys of their own account are here.',
    }),
  otherNotKept: (count: number) =>
    `They were not kept, and nothing was sent to it. The keys from before still open the right account: ${plural(count, { one: 'the waiting change goes', other: 'the waiting changes go' })} out with them.`,
  failures: {
    keysRefused: [
      'SecureVideo did not accept these keys',
      'Compare both keys with SecureVideo: Account, API access. A key pasted in part is the usual cause.',
    ],
    forbidden: [
      'These keys may not read the account',
      'SecureVideo knows the keys but does not let them in. Ask SecureVideo to allow API access for the account.',
    ],
    busy: ['SecureVideo is busy', 'It asks to try again in a moment.'],
    notLikeIt: ['This address does not answer like SecureVideo', 'Look at the address under Advanced.'],
    certificate: [
      'The connection is not safe',
      'The certificate is not one that this computer trusts. Nothing was sent. Ask your administrator.',
    ],
    proxyRefused: [
      'Your clinic’s proxy does not let Front Desk through',
      'Ask your administrator to allow the address of SecureVideo.',
    ],
    proxyWantsPassword: [
      'Your clinic’s proxy wants a password',
      'Type it in Settings, Connection, then test again. Nothing was sent.',
    ],
    somethingElse: [
      'Something else answered in SecureVideo’s place',
      'This network may want you to sign in first: open a web page in your browser, then test again.',
    ],
    noAnswer: [
      'SecureVideo did not answer',
      'There is no connection, or SecureVideo is down. Nothing was saved; test again in a moment.',
    ],
  } satisfies Readonly<Record<string, Said>>,
};
