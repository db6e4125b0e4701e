// Connections that reads leave open for the next read. Writes never come here.
import type { CancelTimer, Clock } from '../../src-shared/time/clock.ts';
import type { Connection } from './connection.ts';

// Shorter than servers keep them (IIS: two minutes), so that we are mostly the ones who end them.
const idleMsMax = 45_000;
const idleCountMax = 2;

type Idle = { readonly key: string; readonly connection: Connection; readonly forget: () => void };

/** Keeps at most two, each for 45 s at most; one that says anything or ends while it waits is thrown away. */
export class IdleConnections {
  readonly #clock: Clock;
  #waiting: Idle[] = [];

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** The connection that was used last for this key; it is the taker's from then on. */
  take(key: string): Connection | null {
    const idle = this.#waiting.findLast((one) => one.key === key);
    if (!idle) return null;
    idle.forget();
    return idle.connection.stream.destroyed ? null : idle.connection;
  }

  /** Keeps a connection whose answer has been read to its end. */
  give(key: string, connection: Connection): void {
    const { stream } = connection;
    if (stream.destroyed) return;
    const drop = (): void => {
      idle.forget();
      connection.reset();
    };
    const cancelTimer: CancelTimer = this.#clock.setTimer(idleMsMax, drop);
    const endings = ['data', 'end', 'close', 'error'] as const; // 'data': nobody asked for anything
    const idle: Idle = {
      key,
      connection,
      forget: () => {
        cancelTimer();
        for (const ending of endings) stream.off(ending, drop);
        this.#waiting = this.#waiting.filter((one) => one !== idle);
      },
    };
    for (const ending of endings) stream.on(ending, drop);
    stream.resume(); // an end is noticed only while somebody reads
    this.#waiting.push(idle);
    if (this.#waiting.length > idleCountMax) this.#drop(this.#waiting[0]);
  }

  closeAll(): void {
    for (const idle of [...this.#waiting]) this.#drop(idle);
  }

  #drop(idle: Idle | undefined): void {
    if (!idle) return;
    idle.forget();
    idle.connection.reset();
  }
}
