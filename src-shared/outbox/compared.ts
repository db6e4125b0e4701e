// Two views of one session side by side, line by line, in words: on the left what this desk wants, on the right what
// SecureVideo has. It is always so, for who answers one question knows where to look in the next.
import { say as texts } from '../words/ofMain.ts';
import { amountOf, foldName } from '../session/rules.ts';
import { firstName } from '../session/called.ts';
import type { Delivery } from '../session/session.ts';
import { zoneOf } from '../time/zones.ts';
import type { About, Saying, Seen } from './about.ts';
import { causeOf, moment } from './about.ts';
import type { OutboxRow, Side, SideFact } from './change.ts';
import type { Discrepancy } from './discrepancy.ts';

/** The two sides of a change that a person is to decide about; null where there is nothing to compare. */
export function comparedOf(about: About, say: Saying): OutboxRow['compared'] {
  switch (causeOf(about)) {
    case 'conflict':
      return conflictSides(about, say);
    case 'sameId':
      return sameIdSides(about, say);
    case 'savedDifferently':
      return about.differs.length === 0 ? null : savedSides(about, say);
    default:
      return null;
  }
}

type Line = { readonly label: string; readonly left: string; readonly right: string; readonly was: string };

function sides(
  lines: readonly Line[],
  left: Omit<Side, 'facts'>,
  right: Omit<Side, 'facts'>,
): readonly [Side, Side] & [Side, Side] {
  const facts = (of: (line: Line) => string, hasWas: boolean): SideFact[] =>
    lines.map((line) => ({
      label: line.label,
      text: of(line),
      was: hasWas ? line.was : '',
      differs: line.left !== line.right,
    }));
  return [
    { ...left, facts: facts((line) => line.left, false) },
    { ...right, facts: facts((line) => line.right, true) },
  ];
}

// ---- changed elsewhere

function conflictSides(about: About, say: Saying): OutboxRow['compared'] {
  const { theirs, seen } = about;
  if (theirs === null || seen === null) return null;
  const mine = afterMine(about, theirs);
  const time = (at: number): string => `${moment(at, say)} ${say.zone()}`;
  const was = (now: string, then: string): string => (now === then ? '' : then);
  const isCancelled = about.kind === 'cancel';
  const lines: Line[] = [
    {
      label: texts.asks.time,
      left: isCancelled ? texts.asks.cancelled : mine.startsAt === null ? texts.asks.now : time(mine.startsAt),
      right: theirs.cancelled ? texts.asks.cancelled : time(theirs.startsAt),
      was: was(theirs.cancelled ? texts.asks.cancelled : time(theirs.startsAt), time(seen.startsAt)),
    },
    { label: texts.asks.clinician, left: mine.host, right: theirs.host, was: was(theirs.host, seen.host) },
    {
      label: texts.asks.people,
      left: names(mine.people),
      right: names(theirs.people),
      was: samePeople(theirs.people, seen.people) ? '' : names(seen.people),
    },
  ];
  return sides(
    lines,
    { title: texts.asks.ifYouSend, note: '', keeps: 'sendMine' },
    {
      title: texts.asks.serviceHas,
      note: theirs.at === null ? '' : texts.asks.seenAtNote(say.time(theirs.at)),
      keeps: 'keepTheirs',
    },
  );
}

/** SecureVideo's session as this change would leave it; a null start is "now". */
function afterMine(about: About, theirs: Seen): Omit<Seen, 'startsAt'> & { readonly startsAt: number | null } {
  const { kind, person } = about;
  switch (kind) {
    case 'move':
      return { ...theirs, startsAt: about.isNow ? null : about.startsAt };
    case 'changeHost':
      return { ...theirs, host: about.toHost };
    case 'addParticipant':
      return { ...theirs, people: [...theirs.people, person] };
    case 'removeParticipant':
      return { ...theirs, people: theirs.people.filter((name) => foldName(name) !== foldName(person)) };
    case 'create':
    case 'cancel':
      return theirs;
  }
}

