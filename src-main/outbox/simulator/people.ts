// People at a desk: they book, move, cancel, correct, take back, save twice, and answer like enemies.
import type { Action, NewChange, OutboxRow, SeenSession, Wish } from '../../../src-shared/outbox/change.ts';
import { newOwnExternalId } from '../../../src-shared/outbox/ids.ts';
import type { Booking, Invited } from '../../../src-shared/session/booking.ts';
import type { Session } from '../../../src-shared/session/session.ts';
import { hourMs, minuteMs } from '../../../src-shared/time/utc.ts';
import { between, pick, seededRandom } from '../../../src-shared/random/random.ts';
import type { Random } from '../../../src-shared/random/random.ts';
import { guest } from '../testing/wishes.ts';
import type { Desk } from './desk.ts';
import type { Oracle } from './oracle.ts';
import type { Adds } from './plan.ts';
import type { Part, SceneName } from './scenes.ts';
import type { Wished } from './wished.ts';

const NAMES = [
  'Rosa Vega',
  'Ana Lopez',
  'Samuel Ortiz',
  'Mei Lin',
  'José Núñez',
  'Karen Holt',
  'Omar Haddad',
  'Ana López',
];
/** The clinic's own ids, few enough that two desks type one now and then. */
const TYPED_IDS = ['VISIT-1', 'VISIT-2', 'visit-2', 'MRN-77'];
const WANTS = [
  'book',
  'book',
  'book',
  'book',
  'meetNow',
  'move',
  'move',
  'move',
  'moveNow',
  'cancel',
  'cancel',
  'add',
  'remove',
  'host',
  'answer',
  'answer',
  'answer',
  'answer',
  'takeBack',
  'edit',
  'draft',
  'read',
  'read',
  'readPart',
  'readPart',
] as const;

const TYPED_AT_ONCE_MS = 1_000;

/** One thing that somebody does at a desk: their part in a scene, or whatever the chances of `seed` bring. */
export function somebodyActs(desk: Desk, oracle: Oracle, seed: string, part?: Part): void {
  const { process } = desk;
  if (process === null || desk.machine.isAsleep) return;
  const person = new Person(desk, oracle, seededRandom(seed), seed);
  if (part === undefined) person.act();
  else person.play(part);
}

class Person {
  readonly #desk: Desk;
  readonly #oracle: Oracle;
  readonly #random: Random;
  readonly #seed: string;

  constructor(desk: Desk, oracle: Oracle, random: Random, seed: string) {
    this.#desk = desk;
    this.#oracle = oracle;
    this.#random = random;
    this.#seed = seed;
  }

