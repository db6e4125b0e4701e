// The practice account inside of the running app, asked for the truth over its control path, and its line cut and mended.
import { z } from 'zod';
import { offAt } from '../../src-main/practice/ledger.ts';
import { Notice, SessionRecord } from '../../src-main/practice/records.ts';

const Here = z.object({ control: z.string() });
const Sessions = z.object({ now: z.number(), sessions: z.array(SessionRecord) });
const Request = z.object({ method: z.string(), target: z.string(), body: z.string(), sent: z.number().nullable() });
const Log = z.object({ requests: z.array(Request), notices: z.array(Notice) });

/** A request as the practice account saw it. */
export type SeenRequest = z.infer<typeof Request>;

export class Truth {
  readonly #control: string;
  readonly #token: string;

  private constructor(control: string, token: string) {
    this.#control = control;
    this.#token = token;
  }

  /** Finds the control path of the account on this port of this computer. */
  static async on(port: number, token: string): Promise<Truth> {
    const atAccount = new Truth(`http://127.0.0.1:${port}/__control`, token);
    return new Truth(Here.parse(await atAccount.#ask('GET', '/here')).control, token);
  }

  /** Every session that was ever made, cancelled ones too. */
  async all(): Promise<readonly SessionRecord[]> {
    return Sessions.parse(await this.#ask('GET', '/sessions')).sessions;
  }

  /** The sessions that SecureVideo's list would tell. */
  async listed(): Promise<readonly SessionRecord[]> {
    const { now, sessions } = Sessions.parse(await this.#ask('GET', '/sessions'));
    return sessions.filter((session) => session.cancelledAt === null && now < offAt(session.startsAt));
  }

  /** Every session ever made with this person in it. */
  async with(name: string): Promise<readonly SessionRecord[]> {
    return (await this.all()).filter((session) => session.participants.some((person) => person.name === name));
  }

  /** The one session of this person. @throws Error where there is none, or another number */
  async oneWith(name: string): Promise<SessionRecord> {
    const found = await this.with(name);
    const [session] = found;
    if (session === undefined || found.length > 1) throw new Error(`${name} has ${found.length} sessions, not one.`);
    return session;
  }

  /** A session by its id, as it is now. @throws Error where there is none */
  async session(sessionId: number): Promise<SessionRecord> {
    const found = (await this.all()).find((session) => session.sessionId === sessionId);
    if (!found) throw new Error(`There is no session ${sessionId}.`);
    return found;
  }

  /** Messages to guests about a session that would have been sent, by what they are about, oldest first. */
  async told(sessionId: number): Promise<readonly string[]> {
    const { notices } = Log.parse(await this.#ask('GET', '/log'));
    return notices.filter((one) => one.sessionId === sessionId && !one.isHost).map((one) => one.about);
  }

  /** Requests that reached the account, oldest first. */
  async requests(): Promise<readonly SeenRequest[]> {
    return Log.parse(await this.#ask('GET', '/log')).requests;
  }

  /** From here on only new requests are told. */
  async forgetRequests(): Promise<void> {
    await this.#ask('DELETE', '/log');
  }

  async #ask(method: string, path: string, body?: unknown): Promise<unknown> {
    const answer = await fetch(this.#control + path, {
      method,
      headers: { Authorization: `Bearer ${this.#token}` },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    if (!answer.ok) throw new Error(`The practice account answers ${method} ${path} with ${answer.status}.`);
    return answer.json();
  }
}
