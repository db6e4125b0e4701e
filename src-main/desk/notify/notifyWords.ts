// What a notification says: of a session the clinician and the time at most, never a patient's name, a code or an address.
import { listWords } from '../../../src-shared/outbox/countWords.ts';
import type { UtcMs } from '../../../src-shared/session/session.ts';
import type { Asking, Connected } from './happenings.ts';
import { say } from '../../../src-shared/words/ofMain.ts';
import { say as words } from '../../../src-shared/words/words.ts';

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
  const named = say.system.connected;
  const isPatient = only?.who !== 'colleague';
  const several = who.size > 1 ? named.people : isPatient ? named.patients : named.colleagues;
  return {
    title: all.length === 1 ? (isPatient ? named.patient : named.colleague) : several(all.length),
    body: sessionsWords(all, naming),
  };
}

/** "A change needs you", or "3 changes need you", and which sessions they are of. */
export function askingWords(all: readonly Asking[], naming: Naming): Words {
  return { title: say.system.asks(all.length), body: sessionsWords(all, naming) };
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
  const went =
    sent === 0 && left === 0
      ? say.system.nothingWaited
      : [sent === 0 ? '' : say.system.wereSent(sent), left === 0 ? '' : say.system.onTheWay(left)]
          .filter(Boolean)
          .join(' ');
  return { title: say.system.backOnline, body: say.system.offlineFrom(short, to, went) };
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
  return listWords(more === 0 ? named : [...named, say.system.more(more)]);
}

/** "10:41 am" today, with its day otherwise. */
function momentWords(at: UtcMs, naming: Naming): string {
  const day = naming.day(at);
  return day === words.row.today ? naming.time(at) : `${day} ${naming.time(at)}`;
}
