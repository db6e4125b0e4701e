// A change of a guest's details: SecureVideo has no call for it, so it is made of others. Which, decided in one place.
import type { GuestDraft } from './draft.ts';
import type { Participant, Session, UtcMs } from './session.ts';
import { amountOf, centsOf, phoneDigits, sameName } from './rules.ts';
import { invitedTo } from './who.ts';

/**
 * - `unsent`: the booking has not left yet and is made with the new details at once
 * - `inOut`: the new entry is added, then the old one removed: SecureVideo takes no two of one name, so only for a new spelling
 * - `outIn`: the old entry is removed, then the new one added: only where somebody else stays in the session meanwhile
 * - `anew`: the only guest, spelled as before: a new session beside the old one, which is cancelled when the new one is there
 * - `begun`: it would have to be booked anew, and its time has come
 */
export type DetailsWay = 'unsent' | 'inOut' | 'outIn' | 'anew' | 'begun';

/** How the details of `localId` are changed when the guest is to be called `name`. `isUnsent`: no byte of the booking has left. */
export function detailsWay(
  session: Session,
  localId: string,
  name: string,
  { isUnsent, now }: { readonly isUnsent: boolean; readonly now: UtcMs },
): DetailsWay {
  if (isUnsent) return 'unsent';
  const person = session.participants.find((one) => one.localId === localId);
  if (person === undefined || !sameName(person.name, name)) return 'inOut';
  if (invitedTo(session).length > 1) return 'outIn';
  return session.startsAt < now - (now % 60_000) ? 'begun' : 'anew';
}

/** A guest of a session as typed again, under a new local id: who is added is another entry at SecureVideo. */
export function draftOfGuest(person: Participant, localId: string): GuestDraft {
  return {
    kind: 'guest',
    localId,
    name: person.name,
    email: person.email,
    phone: person.phone,
    zoneId: person.zoneId,
    externalId: person.externalId,
    delivery: person.delivery ?? 'none',
    packet: person.packet ?? 'none',
    serviceId: person.serviceId,
    deposit: person.depositCents === null ? '' : amountOf(person.depositCents),
  };
}

/** Whether anything of a guest is other than it is. */
export function hasNewDetails(person: Participant, draft: GuestDraft): boolean {
  const was = draftOfGuest(person, draft.localId);
  const text = (one: GuestDraft): string =>
    JSON.stringify([
      one.name.trim().replace(/\s+/g, ' '),
      one.email.trim(),
      phoneDigits(one.phone),
      one.zoneId,
      one.externalId.trim(),
      one.delivery,
      one.packet,
      one.serviceId,
      one.deposit.trim() === '' ? null : centsOf(one.deposit),
    ]);
  return text(was) !== text(draft);
}
