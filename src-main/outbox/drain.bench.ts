// How near to the ideal a queue drains when the line is back. Definition: 200 sessions that are booked; 5 different people
// are added to each while the line is cut (1,000 changes, none of which merges: 1,000 requests); 50 ms from request to
// answer; at most 4 at once and one a session. Ideal = (requests + lists that the rules need) x 50 ms / 4, where the rules
// need one list before the first request and one for each 30 s after it. Goal: >= 95 % of it. Time is the test's own clock,
// so that only waiting counts; the work of this computer for each change is told beside it.
import { quantile, short, tell } from '../../src-shared/testing/measure.ts';
import { IN_FLIGHT_MAX } from './line.ts';
import { NOW } from './testing/wishes.ts';
import { World } from './testing/world.ts';

const SESSIONS = 200;
const PEOPLE = ['Ana Lopez', 'Walter Finch', 'Aisha Rahman', 'Trevor Lane', 'Mei Sato'];
const CHANGES = SESSIONS * PEOPLE.length;
const GOAL = 95;
const READ_SERVES_MS = 30_000;
const ROUNDS = 3;

type Drained = {
  readonly efficiency: number;
  readonly reads: number;
  readonly cpuMs: number;
  readonly inFlight: number;
};

async function drain(): Promise<Drained> {
  const world = new World();
  const { network } = world;
  const lanes = Array.from({ length: SESSIONS }, (_, nth) => world.book(`Patient ${nth}`));
  await world.rest();
  await world.pass(60_000); // what was read is too old by now
  network.line = 'refuse';
  for (const lane of lanes) for (const name of PEOPLE) world.add(lane, name);
  await world.pass(1_000);

  network.line = 'up';
  network.inFlightMax = 0;
  const [from, begun, cpu] = [network.seen.length, world.clock.monotonic(), process.cpuUsage()];
  world.outbox.wake();
  await world.rest();
  const { user, system } = process.cpuUsage(cpu);

  const seen = network.seen.slice(from);
  const writes = seen.filter(({ method }) => method !== 'GET');
  if (writes.length !== CHANGES) throw new Error(`${writes.length} requests, not ${CHANGES}`);
  const lastAt = writes.reduce((last, { at }) => Math.max(last, at), 0) - NOW + network.latencyMs;
  const tookMs = lastAt - begun;
  const reads = seen.filter(({ method, at }) => method === 'GET' && at - NOW <= lastAt).length;
  const needed = 1 + Math.floor(tookMs / READ_SERVES_MS);
  const idealMs = ((CHANGES + needed) * network.latencyMs) / IN_FLIGHT_MAX;
  world.remove();
  return {
    efficiency: (100 * idealMs) / tookMs,
    reads,
    cpuMs: (user + system) / 1_000 / CHANGES,
    inFlight: network.inFlightMax,
  };
}

const rounds: Drained[] = [];
for (let round = 0; round < ROUNDS; round++) rounds.push(await drain());
const [one] = rounds;
const efficiency = Math.min(...rounds.map((round) => round.efficiency));
tell('1,000 changes of 200 sessions', efficiency, '% of the ideal', { atLeast: GOAL }, `${one?.reads ?? 0} lists read`);
tell('requests at once, at most', Math.max(...rounds.map((round) => round.inFlight)), '', { atMost: IN_FLIGHT_MAX });
const cpu = rounds.map((round) => round.cpuMs);
tell(
  'work of this computer',
  quantile(cpu, 0.5),
  'ms a change',
  null,
  `least ${short(Math.min(...cpu))}; SecureVideo's part is in it`,
);
