// Starts the desk's process, hears what it says, and tells how it ended.
import { spawn } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Said } from './order.ts';
import type { Order } from './order.ts';

/** The quiet time of these desks: nothing lands late here once the process that sent it has gone. */
const QUIET_MS = 250;
/** A desk that has not come to rest by then never will; nothing is asserted of how fast it is. */
const GIVE_UP_MS = 180_000;

/** What Node has compiled is kept: every start reads the same files. */
const compiled = process.env['NODE_COMPILE_CACHE'] ?? join(tmpdir(), 'front-desk-compiled');

const child = fileURLToPath(new URL('child.ts', import.meta.url));

/** `is`: by itself with an exit code, by a signal, or given up. */
export type Ended = {
  readonly said: readonly Said[];
  readonly complaints: string;
  readonly is: 'exited' | 'killed' | 'gaveUp';
  readonly code: number | null;
};

export type Running = {
  readonly pid: number;
  /** The first thing said that fits; rejects when the process ends without it. */
  heard<S extends Said['say']>(say: S): Promise<Extract<Said, { say: S }>>;
  kill(): void;
  readonly ended: Promise<Ended>;
};

/** Starts it; `env` adds to the environment, `before` are arguments of Node. */
export function startDesk(order: Order, env: Readonly<Record<string, string>> = {}, before: string[] = []): Running {
  const started = spawn(process.execPath, [...before, child, JSON.stringify(order)], {
    stdio: ['pipe', 'pipe', 'pipe'],
    env: {
      ...process.env,
      NODE_OPTIONS: '',
      NODE_COMPILE_CACHE: compiled,
      FRONT_DESK_QUIET_MS: String(QUIET_MS),
      ...env,
    },
  });
  const said: Said[] = [];
  const waiters = new Set<() => void>();
  let rest = '';
  let complaints = '';
  let hasEnded = false;
  started.stdout.setEncoding('utf8').on('data', (text: string) => {
    const lines = (rest + text).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) said.push(Said.parse(JSON.parse(line)));
    for (const look of [...waiters]) look();
  });
  started.stderr.setEncoding('utf8').on('data', (text: string) => (complaints += text));

  let gaveUp = false;
  const timer = setTimeout(() => {
    gaveUp = true;
    started.kill('SIGKILL');
  }, GIVE_UP_MS);
  const ended = new Promise<Ended>((resolve, reject) => {
    started.once('error', reject);
    started.once('close', (code, signal) => {
      clearTimeout(timer);
      hasEnded = true;
      for (const look of [...waiters]) look();
      resolve({ said, complaints, code, is: gaveUp ? 'gaveUp' : signal === null ? 'exited' : 'killed' });
    });
  });
  return {
    pid: started.pid ?? -1,
    heard: (say) =>
      new Promise((resolve, reject) => {
        const look = (): void => {
          const found = said.find((one): one is Extract<Said, { say: typeof say }> => one.say === say);
          if (found === undefined && !hasEnded) return;
          waiters.delete(look);
          if (found === undefined) reject(new Error(`the desk ended without saying ${say}: ${complaints}`));
          else resolve(found);
        };
        waiters.add(look);
        look();
      }),
    kill: () => started.kill('SIGKILL'),
    ended,
  };
}
