// The quiet marks of a session, always in this order and place: invite, packet, recorded, deposit.
import type { Settings } from '../../../src-shared/contract/views/settings.ts';
import type { Delivery, PacketChoice, Session } from '../../../src-shared/session/session.ts';
import { guestsOf } from '../../../src-shared/session/who.ts';
import { say } from '../../../src-shared/words/words.ts';
import type { IconName } from '../../parts/icons.ts';

type Packets = Settings['packets'];

export type Marks = {
  readonly invite: { readonly icon: IconName; readonly title: string } | null;
  readonly packet: string | null;
  readonly recorded: boolean;
  /** "$25 asked": the API does not tell whether it was paid. */
  readonly deposit: string | null;
};

const invites: Readonly<Record<Delivery, { icon: IconName; title: string }>> = {
  email: { icon: 'mail', title: say.row.inviteByEmail },
  text: { icon: 'text', title: say.row.inviteByText },
  none: { icon: 'none', title: say.row.inviteByNobody },
};

/** The drawn mark of a way of inviting, and its words. */
export function inviteMark(delivery: Delivery): { icon: IconName; title: string } {
  return invites[delivery];
}

/** Name of a packet; null for none and for what this desk does not know. */
export function packetName(packet: PacketChoice | null, packets: Packets): string | null {
  if (packet === null || packet === 'none') return null;
  if (packet === 'all') return say.row.allDocuments;
  return packets.find((one) => one.id === packet)?.name ?? say.row.packetNo(packet);
}

/** "$25" or "$25.50". */
export function dollars(cents: number): string {
  const whole = Math.trunc(cents / 100);
  return cents % 100 === 0 ? `$${whole}` : `$${whole}.${String(cents % 100).padStart(2, '0')}`;
}

/** Marks of a session in its row: the first guest's invite, the first packet, the sum of deposits. */
export function marksOf(session: Session, packets: Packets): Marks {
  const guests = guestsOf(session);
  const delivery = guests.find((guest) => guest.delivery !== null)?.delivery ?? null;
  const cents = guests.reduce((sum, guest) => sum + (guest.depositCents ?? 0), 0);
  const packet = session.participants.map((person) => packetName(person.packet, packets)).find((name) => name !== null);
  return {
    invite: delivery === null ? null : inviteMark(delivery),
    packet: packet === undefined || packet === null ? null : say.row.packetIs(packet),
    recorded: session.recorded,
    deposit: cents === 0 ? null : say.row.asked(dollars(cents)),
  };
}
