// Plays one scenario with the process ended at one point, starts the desk again, and lists every promise that was broken.
import { copyFileSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { UtcMs } from '../../../src-shared/session/session.ts';
import { hourMs } from '../../../src-shared/time/utc.ts';
import { PracticeAccount } from '../../practice/account.ts';
import type { PracticeServer } from '../../practice/handle.ts';
import { seededRandom } from '../../../src-shared/random/random.ts';
import { AccountState } from '../../practice/records.ts';
import { startPracticeServer } from '../../practice/server.ts';
import { nodeFiles } from '../../store/files.ts';
import { readWitness, writeWitness } from '../../store/witness.ts';
import { accountProblems, deskProblems } from './oracle.ts';
import type { Order } from './order.ts';
import { startDesk } from './process.ts';
import type { Ended } from './process.ts';
import { scenarioOf } from './scenarios.ts';
import type { Beginning, ScenarioName } from './scenarios.ts';

/** How the process is ended at a point: told from inside, or by what is preloaded into it. */
export type Way = {
  readonly endAtInside: (point: number) => number | null;
  readonly env: (folder: string, point: number) => Readonly<Record<string, string>>;
  /** The point at which it ended, in words; null = it came to its own end. */
  readonly where: (folder: string, ended: Ended) => string | null;
  /** How many points a whole run passed. */
  readonly passed: (folder: string, ended: Ended) => number;
};

export type Played = {
  readonly point: number;
  readonly where: string | null;
  readonly passed: number;
  /** Changes that were called saved before the end. */
  readonly saved: number;
  readonly problems: readonly string[];
};

/** Makes the beginning of a scenario: done once, copied for each play. */
export async function begin(scenario: ScenarioName, now: UtcMs): Promise<Beginning> {
  const base = Math.ceil(now / hourMs) * hourMs + 26 * hourMs;
  const account = newAccount();
  const { prepare, waiting } = scenarioOf(scenario);
  prepare(account, base);
  const { state } = account;
  if (waiting(base).length === 0) return { scenario, base, state, folder: null };
  const folder = newFolder();
  const server = await startPracticeServer({ account });
  const order = orderOf({ scenario, base }, server, folder, 'evening');
  const ended = await startDesk({ ...order, work: 'evening' }).ended;
  await server.close();
  const saved = ended.said.filter((one) => one.say === 'saved').length;
  if (ended.code !== 0 || saved !== waiting(base).length) throw new Error(`the evening failed: ${ended.complaints}`);
  return { scenario, base, state, folder };
}

export function forget({ folder }: Beginning): void {
  if (folder !== null) rmSync(folder, { recursive: true, force: true });
}

/** One play's own account, server and folder, in the state of the beginning. */
export type PlayWorld = {
  readonly account: PracticeAccount;
  readonly server: PracticeServer;
  /** A folder for what is written down; the desk's own is `desk` in it. */
  readonly root: string;
  /** A day's work from the beginning on. */
  readonly order: Order;
};

/** Sets a world up, hands it out, and takes it down. */
export async function inWorld<T>(
  beginning: Beginning,
  seed: string,
  work: (world: PlayWorld) => Promise<T>,
): Promise<T> {
  const account = newAccount(AccountState.parse(structuredClone(beginning.state)));
  const server = await startPracticeServer({ account });
  const root = newFolder();
  const folder = join(root, 'desk');
  try {
    if (beginning.folder !== null) copyDesk(beginning.folder, folder);
    return await work({ account, server, root, order: orderOf(beginning, server, folder, seed) });
  } finally {
    await server.close();
    rmSync(root, { recursive: true, force: true });
  }
}

/** Plays it once. A point beyond the last one: the process comes to its own end, and everything must be so at once. */
export async function play(beginning: Beginning, way: Way, point: number): Promise<Played> {
  const seed = `${beginning.scenario} ${String(point)}`;
  return inWorld(beginning, seed, async ({ account, server, root, order }) => {
    const toldBefore = account.notices.length;
    const first = await startDesk({ ...order, endAtInside: way.endAtInside(point) }, way.env(root, point)).ended;
    const saved = first.said.flatMap((one) => (one.say === 'saved' ? [one.changeId] : []));
    const second = first.is === 'killed' ? await startDesk({ ...order, seed: `${seed} again`, saved }).ended : null;
    const problems = [
      ...deskProblems(beginning, first, second),
      ...accountProblems(beginning, account, server.log.entries, toldBefore),
      ...filesProblems(order.folder),
    ];
    const where = way.where(root, first);
    return { point, where, passed: way.passed(root, first), saved: saved.length, problems };
  });
}

function newAccount(state?: AccountState): PracticeAccount {
  const random = seededRandom('account');
  return new PracticeAccount({ clock: () => Date.now(), random, beginning: 'people', ...(state && { state }) });
}

function newFolder(): string {
  return mkdtempSync(join(tmpdir(), 'front-desk-kill-'));
}

function orderOf(
  { scenario, base }: Pick<Beginning, 'scenario' | 'base'>,
  { url, identifier, secret }: PracticeServer,
  folder: string,
  seed: string,
): Order {
  return { scenario, base, work: 'day', folder, url, identifier, secret, seed, saved: [], endAtInside: null };
}

// A copy of a desk is in doubt, rightly: here it stands for the desk itself, so its witness is made to know it.
function copyDesk(from: string, to: string): void {
  nodeFiles.makeFolder(to);
  for (const name of readdirSync(from)) copyFileSync(join(from, name), join(to, name));
  const witness = readWitness(nodeFiles, join(to, 'witness'));
  if (witness === null) throw new Error('the evening left no witness');
  const file = nodeFiles.identity(join(to, 'desk.db')) ?? '';
  writeWitness(nodeFiles, join(to, 'witness'), { ...witness, file });
}

/** A killed process damages nothing: no file may have been set aside. */
function filesProblems(folder: string): string[] {
  if (!existsSync(folder)) return ['the desk has no folder'];
  const aside = readdirSync(folder).filter((name) => name.includes('set-aside'));
  return aside.map((name) => `a file was called damaged and set aside: ${name}`);
}
