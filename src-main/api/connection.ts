// One connection to the API: TCP opened by ourselves, a tunnel where a proxy stands between, TLS on top.
import { connect as connectTcp, isIP } from 'node:net';
import type { Socket } from 'node:net';
import { Duplex } from 'node:stream';
import { connect as connectTls } from 'node:tls';
import type { SecureContext } from 'node:tls';
import { Failure, troubleOf } from './failures.ts';
import type { Phase } from './failures.ts';
import { openTunnel } from './proxy.ts';
import type { Way } from './proxy.ts';
import type { ProxySignIn } from './proxySignIn.ts';

/** What the TCP socket under everything is given up by. */
export type Connection = {
  /** What HTTP is spoken over. */
  readonly stream: Duplex;
  /** Ends the connection so that the kernel drops what it has not sent yet. */
  readonly reset: () => void;
};

// Of several addresses of a name each gets this long before the next is tried; Node's own 250 ms is too short for satellites.
const addressAttemptMs = 1000;

/**
 * Opens a connection over the first way that leads to the API. Not one byte of a request is sent.
 * `signal` gives up: what is open by then is reset. `signIn`: for proxies that ask for a password, null = none is given.
 * @throws Failure that says why, always before any byte of the request.
 */
export async function openConnection(
  url: URL,
  ways: readonly Way[],
  secureContext: () => SecureContext,
  signal: AbortSignal,
  signIn: ProxySignIn | null = null,
): Promise<Connection> {
  let last = new Failure('proxyRefused');
  for (const way of ways) {
    if (way.is === 'unknown') continue;
    const tried = await tryWay(url, way, secureContext, signal, signIn);
    if (tried.is === 'open') return tried.connection;
    last = tried.failure;
    // As browsers do it: the next way only where nobody was there to speak to. A proxy's no is a no.
    if (tried.reached || signal.aborted) break;
  }
  throw last;
}

type Tried =
  | { readonly is: 'open'; readonly connection: Connection }
  | { readonly is: 'failed'; readonly failure: Failure; readonly reached: boolean };

async function tryWay(
  url: URL,
  way: Exclude<Way, { is: 'unknown' }>,
  secureContext: () => SecureContext,
  signal: AbortSignal,
  signIn: ProxySignIn | null,
): Promise<Tried> {
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const port = Number(url.port) || (url.protocol === 'https:' ? 443 : 80);
  let phase: Phase = 'reaching';
  let tcp: Socket | null = null;
  try {
    tcp = await openTcp(way.is === 'proxy' ? way : { host, port }, signal);
    let stream: Duplex = url.protocol === 'https:' ? apart(tcp) : tcp;
    if (way.is === 'proxy') {
      phase = 'securing';
      if (way.overTls) stream = await secured(stream, way.host, secureContext(), signal);
      phase = 'speaking';
      await given(signal, openTunnel(stream, host, port, { way, signIn }));
    }
    phase = 'securing';
    if (url.protocol === 'https:') stream = await secured(stream, host, secureContext(), signal);
    const socket = tcp;
    return { is: 'open', connection: { stream, reset: () => resetSocket(socket) } };
  } catch (error) {
    if (tcp) resetSocket(tcp);
    const trouble = troubleOf(error, phase);
    const proxyIsNotThere = way.is === 'proxy' && trouble === 'refusedConnection';
    return { is: 'failed', failure: new Failure(proxyIsNotThere ? 'proxyRefused' : trouble), reached: tcp !== null };
  }
}

function openTcp(to: { readonly host: string; readonly port: number }, signal: AbortSignal): Promise<Socket> {
  const socket = connectTcp({
    host: to.host,
    port: to.port,
    noDelay: true,
    autoSelectFamilyAttemptTimeout: addressAttemptMs,
  });
  const opened = new Promise<Socket>((resolve, reject) => {
    socket.once('connect', () => resolve(socket));
    // Stays for as long as the socket lives: errors after a reset have nobody else to hear them.
    socket.on('error', reject);
  });
  return given(signal, opened, () => socket.destroy()); // not connected yet: there is nothing that could be sent
}

async function secured(
  under: Duplex,
  host: string,
  secureContext: SecureContext,
  signal: AbortSignal,
): Promise<Duplex> {
  const stream = connectTls({
    socket: under,
    host,
    secureContext,
    rejectUnauthorized: true, // said aloud: an environment variable can turn the default off
    ...(isIP(host) === 0 ? { servername: host } : {}),
  });
  const open = new Promise<Duplex>((resolve, reject) => {
    stream.once('secureConnect', () => resolve(stream)); // comes only after the certificate was found good
    stream.on('error', reject);
    stream.once('close', () => reject(new Failure('reset')));
  });
  return given(signal, open);
}

/** The outcome of `work`, or the signal's own reason as soon as it gives up. */
function given<T>(signal: AbortSignal, work: Promise<T>, giveUp: () => void = () => undefined): Promise<T> {
  return new Promise((resolve, reject) => {
    const stop = (): void => {
      giveUp();
      reject(signal.reason instanceof Failure ? signal.reason : new Failure('stopped'));
    };
    if (signal.aborted) stop();
    signal.addEventListener('abort', stop, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop));
  });
}

// `resetAndDestroy` sends RST, so that the kernel forgets what it still holds. On a TLS socket it throws: this is the TCP one.
function resetSocket(socket: Socket): void {
  if (socket.destroyed) return;
  // Everything is out and the end is on its way: a reset is refused then, and Node would neither close the socket nor ever
  // end the program by itself (seen with Node 24.21).
  if (socket.writableEnded && !socket.writableFinished && socket.writableLength === 0) return void socket.destroy();
  try {
    socket.resetAndDestroy();
  } catch {
    socket.destroy();
  }
}

/**
 * The socket as a stream that TLS may be put over. Handed the socket itself, Node's TLS writes to its handle behind its
 * back, and a reset while such a write waits crashes the whole process (seen with Node 24.21).
 */
function apart(socket: Socket): Duplex {
  const stream = new Duplex({
    read: () => void socket.resume(),
    write: (chunk: Uint8Array, _encoding, done) => void socket.write(chunk, done),
    final: (done) => void socket.end(done),
    destroy: (error, done) => {
      socket.destroy();
      done(error);
    },
  });
  socket.on('data', (chunk) => {
    if (!stream.push(chunk)) socket.pause();
  });
  socket.on('end', () => stream.push(null));
  socket.on('error', (error) => stream.destroy(error));
  socket.on('close', () => stream.destroy());
  stream.on('error', () => undefined); // TLS over it hears of it too
  return stream;
}
