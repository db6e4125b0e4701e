// The way of the system calls: a small C library, preloaded, that counts them, writes them down and ends the process at one.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Way } from './play.ts';

/** One call as it was written down. `n` 0: no point (something said). `when`: before, in the middle of, or after it. */
export type Call = {
  readonly n: number;
  readonly when: 'before' | 'half' | 'after';
  readonly what: string;
  /** A file's name in the watched folder, 'api' for a socket, the words for something said. */
  readonly name: string;
  readonly bytes: number;
};

const source = fileURLToPath(new URL('shim.c', import.meta.url));
const LOG = 'calls';

/** Compiles the library into `folder` unless it is there; a sentence where it cannot be had. */
export function shimIn(folder: string): { readonly library: string } | { readonly missing: string } {
  if (process.platform !== 'linux') return { missing: 'system calls are only watched on Linux' };
  const library = join(folder, 'killpoints.so');
  if (modifiedAt(library) > modifiedAt(source)) return { library };
  mkdirSync(folder, { recursive: true });
  const made = spawnSync('cc', ['-O2', '-Wall', '-shared', '-fPIC', '-o', library, source, '-ldl'], {
    encoding: 'utf8',
  });
  if (made.error !== undefined) return { missing: 'there is no C compiler (cc)' };
  if (made.status !== 0) return { missing: `cc could not compile ${source}: ${made.stderr}` };
  return { library };
}

/** Environment under which the desk in `folder` is watched, and ended at `point` (0 = only watched). */
export function watchedBy(library: string, folder: string, point: number): Readonly<Record<string, string>> {
  return {
    LD_PRELOAD: library,
    FRONT_DESK_POINTS_FOLDER: join(folder, 'desk'),
    FRONT_DESK_POINTS_LOG: join(folder, LOG),
    FRONT_DESK_POINTS_END_AT: String(point),
  };
}

/** What was written down, in order. */
export function callsIn(folder: string): readonly Call[] {
  const lines = readFileSync(join(folder, LOG), 'utf8').split('\n').slice(0, -1);
  return lines.map((line) => {
    const [n, when, what = '', name = '', bytes] = line.split('\t');
    if (when !== 'before' && when !== 'half' && when !== 'after') throw new Error(`not a call: ${line}`);
    return { n: Number(n), when, what, name, bytes: Number(bytes) };
  });
}

/** Ends desks at system calls. */
export function byCalls(library: string): Way {
  return {
    endAtInside: () => null,
    env: (folder, point) => watchedBy(library, folder, point),
    where: (folder, { is }) => {
      const last = callsIn(folder).findLast(({ n }) => n > 0);
      return is === 'killed' && last !== undefined ? `${last.when} ${last.what} ${last.name}` : null;
    },
    passed: (folder) => Math.max(0, ...callsIn(folder).map(({ n }) => n)),
  };
}

/** Ends desks from inside. */
export const fromInside: Way = {
  endAtInside: (point) => point,
  env: () => ({}),
  where: (_folder, { said }) => {
    const last = said.at(-1);
    return last?.say === 'end' ? last.point : null;
  },
  passed: (_folder, { said }) => {
    const last = said.at(-1);
    return last?.say === 'closed' ? last.points : 0;
  },
};

function modifiedAt(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}