  act(): void {
    const want = pick(this.#random, WANTS);
    // By chances of its own: whatever else this seed brings stays as it is.
    if ((want === 'add' || want === 'remove' || want === 'host') && seededRandom(`${this.#seed} details`)() < 0.5) {
      return this.#changeDetails();
    }
    this.#oracle.say(`somebody at desk ${String(this.#desk.id)}: ${want}`);
    switch (want) {
      case 'book':
        return this.#compose({ kind: 'create', booking: this.#booking(false) }, null);
      case 'meetNow':
        return this.#compose({ kind: 'create', booking: this.#booking(true) }, null);
      case 'answer':
        return this.#answer();
      case 'takeBack':
        return this.#do((action) => action === 'takeBack');
      case 'edit':
        return this.#edit();
      case 'draft':
        return this.#takeUpDraft();
      case 'read':
        void this.#desk.process?.outbox.readNow().catch(() => undefined); // a full disk takes no read in
        return;
      case 'readPart': {
        const part = this.#random() < 0.7 ? { hostId: this.#hostId() } : { email: 'rosa.vega@example.org' };
        void this.#desk.process?.outbox.readPart(part).catch(() => undefined);
        return;
      }
      default:
        return this.#change(want);
    }
  }

  /** A part in a scene, where things are so that it can be played. */
  play(part: Part): void {
    this.#oracle.say(`somebody at desk ${String(this.#desk.id)} plays ${JSON.stringify(part)}`);
    const { process } = this.#desk;
    switch (part.is) {
      case 'book':
      case 'meetNow': {
        const wish: Wish = {
          kind: 'create',
          booking: { ...this.#booking(part.is === 'meetNow'), ...this.#newOwnId() },
        };
        return this.#compose(wish, null, part);
      }
      case 'read':
        return void process?.outbox.readNow().catch(() => undefined);
      case 'readHost': {
        const wish = this.#bookedBy(part.of)?.wish;
        if (wish?.kind !== 'create') return;
        return void process?.outbox.readPart({ hostId: wish.booking.hostId }).catch(() => undefined);
      }
      default:
        return this.#playChange(part);
    }
  }

  #playChange(part: Exclude<Part, { readonly is: 'book' | 'meetNow' | 'read' | 'readHost' }>): void {
    const session = this.#sessionBookedBy(part.of);
    if (session === null || session.cancelled) return;
    if (part.is === 'moveShown' && session.sessionId === null) return;
    if (part.is === 'add') {
      const email = `${part.name.toLowerCase().replace(/\s+/g, '.')}@example.org`;
      const isThere = session.participants.some((one) => one.name === part.name && one.email === email);
      if (isThere) return;
      const participant = guest(part.name, { localId: this.#seed, email, delivery: 'email' });
      return this.#wish(session, { kind: 'addParticipant', participant, seen: this.#seen(session) }, part.tells);
    }
    const wish = this.#wishFor(part.is === 'cancel' ? 'cancel' : 'move', session);
    if (wish !== null) this.#wish(session, wish, part.tells);
  }

  #bookedBy(seed: string): Wished | undefined {
    return this.#oracle.of(this.#desk, `change-${seed}`);
  }

  /** The session of a booking as the desk shows it: SecureVideo's row where it has one. */
  #sessionBookedBy(seed: string): Session | null {
    const { process } = this.#desk;
    const wished = this.#bookedBy(seed);
    if (process === null || wished === undefined) return null;
    const sessionId = wished.effects[0]?.sessionId;
    const shown = sessionId === undefined ? undefined : process.book.bySessionId(sessionId);
    const { session } = shown ?? process.book.get(wished.lane) ?? {};
    return session === undefined ? null : (process.outbox.laneView(session.localId)?.session ?? session);
  }

  // ---- new sessions

  /** Types for a while, the draft kept, then saves; a process that ends in between leaves the draft. */
  #compose(wish: Wish, replaces: string | null, scene: Pick<Part, 'tells'> | null = null): void {
    const { process } = this.#desk;
    if (process === null) return;
    const id = this.#seed;
    const change: Draft = { changeId: `change-${id}`, draftId: `draft-${id}`, lane: `lane-${id}`, wish, replaces };
    try {
      if (!process.drafts.keep(change.draftId, change)) return;
    } catch {
      return; // the disk is full, or the process has ended: nothing was kept
    }
    this.#oracle.wishes_(this.#desk, change);
    this.#oracle.committed(this.#desk);
    // In a scene it is typed at once: what comes next must meet it on its way.
    if (scene !== null) return void process.clock.setTimer(TYPED_AT_ONCE_MS, () => this.#save(change, scene.tells));
    const typing = between(this.#random, 1_000, 40_000);
    const saveOpenForm = (): void => {
      if (this.#oracle.of(this.#desk, change.changeId) !== undefined) this.#save(change); // else it was thrown away
    };
    process.clock.setTimer(typing, saveOpenForm);
    if (this.#random() < 0.2) process.clock.setTimer(typing + between(this.#random, 1, 3_000), saveOpenForm); // pressed twice
  }

  #save(change: Draft, tells?: SceneName): void {
    const wished = this.#oracle.wishes_(this.#desk, change);
    this.#promise({ ...change, by: 'Dana' }, wished, tells);
  }

  #promise(change: NewChange, wished: Wished, tells?: SceneName): void {
    const { process } = this.#desk;
    if (process === null) return;
    if (wished.state === null) this.#oracle.stamped(this.#desk, wished);
    const saved = process.outbox.promise(change);
    if (process.disk.isDead) return; // nobody has seen what it said
    this.#oracle.say(`  ${change.changeId} ${change.wish.kind}: ${saved.is === 'saved' ? 'saved' : saved.because}`);
    if (saved.is === 'saved' && tells !== undefined) this.#oracle.coverage.met(`scene ${tells}`);
    if (saved.is === 'saved') this.#oracle.saidSaved(this.#desk, wished);
    else this.#oracle.saidNotSaved(this.#desk, wished);
  }

  /** A draft that somebody left: saved at last, or thrown away. */
  #takeUpDraft(): void {
    const { process } = this.#desk;
    const left = process?.drafts.list() ?? [];
    if (process === null || left.length === 0) return;
    const draft = pick(this.#random, left).value as Draft;
    if (this.#random() < 0.8) return this.#save(draft);
    try {
      this.#oracle.throwsAway(this.#desk, draft.changeId);
      process.drafts.end(draft.draftId);
    } catch {
      // it stays where it is
    }
  }

  #booking(isNow: boolean): Booking {
    const random = this.#random;
    const now = this.#oracle.now;
    const isTyped = random() < 0.12;
    const stepMs = random() < 0.85 ? 15 * minuteMs : minuteMs;
    const startsAt = Math.ceil((now + minuteMs + random() ** 2 * 20 * hourMs) / stepMs) * stepMs;
    const people = this.#people(between(random, 1, 2));
    return {
      hostId: this.#hostId(),
      startsAt: isNow ? null : startsAt,
      wall: null,
      recorded: random() < 0.2,
      topic: '',
      ...(isTyped ? { externalId: pick(random, TYPED_IDS), externalIdIsOurs: false } : this.#newOwnId()),
      participants: people,
    };
  }

  #newOwnId(): Pick<Booking, 'externalId' | 'externalIdIsOurs'> {
    const wall = this.#desk.process?.clock.now() ?? this.#oracle.now;
    const bytes = (count: number): Uint8Array =>
      Uint8Array.from({ length: count }, () => between(this.#random, 0, 255));
    return { externalId: newOwnExternalId(wall, bytes), externalIdIsOurs: true };
  }

  #people(count: number): Invited[] {
    const people: Invited[] = [];
    for (let left = count; left > 0; left--) {
      const person = this.#someone(`${this.#seed}-${String(left)}`);
      if (people.every((one) => one.name !== person.name)) people.push(person);
    }
    return people;
  }

  #someone(localId: string): Invited {
    const random = this.#random;
    if (random() < 0.15) {
      const user = this.#oracle.service.account.state.users.find(({ roles }) => roles === 'I');
      if (user !== undefined)
        return { kind: 'user', localId, userId: String(user.userId), name: user.name, packet: 'none' };
    }
    const name = pick(random, NAMES);
    const email = random() < 0.8 ? `${name.toLowerCase().replace(/\s+/g, '.')}@example.org` : 'another@example.org';
    return guest(name, { localId, email, delivery: random() < 0.8 ? 'email' : 'none' });
  }

  #hostId(): string {
    const hosts = this.#oracle.service.account.state.users.filter(({ roles }) => roles.includes('H'));
    return String(pick(this.#random, hosts.slice(0, 4)).userId);
  }

  // ---- changes of a session that the desk shows

  #change(want: 'move' | 'moveNow' | 'cancel' | 'add' | 'remove' | 'host'): void {
    const session = this.#someSession();
    if (session === null) return;
    const wish = this.#wishFor(want, session);
    if (wish !== null) this.#wish(session, wish);
  }

  /** One guest's zone, delivery, address or spelling: two changes saved as one. */
  #changeDetails(): void {
    const session = this.#someSession();
    const guests = session?.participants.filter(({ isHost, userId }) => !isHost && userId === null) ?? [];
    const { process } = this.#desk;
    if (session === null || guests.length === 0 || process === null) return;
    const random = this.#random;
    const from = pick(random, guests);
    const isRenamed = random() < 0.3;
    const person = guest(isRenamed ? `${from.name} ${pick(random, ['Junior', 'Senior'])}` : from.name, {
      localId: `${this.#seed}-new`,
      email: random() < 0.5 ? from.email : 'another@example.org',
      zoneId: pick(random, ['Eastern Standard Time', 'Pacific Standard Time']),
      delivery: random() < 0.8 ? 'email' : 'none',
    });
    const seen = this.#seen(session);
    const add: Wish = { kind: 'addParticipant', participant: person, seen };
    const remove: Wish = { kind: 'removeParticipant', participantLocalId: from.localId, name: from.name, seen };
    const lane = session.localId;
    const others = session.participants.filter(({ isHost, localId }) => !isHost && localId !== from.localId);
    if (isRenamed) return this.#both([lane, add], [lane, remove]);
    if (others.length > 0) return this.#both([lane, remove], [lane, add]);
    const { startsAt, hostId } = session;
    const booking = { ...this.#booking(false), ...this.#newOwnId(), startsAt, hostId, participants: [person] };
    this.#both([`lane-${this.#seed}`, { kind: 'create', booking }], [lane, { kind: 'cancel', seen }]);
  }

  /** Saves two changes as one. */
  #both([firstLane, firstWish]: readonly [string, Wish], [lane, wish]: readonly [string, Wish]): void {
    const { process } = this.#desk;
    if (process === null) return;
    const alone = { by: 'Dana', replaces: null, draftId: null };
    const first = { ...alone, changeId: `change-${this.#seed}`, lane: firstLane, wish: firstWish };
    const second = { ...alone, changeId: `change-${this.#seed}-then`, lane, wish };
    const wished = [
      this.#oracle.wishes_(this.#desk, first),
      this.#oracle.wishes_(this.#desk, { ...second, needs: first.changeId }),
    ];
    for (const one of wished) this.#oracle.stamped(this.#desk, one);
    const saved = process.outbox.promiseBoth(first, second);
    if (process.disk.isDead) return;
    this.#oracle.say(`  ${first.changeId} ${firstWish.kind}, then ${wish.kind}: ${saved.is}`);
    if (saved.is === 'saved') this.#oracle.coverage.met(`details ${firstWish.kind}`);
    for (const one of wished) {
      if (saved.is === 'saved') this.#oracle.saidSaved(this.#desk, one);
      else this.#oracle.saidNotSaved(this.#desk, one);
    }
  }

  #wish(session: Session, wish: Wish, tells?: SceneName): void {
    const changeId = `change-${this.#seed}`;
    const { localId: lane } = session;
    const wished = this.#oracle.wishes_(this.#desk, { changeId, lane, wish, draftId: null, replaces: null });
    this.#promise({ changeId, lane, wish, by: 'Dana', replaces: null, draftId: null }, wished, tells);
  }

