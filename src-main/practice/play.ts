// Plays one request: does the work and answers, or spoils that in the way that the fault asks for.
import type { Socket } from 'node:net';
import type { Fault } from './faults.ts';
import { printJson } from './json.ts';
import type { PracticeAnswer } from './routes.ts';

/** One request that has been read, and what can be done with it. */
export type Exchange = {
  readonly socket: Socket;
  /** Has the account do what the request asks. Once at most. */
  readonly work: () => PracticeAnswer;
  /** Sends a whole answer; `text` null = no body. */
  readonly send: (status: number, headers: Record<string, string>, text: string | null) => void;
  readonly later: (delayMs: number, run: () => void) => void;
};

const jsonType = { 'Content-Type': 'application/json; charset=utf-8' };
const htmlType = { 'Content-Type': 'text/html; charset=utf-8' };

const usualMessages: Readonly<Record<number, string>> = {
  400: 'The request is invalid.',
  401: 'Authorization has been denied for this request.',
  403: 'You are not allowed to do this.',
  429: 'Too many requests.',
  500: 'An error has occurred.',
  503: 'The service is unavailable.',
};

/** Answers a request, faultlessly where there is no fault. */
export function play(fault: Fault | undefined, { socket, work, send, later }: Exchange): void {
  const answer = ({ status, json }: PracticeAnswer): void => {
    if (json === undefined) send(status, {}, null);
    else send(status, jsonType, printJson(json));
  };
  switch (fault?.do) {
    case undefined:
      return answer(work());
    case 'reset':
    case 'dropBefore':
      return void socket.resetAndDestroy();
    case 'dropAfter':
      work();
      return void socket.resetAndDestroy();
    case 'hang':
      return;
    case 'delay': {
      const done = work();
      return later(fault.ms, () => answer(done));
    }
    case 'landLate':
      later(fault.ms, () => void work());
      return fault.reset ? void socket.resetAndDestroy() : undefined;
    case 'status': {
      if (fault.worked) work();
      const message = fault.message ?? usualMessages[fault.status] ?? 'An error has occurred.';
      const headers = fault.retryAfter === undefined ? {} : { 'Retry-After': String(fault.retryAfter) };
      if (fault.html) return send(fault.status, { ...htmlType, ...headers }, page(`${fault.status} ${message}`));
      return send(fault.status, { ...jsonType, ...headers }, printJson({ Message: message }));
    }
    case 'html4xx':
      return send(fault.status, htmlType, page(`${fault.status} - File or directory not found.`));
    case 'portal':
      return send(200, htmlType, page('Welcome to the guest network. Accept the terms to go online.'));
    case 'redirect':
      return send(fault.status, { ...htmlType, Location: fault.to }, page('Object moved'));
    case 'truncate': {
      const { status, text } = printed(work());
      const whole = Buffer.from(text, 'utf8');
      const head = [
        `HTTP/1.1 ${status} `,
        'Content-Type: application/json; charset=utf-8',
        `Content-Length: ${whole.length}`,
      ];
      // Written past the HTTP layer, which would not let a body be shorter than it was said to be.
      return void socket.end(Buffer.concat([Buffer.from(`${head.join('\r\n')}\r\n\r\n`), half(whole)]));
    }
    case 'halfJson': {
      const { status, text } = printed(work());
      return send(status, jsonType, half(Buffer.from(text, 'utf8')).toString('utf8'));
    }
    case 'unreadable2xx': {
      const { status } = work();
      return send(status === 204 ? 200 : status, jsonType, 'OK');
    }
    case 'empty':
      return send(work().status, {}, null);
  }
}

function printed({ status, json }: PracticeAnswer): { status: number; text: string } {
  // An answer without content has nothing that could break off, so it gets some.
  return { status: status === 204 ? 200 : status, text: printJson(json ?? { Message: 'Done' }) };
}

function half(bytes: Buffer): Buffer {
  return bytes.subarray(0, Math.floor(bytes.length / 2));
}

function page(sentence: string): string {
  return `<!DOCTYPE html>\r\n<html><head><title>${sentence}</title></head><body><h1>${sentence}</h1></body></html>\r\n`;
}
