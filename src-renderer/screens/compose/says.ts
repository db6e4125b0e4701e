// The sentence above Save: who is told what, in whose time, before anything is sent.
import { calledOf, listOf, readFor, type Reader } from './readings.ts';
import { amountOf, centsOf } from '../../../src-shared/session/rules.ts';
import { firstNameOf } from '../../parts/initials.ts';
import type { IconName } from '../../parts/icons.ts';
import type { GuestDraft, SessionDraft } from '../../../src-shared/session/draft.ts';
import type { UtcMs } from '../../../src-shared/time/utc.ts';

/** `strong` is said first and bold, `rest` follows. `tone` 'stop' = Save would not go through now. */
export type Says = {
  readonly icon: IconName;
  readonly strong: string;
  readonly rest: string;
  readonly tone: 'usual' | 'ask' | 'stop';
};

export type SaysInput = {
  readonly draft: SessionDraft;
  readonly host: Reader | undefined;
  readonly clinicZoneId: string;
  readonly now: UtcMs;
  /** False while the line to SecureVideo is known to be down. */
  readonly online: boolean;
  /** Broken rules that are shown at their fields. */
  readonly wrong: number;
  /** An open question about the time: its date in words, and how many answers it has. */
  readonly question: { readonly on: string; readonly answers: number } | undefined;
};

/** What Save would do now, in one or two sentences. */
export function saysOf(input: SaysInput): Says {
  const { draft, wrong, question, online } = input;
  if (wrong > 0) {
    const things = wrong === 1 ? '1 thing' : `${wrong} things`;
    const rest = 'Nothing is sent until then, and what you typed is kept.';
    return { icon: 'alert', strong: `${things} to put right above.`, rest, tone: 'stop' };
  }
  if (question && !draft.when.now) {
    const keys = question.answers === 2 ? '1 or 2' : '1, 2 or 3';
    const rest = `which time on ${question.on}. Choose with ${keys}, or type another time.`;
    return { icon: 'clock', strong: 'One question is open:', rest, tone: 'ask' };
  }
  const missing = missingOf(draft);
  if (missing !== '')
    return { icon: 'info', strong: '', rest: `${missing}, and this line says what will happen.`, tone: 'ask' };
  const told = draft.when.now ? toldNow(input) : toldLater(input, draft.when.startsAt ?? input.now);
  return online ? told : waiting(input, told);
}

function missingOf(draft: SessionDraft): string {
  if (draft.hostId === '') return 'Choose the clinician';
  if (!draft.when.now && draft.when.startsAt === null) return 'Say when';
  const named = draft.participants.some((person) => person.kind === 'user' || person.name.trim() !== '');
  return named ? '' : 'Add a patient';
}

function waiting({ draft }: SaysInput, told: Says): Says {
  if (draft.when.now) {
    const rest = 'After that it asks you first. Until then nobody is told.';
    return {
      icon: 'waiting',
      strong: 'Saved here, and started if the internet is back within 5 minutes.',
      rest,
      tone: 'usual',
    };
  }
  const then = told.strong.replace(' gets ', ' then gets ').replace(' get ', ' then get ');
  return {
    icon: 'waiting',
    strong: 'Saved here, and sent when the internet is back:',
    rest: [then, told.rest].filter(Boolean).join(' '),
    tone: 'usual',
  };
}

const waysIn: Record<GuestDraft['delivery'], { icon: IconName; gets: string }> = {
  email: { icon: 'mail', gets: 'gets an e-mail invite' },
  text: { icon: 'text', gets: 'gets a text message' },
  none: { icon: 'none', gets: 'gets no invite' },
};

