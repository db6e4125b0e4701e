// What the palette shows for a text: groups of results from this computer and from SecureVideo, and the commands that fit.
import type { FoundSession, RemoteSearchAnswer, SearchAnswer } from '../../../src-shared/contract/views/search.ts';
import { marksIn } from '../../../src-shared/search/marks.ts';
import { isEmail } from '../../../src-shared/session/rules.ts';
import { guestsOf, invitedTo } from '../../../src-shared/session/who.ts';
import { addDays, dayOf } from '../../../src-shared/time/day.ts';
import type { Zone } from '../../../src-shared/time/offset.ts';
import { showDate, showTime } from '../../../src-shared/time/show.ts';
import { minuteMs, type UtcMs } from '../../../src-shared/time/utc.ts';
import { zoneOf } from '../../../src-shared/time/zones.ts';
import { say } from '../../../src-shared/words/ofLater.ts';
import type { IconName } from '../../parts/icons.ts';
import { commandsOf, exactCommand } from './commands.ts';
import type { Group, Result, ResultsInput } from './resultTypes.ts';

type Found = FoundSession;
type ClinicianDay = SearchAnswer['clinicians'][number];

/**
 * The sessions of both answers: those of this computer in their order, each with where it is known, and apart from them
 * those that only SecureVideo knew, by their start. A session that SecureVideo did not list stays: it may wait here, or be
 * over.
 */
export function mergeFound(
  local: readonly Found[],
  remote: RemoteSearchAnswer | undefined,
): { readonly ours: readonly Found[]; readonly theirs: readonly Found[] } {
  if (remote?.asked !== 'answered') return { ours: local, theirs: [] };
  const theirs = new Map(remote.sessions.map((found) => [found.session.localId, found]));
  const ours = local.map((found): Found => {
    const same = theirs.get(found.session.localId);
    return same ? { ...same, origin: 'both' } : found;
  });
  const known = new Set(local.map((found) => found.session.localId));
  const more = remote.sessions.filter((found) => !known.has(found.session.localId));
  return { ours, theirs: more.toSorted((a, b) => a.session.startsAt - b.session.startsAt) };
}

/** Stands for what was typed, where only initials are shown. */
export const VEILED = '…';

/** Groups in the order in which a call needs them; empty ones are left out. */
export function groupsOf(input: ResultsInput): readonly Group[] {
  const { local, remote, now, zone } = input;
  const text = input.text.trim();
  if (text === '') {
    const due = (local?.sessions ?? []).map((found) => sessionResult(found, input));
    return full([
      group(say.search.nowAndNext, readNote(input), due),
      group(say.search.commands, '', commandsOf(input)),
    ]);
  }
  const said = input.veiled === true ? VEILED : text;
  const isMail = local?.reads === 'email';
  const ofText = remote !== undefined && remote.email === text ? remote : undefined;
  const { ours, theirs } = mergeFound(local?.sessions ?? [], ofText);
  const found = ours.map((one) => sessionResult(one, input));
  const more = theirs.map((one) => sessionResult(one, input));
  const isAfter = input.theirsGo === 'afterOurs';
  const sessions = group(
    say.search.sessionsTitle,
    isMail ? '' : readNote(input),
    isAfter ? [...found, ...more] : found,
  );
  const people = group(
    say.search.people,
    '',
    (local?.people ?? []).map((person): Result => ({
      ...{ is: 'person', key: `person ${person.personId}`, person },
      next: local?.nextSessions[person.personId] ?? null,
    })),
  );
  const clinicians = group(
    say.search.clinicians,
    '',
    (local?.clinicians ?? []).map((of) => clinicianResult(of, now, zone)),
  );
  const commands = group(say.search.commands, '', commandsOf(input));
  const lookup = group('', '', isMail ? [{ is: 'lookup', key: 'lookup', email: text, said }] : []);
  // "vo" means Dr. Voss to a desk that has one; a patient's name means the session.
  const first = (local?.clinicians ?? []).some(({ clinician }) => marksIn(clinician.name, text).length > 0);
  const groups = first ? [clinicians, people, sessions] : [sessions, people, clinicians];
  const last = group(say.search.sessionsTheyHave, '', isAfter ? [] : more);
  // Whoever has typed all the words of a command means it.
  if (exactCommand(input)) return full([commands, lookup, ...groups, last]);
  const isAnswered = local?.text.trim() === text;
  const isNobody = [sessions, people, clinicians, last].every((one) => one.results.length === 0);
  if (isNobody && isAnswered) return full([lookup, newPatient(text, said, true), commands]);
  return full([lookup, ...groups, newPatient(isAnswered && !isMail ? text : '', said, false), commands, last]);
}

/**
 * Whoever it is may be new: a row of its own, below those who are like that, so that half a name makes nobody by itself. Not
 * for what reads as a code or an id. `alone`: nobody is like that, and the call may be one that starts now.
 */
