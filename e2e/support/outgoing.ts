// What the app has asked the network for: by its main process, and by its page.
import { watchOutgoing } from '../host/outgoing.ts';
import type { Outgoing } from '../host/outgoing.ts';
import type { RunningDesk } from './launch.ts';

/** Begins to note what main asks for. On the stand-in host it is noted from before the app's first line on. */
export async function noteOutgoing({ app }: RunningDesk): Promise<void> {
  await app.driver(watchOutgoing, undefined);
}

/** Every connection and every name so far. */
export function outgoingOf({ app }: RunningDesk): Promise<readonly Outgoing[]> {
  return app.driver(() => (globalThis as { outgoing?: Outgoing[] }).outgoing ?? [], undefined);
}

/** Hosts and ports that main has connected to, each once: '127.0.0.1:8123'. Names that were looked up stand as they are. */
export async function partnersOf(desk: RunningDesk): Promise<string[]> {
  const all = await outgoingOf(desk);
  return [...new Set(all.map(({ kind, host, port }) => (kind === 'name' ? host : `${host}:${String(port)}`)))].sort();
}
