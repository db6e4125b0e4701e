// Changed answers of the service, through the client's reading and mapping, and into the local copy beside what waits.
import { Clinician, Participant, Session } from '../../src-shared/session/session.ts';
import { ID_LENGTH_MAX, PEOPLE_MAX, TAKEN_LENGTH_MAX } from '../../src-shared/session/limits.ts';
import { TestClock } from '../../src-shared/time/testClock.ts';
import { createApiClient } from '../api/client.ts';
import type { SecureVideoApi, SessionList } from '../api/port.ts';
import { booking as sampleBooking, exampleSession, guest, oldSession } from '../api/testing/samples.ts';
import type { TransportAnswer } from '../api/transport.ts';
import { World } from '../outbox/testing/world.ts';
import { between, pick, seededRandom } from '../../src-shared/random/random.ts';
import type { Random } from '../../src-shared/random/random.ts';
import { mutated, mutatedBytes } from './mutate.ts';
import { Tally, eachInput, must, withinSteps } from './steps.ts';
import type { Seen } from './steps.ts';

const exampleUser = {
  ...{ SystemUserId: '5', FullName: 'Dr. Ilse Voss', EmailAddress: 'voss@example.org', SmsNumber: '', HelpNumber: '' },
  ...{ TimeZoneWindowsId: 'Mountain Standard Time', ExternalId: 'V-5', SystemRoles: 'H,P' },
};
const problem = { Message: 'The request is invalid.', ModelState: { 'x.ScheduleTs': ['It is required.'] } };
const sessions = [exampleSession, oldSession, { ...exampleSession, SessionId: 77121, ExternalSessionId: 'V-12' }];

const OTHER_STATUSES = [201, 204, 302, 400, 400, 401, 403, 404, 409, 429, 500, 503, 999];
const HEADERS: readonly Record<string, string>[] = [
  {},
  { 'content-type': 'application/json; charset=utf-8', date: 'Mon, 23 Nov 2026 17:47:00 GMT' },
  { 'content-type': 'text/html' },
  { 'retry-after': '99999999999999999999', date: 'not a date' },
  { 'retry-after': 'Mon, 23 Nov 9999999 17:47:00 GMT', date: 'Mon, 23 Nov 2026 17:47:00 GMT' },
  { 'retry-after': '-1', date: '' },
];

/** What is asked, and what a sound answer to it looks like. */
const QUESTIONS: readonly { readonly body: unknown; ask(api: SecureVideoApi): Promise<{ readonly is: string }> }[] = [
  { body: sessions, ask: (api) => api.listSessions({}) },
  { body: sessions, ask: (api) => api.listSessions({ host: { externalId: 'V-5' }, participantEmail: 'a@b.c' }) },
  { body: [exampleUser, exampleUser], ask: (api) => api.listUsers() },
  { body: exampleUser, ask: (api) => api.user({ userId: '5' }) },
  { body: { SessionID: 1, SessionStatus: 'STARTED' }, ask: (api) => api.status({ sessionId: 1 }) },
  { body: sessions, ask: (api) => api.history({ from: '2026-11-01', to: '2026-11-02' }) },
  { body: exampleSession, ask: (api) => api.send(api.prepareCreate({ userId: '5' }, sampleBooking)) },
  { body: exampleSession, ask: (api) => api.send(api.prepareMove({ sessionId: 7 }, 'now')) },
  { body: exampleSession.Participants[1], ask: (api) => api.send(api.prepareAddParticipant({ sessionId: 7 }, guest)) },
  { body: problem, ask: (api) => api.send(api.prepareCancel({ sessionId: 7 })) },
];

/** Worlds are left after so many answers: a copy that grows without end would measure itself. */
const ANSWERS_A_WORLD = 400;
/** So many changes wait in each, and none may be lost by anything that is answered. */
const WAITING = 4;

/** Runs `count` answers, from number `first` of the seed on. @throws Error at the first that does harm, named by its seed */
export async function fuzzAnswers(seed: string, count: number, first = 0): Promise<Seen> {
  const tally = new Tally();
  for (let from = first; from < first + count; from += ANSWERS_A_WORLD) {
    await inOneWorld(seed, from, Math.min(ANSWERS_A_WORLD, first + count - from), tally);
  }
  return tally.seen;
}

