// The time of a session as it is typed: in whose zone it is meant, what was understood, and what must be asked.
import type { ReadingOf, SessionDraft, WhenDraft } from '../../src-shared/session/draft.ts';
import { dayOf } from '../../src-shared/time/day.ts';
import { showClock, showDay } from '../../src-shared/time/show.ts';
import { readTyped } from '../../src-shared/time/typed.ts';
import { zoneTyped } from '../../src-shared/time/typedZone.ts';
import { wholeMinute, type UtcMs } from '../../src-shared/time/utc.ts';
import { minutesOf, questionWords, resolveWall, type Wall } from '../../src-shared/time/wall.ts';
import { zoneOf } from '../../src-shared/time/zones.ts';
import { offsetAt, type Zone } from '../../src-shared/time/offset.ts';
import { capital } from '../../src-shared/words/capital.ts';
import { say } from '../../src-shared/words/words.ts';
import { shortNameOf } from '../parts/initials.ts';
import { listOf, type Reader } from './readings.ts';
import { timeWords } from './timeWords.ts';
import { calledAmong } from '../../src-shared/session/called.ts';

/** One answer to a question about the time. `wall` is 'YYYY-MM-DDTHH:mm' in the zone that was asked about. */
export type TimeChoice = {
  readonly words: string;
  /** Beside it: "daylight time", "Tue 24 Nov"; '' = nothing. */
  readonly note: string;
  readonly wall: string;
  readonly startsAt: UtcMs;
};

/** What must be answered before there is a time. */
export type TimeQuestion = {
  readonly heading: string;
  readonly sentence: string;
  readonly choices: readonly TimeChoice[];
  /** The date that it is about, in words; '' where that is what is asked. */
  readonly on: string;
};

/** What a text means. `hint` repeats it at the right of the field, `help` stands below. */
export type Understood = {
  readonly wall: string;
  readonly startsAt: UtcMs | null;
  readonly hint: string;
  readonly help: string;
  readonly question: TimeQuestion | undefined;
  /** Set where the time has passed: the sentence, and what may have been meant. */
  readonly passed: { readonly sentence: string; readonly choices: readonly TimeChoice[] } | undefined;
};

const nothing: Understood = { wall: '', startsAt: null, hint: '', help: '', question: undefined, passed: undefined };

/**
 * Reads a typed time in a zone (Windows id). `now` is when it was typed: "tomorrow" is counted from there. `follows` is the
 * start of the session that is followed or moved, for "same time next week".
 */
export function understand(text: string, zoneId: string, now: UtcMs, follows: UtcMs | null = null): Understood {
  const zone = zoneOf(zoneId);
  if (text.trim() === '') return nothing;
  if (!zone.known) return { ...nothing, help: say.compose.zoneNotKnown };
  // A zone that is named in the text has been chosen already (`zoneId`): only the time is left to read.
  const typed = readTyped(zoneTyped(text)?.text ?? text, { now, zone: zone.iana, follows });
  switch (typed.is) {
    case 'notUnderstood':
      return { ...nothing, help: typed.hint };
    case 'understood':
      if (typed.utcMs !== undefined) {
        return { ...nothing, wall: joined(typed), startsAt: typed.utcMs, hint: typed.words };
      }
      return ofWall(typed, zone.iana, zone.short, now, typed.words);
    case 'ambiguous': {
      const choices = typed.choices.flatMap((choice) => answersOf(choice, zone.iana, now, choice.words));
      const question = { heading: typed.question, sentence: '', choices, on: '' };
      return { ...nothing, question };
    }
    case 'passed': {
      const read = ofWall(typed, zone.iana, zone.short, now, typed.words);
      // "3:00 pm" typed at 3:00:20 is meant: the minute that is running still counts.
      if (read.startsAt !== null && read.startsAt >= wholeMinute(now)) return read;
      const choices = typed.choices.flatMap((choice) => answersOf(choice, zone.iana, now, choice.words));
      return { ...read, question: undefined, passed: { sentence: typed.sentence, choices } };
    }
  }
}

/** What was understood of a field in which a day stood already, and the words that it was understood of. */
export type UnderstoodAfter = { readonly read: Understood; readonly of: string };

/**
 * Reads a text that begins with a day which the form had filled in (`prefilled`): where the two make no sense together, what
 * was typed after it is a whole time of its own, and counts alone.
 */
export function understandAfter(
  prefilled: string,
  text: string,
  zoneId: string,
  now: UtcMs,
  follows: UtcMs | null = null,
): UnderstoodAfter {
  const whole = understand(text, zoneId, now, follows);
  const rest = prefilled !== '' && text.startsWith(prefilled) ? text.slice(prefilled.length).trim() : '';
  if (rest === '' || !isNothing(whole)) return { read: whole, of: text };
  const alone = understand(rest, zoneId, now, follows);
  return isNothing(alone) ? { read: whole, of: text } : { read: alone, of: rest };
}

