// Two views of one session side by side: what SecureVideo has and what this desk wanted, line by line, in words.
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
    { ...left, facts: facts((line) => line.left, true) },
    { ...right, facts: facts((line) => line.right, false) },
  ];
}

// ---- changed elsewhere

function conflictSides(about: About, say: Saying): OutboxRow['compared'] {
  const { theirs, seen } = about;
  if (theirs === null || seen === null) return null;
  const right = afterMine(about, theirs);
  const time = (at: number): string => `${moment(at, say)} ${say.zone()}`;
  const was = (now: string, then: string): string => (now === then ? '' : then);
  const isCancelled = about.kind === 'cancel';
  const lines: Line[] = [
    {
      label: 'Time',
      left: theirs.cancelled ? 'Cancelled' : time(theirs.startsAt),
      right: isCancelled ? 'Cancelled' : right.startsAt === null ? 'Now' : time(right.startsAt),
      was: was(theirs.cancelled ? 'Cancelled' : time(theirs.startsAt), time(seen.startsAt)),
    },
    { label: 'Clinician', left: theirs.host, right: right.host, was: was(theirs.host, seen.host) },
    {
      label: 'People',
      left: names(theirs.people),
      right: names(right.people),
      was: samePeople(theirs.people, seen.people) ? '' : names(seen.people),
    },
  ];
  return sides(
    lines,
    {
      title: 'At SecureVideo',
      note: theirs.at === null ? '' : `seen at ${say.time(theirs.at)}`,
      keeps: 'keepTheirs',
    },
    { title: 'If you send yours', note: '', keeps: 'sendMine' },
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
  return people.length === 0 ? 'Nobody' : people.join(', ');
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
    { label: 'Time', left: time(theirs.startsAt), right: isNow ? 'Now' : time(seen.startsAt), was: '' },
    { label: 'Clinician', left: theirs.host, right: seen.host, was: '' },
    { label: 'People', left: names(theirs.people), right: names(seen.people), was: '' },
  ];
  return sides(
    lines,
    { title: 'Booked with this id', note: '', keeps: null },
    { title: 'Yours', note: 'not booked', keeps: null },
  );
}

// ---- saved differently

function savedSides({ differs, isLate, state }: About, say: Saying): OutboxRow['compared'] {
  const lines = differs.map((one): Line => ({ ...lineOf(one, say), was: '' }));
  return sides(
    lines,
    { title: isLate && !isDone(state) ? 'As it was' : 'You asked', note: '', keeps: null },
    { title: 'SecureVideo has', note: '', keeps: 'seen' },
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
      return line('Time', `${moment(one.asked, say)} ${say.zone()}`, `${moment(one.kept, say)} ${say.zone()}`);
    case 'host':
      return line('Clinician', say.host(one.asked), say.host(one.kept));
    case 'people':
      return line('People', names(one.asked), names(one.kept));
    case 'recorded':
      return line('Recorded', one.asked ? 'Yes' : 'No', one.kept ? 'Yes' : 'No');
    case 'standing':
      return line('Session', 'Cancelled', `Still booked, ${moment(one.kept, say)} ${say.zone()}`);
    case 'email':
      return line(`${firstName(one.who)}’s e-mail`, one.asked || 'None', one.kept || 'None');
    case 'phone':
      return line(`${firstName(one.who)}’s number`, one.asked || 'None', one.kept || 'None');
    case 'delivery':
      return line(`${firstName(one.who)}’s invite`, ways[one.asked], ways[one.kept]);
    case 'zone':
      return line(`${firstName(one.who)}’s time zone`, zoneOf(one.asked).name, zoneOf(one.kept).name);
    case 'deposit':
      return line(`${firstName(one.who)}’s deposit`, deposit(one.asked), deposit(one.kept));
  }
}

const ways: Readonly<Record<Delivery, string>> = { email: 'By e-mail', text: 'By text message', none: 'None' };

function deposit(cents: number | null): string {
  return cents === null ? 'None' : `$${amountOf(cents)}`;
}

const parts: Readonly<Record<Discrepancy['part'], string>> = {
  time: 'the time',
  host: 'the clinician',
  people: 'the people',
  recorded: 'the recording',
  standing: 'it is still booked',
  email: 'an e-mail address',
  phone: 'a phone number',
  delivery: 'how somebody is told',
  zone: 'a time zone',
  deposit: 'the deposit',
};

/** What differs, each once: "the time", "the deposit". */
export function partsOf(differs: readonly Discrepancy[]): string[] {
  const words = [...new Set(differs.map((one) => parts[one.part]))];
  return words.length === 0 ? ['something'] : words;
}
