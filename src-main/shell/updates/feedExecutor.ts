// How a feed is spoken to: by Node's https over the system's proxy, with one host alone, and with nothing told about this desk.
import { request as requestHttp } from 'node:http';
import type { ClientRequest, IncomingMessage, OutgoingHttpHeaders, RequestOptions } from 'node:http';
import { PassThrough } from 'node:stream';
import type { Duplex } from 'node:stream';
import { configureRequestUrl, HttpExecutor } from 'builder-util-runtime';
import type { DownloadOptions } from 'builder-util-runtime';
import { isLoopback } from '../../api/address.ts';
import { secureContextOf, trustedCertificates } from '../../api/certificates.ts';
import { openConnection } from '../../api/connection.ts';
import { readWays } from '../../api/proxy.ts';
import type { ProxySignIn } from '../../api/proxySignIn.ts';
import { UpdateFailure } from '../../update/port.ts';

/** A description of a version is short; more is no description. */
const DESCRIPTION_BYTES_MAX = 256 * 1024;
/** No version of Front Desk is as large. */
const FILE_BYTES_MAX = 1024 ** 3;
/** Longest silence of a server that is borne. */
const SILENCE_MAX_MS = 60_000;

/** All that leaves this computer for a feed: no id, no version, no cookie. */
const HEADERS: ReadonlySet<string> = new Set(['accept', 'cache-control', 'user-agent', 'range']);
const USER_AGENT = 'FrontDesk';

export type FeedExecutorParts = {
  readonly feed: string;
  /** What the system says of proxies for an address: "DIRECT", "PROXY host:port; DIRECT". */
  readonly resolveProxy: (url: string) => Promise<string>;
  /** As for the API: the feed is asked over the same proxy. */
  readonly proxySignIn?: ProxySignIn;
  /** Certificates in PEM that are trusted; by default those of Node and of the computer. */
  readonly certificates?: () => readonly string[];
  readonly silenceMaxMs?: number;
};

/**
 * The library's own way of asking and fetching, hashing included, over our connections. A request to another host, a
 * redirect, an answer without end and a server that falls silent each end in an error; none of them throws out of an event.
 */
export class FeedExecutor extends HttpExecutor<ClientRequest> {
  readonly #origin: string;
  readonly #parts: FeedExecutorParts;
  readonly #secureContext;

  constructor(parts: FeedExecutorParts) {
    super();
    this.#parts = parts;
    this.#origin = new URL(parts.feed).origin;
    this.#secureContext = secureContextOf(parts.certificates ?? trustedCertificates);
  }

  /** Fetches a file and proves its hash; what the library asks of every executor and brings itself for Electron's alone. */
  async download(url: URL, destination: string, options: DownloadOptions): Promise<string> {
    const asked: RequestOptions = { headers: options.headers ?? {} };
    configureRequestUrl(url, asked);
    return options.cancellationToken.createPromise<string>((resolve, reject, onCancel) => {
      // The library calls it with nothing at all, too.
      const callback = (error?: Error | null): void => (error ? reject(error) : resolve(destination));
      this.doDownload(asked, { destination, options, onCancel, callback, responseHandler: null }, 0);
    });
  }

  override createRequest(options: RequestOptions, callback: (response: IncomingMessage) => void): ClientRequest {
    const url = urlOf(options);
    const made = requestHttp({
      method: 'GET',
      path: options.path ?? '/',
      headers: { ...told(options.headers), host: url?.host ?? '', connection: 'close' },
      createConnection: (_options, connected) => {
        this.#connect(url).then(
          (stream) => connected(null, stream),
          (error: unknown) => connected(asError(error), new PassThrough()),
        );
        return undefined;
      },
    });
    made.once('response', (response) => {
      const refused = whyRefused(response, isDescription(options) ? DESCRIPTION_BYTES_MAX : FILE_BYTES_MAX, (late) =>
        made.destroy(late),
      );
      if (refused) return void made.destroy(refused);
      try {
        callback(response);
      } catch (error) {
        made.destroy(asError(error));
      }
    });
    return made;
  }

  override addErrorAndTimeoutHandlers(request: ClientRequest, reject: (error: Error) => void): void {
    request.setTimeout(this.#silenceMaxMs, () => request.destroy(new UpdateFailure('unreachable')));
    request.on('error', reject);
    request.on('response', (response) => {
      // An answer that ends before its end: the library would wait for the rest.
      response.on('error', () => reject(new UpdateFailure('unreachable')));
      response.on('close', () => {
        if (!response.complete) reject(new UpdateFailure('unreachable'));
      });
    });
  }

  async #connect(url: URL | null): Promise<Duplex> {
    if (url === null || url.origin !== this.#origin) throw new UpdateFailure('elsewhere');
    const ways = isLoopback(url.href) ? 'DIRECT' : await this.#parts.resolveProxy(url.href).catch(() => 'DIRECT');
    const giveUp = new AbortController();
    const late = setTimeout(() => giveUp.abort(), this.#silenceMaxMs).unref();
    try {
      const { proxySignIn } = this.#parts;
      return (await openConnection(url, readWays(ways), this.#secureContext, giveUp.signal, proxySignIn)).stream;
    } finally {
      clearTimeout(late);
    }
  }

  get #silenceMaxMs(): number {
    return this.#parts.silenceMaxMs ?? SILENCE_MAX_MS;
  }
}

/** Why an answer is not read; null = it is. `late` is told when it turns out to be without end. */
function whyRefused(response: IncomingMessage, bytesMax: number, late: (error: Error) => void): Error | null {
  const status = response.statusCode ?? 0;
  if (status >= 300 && status < 400) return new UpdateFailure('elsewhere');
  delete response.headers.location; // the library follows it whatever the status
  if (Number(response.headers['content-length'] ?? 0) > bytesMax) return new UpdateFailure('notAFeed');
  let length = 0;
  response.on('data', (chunk: Uint8Array | string) => {
    length += chunk.length;
    if (length > bytesMax) late(new UpdateFailure('notAFeed'));
  });
  return null;
}

function isDescription({ path }: RequestOptions): boolean {
  return /\.ya?ml($|\?)/i.test(path ?? '');
}

function urlOf({ protocol, hostname, port, path }: RequestOptions): URL | null {
  const text = `${protocol ?? ''}//${hostname ?? ''}${port ? `:${String(port)}` : ''}${path ?? '/'}`;
  return URL.canParse(text) ? new URL(text) : null;
}

/** Of the library's headers those that say nothing of this desk: its staging id stays here, where the share is reckoned. */
function told(headers: RequestOptions['headers']): OutgoingHttpHeaders {
  const given = Object.entries((headers ?? {}) as OutgoingHttpHeaders);
  const kept = given.filter(([name]) => HEADERS.has(name.toLowerCase()) && name.toLowerCase() !== 'user-agent');
  return { ...Object.fromEntries(kept), 'user-agent': USER_AGENT };
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new UpdateFailure('unreachable');
}
