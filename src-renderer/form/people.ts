// Who is added to a session: a person seen before, a new one, or a colleague, as a draft that the form then shows.
import type { PersonSuggestion } from '../../src-shared/contract/views/search.ts';
import type { Settings } from '../../src-shared/contract/views/settings.ts';
import { amountOf, centsOf, isEmail, isPhone } from '../../src-shared/session/rules.ts';
import type { GuestDraft, SessionDraft, UserDraft } from '../../src-shared/session/draft.ts';
import type { Clinician, Delivery } from '../../src-shared/session/session.ts';
import { say } from '../../src-shared/words/words.ts';

/** What a new guest begins with: the clinic's settings, and a zone that is named, never silently inherited. */
export type Usual = Pick<Settings, 'defaultDelivery' | 'defaultPacket' | 'services'>;
type Service = Usual['services'][number];

/** A guest not seen before. `typed` is what stood in the search: a name, an e-mail address or a number. */
export function newGuest(localId: string, typed: string, zoneId: string, usual: Usual): GuestDraft {
  const text = typed.trim();
  const [email, phone] = [isEmail(text) ? text : '', isPhone(text) ? text : ''];
  return {
    kind: 'guest',
    localId,
    name: email === '' && phone === '' ? text : '',
    email,
    phone,
    zoneId,
    externalId: '',
    delivery: usual.defaultDelivery,
    packet: usual.defaultPacket,
    serviceId: null,
    deposit: '',
  };
}

/** A guest seen before. The packet of new patients is not sent again; `zoneId` stands in where the person has none. */
export function guestSeenBefore(localId: string, person: PersonSuggestion, zoneId: string, usual: Usual): GuestDraft {
  return {
    ...newGuest(localId, '', person.zoneId || zoneId, usual),
    name: person.name,
    email: person.email,
    phone: person.phone,
    externalId: person.externalId,
    delivery: deliveryFor(person, usual.defaultDelivery),
    packet: 'none',
  };
}

/**
 * The guest as the person that was seen before: under that name and with that zone; an address or number that was typed now
 * is the newer one, and what was chosen for this session stays.
 */
export function asKnown(guest: GuestDraft, person: PersonSuggestion): GuestDraft {
  return {
    ...guest,
    name: person.name,
    email: guest.email.trim() === '' ? person.email : guest.email,
    phone: guest.phone.trim() === '' ? person.phone : guest.phone,
    zoneId: person.zoneId || guest.zoneId,
    externalId: guest.externalId.trim() === '' ? person.externalId : guest.externalId,
  };
}

/** The way the person was invited last, else the clinic's usual way where it can reach the person, else one that can. */
function deliveryFor(person: PersonSuggestion, usual: Delivery): Delivery {
  const can = (way: Delivery): boolean =>
    way === 'none' || (way === 'email' ? person.email !== '' : person.phone !== '');
  const ways: (Delivery | null)[] = [person.delivery, usual, 'email', 'text'];
  return ways.find((way): way is Delivery => way !== null && can(way)) ?? usual;
}

/** A colleague: SecureVideo takes the id and a packet, nothing else. */
export function colleague(localId: string, clinician: Clinician): UserDraft {
  return { kind: 'user', localId, userId: clinician.userId, name: clinician.name, packet: 'none' };
}

/**
 * The guest with another service. The usual amount of the new one is filled in, unless an amount was typed by hand.
 * No service clears an amount that only came from the service before.
 */
export function withService(guest: GuestDraft, serviceId: number | null, services: readonly Service[]): GuestDraft {
  const presetOf = (id: number | null): number | null => services.find((one) => one.id === id)?.depositCents ?? null;
  const typed = guest.deposit.trim();
  const fromBefore = typed === '' || centsOf(typed) === presetOf(guest.serviceId);
  if (!fromBefore) return { ...guest, serviceId };
  const preset = presetOf(serviceId);
  return { ...guest, serviceId, deposit: preset === null ? '' : amountOf(preset) };
}

/** Heading of a person in the form: the name, or what it is until there is one. */
export function headingOf(person: GuestDraft | UserDraft): string {
  const name = person.name.trim();
  if (name !== '') return name;
  return person.kind === 'guest' ? say.compose.newPatient : say.compose.colleague;
}

/** Whether anything was typed or chosen for this person that would be missed. */
export function isBlank(person: GuestDraft): boolean {
  return [person.name, person.email, person.phone, person.externalId, person.deposit].every(
    (text) => text.trim() === '',
  );
}

/** The draft as it would be saved: without people whom nobody has begun to name. */
export function filled(draft: SessionDraft): SessionDraft {
  return { ...draft, participants: draft.participants.filter((person) => person.kind === 'user' || !isBlank(person)) };
}

/** What a text left in the search gives: a name, or an address or number with the name still to come. */
export function pickedText(person: GuestDraft, usual: Usual): Pick<GuestDraft, 'name' | 'email' | 'phone'> {
  const { name, email, phone } = newGuest(person.localId, person.name, person.zoneId, usual);
  return { name, email: email || person.email, phone: phone || person.phone };
}
