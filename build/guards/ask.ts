// Runs the test of a guard in the copy and says what became of it.
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { setPriority } from 'node:os';
import { join } from 'node:path';
import type { Removal } from './row.ts';
import { pageVerdict, unitVerdict } from './verdict.ts';
import type { Verdict } from './verdict.ts';

const NICE = 10;

export type Asked = { readonly verdict: Verdict; readonly output: string };

type Named = Pick<Removal, 'proof' | 'test'>;

export type Asker = {
  /** What becomes of the guard's test, as the copy stands now. */
  ask(guard: Pick<Removal, 'kind' | 'proof' | 'test'>): Promise<Asked>;
  /** All tests of unit and lint kind in one run: much quicker than one by one. */
  askAll(guards: readonly Named[]): Promise<(guard: Named) => Verdict>;
  /** Ends what is running. */
  stop(): void;
};

/** Asks in `folder`. */
export function askerIn(folder: string): Asker {
  let running: ChildProcess | null = null;

  const start = (
    args: readonly string[],
    env: Record<string, string> = {},
  ): Promise<{ code: number; output: string }> =>
    new Promise((done) => {
      const { FORCE_COLOR: _color, ...rest } = process.env;
      const child = spawn(process.execPath, args, {
        cwd: folder,
        env: { ...rest, NO_COLOR: '1', ...env },
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      running = child;
      if (child.pid !== undefined) setPriority(child.pid, NICE);
      let output = '';
      child.stdout.on('data', (chunk: Buffer) => (output += String(chunk)));
      child.stderr.on('data', (chunk: Buffer) => (output += String(chunk)));
      child.once('close', (code) => {
        running = null;
        done({ code: code ?? 1, output });
      });
    });

  const report = join(folder, 'report.json');
  const readReport = (): never | undefined => {
    try {
      return JSON.parse(readFileSync(report, 'utf8')) as never;
    } catch {
      return undefined; // nothing was written: nothing ran
    }
  };
  const vitest = async (files: readonly string[], more: readonly string[]) => {
    rmSync(report, { force: true });
    const args = ['node_modules/vitest/vitest.mjs', 'run', '--reporter=json', `--outputFile.json=${report}`];
    const { output } = await start([...args, ...more, ...files]);
    return { report: readReport(), output };
  };

  async function askPage(proof: string, test: string): Promise<Asked> {
    rmSync(report, { force: true });
    const built = await start(['build/build.mjs']);
    if (built.code !== 0) return { verdict: 'broken', output: built.output };
    const { output } = await start(
      [
        ...['node_modules/@playwright/test/cli.js', 'test', '-c', 'e2e/playwright.config.ts', '--reporter=json'],
        ...['--grep', plain(test), proof],
      ],
      { PLAYWRIGHT_JSON_OUTPUT_FILE: report },
    );
    return { verdict: pageVerdict(readReport(), test), output };
  }

  return {
    async ask({ kind, proof, test }) {
      if (kind === 'page') return askPage(proof, test);
      if (kind === 'pack') {
        const { code, output } = await start([proof, '--no-set-up']);
        if (code === 0) return { verdict: 'passed', output };
        return { verdict: output.includes(test) ? 'failed' : 'broken', output };
      }
      const ran = await vitest([proof], ['-t', plain(test)]);
      return { verdict: unitVerdict(ran.report, proof, test), output: ran.output };
    },
    async askAll(guards) {
      const ran = await vitest([...new Set(guards.map(({ proof }) => proof))], []);
      return ({ proof, test }) => unitVerdict(ran.report, proof, test);
    },
    stop: () => void running?.kill(),
  };
}

/** A name as a pattern that means itself. */
function plain(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