function newPatient(text: string, said: string, alone: boolean): Group {
  const mayBeName = /^[^\d]*\p{L}{2}[^\d]*$/u.test(text) || isEmail(text);
  if (!mayBeName) return group(say.search.notSeenBefore, '', []);
  const make = (words: string, icon: IconName, meetNow: boolean): Result => ({
    ...{ is: 'command', key: meetNow ? 'nowWithNew' : 'newPatient', words, icon, keys: '' },
    run: { do: 'newPatient', meetNow, typed: text },
  });
  const row = make(say.search.newPatient(said), 'userplus', false);
  return group(
    say.search.notSeenBefore,
    '',
    alone ? [row, make(say.search.meetNowWithNew(said), 'video', true)] : [row],
  );
}

const full = (groups: readonly Group[]): readonly Group[] => groups.filter((one) => one.results.length > 0);

function group(title: string, note: string, results: readonly Result[]): Group {
  return { title, note, results };
}

/** Of when this computer knows: "on this computer, read at 10:31 am", and that there is no line where there is none. */
export function readNote({
  local,
  now,
  zone,
  offline,
}: Pick<ResultsInput, 'local' | 'now' | 'zone' | 'offline'>): string {
  if (!local || local.readAt === null) return offline ? 'offline' : '';
  return say.search.readNote(offline, dayBefore(local.readAt, now, zone), showTime(local.readAt, zone));
}

/** "Mon 23 Nov " where it is not today, else nothing. */
function dayBefore(at: UtcMs, now: UtcMs, zone: Zone): string {
  return dayOf(at, zone) === dayOf(now, zone) ? '' : `${showDate(at, zone)} `;
}

/** Who told it and when: asked just now, it is "now". */
function fromWords({ origin, readAt }: Found, { now, zone, remoteAt }: ResultsInput): string {
  if (origin !== 'thisComputer') {
    return now - remoteAt < minuteMs ? say.search.serviceNow : say.search.serviceAt(showTime(remoteAt, zone));
  }
  if (readAt === null) return say.search.onlyHere;
  return say.search.hereAt(dayBefore(readAt, now, zone), showTime(readAt, zone));
}

/** Which session the actions of a person are about: "Next: Today, 3:00 pm, Dr. Ilse Voss"; "Now" where it has begun. */
export function nextWords(
  { session }: Found,
  { now, zone, clinicians }: Pick<ResultsInput, 'now' | 'zone' | 'clinicians'>,
): string {
  const when = `${dayWords(session.startsAt, now, zone)}, ${showTime(session.startsAt, zone)}`;
  return [session.startsAt <= now ? say.search.nowIs(when) : say.search.nextIs(when), hostName(session, clinicians)]
    .filter(Boolean)
    .join(', ');
}

function hostName(session: Found['session'], clinicians: ResultsInput['clinicians']): string {
  const listed = clinicians.find((one) => one.userId === session.hostId)?.name;
  return listed ?? session.participants.find((one) => one.isHost)?.name ?? '';
}

/** "Today", "Tomorrow", "Yesterday", else "Tue 8 Dec" (with the year where it is another). */
export function dayWords(utcMs: UtcMs, now: UtcMs, zone: Zone): string {
  const [day, today] = [dayOf(utcMs, zone), dayOf(now, zone)];
  if (day === today) return say.search.today;
  if (day === addDays(today, 1)) return say.search.tomorrow;
  if (day === addDays(today, -1)) return say.search.yesterday;
  return showDate(utcMs, zone, { yearNow: Number(today.slice(0, 4)) });
}

function sessionResult(found: Found, input: ResultsInput): Result {
  const { now, zone, clinicians, local } = input;
  const { session } = found;
  const guests = guestsOf(session);
  const names = (guests.length > 0 ? guests : invitedTo(session)).map((person) => person.name).join(', ');
  const host = hostName(session, clinicians);
  const guestZone = zoneOf(guests[0]?.zoneId ?? '');
  const theirs =
    guestZone.known && showTime(session.startsAt, guestZone.iana) !== showTime(session.startsAt, zone)
      ? `${showTime(session.startsAt, guestZone.iana)} ${guestZone.short}`
      : '';
  const ours = showTime(session.startsAt, zone);
  return {
    is: 'session',
    key: `session ${session.localId}`,
    found,
    // Two clocks: the clinic's is named, and theirs stands before what may be cut off.
    name: `${dayWords(session.startsAt, now, zone)}, ${theirs === '' ? ours : say.search.here(ours)} · ${names}`,
    hint: [theirs, host, session.topic].filter(Boolean).join(' · '),
    from: local?.reads === 'email' ? fromWords(found, input) : '',
  };
}

function clinicianResult(of: ClinicianDay, now: UtcMs, zone: Zone): Result {
  const next = of.nextAt === null ? '' : say.search.nextAt(dayWords(of.nextAt, now, zone), showTime(of.nextAt, zone));
  const where = of.clinician.zoneId === '' ? '' : zoneOf(of.clinician.zoneId).short;
  return {
    is: 'clinician',
    key: `clinician ${of.clinician.userId}`,
    of,
    hint: [next, where].filter(Boolean).join(' · '),
  };
}
