// The practice account: SecureVideo in memory, with every rule of its API and no input or output of its own.
import type { Answer } from './answers.ts';
import { clinicDate, inventSessions } from './day.ts';
import type { InventedGuest } from './day.ts';
import { userAsParticipant } from './invited.ts';
import { groupMembers, groupsOf } from './groups.ts';
import { Ledger } from './ledger.ts';
import type { NewParticipation, Ref } from './ledger.ts';
import { optionsWith } from './options.ts';
import type { PracticeOptions } from './options.ts';
import { addParticipant, removeParticipant } from './participants.ts';
import { clinicians, otherUsers } from './people.ts';
import type { InventedUser } from './people.ts';
import type { Random } from '../../src-shared/random/random.ts';
import { emptyState } from './records.ts';
import type { AccountState, Notice, SessionRecord } from './records.ts';
import { notFound } from './refusal.ts';
import * as sessions from './sessions.ts';
import * as users from './users.ts';

/** With what an account begins: clinicians and a day around the present hour, clinicians alone, or nobody. */
export type Beginning = 'day' | 'people' | 'empty';

export type PracticeAccountSetup = {
  /** The service's wall clock, UTC milliseconds. */
  readonly clock: () => number;
  /** For connect codes, passkeys and meeting ids. */
  readonly random: Random;
  readonly options?: Partial<PracticeOptions>;
  /** Repeats an invented day: same seed and same quarter of an hour, same people at the same times. */
  readonly seed?: string;
  readonly beginning?: Beginning;
  /** What an earlier account kept (`account.state`); a day that has passed is replaced by a fresh one. */
  readonly state?: AccountState;
};

/**
 * One account of the service. Each method is one route of the API page: it takes the wire's JSON, answers with the
 * wire's JSON, and throws `Refusal` where the service would say no. `answerTo` (routes) does so for a request as it came.
 */
export class PracticeAccount {
  readonly #ledger: Ledger;
  #onChange: () => void = () => {};

  constructor({ clock, random, options = {}, seed = 'practice', beginning = 'day', state }: PracticeAccountSetup) {
    this.#ledger = new Ledger(state ?? emptyState(seed), optionsWith(options), clock, random);
    if (beginning !== 'empty') this.#inventPeople();
    if (beginning === 'day') this.inventDayIfPassed();
  }

