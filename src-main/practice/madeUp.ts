// Codes and ids that the practice account makes up.
import { between, pick } from '../../src-shared/random/random.ts';
import type { Random } from '../../src-shared/random/random.ts';

/** A connect code: nine digits as an integer, which may begin with a zero and so be written shorter. */
export function makeConnectCode(random: Random, isTaken: (code: number) => boolean): number {
  for (;;) {
    const code = between(random, 10_000_000, 999_999_999);
    if (!isTaken(code)) return code;
  }
}

/** A GUID (version 4). */
export function makeGuid(random: Random): string {
  const hex = (count: number): string =>
    Array.from({ length: count }, () => between(random, 0, 15).toString(16)).join('');
  return `${hex(8)}-${hex(4)}-4${hex(3)}-${pick(random, ['8', '9', 'a', 'b'])}${hex(3)}-${hex(12)}`;
}
