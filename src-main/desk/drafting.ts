// Opens a form: a draft with the clinic's defaults, a known person filled in, or a refused booking with all that was typed.
import type { PersonSuggestion } from '../../src-shared/contract/views/search.ts';
import type { Settings } from '../../src-shared/contract/views/settings.ts';
import type { Booking, Invited } from '../../src-shared/session/booking.ts';
import type { GuestDraft, ParticipantDraft, SessionDraft, WhenDraft } from '../../src-shared/session/draft.ts';
import { guestOfKind, kindOf, sessionOfKind } from '../../src-shared/session/ofKind.ts';
import { amountOf } from '../../src-shared/session/rules.ts';
import type { Clinician, Participant, Session, UtcMs } from '../../src-shared/session/session.ts';
import { guestsOf, invitedTo } from '../../src-shared/session/who.ts';
import { dayOf } from '../../src-shared/time/day.ts';
import { laterBy, resolveWall, wallOf } from '../../src-shared/time/wall.ts';
import { zoneOf } from '../../src-shared/time/zones.ts';

/** What every draft begins with. `newId` gives a fresh id each time. */
export type DraftMaker = {
  readonly settings: Settings;
  readonly clinicians: readonly Clinician[];
  readonly now: UtcMs;
  readonly newId: () => string;
};

/** An empty form for a clinician ('' = not chosen yet). */
export function blankDraft(make: DraftMaker, meetNow: boolean, hostId: string): SessionDraft {
  return {
    draftId: make.newId(),
    changeId: make.newId(),
    sessionLocalId: make.newId(),
    openedAt: make.now,
    hostId,
    when: emptyWhen(make, meetNow, hostId),
    recorded: make.settings.defaultRecorded,
    topic: '',
    externalId: '',
    participants: [emptyGuest(make)],
    kindId: '',
    follows: null,
    place: null,
    replaces: null,
  };
}

/** A form for a person seen before: zone, delivery, last clinician and last kind of visit come along. */
export function draftForPerson(make: DraftMaker, meetNow: boolean, person: PersonSuggestion): SessionDraft {
  const draft = blankDraft(
    make,
    meetNow,
    make.clinicians.some((one) => one.userId === person.lastHostId) ? person.lastHostId : '',
  );
  const guest: GuestDraft = {
    ...emptyGuest(make),
    name: person.name,
    email: person.email,
    phone: person.phone,
    zoneId: person.zoneId,
    externalId: person.externalId,
    delivery: person.delivery ?? make.settings.defaultDelivery,
    packet: 'none',
  };
  const kind = kindOf(make.settings.kinds, person.lastKindId);
  if (!kind) return { ...draft, participants: [guest] };
  const without = { packet: 'none' as const, recorded: make.settings.defaultRecorded };
  return {
    ...sessionOfKind(draft, kind, undefined, without),
    participants: [guestOfKind(guest, kind, undefined, without)],
  };
}

/**
 * The next session of the same people: so many weeks on, at the same reading of the clock in the zone that typed times are
 * meant in, also where the clocks change in between. Packets and deposits are not asked for again. A week that has passed is
 * passed over; a reading that is skipped or comes twice is left open, to be asked about.
 */
export function draftAfter(make: DraftMaker, session: Session, weeks: number): SessionDraft {
  const host = make.clinicians.find((one) => one.userId === session.hostId);
  const draft = blankDraft(make, false, host === undefined ? '' : session.hostId);
  const guests = guestsOf(session);
  const zoneId = nextZoneId(make, host?.zoneId ?? '', guests[0]?.zoneId ?? '');
  const zone = zoneOf(zoneId);
  if (!zone.known) return draft;
  const participants = invitedTo(session).map((person) => nextParticipant(make, person));
  const was = wallOf(session.startsAt, zone.iana);
  let wall = laterBy(was, 7 * weeks);
  // Ends: each turn is a week later, and today is not for ever ahead.
  while (wall.date < dayOf(make.now, zone.iana)) wall = laterBy(wall, 7);
  const answer = resolveWall(wall, zone.iana);
  return {
    ...draft,
    when: {
      ...{ now: false, typed: `${wall.date} ${wall.time}`, readingOf: make.settings.typedTimeMeant, zoneId },
      ...{ wall: `${wall.date}T${wall.time}`, startsAt: answer.is === 'one' ? answer.utcMs : null },
    },
    recorded: session.recorded,
    topic: session.topic,
    follows: session.startsAt,
    participants: participants.length === 0 ? draft.participants : participants,
  };
}

function nextZoneId(make: DraftMaker, hostZoneId: string, guestZoneId: string): string {
  const { typedTimeMeant, clinicZoneId } = make.settings;
  const wanted = { host: hostZoneId, patient: guestZoneId || hostZoneId, clinic: clinicZoneId }[typedTimeMeant];
  return zoneOf(wanted).known ? wanted : clinicZoneId;
}

function nextParticipant(make: DraftMaker, person: Participant): ParticipantDraft {
  const localId = make.newId();
  if (person.userId !== null)
    return { kind: 'user', localId, userId: person.userId, name: person.name, packet: 'none' };
  const { name, email, phone, zoneId, externalId } = person;
  const delivery = person.delivery ?? make.settings.defaultDelivery;
  return { ...emptyGuest(make), localId, name, email, phone, zoneId, externalId, delivery, packet: 'none' };
}

/** A booking as it was typed, to be corrected; saving it replaces the change. The clinic's own id is kept, ours is made anew. */
export function draftOfBooking(make: DraftMaker, booking: Booking, replaces: string): SessionDraft {
  const draft = blankDraft(make, booking.startsAt === null, booking.hostId);
  const when: WhenDraft =
    booking.startsAt === null || booking.wall === null
      ? draft.when
      : {
          now: false,
          typed: booking.wall.wall.replace('T', ' '),
          readingOf: 'other',
          zoneId: booking.wall.zoneId,
          wall: booking.wall.wall,
          startsAt: booking.startsAt,
        };
  return {
    ...draft,
    when,
    recorded: booking.recorded,
    topic: booking.topic,
    externalId: booking.externalIdIsOurs ? '' : booking.externalId,
    participants: booking.participants.map(draftOfInvited),
    replaces,
  };
}

/** A guest with the clinic's defaults and nothing typed. */
export function emptyGuest(make: DraftMaker): GuestDraft {
  return {
    kind: 'guest',
    localId: make.newId(),
    name: '',
    email: '',
    phone: '',
    zoneId: '',
    externalId: '',
    delivery: make.settings.defaultDelivery,
    packet: make.settings.defaultPacket,
    serviceId: null,
    deposit: '',
  };
}

function emptyWhen(make: DraftMaker, now: boolean, hostId: string): WhenDraft {
  const host = make.clinicians.find((one) => one.userId === hostId);
  const readingOf = make.settings.typedTimeMeant;
  const zoneId = readingOf === 'host' && host && host.zoneId !== '' ? host.zoneId : make.settings.clinicZoneId;
  return { now, typed: '', readingOf, zoneId, wall: '', startsAt: null };
}

/** A person as typed again, of one who was to be invited. */
export function draftOfInvited(person: Invited): ParticipantDraft {
  if (person.kind === 'user') return person;
  const { depositCents, ...rest } = person;
  return { ...rest, deposit: depositCents === null ? '' : amountOf(depositCents) };
}
