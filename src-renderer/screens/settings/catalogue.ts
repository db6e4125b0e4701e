// A row of the catalogue as it is typed, and what is wrong with it: SecureVideo lists neither packets nor services.
import type { Settings } from '../../../src-shared/contract/views/settings.ts';
import { amountOf, centsOf } from '../../../src-shared/session/rules.ts';
import { say } from '../../../src-shared/words/ofLater.ts';

type Packet = Settings['packets'][number];
type Service = Settings['services'][number];

/** A row while it is typed. `was` = id of the row that is being changed; null = a new one. */
export type TypedRow = { readonly was: number | null; name: string; id: string; deposit: string };

/** What is wrong at each field; '' = nothing. */
export type RowErrors = { readonly name: string; readonly id: string; readonly deposit: string };

const NAME_LENGTH_MAX = 80;

/** A row for typing: of an entry, or empty. */
export function typedRow(entry?: Packet | Service): TypedRow {
  if (!entry) return { was: null, name: '', id: '', deposit: '' };
  const cents = 'depositCents' in entry ? entry.depositCents : null;
  return { was: entry.id, name: entry.name, id: String(entry.id), deposit: cents === null ? '' : amountOf(cents) };
}

/** Everything that is wrong with a row beside the others of its list. */
export function errorsOf(row: TypedRow, others: readonly Packet[]): RowErrors {
  const name = row.name.trim();
  const rest = others.filter((other) => other.id !== row.was);
  const id = Number(row.id.trim());
  const idWrong = !/^\d{1,9}$/.test(row.id.trim()) || id < 1;
  const twin = rest.find((other) => other.id === id);
  const sameName = rest.some((other) => other.name.toLowerCase() === name.toLowerCase());
  return {
    name:
      name === ''
        ? say.settings.giveAName
        : name.length > NAME_LENGTH_MAX
          ? say.settings.nameTooLong
          : sameName
            ? say.settings.nameTaken
            : '',
    id: idWrong ? say.settings.idIsANumber : twin ? say.settings.idTaken(twin.name) : '',
    deposit: row.deposit.trim() !== '' && centsOf(row.deposit) === null ? say.settings.writeAmountOrNone : '',
  };
}

/** Whether a row may be kept. */
export function isRight(errors: RowErrors): boolean {
  return errors.name === '' && errors.id === '' && errors.deposit === '';
}

/** The list with the row in its place, or at the end where it is new. Call only on a row that is right. */
export function withPacket(packets: readonly Packet[], row: TypedRow): Packet[] {
  return put(packets, row.was, { id: Number(row.id.trim()), name: row.name.trim() });
}

/** As `withPacket`, for services. */
export function withService(services: readonly Service[], row: TypedRow): Service[] {
  const depositCents = row.deposit.trim() === '' ? null : centsOf(row.deposit);
  return put(services, row.was, { id: Number(row.id.trim()), name: row.name.trim(), depositCents });
}

/** The settings to write when a packet goes: nobody gets one by default that is not named any more. */
export function withoutPacket(settings: Settings, id: number): Partial<Settings> {
  const packets = settings.packets.filter((packet) => packet.id !== id);
  return settings.defaultPacket === id ? { packets, defaultPacket: 'none' } : { packets };
}

function put<T extends { id: number }>(list: readonly T[], was: number | null, entry: T): T[] {
  return was === null ? [...list, entry] : list.map((one) => (one.id === was ? entry : one));
}