function isNothing({ wall, startsAt, question, passed }: Understood): boolean {
  return wall === '' && startsAt === null && question === undefined && passed === undefined;
}

/** Reads a wall clock that was understood before ('YYYY-MM-DDTHH:mm') in a zone (Windows id), such as another one. */
export function understandWall(wall: string, zoneId: string, now: UtcMs): Understood {
  const zone = zoneOf(zoneId);
  if (wall === '' || !zone.known) return nothing;
  const read = apart(wall);
  return ofWall(read, zone.iana, zone.short, now, wallWords(read, zone.iana, now));
}

function ofWall(wall: Wall, iana: Zone, zoneName: string, now: UtcMs, words: string): Understood {
  const answer = resolveWall(wall, iana);
  if (answer.is === 'one') return { ...nothing, wall: joined(wall), startsAt: answer.utcMs, hint: words };
  const on = dateWords(wall, iana, now);
  const { heading, sentence } = questionWords(wall, answer, zoneName);
  const question = { heading, sentence, choices: answersOf(wall, iana, now, ''), on };
  return { ...nothing, wall: joined(wall), hint: on, question };
}

/** Every moment that a reading may mean: one, the two of a repeated hour, or those offered for a skipped one. */
function answersOf(wall: Wall, iana: Zone, now: UtcMs, words: string): TimeChoice[] {
  const answer = resolveWall(wall, iana);
  const clock = showClock(minutesOf(wall.time));
  switch (answer.is) {
    case 'one':
      return [{ words: words || clock, note: '', wall: joined(wall), startsAt: answer.utcMs }];
    case 'twice':
      return [
        {
          words: say.compose.firstOfTwo(clock),
          note: say.compose.daylightTime,
          wall: joined(wall),
          startsAt: answer.first,
        },
        {
          words: say.compose.secondOfTwo(clock),
          note: say.compose.standardTime,
          wall: joined(wall),
          startsAt: answer.second,
        },
      ];
    case 'skipped':
      return answer.choices.map((choice) => ({
        words: showClock(minutesOf(choice.time)),
        note: choice.date === wall.date ? '' : dateWords(choice, iana, now),
        wall: joined(choice),
        startsAt: choice.utcMs,
      }));
  }
}

/** The text that stands for an understood reading on any day: "Tue 24 Nov, 3:00 pm". */
export function wallWords(wall: Wall, iana: Zone, now: UtcMs): string {
  return `${dateWords(wall, iana, now)}, ${showClock(minutesOf(wall.time))}`;
}

function dateWords(wall: Wall, iana: Zone, now: UtcMs): string {
  return showDay(wall.date, { yearNow: Number(dayOf(now, iana).slice(0, 4)) });
}

/** 'YYYY-MM-DDTHH:mm' of a reading, and back. */
export function joined(wall: Wall): string {
  return `${wall.date}T${wall.time}`;
}
export function apart(wall: string): Wall {
  return { date: wall.slice(0, 10), time: wall.slice(11, 16) };
}

/** Whose zones a typed time may be meant in. */
export type Zones = {
  /** The first guest; undefined while there is none. */
  readonly patient: Reader | undefined;
  readonly host: Reader | undefined;
  readonly clinicZoneId: string;
};

/** The zones of a draft. */
export function zonesOf(draft: SessionDraft, host: Reader | undefined, clinicZoneId: string): Zones {
  const patient = draft.participants.find((person) => person.kind === 'guest');
  return { patient, host, clinicZoneId };
}

function zoneIdOf(whose: Exclude<ReadingOf, 'other'>, { patient, host, clinicZoneId }: Zones): string {
  const hostZoneId = host?.zoneId || clinicZoneId;
  if (whose === 'clinic') return clinicZoneId;
  if (whose === 'host') return host ? hostZoneId : clinicZoneId;
  return patient ? patient.zoneId || hostZoneId : clinicZoneId;
}

/** Windows id of the zone that a time is meant in: the clinic's where the person meant has none that we know. */
export function meantZoneId(when: Pick<WhenDraft, 'readingOf' | 'zoneId'>, zones: Zones): string {
  const zoneId = when.readingOf === 'other' ? when.zoneId : zoneIdOf(when.readingOf, zones);
  return zoneOf(zoneId).known ? zoneId : zones.clinicZoneId;
}

/** A chip: in whose zone. Those of one zone stand together; `chosen` tells where the time is meant now. */
export type ZoneChip = { readonly value: ReadingOf; readonly label: string; readonly chosen: boolean };

