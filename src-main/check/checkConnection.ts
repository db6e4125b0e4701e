// Tries the way to SecureVideo hop by hop, and says at the first that fails what it is and what to do.
import { hops } from '../../src-shared/check/check.ts';
import type { CheckStep, ConnectionChecked, Hop } from '../../src-shared/check/check.ts';
import type { AccountTest } from '../../src-shared/contract/views/account.ts';
import type { Clock } from '../../src-shared/time/clock.ts';
import { secondMs } from '../../src-shared/time/utc.ts';
import { say } from '../../src-shared/words/ofCheck.ts';
import { isLoopback } from '../api/address.ts';
import { readWays } from '../api/proxy.ts';
import type { Way } from '../api/proxy.ts';
import type { ProxySignIn, ProxyWay } from '../api/proxySignIn.ts';
import type { Wire, Wires } from './wires.ts';

/** How long one hop may take. */
export const HOP_MS = 8 * secondMs;
/** How long SecureVideo may take for both of its answers: a slow one is still one. */
export const ASK_MS = 30 * secondMs;
/** Clocks closer than this agree. */
const CLOCK_AGREES_WITHIN_MS = 30 * secondMs;

export type CheckParts = {
  readonly wires: Wires;
  /** "PROXY host:port; DIRECT", as the system answers. */
  readonly resolveProxy: (url: string) => Promise<string>;
  /** Signs in at the proxy, as the desk itself does. */
  readonly proxySignIn: ProxySignIn;
  readonly clock: Clock;
  /** Of the account: null = practice, whose service is inside this program. */
  readonly address: string | null;
  /** Asks SecureVideo with the kept keys; null = there are none. */
  readonly ask: (() => Promise<AccountTest>) | null;
  /** Lines that stand above the steps in the report. */
  readonly about: readonly string[];
};

type Found = { readonly is: CheckStep['is']; readonly words: string };
const ok = (words: string): Found => ({ is: 'ok', words });
const bad = (words: string): Found => ({ is: 'bad', words });
const not = (words: string): Found => ({ is: 'not', words });

/** Tries every hop in order. Never rejects; an answer that hangs is a hop that failed. */
export async function checkConnection(parts: CheckParts): Promise<ConnectionChecked> {
  const found = new Map<Hop, Found>();
  await tryHops(parts, found);
  const steps = hops.map((hop): CheckStep => ({ hop, ...(found.get(hop) ?? not(say.check.notYet)) }));
  const at = parts.clock.now();
  const { hops: names, state, ofAddress, ofNotTried, ofPractice, ofStep, ofTime } = say.check;
  const report = [
    ...parts.about,
    ofTime(new Date(at).toISOString().slice(0, 19).replace('T', ' ')),
    parts.address === null ? ofPractice : ofAddress(parts.address),
    ...steps.map(({ hop, is, words }) =>
      is === 'not' ? ofNotTried(names[hop], words) : ofStep(state[is], names[hop], words),
    ),
  ];
  return { at, steps, report };
}

async function tryHops(parts: CheckParts, found: Map<Hop, Found>): Promise<void> {
  if (parts.address === null) {
    for (const hop of ['proxy', 'name', 'reach', 'tunnel', 'tls'] as const) found.set(hop, not(say.check.inPractice));
  } else if (!(await tryWay(parts, new URL(parts.address), found))) return;
  await askIt(parts, found);
}

/** From the proxy to the safe line; false = it ends somewhere, and what stands there says why. */
async function tryWay(parts: CheckParts, url: URL, found: Map<Hop, Found>): Promise<boolean> {
  const note = (hop: Hop, what: Found): boolean => {
    found.set(hop, what);
    return what.is !== 'bad';
  };
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const port = Number(url.port) || (url.protocol === 'https:' ? 443 : 80);
  const way = await wayTo(parts, url);
  if (way === 'notTold' || way === 'notSpoken') {
    return note('proxy', bad(way === 'notTold' ? say.check.proxyNotTold : say.check.proxyNotSpoken));
  }
  const next = way.is === 'proxy' ? { host: way.host, port: way.port } : { host, port };
  const to = `${next.host}:${String(next.port)}`;
  note('proxy', ok(way.is === 'proxy' ? say.check.viaProxy(to) : say.check.noProxy));

  if (!note('name', await lookUp(parts, next.host))) return false;
  const stop = new AbortController();
  const opened = await within(parts.clock, parts.wires.open(next.host, next.port, stop.signal));
  if (opened.is !== 'done') {
    stop.abort();
    return note('reach', opened.is === 'late' ? bad(say.check.timedOut(to)) : reachFailed(opened.error, to));
  }
  const wire = opened.value;
  try {
    note('reach', ok(say.check.reached(to)));
    if (way.is === 'proxy') {
      if (way.overTls && !note('tunnel', await secure(parts, wire, way.host))) return false;
      if (!note('tunnel', await tunnel(parts, wire, way, { host, port }))) return false;
    } else note('tunnel', not(say.check.tunnelNotNeeded));
    return note('tls', url.protocol === 'https:' ? await secure(parts, wire, host) : not(say.check.plainHere));
  } finally {
    wire.end();
  }
}

async function wayTo(
  { clock, resolveProxy }: CheckParts,
  url: URL,
): Promise<Exclude<Way, { is: 'unknown' }> | 'notTold' | 'notSpoken'> {
  if (isLoopback(url.href)) return { is: 'direct' };
  const told = await within(clock, resolveProxy(url.href));
  if (told.is !== 'done') return 'notTold';
  for (const way of readWays(told.value)) if (way.is !== 'unknown') return way;
  return 'notSpoken';
}

