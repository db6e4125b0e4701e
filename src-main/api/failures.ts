// From an error of Node's network code to the trouble that it is.
import type { Trouble } from './port.ts';

/** How far a request had come: reaching a computer, making the line safe, or speaking HTTP over it. */
export type Phase = 'reaching' | 'securing' | 'speaking';

/** A failure whose trouble is known already. */
export class Failure extends Error {
  readonly trouble: Trouble;

  constructor(trouble: Trouble) {
    super(trouble);
    this.trouble = trouble;
  }
}

/** What an error means. Errors of Node carry codes; of several (one for each address tried) the first counts. */
export function troubleOf(error: unknown, phase: Phase): Trouble {
  if (error instanceof Failure) return error.trouble;
  const code = codeOf(error);
  if (code === 'ECONNRESET' || code === 'EPIPE' || code === 'ECONNABORTED') return 'reset';
  if (code === 'ETIMEDOUT') return 'timeout';
  if (code.startsWith('HPE_')) return 'notTheApi'; // what came is no HTTP
  if (phase === 'speaking') return 'reset';
  // The line stood: what fails now is the certificate, or a partner that does not speak TLS at all.
  if (phase === 'securing') return 'certificate';
  if (code === 'ECONNREFUSED') return 'refusedConnection';
  if (code === 'ENOTFOUND' || code.startsWith('EAI_')) return 'nameNotFound';
  return 'noRoute'; // EHOSTUNREACH, ENETUNREACH, ENETDOWN, EADDRNOTAVAIL, and a firewall's EACCES and EPERM
}

function codeOf(error: unknown): string {
  if (typeof error !== 'object' || error === null) return '';
  if ('code' in error && typeof error.code === 'string') return error.code;
  const errors = 'errors' in error && Array.isArray(error.errors) ? (error.errors as unknown[]) : [];
  return errors.length === 0 ? '' : codeOf(errors[0]);
}
