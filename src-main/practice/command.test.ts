import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import { ask, booking, idIn } from './testing/client.ts';

const program = fileURLToPath(new URL('command.ts', import.meta.url));
const running = new Set<ChildProcess>();
afterEach(() => {
  for (const child of running) child.kill('SIGKILL');
  running.clear();
});

type Told = { url: string; identifier: string; secret: string; control?: string };
type Running = {
  readonly told: Told;
  readonly child: ChildProcess;
  readonly out: () => string;
  readonly err: () => string;
};

function start(...args: string[]): { child: ChildProcess; out: () => string; err: () => string } {
  const child = spawn(process.execPath, [program, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  running.add(child);
  let [out, err] = ['', ''];
  child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()));
  return { child, out: () => out, err: () => err };
}

async function open(...args: string[]): Promise<Running> {
  const started = start('--port', '0', '--json', ...args);
  while (!started.out().includes('\n')) {
    const ended = await Promise.race([once(started.child.stdout!, 'data'), once(started.child, 'exit')]);
    if (started.child.exitCode !== null) throw new Error(`It ended: ${started.err()} ${String(ended)}`);
  }
  return { ...started, told: JSON.parse(started.out()) as Told };
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<unknown> {
  const exit = once(child, 'exit');
  child.kill(signal);
  return (await exit)[0];
}

// Starts real programs, which takes a while on a busy machine.
describe('the practice command', { timeout: 30_000 }, () => {
  it('says one line of JSON on stdout, all else on stderr, serves, and ends cleanly on SIGTERM', async () => {
    const { told, child, out, err } = await open();
    expect(Object.keys(told)).toEqual(['url', 'identifier', 'secret']);
    expect((await ask(told, 'GET', '/session')).list.length).toBeGreaterThan(20);
    const code = await end(child, 'SIGTERM');
    expect(code).toBe(0);
    expect(out().trimEnd().split('\n')).toHaveLength(1);
    expect(err()).toContain('The practice account is open.');
  });

  it('takes keys, options, faults, a beginning, a present and a control token', async () => {
    const { told } = await open(
      ...['--identifier', 'me', '--secret', 'mine', '--control', 'token', '--beginning', 'people'],
      ...['--at', '2031-03-09T17:30', '--set', 'minutes=quarterRefused', '--set', 'hasStatus=false'],
      ...['--fault', '{"do":"status","status":429,"retryAfter":1}'],
    );
    expect(told).toMatchObject({
      identifier: 'me',
      secret: 'mine',
      control: expect.stringMatching(/\/__control$/) as string,
    });
    expect((await ask(told, 'GET', '/session')).status).toBe(429);
    expect((await ask(told, 'GET', '/session')).list).toEqual([]);
    const meetNow = await ask(told, 'POST', '/session/5', booking({ ScheduleTs: null }));
    expect(meetNow.json['ScheduleTs']).toMatch(/^2031-03-09T17:3/);
    expect((await ask(told, 'POST', '/session/5', booking({ ScheduleTs: '2031-03-09T17:40:00' }))).status).toBe(400);
    expect((await ask(told, 'GET', `/status/${idIn(meetNow.json)}`)).status).toBe(404);
  });

  it('ends cleanly on Ctrl C, also where the signal comes twice', async () => {
    const { child } = await open();
    child.kill('SIGINT');
    expect(await end(child, 'SIGINT')).toBe(0);
  });

  it('keeps its account over kill -9', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'practice-'));
    const state = ['--state', join(folder, 'practice.json')];
    const first = await open(...state);
    const { json } = await ask(first.told, 'POST', '/session/5', booking());
    await end(first.child, 'SIGKILL');
    const second = await open(...state);
    const listed = (await ask(second.told, 'GET', '/session')).list.find(
      (one) => one['SessionId'] === json['SessionId'],
    );
    expect(listed).toEqual(json);
    rmSync(folder, { recursive: true });
  });

  it('says plainly that its port is taken', async () => {
    const other = await open();
    const { child, err } = start('--json', '--port', new URL(other.told.url).port);
    const [code] = (await once(child, 'exit')) as [number];
    expect(code).toBe(1);
    expect(err()).toBe('Practice did not start: another program uses this port.\n');
  });

  it.each([
    ['a port that is none', ['--port', '70000']],
    ['an option that is none', ['--set', 'minutes=never']],
    ['a fault that is none', ['--fault', '{"do":"explode"}']],
    ['a time that is none', ['--at', 'noon']],
    ['a flag that is none', ['--colour', 'green']],
  ])('says plainly why it does not start with %s', async (_what, args) => {
    const { child, out, err } = start('--json', ...args);
    const [code] = (await once(child, 'exit')) as [number];
    expect([code, out()]).toEqual([1, '']);
    expect(err()).toMatch(/^Practice did not start: ./);
  });
});
