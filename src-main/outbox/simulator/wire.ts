// Judges every request of a desk as it begins, leaves and ends: marked before, polite, alone, as often as it may be.
import { MEET_NOW_AGE_MAX_MS } from '../../../src-shared/outbox/change.ts';
import type { Action } from '../../../src-shared/outbox/change.ts';
import type { TransportAnswer } from '../../api/transport.ts';
import { IN_FLIGHT_MAX } from '../line.ts';
import { isNowWish } from '../record.ts';
import { HOLD_MS } from './desk.ts';
import type { Desk } from './desk.ts';
import type { Request, Tag } from './service.ts';
import type { ProcessClock } from './time.ts';
import { countLost } from './watched.ts';
import type { Judging, Watched } from './watched.ts';
import { name } from './wished.ts';
import type { Wished } from './wished.ts';

/** A desk reads lists gently: more than so many in so long is a loop. */
const READS_MAX = 60;

const READS_COUNTED_MS = 5 * 60_000;

/** Answers after which a change may be sent again. */
const GOES_ON: ReadonlySet<Action> = new Set(['tryAgain', 'sendMine', 'startNow', 'notThere']);

/** What is on its way may take so much longer. */
const NOW_SLACK_MS = 15_000;

export function begins(
  oracle: Judging,
  desk: Desk,
  clock: ProcessClock,
  watched: Watched,
  request: Request,
  isRead: boolean,
): Tag | null {
  const { outbox } = desk.process ?? {};
  oracle.say(`desk ${String(desk.id)} asks ${request.method} ${request.target} ${request.body.slice(0, 90)}`);
  if (++watched.inFlight > IN_FLIGHT_MAX)
    oracle.violated('11', `${String(watched.inFlight)} requests in flight at once`);
  if (clock.monotonic() < watched.notBeforeMono) {
    oracle.violated(
      '11',
      `${request.method} ${request.target} ${String(watched.notBeforeMono - clock.monotonic())} ms before its Retry-After`,
    );
  }
  const line = outbox?.line();
  if (line?.is === 'offline' && isWhole(request) && watched.readsNow.length > 0)
    oracle.violated('11', 'two requests at once while offline');
  if (isRead) {
    if (isWhole(request)) watched.readsNow.push(oracle.now);
    else watched.forScreens++;
    watched.readsLately = watched.readsLately.filter((at) => at > oracle.now - READS_COUNTED_MS);
    watched.readsLately.push(oracle.now);
    if (watched.readsLately.length > READS_MAX)
      oracle.violated(
        '11',
        `${String(watched.readsLately.length)} lists read within ${String(READS_COUNTED_MS / 60_000)} minutes`,
      );
    return null;
  }
  // Told to wait, and having waited, one change may itself be what is tried; else the list is the probe.
  const mayTry = line?.is === 'offline' && line.why === 'busy' && watched.inFlight - watched.forScreens === 1;
  if ((line?.is === 'offline' && !mayTry) || line?.is === 'keysRefused')
    oracle.violated('11', `a write while ${line.is}`);
  if (outbox !== undefined && outbox.paused !== null) oracle.violated('11', 'a write while everything is held');
  if (/^\/(session|sessionhost|participant)\/0\?externalSessionId=/i.test(request.target)) {
    oracle.violated('2', `${request.method} ${request.target}: by external id although the SessionId is known`);
  }
  const at = watched.pending.findIndex(
    ({ write }) =>
      write.method === request.method && write.path === request.target && (write.body ?? '') === request.body,
  );
  const found = at === -1 ? undefined : watched.pending.splice(at, 1)[0];
  if (found === undefined)
    oracle.violated('8', `other bytes left than were marked: ${request.method} ${request.target}`);
  const wished = found?.wished ?? null;
  const changeId = wished?.changeId ?? '';
  return {
    desk: desk.id,
    changeId,
    seq: wished?.seq ?? 0,
    attempt: (wished?.sends ?? 0) + 1,
    readBegun: watched.readBegun,
    isLiedTo: oracle.now < watched.liesUntil,
    isEmptied: oracle.now < watched.emptiedUntil,
    at: oracle.now,
  };
}

