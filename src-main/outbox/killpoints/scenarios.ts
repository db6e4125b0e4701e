// What the desk of the kill points is asked to do, act by act, and what the account must hold when all of it is done.
import type { Wish } from '../../../src-shared/outbox/change.ts';
import type { Booking, Invited, InvitedGuest } from '../../../src-shared/session/booking.ts';
import type { Session, UtcMs } from '../../../src-shared/session/session.ts';
import { hourMs } from '../../../src-shared/time/utc.ts';
import { createBody } from '../../api/encode.ts';
import type { OpenAccount } from '../../desk/openAccount.ts';
import type { PracticeAccount } from '../../practice/account.ts';
import type { AccountState } from '../../practice/records.ts';
import { booking, guest } from '../testing/wishes.ts';

/** One thing that a person saves. `lane` is the session's local id, as this desk has it. */
export type Act = {
  readonly changeId: string;
  /** It is saved only after all before it has come to rest: otherwise changes of one session would be merged. */
  readonly afterRest: boolean;
  /** The form that it is typed into is kept as a draft first, and ends with the change. */
  readonly hasDraft: boolean;
  lane(desk: OpenAccount): string;
  wish(desk: OpenAccount, lane: string): Wish;
  /** Saved with it, both or none, and sent only when it is done. */
  readonly then?: Act;
};

/** A session that must be there, and who must be in it besides the host. `host` is a name. */
export type Owed = {
  readonly externalId: string;
  readonly startsAt: UtcMs;
  readonly host: string;
  readonly guests: readonly string[];
  readonly cancelled: boolean;
};

export type Scenario = {
  readonly name: ScenarioName;
  /** Sessions that others had booked before; `base` is a whole hour some time ahead. */
  prepare(account: PracticeAccount, base: UtcMs): void;
  /** Saved on an earlier day without a line; none of it has left this computer. */
  readonly waiting: (base: UtcMs) => readonly Act[];
  /** Saved while the process may end at any point. */
  readonly acts: (base: UtcMs) => readonly Act[];
  readonly owed: (base: UtcMs) => readonly Owed[];
};

/** A scenario's world before its first act: the account as others left it, the desk's folder as an evening left it. */
export type Beginning = {
  readonly scenario: ScenarioName;
  readonly base: UtcMs;
  readonly state: AccountState;
  /** The desk's files; null = the desk has never been started. */
  readonly folder: string | null;
};

export const scenarioNames = ['booking', 'chain', 'details', 'drain'] as const;
export type ScenarioName = (typeof scenarioNames)[number];

export function scenarioOf(name: ScenarioName): Scenario {
  return { booking: oneBooking, chain, details, drain }[name];
}

/** Every change of these acts by itself. */
export function changesOf(acts: readonly Act[]): Act[] {
  return acts.flatMap((act) => (act.then === undefined ? [act] : [act, act.then]));
}

const VOSS = { userId: '5', name: 'Dr. Ilse Voss' };
const BELL = { userId: '6', name: 'Marcus Bell' };
const INTERPRETER: Invited = {
  kind: 'user',
  localId: 'p-interpreter',
  userId: '12',
  name: 'Lucía Ferrer',
  packet: 'none',
};

const ownId = (n: number): string => `fd-01jd3v8q6m7k${String(n).padStart(14, '0')}`;

// ---- one booking

const oneBooking: Scenario = {
  name: 'booking',
  prepare: () => undefined,
  waiting: () => [],
  acts: (base) => [create(1, 'Rosa Vega', base, { hasDraft: true })],
  owed: (base) => [held(1, 'Rosa Vega', base)],
};

// ---- one session's whole life: each change is delivered before the next is saved, and the last two wait together

