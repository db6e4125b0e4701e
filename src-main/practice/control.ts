// The control path of a practice server: faults, options, line, clock and log, for those who hold its token.
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { z } from 'zod';
import { Fault } from './faults.ts';
import { LineState } from './line.ts';
import { PracticeOptions } from './options.ts';
import { Refusal } from './refusal.ts';
import type { PracticeServer } from './handle.ts';

export type Control = {
  readonly url: string;
  /** Whether a request of the account's own port is for the control path. */
  isMeant(request: IncomingMessage): boolean;
  serve(request: IncomingMessage, response: ServerResponse): void;
  close(): Promise<void>;
};

const root = '/__control';
const bodyBytesMax = 1_000_000;

const Move = z.object({ moveMs: z.number().int() }).strict();
const Join = z.object({ participationId: z.number().int(), untilMs: z.number().nullable().default(null) }).strict();
const SomeOptions = z.record(z.string(), z.unknown());

/**
 * Opens the control path: on a port of its own, and on the account's port while the line is up. Every request carries
 * `Authorization: Bearer <token>`.
 */
export async function openControl(server: PracticeServer, token: string): Promise<Control> {
  if (token === '') throw new Error('The token of the control path is empty.');
  const serve = (request: IncomingMessage, response: ServerResponse): void => {
    void answer(server, token, request).then(({ status, json }) => {
      const text = JSON.stringify(json);
      response.writeHead(status, { 'Content-Type': 'application/json; charset=utf-8', 'Cache-Control': 'no-store' });
      response.end(text);
    });
  };
  const own = createServer(serve);
  await new Promise<void>((done, fail) => {
    own.once('error', fail);
    own.listen({ port: 0, host: '127.0.0.1' }, done);
  });
  return {
    url: `http://127.0.0.1:${(own.address() as AddressInfo).port}${root}`,
    isMeant: (request) => (request.url ?? '').startsWith(root),
    serve,
    close: async () => {
      own.closeAllConnections();
      await new Promise<void>((done) => own.close(() => done()));
    },
  };
}

type Reply = { readonly status: number; readonly json: unknown };

async function answer(server: PracticeServer, token: string, request: IncomingMessage): Promise<Reply> {
  if (request.headers.authorization !== `Bearer ${token}`) return { status: 401, json: { error: 'wrong token' } };
  try {
    const text = await read(request);
    const path = new URL(request.url ?? '/', 'http://127.0.0.1').pathname.slice(root.length);
    const json = await act(
      server,
      `${request.method} ${path}`,
      text === '' ? undefined : (JSON.parse(text) as unknown),
    );
    return json === undefined ? { status: 404, json: { error: 'no such command' } } : { status: 200, json };
  } catch (error) {
    if (error instanceof z.ZodError) return { status: 400, json: { error: z.prettifyError(error) } };
    if (error instanceof SyntaxError) return { status: 400, json: { error: 'the body is not JSON' } };
    if (error instanceof Refusal) return { status: error.status, json: error.body };
    return { status: 500, json: { error: error instanceof Error ? error.message : 'failed' } };
  }
}

/** One command; undefined = there is none of that name. */
async function act(server: PracticeServer, command: string, body: unknown): Promise<unknown> {
  const { account, faults, log } = server;
  switch (command) {
    case 'GET /here':
      return { url: server.url, control: server.control };
    case 'GET /log':
      return { requests: log.entries, notices: account.notices };
    case 'DELETE /log':
      log.clear();
      return {};
    case 'GET /sessions':
      return { now: account.now(), sessions: account.sessions };
    case 'GET /faults':
      return { faults: faults.list() };
    case 'POST /faults':
      return { ids: (Array.isArray(body) ? body : [body]).map((one) => faults.add(Fault.parse(one))) };
    case 'DELETE /faults':
      faults.clear();
      return {};
    case 'GET /options':
      return account.options;
    case 'POST /options':
      account.setOptions(PracticeOptions.parse({ ...account.options, ...SomeOptions.parse(body) }));
      return account.options;
    case 'GET /line':
      return server.line;
    case 'POST /line':
      await server.setLine(LineState.parse(body));
      return server.line;
    case 'POST /clock':
      account.moveClock(Move.parse(body).moveMs);
      return { now: account.now() };
    case 'POST /connect': {
      const { participationId, untilMs } = Join.parse(body);
      account.connect(participationId, untilMs);
      return {};
    }
    default:
      return undefined;
  }
}

async function read(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > bodyBytesMax) throw new SyntaxError('too large');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
