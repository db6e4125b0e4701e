// The book of the practice account: finds, counts, remembers what lists showed before, and tells whoever keeps the file.
import { dayMs, hourMs } from '../../src-shared/time/utc.ts';
import type { PracticeOptions } from './options.ts';
import { makeConnectCode, makeGuid } from './madeUp.ts';
import type { Random } from '../../src-shared/random/random.ts';
import type { AccountState, Notice, ParticipationRecord, SessionRecord, UserRecord } from './records.ts';
import { notFound } from './refusal.ts';

/** Names a session or a user: by the service's id, or by the clinic's own. */
export type Ref = { readonly id: number } | { readonly externalId: string };

/** What the person of a new participation brings along. */
export type NewParticipation = Omit<
  ParticipationRecord,
  'participationId' | 'connectCode' | 'passkey' | 'rsvp' | 'visit'
> & { readonly rsvp?: string; readonly visit?: ParticipationRecord['visit'] };

type Version = { readonly from: number; readonly session: SessionRecord | null };

const noticesMax = 5_000;

/** When the nightly job switches a session off: the first 08:00 UTC at least 24 hours after its start. UTC ms. */
export function offAt(startsAt: number): number {
  const dayLater = startsAt + dayMs;
  const eight = Math.floor(dayLater / dayMs) * dayMs + 8 * hourMs;
  return eight >= dayLater ? eight : eight + dayMs;
}

export class Ledger {
  readonly state: AccountState;
  readonly random: Random;
  options: PracticeOptions;
  #clock: () => number;
  #shiftMs = 0;
  #sessions = new Map<number, SessionRecord>();
  #codes = new Set<number>();
  #versions = new Map<number, Version[]>();

  constructor(state: AccountState, options: PracticeOptions, clock: () => number, random: Random) {
    this.state = state;
    this.options = options;
    this.#clock = clock;
    this.random = random;
    for (const session of state.sessions) this.#index(session);
  }

  /** The account's present, UTC milliseconds. */
  now(): number {
    return this.#clock() + this.#shiftMs;
  }

  moveClock(byMs: number): void {
    this.#shiftMs += byMs;
  }

  sessionById(sessionId: number): SessionRecord | undefined {
    return this.#sessions.get(sessionId);
  }

  /** Active: neither cancelled nor switched off by the nightly job. */
  isActive(session: SessionRecord): boolean {
    return session.cancelledAt === null && this.now() < offAt(session.startsAt);
  }

  /** The active session of that name; the oldest where an ExternalSessionId names several. @throws Refusal 404 */
  activeSession(ref: Ref): SessionRecord {
    const session = 'id' in ref ? this.#sessions.get(ref.id) : this.activeByExternalId(ref.externalId);
    if (!session || !this.isActive(session)) throw notFound('Session');
    return session;
  }

  activeByExternalId(externalId: string): SessionRecord | undefined {
    if (externalId === '') return undefined;
    return this.state.sessions.find(
      (session) => this.isSameExternalId(session.externalId, externalId) && this.isActive(session),
    );
  }

  isSameExternalId(a: string, b: string): boolean {
    return this.options.externalIdsIgnoreCase ? a.toLowerCase() === b.toLowerCase() : a === b;
  }

  /** The active user of that name. @throws Refusal 404 */
  activeUser(ref: Ref): UserRecord {
    const user = this.state.users.find(
      (one) =>
        one.active &&
        ('id' in ref ? one.userId === ref.id : ref.externalId !== '' && one.externalId === ref.externalId),
    );
    if (!user) throw notFound('User');
    return user;
  }

  userById(userId: number): UserRecord | undefined {
    return this.state.users.find((user) => user.userId === userId);
  }

  participation(participationId: number): { session: SessionRecord; person: ParticipationRecord } | undefined {
    for (const session of this.state.sessions) {
      const person = session.participants.find((one) => one.participationId === participationId);
      if (person) return { session, person };
    }
    return undefined;
  }

  newCode(): number {
    const code = makeConnectCode(this.random, (taken) => this.#codes.has(taken));
    this.#codes.add(code);
    return code;
  }

  /** Gives a person a participation of their own: an id, a connect code, and a passkey where it is a guest. */
  newParticipation(person: NewParticipation): ParticipationRecord {
    return {
      rsvp: 'Unknown',
      visit: null,
      ...person,
      participationId: this.state.nextParticipationId++,
      connectCode: this.newCode(),
      passkey: person.userId === null ? makeGuid(this.random) : '',
    };
  }

  addSession(session: SessionRecord): void {
    // What is invented was always there, for lists that lag behind too.
    if (!session.invented) this.#remember(session.sessionId, null);
    this.state.sessions.push(session);
    this.#index(session);
    if (!session.invented) this.#remember(session.sessionId, session);
  }

  /** Changes a session, and remembers what it was for lists that lag behind. */
  changeSession(session: SessionRecord, change: (session: SessionRecord) => void): void {
    this.#remember(session.sessionId, session, true);
    change(session);
    session.invented = false;
    this.#remember(session.sessionId, session);
  }

  /** Takes sessions out as if they had never been; only the invented day is replaced so. */
  removeSessions(which: (session: SessionRecord) => boolean): void {
    for (const session of this.state.sessions) if (which(session)) this.#sessions.delete(session.sessionId);
    this.state.sessions = this.state.sessions.filter((session) => !which(session));
  }

  /** The sessions as they were `delayMs` ago, in the order in which they were made. */
  sessionsSeen(delayMs: number): SessionRecord[] {
    return this.state.sessions.flatMap((session) => this.seen(session, delayMs) ?? []);
  }

  /** One session as it was `delayMs` ago; null where it was not there yet. */
  seen(session: SessionRecord, delayMs: number): SessionRecord | null {
    if (delayMs === 0) return session;
    const until = this.now() - delayMs;
    const version = this.#versions.get(session.sessionId)?.findLast(({ from }) => from <= until);
    return version === undefined ? session : version.session;
  }

  /** Notes the message that the service would send to this person; nobody hears who wants no delivery. */
  tell(session: SessionRecord, person: ParticipationRecord, about: Notice['about']): void {
    const to = person.delivery === 'E' ? person.email : person.delivery === 'S' ? person.phone : '';
    if (to === '') return;
    this.state.notices.push({
      about,
      channel: person.delivery === 'E' ? 'email' : 'text',
      to,
      name: person.name,
      isHost: person.userId === session.hostId,
      sessionId: session.sessionId,
      participationId: person.participationId,
      at: this.now(),
    });
    if (this.state.notices.length > noticesMax) this.state.notices.splice(0, this.state.notices.length - noticesMax);
  }

  #index(session: SessionRecord): void {
    this.#sessions.set(session.sessionId, session);
    this.#codes.add(session.connectCode);
    for (const person of session.participants) this.#codes.add(person.connectCode);
  }

  // Versions cost a copy a change, so they are kept only while some answer lags behind.
  #remember(sessionId: number, session: SessionRecord | null, isBefore = false): void {
    const delayMs = Math.max(this.options.listDelayMs, this.options.statusDelayMs);
    if (delayMs === 0) return void this.#versions.delete(sessionId);
    const versions = this.#versions.get(sessionId) ?? [];
    if (isBefore && versions.length > 0) return;
    const from = versions.length === 0 && (isBefore || session === null) ? -Infinity : this.now();
    versions.push({ from, session: structuredClone(session) });
    const needed = versions.findLastIndex((version) => version.from <= this.now() - delayMs);
    this.#versions.set(sessionId, needed > 0 ? versions.slice(needed) : versions);
  }
}