  #wishFor(want: 'move' | 'moveNow' | 'cancel' | 'add' | 'remove' | 'host', session: Session): Wish | null {
    const random = this.#random;
    const seen = this.#seen(session);
    switch (want) {
      case 'move': {
        const to =
          Math.ceil((this.#oracle.now + minuteMs + random() ** 2 * 12 * hourMs) / (15 * minuteMs)) * 15 * minuteMs;
        return { kind: 'move', to, wall: null, seen };
      }
      case 'moveNow':
        return { kind: 'move', to: 'now', wall: null, seen };
      case 'cancel':
        return { kind: 'cancel', seen };
      case 'add': {
        const participant = this.#someone(this.#seed);
        const isThere = session.participants.some(
          ({ name, userId }) =>
            name === participant.name || (participant.kind === 'user' && userId === participant.userId),
        );
        return isThere ? null : { kind: 'addParticipant', participant, seen };
      }
      case 'remove': {
        const guests = session.participants.filter(({ isHost }) => !isHost);
        if (guests.length < 2) return null;
        const person = pick(random, guests);
        return { kind: 'removeParticipant', participantLocalId: person.localId, name: person.name, seen };
      }
      case 'host': {
        const hostId = this.#hostId();
        return session.participants.some(({ userId }) => userId === hostId)
          ? null
          : { kind: 'changeHost', hostId, seen };
      }
    }
  }

  /** A session as the desk shows it, with what waits; the later ones more likely, so that changes pile up. */
  #someSession(): Session | null {
    const { process } = this.#desk;
    if (process === null) return null;
    const shown: Session[] = [];
    for (const { session, goneSince } of process.book.all()) {
      const view = process.outbox.laneView(session.localId);
      const isOpen = view !== undefined && view.open.some(({ endedAt }) => endedAt === null);
      if (goneSince !== null && !isOpen) continue;
      const now = view?.session ?? session;
      const cancelWaits = view?.open.some(({ kind, endedAt }) => kind === 'cancel' && endedAt === null) ?? false;
      if (!now.cancelled && !cancelWaits) shown.push(now);
    }
    if (shown.length === 0) return null;
    const from = Math.floor((1 - this.#random() ** 2) * shown.length);
    return shown[Math.min(from, shown.length - 1)] ?? null;
  }

  #seen(session: Session): SeenSession {
    return {
      startsAt: session.startsAt,
      hostId: session.hostId,
      names: session.participants.map(({ name }) => name),
      readAt: this.#desk.process?.book.get(session.localId)?.readAt ?? null,
    };
  }

  // ---- answers

  #answer(): void {
    this.#do((action) => action !== 'takeBack');
  }

