// The port to the network: one request, sent once. What it answers says whether anything may have left this computer.
import type { Trouble } from './port.ts';

export type TransportRequest = {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly url: URL;
  /** Without Host, Connection and Content-Length, which the transport sets. Holds the keys: never to be logged. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array | null;
  /** True for every write: a connection of its own, closed afterwards. False: a waiting one may be used, and used again. */
  readonly freshConnection: boolean;
  /** Over the whole request, from looking up the name to the last byte of the answer. */
  readonly timeoutMs: number;
  /** Longest answer that is taken in, in bytes. */
  readonly answerBytesMax: number;
  /** Runs just before the first byte of the request may leave. */
  readonly onConnected?: (() => void) | undefined;
};

export type TransportAnswer =
  | {
      readonly is: 'answered';
      readonly status: number;
      /** Names in lower case; the first of several. */
      readonly headers: Readonly<Record<string, string>>;
      readonly body: Uint8Array;
    }
  | {
      readonly is: 'failed';
      readonly trouble: Trouble;
      /** False = it is certain that no byte of the request reached a connected socket. */
      readonly mayHaveLeft: boolean;
      /** Of an answer that began and did not end; else null. */
      readonly status: number | null;
    };

export interface Transport {
  /** Never rejects, follows no redirect, and repeats nothing that may have left and could do harm twice. */
  request(request: TransportRequest): Promise<TransportAnswer>;
  /** Ends everything in flight by reset, and everything that is asked for later at once ('stopped'). */
  stop(): void;
}
