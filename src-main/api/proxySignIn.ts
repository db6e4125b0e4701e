// Signing in at the clinic's proxy: one kept name and password, for the one proxy that they were typed for.
import { minuteMs } from '../../src-shared/time/utc.ts';

/** `proxy`: as `proxyNamed` names it. In main's memory, and sealed in the vault; nowhere else. */
export type ProxyPassword = { readonly proxy: string; readonly name: string; readonly password: string };

/** What a proxy said last: it wants a password, refuses the one that it was given, or asks for what we do not speak. */
export type ProxyAsked = { readonly proxy: string; readonly is: 'wanted' | 'refused' | 'cannot' };

/** A proxy that is reached by plain TCP or by TLS. */
export type ProxyWay = { readonly host: string; readonly port: number; readonly overTls: boolean };

/** A password that was refused is not offered again for so long: proxies that lock after some wrong ones stay open. */
export const REFUSED_RESTS_MS = 10 * minuteMs;

/** A proxy as its host and port, with https:// before them where it is reached by TLS: the same name is the same proxy. */
export function proxyNamed({ host, port, overTls }: ProxyWay): string {
  const named = `${host.includes(':') ? `[${host}]` : host.toLowerCase()}:${String(port)}`;
  return overTls ? `https://${named}` : named;
}

/**
 * What is said to a proxy about who we are, and what it thought of it. The kept password goes to its own proxy with each
 * tunnel, without waiting to be asked anew: it was kept because that proxy asked for Basic, and whoever could pretend to be
 * the proxy could as well pretend to ask.
 */
export class ProxySignIn {
  readonly #kept: () => ProxyPassword | null;
  /** Milliseconds that never go back. */
  readonly #monotonic: () => number;
  #asked: ProxyAsked | null = null;
  /** The password that a proxy refused, and when. */
  #refused: { readonly what: ProxyPassword; readonly at: number } | null = null;

  constructor(kept: () => ProxyPassword | null, monotonic: () => number) {
    this.#kept = kept;
    this.#monotonic = monotonic;
  }

  /** What a proxy said last; null = none asked, or it has let us through since. */
  get asked(): ProxyAsked | null {
    return this.#asked;
  }

  /** The value of `Proxy-Authorization`, null = nothing is said. `atOnce`: also while a refused one rests. */
  offer(way: ProxyWay, atOnce = false): string | null {
    const kept = this.#kept();
    if (kept === null || kept.proxy !== proxyNamed(way)) return null;
    // One that wants no Basic any more is not given a password in the clear.
    const isUnwanted = this.#asked?.proxy === kept.proxy && this.#asked.is === 'cannot';
    if (!atOnce && (isUnwanted || this.#rests(kept))) return null;
    return `Basic ${Buffer.from(`${kept.name}:${kept.password}`, 'utf8').toString('base64')}`;
  }

  /** Another password is kept now, or none: what was said of the one before is of no account. */
  forgetAsked(): void {
    this.#asked = null;
    this.#refused = null;
  }

  /** The proxy lets us through. */
  passed(way: ProxyWay): void {
    if (this.#asked?.proxy === proxyNamed(way)) this.#asked = null;
    this.#refused = null;
  }

  /** The proxy answered 407. `schemes`: how it wants somebody to sign in; `offered`: what it was given. */
  turnedAway(way: ProxyWay, schemes: readonly string[], offered: string | null): ProxyAsked {
    const proxy = proxyNamed(way);
    const kept = this.#kept();
    const isOurs = kept?.proxy === proxy;
    if (!schemes.some((scheme) => /^basic$/i.test(scheme))) return (this.#asked = { proxy, is: 'cannot' });
    // One that was replaced while it was on its way says nothing about the one that is kept now.
    const isThis = kept !== null && isOurs && offered !== null && offered === this.offer(way, true);
    if (isThis && !this.#rests(kept)) this.#refused = { what: kept, at: this.#monotonic() };
    return (this.#asked = { proxy, is: kept !== null && isOurs && this.#isRefused(kept) ? 'refused' : 'wanted' });
  }

  #isRefused(kept: ProxyPassword): boolean {
    return this.#refused?.what === kept;
  }

  #rests(kept: ProxyPassword): boolean {
    const refused = this.#refused;
    return refused?.what === kept && this.#monotonic() - refused.at < REFUSED_RESTS_MS;
  }
}
