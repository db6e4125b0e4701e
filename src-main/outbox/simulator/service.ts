// SecureVideo as the world has it: the practice account's rules, and a book of every effect with whoever caused it.
import { foldName } from '../../../src-shared/session/rules.ts';
import { PracticeAccount } from '../../practice/account.ts';
import type { PracticeOptions } from '../../practice/options.ts';
import { seededRandom } from '../../../src-shared/random/random.ts';
import type { SessionRecord } from '../../practice/records.ts';
import { answerTo } from '../../practice/routes.ts';
import type { PracticeAnswer } from '../../practice/routes.ts';
import type { WorldTime } from './time.ts';

/** One try of one change of one desk, as the oracle tags it. */
export type Tag = {
  readonly desk: number;
  readonly changeId: string;
  readonly seq: number;
  readonly attempt: number;
  /** When the read began on which the desk relied before it sent; null = none. */
  readonly readBegun: number | null;
  /** What it read may have lacked what is there. */
  readonly isLiedTo: boolean;
  /** What it read may have said that nothing is there at all. */
  readonly isEmptied: boolean;
  readonly at: number;
};

/** What matters of a session. `guests` are names of all but the host, sorted. */
export type Shape = {
  readonly startsAt: number;
  readonly hostId: string;
  readonly guests: readonly string[];
  readonly cancelled: boolean;
  /** Guests by name and address, users by id: two people may have one name. */
  readonly people: readonly string[];
};

/** Something that really happened to a session. `by` null = the dashboard or nobody that we know. */
export type Effect = {
  readonly at: number;
  readonly by: Tag | null;
  readonly kind: 'create' | 'move' | 'cancel' | 'host' | 'add' | 'remove';
  readonly sessionId: number;
  readonly before: Shape | null;
  readonly after: Shape;
};

export type Request = { readonly method: string; readonly target: string; readonly body: string };

const KINDS: Readonly<Record<string, Effect['kind']>> = {
  'POST session': 'create',
  'PUT session': 'move',
  'DELETE session': 'cancel',
  'PUT sessionhost': 'host',
  'POST participant': 'add',
  'DELETE participant': 'remove',
};

export class Service {
  readonly account: PracticeAccount;
  readonly effects: Effect[] = [];
  /** Told of each effect at its moment. */
  onEffect: (effect: Effect) => void = () => undefined;
  /** Told of each write of a desk that arrives, whatever comes of it. */
  onWrite: (by: Tag) => void = () => undefined;
  readonly #time: WorldTime;
  readonly #shapes = new Map<number, { readonly at: number; readonly shape: Shape }[]>();
  /** Until then it has nothing right to say. */
  keysRefusedUntil = 0;

  constructor(time: WorldTime, seed: string, options: Partial<PracticeOptions>) {
    this.#time = time;
    const clock = (): number => Math.floor(time.now);
    this.account = new PracticeAccount({ clock, random: seededRandom(seed), options, beginning: 'people' });
  }

  /** Works a request, whoever still waits for its answer. */
  work({ method, target, body }: Request, by: Tag | null): PracticeAnswer {
    const [, kindOfPath = '', n = ''] = target.split(/[/?]/);
    const kind = KINDS[`${method} ${kindOfPath}`];
    if (kind === undefined) return answerTo(this.account, { method, target });
    if (by !== null) this.onWrite(by);
    const sent = body === '' ? {} : { body: JSON.parse(body) as unknown };
    const count = this.account.sessions.length;
    const known = kind === 'create' ? undefined : this.#sessionOf(kind, n, target);
    const before = known === undefined ? null : shapeOf(known);
    const answer = answerTo(this.account, { method, target, ...sent });
    if (answer.status >= 300) return answer;
    const session = known ?? (this.account.sessions.length > count ? this.account.sessions.at(-1) : undefined);
    if (session === undefined) return answer; // an earlier one was given back
    const after = shapeOf(session);
    const effect: Effect = { at: this.#time.now, by, kind, sessionId: session.sessionId, before, after };
    this.effects.push(effect);
    const shapes = this.#shapes.get(session.sessionId) ?? [];
    shapes.push({ at: this.#time.now, shape: after });
    this.#shapes.set(session.sessionId, shapes);
    this.onEffect(effect);
    return answer;
  }

  session(sessionId: number): SessionRecord | undefined {
    return this.account.sessions.find((session) => session.sessionId === sessionId);
  }

  /** Every session that was ever made with this id. */
  withId(externalId: string): SessionRecord[] {
    const folded = externalId.toLowerCase();
    return this.account.sessions.filter((session) => session.externalId.toLowerCase() === folded);
  }

  /** The shape of a session at a moment; null before it was made. */
  shapeAt(sessionId: number, at: number): Shape | null {
    return this.#shapes.get(sessionId)?.findLast((one) => one.at <= at)?.shape ?? null;
  }

  /** Every shape that a session had at some moment from `from` on. */
  shapesSince(sessionId: number, from: number): Shape[] {
    const later = (this.#shapes.get(sessionId) ?? []).filter((one) => one.at > from).map((one) => one.shape);
    const then = this.shapeAt(sessionId, from);
    return then === null ? later : [then, ...later];
  }

  #sessionOf(kind: Effect['kind'], n: string, target: string): SessionRecord | undefined {
    if (kind === 'remove') {
      const id = Number(n);
      return this.account.sessions.find((one) => one.participants.some((person) => person.participationId === id));
    }
    if (n !== '0') return this.session(Number(n));
    const externalId = new URL(target, 'https://service.test').searchParams.get('externalSessionId') ?? '';
    return this.withId(externalId).find((session) => session.cancelledAt === null);
  }
}

export function shapeOf(session: SessionRecord): Shape {
  return {
    startsAt: session.startsAt,
    hostId: String(session.hostId),
    guests: session.participants
      .filter((person) => person.userId !== session.hostId)
      .map((person) => person.name)
      .sort(),
    cancelled: session.cancelledAt !== null,
    people: session.participants.map(({ userId, name, email }) =>
      personKey(userId === null ? null : String(userId), name, email),
    ),
  };
}

export function personKey(userId: string | null, name: string, email: string): string {
  return userId === null ? `${foldName(name)} ${email.trim().toLowerCase()}` : `user ${userId}`;
}