async function lookUp({ clock, wires }: CheckParts, host: string): Promise<Found> {
  const looked = await within(clock, wires.lookUp(host));
  if (looked.is !== 'done' || looked.value.length === 0) return bad(say.check.nameNotFound(host));
  return ok(say.check.found(host, looked.value.slice(0, 4).join(', ')));
}

function reachFailed(error: unknown, to: string): Found {
  switch (codeOf(error)) {
    case 'ECONNREFUSED':
      return bad(say.check.refused(to));
    case 'ECONNRESET':
    case 'EPIPE':
      return bad(say.check.cutOff(to));
    case 'ETIMEDOUT':
      return bad(say.check.timedOut(to));
    default:
      return bad(say.check.noRoute(to));
  }
}

async function tunnel(
  { clock, proxySignIn }: CheckParts,
  wire: Wire,
  way: ProxyWay,
  { host, port }: { readonly host: string; readonly port: number },
): Promise<Found> {
  const to = `${way.host}:${String(way.port)}`;
  const asked = await within(clock, tried());
  if (asked.is === 'late') return bad(say.check.timedOut(to));
  return asked.is === 'failed' ? bad(say.check.cutOff(to)) : asked.value;

  async function tried(): Promise<Found> {
    // A person waits for it, but one that is known to be wrong is not tried again: some wrong ones lock the account there.
    const signIn = await proxySignIn.ask(way, true);
    try {
      const { status, schemes } = await wire.tunnel(host, port, signIn.offered);
      if (status === 407) {
        const { is } = signIn.turnedAway(schemes);
        if (is === 'cannot') return bad(say.check.cannotSignIn(schemes.join(', ') || String(status)));
        return bad(is === 'refused' ? say.check.passwordRefused(to) : say.check.wantsPassword(to));
      }
      if (status < 200 || status > 299) return bad(say.check.tunnelRefused(String(status)));
      signIn.passed();
      return ok(say.check.tunnelOpen);
    } finally {
      signIn.ended();
    }
  }
}

async function secure({ clock }: CheckParts, wire: Wire, host: string): Promise<Found> {
  const made = await within(clock, wire.secure(host));
  if (made.is === 'late') return bad(say.check.timedOut(host));
  if (made.is === 'failed') {
    return bad(codeOf(made.error) === 'ECONNRESET' ? say.check.cutOff(host) : say.check.noTls);
  }
  const { signedBy, validTo, notTrusted } = made.value;
  const by = signedBy === '' ? say.check.unnamed : signedBy;
  return notTrusted === null ? ok(say.check.signed(by, validTo)) : bad(say.check.notTrusted(by, notTrusted));
}

/** What SecureVideo itself says: that it is it, what it thinks of the keys, and how late it is there. */
async function askIt({ ask, clock: timer }: CheckParts, found: Map<Hop, Found>): Promise<void> {
  const set = (answer: Found, keys?: Found, clock?: Found): void => {
    found.set('answer', answer);
    if (keys) found.set('keys', keys);
    if (clock) found.set('clock', clock);
  };
  const { noAccount, keysGood, keysRefused, forbidden, noAnswer, busy, portal, answers } = say.check;
  if (ask === null) return set(not(noAccount), not(noAccount), not(noAccount));
  const asked = await within(timer, ask(), ASK_MS);
  if (asked.is !== 'done') return set(bad(noAnswer));
  const test = asked.value;
  const answered = ok(answers((test.tookMs / secondMs).toFixed(1)));
  switch (test.result) {
    case 'ok':
    case 'otherAccount':
      return set(answered, ok(keysGood), clockOf(test.clockOffMs));
    case 'keysRefused':
      return set(answered, bad(keysRefused), clockOf(test.clockOffMs));
    case 'forbidden':
      return set(answered, bad(forbidden), clockOf(test.clockOffMs));
    case 'busy':
      return set(bad(busy));
    case 'notTheApi':
      return set(bad(portal));
    case 'noLine':
    case 'certificate':
    case 'proxy':
      return set(bad(noAnswer));
  }
}

function clockOf(offMs: number | null): Found {
  if (offMs === null) return not(say.check.clockUnknown);
  if (Math.abs(offMs) <= CLOCK_AGREES_WITHIN_MS) return ok(say.check.clockGood);
  return bad(say.check.clockOff(String(Math.round(Math.abs(offMs) / secondMs))));
}

type Outcome<T> =
  | { readonly is: 'done'; readonly value: T }
  | { readonly is: 'failed'; readonly error: unknown }
  | { readonly is: 'late' };

function within<T>(clock: Clock, work: Promise<T>, ms = HOP_MS): Promise<Outcome<T>> {
  return new Promise((resolve) => {
    const cancel = clock.setTimer(ms, () => resolve({ is: 'late' }));
    const end = (outcome: Outcome<T>): void => {
      cancel();
      resolve(outcome);
    };
    work.then(
      (value) => end({ is: 'done', value }),
      (error: unknown) => end({ is: 'failed', error }),
    );
  });
}

function codeOf(error: unknown): string {
  if (typeof error !== 'object' || error === null) return '';
  if ('code' in error && typeof error.code === 'string') return error.code;
  const errors = 'errors' in error && Array.isArray(error.errors) ? (error.errors as unknown[]) : [];
  return errors.length === 0 ? '' : codeOf(errors[0]);
}
