// The context bridge: three functions that are sent to the page as text. They share nothing but what they are given.

/** A value on its way between two worlds: tagged, so that undefined, dates and functions keep their kind. */
export type Coded = readonly [tag: 'v' | 'u' | 'n' | 'd' | 'b' | 'f' | 'a' | 'o', value?: unknown];

export type Codec = {
  /** Throws 'An object could not be cloned.' for what Electron would refuse. Functions only where `keep` is given. */
  encode(value: unknown, keep?: (fn: (...args: unknown[]) => unknown) => number): Coded;
  decode(coded: Coded, fetch?: (id: number) => unknown): unknown;
};

/** Makes the codec. Text for any world: uses nothing that a page could have changed after the start. */
export function makeCodec(): Codec {
  const { isArray } = Array;
  const { keys, getPrototypeOf } = Object;
  const { isFinite } = Number;
  const toText = String;
  const AsNumber = Number;
  const AsDate = Date;
  const AsBigInt = BigInt;
  const timeOf = Function.prototype.call.bind(Date.prototype.getTime) as unknown as (date: Date) => number;
  const refused = (what: string): never => {
    throw new Error(`An object could not be cloned. (${what})`);
  };
  function encode(value: unknown, keep?: (fn: (...args: unknown[]) => unknown) => number, depth = 0): Coded {
    if (depth > 200) refused('it holds itself');
    if (value === undefined) return ['u'];
    if (value === null || typeof value === 'string' || typeof value === 'boolean') return ['v', value];
    if (typeof value === 'number') return isFinite(value) ? ['v', value] : ['n', toText(value)];
    if (typeof value === 'bigint') return ['b', toText(value)];
    if (typeof value === 'function') {
      return keep ? ['f', keep(value as (...args: unknown[]) => unknown)] : refused('function');
    }
    if (typeof value !== 'object') return refused(typeof value);
    if (value instanceof AsDate) return ['d', timeOf(value)];
    if (isArray(value)) {
      const list: Coded[] = [];
      for (let i = 0; i < value.length; i++) list[i] = encode(value[i], keep, depth + 1);
      return ['a', list];
    }
    // Plain objects alone: their prototype, in whichever world, is the end of its chain.
    const prototype = getPrototypeOf(value) as unknown;
    if (prototype !== null && getPrototypeOf(prototype) !== null) return refused('not a plain object');
    const names = keys(value);
    const members: [string, Coded][] = [];
    for (let i = 0; i < names.length; i++) {
      const name = names[i] as string;
      members[i] = [name, encode((value as Record<string, unknown>)[name], keep, depth + 1)];
    }
    return ['o', members];
  }
  function decode(coded: Coded, fetch?: (id: number) => unknown): unknown {
    const tag = coded[0];
    const value = coded[1];
    if (tag === 'u') return undefined;
    if (tag === 'v') return value;
    if (tag === 'n') return AsNumber(value);
    if (tag === 'b') return AsBigInt(value as string);
    if (tag === 'd') return new AsDate(value as number);
    if (tag === 'f') return fetch ? fetch(value as number) : undefined;
    if (tag === 'a') {
      const items = value as Coded[];
      const list: unknown[] = [];
      for (let i = 0; i < items.length; i++) list[i] = decode(items[i] as Coded, fetch);
      return list;
    }
    const members = value as [string, Coded][];
    const object: Record<string, unknown> = {};
    for (let i = 0; i < members.length; i++) {
      const member = members[i] as [string, Coded];
      object[member[0]] = decode(member[1], fetch);
    }
    return object;
  }
  return { encode: (value, keep) => encode(value, keep), decode };
}

/** Runs first in the page's own world: puts what the preload exposes on `window`, as functions and frozen objects. */
export function pageSide(codec: Codec): void {
  if (window.top !== window) return;
  const { parse, stringify } = JSON;
  const { defineProperty, freeze } = Object;
  const OwnPromise = Promise;
  const OwnEvent = CustomEvent;
  const OwnError = Error;
  const send = document.dispatchEvent.bind(document);
  const hear = (name: string, listener: (detail: string) => void): void => {
    document.addEventListener(name, (event) => listener((event as CustomEvent<string>).detail));
  };
  const callbacks: ((...args: unknown[]) => unknown)[] = [];
  const promises: Record<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }> = {};
  let answered: (answer: [string, unknown]) => void = () => undefined;

  const keep = (fn: (...args: unknown[]) => unknown): number => {
    callbacks[callbacks.length] = fn;
    return callbacks.length - 1;
  };
  const proxyOf =
    (id: number) =>
    (...args: unknown[]): unknown => {
      let answer: [string, unknown] = ['error', 'The bridge did not answer.'];
      const before = answered;
      answered = (given) => {
        answer = given;
      };
      // The preload's side answers before dispatchEvent returns.
      send(new OwnEvent('host:call', { detail: stringify([id, codec.encode(args, keep)]) }));
      answered = before;
      if (answer[0] === 'error') throw new OwnError(answer[1] as string);
      if (answer[0] === 'value') return codec.decode(answer[1] as Coded, proxyOf);
      return new OwnPromise((resolve, reject) => {
        promises[answer[1] as number] = { resolve, reject };
      });
    };

  const deepFreeze = (value: unknown): unknown => {
    if (typeof value !== 'object' || value === null) return value;
    for (const member of Object.values(value)) deepFreeze(member);
    return freeze(value);
  };

  hear('host:expose', (detail) => {
    const [name, coded] = parse(detail) as [string, Coded];
    const value = deepFreeze(codec.decode(coded, proxyOf));
    defineProperty(window, name, { value, enumerable: true, writable: false, configurable: false });
  });
  hear('host:answer', (detail) => answered(parse(detail) as [string, unknown]));
  hear('host:settle', (detail) => {
    const [id, kind, value] = parse(detail) as [number, string, unknown];
    const waiting = promises[id];
    delete promises[id];
    if (kind === 'value') waiting?.resolve(codec.decode(value as Coded, proxyOf));
    else waiting?.reject(new OwnError(value as string));
  });
  hear('host:callback', (detail) => {
    const [id, args] = parse(detail) as [number, Coded];
    callbacks[id]?.(...(codec.decode(args, proxyOf) as unknown[]));
  });
}

