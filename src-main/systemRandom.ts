// The system's random bytes: the one place where the machine is asked for them. Short ones come out of a stock, since asking costs more than a nonce.
import { randomBytes } from 'node:crypto';
import type { RandomBytes } from '../src-shared/outbox/ids.ts';

const STOCK_LENGTH = 4096;
/** Keys are as long as this or longer: they are never taken from the stock. */
const KEY_LENGTH_MIN = 32;

/** Bytes that nobody can guess; each is given out once. */
export function systemRandom(): RandomBytes {
  let stock = new Uint8Array(0);
  let used = 0;
  return (count) => {
    if (count >= KEY_LENGTH_MIN) return randomBytes(count);
    if (used + count > stock.length) {
      stock = randomBytes(STOCK_LENGTH);
      used = 0;
    }
    const bytes = Uint8Array.from(stock.subarray(used, used + count)); // a copy: what stays behind here is wiped
    stock.fill(0, used, used + count);
    used += count;
    return bytes;
  };
}
