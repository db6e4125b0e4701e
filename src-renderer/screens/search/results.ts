// What the palette shows for a text: groups of results from this computer and from SecureVideo, and the commands that fit.
import type {
  FoundSession,
  PersonSuggestion,
  Rehearsal,
  RemoteSearchAnswer,
  SearchAnswer,
} from '../../../src-shared/contract/views.ts';
import type { Clinician } from '../../../src-shared/session/session.ts';
import { guestsOf, invitedTo } from '../../../src-shared/session/who.ts';
import { addDays, dayOf } from '../../../src-shared/time/day.ts';
import { showDate, showTime } from '../../../src-shared/time/show.ts';
import { zoneOf } from '../../../src-shared/time/zones.ts';
import type { UtcMs } from '../../../src-shared/time/utc.ts';
import type { Zone } from '../../../src-shared/time/offset.ts';
import { matchIn, matching } from '../../parts/combo.ts';
import type { IconName } from '../../parts/icons.ts';
import { firstNameOf, shortNameOf } from '../../parts/initials.ts';

type Found = FoundSession;
type ClinicianDay = SearchAnswer['clinicians'][number];

/** What a command does; the page knows how. */
export type CommandRun =
  | { readonly do: 'new' | 'now'; readonly personId?: string; readonly hostId?: string }
  | { readonly do: 'showOnly'; readonly hostId: string }
  | { readonly do: 'copyCode'; readonly localId: string }
  | { readonly do: 'rehearse'; readonly what: Rehearsal | null }
  | { readonly do: 'everyone' | 'today' | 'outbox' | 'settings' | 'refresh' | 'keys' };

export type Result =
  | { readonly is: 'lookup'; readonly key: string; readonly email: string }
  | {
      readonly is: 'session';
      readonly key: string;
      readonly found: Found;
      readonly name: string;
      readonly hint: string;
    }
  | { readonly is: 'person'; readonly key: string; readonly person: PersonSuggestion }
  | { readonly is: 'clinician'; readonly key: string; readonly of: ClinicianDay; readonly hint: string }
  | {
      readonly is: 'command';
      readonly key: string;
      readonly words: string;
      readonly icon: IconName;
      readonly keys: string;
      readonly run: CommandRun;
    };

export type Group = { readonly title: string; readonly note: string; readonly results: readonly Result[] };

export type ResultsInput = {
  readonly text: string;
  readonly local: SearchAnswer | undefined;
  readonly remote: RemoteSearchAnswer | undefined;
  readonly clinicians: readonly Clinician[];
  readonly now: UtcMs;
  readonly zone: Zone;
  /** Practice is open: an outage can be rehearsed. `rehearsal`: what is played now. */
  readonly practice: boolean;
  readonly rehearsal: Rehearsal | null;
};

/**
 * The sessions of both answers: those of this computer in their order, each with where it is known, then those that only
 * SecureVideo knew, by their start. A session that SecureVideo did not list stays: it may wait here, or be over.
 */
export function mergeFound(local: readonly Found[], remote: RemoteSearchAnswer | undefined): readonly Found[] {
  if (remote?.asked !== 'answered') return local;
  const theirs = new Map(remote.sessions.map((found) => [found.session.localId, found]));
  const both = local.map((found): Found => {
    const same = theirs.get(found.session.localId);
    return same ? { ...same, origin: 'both' } : found;
  });
  const known = new Set(local.map((found) => found.session.localId));
  const more = remote.sessions.filter((found) => !known.has(found.session.localId));
  return [...both, ...more.toSorted((a, b) => a.session.startsAt - b.session.startsAt)];
}