  /** `GET /session`, `/session/{userId}`, `/session/0?externalId=`, each with and without participantEmail. */
  listSessions(host: Ref | null = null, participantEmail = ''): Answer[] {
    return sessions.listSessions(this.#ledger, host, participantEmail);
  }

  /** `POST /session/{userId}` or `/session/0?externalId=`. */
  createSession(host: Ref, body: unknown): Answer {
    return this.#changed(sessions.createSession(this.#ledger, host, body));
  }

  /** `PUT /session/{sessionId}` or `/session/0?externalSessionId=`. */
  rescheduleSession(session: Ref, body: unknown): Answer {
    return this.#changed(sessions.rescheduleSession(this.#ledger, session, body));
  }

  /** `DELETE /session/{sessionId}` or `/session/0?externalSessionId=`. */
  cancelSession(session: Ref): void {
    this.#changed(sessions.cancelSession(this.#ledger, session));
  }

  /** `PUT /sessionhost/{sessionId}` or `/sessionhost/0?externalSessionId=`. */
  changeHost(session: Ref, body: unknown): Answer {
    return this.#changed(sessions.changeHost(this.#ledger, session, body));
  }

  /** `GET /status/{sessionId}` or `/status/0?externalSessionId=`. */
  sessionStatus(session: Ref): Answer {
    return sessions.sessionStatus(this.#ledger, session);
  }

  /** `POST /participant/{sessionId}` or `/participant/0?externalSessionId=`. */
  addParticipant(session: Ref, body: unknown): Answer | null {
    return this.#changed(addParticipant(this.#ledger, session, body));
  }

  /** `DELETE /participant/{participationId}`. */
  removeParticipant(participationId: number): void {
    this.#changed(removeParticipant(this.#ledger, participationId));
  }

  listUsers(): Answer[] {
    return users.listUsers(this.#ledger);
  }

  getUser(user: Ref): Answer {
    return users.getUser(this.#ledger, user);
  }

  createUser(body: unknown): Answer {
    return this.#changed(users.createUser(this.#ledger, body));
  }

  changeUser(user: Ref, body: unknown): Answer {
    return this.#changed(users.changeUser(this.#ledger, user, body));
  }

  deleteUser(user: Ref): void {
    this.#changed(users.deleteUser(this.#ledger, user));
  }

  /** `PUT /password/{userId}`. */
  changePassword(user: Ref, body: unknown): void {
    users.changePassword(this.#ledger, user, body);
  }

  /** `GET /groupuser/{groupId}`. */
  groupMembers(groupId: number): Answer {
    return groupMembers(this.#ledger, groupId);
  }

  /** `GET /usergroup/{userId}`. */
  groupsOf(userId: number): Answer[] {
    return groupsOf(this.#ledger, userId);
  }

  /** `GET /history[/{userId}]`. */
  history(question: sessions.HistoryQuestion): Answer[] {
    return sessions.history(this.#ledger, question);
  }

  /** The account's present, UTC milliseconds. */
  now(): number {
    return this.#ledger.now();
  }

  /** Puts the account's clock ahead (or back): sessions begin, people arrive, old ones are switched off. */
  moveClock(byMs: number): void {
    this.#ledger.moveClock(byMs);
  }

  get options(): PracticeOptions {
    return this.#ledger.options;
  }

  /** Changes some options. @throws ZodError where a name or a value is none. */
  setOptions(some: Partial<PracticeOptions>): void {
    this.#ledger.options = optionsWith({ ...this.#ledger.options, ...some });
  }

  /** Everything that the account keeps, cancelled and switched-off sessions too. Read it, or write it to a file. */
  get state(): AccountState {
    return this.#ledger.state;
  }

  /** Every session that was ever made here, cancelled ones too. */
  get sessions(): readonly SessionRecord[] {
    return this.#ledger.state.sessions;
  }

  /** What the service would have sent, oldest first. */
  get notices(): readonly Notice[] {
    return this.#ledger.state.notices;
  }

  /** Has `run` called after each change; for the keeper of the file. */
  onChange(run: () => void): void {
    this.#onChange = run;
  }

  /** A person comes in now and stays until `until` (UTC ms; null = open end). @throws Refusal 404 */
  connect(participationId: number, until: number | null = null): void {
    const found = this.#ledger.participation(participationId);
    if (!found) throw notFound('Participant');
    this.#ledger.changeSession(found.session, () => {
      found.person.visit = { from: this.#ledger.now(), until };
    });
    this.#onChange();
  }

  /** Invents a day around the present hour, unless this day has one. What clients made or changed stays. */
  inventDayIfPassed(): void {
    const ledger = this.#ledger;
    const today = clinicDate(ledger.now());
    if (ledger.state.inventedFor === today) return;
    ledger.removeSessions((session) => session.invented);
    for (const invented of inventSessions(ledger.state.seed, ledger.now())) {
      const host = this.#userNamed(clinicians[invented.host]);
      if (!host?.active) continue;
      const interpreter = invented.withInterpreter ? this.#userNamed(otherUsers[0]) : undefined;
      const people: NewParticipation[] = [
        { ...userAsParticipant(host), visit: invented.hostVisit },
        ...invented.guests.map((guest) => asParticipant(guest)),
        ...(interpreter?.active ? [userAsParticipant(interpreter)] : []),
      ];
      ledger.addSession({
        ...sessions.newSession(ledger, host.userId, invented.startsAt),
        recorded: invented.recorded,
        externalId: invented.externalId,
        topic: invented.topic,
        scheduleType: invented.scheduleType,
        invented: true,
        participants: people.map((person) => ledger.newParticipation(person)),
      });
    }
    ledger.state.inventedFor = today;
    this.#onChange();
  }

  // Told after notices are noted too, so that the file never has the one without the other.
  #changed<T>(result: T): T {
    this.#onChange();
    return result;
  }

  #inventPeople(): void {
    if (this.#ledger.state.users.length > 0) return;
    for (const { name, email, phone, zoneId, externalId, roles } of [...clinicians, ...otherUsers]) {
      const user = { ...users.newUser(this.#ledger), name, email, phone, zoneId, externalId, roles };
      users.addUser(this.#ledger, { ...user, helpNumber: '3035550100' });
    }
  }

  #userNamed(invented: InventedUser | undefined): AccountState['users'][number] | undefined {
    return this.#ledger.state.users.find((user) => user.email === invented?.email);
  }
}

function asParticipant(guest: InventedGuest): NewParticipation {
  const { name, email, phone, zoneId, externalId, delivery } = guest.person;
  return {
    ...{ name, email, phone, zoneId, externalId, delivery, userId: null, resolution: 'high' },
    ...{ rsvp: guest.rsvp, visit: guest.visit, packetId: guest.packetId },
    ...{ serviceId: guest.serviceId, deposit: guest.deposit },
  };
}
