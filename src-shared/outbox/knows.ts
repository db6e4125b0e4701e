// What the patient knows of a session, as far as this desk can say: one true line. What SecureVideo is only asked to tell is
// never said to have been told, for no answer tells whether a message arrived.
import { say } from '../words/ofMain.ts';
import { calledAll, inRow } from '../session/called.ts';
import type { Delivery } from '../session/session.ts';
import type { AskCause, Standing, WishKind } from './change.ts';
import { notKnown, wayOf, type Changed } from './telling.ts';

/** Somebody invited. `delivery` null = it is not known how, as with users of SecureVideo. */
export type Guest = { readonly id: string; readonly name: string; readonly delivery: Delivery | null };

/** A change of the session, as far as it bears on what people know. */
export type Doing = {
  readonly kind: WishKind;
  /** As people see it, but for a notice: then where the change itself ended. */
  readonly standing: Standing;
  /** Why it needs a person, or what was found after its end; null while neither. */
  readonly cause: AskCause | null;
  /** True where something was found after its end that nobody has answered yet. */
  readonly isNotice: boolean;
  /** True where it may have reached SecureVideo, and nobody knows. */
  readonly mayHaveArrived: boolean;
  /** When it ended, or was made. */
  readonly at: number;
  /** Ids of the guests whom it concerns. */
  readonly concerns: readonly string[];
};

/** `short` is for a row of the day, '' where nothing is to be done; `tone` 'need' = the desk has to tell, or to look. */
export type Knows = { readonly words: string; readonly short: string; readonly tone: 'plain' | 'wait' | 'need' };

export type KnowsInput = {
  readonly guests: readonly Guest[];
  /** In the order made. */
  readonly doings: readonly Doing[];
  /** "10:41 am", with the day where it is another. */
  readonly when: (at: number) => string;
};

type Matter = Exclude<Changed, 'again' | 'enter'>;
/** What is known of one guest. Those of the same `key` stand in one sentence. */
type Status = Omit<Knows, 'words'> & {
  readonly key: string;
  readonly rank: number;
  readonly words: (people: People) => string;
};
type People = {
  readonly called: readonly string[];
  readonly all: string;
  readonly many: boolean;
  readonly email: string;
  readonly text: string;
};

/** The line of a session. Each guest has one standing; those who share it share a sentence, the most urgent first. */
export function knowsOf({ guests, doings, when }: KnowsInput): Knows {
  const called = calledAll(guests.map((guest) => guest.name));
  const groups = new Map<string, { readonly status: Status; readonly places: number[] }>();
  for (const [place, guest] of guests.entries()) {
    const status = statusOf(guest, doings, when);
    const group = groups.get(status.key);
    if (group === undefined) groups.set(status.key, { status, places: [place] });
    else group.places.push(place);
  }
  const sorted = [...groups.values()].sort((a, b) => a.status.rank - b.status.rank);
  const named = (places: readonly number[]): string => inRow(places.map((place) => called[place] ?? ''));
  const by = (places: readonly number[], way: Delivery): string =>
    named(places.filter((place) => guests[place]?.delivery === way));
  const words = sorted.map(({ status, places }) =>
    status.words({
      called: places.map((place) => called[place] ?? ''),
      all: named(places),
      many: places.length > 1,
      email: by(places, 'email'),
      text: by(places, 'text'),
    }),
  );
  const [first] = sorted;
  return { words: words.join(' '), short: first?.status.short ?? '', tone: first?.status.tone ?? 'plain' };
}

function statusOf(guest: Guest, doings: readonly Doing[], when: (at: number) => string): Status {
  const about = doings.filter((one) => one.concerns.includes(guest.id));
  const open = about.filter(isOpen);
  const doubtful = open.findLast((one) => one.mayHaveArrived);
  if (doubtful !== undefined) return inDoubt(doubtful);
  const notice = about.findLast((one) => one.isNotice);
  if (notice !== undefined) return noticed(notice);
  const cancel = open.findLast((one) => one.kind === 'cancel');
  const invite = open.find((one) => one.kind === 'create' || one.kind === 'addParticipant');
  if (invite !== undefined) return cancel === undefined ? notInvited(invite, guest) : nothingLeft;
  const pending = cancel ?? open.findLast((one) => one.kind === 'removeParticipant') ?? open.at(-1);
  if (pending !== undefined) return notGone(pending);
  return lastSaid(guest, about, when);
}

