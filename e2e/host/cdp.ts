// Speaks the DevTools protocol with Chromium over a pipe: when this process dies, the pipe ends and Chromium goes too.
import type { Readable, Writable } from 'node:stream';

export type Params = Record<string, unknown>;
type Listener = (method: string, params: Params, sessionId: string) => void;
type Waiting = { method: string; resolve: (result: never) => void; reject: (error: Error) => void };

export class Cdp {
  readonly #out: Writable;
  readonly #waiting = new Map<number, Waiting>();
  readonly #listeners = new Set<Listener>();
  #nextId = 1;
  #closed = false;

  /** `out` and `input` are Chromium's third and fourth stdio: JSON texts, each ended by a zero byte. */
  constructor(out: Writable, input: Readable) {
    this.#out = out;
    let rest: Buffer[] = [];
    input.on('data', (chunk: Buffer) => {
      let from = 0;
      for (let end = chunk.indexOf(0); end !== -1; end = chunk.indexOf(0, from)) {
        rest.push(chunk.subarray(from, end));
        this.#take(Buffer.concat(rest).toString('utf8'));
        rest = [];
        from = end + 1;
      }
      if (from < chunk.length) rest.push(chunk.subarray(from));
    });
    input.on('end', () => this.close());
    input.on('error', () => this.close());
    out.on('error', () => this.close());
  }

  /** Sends one command; `sessionId` '' = the browser itself. Rejects with Chromium's words, or when Chromium is gone. */
  send<T = Params>(method: string, params: Params = {}, sessionId = ''): Promise<T> {
    if (this.#closed) return Promise.reject(new Error(`${method}: Chromium is gone`));
    const id = this.#nextId++;
    return new Promise<T>((resolve, reject) => {
      this.#waiting.set(id, { method, resolve: resolve, reject });
      this.#out.write(
        `${JSON.stringify(sessionId === '' ? { id, method, params } : { id, method, params, sessionId })}\0`,
      );
    });
  }

  /** Called once when Chromium is gone, or was sent away. */
  onClose: () => void = () => undefined;

  /** Hears every event; `sessionId` is '' for the browser's own. */
  listen(listener: Listener): void {
    this.#listeners.add(listener);
  }

  get closed(): boolean {
    return this.#closed;
  }

  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.onClose();
    for (const { method, reject } of this.#waiting.values()) reject(new Error(`${method}: Chromium is gone`));
    this.#waiting.clear();
  }

  #take(text: string): void {
    const message = JSON.parse(text) as {
      id?: number;
      result?: never;
      error?: { message: string };
      method?: string;
      params?: Params;
      sessionId?: string;
    };
    if (message.id === undefined) {
      for (const listener of this.#listeners)
        listener(message.method ?? '', message.params ?? {}, message.sessionId ?? '');
      return;
    }
    const waiting = this.#waiting.get(message.id);
    this.#waiting.delete(message.id);
    if (message.error) waiting?.reject(new Error(`${waiting.method}: ${message.error.message}`));
    else waiting?.resolve(message.result as never);
  }
}
