// Loaded before the app where a spec pins the clock (node --require): the wall's time crawls from a fixed moment, and what the
// practice account invents by chance is the same each time. Timers and the monotonic clock stay real.
const crypto = require('node:crypto');
const { syncBuiltinESMExports } = require('node:module');

const [at, since, pace] = (process.env.FRONT_DESK_HOST_CLOCK ?? '').split(' ').map(Number);
if (Number.isFinite(at) && Number.isFinite(since) && pace > 0) {
  const RealDate = Date;
  const now = () => Math.floor(at + (RealDate.now() - since) / pace);
  globalThis.Date = class extends RealDate {
    constructor(...given) {
      if (given.length === 0) super(now());
      else super(...given);
    }
    static now() {
      return now();
    }
  };

  // Connect codes: mulberry32 from one seed. Bytes for keys and ids stay the system's own.
  let state = 20261123;
  crypto.randomInt = (max) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * max);
  };
  syncBuiltinESMExports();
}
