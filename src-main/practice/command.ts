// The practice account as a program of its own: `npm run --silent practice -- --port N --json`.
import { randomInt } from 'node:crypto';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { parseUtc } from '../../src-shared/time/utc.ts';
import { PracticeAccount } from './account.ts';
import type { Beginning } from './account.ts';
import { Fault } from './faults.ts';
import { optionsWith, PracticeOptions } from './options.ts';
import { makeKeys, startPracticeServer } from './server.ts';
import { openKeptAccount } from './stateFile.ts';

const help = `A practice account of SecureVideo on this machine. Nothing in it is real.

  --port N              port to listen on (0 or left out: any that is free)
  --json                one line of JSON on stdout: url, identifier, secret, and control where it was asked for
  --identifier TEXT     API Identifier (left out: a new random one)
  --secret TEXT         API Secret Key (left out: a new random one)
  --control TOKEN       open the control path: faults, options, line, clock, log
  --state FILE          keep the account in FILE over a restart
  --seed TEXT           another seed, another day
  --beginning WHAT      day (left out), people (no sessions), empty (no clinicians either)
  --at TIME             the account's present at the start, in UTC: 2031-03-09T17:30
  --fault JSON          plant a fault; may be given several times
  --set NAME=VALUE      one side of what nobody knows of the service; may be given several times:
${optionNames()
  .map((line) => `                          ${line}`)
  .join('\n')}
`;

const Beginnings = z.enum(['day', 'people', 'empty']) satisfies z.ZodType<Beginning>;

try {
  await run();
} catch (error) {
  tell(`Practice did not start: ${reasonOf(error)}`);
  process.exitCode = 1;
}

async function run(): Promise<void> {
  const { values } = parseArgs({
    options: {
      port: { type: 'string', default: '0' },
      json: { type: 'boolean', default: false },
      identifier: { type: 'string' },
      secret: { type: 'string' },
      control: { type: 'string' },
      state: { type: 'string' },
      seed: { type: 'string', default: 'practice' },
      beginning: { type: 'string', default: 'day' },
      at: { type: 'string' },
      fault: { type: 'string', multiple: true, default: [] },
      set: { type: 'string', multiple: true, default: [] },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return void process.stdout.write(help);

  const startedAt = Date.now();
  const at = values.at === undefined ? startedAt : parseUtc(values.at);
  if (at === null) throw new Error(`--at ${values.at} is no time like 2031-03-09T17:30.`);
  const port = z.coerce.number().int().min(0).max(65_535).parse(values.port);
  const faults = values.fault.map((fault) => Fault.parse(JSON.parse(fault)));
  const keys = makeKeys();
  const setup = {
    clock: () => Date.now() - startedAt + at,
    random: () => randomInt(2 ** 47) / 2 ** 47,
    options: optionsWith(Object.fromEntries(values.set.map(readSetting))),
    seed: values.seed,
    beginning: Beginnings.parse(values.beginning),
  };
  const account =
    values.state === undefined
      ? new PracticeAccount(setup)
      : openKeptAccount({ ...setup, file: values.state, say: tell });
  const server = await startPracticeServer({
    account,
    port,
    keys: { identifier: values.identifier ?? keys.identifier, secret: values.secret ?? keys.secret },
    ...(values.control !== undefined && { control: values.control }),
  });
  for (const fault of faults) server.faults.add(fault);

  // Ctrl C comes twice where npm stands in between: the second time changes nothing.
  let isEnding = false;
  const end = (): void => {
    if (isEnding) return;
    isEnding = true;
    void server.close().then(() => tell('The practice account is closed.'));
  };
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, end);

  const { url, identifier, secret, control } = server;
  const told = { url, identifier, secret, ...(control !== null && { control }) };
  const lines = Object.entries(told).map(([name, value]) => `${name}: ${value}`);
  process.stdout.write(`${values.json ? JSON.stringify(told) : lines.join('\n')}\n`);
  tell('The practice account is open. End it with Ctrl C.');
}

function readSetting(text: string): [string, unknown] {
  const [name = '', ...rest] = text.split('=');
  const value = rest.join('=');
  return [name, /^(true|false|\d+)$/.test(value) ? (JSON.parse(value) as unknown) : value];
}

function optionNames(): string[] {
  const defaults = optionsWith({});
  return Object.keys(PracticeOptions.shape).map((name) => `${name}=${defaults[name as keyof PracticeOptions]}`);
}

function tell(sentence: string): void {
  process.stderr.write(`${sentence}\n`);
}

function reasonOf(error: unknown): string {
  if (error instanceof z.ZodError) return z.prettifyError(error);
  if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE')
    return 'another program uses this port.';
  return error instanceof Error ? error.message : 'for a reason that is not known.';
}
