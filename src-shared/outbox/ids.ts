// Ids that this desk makes: of sessions towards SecureVideo, and of its own things (changes, drafts, sessions, people).
import { OWN_EXTERNAL_ID_PREFIX } from '../session/ownId.ts';
import type { UtcMs } from '../time/utc.ts';

/** Random bytes, `count` of them; main hands in the system's own, tests a seeded one. */
export type RandomBytes = (count: number) => Uint8Array;

// Crockford's digits in lower case: one case only, since SecureVideo may compare without it or with it.
const digits = '0123456789abcdefghjkmnpqrstvwxyz';
const timeLength = 10;
const randomByteCount = 10;

/** An id of this desk's own things: 26 characters, made anew each time, in the order of their making by the wall clock. */
export function newId(now: UtcMs, random: RandomBytes): string {
  return timeDigits(now) + randomDigits(random(randomByteCount));
}

/** An ExternalSessionId of this desk's making: `fd-` and 26 characters, 80 bits of them random. */
export function newOwnExternalId(now: UtcMs, random: RandomBytes): string {
  return OWN_EXTERNAL_ID_PREFIX + newId(now, random);
}

/** Whether an ExternalSessionId has the form of this desk's own; compared without case. */
export function isOwnExternalId(externalId: string): boolean {
  return /^fd-[0-9a-hjkmnp-tv-z]{26}$/.test(externalId.toLowerCase());
}

/** ExternalSessionIds name the same session when they differ only in case: whether SecureVideo keeps it is not known. */
export function sameExternalId(a: string, b: string): boolean {
  return a !== '' && a.toLowerCase() === b.toLowerCase();
}

/** A number from 0 up to 1 out of random bytes, for jitter. */
export function fraction(random: RandomBytes): number {
  return random(4).reduce((sum, byte) => sum * 256 + byte, 0) / 2 ** 32;
}

function timeDigits(now: UtcMs): string {
  let rest = Math.max(0, Math.floor(now));
  let text = '';
  for (let place = 0; place < timeLength; place++) {
    text = digits.charAt(rest % 32) + text;
    rest = Math.floor(rest / 32);
  }
  return text;
}

// Ten bytes are sixteen digits of five bits, without a rest.
function randomDigits(bytes: Uint8Array): string {
  if (bytes.length !== randomByteCount) throw new Error('An id needs ten random bytes.');
  let text = '';
  let bits = 0;
  let held = 0;
  for (const byte of bytes) {
    held = (held << 8) | byte;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      text += digits.charAt((held >> bits) & 31);
    }
    held &= (1 << bits) - 1;
  }
  return text;
}
