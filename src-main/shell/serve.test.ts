// Goal: each call of the contract has its channel, nothing else has one, and only our page is answered. Method: a main that notes
// what is put up, and senders as Electron tells them.
import { expect, test, vi } from 'vitest';
import { calls, channelOf } from '../../src-shared/contract/calls.ts';
import type { CallName, Handlers } from '../../src-shared/contract/calls.ts';
import { START_URL } from './names.ts';
import { serveContract } from './serve.ts';

type Answer = (event: unknown, input: unknown) => unknown;
const main = vi.hoisted(() => ({ handled: new Map<string, Answer>(), silenced: [] as string[] }));
vi.mock('electron', () => ({
  ipcMain: {
    handle: (channel: string, answer: Answer) => void main.handled.set(channel, answer),
    removeAllListeners: (channel: string) => void main.silenced.push(channel),
  },
}));

const log = vi.fn();
const touched = vi.fn();
serveContract(
  { 'lock.touch': touched } as unknown as Handlers,
  () => 7,
  log,
  () => 0,
  () => null,
  Promise.resolve(),
);

const from = (url: string, id = 7) => ({
  sender: { id, isDestroyed: () => false },
  senderFrame: { url, parent: null },
});
const ask = (event: unknown): unknown => main.handled.get(channelOf('lock.touch'))?.(event, undefined);

test('the channels are the contract’s, and a library’s own is taken away', () => {
  expect([...main.handled.keys()]).toEqual((Object.keys(calls) as CallName[]).map(channelOf));
  expect(main.silenced).toEqual(['electron-store-get-data']);
});

test('our page is answered', async () => {
  expect(await ask(from(START_URL))).toEqual({ ok: true, value: undefined });
  expect(touched).toHaveBeenCalledOnce();
});

test.each([
  ['another page', from('https://example.org/')],
  ['another window', from(START_URL, 8)],
])('%s reaches no handler, and is told nothing', async (_who, event) => {
  touched.mockClear();
  expect(await ask(event)).toMatchObject({ ok: false, problem: { code: 'notOurPage' } });
  expect(touched).not.toHaveBeenCalled();
  expect(log).toHaveBeenLastCalledWith('call.foreign', { call: 'lock.touch' });
});
