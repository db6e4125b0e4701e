// Opens a form: a draft with the clinic's defaults, a known person filled in, or a refused booking with all that was typed.
import type { PersonSuggestion, Settings } from '../../src-shared/contract/views.ts';
import type { Booking, Invited } from '../../src-shared/session/booking.ts';
import type { GuestDraft, ParticipantDraft, SessionDraft, WhenDraft } from '../../src-shared/session/draft.ts';
import { guestOfKind, kindOf, sessionOfKind } from '../../src-shared/session/kind.ts';
import { amountOf } from '../../src-shared/session/rules.ts';
import type { Clinician, UtcMs } from '../../src-shared/session/session.ts';

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

function draftOfInvited(person: Invited): ParticipantDraft {
  if (person.kind === 'user') return person;
  const { depositCents, ...rest } = person;
  return { ...rest, deposit: depositCents === null ? '' : amountOf(depositCents) };
}
