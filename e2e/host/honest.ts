// What the host lacks is said, never silently ignored.
import { EventEmitter } from 'node:events';

/** The error for anything of Electron that this host does not have. */
export class NotInHost extends Error {
  constructor(name: string) {
    super(`not in the stand-in host: ${name}`);
    this.name = 'NotInHost';
  }
}

/** `double` under Electron's name: reading a member that it lacks throws, so that nobody builds on silence. */
export function honest<T extends object>(name: string, double: T): T {
  return new Proxy(double, {
    get(target, key): unknown {
      if (key in target || typeof key === 'symbol' || key === 'then' || key === 'toJSON') {
        const value = Reflect.get(target, key) as unknown;
        // Bound, since a class's private members are the target's own.
        return typeof value === 'function' && !isClass(value) ? (value.bind(target) as unknown) : value;
      }
      throw new NotInHost(`${name}.${key}`);
    },
    set: (target, key, value) => Reflect.set(target, key, value),
  });
}

function isClass(value: object): boolean {
  return /^class\b/.test(Function.prototype.toString.call(value));
}

/** A module of Electron that is lacking as a whole: importing it is allowed, touching or calling it throws. */
export function lacking(name: string): unknown {
  const refuse = (): never => {
    throw new NotInHost(name);
  };
  return new Proxy(refuse, {
    get(_target, key): undefined {
      if (typeof key === 'symbol' || key === 'then') return undefined;
      throw new NotInHost(`${name}.${key}`);
    },
    construct: refuse,
    apply: refuse,
  });
}

/** An event emitter that knows which events this host raises: listening for any other throws. */
export class HonestEmitter extends EventEmitter {
  readonly #name: string;
  readonly #events: ReadonlySet<string>;

  constructor(name: string, events: readonly string[]) {
    super();
    this.#name = name;
    this.#events = new Set(events);
  }

  #check(event: string | symbol): void {
    if (typeof event === 'string' && !this.#events.has(event)) throw new NotInHost(`${this.#name} event '${event}'`);
  }

  override on(event: string | symbol, listener: (...args: never[]) => void): this {
    this.#check(event);
    return super.on(event, listener as (...args: unknown[]) => void);
  }

  override once(event: string | symbol, listener: (...args: never[]) => void): this {
    this.#check(event);
    return super.once(event, listener as (...args: unknown[]) => void);
  }

  override addListener(event: string | symbol, listener: (...args: never[]) => void): this {
    return this.on(event, listener);
  }
}

/** An event that a listener can prevent, as Electron hands them out. */
export function preventable<T extends object>(members: T): T & { preventDefault(): void; defaultPrevented: boolean } {
  const event = {
    ...members,
    defaultPrevented: false,
    preventDefault(): void {
      event.defaultPrevented = true;
    },
  };
  return event;
}
