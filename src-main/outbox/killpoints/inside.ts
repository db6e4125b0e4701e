// Ends the process from inside at one point of its way to disk and network: the way that runs on every system.
import { subscribe } from 'node:diagnostics_channel';
import fs from 'node:fs';
import type { ClientRequest, IncomingMessage } from 'node:http';
import { syncBuiltinESMExports } from 'node:module';
import { DatabaseSync } from 'node:sqlite';
import type { Transport } from '../../api/transport.ts';

export type Inside = {
  /** Points passed so far. */
  readonly count: number;
  watchTransport(transport: Transport): Transport;
};

/**
 * Counts from here on: before and after each outermost BEGIN and COMMIT, each write, sync and rename of a whole file, and
 * each step of a request. Ends the process by SIGKILL at number `at` (0 = only counts); `tell` hears the point's name first.
 */
export function endInside(at: number, tell: (point: string) => void): Inside {
  let count = 0;
  const point = (name: string): void => {
    if (++count !== at) return;
    tell(name);
    process.kill(process.pid, 'SIGKILL');
    for (;;); // nothing of this process goes on while the signal is on its way
  };
  watchTransactions(point);
  watchFiles(point);
  watchRequests(point);
  return {
    get count() {
      return count;
    },
    watchTransport: (transport) => ({
      stop: () => transport.stop(),
      request: async (request) => {
        point('before the connection');
        const onConnected = (): void => {
          point('connected');
          request.onConnected?.();
        };
        const answer = await transport.request({ ...request, onConnected });
        point(`answer ${answer.is}`);
        return answer;
      },
    }),
  };
}

type Point = (name: string) => void;

function watchTransactions(point: Point): void {
  const exec = Object.getOwnPropertyDescriptor(DatabaseSync.prototype, 'exec')?.value as DatabaseSync['exec'];
  DatabaseSync.prototype.exec = function (this: DatabaseSync, sql: string): void {
    const name = /^(BEGIN|COMMIT|PRAGMA)/.exec(sql)?.[0];
    if (name === undefined) return exec.call(this, sql);
    point(`before ${name}`);
    exec.call(this, sql);
    point(`after ${name}`);
  };
}

function watchFiles(point: Point): void {
  const { fsyncSync, renameSync, writeSync } = fs;
  fs.fsyncSync = (file) => {
    point('before sync');
    fsyncSync(file);
  };
  fs.renameSync = (from, to) => {
    point('before rename');
    renameSync(from, to);
    point('after rename');
  };
  const write = (file: number, ...rest: [never]): number => {
    if (file === 1) return writeSync(file, ...rest); // what the process says is no point
    point('before write');
    return writeSync(file, ...rest);
  };
  fs.writeSync = write as typeof writeSync;
  syncBuiltinESMExports();
}

function watchRequests(point: Point): void {
  subscribe('http.client.request.created', (message) => {
    const { request } = message as { readonly request: ClientRequest };
    request.once('finish', () => point('request written'));
    request.prependOnceListener('response', (answer: IncomingMessage) => {
      point('head of the answer');
      answer.prependOnceListener('end', () => point('end of the answer'));
    });
  });
}
