// Packets and services as options of a list: by the names that the clinic gave their ids.
import type { Option } from '../parts/combo.ts';
import type { Settings } from '../../src-shared/contract/views/settings.ts';
import { amountOf } from '../../src-shared/session/rules.ts';
import type { PacketChoice } from '../../src-shared/session/session.ts';
import { say } from '../../src-shared/words/words.ts';

/** Options of a packet; `chosen` is always among them, also where the clinic has named no packet of its id. */
export function packetOptions(packets: Settings['packets'], chosen: PacketChoice): readonly Option[] {
  const unnamed = typeof chosen === 'number' && !packets.some((packet) => packet.id === chosen) ? [chosen] : [];
  return [
    { value: 'none', label: say.compose.noPacket },
    ...packets.map((packet) => ({ value: String(packet.id), label: packet.name })),
    ...unnamed.map((id) => ({ value: String(id), label: say.compose.packetNo(id) })),
    { value: 'all', label: say.compose.allDocuments },
  ];
}

/** The option's value of a packet, and the packet of an option's value. */
export function packetValue(packet: PacketChoice): string {
  return String(packet);
}
export function packetOf(value: string): PacketChoice {
  return value === 'none' || value === 'all' ? value : Number(value);
}

/** Options of a service; '' = none. `chosen` is always among them. */
export function serviceOptions(services: Settings['services'], chosen: number | null): readonly Option[] {
  const unnamed = chosen !== null && !services.some((service) => service.id === chosen) ? [chosen] : [];
  return [
    { value: '', label: say.compose.noDeposit },
    ...services.map((service) => ({
      value: String(service.id),
      label: service.name,
      ...(service.depositCents === null ? {} : { end: `$${amountOf(service.depositCents)}` }),
    })),
    ...unnamed.map((id) => ({ value: String(id), label: say.compose.serviceNo(id) })),
  ];
}
