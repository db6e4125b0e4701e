// The sockets of a check: names, lines, tunnels and certificates, each by itself. Nothing of an account ever goes over them.
import { lookup } from 'node:dns/promises';
import { connect as connectTcp, isIP } from 'node:net';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { connect as connectTls } from 'node:tls';
import type { PeerCertificate, SecureContext, TLSSocket } from 'node:tls';
import { connectRequest, schemesIn } from '../api/proxy.ts';

/** Who vouches for the other end. `trusted` null = this computer trusts it, else why not, as a code. */
export type Vouched = { readonly signedBy: string; readonly validTo: string; readonly notTrusted: string | null };

/** One line that was opened. */
export interface Wire {
  /**
   * Asks the proxy at the other end for a way on. `signIn`: what `Proxy-Authorization` says, null = nothing. `schemes`: how
   * it wants somebody to sign in.
   */
  tunnel(
    host: string,
    port: number,
    signIn: string | null,
  ): Promise<{ readonly status: number; readonly schemes: readonly string[] }>;
  /** Makes it safe, and says who vouches for `host`. Rejects where the other end does not speak TLS. */
  secure(host: string): Promise<Vouched>;
  end(): void;
}

export interface Wires {
  /** Addresses of a name. Rejects with the system's code. */
  lookUp(host: string): Promise<readonly string[]>;
  /** Rejects with the system's code. `signal` gives up. */
  open(host: string, port: number, signal: AbortSignal): Promise<Wire>;
}

/** The real ones, which trust whom the API's own connections trust. */
export function nodeWires(secureContext: () => SecureContext): Wires {
  return {
    lookUp: async (host) => (await lookup(host, { all: true })).map(({ address }) => address),
    open: (host, port, signal) =>
      new Promise((resolve, reject) => {
        const socket = connectTcp({ host, port, signal });
        socket.once('connect', () => resolve(wireOf(socket, secureContext)));
        // Stays: errors after the end have nobody else to hear them.
        socket.on('error', reject);
      }),
  };
}

function wireOf(socket: Socket, secureContext: () => SecureContext): Wire {
  let stream: Duplex = socket;
  return {
    tunnel: (host, port, signIn) => askForTunnel(stream, host, port, signIn),
    secure: async (host) => {
      const [vouched, safe] = await secured(stream, host, secureContext());
      stream = safe;
      return vouched;
    },
    end: () => {
      stream.destroy();
      socket.destroy();
    },
  };
}

function askForTunnel(stream: Duplex, host: string, port: number, signIn: string | null): ReturnType<Wire['tunnel']> {
  return new Promise((resolve, reject) => {
    const asked = connectRequest(stream, host, port, signIn);
    asked.once('connect', ({ statusCode = 0, headersDistinct }) => {
      resolve({ status: statusCode, schemes: schemesIn(headersDistinct['proxy-authenticate'] ?? []) });
    });
    asked.once('error', reject);
    stream.once('close', () => reject(Object.assign(new Error('closed'), { code: 'ECONNRESET' })));
    asked.end();
  });
}

/**
 * The certificate is looked at also where it is not trusted: who signed it tells what stands in between. Nothing is ever
 * sent over such a line, and it is closed at once.
 */
function secured(under: Duplex, host: string, secureContext: SecureContext): Promise<[Vouched, TLSSocket]> {
  return new Promise((resolve, reject) => {
    const safe = connectTls({
      socket: under,
      host,
      secureContext,
      rejectUnauthorized: false,
      ...(isIP(host) === 0 ? { servername: host } : {}),
    });
    safe.once('secureConnect', () => {
      const notTrusted = safe.authorized ? null : String(safe.authorizationError);
      resolve([vouchedBy(safe.getPeerCertificate(), notTrusted), safe]);
    });
    safe.on('error', reject);
    safe.once('close', () => reject(Object.assign(new Error('closed'), { code: 'ECONNRESET' })));
  });
}

function vouchedBy({ issuer, valid_to: validTo }: PeerCertificate, notTrusted: string | null): Vouched {
  const named = [issuer?.O, issuer?.CN].flat().filter((name) => name !== undefined);
  return { signedBy: named.join(', ').slice(0, 200), validTo: validTo ?? '', notTrusted };
}
