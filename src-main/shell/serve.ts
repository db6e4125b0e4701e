// The contract's server: one channel a call, answered for our own page alone. The only file that touches ipcMain.
import { ipcMain } from 'electron';
import { calls, channelOf } from '../../src-shared/contract/calls.ts';
import type { CallName, Handlers } from '../../src-shared/contract/calls.ts';
import { problem } from '../../src-shared/contract/problems.ts';
import { answerCalls } from './answer.ts';
import type { Refusal } from './answer.ts';
import type { Log } from './log.ts';
import { isOurPage } from './ourPage.ts';

/** electron-store registers this on its own and would tell any frame where the profile is. */
const FOREIGN_CHANNELS = ['electron-store-get-data'];

/**
 * Serves every call of the contract. `ownId` tells the id of our window's contents (null = no window); calls
 * wait for `opened`.
 * Call it after the settings are opened: it also removes the channels that a library has put up beside ours.
 */
export function serveContract(
  handlers: Handlers,
  ownId: () => number | null,
  log: Log,
  monotonic: () => number,
  refusal: Refusal,
  opened: Promise<void>,
): void {
  const answer = answerCalls(handlers, log, monotonic, refusal, opened);
  for (const channel of FOREIGN_CHANNELS) ipcMain.removeAllListeners(channel);
  for (const name of Object.keys(calls) as CallName[]) {
    ipcMain.handle(channelOf(name), (event, input: unknown) => {
      if (isOurPage(event, ownId())) return answer(name, input);
      log('call.foreign', { call: name });
      return { ok: false, problem: problem('notOurPage') };
    });
  }
}
