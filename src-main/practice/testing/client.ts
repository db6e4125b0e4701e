// For tests: a practice server at a fixed moment, and a plain HTTP client that tells exactly what came over the wire.
import { request as httpRequest } from 'node:http';
import type { Agent } from 'node:http';
import { PracticeAccount } from '../account.ts';
import type { PracticeAccountSetup } from '../account.ts';
import { seededRandom } from '../../../src-shared/random/random.ts';
import { startPracticeServer } from '../server.ts';
import type { PracticeServer } from '../handle.ts';
import type { PracticeServerSetup } from '../server.ts';

/** Monday 23 November 2026, 10:47:12 in Denver. */
export const present = Date.UTC(2026, 10, 23, 17, 47, 12);

export type Json = Record<string, unknown>;

/** What came back: an answer, or how the connection ended instead. */
export type Reply = {
  readonly status: number | null;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly text: string;
  /** The error code of a connection that broke off, with or without an answer begun. */
  readonly broke: string | null;
};

export type Asked = Reply & { readonly json: Json; readonly list: Json[] };

type More = { readonly headers?: Record<string, string>; readonly agent?: Agent; readonly giveUp?: AbortSignal };

export type Practice = PracticeServer & {
  ask(method: string, target: string, body?: unknown, more?: More): Promise<Asked>;
};

/** Starts a server whose account stands at `present` (clinicians, no sessions) unless told otherwise. */
export async function openPractice(
  setup: Partial<PracticeAccountSetup> & Omit<Partial<PracticeServerSetup>, 'account'> = {},
): Promise<Practice> {
  const account = new PracticeAccount({
    clock: () => present,
    random: seededRandom('test'),
    beginning: 'people',
    ...setup,
  });
  const server = await startPracticeServer({ ...setup, account });
  return Object.defineProperties({} as Practice, {
    ...Object.getOwnPropertyDescriptors(server),
    ask: { value: (...args: Parameters<Practice['ask']>) => ask(server, ...args) },
  });
}

/** One request as a client of the service makes it, over a connection of its own unless `more.agent` says otherwise. */
export async function ask(
  server: Pick<PracticeServer, 'url' | 'identifier' | 'secret'>,
  method: string,
  target: string,
  body?: unknown,
  more: More = {},
): Promise<Asked> {
  const reply = await send(server.url.replace(/\/$/, '') + target, method, body, {
    ...more,
    headers: {
      Authorization: `Basic ${Buffer.from(`${server.identifier}:${server.secret}`).toString('base64')}`,
      Accept: 'application/json',
      ...(body !== undefined && { 'Content-Type': 'application/json' }),
      ...more.headers,
    },
  });
  const parsed = parse(reply.text);
  return {
    ...reply,
    json: typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed) ? (parsed as Json) : {},
    list: Array.isArray(parsed) ? (parsed as Json[]) : [],
  };
}

function send(url: string, method: string, body: unknown, { headers = {}, agent, giveUp }: More): Promise<Reply> {
  return new Promise((done) => {
    const broken = (error: NodeJS.ErrnoException): void =>
      done({ status: null, headers: {}, text: '', broke: error.code ?? error.name });
    const asking = httpRequest(url, { method, headers, agent: agent ?? false, ...(giveUp && { signal: giveUp }) });
    asking.on('error', broken);
    asking.on('response', (response) => {
      const chunks: Buffer[] = [];
      const { statusCode = 0, headers } = response;
      const end = (broke: string | null): void =>
        done({ status: statusCode, headers, text: Buffer.concat(chunks).toString('utf8'), broke });
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => end(null));
      response.on('error', (error: NodeJS.ErrnoException) => end(error.code ?? error.name));
    });
    if (body === undefined) return void asking.end();
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    asking.setHeader('Content-Length', Buffer.byteLength(text)); // Node leaves it out of a DELETE
    asking.end(text);
  });
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** A guest whom nobody writes to. */
export function guest(name: string, more: Json = {}): Json {
  return { ParticipantFullName: name, ShouldAutoDeliverCode: 'N', ...more };
}

/** The API page's own guest: mail, service, deposit and packet. */
export const rosa: Json = {
  ParticipantFullName: 'Rosa Vega',
  ParticipantEmailAddress: 'rosa.vega@example.org',
  ParticipantSmsNumber: '',
  ParticipantDefaultResolution: 'high',
  ParticipantTimeZoneWindowsId: 'Mountain Standard Time',
  ParticipantExternalId: 'MRN-3381',
  ShouldAutoDeliverCode: 'E',
  PacketId: 412,
  SvcId: 88,
  DepositRequired: 25.0,
};

/** A booking with that guest at a time to come. */
export function booking(more: Json = {}): Json {
  return { ScheduleTs: '2026-12-01T18:00:00', IsRecorded: false, Participants: [rosa], ...more };
}

/** An id in an answer, for the next request's path. */
export function idIn(json: Json | undefined, member = 'SessionId'): string {
  return String(Number(json?.[member]));
}

/** The participants of a session's JSON. */
export function peopleOf(session: Json | undefined): Json[] {
  return (session?.['Participants'] ?? []) as Json[];
}

/** The sentences of a 400 under one member. */
export function complaint(asked: Asked, member: string): unknown {
  return (asked.json['ModelState'] as Json | undefined)?.[member];
}
