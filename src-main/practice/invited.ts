// Reads a participant of a request, of either kind, and keeps the rules that the service has for one.
import type { ParticipantDraft } from '../../src-shared/session/draft.ts';
import { brokenByParticipant, DEPOSIT_CENTS_MAX } from '../../src-shared/session/rules.ts';
import type { Present, RuleName } from '../../src-shared/session/rules.ts';
import { zoneOf } from '../../src-shared/time/zones.ts';
import type { Ledger, NewParticipation } from './ledger.ts';
import { amount, complain, integer, text } from './members.ts';
import type { Reading } from './members.ts';
import { DeliveryCode } from './records.ts';
import type { SessionRecord, UserRecord } from './records.ts';

// The desk keeps more rules than these; what is not here is not the service's, as far as anybody knows.
const sentences: Partial<Record<RuleName, readonly [member: string, sentence: string]>> = {
  nameTooShort: ['ParticipantFullName', 'The name must have at least 2 characters.'],
  nameTwice: ['ParticipantFullName', 'There is already a participant with that name in this session.'],
  nameOfHost: ['ParticipantFullName', 'The host is already a participant of this session.'],
  userIsHost: ['SecureVideoUserId', 'The host is already a participant of this session.'],
  userTwice: ['SecureVideoUserId', 'That user is already a participant of this session.'],
  emailMissing: ['ParticipantEmailAddress', 'An e-mail address is required for delivery by e-mail.'],
  emailWrong: ['ParticipantEmailAddress', 'The e-mail address is not valid.'],
  phoneMissing: ['ParticipantSmsNumber', 'A number is required for delivery by text message.'],
  serviceWithoutDeposit: ['DepositRequired', 'SvcId and DepositRequired must both be null or both be given.'],
  depositWithoutService: ['SvcId', 'SvcId and DepositRequired must both be null or both be given.'],
  depositWrong: ['DepositRequired', 'The deposit must be a positive amount in dollars and cents.'],
};

const deliveries = { E: 'email', S: 'text', N: 'none' } as const;
const personMembers = [
  'ParticipantFullName',
  'ParticipantEmailAddress',
  'ParticipantSmsNumber',
  'ParticipantTimeZoneWindowsId',
  'ParticipantExternalId',
];

/**
 * Reads one participant beside those who are in the session already. What is wrong is noted in `reading`; the record
 * counts only when nothing was. `host` gives the zone of a guest for whom none was sent.
 */
export function readInvited(
  reading: Reading,
  ledger: Ledger,
  host: UserRecord,
  present: readonly Present[],
): NewParticipation {
  const packetId = integer(reading, 'PacketId');
  if (packetId !== null && packetId < -1) complain(reading, 'PacketId', 'There is no such packet.');
  const packet = packetId === null || packetId === -1 ? null : packetId;
  const userId = text(reading, 'SecureVideoUserId');
  return userId === '' ? readGuest(reading, host, present, packet) : readUser(reading, ledger, userId, present, packet);
}

/** Who is in a session, for the rules that compare with them. */
export function presentIn(session: Pick<SessionRecord, 'hostId' | 'participants'>): Present[] {
  return session.participants.map((person) => ({
    name: person.name,
    userId: person.userId === null ? null : String(person.userId),
    isHost: person.userId === session.hostId,
  }));
}

/** The participation of a user: everything comes from the user's own record, and an invitation goes by e-mail. */
export function userAsParticipant(user: UserRecord): NewParticipation {
  return {
    name: user.name,
    userId: user.userId,
    email: user.email,
    phone: user.phone,
    resolution: user.resolution,
    zoneId: user.zoneId,
    externalId: '',
    delivery: 'E',
    serviceId: null,
    deposit: null,
    packetId: null,
  };
}

function readGuest(
  reading: Reading,
  host: UserRecord,
  present: readonly Present[],
  packetId: number | null,
): NewParticipation {
  const letter = DeliveryCode.safeParse(text(reading, 'ShouldAutoDeliverCode') || 'N');
  if (!letter.success) complain(reading, 'ShouldAutoDeliverCode', 'E, S or N is expected.');
  const delivery = letter.data ?? 'N';
  const zoneId = text(reading, 'ParticipantTimeZoneWindowsId');
  const zone = zoneOf(zoneId);
  if (zoneId !== '' && !(zone.known && zone.windowsId === zoneId)) {
    complain(reading, 'ParticipantTimeZoneWindowsId', 'There is no Windows time zone of that name.');
  }
  const guest: NewParticipation = {
    name: text(reading, 'ParticipantFullName'),
    userId: null,
    email: text(reading, 'ParticipantEmailAddress'),
    phone: text(reading, 'ParticipantSmsNumber'),
    resolution: text(reading, 'ParticipantDefaultResolution') || 'default',
    zoneId: zoneId || host.zoneId,
    externalId: text(reading, 'ParticipantExternalId'),
    delivery,
    serviceId: integer(reading, 'SvcId'),
    deposit: amount(reading, 'DepositRequired'),
    packetId,
  };
  keepRules(reading, present, {
    kind: 'guest',
    localId: 'guest',
    name: guest.name,
    email: guest.email,
    phone: guest.phone,
    zoneId: guest.zoneId,
    externalId: guest.externalId,
    delivery: deliveries[delivery],
    packet: 'none',
    serviceId: guest.serviceId,
    // The upper bound is the desk's guard against slips, not the service's.
    deposit: guest.deposit === null ? '' : String(Math.min(guest.deposit, DEPOSIT_CENTS_MAX / 100)),
  });
  return guest;
}

function readUser(
  reading: Reading,
  ledger: Ledger,
  userId: string,
  present: readonly Present[],
  packetId: number | null,
): NewParticipation {
  const user = ledger.state.users.find((one) => one.active && String(one.userId) === userId);
  if (!user) complain(reading, 'SecureVideoUserId', 'User not found');
  if (ledger.options.userWithOtherMembers === 'refused') {
    for (const member of personMembers.filter((name) => text(reading, name) !== ''))
      complain(reading, member, 'With SecureVideoUserId no other member of the person may be sent.');
  }
  const name = user?.name ?? '';
  keepRules(reading, present, { kind: 'user', localId: 'user', userId, name, packet: 'none' });
  return { ...userAsParticipant(user ?? nobody), packetId };
}

function keepRules(reading: Reading, present: readonly Present[], person: ParticipantDraft): void {
  for (const { rule } of brokenByParticipant(person, present)) {
    const words = sentences[rule];
    if (words) complain(reading, ...words);
  }
}

// Stands in for a user who was not found until the request has been refused for it.
const nobody: UserRecord = {
  userId: 0,
  name: '',
  email: '',
  phone: '',
  resolution: 'high',
  zoneId: '',
  helpNumber: '',
  videoId: '',
  externalId: '',
  roles: '',
  active: false,
};
