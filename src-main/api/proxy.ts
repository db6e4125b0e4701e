// The system's proxy: reads what the system answers for an address, and asks a proxy for a tunnel.
import { request } from 'node:http';
import type { ClientRequest } from 'node:http';
import type { Duplex } from 'node:stream';
import { Failure } from './failures.ts';
import type { ProxySignIn, ProxyWay } from './proxySignIn.ts';

/** One way to the API: straight, or through a proxy that is reached by plain TCP or by TLS. */
export type Way = { readonly is: 'direct' } | ({ readonly is: 'proxy' } & ProxyWay) | { readonly is: 'unknown' }; // SOCKS and the like, which we do not speak

/** Ways in the order to try, from "PROXY a:8080; DIRECT" as the system answers. Nothing said = direct. */
export function readWays(text: string): readonly Way[] {
  const parts = text
    .split(';')
    .map((part) => part.trim())
    .filter((part) => part !== '');
  return parts.length === 0 ? [{ is: 'direct' }] : parts.map(readWay);
}

function readWay(part: string): Way {
  if (/^direct$/i.test(part)) return { is: 'direct' };
  const match = /^(proxy|https?)\s+(\[[0-9a-f:.]+\]|[^\s:]+)(?::(\d{1,5}))?$/i.exec(part);
  if (!match) return { is: 'unknown' };
  const overTls = match[1]?.toLowerCase() === 'https';
  const host = (match[2] ?? '').replace(/^\[|\]$/g, '');
  return { is: 'proxy', host, port: Number(match[3] ?? (overTls ? 443 : 80)), overTls };
}

/** Names of the ways to sign in: the first word of each line, and of each that follows a comma and is no `name=value`. */
export function schemesIn(header: string | readonly string[]): readonly string[] {
  const parts = (typeof header === 'string' ? [header] : header).flatMap((line) =>
    line.replace(/"(?:\\.|[^"\\])*"/g, '""').split(','),
  );
  const names = parts.map((part) => /^\s*([a-z][a-z0-9-]*)(?![^\s]*=)(\s|$)/i.exec(part)?.[1] ?? '');
  return [...new Set(names.filter((name) => name !== ''))].slice(0, 5);
}

/** The proxy that a tunnel is asked of, and who signs in there. */
export type TunnelThrough = { readonly way: ProxyWay; readonly signIn: ProxySignIn | null };

/**
 * Asks the proxy at the other end of `stream` for a tunnel to host:port; resolves when the tunnel stands.
 * No byte of the request itself is sent. @throws Failure 'proxyWantsPassword' for a 407, 'proxyRefused' for other refusals.
 */
export async function openTunnel(
  stream: Duplex,
  host: string,
  port: number,
  { way, signIn }: TunnelThrough,
): Promise<void> {
  const tried = await signIn?.ask(way);
  try {
    // Given up while it waited for its turn: nothing is to be said any more.
    if (stream.destroyed) throw new Failure('stopped');
    const { status, schemes } = await askFor(stream, host, port, tried?.offered ?? null);
    if (status === 407) {
      tried?.turnedAway(schemes);
      throw new Failure('proxyWantsPassword');
    }
    if (!isOpen(status)) throw new Failure('proxyRefused');
    tried?.passed();
  } finally {
    tried?.ended();
  }
}

/**
 * Asks the proxy at the other end of `stream` for a tunnel to a host; to be ended by who asks. `signIn`: what
 * `Proxy-Authorization` says, null = nothing.
 */
export function connectRequest(stream: Duplex, host: string, port: number, signIn: string | null): ClientRequest {
  const target = `${host.includes(':') ? `[${host}]` : host}:${port}`;
  return request({
    method: 'CONNECT',
    path: target,
    headers: { host: target, ...(signIn === null ? {} : { 'proxy-authorization': signIn }) },
    createConnection: () => stream,
  });
}

function askFor(
  stream: Duplex,
  host: string,
  port: number,
  signIn: string | null,
): Promise<{ readonly status: number; readonly schemes: readonly string[] }> {
  return new Promise((resolve, reject) => {
    const asked = connectRequest(stream, host, port, signIn);
    asked.once('error', reject);
    asked.once('connect', (answer, _socket, head) => {
      const { statusCode: status = 0, headersDistinct } = answer;
      // Nobody may speak in the tunnel before us: bytes that are there already are not the API's. A no may have a page with it.
      if (isOpen(status) && head.length > 0) return reject(new Failure('proxyRefused'));
      resolve({ status, schemes: schemesIn(headersDistinct['proxy-authenticate'] ?? []) });
    });
    asked.end();
  });
}

function isOpen(status: number): boolean {
  return status >= 200 && status <= 299;
}
