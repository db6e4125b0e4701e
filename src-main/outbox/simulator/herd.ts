// A herd: an hour of outage ends for many desks at once, and what they do then to a service that can do only so much.
import { answerTo } from '../../practice/routes.ts';
import type { PracticeAccount } from '../../practice/account.ts';
import { seededRandom } from '../../../src-shared/random/random.ts';
import { hourMs, minuteMs, secondMs } from '../../../src-shared/time/utc.ts';
import { HerdDesk, needsSession, ownSession } from './herdDesk.ts';
import type { HerdOptions, HerdResult } from './herdReport.ts';
import { HerdService } from './herdService.ts';
import { WorldTime } from './time.ts';

export const herdDefaults: HerdOptions = {
  desks: 1_000,
  changesEach: 5,
  desksPerAccount: 10,
  outageMs: hourMs,
  caughtOneOf: 20,
  seed: '1',
  perSecond: 50,
  readCost: 3,
  retryAfterS: 5,
  overloadFactor: 3,
};

/** Monday 23 November 2026, 10:00 in Denver. */
const BEGINS = Date.UTC(2026, 10, 23, 17, 0);
/** All desks have read their list in this time before the outage, or in as long as the service needs. */
const READING_MS = 10 * minuteMs;
/** A world in which not everything is delivered by then has failed. */
const GIVEN_UP_MS = 30 * minuteMs;
/** What comes after the last change was delivered still counts. */
const TRAILING_MS = minuteMs;
/** Sessions of a clinic that no desk of the herd touches: they make its list as long as lists are. */
const OTHER_SESSIONS = 20;

/** Plays the outage and the return, and answers with what was seen. */
export async function playHerd(options: HerdOptions): Promise<HerdResult> {
  const { desks: count, changesEach, desksPerAccount, outageMs, caughtOneOf, seed } = options;
  const world = new WorldTime(BEGINS);
  const random = seededRandom(`${seed} people`);
  const service = new HerdService(world, options, Math.ceil(count / desksPerAccount), seed);
  const accountOf = (desk: number): PracticeAccount => {
    const account = service.accounts[Math.floor(desk / desksPerAccount)];
    if (account === undefined) throw new Error('a desk without an account');
    return account;
  };
  service.accounts.forEach((account, n) => furnish(account, n, options));
  const desks = Array.from({ length: count }, (_, id) => new HerdDesk(id, world, service, accountOf(id), seed));

  // Slowly enough for the service, so that every desk begins the outage knowing its sessions.
  const readingMs = Math.max(READING_MS, (count * options.readCost * secondMs) / options.perSecond);
  for (const desk of desks) world.after((desk.id / count) * readingMs, () => void desk.outbox.readNow());
  const cutAt = BEGINS + readingMs + minuteMs;
  const backAt = cutAt + outageMs;
  for (const desk of desks) {
    for (let n = 0; n < changesEach; n++) {
      const isCaught = n === 0 && desk.id % caughtOneOf === 0;
      const at = isCaught ? cutAt - random() * CAUGHT_MS : cutAt + random() * outageMs;
      world.after(at - BEGINS, () => desk.change());
    }
  }
  await world.runUntil(cutAt);
  service.isUp = false;
  await world.runUntil(backAt);
  const before = service.requests.length;
  service.isUp = true;
  const isDrained = (): boolean => desks.every((desk) => desk.drainedAt !== null);
  while (!isDrained() && world.now < backAt + GIVEN_UP_MS) await world.runUntil(world.now + secondMs);
  await world.runUntil(world.now + TRAILING_MS);

  const result: HerdResult = {
    options,
    backAt,
    requests: service.requests.slice(before),
    tooEarly: service.tooEarly,
    finishedAt: desks.map((desk) => desk.drainedAt),
    asks: desks.flatMap((desk) => desk.asks),
    booked: desks.flatMap((desk) =>
      desk.booked.map((id) => accountOf(desk.id).sessions.filter(({ externalId }) => externalId === id).length),
    ),
  };
  await Promise.all(desks.map((desk) => desk.end()));
  return result;
}

/** A change that is made so short before the line goes is on its way when it goes. */
const CAUGHT_MS = 100;

/** The sessions that an account has before the outage: one for each change of each desk that needs one, and others. */
function furnish(account: PracticeAccount, n: number, options: HerdOptions): void {
  const { desks, changesEach, desksPerAccount } = options;
  const hosts = account.state.users;
  let made = 0;
  const book = (externalId: string): void => {
    const host = hosts[made % HOSTS]?.userId ?? 0;
    const answer = answerTo(account, {
      method: 'POST',
      target: `/session/${String(host)}`,
      body: {
        ScheduleTs: new Date(BEGINS + 4 * hourMs + (made++ % 96) * 15 * minuteMs).toISOString(),
        ExternalSessionId: externalId,
        Participants: [{ ParticipantFullName: `Guest ${String(made)}`, ShouldAutoDeliverCode: 'N' }],
      },
    });
    if (answer.status !== 201) throw new Error(`a session could not be furnished: ${JSON.stringify(answer.json)}`);
  };
  for (let other = 0; other < OTHER_SESSIONS; other++) book(`OTHER-${String(n)}-${String(other)}`);
  for (let desk = n * desksPerAccount; desk < Math.min(desks, (n + 1) * desksPerAccount); desk++) {
    for (let change = 0; change < changesEach; change++) if (needsSession(change)) book(ownSession(desk, change));
  }
}

const HOSTS = 5;