const chain: Scenario = {
  name: 'chain',
  prepare: () => undefined,
  waiting: () => [],
  acts: (base) => [
    create(1, 'Rosa Vega', base, { hasDraft: true }),
    onLane('add', 'lane-1', { afterRest: true }, (desk, lane) => ({
      kind: 'addParticipant',
      participant: INTERPRETER,
      seen: seen(desk, lane),
    })),
    onLane('move', 'lane-1', { afterRest: true }, (desk, lane) => moveTo(desk, lane, base + 2 * hourMs)),
    onLane('remove', 'lane-1', {}, (desk, lane) => remove(desk, lane, INTERPRETER.name)),
  ],
  owed: (base) => [{ ...held(1, 'Rosa Vega', base), startsAt: base + 2 * hourMs }],
};

// ---- a guest's details are changed, each time as one wish in two halves: alone in a session, and as one of two

const NEW_ZONE = { zoneId: 'Eastern Standard Time' };

const details: Scenario = {
  name: 'details',
  prepare: () => undefined,
  waiting: () => [],
  acts: (base) => [
    create(1, 'Rosa Vega', base, { hasDraft: false }),
    create(3, 'Trevor Lane', base + 2 * hourMs, { hasDraft: false, others: [guest('Noor Haddad')] }),
    {
      ...create(2, 'Rosa Vega', base, { hasDraft: false, more: NEW_ZONE }),
      afterRest: true,
      then: onLane('cancel-1', 'lane-1', {}, (desk, lane) => ({ kind: 'cancel', seen: seen(desk, lane) })),
    },
    onLane(
      'remove-3',
      'lane-3',
      {
        then: onLane('add-3', 'lane-3', {}, (desk, lane) => ({
          kind: 'addParticipant',
          participant: guest('Noor Haddad', { localId: 'p-noor-anew', ...NEW_ZONE }),
          seen: seen(desk, lane),
        })),
      },
      (desk, lane) => remove(desk, lane, 'Noor Haddad'),
    ),
  ],
  owed: (base) => [
    { ...held(1, 'Rosa Vega', base), cancelled: true },
    held(2, 'Rosa Vega', base),
    { ...held(3, 'Trevor Lane', base + 2 * hourMs), guests: ['Trevor Lane', 'Noor Haddad'] },
  ],
};

// ---- twenty changes that waited without a line

const BOOKED_BEFORE = ['Aisha Rahman', 'Imani Brooks', 'Paulo Reis', 'Walter Finch', 'Trevor Lane', 'Greta Holm'];
const NEW_BOOKINGS = 12;
const clinicId = (n: number): string => `EHR-${String(n)}`;

const drain: Scenario = {
  name: 'drain',
  prepare: (account, base) => {
    for (const [index, name] of BOOKED_BEFORE.entries()) {
      const made = booking({
        startsAt: base + index * hourMs,
        externalId: clinicId(index),
        participants: [guest(name)],
      });
      account.createSession({ id: Number(VOSS.userId) }, JSON.parse(createBody(made)));
    }
  },
  waiting: (base) => [
    ...Array.from({ length: NEW_BOOKINGS }, (_, index) =>
      create(index + 1, `Patient Number ${LETTERS.charAt(index)}`, base + (8 + index) * hourMs, { hasDraft: false }),
    ),
    onKnown('move-0', 0, (desk, lane) => moveTo(desk, lane, base + 30 * hourMs)),
    onKnown('add-0', 0, (desk, lane) => addGuest(desk, lane, 'Carlos Vega')),
    onKnown('move-1', 1, (desk, lane) => moveTo(desk, lane, base + 31 * hourMs)),
    onKnown('cancel-2', 2, (desk, lane) => ({ kind: 'cancel', seen: seen(desk, lane) })),
    onKnown('host-3', 3, (desk, lane) => ({ kind: 'changeHost', hostId: BELL.userId, seen: seen(desk, lane) })),
    onKnown('add-4', 4, (desk, lane) => ({
      kind: 'addParticipant',
      participant: INTERPRETER,
      seen: seen(desk, lane),
    })),
    onKnown('add-5', 5, (desk, lane) => addGuest(desk, lane, 'Noor Haddad')),
    onKnown('remove-5', 5, (desk, lane) => remove(desk, lane, 'Greta Holm')),
  ],
  acts: () => [],
  owed: (base) => {
    const before = (index: number, more: Partial<Owed>): Owed => ({
      externalId: clinicId(index),
      startsAt: base + index * hourMs,
      host: VOSS.name,
      guests: [BOOKED_BEFORE[index] ?? ''],
      cancelled: false,
      ...more,
    });
    return [
      before(0, { startsAt: base + 30 * hourMs, guests: ['Aisha Rahman', 'Carlos Vega'] }),
      before(1, { startsAt: base + 31 * hourMs }),
      before(2, { cancelled: true }),
      before(3, { host: BELL.name }),
      before(4, { guests: ['Trevor Lane', INTERPRETER.name] }),
      before(5, { guests: ['Noor Haddad'] }),
      ...Array.from({ length: NEW_BOOKINGS }, (_, index) =>
        held(index + 1, `Patient Number ${LETTERS.charAt(index)}`, base + (8 + index) * hourMs),
      ),
    ];
  },
};