function toldLater(input: SaysInput, startsAt: UtcMs): Says {
  const guests = guestsOf(input.draft);
  const one = guests[0];
  if (!one) return onlyColleagues(input);
  const at = (guest: GuestDraft): string => readFor(startsAt, zoneIdOf(guest, input), input.now);
  const icon = waysIn[one.delivery].icon;
  if (guests.length > 1) return { icon, strong: severalTold(guests, at), rest: restOf(input), tone: 'usual' };

  const [name, first] = [one.name.trim(), firstNameOf(one.name)];
  const read = at(one) === '' ? '' : `${at(one)}, ${first}’s time`;
  if (one.delivery === 'none') {
    const code = 'The code to read out shows once it is booked.';
    return {
      icon,
      strong: `${name} gets no invite: tell ${first} yourself.`,
      rest: sentences(read, code, restOf(input)),
      tone: 'usual',
    };
  }
  const strong = `${name} ${waysIn[one.delivery].gets}${read === '' ? '' : ` for ${read}`}.`;
  return { icon, strong, rest: restOf(input), tone: 'usual' };
}

function toldNow(input: SaysInput): Says {
  const guests = guestsOf(input.draft);
  const one = guests[0];
  if (!one) return onlyColleagues(input);
  const icon = waysIn[one.delivery].icon;
  const code = 'You then see the code to read out.';
  const rest = sentences(restOf(input), code);
  if (guests.length > 1) return { icon, strong: severalTold(guests, () => ''), rest, tone: 'usual' };
  const name = one.name.trim();
  const strong =
    one.delivery === 'none'
      ? `${name} gets no invite: read the code out.`
      : `${name} ${waysIn[one.delivery].gets} and can enter at once.`;
  return { icon, strong, rest, tone: 'usual' };
}

/** Up to three by name, more by count. */
function severalTold(guests: readonly GuestDraft[], at: (guest: GuestDraft) => string): string {
  if (guests.length <= 3) {
    const parts = guests.map((guest) => {
      const read = at(guest);
      return `${guest.name.trim() || 'New patient'} ${waysIn[guest.delivery].gets}${read === '' ? '' : ` (${read})`}`;
    });
    return `${listOf(parts)}.`;
  }
  const ways = (['email', 'text', 'none'] as const).flatMap((way) => {
    const count = guests.filter((guest) => guest.delivery === way).length;
    if (count === 0) return [];
    const gets = count === 1 ? waysIn[way].gets : waysIn[way].gets.replace('gets', 'get');
    return [`${count} ${count === 1 ? 'person' : 'people'} ${gets}`];
  });
  return `${listOf(ways)}.`;
}

function onlyColleagues(input: SaysInput): Says {
  return { icon: 'info', strong: 'No patient is invited.', rest: restOf(input), tone: 'usual' };
}

/** Deposits and colleagues. */
function restOf({ draft }: SaysInput): string {
  const guests = guestsOf(draft);
  const deposits = guests.flatMap((guest) => {
    const cents = guest.deposit.trim() === '' ? null : centsOf(guest.deposit);
    if (cents === null) return [];
    const of = guests.length > 1 ? ` of ${calledOf(guest, guests)}` : '';
    return [`$${amountOf(cents)} is asked${of} before entering.`];
  });
  const colleagues = draft.participants.flatMap((person) =>
    person.kind === 'user' && person.name !== '' ? [person.name] : [],
  );
  const finds =
    colleagues.length === 0
      ? ''
      : `${listOf(colleagues)} ${colleagues.length === 1 ? 'finds' : 'find'} it in SecureVideo.`;
  return sentences(...deposits, finds);
}

function guestsOf(draft: SessionDraft): GuestDraft[] {
  return draft.participants.flatMap((person) => (person.kind === 'guest' ? [person] : []));
}

function zoneIdOf(guest: GuestDraft, { host, clinicZoneId }: SaysInput): string {
  return guest.zoneId || host?.zoneId || clinicZoneId;
}

function sentences(...parts: readonly string[]): string {
  return parts
    .filter(Boolean)
    .map((part) => (/[.?:]$/.test(part) ? part : `${part}.`))
    .join(' ');
}
