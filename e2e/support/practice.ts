// The other side of a whole-app spec: a practice account in the spec's own process, reached over real HTTP, and asked for the truth.
import { expect } from '@playwright/test';
import { PracticeAccount } from '../../src-main/practice/account.ts';
import type { Beginning } from '../../src-main/practice/account.ts';
import { Fault } from '../../src-main/practice/faults.ts';
import type { Faults } from '../../src-main/practice/faults.ts';
import type { PracticeServer } from '../../src-main/practice/handle.ts';
import type { RequestEntry } from '../../src-main/practice/log.ts';
import type { PracticeOptions } from '../../src-main/practice/options.ts';
import { seededRandom } from '../../src-shared/random/random.ts';
import type { Notice, ParticipationRecord, SessionRecord, UserRecord } from '../../src-main/practice/records.ts';
import { startPracticeServer } from '../../src-main/practice/server.ts';
import { pinnedNow } from './pinned.ts';

/** How late every answer of the practice account comes (FRONT_DESK_FAR=600, ms): no spec may depend on what comes first. */
const farMs = Number(process.env['FRONT_DESK_FAR'] ?? '0');

export type PracticeSetup = {
  /** 'people' (clinicians, no sessions) unless told otherwise. */
  readonly beginning?: Beginning;
  readonly options?: Partial<PracticeOptions>;
  /** The same clock as a desk that is launched `pinned`. */
  readonly pinned?: boolean;
};

/** Starts a practice account on a free port; its clock is the one of the desk under test. */
export async function openPractice(setup: PracticeSetup = {}): Promise<Practice> {
  const { beginning = 'people', options = {}, pinned = false } = setup;
  const account = new PracticeAccount({
    clock: pinned ? pinnedNow : () => Date.now(),
    random: seededRandom('whole app'),
    seed: 'whole app',
    beginning,
    options,
  });
  const server = await startPracticeServer({ account });
  if (farMs > 0) standFarAway(server.faults);
  return new Practice(server);
}

/** Where a spec plants no fault of its own for a request, its answer is late. */
function standFarAway(faults: Faults): void {
  const planted = faults.take.bind(faults);
  faults.take = (aim) => planted(aim) ?? Fault.parse({ do: 'delay', ms: farMs });
}

export class Practice {
  readonly server: PracticeServer;

  constructor(server: PracticeServer) {
    this.server = server;
  }

  /** The user of that name. @throws Error where the account has none */
  user(name: string): UserRecord {
    const found = this.server.account.state.users.find((user) => user.name === name);
    if (!found) throw new Error(`The practice account has no ${name}.`);
    return found;
  }

  /** Every session that was ever made with this guest or colleague in it, cancelled ones too. */
  sessionsWith(name: string): readonly SessionRecord[] {
    return this.server.account.sessions.filter((session) => session.participants.some((one) => one.name === name));
  }

  /** The one session with this person in it, as soon as it is there. */
  async booked(name: string): Promise<SessionRecord> {
    await expect.poll(() => this.sessionsWith(name).length, { message: `sessions with ${name}` }).toBe(1);
    const [session] = this.sessionsWith(name);
    if (!session) throw new Error('unreachable');
    return session;
  }

  /** Messages about a session that would have gone to its guests, in their order. */
  told(session: Pick<SessionRecord, 'sessionId'>): readonly Notice[] {
    return this.server.account.notices.filter((notice) => notice.sessionId === session.sessionId && !notice.isHost);
  }

  /** Every request of a method whose path and query fit, oldest first. */
  asked(method: string, target: RegExp): readonly RequestEntry[] {
    return this.server.log.entries.filter((entry) => entry.method === method && target.test(entry.target));
  }

  /** The one request of a method that fits, as soon as it was answered. */
  async answered(method: string, target: RegExp): Promise<RequestEntry> {
    const done = (): readonly RequestEntry[] => this.asked(method, target).filter((entry) => entry.sent !== null);
    await expect.poll(() => done().length, { message: `${method} ${target.source}` }).toBe(1);
    const [entry] = done();
    if (!entry) throw new Error('unreachable');
    return entry;
  }

  /** The create that named this guest; there must be exactly one. */
  async createOf(name: string): Promise<RequestEntry> {
    const named = (): readonly RequestEntry[] =>
      this.asked('POST', /^\/session\//).filter((entry) => entry.body.includes(JSON.stringify(name)));
    await expect.poll(() => named().length, { message: `creates with ${name}` }).toBe(1);
    const [entry] = named();
    if (!entry) throw new Error('unreachable');
    return entry;
  }

  async close(): Promise<void> {
    await this.server.close();
  }
}

/** A body as it was read by the server. */
export function bodyOf(entry: Pick<RequestEntry, 'body'>): Record<string, unknown> {
  return JSON.parse(entry.body) as Record<string, unknown>;
}

/** A person of a session by name. @throws Error where there is none */
export function personIn(session: SessionRecord, name: string): ParticipationRecord {
  const found = session.participants.find((one) => one.name === name);
  if (!found) throw new Error(`${name} is not in session ${session.sessionId}.`);
  return found;
}
