// The shortest sequence of requests that is equal to what waits in a lane; the journal itself keeps every change.
import type { Wish } from '../../src-shared/outbox/change.ts';
import type { ChangeRecord, Role } from './record.ts';

/** `isBound`: another change has to come first, so that it goes by itself. */
export type Item = { readonly changeId: string; readonly wish: Wish; readonly isBound?: boolean };

/** A change as `merge` takes it. */
export function itemOf({ changeId, wish, facts }: ChangeRecord): Item {
  return { changeId, wish, isBound: facts.needs !== null };
}

/** A change that goes along in the bytes of another, or is overtaken by them. */
export type Carried = Item & { readonly role: Exclude<Role, 'own'> };

/** One request: the change that carries it, what it says, and the changes that it stands for. */
export type Op = {
  readonly carrier: string;
  readonly wish: Wish;
  readonly with: readonly Carried[];
};

/** A pair that cancels itself out: nothing is sent for either. */
export type Vanished = { readonly overtaken: readonly string[]; readonly by: string };

export type Merged = { readonly ops: readonly Op[]; readonly vanished: readonly Vanished[] };

/**
 * Merges changes that were never sent, in the order made. Cancels are not merged here (`plan/cancel.ts`: one goes before all
 * that waits), so there must be none among them. Merging is computed whenever one is taken and never kept.
 */
export function merge(items: readonly Item[]): Merged {
  let ops: Op[] = [];
  const vanished: Vanished[] = [];
  for (const item of items) {
    const { wish } = item;
    const first = ops[0];
    const folded = ops.length === 1 && first !== undefined ? foldIntoCreate(first, item) : undefined;
    if (folded !== undefined) {
      ops = [folded];
      continue;
    }
    if (wish.kind === 'move' || wish.kind === 'changeHost') {
      const earlier = ops.find((op) => op.wish.kind === wish.kind);
      ops = [...ops.filter((op) => op !== earlier), opOf(item, earlier)];
      continue;
    }
    const added =
      wish.kind === 'removeParticipant' && item.isBound !== true
        ? ops.find((op) => adds(op.wish, wish.participantLocalId))
        : undefined;
    if (added !== undefined) {
      ops = ops.filter((op) => op !== added);
      vanished.push({ overtaken: [added.carrier], by: item.changeId });
      continue;
    }
    ops.push(opOf(item, undefined));
  }
  return { ops, vanished };
}

// The later of two stands in for the earlier, at its own place: effects keep the order of the journal.
function opOf(item: Item, earlier: Op | undefined): Op {
  const over =
    earlier === undefined
      ? []
      : [...earlier.with, { changeId: earlier.carrier, wish: earlier.wish, role: 'over' as const }];
  return { carrier: item.changeId, wish: item.wish, with: over };
}

function adds(wish: Wish, participantLocalId: string): boolean {
  return wish.kind === 'addParticipant' && wish.participant.localId === participantLocalId;
}

/** A change of a session that is still to be booked goes into the booking; undefined where it cannot. */
function foldIntoCreate(create: Op, item: Item): Op | undefined {
  if (create.wish.kind !== 'create') return undefined;
  const { booking } = create.wish;
  const { wish } = item;
  const folded = (change: Partial<typeof booking>): Op => ({
    ...create,
    wish: { kind: 'create', booking: { ...booking, ...change } },
    with: [
      ...create.with.map((other) => (undoes(wish, other.wish) ? { ...other, role: 'over' as const } : other)),
      { ...item, role: 'in' },
    ],
  });
  switch (wish.kind) {
    case 'create':
    case 'cancel':
      return undefined;
    case 'move':
      return folded(wish.to === 'now' ? { startsAt: null, wall: null } : { startsAt: wish.to, wall: wish.wall });
    case 'addParticipant':
      return folded({ participants: [...booking.participants, wish.participant] });
    case 'removeParticipant': {
      const left = booking.participants.filter((person) => person.localId !== wish.participantLocalId);
      // SecureVideo takes no session without a guest: the removal is sent by itself then, and answered by it.
      if (left.length === 0 || left.length === booking.participants.length) return undefined;
      return folded({ participants: left });
    }
    case 'changeHost': {
      const isGuest = booking.participants.some((person) => person.kind === 'user' && person.userId === wish.hostId);
      return isGuest ? undefined : folded({ hostId: wish.hostId });
    }
  }
}

// What of an earlier wish does not come true because of a later one.
function undoes(later: Wish, earlier: Wish): boolean {
  if (later.kind === 'removeParticipant') return adds(earlier, later.participantLocalId);
  return (later.kind === 'move' || later.kind === 'changeHost') && later.kind === earlier.kind;
}
