import { afterEach, describe, expect, it } from 'vitest';
import { ask, booking, idIn, openPractice, peopleOf, present } from './testing/client.ts';
import type { Asked, Practice } from './testing/client.ts';

const all: Practice[] = [];
afterEach(() => Promise.all(all.splice(0).map((one) => one.close())));

async function open(control?: string): Promise<Practice> {
  const practice = await openPractice(control === undefined ? {} : { control });
  all.push(practice);
  return practice;
}

const token = 'the-token';
const bearer = { headers: { Authorization: `Bearer ${token}` } };

/** A command over the control path's own port. */
async function command(practice: Practice, method: string, path: string, body?: unknown): Promise<Asked> {
  const url = practice.control ?? '';
  return ask({ url, identifier: '', secret: '' }, method, path, body, bearer);
}

describe('the control path', () => {
  it('is not there unless it is asked for', async () => {
    const practice = await open();
    expect(practice.control).toBeNull();
    expect((await practice.ask('GET', '/__control/log')).status).toBe(404);
  });

  it('wants its own token: the keys of the account do not open it, nor the token the account', async () => {
    const practice = await open(token);
    expect((await practice.ask('GET', '/__control/log')).status).toBe(401);
    expect((await practice.ask('GET', '/__control/log', undefined, bearer)).status).toBe(200);
    expect((await command(practice, 'GET', '/log')).status).toBe(200);
    expect((await practice.ask('GET', '/user', undefined, bearer)).status).toBe(401);
    await expect(openPractice({ control: '' })).rejects.toThrow();
  });

  it('tells on the account’s own port where it is, so that one who knows only that port can mend a cut line', async () => {
    const practice = await open(token);
    const { json } = await practice.ask('GET', '/__control/here', undefined, bearer);
    expect(json).toEqual({ url: practice.url, control: practice.control });
    await command(practice, 'POST', '/line', { down: true });
    expect((await practice.ask('GET', '/__control/here', undefined, bearer)).broke).toBe('ECONNREFUSED');
    expect((await command(practice, 'POST', '/line', { down: false })).status).toBe(200);
    expect((await practice.ask('GET', '/__control/here')).status).toBe(401);
  });

  it('plants faults, tells what they hit, and takes them away', async () => {
    const practice = await open(token);
    const planted = await command(practice, 'POST', '/faults', [{ do: 'dropAfter', match: { method: 'POST' } }]);
    expect(planted.json).toEqual({ ids: [1] });
    expect((await practice.ask('POST', '/session/5', booking())).broke).toBe('ECONNRESET');
    expect((await command(practice, 'GET', '/faults')).json).toMatchObject({ faults: [{ hits: 1 }] });
    await command(practice, 'DELETE', '/faults');
    expect((await command(practice, 'GET', '/faults')).json).toEqual({ faults: [] });
  });

  it('tells requests, notices and every session, cancelled ones too', async () => {
    const practice = await open(token);
    const { json } = await practice.ask('POST', '/session/5', booking());
    await practice.ask('DELETE', `/session/${idIn(json)}`);
    const log = (await command(practice, 'GET', '/log')).json;
    expect(log['requests']).toMatchObject([{ method: 'POST' }, { method: 'DELETE' }]);
    expect(log['notices']).toHaveLength(4);
    expect((await command(practice, 'GET', '/sessions')).json).toMatchObject({
      now: present,
      sessions: [{ sessionId: json['SessionId'], cancelledAt: present }],
    });
    await command(practice, 'DELETE', '/log');
    expect((await command(practice, 'GET', '/log')).json['requests']).toEqual([]);
  });

  it('cuts and mends the line, which does not cut itself', async () => {
    const practice = await open(token);
    expect((await command(practice, 'POST', '/line', { down: true })).json).toEqual({ down: true, how: 'refuse' });
    expect((await practice.ask('GET', '/user')).broke).toBe('ECONNREFUSED');
    expect((await command(practice, 'GET', '/line')).json).toMatchObject({ down: true });
    await command(practice, 'POST', '/line', { down: false });
    expect((await practice.ask('GET', '/user')).status).toBe(200);
  });

  it('changes options, moves the clock, lets people in', async () => {
    const practice = await open(token);
    expect((await command(practice, 'POST', '/options', { hasStatus: false })).json).toMatchObject({
      hasStatus: false,
      minutes: 'any',
    });
    expect((await command(practice, 'GET', '/options')).json).toMatchObject({ hasStatus: false });
    const { json } = await practice.ask('POST', '/session/5', booking());
    expect((await command(practice, 'POST', '/clock', { moveMs: 60_000 })).json).toEqual({ now: present + 60_000 });
    const participationId = peopleOf(json)[1]?.['ParticipationId'];
    await command(practice, 'POST', '/connect', { participationId });
    const [session] = (await practice.ask('GET', '/session')).list;
    expect(peopleOf(session)[1]).toMatchObject({ ConnectionTs: '2026-11-23T17:48:12' });
  });

  it('refuses what it does not understand, and changes nothing', async () => {
    const practice = await open(token);
    const status = async (method: string, path: string, body?: unknown): Promise<number | null> =>
      (await command(practice, method, path, body)).status;
    expect(await status('POST', '/faults', { do: 'explode' })).toBe(400);
    expect(await status('POST', '/faults', '{')).toBe(400);
    expect(await status('POST', '/options', { minutes: 'never' })).toBe(400);
    expect(await status('POST', '/options', { colour: 'green' })).toBe(400);
    expect(await status('POST', '/line', {})).toBe(400);
    expect(await status('POST', '/connect', { participationId: 1 })).toBe(404);
    expect(await status('GET', '/nothing')).toBe(404);
    expect(practice.faults.list()).toEqual([]);
    expect(practice.line).toEqual({ down: false });
  });
});