async function inOneWorld(seed: string, first: number, count: number, tally: Tally): Promise<void> {
  let answer: TransportAnswer = failed;
  const clock = new TestClock();
  const client = (): SecureVideoApi =>
    createApiClient({
      // Writes of the outbox itself never leave: what waits goes on waiting.
      transport: {
        request: ({ method }) => Promise.resolve(method === 'GET' || own ? answer : failed),
        stop: () => undefined,
      },
      address: 'https://api.example.org/',
      credentials: () => Promise.resolve({ identifier: 'id', secret: 'secret' }),
      clock,
    });
  let own = false;
  const world = new World({ api: client });
  const api = client();
  try {
    for (let nth = 0; nth < WAITING; nth++) world.book(`Patient ${String(nth)}`);
    const before = waitingIn(world);
    await eachInput(seed, first, count, async (inputSeed) => {
      const random = seededRandom(inputSeed);
      const question = pick(random, QUESTIONS);
      answer = answerTo(random, question.body);
      own = true;
      const came = await withinSteps(question.ask(api));
      own = false;
      tally.note(came.is);
      checkValues(came);
      if (isSessionList(came)) mergeInto(world, came.value, random);
      if (random() < 0.02) {
        const reading = world.outbox.readNow();
        await world.pass(1_000);
        await withinSteps(reading);
      }
      must(waitingIn(world) === before, 'a change that waits is not what it was');
    });
    const known = [...world.desk.book.all()].length;
    world.restart();
    must(waitingIn(world) === before, 'a change that waited is not on the disk as it was');
    must([...world.desk.book.all()].length >= Math.min(known, WAITING), 'the copy is not on the disk');
    must(
      world.desk.store.db.prepare('PRAGMA integrity_check').get()?.['integrity_check'] === 'ok',
      'the file is damaged',
    );
    must(Object.keys({}).length === 0 && !('polluted' in {}), 'the prototype of all tables has changed');
  } finally {
    world.remove();
  }
}

const failed: TransportAnswer = { is: 'failed', trouble: 'refusedConnection', mayHaveLeft: false, status: null };

function answerTo(random: Random, body: unknown): TransportAnswer {
  const bytes =
    random() < 0.75
      ? Buffer.from(JSON.stringify(mutated(random, body)) ?? '')
      : mutatedBytes(random, JSON.stringify(body, null, between(random, 0, 2)));
  return {
    is: 'answered',
    status: random() < 0.7 ? 200 : pick(random, OTHER_STATUSES),
    headers: pick(random, HEADERS),
    body: bytes,
  };
}

/** What waits, in a form that is the same only where all of it is. */
function waitingIn(world: World): string {
  const rows = world.outbox.rows(0).filter((row) => row.standing === 'waiting');
  return JSON.stringify(rows.map(({ changeId, title, kind, startsAt }) => [changeId, title, kind, startsAt]));
}

function isSessionList(came: {
  readonly is: string;
  readonly value?: unknown;
}): came is { readonly is: 'read'; readonly value: SessionList } {
  return came.is === 'read' && typeof came.value === 'object' && came.value !== null && 'sessions' in came.value;
}

function mergeInto(world: World, list: SessionList, random: Random): void {
  const { book } = world.desk;
  const scope = pick(random, [{ is: 'account' }, { is: 'host', userId: '5' }, { is: 'email' }] as const);
  book.merge({ ...list, begunAt: world.clock.now(), scope }, () => false);
  for (const { session } of book.all()) must(Session.safeParse(session).success, 'the copy holds what is no session');
  world.outbox.lanes();
}

/** Whatever came out of the client is in the desk's own words, and within its bounds. */
function checkValues(came: object): void {
  const { value, session, person, message } = came as Record<string, unknown>;
  if (typeof message === 'string') must(message.length <= 1000, 'a message without end');
  for (const one of [session, ...listOf(value, 'sessions')]) if (one) checkSession(one);
  if (person) must(Participant.omit({ localId: true, packet: true }).safeParse(person).success, 'no participant');
  for (const user of listOf(value, 'users')) must(Clinician.safeParse(user).success, 'no clinician');
}

function checkSession(one: unknown): void {
  const session = one as Session;
  const { participants } = session;
  must(Number.isSafeInteger(session.startsAt), 'a start that is no moment');
  must(participants.length <= PEOPLE_MAX, 'people without end');
  const texts = [session.topic, session.externalId ?? '', ...participants.flatMap((p) => [p.name, p.email, p.zoneId])];
  must(
    texts.every((text) => text.length <= TAKEN_LENGTH_MAX),
    'a text without end',
  );
  must(session.hostId.length <= ID_LENGTH_MAX, 'an id without end');
}

function listOf(value: unknown, name: string): readonly unknown[] {
  const list = typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined;
  return Array.isArray(list) ? (list as unknown[]) : [];
}