  #edit(): void {
    const { process } = this.#desk;
    const rows = (process?.outbox.rows(this.#recent()) ?? []).filter(({ editable }) => editable);
    if (process === null || rows.length === 0) return;
    const row = pick(this.#random, rows);
    const known = process.outbox.wishOf(row.changeId);
    if (known?.wish.kind !== 'create') return;
    const booking = this.#booking(known.wish.booking.startsAt === null);
    const kept = known.wish.booking.externalIdIsOurs
      ? {}
      : { externalId: known.wish.booking.externalId, externalIdIsOurs: false };
    this.#compose(
      { kind: 'create', booking: { ...booking, participants: known.wish.booking.participants, ...kept } },
      row.changeId,
    );
  }

  #do(isMeant: (action: Action) => boolean): void {
    const { process } = this.#desk;
    if (process === null) return;
    const offers = process.outbox
      .rows(this.#recent())
      .flatMap((row) => row.actions.filter(isMeant).map((action): [OutboxRow, Action] => [row, action]));
    if (offers.length === 0) return;
    const [row, action] = pick(this.#random, offers);
    this.#oracle.say(`  answers ${row.changeId} ${String(row.cause)}: ${action}`);
    this.#oracle.answers(this.#desk, row.changeId, action);
    try {
      process.outbox.act(row.changeId, action, 'Dana');
    } catch (error) {
      if (!process.disk.isDead && !process.disk.isFull)
        this.#oracle.violated('4', `the answer ${action} failed: ${String(error)}`);
    }
  }

  #recent(): number {
    return (this.#desk.process?.clock.now() ?? 0) - 2 * hourMs;
  }
}

/** What the form keeps: the change that it will be. */
type Draft = {
  readonly changeId: string;
  readonly draftId: string;
  readonly lane: string;
  readonly wish: Wish;
  readonly replaces: string | null;
};

/** Somebody of the same name as one whom the desk is about to add comes into a session elsewhere. */
export function dashboardAdds(desk: Desk, oracle: Oracle, { of, name }: Adds): void {
  const sessionId = oracle.of(desk, `change-${of}`)?.effects[0]?.sessionId;
  if (sessionId === undefined) return; // its booking has not come
  addElsewhere(oracle, sessionId, name);
}

function addElsewhere(oracle: Oracle, sessionId: number, name: string): void {
  const body = {
    ParticipantFullName: name,
    ParticipantEmailAddress: 'elsewhere@example.org',
    ShouldAutoDeliverCode: 'E',
  };
  oracle.service.work(
    { method: 'POST', target: `/participant/${String(sessionId)}`, body: JSON.stringify(body) },
    null,
  );
}

/** Somebody at SecureVideo's own page changes a session. */
export function dashboardActs(oracle: Oracle, seed: string): void {
  const random = seededRandom(seed);
  const { account } = oracle.service;
  const active = account.sessions.filter(
    ({ cancelledAt, startsAt }) => cancelledAt === null && startsAt > oracle.now - 12 * hourMs,
  );
  if (active.length === 0) return;
  const session = pick(random, active);
  const n = String(session.sessionId);
  const send = (method: string, target: string, body: unknown): void =>
    void oracle.service.work({ method, target, body: body === null ? '' : JSON.stringify(body) }, null);
  switch (pick(random, ['move', 'move', 'cancel', 'host', 'add', 'remove'] as const)) {
    case 'move': {
      const at = Math.ceil((oracle.now + random() * 10 * hourMs) / (15 * minuteMs)) * 15 * minuteMs;
      return send('PUT', `/session/${n}`, { ScheduleTs: new Date(at).toISOString().slice(0, 19) });
    }
    case 'cancel':
      return send('DELETE', `/session/${n}`, null);
    case 'host': {
      const hosts = account.state.users.filter(({ roles }) => roles.includes('H')).slice(0, 4);
      return send('PUT', `/sessionhost/${n}`, { UserId: pick(random, hosts).userId });
    }
    case 'add':
      return addElsewhere(oracle, session.sessionId, pick(random, NAMES));
    case 'remove': {
      const guests = session.participants.filter(({ userId }) => userId === null);
      if (guests.length > 1) send('DELETE', `/participant/${String(pick(random, guests).participationId)}`, null);
      return;
    }
  }
}
