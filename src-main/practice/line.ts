// The line to the practice server: up, or cut in one of three ways. Owns the port and every open connection.
import { createServer } from 'node:net';
import type { AddressInfo, Server, Socket } from 'node:net';
import { z } from 'zod';

/**
 * How a cut line shows. `refuse`: nobody listens, so no byte ever leaves the client. `drop`: connected, then reset.
 * `silent`: connected, then nothing; what was sent arrives when the line comes back, if the client still holds on.
 */
export const LineState = z.discriminatedUnion('down', [
  z.object({ down: z.literal(false) }).strict(),
  z.object({ down: z.literal(true), how: z.enum(['refuse', 'drop', 'silent']).default('refuse') }).strict(),
]);
export type LineState = z.infer<typeof LineState>;

export class Line {
  #server: Server;
  #port: number;
  #state: LineState = { down: false };
  #open = new Set<Socket>();
  #held = new Set<Socket>();
  #take: (socket: Socket) => void;

  /** `take` gets each connection that comes through. Port 0 = any that is free. */
  constructor(port: number, take: (socket: Socket) => void) {
    this.#port = port;
    this.#take = take;
    this.#server = createServer((socket) => this.#arrive(socket));
  }

  get state(): LineState {
    return this.#state;
  }

  /** The port in use, once opened. */
  get port(): number {
    return this.#port;
  }

  /** Begins to listen, on this machine alone. @throws Error (EADDRINUSE, EACCES) when the port cannot be had */
  async open(): Promise<void> {
    await new Promise<void>((done, fail) => {
      this.#server.once('error', fail);
      this.#server.listen({ port: this.#port, host: '127.0.0.1' }, () => {
        this.#server.off('error', fail);
        done();
      });
    });
    this.#port = (this.#server.address() as AddressInfo).port;
  }

  /** Cuts the line or mends it. Every open connection is reset by a cut, but for `silent`, which leaves them hanging. */
  async set(state: LineState): Promise<void> {
    this.#state = state;
    if (state.down && state.how !== 'silent') this.#resetAll();
    const mustListen = !state.down || state.how !== 'refuse';
    if (mustListen && !this.#server.listening) await this.open();
    if (!mustListen && this.#server.listening) await this.#stop();
    if (state.down) return;
    for (const socket of this.#held) {
      this.#held.delete(socket);
      this.#take(socket);
    }
  }

  async close(): Promise<void> {
    this.#state = { down: true, how: 'refuse' };
    this.#resetAll();
    if (this.#server.listening) await this.#stop();
  }

  #arrive(socket: Socket): void {
    socket.on('error', () => {}); // a client that went away is no news here
    if (this.#state.down && this.#state.how !== 'silent') return void socket.resetAndDestroy();
    this.#open.add(socket);
    socket.once('close', () => {
      this.#open.delete(socket);
      this.#held.delete(socket);
    });
    if (this.#state.down) this.#held.add(socket);
    else this.#take(socket);
  }

  #resetAll(): void {
    for (const socket of this.#open) socket.resetAndDestroy();
    this.#open.clear();
    this.#held.clear();
  }

  async #stop(): Promise<void> {
    await new Promise<void>((done) => this.#server.close(() => done()));
  }
}