/** Groups in the order in which a call needs them; empty ones are left out. */
export function groupsOf(input: ResultsInput): readonly Group[] {
  const { local, remote, text, now, zone } = input;
  const isMail = local?.reads === 'email';
  const ofText = remote !== undefined && remote.email === text.trim() ? remote : undefined;
  const sessions = group(
    'Sessions',
    readNote(local, now, zone),
    mergeFound(local?.sessions ?? [], ofText).map((found) => sessionResult(found, input)),
  );
  const people = group(
    'People',
    '',
    (local?.people ?? []).map((person): Result => ({ is: 'person', key: `person ${person.personId}`, person })),
  );
  const clinicians = group(
    'Clinicians',
    '',
    (local?.clinicians ?? []).map((of) => clinicianResult(of, input)),
  );
  const commands = group('Commands', '', commandsOf(input));
  const lookup = group('', '', isMail ? [{ is: 'lookup', key: 'lookup', email: text.trim() }] : []);
  // "vo" means Dr. Voss to a desk that has one; a patient's name means the session.
  const first = (local?.clinicians ?? []).some(
    ({ clinician }) => text.trim() !== '' && matchIn(clinician.name, text) !== null,
  );
  const groups = first ? [clinicians, people, sessions] : [sessions, people, clinicians];
  return [lookup, ...groups, commands].filter((one) => one.results.length > 0);
}

function group(title: string, note: string, results: readonly Result[]): Group {
  return { title, note, results };
}

function readNote(local: SearchAnswer | undefined, now: UtcMs, zone: Zone): string {
  if (!local || local.readAt === null) return '';
  const time = showTime(local.readAt, zone);
  const today = dayOf(local.readAt, zone) === dayOf(now, zone);
  return `on this computer, read ${today ? '' : `${showDate(local.readAt, zone)} `}at ${time}`;
}

/** "Today", "Tomorrow", "Yesterday", else "Tue 8 Dec" (with the year where it is another). */
export function dayWords(utcMs: UtcMs, now: UtcMs, zone: Zone): string {
  const [day, today] = [dayOf(utcMs, zone), dayOf(now, zone)];
  if (day === today) return 'Today';
  if (day === addDays(today, 1)) return 'Tomorrow';
  if (day === addDays(today, -1)) return 'Yesterday';
  return showDate(utcMs, zone, { yearNow: Number(today.slice(0, 4)) });
}

function sessionResult(found: Found, { now, zone, clinicians }: ResultsInput): Result {
  const { session } = found;
  const guests = guestsOf(session);
  const names = (guests.length > 0 ? guests : invitedTo(session)).map((person) => person.name).join(', ');
  const host =
    clinicians.find((one) => one.userId === session.hostId)?.name ??
    session.participants.find((one) => one.isHost)?.name ??
    '';
  const guestZone = zoneOf(guests[0]?.zoneId ?? '');
  const theirs =
    guestZone.known && showTime(session.startsAt, guestZone.iana) !== showTime(session.startsAt, zone)
      ? `${showTime(session.startsAt, guestZone.iana)} ${guestZone.short}`
      : '';
  const from = found.origin === 'secureVideo' ? 'found on SecureVideo' : '';
  return {
    is: 'session',
    key: `session ${session.localId}`,
    found,
    name: `${dayWords(session.startsAt, now, zone)}, ${showTime(session.startsAt, zone)} · ${names}`,
    hint: [host, theirs, session.topic, from].filter(Boolean).join(' · '),
  };
}

function clinicianResult(of: ClinicianDay, { now, zone }: ResultsInput): Result {
  const next =
    of.nextAt === null
      ? ''
      : `Next ${dayWords(of.nextAt, now, zone).replace(/^To/, 'to')} ${showTime(of.nextAt, zone)}`;
  const where = of.clinician.zoneId === '' ? '' : zoneOf(of.clinician.zoneId).short;
  return {
    is: 'clinician',
    key: `clinician ${of.clinician.userId}`,
    of,
    hint: [next, where].filter(Boolean).join(' · '),
  };
}

type Command = Extract<Result, { is: 'command' }>;