function isOpen({ standing, isNotice }: Doing): boolean {
  if (isNotice) return false;
  return ['held', 'waiting', 'sending', 'checking', 'needsYou'].includes(standing);
}

// ---- nobody knows, or something is wrong: a person looks before anything is promised

function inDoubt({ standing, kind }: Doing): Status {
  const promise = say.knows.promiseNothing;
  if (standing === 'checking') {
    return {
      ...need('checking', 1, promise),
      tone: 'wait',
      words: ({ all }) => say.knows.isChecked(all),
    };
  }
  if (standing === 'sending') {
    return {
      ...need('sending', 1, promise),
      tone: 'wait',
      words: ({ all }) => say.knows.isOnItsWay(all),
    };
  }
  const of = doubtWords[matterOf(kind)];
  return {
    ...need(`doubt ${kind}`, 0, promise),
    words: ({ all }) => say.knows.mayHaveHeard(all, of),
  };
}

function noticed({ cause, kind }: Doing): Status {
  switch (cause) {
    case 'twin':
      return {
        ...need('twin', 0, say.knows.invitedTwice),
        words: ({ all }) => say.knows.twoInvitations(all),
      };
    case 'landedLate':
      return {
        ...need('late', 0, say.knows.mayBeInvited),
        words: ({ all }) => say.knows.arrivedAfterAll(all),
      };
    default:
      return {
        ...need(`differs ${kind}`, 0, say.knows.savedDifferently),
        words: ({ all }) => say.knows.lookFirst(all),
      };
  }
}

// ---- saved here, and not gone out

function notInvited({ standing }: Doing, { delivery }: Guest): Status {
  if (standing === 'needsYou') {
    return {
      ...need('not booked', 0, say.knows.notInvited),
      words: ({ all, many }) => say.knows.notBooked(all, many),
    };
  }
  if (delivery === 'none') {
    return {
      ...need('no code', 2, say.knows.noCodeYet),
      tone: 'wait',
      words: ({ all }) => say.knows.noCodeToTell(all),
    };
  }
  if (standing === 'held') return { ...need('held create', 2, say.knows.notInvitedYet), ...goesOutSoon };
  return {
    ...need('not sent', 2, say.knows.notInvitedYet),
    tone: 'wait',
    words: ({ all }) => say.knows.notSentYet(all),
  };
}

/** Within the seconds in which it can be taken back nobody need tell anything: SecureVideo is about to be asked. */
const goesOutSoon: Pick<Status, 'tone' | 'words'> = {
  tone: 'wait',
  words: ({ all, many }) => say.knows.goesOutSoon(all, many),
};

const nothingLeft: Status = {
  key: 'nothing left',
  rank: 2,
  short: '',
  tone: 'wait',
  words: ({ all }) => say.knows.nothingLeft(all),
};

function notGone(doing: Doing): Status {
  const status = waitsOrAsks(doing);
  return doing.standing === 'held' ? { ...status, key: `held ${doing.kind}`, ...goesOutSoon } : status;
}