/** What the preload's world is told about the process. */
export type PreloadFacts = { platform: string; arch: string; versions: Record<string, string> };

/**
 * Runs the preload in its own world, with contextBridge and ipcRenderer and nothing else.
 * Main answers through `globalThis.hostToPreload`, which the page's world cannot see.
 */
export function preloadSide(
  codec: Codec,
  facts: PreloadFacts,
  preload: (require: unknown, module: unknown, exports: unknown, process: unknown) => void,
): void {
  if (window.top !== window) return;
  type Fn = (...args: unknown[]) => unknown;
  const world = globalThis as unknown as {
    hostBinding: (text: string) => void;
    hostToPreload: (kind: string, ...rest: unknown[]) => void;
  };
  const tell = (name: string, detail: unknown): void => {
    document.dispatchEvent(new CustomEvent(name, { detail: JSON.stringify(detail) }));
  };
  const fail = (name: string): never => {
    throw new Error(`not in the stand-in host: ${name}`);
  };
  const honest = <T extends object>(name: string, double: T): T =>
    new Proxy(double, {
      get: (target, key): unknown =>
        key in target || typeof key === 'symbol' ? Reflect.get(target, key) : fail(`${name}.${key}`),
    });

  // ---- the bridge to the page
  const exposed: Fn[] = [];
  let nextPromise = 1;
  const keep = (fn: Fn): number => exposed.push(fn) - 1;
  const callbackOf =
    (id: number): Fn =>
    (...args) =>
      tell('host:callback', [id, codec.encode(args, keep)]);
  const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
  document.addEventListener('host:call', (event) => {
    try {
      const [id, args] = JSON.parse((event as CustomEvent<string>).detail) as [number, Coded];
      const fn = exposed[id];
      if (!fn) throw new Error('The page called what was never exposed.');
      const result = fn(...(codec.decode(args, (callback) => callbackOf(callback)) as unknown[]));
      if (!(result instanceof Promise)) return tell('host:answer', ['value', codec.encode(result, keep)]);
      const promise = nextPromise++;
      tell('host:answer', ['promise', promise]);
      result.then(
        (value: unknown) => tell('host:settle', [promise, 'value', codec.encode(value, keep)]),
        (error: unknown) => tell('host:settle', [promise, 'error', messageOf(error)]),
      );
    } catch (error) {
      tell('host:answer', ['error', messageOf(error)]);
    }
  });
  const contextBridge = honest('contextBridge', {
    exposeInMainWorld: (name: string, api: unknown) => tell('host:expose', [name, codec.encode(api, keep)]),
  });

  // ---- the way to main
  const waiting = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>();
  const listeners = new Map<string, Set<Fn>>();
  let nextCall = 1;
  const post = (message: unknown): void => world.hostBinding(JSON.stringify(message));
  const add = (channel: string, listener: Fn): unknown => {
    const set = listeners.get(channel) ?? new Set<Fn>();
    listeners.set(channel, set.add(listener));
    return ipcRenderer;
  };
  const remove = (channel: string, listener: Fn): unknown => {
    listeners.get(channel)?.delete(listener);
    return ipcRenderer;
  };
  const ipcRenderer: Record<string, unknown> = honest('ipcRenderer', {
    invoke: (channel: string, ...args: unknown[]) =>
      new Promise((resolve, reject) => {
        const id = nextCall++;
        const coded = codec.encode(args);
        waiting.set(id, { resolve, reject });
        post({ kind: 'invoke', id, channel, args: coded });
      }),
    send: (channel: string, ...args: unknown[]) => post({ kind: 'send', id: 0, channel, args: codec.encode(args) }),
    on: add,
    addListener: add,
    off: remove,
    removeListener: remove,
  });
  world.hostToPreload = (kind, ...rest) => {
    if (kind === 'event') {
      const [channel, args] = rest as [string, Coded];
      const values = codec.decode(args) as unknown[];
      for (const listener of [...(listeners.get(channel) ?? [])])
        listener({ sender: ipcRenderer, ports: [] }, ...values);
      return;
    }
    const [id, value] = rest as [number, unknown];
    const call = waiting.get(id);
    waiting.delete(id);
    if (kind === 'value') call?.resolve(codec.decode(value as Coded));
    else call?.reject(new Error(value as string));
  };

  // ---- the preload itself, as a sandboxed one: 'electron' is all that it can require
  const electron = honest('electron (in a preload)', { contextBridge, ipcRenderer });
  const require = (name: string): unknown => (name === 'electron' ? electron : fail(`require('${name}') in a preload`));
  const module = { exports: {} };
  const process = honest('process (in a preload)', {
    ...facts,
    type: 'renderer',
    sandboxed: true,
    contextIsolated: true,
    env: {},
    argv: [],
  });
  preload(require, module, module.exports, process);
}

/** The two scripts for a window whose preload's source is `source`. */
export function bridgeScripts(source: string, facts: PreloadFacts): { page: string; preload: string } {
  const codec = `(${makeCodec.toString()})()`;
  return {
    page: `(${pageSide.toString()})(${codec});`,
    preload: `(${preloadSide.toString()})(${codec}, ${JSON.stringify(facts)}, function (require, module, exports, process) {\n${source}\n});`,
  };
}
