// Notes every connection and every name that a process asks the network for. Shares nothing: a spec may send it as text.

export type Outgoing = { readonly kind: 'tcp' | 'udp' | 'name'; readonly host: string; readonly port: number };

/** Begins to note, in `globalThis.outgoing`; a second call changes nothing. Works in plain Node and in Electron's main. */
export function watchOutgoing(): void {
  const world = globalThis as { outgoing?: Outgoing[] };
  if (world.outgoing) return;
  const noted: Outgoing[] = (world.outgoing = []);
  const net = process.getBuiltinModule('node:net');
  const dns = process.getBuiltinModule('node:dns');
  const dgram = process.getBuiltinModule('node:dgram');
  const { syncBuiltinESMExports } = process.getBuiltinModule('node:module');
  type Any = (this: unknown, ...args: unknown[]) => unknown;

  const wrap = (owner: object, name: string, before: (args: unknown[]) => void): void => {
    const real = (owner as Record<string, Any>)[name];
    if (typeof real !== 'function') return;
    (owner as Record<string, Any>)[name] = function (...args) {
      before(args);
      return Reflect.apply(real, this, args);
    };
  };

  // Everything that speaks TCP ends here: http, https, tls, and fetch.
  wrap(net.Socket.prototype, 'connect', (args) => {
    const [first, second] = (Array.isArray(args[0]) ? args[0] : args) as unknown[];
    const options = (typeof first === 'object' && first !== null ? first : { port: first, host: second }) as {
      path?: string;
      host?: string;
      port?: unknown;
    };
    if (options.path === undefined)
      noted.push({ kind: 'tcp', host: options.host ?? 'localhost', port: Number(options.port) });
  });
  for (const name of ['send', 'connect']) {
    wrap(dgram.Socket.prototype, name, (args) => {
      const host = args.findLast((one) => typeof one === 'string');
      const port = args.findLast((one) => typeof one === 'number');
      noted.push({ kind: 'udp', host: host ?? '', port: port ?? 0 });
    });
  }
  for (const owner of [dns, dns.promises, dns.Resolver.prototype]) {
    for (const name of Object.keys(owner).concat(Object.getOwnPropertyNames(owner))) {
      if (!/^(lookup|resolve\w*|reverse)$/.test(name)) continue;
      const was = (owner as unknown as Record<string, unknown>)[name];
      if (typeof was !== 'function' || 'isNoted' in was) continue;
      wrap(owner, name, ([host]) => noted.push({ kind: 'name', host: String(host), port: 0 }));
      Object.assign((owner as unknown as Record<string, object>)[name] ?? {}, { isNoted: true });
    }
  }
  syncBuiltinESMExports();
}
