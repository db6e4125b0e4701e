// The preload of one page: its worlds, and the messages between it and the app's main.
import { readFileSync } from 'node:fs';
import { bridgeScripts, makeCodec } from './bridge.ts';
import type { Coded } from './bridge.ts';
import type { Params } from './cdp.ts';
import type { Frame } from './frames.ts';
import { host } from './state.ts';

const PRELOAD_WORLD = 'preload';
const codec = makeCodec();

type Call = { kind: 'invoke' | 'send'; id: number; channel: string; args: Coded };
/** Speaks to the page's Chromium; a page that is gone answers nothing. */
type Quietly = (method: string, params?: Params) => Promise<unknown>;

export class PreloadSide {
  readonly #sender: unknown;
  readonly #quietly: Quietly;
  /** Worlds of the preload: execution context id to frame. */
  readonly #worlds = new Map<number, Frame>();

  /** `sender`: the contents as the app holds them. */
  constructor(sender: unknown, quietly: Quietly) {
    this.#sender = sender;
    this.#quietly = quietly;
  }

  /** Tells Chromium what the worlds are called, and what runs in each new page before its own scripts. */
  async begin(path: string, send: (method: string, params: Params) => Promise<unknown>): Promise<void> {
    if (path === '') return;
    const facts = { platform: process.platform, arch: process.arch, versions: { node: process.versions.node } };
    const scripts = bridgeScripts(readFileSync(path, 'utf8'), facts);
    await send('Page.addScriptToEvaluateOnNewDocument', { source: scripts.page });
    await send('Page.addScriptToEvaluateOnNewDocument', { source: scripts.preload, worldName: PRELOAD_WORLD });
  }

  /** How the preload calls us. */
  readonly binding = { name: 'hostBinding', executionContextName: PRELOAD_WORLD };

  worldCreated(params: Params, frameAt: (id: string) => Frame): void {
    const context = params['context'] as { id: number; name: string; auxData: { frameId: string } };
    if (context.name === PRELOAD_WORLD) this.#worlds.set(context.id, frameAt(context.auxData.frameId));
  }

  worldDestroyed(params: Params): void {
    this.#worlds.delete(params['executionContextId'] as number);
  }

  worldsCleared(): void {
    this.#worlds.clear();
  }

  /** Sends an event to the preload of a frame. */
  send(to: Frame | null, channel: string, args: unknown[]): void {
    const coded = codec.encode(structuredClone(args));
    for (const [contextId, frame] of this.#worlds)
      if (frame === to) this.#toPreload(contextId, 'event', channel, coded);
  }

  #toPreload(contextId: number, ...args: unknown[]): void {
    void this.#quietly('Runtime.callFunctionOn', {
      executionContextId: contextId,
      functionDeclaration: '(text) => { hostToPreload(...JSON.parse(text)); }',
      arguments: [{ value: JSON.stringify(args) }],
    });
  }

  /** The preload calls main. */
  async called(params: Params): Promise<void> {
    const contextId = params['executionContextId'] as number;
    const call = JSON.parse(params['payload'] as string) as Call;
    const frame = this.#worlds.get(contextId) ?? null;
    const event = {
      sender: this.#sender,
      senderFrame: frame,
      frameId: 0,
      processId: process.pid,
      type: 'frame' as const,
    };
    const args = codec.decode(call.args) as unknown[];
    if (call.kind === 'send') {
      host.ipcEvents.emit(call.channel, { ...event, returnValue: undefined, ports: [] }, ...args);
      return;
    }
    try {
      const handler = host.handlers.get(call.channel) as ((...given: unknown[]) => unknown) | undefined;
      if (!handler) throw new Error(`No handler registered for '${call.channel}'`);
      const value = codec.encode(structuredClone(await handler(event, ...args)));
      this.#toPreload(contextId, 'value', call.id, value);
    } catch (error) {
      this.#toPreload(contextId, 'error', call.id, `Error invoking remote method '${call.channel}': ${String(error)}`);
    }
  }
}
