// The words for a change: what it is, why it is where it is, what is safe, and what may be answered. No jargon, no guesses.
import type { Action, AskCause, WishKind } from './change.ts';
import type { ChangeState } from './state.ts';
import { isOpen } from './state.ts';

/** How times and people are said: the clinic's zone, clinicians by name. */
export type Saying = {
  /** "2:30 pm". */
  readonly time: (at: number) => string;
  /** "Today", "Tomorrow", or "Tue 24 Nov". */
  readonly day: (at: number) => string;
};

/** What the words need to know of a change. Names are whole names; hosts by name. */
export type About = {
  readonly kind: WishKind;
  readonly state: ChangeState;
  readonly cause: AskCause | null;
  readonly notice: AskCause | null;
  readonly isNow: boolean;
  readonly everSent: boolean;
  /** SecureVideo did not accept it, and it is being made sure that no earlier try is there. */
  readonly isRefusalChecked: boolean;
  /** True where it goes along with another change, named by `with`. */
  readonly goesWith: boolean;
  /** The first guest, or whoever else was invited. */
  readonly patient: string;
  readonly morePatients: number;
  /** Who is added or removed; '' otherwise. */
  readonly person: string;
  readonly host: string;
  /** The new host of a hand-over; '' otherwise. */
  readonly toHost: string;
  /** Start of the session after this change; null = now, or not known. */
  readonly startsAt: number | null;
  readonly wasStartsAt: number | null;
  /** What is at SecureVideo instead; null = not known. */
  readonly theirs: { readonly startsAt: number; readonly host: string; readonly cancelled: boolean } | null;
  readonly differs: readonly string[];
  /** The cancel of a second copy, of which the other one is to stay. */
  readonly isCopy: boolean;
  /** True where SecureVideo has another one that could be cancelled here. */
  readonly hasOthers: boolean;
  /** True for the newest change of its session. */
  readonly isNewest: boolean;
};

/** "New session for Samuel Ortiz", "Move Beatriz Nunes to 2:30 pm"; in the past tense once it is done. */
export function titleOf(about: About, say: Saying): string {
  const { kind, person, toHost, startsAt, isNow } = about;
  const done = about.state === 'delivered' || about.state === 'alreadySo';
  const who = withMore(about);
  const verb = (now: string, then: string): string => (done ? then : now);
  switch (kind) {
    case 'create':
      return isNow ? `Meet Now with ${who}` : `New session for ${who}`;
    case 'move':
      return `${verb('Move', 'Moved')} ${who} to ${isNow || startsAt === null ? 'now' : say.time(startsAt)}`;
    case 'cancel':
      return `${verb('Cancel', 'Cancelled')} ${who}`;
    case 'addParticipant':
      return `${verb('Add', 'Added')} ${person} to ${who}`;
    case 'removeParticipant':
      return `${verb('Remove', 'Removed')} ${person} from ${who}`;
    case 'changeHost':
      return `${verb('Hand', 'Handed')} ${who} over to ${toHost}`;
  }
}

/** One line: when and with whom, then why it stands where it does. */
export function whyOf(about: About, say: Saying): string {
  const facts = [whenOf(about, say), about.kind === 'changeHost' ? `was ${about.host}` : about.host].filter(
    (part) => part !== '',
  );
  const reason = reasonOf(about, say);
  return reason === '' ? facts.join(', ') : `${facts.join(', ')}. ${reason}`;
}

function whenOf({ kind, isNow, startsAt, wasStartsAt }: About, say: Saying): string {
  if (kind === 'move' && wasStartsAt !== null) {
    const day =
      startsAt !== null && !isNow && say.day(startsAt) !== say.day(wasStartsAt) ? `${say.day(startsAt)}, ` : '';
    const was = day === '' ? say.time(wasStartsAt) : `${say.day(wasStartsAt)} ${say.time(wasStartsAt)}`;
    return `${day === '' ? `${say.day(wasStartsAt)}, ` : day}was ${was}`;
  }
  return startsAt === null || (isNow && kind === 'create') ? '' : `${say.day(startsAt)} ${say.time(startsAt)}`;
}

