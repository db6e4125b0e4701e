// How often a page may call: a page gone mad hears "too many", and main stays free for everything else.

/** Calls of one name that may come at once... */
export const BURST_MAX = 120;
/** ...and how many more each second. A person who types fast makes 15. */
export const CALLS_PER_SECOND = 40;
/** Calls of one name that are being answered at the same time. */
export const IN_FLIGHT_MAX = 40;

const SECOND_MS = 1_000;

export type CallRate = {
  /** Whether one more call of this name may begin now; if so it counts until `end`. */
  begin(name: string): boolean;
  end(name: string): void;
};

/** Counts calls by name; `monotonic` is in milliseconds. Names are the contract's own: the table cannot grow. */
export function callRate(monotonic: () => number): CallRate {
  const buckets = new Map<string, { left: number; at: number; inFlight: number }>();
  return {
    begin(name) {
      const now = monotonic();
      const bucket = buckets.get(name) ?? { left: BURST_MAX, at: now, inFlight: 0 };
      buckets.set(name, bucket);
      bucket.left = Math.min(BURST_MAX, bucket.left + ((now - bucket.at) / SECOND_MS) * CALLS_PER_SECOND);
      bucket.at = now;
      if (bucket.left < 1 || bucket.inFlight >= IN_FLIGHT_MAX) return false;
      bucket.left -= 1;
      bucket.inFlight += 1;
      return true;
    },
    end(name) {
      const bucket = buckets.get(name);
      if (bucket && bucket.inFlight > 0) bucket.inFlight -= 1;
    },
  };
}
