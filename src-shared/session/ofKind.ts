// What a kind of visit fills in. Apart from the schema, so that the page need not carry its library.
import type { GuestDraft, SessionDraft } from './draft.ts';
import type { VisitKind } from './kind.ts';
import { amountOf, centsOf } from './rules.ts';

/** What stands where no kind says otherwise. */
export type WithoutKind = Pick<SessionDraft, 'recorded'> & Pick<GuestDraft, 'packet'>;

/**
 * The session with another kind (undefined = none). `before` is the kind that it had: what that one filled in gives way.
 * A topic that was typed by hand stays.
 */
export function sessionOfKind<D extends Pick<SessionDraft, 'recorded' | 'topic' | 'kindId'>>(
  draft: D,
  kind: VisitKind | undefined,
  before: VisitKind | undefined,
  without: Pick<WithoutKind, 'recorded'>,
): D {
  const topicIsOurs = draft.topic.trim() === '' || draft.topic === before?.topic;
  const recordedIsOurs = before !== undefined && draft.recorded === before.recorded;
  return {
    ...draft,
    kindId: kind?.id ?? '',
    recorded: kind?.recorded ?? (recordedIsOurs ? without.recorded : draft.recorded),
    topic: topicIsOurs ? (kind?.topic ?? '') : draft.topic,
  };
}

/**
 * The patient of a session of another kind. An amount that was typed by hand stays with its service, and a way of inviting
 * that could not reach somebody whom another one reaches is not taken.
 */
export function guestOfKind(
  guest: GuestDraft,
  kind: VisitKind | undefined,
  before: VisitKind | undefined,
  without: Pick<WithoutKind, 'packet'>,
): GuestDraft {
  const amount = guest.deposit.trim();
  const moneyIsOurs =
    amount === '' || (centsOf(amount) === (before?.depositCents ?? null) && guest.serviceId === before?.serviceId);
  const packetIsOurs = before !== undefined && guest.packet === before.packet;
  const cents = kind?.depositCents ?? null;
  return {
    ...guest,
    packet: kind?.packet ?? (packetIsOurs ? without.packet : guest.packet),
    delivery: deliveryOf(guest, kind),
    ...(moneyIsOurs ? { serviceId: kind?.serviceId ?? null, deposit: cents === null ? '' : amountOf(cents) } : {}),
  };
}

function deliveryOf(guest: GuestDraft, kind: VisitKind | undefined): GuestDraft['delivery'] {
  const wanted = kind?.delivery ?? null;
  if (wanted === null || wanted === 'none') return wanted ?? guest.delivery;
  const [own, other] = wanted === 'email' ? [guest.email, guest.phone] : [guest.phone, guest.email];
  return own.trim() === '' && other.trim() !== '' ? guest.delivery : wanted;
}

/** The kind of an id, undefined where it is '' or has been removed. */
export function kindOf(kinds: readonly VisitKind[], id: string): VisitKind | undefined {
  return kinds.find((kind) => kind.id === id);
}