const always: readonly Command[] = [
  { is: 'command', key: 'new', words: 'New session', icon: 'calplus', keys: 'N', run: { do: 'new' } },
  { is: 'command', key: 'now', words: 'Meet Now', icon: 'video', keys: 'M', run: { do: 'now' } },
  { is: 'command', key: 'today', words: 'Go to today', icon: 'cal', keys: 'T', run: { do: 'today' } },
  { is: 'command', key: 'everyone', words: 'Show all clinicians', icon: 'users', keys: '0', run: { do: 'everyone' } },
  { is: 'command', key: 'outbox', words: 'Outbox', icon: 'waiting', keys: 'Ctrl O', run: { do: 'outbox' } },
  { is: 'command', key: 'settings', words: 'Settings', icon: 'sliders', keys: 'Ctrl ,', run: { do: 'settings' } },
  {
    is: 'command',
    key: 'refresh',
    words: 'Read again from SecureVideo',
    icon: 'refresh',
    keys: 'F5',
    run: { do: 'refresh' },
  },
  { is: 'command', key: 'keys', words: 'List of keys', icon: 'info', keys: '?', run: { do: 'keys' } },
];

const rehearsals: readonly { readonly what: Rehearsal; readonly words: string; readonly icon: IconName }[] = [
  { what: 'cut', words: 'Rehearse an outage: no internet', icon: 'wifioff' },
  { what: 'slow', words: 'Rehearse an outage: slow line', icon: 'clock' },
  { what: 'busy', words: 'Rehearse an outage: SecureVideo busy', icon: 'clock' },
  { what: 'keys', words: 'Rehearse an outage: refuse the key', icon: 'key' },
];

/** In practice alone; while one is played, its end stands first. */
function rehearsalCommands({ practice, rehearsal }: ResultsInput): readonly Command[] {
  if (!practice) return [];
  const end: Command = {
    ...{ is: 'command', key: 'rehearse end', words: 'End the rehearsal', icon: 'flask', keys: '' },
    run: { do: 'rehearse', what: null },
  };
  const begin = rehearsals.map(({ what, words, icon }): Command => ({
    ...{ is: 'command', key: `rehearse ${what}`, words, icon, keys: '' },
    run: { do: 'rehearse', what },
  }));
  return rehearsal === null ? begin : [end, ...begin];
}

/** Commands for the first person or clinician found, then those whose words fit. */
function commandsOf(input: ResultsInput): readonly Command[] {
  const { text, local, now, zone } = input;
  const fitting = matching(
    [...always, ...rehearsalCommands(input)].map((command) => ({ value: command.key, label: command.words, command })),
    text,
  ).map((one) => one.command);
  if (text.trim() === '') return fitting;
  const found: Command[] = [];
  const person = local?.people[0];
  const clinician = local?.clinicians[0]?.clinician;
  if (person) {
    const { personId, name } = person;
    found.push({
      is: 'command',
      key: 'newWith',
      words: `New session with ${name}`,
      icon: 'calplus',
      keys: '',
      run: { do: 'new', personId },
    });
    found.push({
      is: 'command',
      key: 'nowWith',
      words: `Meet Now with ${name}`,
      icon: 'video',
      keys: '',
      run: { do: 'now', personId },
    });
    const next = local?.sessions.find((one) => one.session.startsAt >= now - 3_600_000 && !one.session.cancelled);
    const guest = next?.session.participants.find((one) => one.name === name && one.connectCode !== null);
    if (next && guest) {
      const words = `Copy ${firstNameOf(name)}’s code for ${showTime(next.session.startsAt, zone)}`;
      found.push({
        is: 'command',
        key: 'code',
        words,
        icon: 'copy',
        keys: '',
        run: { do: 'copyCode', localId: next.session.localId },
      });
    }
  }
  if (clinician) {
    const { userId: hostId, name } = clinician;
    found.push({
      is: 'command',
      key: 'only',
      words: `Show only ${shortNameOf(name)}`,
      icon: 'user',
      keys: '',
      run: { do: 'showOnly', hostId },
    });
    if (clinician.mayHost) {
      found.push({
        is: 'command',
        key: 'newHost',
        words: `New session with ${shortNameOf(name)}`,
        icon: 'calplus',
        keys: '',
        run: { do: 'new', hostId },
      });
    }
  }
  return [...found, ...fitting];
}
