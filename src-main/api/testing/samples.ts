// Bookings, people and answers that the tests of this folder share; all names are invented.
import type { Booking, InvitedGuest, InvitedUser } from '../../../src-shared/session/booking.ts';

/** 2031-03-09T17:30:00 UTC. */
export const half = Date.UTC(2031, 2, 9, 17, 30);

export const guest: InvitedGuest = {
  kind: 'guest',
  localId: 'local-guest',
  name: 'Rosa Vega',
  email: 'rosa.vega+visits@example.org',
  phone: '3035550142',
  zoneId: 'Mountain Standard Time',
  externalId: 'MRN-3381',
  delivery: 'email',
  packet: 412,
  serviceId: 88,
  depositCents: 2000,
};

export const interpreter: InvitedUser = {
  kind: 'user',
  localId: 'local-user',
  userId: '12',
  name: 'Lucía Ferrer',
  packet: 'all',
};

export const booking: Booking = {
  hostId: '5',
  startsAt: half,
  wall: { wall: '2031-03-09T11:30', zoneId: 'Mountain Standard Time' },
  recorded: false,
  topic: 'Follow-up',
  externalId: 'fd-01JD3V8Q6M7K',
  externalIdIsOurs: true,
  participants: [guest],
};

/** Section 3 of the API page, its own example; "... as above ..." written out. */
export const exampleSession = {
  SessionId: 77120,
  ScheduleTs: '2031-03-09T17:30:00',
  BillableTs: null,
  ConnectCode: 618204477,
  DurationMinutes: null,
  WaitTime: null,
  BillableStatusCd: null,
  ScheduleType: 'Scheduled',
  UserId: 5,
  IsRecorded: false,
  ZoomMeetingId: 83920114567,
  ExternalSessionId: 'fd-01JD3V8Q6M7K',
  Topic: 'Follow-up',
  Participants: [
    {
      ParticipationId: 150233,
      ParticipantFullName: 'Dr. Ilse Voss',
      SecureVideoUserId: 5,
      ParticipantEmailAddress: 'voss@example.org',
      ParticipantSmsNumber: '',
      ParticipantDefaultResolution: 'high',
      ParticipantTimeZoneWindowsId: 'Eastern Standard Time',
      ParticipantExternalId: '',
      ConnectCode: 305518926,
      Passkey: '',
      ShouldAutoDeliverCode: 'E',
      ConnectionTs: null,
      ExpiresTs: null,
      RSVP: 'Unknown',
      SvcId: null,
      DepositRequired: null,
    },
    {
      ParticipationId: 150234,
      ParticipantFullName: 'Rosa Vega',
      SecureVideoUserId: null,
      ParticipantEmailAddress: 'rosa.vega@example.org',
      ParticipantSmsNumber: '',
      ParticipantDefaultResolution: 'high',
      ParticipantTimeZoneWindowsId: 'Mountain Standard Time',
      ParticipantExternalId: 'MRN-3381',
      ConnectCode: 447120983,
      Passkey: '00000000-0000-4000-8000-000000000001',
      ShouldAutoDeliverCode: 'E',
      ConnectionTs: null,
      ExpiresTs: null,
      RSVP: 'Unknown',
      SvcId: 88,
      DepositRequired: 25.0,
    },
  ],
};

/** What accounts of 2015 answered: half of the members are not there at all. */
export const oldSession = {
  SessionId: 77120,
  ScheduleTs: '2031-03-09T17:30:00',
  UserId: 5,
  IsRecorded: false,
  Participants: [
    {
      ParticipationId: 150233,
      ParticipantFullName: 'Dr. Ilse Voss',
      SecureVideoUserId: 5,
      ParticipantEmailAddress: 'voss@example.org',
      ParticipantSmsNumber: '',
      ParticipantDefaultResolution: 'high',
      ParticipantTimeZoneWindowsId: 'Eastern Standard Time',
      ConnectCode: 305518926,
      ShouldAutoDeliverCode: 'E',
      RSVP: 'Unknown',
    },
    { ParticipationId: 150234, ParticipantFullName: 'Rosa Vega', ConnectCode: 47120983 },
  ],
};