export function leaves(oracle: Judging, desk: Desk, tag: Tag): void {
  const wished = oracle.of(desk, tag.changeId);
  if (wished === undefined) return;
  wished.sends++;
  if (wished.state !== 'sending') oracle.violated('2', `${name(wished)} leaves while it is ${String(wished.state)}`);
  const { process } = desk;
  const isSameRun = process?.run === wished.run;
  if (
    !isNowWish(wished.wish) &&
    isSameRun &&
    oracle.now < wished.heldSince + HOLD_MS &&
    wished.choices.length === 0 &&
    wished.draftId !== 'twin'
  ) {
    oracle.violated('2', `${name(wished)} leaves during its hold`);
  }
  const lastChoice = wished.choices.at(-1)?.at ?? 0;
  const age = oracle.now - Math.max(wished.at, lastChoice);
  if (
    isNowWish(wished.wish) &&
    wished.wish.kind === 'create' &&
    age > MEET_NOW_AGE_MAX_MS + NOW_SLACK_MS &&
    isOwn(oracle, desk, wished)
  ) {
    oracle.violated('9', `${name(wished)} leaves ${String(Math.round(age / 1000))} s after somebody asked for now`);
  }
  const mayMore = wished.choices.filter(({ action }) => GOES_ON.has(action)).length * 2;
  if (wished.lost > 1 + mayMore)
    oracle.violated('11', `${name(wished)} is sent by itself after ${String(wished.lost)} unsure ends`);
}

export function ended(
  oracle: Judging,
  desk: Desk,
  clock: ProcessClock,
  watched: Watched,
  tag: Tag | null,
  request: Request,
  answer: TransportAnswer,
): void {
  watched.inFlight = Math.max(0, watched.inFlight - 1);
  if (tag === null && !isWhole(request)) watched.forScreens = Math.max(0, watched.forScreens - 1);
  if (tag === null && isWhole(request)) {
    const begun = watched.readsNow.shift();
    const isList = answer.is === 'answered' && answer.status === 200 && beginsAsList(answer);
    const isTakenIn = desk.process?.disk.isFull === false;
    if (isList && isTakenIn && begun !== undefined) {
      watched.readBegun = Math.max(watched.readBegun ?? 0, begun);
      watched.readBegunEver = watched.readBegun;
    }
  }
  oracle.say(
    `desk ${String(desk.id)} gets ${answer.is === 'answered' ? String(answer.status) : `${answer.trouble} ${String(answer.mayHaveLeft)}`} for ${tag === null ? 'a read' : tag.changeId}`,
  );
  if (answer.is === 'answered' && (answer.status === 429 || answer.status === 503)) {
    const seconds = Number(answer.headers['retry-after']);
    if (seconds > 0) watched.notBeforeMono = Math.max(watched.notBeforeMono, clock.monotonic() + seconds * 1000);
  }
  const wished = tag === null ? undefined : oracle.of(desk, tag.changeId);
  if (wished === undefined) return;
  if (answer.is === 'failed' ? answer.mayHaveLeft : isUnsure(answer)) countLost(wished);
  if (
    answer.is === 'answered' &&
    answer.status >= 400 &&
    answer.status < 500 &&
    answer.status !== 429 &&
    answer.status !== 401
  )
    wished.refusals++;
}

/** It is sent as it was wished: nothing was merged into it that is younger. */
function isOwn(oracle: Judging, desk: Desk, wished: Wished): boolean {
  return oracle.wishesOf(desk).every((one) => one === wished || one.lane !== wished.lane || one.state !== 'sending');
}

/** A list of the whole account. */
function isWhole({ method, target }: Request): boolean {
  return method === 'GET' && target === '/session';
}

/** A page, or what broke off, is none. */
function beginsAsList({ body }: Extract<TransportAnswer, { is: 'answered' }>): boolean {
  return String.fromCharCode(body[0] ?? 0) === '[';
}

/** Whether an answer leaves it open what became of the request. */
function isUnsure(answer: Extract<TransportAnswer, { is: 'answered' }>): boolean {
  const { status } = answer;
  if (status === 429 || (status === 503 && answer.headers['retry-after'] !== undefined) || status === 401) return false;
  const isApis = (answer.headers['content-type'] ?? '').includes('json');
  if (status === 403) return false;
  if (status >= 400 && status < 500) return !isApis;
  if (status === 204) return false;
  return status >= 300 || !isApis;
}
