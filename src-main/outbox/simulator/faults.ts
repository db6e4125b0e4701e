// What may befall a request, drawn by chance: inside of the bounds that the outbox assumes, or outside of them too.
import { between, pick } from '../../../src-shared/random/random.ts';
import type { Random } from '../../../src-shared/random/random.ts';
import { LATE_LANDING_MS } from '../../../src-shared/outbox/change.ts';

/** In bounds: what is given up lands within L of contact, lists are whole, what is repeated is refused. */
export type Bounds = 'in' | 'out';

type On = { readonly on: 'write' | 'read' | 'any' };

/** "Work" is what the service would do for the request. */
export type Fault = On &
  (
    | { readonly do: 'slow'; readonly ms: number } // worked at once, answered late, perhaps after the time-out
    | { readonly do: 'loseBefore' } // reset, no work
    | { readonly do: 'loseAfter' } // worked, then reset
    | { readonly do: 'hang' } // no work, no answer
    | { readonly do: 'landLate'; readonly reset: boolean } // given up; may land within L of contact
    | { readonly do: 'landVeryLate'; readonly ms: number } // reset; lands beyond all bounds
    | { readonly do: 'cutAnswer' } // worked; the answer breaks off
    | { readonly do: 'garble' } // worked; 2xx that cannot be read
    | { readonly do: 'page'; readonly status: number } // no work; a portal's page
    | { readonly do: 'error'; readonly status: number; readonly worked: boolean }
    | { readonly do: 'busy'; readonly status: 429 | 503; readonly retryAfterS: number }
    | { readonly do: 'refuse'; readonly status: 400 | 403 | 409 | 422 } // no work; the API's own no
    | { readonly do: 'twice' } // something on the way repeats it; the second answer comes back
    | { readonly do: 'half'; readonly rows?: 'newest' } // a list of which rows cannot be read: some, or the newest
    | { readonly do: 'empty' } // a list that says nothing is there
  );

/** Longest that a given-up request may still land after there is contact. */
export function lateLandingOf(bounds: Bounds): number {
  return bounds === 'in' ? LATE_LANDING_MS : 30 * 60_000;
}

/** One fault. `mayRepeat`: the account refuses a second session of one id, so that a repeat does no harm. */
export function drawFault(random: Random, bounds: Bounds, mayRepeat: boolean): Fault {
  const on = pick(random, ['write', 'write', 'write', 'any', 'read'] as const);
  const kinds = [
    'loseBefore',
    'loseAfter',
    'loseAfter',
    'hang',
    'landLate',
    'landLate',
    'slow',
    'cutAnswer',
    'garble',
    'page',
    'error',
    'busy',
    'refuse',
    ...(bounds === 'out' ? (['landVeryLate', 'landVeryLate', 'half', 'empty', 'twice'] as const) : []),
    ...(mayRepeat ? (['twice'] as const) : []),
  ] as const;
  const kind = pick(random, kinds);
  switch (kind) {
    case 'slow':
      return { on, do: kind, ms: between(random, 500, 40_000) };
    case 'landLate':
      return { on: 'write', do: kind, reset: random() < 0.5 };
    case 'landVeryLate':
      return { on: 'write', do: kind, ms: between(random, 70_000, lateLandingOf('out')) };
    case 'page':
      return { on, do: kind, status: pick(random, [200, 302, 502, 404]) };
    case 'error':
      return { on, do: kind, status: pick(random, [500, 502, 503, 504]), worked: random() < 0.5 };
    case 'busy':
      return { on, do: kind, status: pick(random, [429, 503] as const), retryAfterS: between(random, 1, 300) };
    case 'refuse':
      return { on: 'write', do: kind, status: pick(random, [400, 403, 409, 422] as const) };
    case 'twice':
      return { on: 'write', do: kind };
    case 'half':
    case 'empty':
      return { on: 'read', do: kind };
    default:
      return { on, do: kind };
  }
}