/** The chips below the time: "Trevor, Eastern", "Clinic, Mountain", "Other". */
export function chipsOf(when: Pick<WhenDraft, 'readingOf' | 'zoneId'>, zones: Zones): readonly ZoneChip[] {
  const who: { value: Exclude<ReadingOf, 'other'>; name: string }[] = [
    ...(zones.patient
      ? [{ value: 'patient' as const, name: calledAmong(zones.patient, [zones.patient]) || say.compose.patient }]
      : []),
    ...(zones.host ? [{ value: 'host' as const, name: zones.host.name }] : []),
    { value: 'clinic', name: say.compose.clinic },
  ];
  const groups = new Map<string, typeof who>();
  for (const one of who) {
    const zone = zoneOf(zoneIdOf(one.value, zones));
    if (zone.known) groups.set(zone.windowsId, [...(groups.get(zone.windowsId) ?? []), one]);
  }
  const meant = zoneOf(meantZoneId(when, zones)).windowsId;
  const chips = [...groups].map(([id, group]): ZoneChip => {
    // The clinic speaks for its own clinicians: "Clinic, Mountain".
    const named = group.filter((one) => one.value !== 'host' || !group.some((other) => other.value === 'clinic'));
    const names = listOf(named.map((one) => one.name));
    const label = `${capital(names)}, ${zoneOf(id).short}`;
    const value = group.find((one) => one.value === when.readingOf)?.value ?? named.at(-1)?.value ?? 'clinic';
    return { value, label, chosen: when.readingOf !== 'other' && id === meant };
  });
  const other = when.readingOf === 'other';
  const otherLabel =
    other && zoneOf(when.zoneId).known ? say.compose.otherZone(zoneOf(when.zoneId).short) : say.compose.other;
  return [...chips, { value: 'other', label: otherLabel, chosen: other }];
}

/** Whose zone it is, where a draft only tells the zone: that of a booking which comes back to be corrected. */
export function namedReading(when: WhenDraft, zones: Zones): ReadingOf {
  if (when.readingOf !== 'other') return when.readingOf;
  const named = (['patient', 'host', 'clinic'] as const).find((readingOf) =>
    (readingOf === 'patient' && !zones.patient) || (readingOf === 'host' && !zones.host)
      ? false
      : meantZoneId({ readingOf, zoneId: '' }, zones) === when.zoneId,
  );
  return named ?? 'other';
}

/**
 * The time as it stands when clinician or patient have changed: the zone in which it was read back stays, and with it the
 * moment. Only whose zone it is may be another one now.
 */
export function heldIn(when: WhenDraft, zones: Zones): WhenDraft {
  if (meantZoneId(when, zones) === when.zoneId) return when;
  return { ...when, readingOf: namedReading({ ...when, readingOf: 'other' }, zones) };
}

/** That a time is meant in another zone than the clinic's setting says, and what changes it. */
export type MeantNote = { readonly words: string; readonly change: string; readonly readingOf: ReadingOf };

/** "Meant in Mountain (Marisol’s and the clinic’s). Dr. Brennan’s is UK: 10:00 pm."; undefined where the setting agrees. */
export function meantNote(when: WhenDraft, zones: Zones, setting: Exclude<ReadingOf, 'other'>): MeantNote | undefined {
  const [meant, usual] = [zoneOf(when.zoneId), zoneOf(meantZoneId({ readingOf: setting, zoneId: '' }, zones))];
  if (when.startsAt === null || !meant.known || !usual.known) return undefined;
  // Where both clocks show the same then, nothing was taken for another.
  if (offsetAt(when.startsAt, usual.iana) === offsetAt(when.startsAt, meant.iana)) return undefined;
  const names: Record<Exclude<ReadingOf, 'other'>, string> = {
    patient: zones.patient ? calledAmong(zones.patient, [zones.patient]) || say.compose.thePatient : '',
    host: zones.host ? shortNameOf(zones.host.name) : '',
    clinic: say.compose.theClinic,
  };
  const whose = (['patient', 'host', 'clinic'] as const).filter(
    (one) => names[one] !== '' && zoneIdOf(one, zones) === when.zoneId,
  );
  const inZone = say.compose.meantIn(meant.short, listOf(whose.map((one) => say.compose.possessive(names[one]))));
  const other = say.compose.zoneOfWhom(
    capital(say.compose.possessive(names[setting] || names.clinic)),
    usual.short,
    timeWords(when.startsAt, usual.iana),
  );
  return { words: `${inZone} ${other}`, change: say.compose.meanItIn(usual.short), readingOf: setting };
}
