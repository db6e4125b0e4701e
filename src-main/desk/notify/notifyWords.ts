// What a notification says: of a session the clinician and the time at most, never a patient's name, a code or an address.
import { listWords } from '../../../src-shared/outbox/countWords.ts';
import type { UtcMs } from '../../../src-shared/session/session.ts';
import type { Asking, Connected } from './happenings.ts';

/** How clinicians and times are called. `time`: "10:41 am"; `day`: "Today", else the date. */
export type Naming = {
  readonly time: (at: UtcMs) => string;
  readonly day: (at: UtcMs) => string;
  /** '' = the clinician is not known. */
  readonly host: (userId: string) => string;
};

export type Words = { readonly title: string; readonly body: string };

/** Sessions that are named in one notification; of more only the number is told. */
const NAMED_MAX = 3;

/** "A patient connected" and "Dr. Lee, 3:00 pm", or "3 people connected" with the sessions of each. */
export function connectedWords(all: readonly Connected[], naming: Naming): Words {
  const who = new Set(all.map((one) => one.who));
  const [only] = all;
  const people = who.size > 1 ? 'people' : only?.who === 'patient' ? 'patients' : 'colleagues';
  return {
    title: all.length === 1 ? `A ${only?.who ?? 'patient'} connected` : `${all.length} ${people} connected`,
    body: sessionsWords(all, naming),
  };
}

/** "A change needs you", or "3 changes need you", and which sessions they are of. */
export function askingWords(all: readonly Asking[], naming: Naming): Words {
  const title = all.length === 1 ? 'A change needs you' : `${all.length} changes need you`;
  return { title, body: sessionsWords(all, naming) };
}

/** What became of that which waited while the line was down. */
export type Back = {
  readonly downSince: UtcMs;
  readonly backAt: UtcMs;
  readonly sent: number;
  /** Still under way. */
  readonly left: number;
};

/** "Back online" and "Offline from 10:42 to 10:51 am. 3 changes were sent." */
export function backWords({ downSince, backAt, sent, left }: Back, naming: Naming): Words {
  const [from, to] = [momentWords(downSince, naming), naming.time(backAt)];
  const half = / [ap]m$/.exec(to)?.[0] ?? '';
  const short = half !== '' && from.endsWith(half) ? from.slice(0, -half.length) : from;
  const changes = (count: number): string => (count === 1 ? '1 change' : `${count} changes`);
  const went =
    sent === 0 && left === 0
      ? 'Nothing waited.'
      : [
          sent === 0 ? '' : `${changes(sent)} ${sent === 1 ? 'was' : 'were'} sent.`,
          left === 0 ? '' : `${changes(left)} ${left === 1 ? 'is' : 'are'} on the way.`,
        ]
          .filter(Boolean)
          .join(' ');
  return { title: 'Back online', body: `Offline from ${short} to ${to}. ${went}` };
}

function sessionsWords(
  all: readonly { readonly hostId: string; readonly startsAt: UtcMs | null }[],
  naming: Naming,
): string {
  const told = [
    ...new Set(
      all.map(({ hostId, startsAt }) =>
        [naming.host(hostId), startsAt === null ? '' : momentWords(startsAt, naming)].filter(Boolean).join(', '),
      ),
    ),
  ].filter(Boolean);
  if (told.length <= 1) return told[0] ?? '';
  const named = told.slice(0, NAMED_MAX).map((one) => one.replace(', ', ' '));
  const more = told.length - named.length;
  return listWords(more === 0 ? named : [...named, `${more} more`]);
}

/** "10:41 am" today, with its day otherwise. */
function momentWords(at: UtcMs, naming: Naming): string {
  const day = naming.day(at);
  return day === 'Today' ? naming.time(at) : `${day} ${naming.time(at)}`;
}