/** The most telling sentence; '' where the change simply waits, or is done. */
function reasonOf(about: About, say: Saying): string {
  const cause = about.notice ?? about.cause;
  if (cause !== null) return sentence(cause, about, say);
  if (about.goesWith) return 'It goes out together with the change before it.';
  switch (about.state) {
    case 'unsure':
      if (about.isRefusalChecked)
        return 'SecureVideo did not accept it. Making sure that it is not there all the same.';
      return 'The line broke while sending. Asking SecureVideo whether it arrived.';
    case 'resend':
      return 'It did not arrive. It is sent once more.';
    case 'alreadySo':
      return about.kind === 'cancel' ? 'It was not booked any more.' : 'It was so already.';
    case 'superseded':
      return 'A later change stands in its place.';
    case 'discarded':
      return 'Discarded here.';
    case 'takenBack':
      return 'Taken back before it was sent.';
    case 'held':
    case 'queued':
    case 'sending':
    case 'asks':
    case 'refused':
    case 'delivered':
      return '';
  }
}

function sentence(cause: AskCause, about: About, say: Saying): string {
  switch (cause) {
    case 'refused':
      return 'SecureVideo did not accept it.';
    case 'forbidden':
      return 'SecureVideo does not let this account do it.';
    case 'lateMeetNow':
      return 'It waited more than 5 minutes, so it was not started late.';
    case 'timePassed':
      return 'Its time has passed, so it was not sent.';
    case 'conflict':
      return `${theirsWords(about, say)}, not by this desk.`;
    case 'sessionGone':
      return 'SecureVideo does not list this session any more.';
    case 'sameId':
      return 'Another session has this EHR id already.';
    case 'twin':
      return 'SecureVideo has it twice.';
    case 'landedLate':
      return 'It is booked at SecureVideo after all.';
    case 'notProven':
      return 'Whether it arrived cannot be told from here.';
    case 'restored':
      return 'This computer’s list was restored or copied, so it may have been sent already.';
    case 'savedDifferently':
      return `SecureVideo kept ${list(about.differs.map((one) => differenceWords[one] ?? one))} differently.`;
    case 'clockUnsure':
      return 'How long it waited cannot be told, so it was not started.';
  }
}

const differenceWords: Readonly<Record<string, string>> = {
  time: 'the time',
  host: 'the clinician',
  participants: 'the people',
  contact: 'an e-mail address or number',
  delivery: 'how somebody is told',
  zone: 'a time zone',
  deposit: 'the deposit',
  recorded: 'the recording',
};

/** "Moved to 4:00 pm", "Now with Dr. Voss", "Cancelled": what differs from what this desk saw. */
function theirsWords({ theirs, wasStartsAt, host, isCopy }: About, say: Saying): string {
  if (theirs === null) return isCopy ? 'The other copy is gone' : 'It was changed';
  if (theirs.cancelled) return 'It was cancelled';
  if (wasStartsAt !== null && Math.floor(theirs.startsAt / 60_000) !== Math.floor(wasStartsAt / 60_000)) {
    return `It was moved to ${say.day(theirs.startsAt)} ${say.time(theirs.startsAt)}`;
  }
  return theirs.host !== host ? `It was handed over to ${theirs.host}` : 'Somebody came or went';
}

/** What happened, in one or two sentences; '' where no person is needed. */
export function happenedOf(about: About, say: Saying): string {
  const cause = about.notice ?? about.cause;
  if (cause === null) return '';
  const first = firstName(about.patient);
  switch (cause) {
    case 'refused':
      return `SecureVideo did not accept this change. Its own words stand in the story.`;
    case 'forbidden':
      return 'The keys are right, but SecureVideo does not let this account do this. Ask your administrator.';
    case 'lateMeetNow':
      return `It waited more than 5 minutes without a line, so it was not started late. ${first} may have stopped waiting.`;
    case 'timePassed':
      return `${about.startsAt === null ? 'Its time' : `${say.day(about.startsAt)} ${say.time(about.startsAt)}`} passed before it could be sent.`;
    case 'conflict':
      return `${theirsWords(about, say)} meanwhile, not by this desk. You wanted: ${wanted(about, say)}.`;
    case 'sessionGone':
      return 'SecureVideo does not list this session any more. It may have been cancelled elsewhere, or its day is over.';
    case 'sameId':
      return 'Another session at SecureVideo has the same EHR id.';
    case 'twin':
      return 'The same session stands at SecureVideo more than once.';
    case 'landedLate':
      return 'It was discarded or cancelled here, and arrived at SecureVideo all the same.';
    case 'notProven':
      return 'The line broke while sending, and SecureVideo’s list does not tell whether it arrived. Look at SecureVideo’s own page.';
    case 'restored':
      return 'This computer’s list of changes was restored or copied. This change may have been sent before.';
    case 'savedDifferently':
      return `SecureVideo kept ${list(about.differs.map((one) => differenceWords[one] ?? one))} otherwise than asked.`;
    case 'clockUnsure':
      return 'Front Desk was closed in between and cannot tell how long this waited.';
  }
}

