// The desk of `world.ts` beside a real practice server: real sockets on this machine, all waits on the test's clock.
import { setImmediate as nextTurn } from 'node:timers/promises';
import { createApiClient } from '../../api/client.ts';
import { nodeTransport } from '../../api/nodeTransport.ts';
import type { SecureVideoApi } from '../../api/port.ts';
import type { Transport } from '../../api/transport.ts';
import { startPracticeServer } from '../../practice/server.ts';
import type { PracticeServer } from '../../practice/handle.ts';
import { World } from './world.ts';
import type { WorldSetup } from './world.ts';

/** A request that takes longer than this on this machine is one that will not be answered. */
const HANGS_AFTER_MS = 40;
const STILL_HANGS_AFTER_MS = 3;

export type HttpWorld = { readonly world: World; readonly server: PracticeServer; close(): Promise<void> };

/** Starts a server and a desk beside it. */
export async function startHttpWorld(setup: WorldSetup = {}): Promise<HttpWorld> {
  const pending = new Set<object>();
  let hung = new Set<object>();
  const transports = new Set<Transport>();
  let server: PracticeServer | null = null;

  const flow = async (): Promise<void> => {
    await nextTurn();
    const known = [...pending].every((one) => hung.has(one));
    const until = performance.now() + (known ? STILL_HANGS_AFTER_MS : HANGS_AFTER_MS);
    while (pending.size > 0 && performance.now() < until) await nextTurn();
    hung = new Set(pending);
  };
  const api = (world: World): SecureVideoApi => {
    if (server === null) throw new Error('the server has not started');
    for (const earlier of transports) earlier.stop(); // its process has ended
    const real = nodeTransport({ clock: world.clock, certificates: () => [] });
    transports.add(real);
    const { identifier, secret, url } = server;
    const transport: Transport = {
      stop: () => real.stop(),
      request: async (request) => {
        const mark = {};
        pending.add(mark);
        return real.request(request).finally(() => pending.delete(mark));
      },
    };
    const credentials = { identifier, secret };
    return createApiClient({
      transport,
      address: url,
      credentials: () => Promise.resolve(credentials),
      clock: world.clock,
    });
  };

  const world = new World({ ...setup, api, flow });
  const { account, clock } = world;
  server = await startPracticeServer({ account, setTimer: (ms, run) => clock.setTimer(ms, run) });
  const started = server;
  return {
    world,
    server: started,
    close: async () => {
      world.remove();
      for (const transport of transports) transport.stop();
      await started.close();
    },
  };
}
