// Signing in at the clinic's proxy: one kept name and password, for the one proxy that they were typed for, tried by one tunnel
// alone until the proxy has let it through.
import type { Clock } from '../../src-shared/time/clock.ts';
import { minuteMs, secondMs } from '../../src-shared/time/utc.ts';

/** `proxy`: as `proxyNamed` names it. In main's memory, and sealed in the vault; nowhere else. */
export type ProxyPassword = { readonly proxy: string; readonly name: string; readonly password: string };

/** What a proxy said last: it wants a password, refuses the one that it was given, or asks for what we do not speak. */
export type ProxyAsked = { readonly proxy: string; readonly is: 'wanted' | 'refused' | 'cannot' };

/** A proxy that is reached by plain TCP or by TLS. */
export type ProxyWay = { readonly host: string; readonly port: number; readonly overTls: boolean };

/** A password that was refused is not offered again for so long: proxies that lock after some wrong ones stay open. */
export const REFUSED_RESTS_MS = 10 * minuteMs;
/** So long after it was let through a password is proven, and tunnels that stand beside each other all offer it. */
export const PROVEN_FOR_MS = minuteMs;
/** A proxy says its no at once. One that is silent for longer is on its way onward, and the next tunnel may try. */
export const TRY_ALONE_MS = 5 * secondMs;

/** One asking of a proxy. It ends by one of the three; what is said after that counts no more. */
export type ProxyTry = {
  /** The value of `Proxy-Authorization`, null = nothing is said. */
  readonly offered: string | null;
  /** The proxy lets us through. */
  passed(): void;
  /** The proxy answered 407. `schemes`: how it wants somebody to sign in. */
  turnedAway(schemes: readonly string[]): ProxyAsked;
  /** Nobody knows what the proxy thinks of it: the next may try. */
  ended(): void;
};

/** A proxy as its host and port, with https:// before them where it is reached by TLS: the same name is the same proxy. */
export function proxyNamed({ host, port, overTls }: ProxyWay): string {
  const named = `${host.includes(':') ? `[${host}]` : host.toLowerCase()}:${String(port)}`;
  return overTls ? `https://${named}` : named;
}

/**
 * What is said to a proxy about who we are, and what it thought of it. The kept password goes to its own proxy with each
 * tunnel, without waiting to be asked anew: it was kept because that proxy asked for Basic, and whoever could pretend to be
 * the proxy could as well pretend to ask. Until it has let one tunnel through, the others wait for that one: a clinic's
 * account there is locked by a few wrong tries, and tunnels that are opened together would be as many.
 */
export class ProxySignIn {
  readonly #kept: () => ProxyPassword | null;
  readonly #clock: Pick<Clock, 'monotonic' | 'setTimer'>;
  #asked: ProxyAsked | null = null;
  /** The password that a proxy refused, and when. */
  #refused: { readonly what: ProxyPassword; readonly at: number } | null = null;
  /** The password that a proxy let through last, and when. */
  #proven: { readonly what: ProxyPassword; readonly at: number } | null = null;
  /** The tunnel that tries a password which is not proven. */
  #trying: { readonly what: ProxyPassword; readonly over: Promise<void> } | null = null;

  constructor(kept: () => ProxyPassword | null, clock: Pick<Clock, 'monotonic' | 'setTimer'>) {
    this.#kept = kept;
    this.#clock = clock;
  }

  /** What a proxy said last; null = none asked, or it has let us through since. */
  get asked(): ProxyAsked | null {
    return this.#asked;
  }

  /**
   * What to say to a proxy; waits while another tunnel tries the same password. `byPerson`: somebody asks for a try, and a
   * proxy that wanted no Basic gets one. One that was refused rests all the same.
   */
  async ask(way: ProxyWay, byPerson = false): Promise<ProxyTry> {
    for (;;) {
      const what = this.#offered(way, byPerson);
      if (what === null || this.#isProven(what)) return this.#begin(way, what, () => undefined);
      const before = this.#trying;
      if (before?.what !== what) return this.#begin(way, what, this.#alone(what));
      await before.over;
    }
  }

  /** Another password is kept now, or none: what was said of the one before is of no account. */
  forgetAsked(): void {
    this.#asked = null;
    this.#refused = null;
  }

  /** What the proxy is offered now, null = nothing. */
  #offered(way: ProxyWay, byPerson: boolean): ProxyPassword | null {
    const kept = this.#kept();
    if (kept === null || kept.proxy !== proxyNamed(way) || this.#rests(kept)) return null;
    // One that wants no Basic any more is not given a password in the clear.
    const isUnwanted = this.#asked?.proxy === kept.proxy && this.#asked.is === 'cannot';
    return isUnwanted && !byPerson ? null : kept;
  }

  /** Takes the turn; call what it answers to give it on. */
  #alone(what: ProxyPassword): () => void {
    let tell = (): void => undefined;
    const turn = { what, over: new Promise<void>((resolve) => (tell = resolve)) };
    this.#trying = turn;
    const giveOn = (): void => {
      cancel();
      if (this.#trying === turn) this.#trying = null;
      tell();
    };
    const cancel = this.#clock.setTimer(TRY_ALONE_MS, giveOn);
    return giveOn;
  }

  #begin(way: ProxyWay, what: ProxyPassword | null, giveOn: () => void): ProxyTry {
    const begunAt = this.#clock.monotonic();
    return {
      offered: what && `Basic ${Buffer.from(`${what.name}:${what.password}`, 'utf8').toString('base64')}`,
      passed: () => {
        this.#passed(way, what, begunAt);
        giveOn();
      },
      turnedAway: (schemes) => {
        const asked = this.#turnedAway(way, schemes, what);
        giveOn();
        return asked;
      },
      ended: giveOn,
    };
  }

  #passed(way: ProxyWay, offered: ProxyPassword | null, begunAt: number): void {
    if (this.#asked?.proxy === proxyNamed(way)) this.#asked = null;
    // Let through without one, nothing is known of it.
    if (offered === null) return;
    const refused = this.#refused?.what === offered ? this.#refused : null;
    // A yes to what was asked before a no is older than that no.
    if (refused !== null && refused.at >= begunAt) return;
    this.#refused = null;
    this.#proven = { what: offered, at: this.#clock.monotonic() };
  }

  #turnedAway(way: ProxyWay, schemes: readonly string[], offered: ProxyPassword | null): ProxyAsked {
    const proxy = proxyNamed(way);
    const kept = this.#kept();
    if (offered !== null && this.#proven?.what === offered) this.#proven = null;
    if (!schemes.some((scheme) => /^basic$/i.test(scheme))) return (this.#asked = { proxy, is: 'cannot' });
    // One that was replaced while it was on its way says nothing about the one that is kept now.
    const isThis = kept !== null && offered === kept;
    if (isThis && !this.#rests(kept)) this.#refused = { what: kept, at: this.#clock.monotonic() };
    const isRefused = kept?.proxy === proxy && this.#refused?.what === kept;
    return (this.#asked = { proxy, is: isRefused ? 'refused' : 'wanted' });
  }

  #isProven(what: ProxyPassword): boolean {
    const proven = this.#proven;
    return proven?.what === what && this.#clock.monotonic() - proven.at < PROVEN_FOR_MS;
  }

  #rests(kept: ProxyPassword): boolean {
    const refused = this.#refused;
    return refused?.what === kept && this.#clock.monotonic() - refused.at < REFUSED_RESTS_MS;
  }
}