// ---- the pieces

const LETTERS = 'ABCDEFGHIJKL';

function held(n: number, name: string, startsAt: UtcMs): Owed {
  return { externalId: ownId(n), startsAt, host: VOSS.name, guests: [name], cancelled: false };
}

function create(
  n: number,
  name: string,
  startsAt: UtcMs,
  { hasDraft, more, others = [] }: { hasDraft: boolean; more?: Partial<InvitedGuest>; others?: readonly Invited[] },
): Act {
  const made: Booking = booking({
    hostId: VOSS.userId,
    startsAt,
    wall: null,
    externalId: ownId(n),
    participants: [guest(name, more), ...others],
  });
  return {
    changeId: `create-${String(n)}`,
    afterRest: false,
    hasDraft,
    lane: () => `lane-${String(n)}`,
    wish: () => ({ kind: 'create', booking: made }),
  };
}

function onLane(changeId: string, lane: string, more: Partial<Act>, wish: Act['wish']): Act {
  return { changeId, afterRest: false, hasDraft: false, lane: () => lane, wish, ...more };
}

function onKnown(changeId: string, index: number, wish: Act['wish']): Act {
  const lane = (desk: OpenAccount): string => {
    const known = desk.book.byExternalId(clinicId(index))[0];
    if (known === undefined) throw new Error(`the desk has not read ${clinicId(index)}`);
    return known.session.localId;
  };
  return { changeId, afterRest: false, hasDraft: false, lane, wish };
}

function shown(desk: OpenAccount, lane: string): Session {
  const session = desk.outbox.laneView(lane)?.session ?? desk.book.get(lane)?.session;
  if (session === undefined) throw new Error(`no session in ${lane}`);
  return session;
}

function seen(desk: OpenAccount, lane: string): Extract<Wish, { kind: 'cancel' }>['seen'] {
  const { startsAt, hostId, participants } = shown(desk, lane);
  const readAt = desk.book.get(lane)?.readAt ?? null;
  return { startsAt, hostId, names: participants.map((person) => person.name), readAt };
}

function moveTo(desk: OpenAccount, lane: string, to: UtcMs): Wish {
  return { kind: 'move', to, wall: null, seen: seen(desk, lane) };
}

function addGuest(desk: OpenAccount, lane: string, name: string): Wish {
  return { kind: 'addParticipant', participant: guest(name), seen: seen(desk, lane) };
}

function remove(desk: OpenAccount, lane: string, name: string): Wish {
  const person = shown(desk, lane).participants.find((one) => one.name === name);
  if (person === undefined) throw new Error(`${name} is not in ${lane}`);
  return { kind: 'removeParticipant', participantLocalId: person.localId, name, seen: seen(desk, lane) };
}