/** What is safe, in one or two sentences; '' where no person is needed. */
export function safeOf(about: About): string {
  const cause = about.notice ?? about.cause;
  if (cause === null) return '';
  const first = firstName(about.patient);
  const nothing = about.kind === 'create' ? 'Nothing was booked' : 'Nothing was changed';
  switch (cause) {
    case 'refused':
    case 'forbidden':
      return `${nothing}, and ${first} was not told anything. All you typed is kept. Other sessions do not wait for this one.`;
    case 'lateMeetNow':
    case 'timePassed':
    case 'clockUnsure':
      return about.everSent
        ? 'It is not sent again unless you say so. All you typed is kept.'
        : `${nothing}, and ${first} was not told anything. All you typed is kept.`;
    case 'conflict':
      return 'Nothing was overwritten. SecureVideo has it as shown until you decide.';
    case 'sessionGone':
    case 'sameId':
      return `${nothing}. All you typed is kept.`;
    case 'twin':
      return about.notice === null
        ? 'The corrected one is not booked yet, so nothing is booked twice by it.'
        : 'The session itself is booked. Nothing is cancelled unless you say so.';
    case 'landedLate':
      return 'Nothing is cancelled unless you say so.';
    case 'notProven':
    case 'restored':
      return 'It is not sent again unless you say so, so nothing is booked twice. All you typed is kept.';
    case 'savedDifferently':
      return 'It is booked, as SecureVideo kept it.';
  }
}

/** What a person may answer, the likeliest first; empty where nothing is to be decided. */
export function actionsOf(about: About): Action[] {
  if (about.notice !== null) {
    return about.hasOthers && about.notice !== 'savedDifferently' ? ['cancelTwin', 'seen'] : ['seen'];
  }
  if (!isOpen(about.state) || about.goesWith) return [];
  if (about.cause !== null) return answersTo(about.cause, about);
  const mayTakeBack = (about.state === 'held' || about.state === 'queued') && !about.everSent && about.isNewest;
  return mayTakeBack ? ['takeBack'] : [];
}

function answersTo(cause: AskCause, about: About): Action[] {
  switch (cause) {
    case 'refused':
    case 'forbidden':
    case 'restored':
      return ['tryAgain', 'discard'];
    case 'lateMeetNow':
    case 'clockUnsure':
      return ['startNow', 'discard'];
    case 'timePassed':
      return ['startNow', 'discard'];
    case 'conflict':
      return ['sendMine', 'keepTheirs'];
    case 'sessionGone':
      return ['tryAgain', 'sendMine', 'discard'];
    case 'sameId':
    case 'twin':
      return ['sendMine', 'discard'];
    case 'notProven':
      return about.everSent ? ['itIsThere', 'notThere', 'tryAgain', 'discard'] : ['tryAgain', 'discard'];
    case 'landedLate':
    case 'savedDifferently':
      return ['discard'];
  }
}

/** Whether the booking may be opened in the form again: it has not left, or SecureVideo did not take it. */
export function isEditable(about: About): boolean {
  if (about.kind !== 'create' || about.goesWith) return false;
  if (about.state === 'held' || about.state === 'queued') return !about.everSent;
  return (
    about.state === 'refused' || (about.state === 'asks' && about.cause !== 'notProven' && about.cause !== 'restored')
  );
}

function wanted({ kind, isNow, startsAt, person, toHost, isCopy }: About, say: Saying): string {
  switch (kind) {
    case 'create':
    case 'move':
      return isNow || startsAt === null ? 'now' : `${say.day(startsAt)} ${say.time(startsAt)}`;
    case 'cancel':
      return isCopy ? 'to cancel this copy' : 'to cancel it';
    case 'addParticipant':
      return `to add ${person}`;
    case 'removeParticipant':
      return `to remove ${person}`;
    case 'changeHost':
      return `to hand it over to ${toHost}`;
  }
}

function withMore({ patient, morePatients }: About): string {
  if (morePatients === 0) return patient;
  return `${patient} and ${String(morePatients)} more`;
}

/** "Samuel" of "Samuel Ortiz"; a title before the name stays with the whole of it. */
export function firstName(name: string): string {
  const [first = name, ...rest] = name.trim().split(/\s+/);
  return first.endsWith('.') && rest.length > 0 ? name : first;
}

function list(words: readonly string[]): string {
  if (words.length < 2) return words[0] ?? 'something';
  return `${words.slice(0, -1).join(', ')} and ${words.at(-1) ?? ''}`;
}