function waitsOrAsks({ kind, standing, cause }: Doing): Status {
  const asks = standing === 'needsYou';
  const rest = asks ? say.knows.needsYou : say.knows.hasNotGone;
  const elsewhere = cause === 'conflict' || cause === 'sessionGone';
  const base = {
    ...need(`not gone ${kind} ${rest}`, asks ? 0 : 2, ''),
    tone: asks ? ('need' as const) : ('wait' as const),
  };
  switch (kind) {
    case 'cancel':
      return {
        ...base,
        short: say.knows.notToldYet,
        words: ({ all }) => say.knows.notToldOfCancel(lower(rest), all),
      };
    case 'removeParticipant':
      return {
        ...base,
        short: say.knows.stillInvited,
        words: ({ all, many }) => say.knows.areStillInvited(all, many, rest),
      };
    case 'changeHost':
      return {
        ...base,
        short: say.knows.oldClinician,
        words: ({ all, many }) => say.knows.knowOldClinician(all, many, rest),
      };
    default:
      return elsewhere
        ? {
            ...base,
            key: `${base.key} elsewhere`,
            short: say.knows.checkFirst,
            words: ({ all, many }) => say.knows.changedElsewhere(all, many, rest),
          }
        : {
            ...base,
            short: say.knows.oldTimeKnown,
            words: ({ all, many }) => say.knows.knowOldTime(all, many, rest, asks),
          };
  }
}

// ---- delivered: what SecureVideo was asked to tell

function lastSaid({ delivery }: Guest, about: readonly Doing[], when: (at: number) => string): Status {
  const done = about.filter(({ standing }) => standing === 'delivered' || standing === 'alreadySo');
  const last = done.at(-1);
  if (last === undefined) return fromElsewhere(delivery);
  const matter = matterOf(last.kind);
  if (matter === 'cancelled' && about.some((one) => one.kind === 'create' && one.standing === 'superseded')) {
    return { ...plain('never booked'), words: ({ all }) => say.knows.neverBooked(all) };
  }
  if (last.standing === 'alreadySo') {
    return {
      ...plain(`already ${matter}`),
      words: ({ all, many }) => say.knows.wasSoAlready(all, many),
    };
  }
  const way = wayOf(delivery, matter);
  if (way === 'unknown') {
    return { ...plain(`unknown ${matter}`), words: ({ called }) => notKnown(called, matterWords[matter]) };
  }
  if (way === 'none') {
    const what = matter === 'invitation' ? say.knows.timeAndCode : matterWords[matter];
    return {
      ...need(`self ${matter}`, 3, say.knows.youTellThem),
      words: ({ all, many }) => say.knows.tellYourself(all, many, what),
    };
  }
  return {
    ...plain(`asked ${matter} ${String(last.at)}`),
    words: ({ email, text }) => {
      const asked = [email === '' ? '' : say.knows.toEmail(email), text === '' ? '' : say.knows.toText(text)];
      const what = matter === 'invitation' ? '' : ` ${matterWords[matter]}`;
      return say.knows.wasAsked(inRow(asked.filter((part) => part !== '')), what, when(last.at));
    },
  };
}

function fromElsewhere(delivery: Delivery | null): Status {
  const key = `elsewhere ${delivery === 'none'}`;
  if (delivery === 'none') {
    return {
      ...need(key, 3, say.knows.noMessage),
      tone: 'plain',
      words: ({ all, many }) => say.knows.notInvitedHere(all, many),
    };
  }
  return {
    ...plain(key),
    words: ({ all, many }) => say.knows.cannotBeTold(all, many),
  };
}

// ---- words

const matterWords: Readonly<Record<Matter, string>> = say.knows.matters;

const doubtWords: Readonly<Record<Matter, string>> = say.knows.doubts;

function matterOf(kind: WishKind): Matter {
  switch (kind) {
    case 'create':
    case 'addParticipant':
      return 'invitation';
    case 'move':
      return 'newTime';
    case 'cancel':
      return 'cancelled';
    case 'removeParticipant':
      return 'removed';
    case 'changeHost':
      return 'host';
  }
}

function need(key: string, rank: number, short: string): Omit<Status, 'words'> {
  return { key, rank, short, tone: 'need' };
}

function plain(key: string): Omit<Status, 'words'> {
  return { key, rank: 4, short: '', tone: 'plain' };
}

function lower(sentence: string): string {
  return sentence.charAt(0).toLowerCase() + sentence.slice(1);
}
