// What the words for a change need to know of it, and how times, zones and clinicians are said.
import { say as words } from '../words/words.ts';
import type { Delivery } from '../session/session.ts';
import type { AskCause, WishKind } from './change.ts';
import type { Discrepancy } from './discrepancy.ts';
import type { ChangeState } from './state.ts';

/** How times and people are said: the clinic's zone, clinicians by name. */
export type Saying = {
  /** "2:30 pm". */
  readonly time: (at: number) => string;
  /** "Today", "Tomorrow", or "Tue 24 Nov". */
  readonly day: (at: number) => string;
  /** "Mountain": the zone of all times said here. */
  readonly zone: () => string;
  /** A clinician by name. */
  readonly host: (userId: string) => string;
};

/** Somebody who is invited, and how they are to hear of it; null = not told, as with users of SecureVideo. */
export type Told = { readonly name: string; readonly delivery: Delivery | null };

/** A session as it is compared: clinicians by name, people without the host. */
export type Seen = { readonly startsAt: number; readonly host: string; readonly people: readonly string[] };

/**
 * One half of a change of somebody's details, which SecureVideo has no call for: a session booked anew and the old one
 * cancelled, or within a session the new entry added and the old one removed. The second half goes only after the first.
 */
export type Half = {
  readonly is: 'first' | 'second';
  readonly way: 'anew' | 'within';
  /** How the other half stands. Of the first one it is told only whether it is open. */
  readonly other: 'open' | 'asks' | 'done' | 'ended';
  /** Both can be taken back with one key. */
  readonly mayTakeBack: boolean;
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
  /** True where it goes along with another change. */
  readonly goesWith: boolean;
  /** True where an earlier change of the session waits for a person, and this one behind it. */
  readonly waitsBehind: boolean;
  /** The first guest, or whoever else was invited. */
  readonly patient: string;
  readonly morePatients: number;
  /** Who hears of it: the guests of the session, or of all invited where there is none. For one who is added: that one. */
  readonly told: readonly Told[];
  /** Who is added or removed; '' otherwise. */
  readonly person: string;
  readonly host: string;
  /** The new host of a hand-over; '' otherwise. */
  readonly toHost: string;
  /** The clinic's own id of a booking; '' = none. */
  readonly ehrId: string;
  /** Start of the session after this change; null = now, or not known. */
  readonly startsAt: number | null;
  readonly wasStartsAt: number | null;
  /** What this desk saw when the wish was made; of a booking, what is wished. */
  readonly seen: Seen | null;
  /** What is at SecureVideo instead, and when that was seen first; null = not known. */
  readonly theirs: (Seen & { readonly cancelled: boolean; readonly at: number | null }) | null;
  readonly differs: readonly Discrepancy[];
  /** It had ended as wished, or was given up, before SecureVideo had it so. */
  readonly isLate: boolean;
  /** SecureVideo's words of a refusal; '' = none. */
  readonly quote: string;
  /** The cancel of a second copy, of which the other one is to stay. */
  readonly isCopy: boolean;
  /** Null where it is a change by itself. */
  readonly half: Half | null;
  /** True where SecureVideo has another one that could be cancelled here. */
  readonly hasOthers: boolean;
  /** True for the newest change of its session. */
  readonly isNewest: boolean;
};

/** The cause of what a person is asked, found before or after the end. */
export function causeOf({ cause, notice }: Pick<About, 'cause' | 'notice'>): AskCause | null {
  return notice ?? cause;
}

/** "2:30 pm" of today, "Tue 24 Nov 2:30 pm" of another day. */
export function briefMoment(at: number, say: Saying): string {
  // `Saying` has one word for today, in the language that is spoken.
  return say.day(at) === words.row.today ? say.time(at) : moment(at, say);
}

/** "Today 2:30 pm". */
export function moment(at: number, say: Saying): string {
  return `${say.day(at)} ${say.time(at)}`;
}

/** "today 2:30 pm", "Tue 24 Nov 2:30 pm": the same inside of a sentence, where only a weekday has a capital. */
export function momentWithin(at: number, say: Saying): string {
  const day = say.day(at);
  const isNear = day === words.row.today || day === words.row.tomorrow;
  return `${isNear ? day.toLowerCase() : day} ${say.time(at)}`;
}
