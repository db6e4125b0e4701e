// Bodies of writes: exactly the members that the API page allows, in its spelling. Made by hand, so that 20.00 stays 20.00.
import { amountOf } from '../../src-shared/session/rules.ts';
import type { Booking, Invited } from '../../src-shared/session/booking.ts';
import type { PacketChoice, UtcMs } from '../../src-shared/session/session.ts';
import { formatScheduleTs } from '../../src-shared/time/utc.ts';
import type { HostRef } from './port.ts';

/** A value that is JSON text already. */
type Json = string;
type Member = readonly [name: string, value: Json];

function objectOf(members: readonly Member[]): Json {
  return `{${members.map(([name, value]) => `${JSON.stringify(name)}:${value}`).join(',')}}`;
}

function value(of: string | number | boolean | null): Json {
  return JSON.stringify(of);
}

/** Body of a create (API page 2.2): `ScheduleTs` is always there, null for a Meet Now; the host is in the path alone. */
export function createBody(booking: Booking): string {
  return objectOf([
    ['ScheduleTs', scheduleTs(booking.startsAt ?? 'now')],
    ['IsRecorded', value(booking.recorded)],
    ['ExternalSessionId', value(booking.externalId)],
    ['Topic', value(booking.topic)],
    ['Participants', `[${booking.participants.map(participantBody).join(',')}]`],
  ]);
}

/** Body of a reschedule (2.3): the time and nothing else. */
export function moveBody(to: UtcMs | 'now'): string {
  return objectOf([['ScheduleTs', scheduleTs(to)]]);
}

/** Body of a change of host (2.5): a number, or the clinic's own id of the user. */
export function changeHostBody(host: HostRef): string {
  return objectOf([
    'userId' in host ? ['UserId', userNumber(host.userId)] : ['ExternalUserId', value(host.externalId)],
  ]);
}

/** One participant, in a create or alone (2.2, 4). A user of SecureVideo is an id and a packet, and nothing else. */
export function participantBody(person: Invited): string {
  if (person.kind === 'user') {
    return objectOf([
      ['SecureVideoUserId', value(userNumber(person.userId))],
      ['PacketId', value(packetId(person.packet))],
    ]);
  }
  const zone: Member[] = person.zoneId === '' ? [] : [['ParticipantTimeZoneWindowsId', value(person.zoneId)]];
  return objectOf([
    ['ParticipantFullName', value(person.name)],
    ['ParticipantEmailAddress', value(person.email)],
    ['ParticipantSmsNumber', value(person.phone)],
    ['ParticipantDefaultResolution', value('high')],
    ...zone, // left out, the guest sees times in the host's zone
    ['ParticipantExternalId', value(person.externalId)],
    ['ShouldAutoDeliverCode', value(deliveryCodes[person.delivery])],
    ['PacketId', value(packetId(person.packet))],
    ['SvcId', value(person.serviceId)],
    ['DepositRequired', person.depositCents === null ? 'null' : amountOf(person.depositCents)],
  ]);
}

const deliveryCodes = { email: 'E', text: 'S', none: 'N' } as const;

function packetId(packet: PacketChoice): number | null {
  return packet === 'none' ? null : packet === 'all' ? 0 : packet;
}

function scheduleTs(at: UtcMs | 'now'): Json {
  return at === 'now' ? 'null' : value(formatScheduleTs(at));
}

/**
 * Digits of a user id. In a path 0 means "see the query", so it must never be sent as an id.
 * @throws RangeError where the id is no whole number above zero.
 */
export function userNumber(userId: string): string {
  if (!/^[1-9]\d*$/.test(userId)) throw new RangeError('The id of a SecureVideo user is a number above zero.');
  return userId;
}
