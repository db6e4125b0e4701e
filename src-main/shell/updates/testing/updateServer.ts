// For tests: a feed on loopback that plays what feeds play: versions, shares, wrong hashes, cut and hung answers, absence.
import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What is played for a file: whole, cut in the middle, silent after the first bytes, or with other bytes of the same length. */
export type Played = 'whole' | 'cut' | 'hung' | 'changed' | 'missing';

export type Published = {
  readonly version: string;
  /** The installer's bytes. */
  readonly file: Buffer;
  readonly name?: string;
  readonly notes?: string;
  /** 0 to 100. */
  readonly share?: number;
  /** Whole lines of the description in place of those that fit. */
  readonly description?: string;
};

/** One feed. All its switches may be thrown at any time. */
export class UpdateServer {
  readonly #server: Server;
  #open = new Set<ServerResponse>();
  port = 0;
  published: Published | null = null;
  /** For the description and for files. */
  describes: Played | 'redirect' | 'junk' | 'endless' = 'whole';
  gives: Played | 'redirect' = 'whole';
  /** All that was asked, in order, with the headers. */
  readonly asked: { readonly path: string; readonly headers: IncomingMessage['headers'] }[] = [];
  /** Called before a file is answered: a test holds it back here. */
  beforeFile: () => Promise<void> = () => Promise.resolve();

  constructor() {
    this.#server = this.#make();
  }

  static async start(): Promise<UpdateServer> {
    const server = new UpdateServer();
    await server.listen();
    return server;
  }

  get url(): string {
    return `http://127.0.0.1:${String(this.port)}/front-desk/`;
  }

  /** Paths without their query. */
  get paths(): string[] {
    return this.asked.map(({ path }) => path.replace(/\?.*$/, ''));
  }

  filesAsked(): number {
    return this.paths.filter((path) => !path.endsWith('.yml')).length;
  }

  /** Back after `gone`, on the same port. */
  async listen(): Promise<void> {
    await new Promise<void>((resolve, reject) => {
      this.#server.once('error', reject);
      this.#server.listen(this.port, '127.0.0.1', resolve);
    });
    this.port = (this.#server.address() as AddressInfo).port;
  }

  /** The computer of the feed is gone, in the middle of whatever it does. */
  async gone(): Promise<void> {
    for (const response of this.#open) response.destroy();
    this.#open.clear();
    await new Promise<void>((resolve) => {
      if (!this.#server.listening) return resolve();
      this.#server.close(() => resolve());
      this.#server.closeAllConnections();
    });
  }

  #make(): Server {
    return createServer((request, response) => {
      this.#open.add(response);
      response.on('close', () => this.#open.delete(response));
      response.on('error', () => undefined);
      this.asked.push({ path: request.url ?? '', headers: request.headers });
      void this.#answer(request.url ?? '', response);
    });
  }

  async #answer(path: string, response: ServerResponse): Promise<void> {
    const published = this.published;
    if (/\.yml($|\?)/.test(path)) {
      const text = published === null ? null : descriptionOf(published);
      return this.#play(response, text === null ? 'missing' : this.describes, Buffer.from(text ?? ''));
    }
    await this.beforeFile();
    if (published === null || !path.endsWith(`/${nameOf(published)}`)) return this.#play(response, 'missing', EMPTY);
    this.#play(response, this.gives, published.file);
  }

  #play(response: ServerResponse, played: Played | 'redirect' | 'junk' | 'endless', bytes: Buffer): void {
    switch (played) {
      case 'missing':
        response.writeHead(404).end('Not here');
        return;
      case 'redirect':
        response.writeHead(302, { location: 'http://127.0.0.1:9/elsewhere' }).end();
        return;
      case 'junk':
        response.end('<!doctype html><title>Welcome to the guest network</title>: [');
        return;
      case 'endless': {
        const chunk = Buffer.alloc(64 * 1024, 'a: b\n');
        const more = (): void => {
          while (!response.destroyed && response.write(chunk));
        };
        response.on('drain', more);
        more();
        return;
      }
      case 'hung':
        response.writeHead(200, { 'content-length': bytes.length });
        response.write(bytes.subarray(0, Math.floor(bytes.length / 2)));
        return;
      case 'cut':
        response.writeHead(200, { 'content-length': bytes.length });
        response.write(bytes.subarray(0, Math.floor(bytes.length / 2)), () => response.destroy());
        return;
      case 'changed': {
        const other = Buffer.from(bytes);
        other[other.length >> 1] = (other[other.length >> 1] ?? 0) ^ 1;
        response.writeHead(200, { 'content-length': other.length }).end(other);
        return;
      }
      case 'whole':
        response.writeHead(200, { 'content-length': bytes.length }).end(bytes);
    }
  }
}

const EMPTY = Buffer.alloc(0);

/** The file's name as the description and the server have it. */
export function nameOf({ version, name }: Published): string {
  return name ?? `Front-Desk-${version}.AppImage`;
}

function descriptionOf(published: Published): string {
  if (published.description !== undefined) return published.description;
  const { version, file, notes, share } = published;
  const sha512 = createHash('sha512').update(file).digest('base64');
  const name = nameOf(published);
  return [
    `version: ${version}`,
    `files:`,
    `  - url: ${name}`,
    `    sha512: ${sha512}`,
    `    size: ${String(file.length)}`,
    `path: ${name}`,
    `sha512: ${sha512}`,
    `releaseDate: '2026-11-23T17:47:00.000Z'`,
    ...(share === undefined ? [] : [`stagingPercentage: ${String(share)}`]),
    ...(notes === undefined ? [] : [`releaseNotes: ${JSON.stringify(notes)}`]),
    '',
  ].join('\n');
}
