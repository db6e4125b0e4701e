// Goal: each rehearsal is what a client meets, and its end leaves a whole account. Method: the real server, asked over HTTP.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { seededRandom } from '../../src-shared/random/random.ts';
import { PracticeAccount } from './account.ts';
import type { PracticeServer } from './handle.ts';
import { createRehearsal } from './rehearsal.ts';
import type { PlayedRehearsal } from './rehearsal.ts';
import { startPracticeServer } from './server.ts';

let server: PracticeServer;
let rehearsal: PlayedRehearsal;
/** Delays of the server that are under way; run by hand, so that nothing sleeps. */
let late: (() => void)[];
beforeEach(async () => {
  late = [];
  const account = new PracticeAccount({ clock: () => 0, random: seededRandom(3), seed: '3', beginning: 'people' });
  const setTimer = (_ms: number, run: () => void) => {
    late.push(run);
    return () => undefined;
  };
  server = await startPracticeServer({ account, setTimer });
  rehearsal = createRehearsal(server);
});
afterEach(() => server.close());

function ask(): Promise<Response> {
  const keys = Buffer.from(`${server.identifier}:${server.secret}`).toString('base64');
  return fetch(`${server.url}user`, { headers: { authorization: `Basic ${keys}`, connection: 'close' } });
}

test('cut: nobody answers; ended, the account answers again', async () => {
  await rehearsal.play('cut');
  expect(rehearsal.now).toBe('cut');
  await expect(ask()).rejects.toThrow();
  await rehearsal.play(null);
  expect(rehearsal.now).toBeNull();
  expect((await ask()).status).toBe(200);
});

test('busy asks to wait, refused keys are refused; each takes the place of the one before', async () => {
  await rehearsal.play('busy');
  const busy = await ask();
  expect([busy.status, busy.headers.get('retry-after')]).toEqual([429, '10']);
  await rehearsal.play('keys');
  expect((await ask()).status).toBe(401);
  await rehearsal.play('cut');
  await rehearsal.play('busy');
  expect((await ask()).status).toBe(429);
  await rehearsal.play(null);
  expect((await ask()).status).toBe(200);
});

test('slow: the work is done at once, the answer comes late', async () => {
  await rehearsal.play('slow');
  const answer = ask();
  await server.log.waitFor(({ target }) => target === '/user');
  await expect.poll(() => late.length).toBe(1);
  late.forEach((run) => run());
  expect((await answer).status).toBe(200);
});

test('a fault that somebody else planted is left alone', async () => {
  server.faults.add({ do: 'status', status: 503, times: null });
  await rehearsal.play('busy');
  await rehearsal.play(null);
  expect(server.faults.list()).toHaveLength(1);
});