function names(people: readonly string[]): string {
  return people.length === 0 ? texts.asks.nobody : people.join(', ');
}

function samePeople(a: readonly string[], b: readonly string[]): boolean {
  const key = (people: readonly string[]): string => people.map(foldName).sort().join('\n');
  return key(a) === key(b);
}

// ---- another session has the id

function sameIdSides({ theirs, seen, isNow }: About, say: Saying): OutboxRow['compared'] {
  if (theirs === null || seen === null) return null;
  const time = (at: number): string => `${moment(at, say)} ${say.zone()}`;
  const lines: Line[] = [
    {
      label: texts.asks.time,
      left: isNow ? texts.asks.now : time(seen.startsAt),
      right: time(theirs.startsAt),
      was: '',
    },
    { label: texts.asks.clinician, left: seen.host, right: theirs.host, was: '' },
    { label: texts.asks.people, left: names(seen.people), right: names(theirs.people), was: '' },
  ];
  return sides(
    lines,
    { title: texts.asks.yours, note: texts.asks.notBooked, keeps: null },
    { title: texts.asks.serviceHas, note: texts.asks.withThisId, keeps: null },
  );
}

// ---- saved differently

function savedSides({ differs, isLate, state }: About, say: Saying): OutboxRow['compared'] {
  const lines = differs.map((one): Line => ({ ...lineOf(one, say), was: '' }));
  return sides(
    lines,
    { title: isLate && !isDone(state) ? texts.asks.asItWas : texts.asks.youAsked, note: '', keeps: null },
    { title: texts.asks.serviceHas, note: '', keeps: 'seen' },
  );
}

/** What was given up is not what is asked any more. */
function isDone(state: About['state']): boolean {
  return state === 'delivered' || state === 'alreadySo';
}

function lineOf(one: Discrepancy, say: Saying): Omit<Line, 'was'> {
  const line = (label: string, left: string, right: string): Omit<Line, 'was'> => ({ label, left, right });
  switch (one.part) {
    case 'time':
      return line(texts.asks.time, `${moment(one.asked, say)} ${say.zone()}`, `${moment(one.kept, say)} ${say.zone()}`);
    case 'host':
      return line(texts.asks.clinician, say.host(one.asked), say.host(one.kept));
    case 'people':
      return line(texts.asks.people, names(one.asked), names(one.kept));
    case 'recorded':
      return line(
        texts.asks.recorded,
        one.asked ? texts.asks.yes : texts.asks.no,
        one.kept ? texts.asks.yes : texts.asks.no,
      );
    case 'standing':
      return line(
        texts.asks.session,
        texts.asks.cancelled,
        texts.asks.stillBookedAt(moment(one.kept, say), say.zone()),
      );
    case 'email':
      return line(texts.asks.emailOf(firstName(one.who)), one.asked || texts.asks.none, one.kept || texts.asks.none);
    case 'phone':
      return line(texts.asks.numberOf(firstName(one.who)), one.asked || texts.asks.none, one.kept || texts.asks.none);
    case 'delivery':
      return line(texts.asks.inviteOf(firstName(one.who)), ways[one.asked], ways[one.kept]);
    case 'zone':
      return line(texts.asks.zoneOf(firstName(one.who)), zoneOf(one.asked).name, zoneOf(one.kept).name);
    case 'deposit':
      return line(texts.asks.depositOf(firstName(one.who)), deposit(one.asked), deposit(one.kept));
  }
}

const ways: Readonly<Record<Delivery, string>> = texts.asks.ways;

function deposit(cents: number | null): string {
  return cents === null ? texts.asks.none : `$${amountOf(cents)}`;
}

const parts: Readonly<Record<Discrepancy['part'], string>> = texts.asks.parts;

/** What differs, each once: "the time", "the deposit". */
export function partsOf(differs: readonly Discrepancy[]): string[] {
  const words = [...new Set(differs.map((one) => parts[one.part]))];
  return words.length === 0 ? [texts.asks.something] : words;
}
