// The sentence above Save: who is told what, in whose time, before anything is sent.
import { listOf, readFor, type Reader } from '../../form/readings.ts';
import { amountOf, centsOf } from '../../../src-shared/session/rules.ts';
import type { IconName } from '../../parts/icons.ts';
import { gets, getsNone } from '../../../src-shared/outbox/telling.ts';
import type { GuestDraft, SessionDraft } from '../../../src-shared/session/draft.ts';
import type { UtcMs } from '../../../src-shared/time/utc.ts';
import { say } from '../../../src-shared/words/words.ts';
import { calledAmong, firstName } from '../../../src-shared/session/called.ts';

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
  /** Nothing goes out now: when it does, "when the internet is back", and on what a Meet Now starts by itself. */
  readonly waits: { readonly until: string; readonly soon: string } | undefined;
  /** Broken rules that are shown at their fields. */
  readonly wrong: number;
  /** An open question about the time: its date in words, and how many answers it has. */
  readonly question: { readonly on: string; readonly answers: number } | undefined;
};

/** What Save would do now, in one or two sentences. */
export function saysOf(input: SaysInput): Says {
  const { draft, wrong, question, waits } = input;
  if (wrong > 0) {
    const rest = say.compose.nothingSentUntilThen;
    return { icon: 'alert', strong: say.compose.putRight(wrong), rest, tone: 'stop' };
  }
  if (question && !draft.when.now) {
    const keys = question.answers === 2 ? say.compose.oneOrTwo : say.compose.oneTwoOrThree;
    const rest = say.compose.whichTimeOn(question.on, keys);
    return { icon: 'clock', strong: say.compose.oneQuestion, rest, tone: 'ask' };
  }
  const missing = missingOf(draft);
  if (missing !== '') return { icon: 'info', strong: '', rest: say.compose.thisLineSays(missing), tone: 'ask' };
  const told = draft.when.now ? toldNow(input) : toldLater(input, draft.when.startsAt ?? input.now);
  return waits ? waiting(draft, waits, told) : told;
}

function missingOf(draft: SessionDraft): string {
  if (draft.hostId === '') return say.compose.chooseTheClinician;
  if (!draft.when.now && draft.when.startsAt === null) return say.compose.sayWhen;
  const named = draft.participants.some((person) => person.kind === 'user' || person.name.trim() !== '');
  if (!named) return say.compose.addAPatient;
  // Nobody is told that an invite goes out that has nowhere to go.
  const guest = guestsOf(draft).find((one) => whereTo(one).trim() === '' && one.delivery !== 'none');
  if (!guest) return '';
  const called = firstName(guest.name) || say.compose.thePatient;
  return guest.delivery === 'email' ? say.compose.typeTheAddress(called) : say.compose.typeTheNumber(called);
}

function whereTo({ delivery, email, phone }: GuestDraft): string {
  return delivery === 'email' ? email : phone;
}

function waiting(draft: SessionDraft, { until, soon }: NonNullable<SaysInput['waits']>, told: Says): Says {
  if (draft.when.now) {
    const rest = say.compose.asksAfterThat;
    return {
      icon: 'waiting',
      strong: say.compose.savedStarts(soon),
      rest,
      tone: 'usual',
    };
  }
  const then = say.compose.thenGets(told.strong);
  return {
    icon: 'waiting',
    strong: say.compose.savedSent(until),
    rest: [then, told.rest].filter(Boolean).join(' '),
    tone: 'usual',
  };
}

const waysIn: Record<GuestDraft['delivery'], { icon: IconName }> = {
  email: { icon: 'mail' },
  text: { icon: 'text' },
  none: { icon: 'none' },
};

function toldLater(input: SaysInput, startsAt: UtcMs): Says {
  const guests = guestsOf(input.draft);
  const one = guests[0];
  if (!one) return onlyColleagues(input);
  const at = (guest: GuestDraft): string => readFor(startsAt, zoneIdOf(guest, input), input.now);
  const icon = waysIn[one.delivery].icon;
  if (guests.length > 1) return { icon, strong: severalTold(guests, at), rest: restOf(input), tone: 'usual' };

  const [name, first] = [one.name.trim(), firstName(one.name)];
  const read = at(one) === '' ? '' : say.compose.readInTheirTime(at(one), first);
  if (one.delivery === 'none') {
    const code = say.compose.codeOnceBooked;
    return {
      icon,
      strong: getsNone(name, 1, 'invitation', first),
      rest: sentences(read, code, restOf(input)),
      tone: 'usual',
    };
  }
  const strong = say.compose.getsIt(gets(name, 1, one.delivery, 'invitation'), read);
  return { icon, strong, rest: restOf(input), tone: 'usual' };
}

function toldNow(input: SaysInput): Says {
  const guests = guestsOf(input.draft);
  const one = guests[0];
  if (!one) return onlyColleagues(input);
  const icon = waysIn[one.delivery].icon;
  const code = say.compose.thenYouSeeCode;
  const rest = sentences(restOf(input), code);
  if (guests.length > 1) return { icon, strong: severalTold(guests, () => ''), rest, tone: 'usual' };
  const name = one.name.trim();
  const got = gets(name, 1, one.delivery, 'invitation');
  const strong = one.delivery === 'none' ? say.compose.getsNoneReadCode(got) : say.compose.entersAtOnce(got);
  return { icon, strong, rest, tone: 'usual' };
}

/** Up to three by name, more by count. */
function severalTold(guests: readonly GuestDraft[], at: (guest: GuestDraft) => string): string {
  if (guests.length <= 3) {
    const parts = guests.map((guest) => {
      const name = guest.name.trim() || say.compose.newPatient;
      return say.compose.oneOfMany(gets(name, 1, guest.delivery, 'invitation'), at(guest));
    });
    return `${listOf(parts)}.`;
  }
  const ways = (['email', 'text', 'none'] as const).flatMap((way) => {
    const count = guests.filter((guest) => guest.delivery === way).length;
    if (count === 0) return [];
    return [gets(say.compose.people(count), count, way, 'invitation')];
  });
  return `${listOf(ways)}.`;
}

function onlyColleagues(input: SaysInput): Says {
  return { icon: 'info', strong: say.compose.noPatientInvited, rest: restOf(input), tone: 'usual' };
}

/** Deposits and colleagues. */
function restOf({ draft }: SaysInput): string {
  const guests = guestsOf(draft);
  const deposits = guests.flatMap((guest) => {
    const cents = guest.deposit.trim() === '' ? null : centsOf(guest.deposit);
    if (cents === null) return [];
    const of = guests.length > 1 ? say.compose.ofWhom(calledAmong(guest, guests)) : '';
    return [say.compose.depositAsked(`$${amountOf(cents)}`, of)];
  });
  const colleagues = draft.participants.flatMap((person) =>
    person.kind === 'user' && person.name !== '' ? [person.name] : [],
  );
  const finds = colleagues.length === 0 ? '' : say.compose.findIt(listOf(colleagues), colleagues.length);
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
