// The plan of a day: what people do and what the world does to them, drawn from a seed before the day begins, so that a
// failing day can be played again with fewer events until the shortest one is left.
import { between, pick, seededRandom } from '../../../src-shared/random/random.ts';
import type { Random } from '../../../src-shared/random/random.ts';
import { hourMs, minuteMs, secondMs } from '../../../src-shared/time/utc.ts';
import type { PracticeOptions } from '../../practice/options.ts';
import { drawFault } from './faults.ts';
import type { Bounds, Fault } from './faults.ts';
import type { Line } from './network.ts';
import { stageScenes } from './scenes.ts';
import type { Part } from './scenes.ts';

/** Somebody of this name comes into the session that the happening of seed `of` had booked. */
export type Adds = { readonly of: string; readonly name: string };

/** What happens, `at` milliseconds after the day's beginning, at a desk. `seed` is that of its own chances. */
export type Happening = { readonly n: number; readonly at: number; readonly desk: number; readonly seed: string } & (
  | { readonly do: 'person'; readonly part?: Part } // somebody does something at the desk; a part is that of a scene
  | { readonly do: 'dashboard'; readonly adds?: Adds } // somebody changes a session elsewhere
  | { readonly do: 'faults'; readonly faults: readonly Fault[] }
  | { readonly do: 'line'; readonly how: Line; readonly forMs: number }
  | { readonly do: 'crash'; readonly inSteps: number; readonly backAfterMs: number }
  | { readonly do: 'quit'; readonly backAfterMs: number }
  | { readonly do: 'sleep'; readonly forMs: number; readonly isTold: boolean }
  | { readonly do: 'wall'; readonly byMs: number }
  | { readonly do: 'diskFull'; readonly forMs: number }
  | { readonly do: 'keysRefused'; readonly forMs: number }
  | { readonly do: 'otherKeys'; readonly forMs: number }
  | { readonly do: 'backUp' }
  | { readonly do: 'restore' }
  | { readonly do: 'loseLog' }
  | { readonly do: 'clone' }
);

type What = Happening extends infer H ? (H extends Happening ? Omit<H, 'n' | 'at' | 'desk' | 'seed'> : never) : never;

export type Plan = {
  readonly seed: string;
  readonly bounds: Bounds;
  readonly hours: number;
  readonly desks: number;
  readonly options: Partial<PracticeOptions>;
  /** How far each desk's wall clock is off at the beginning. */
  readonly wallOffsetsMs: readonly number[];
  readonly happenings: readonly Happening[];
};

/** So many things an hour at all desks together. */
const PERSON_A_HOUR = 2.6;
const WORLD_A_HOUR = 1.5;

/** The day of a seed. The same seed, world, hours and desks always make the same day. */
export function planOfSeed(of: {
  readonly seed: number;
  readonly bounds: Bounds;
  readonly hours: number;
  readonly desks: number;
}): Plan {
  const { seed, bounds, hours, desks } = of;
  return planOf(seededRandom(`plan ${String(seed)}`), `s${String(seed)}`, bounds, hours, desks);
}

function planOf(random: Random, seed: string, bounds: Bounds, hours: number, desks: number): Plan {
  const options = drawOptions(random, bounds);
  const mayRepeat = options.duplicates === 'refused';
  const happenings: Happening[] = [];
  const put = (what: What, at: number, desk: number): string => {
    const n = happenings.length;
    const own = `${seed}.${String(n)}`;
    happenings.push({ ...what, n, at, desk, seed: own });
    return own;
  };
  const add = (what: What, at = random() * hours * hourMs): void => void put(what, at, between(random, 0, desks - 1));
  for (let left = Math.ceil(hours * PERSON_A_HOUR); left > 0; left--) {
    // People come in waves: what matters happens while something else is still on its way.
    const at = random() * hours * hourMs;
    add({ do: 'person' }, at);
    for (let more = between(random, 0, 3); more > 0 && left > 0; more--, left--)
      add({ do: 'person' }, at + random() * 3 * minuteMs);
  }
  for (let left = Math.ceil(hours * WORLD_A_HOUR); left > 0; left--) {
    const busy = pick(random, happenings); // trouble comes when something is going on
    const at = random() < 0.7 ? Math.max(0, busy.at + (random() - 0.3) * 2 * minuteMs) : random() * hours * hourMs;
    add(drawTrouble(random, bounds, mayRepeat), at);
    // Troubles come together: a clock that is set while the service asks to wait, a crash while the line is cut.
    if (random() < 0.25) add(drawTrouble(random, bounds, mayRepeat), at + random() * 2 * minuteMs);
  }
  if (bounds === 'out') {
    if (random() < 0.5) add({ do: 'backUp' });
    for (const what of ['restore', 'loseLog', 'clone', 'otherKeys'] as const) {
      if (random() < 0.2)
        add(what === 'otherKeys' ? { do: what, forMs: between(random, minuteMs, hourMs) } : { do: what });
    }
  }
  const wallOffsetsMs = Array.from({ length: desks + 1 }, () =>
    pick(random, [0, 0, 0, 40_000, -90_000, 7 * minuteMs, -hourMs]),
  );
  stageScenes(seed, hours, bounds, (chance) => {
    const desk = between(chance, 0, desks - 1);
    return {
      person: (part, at) => put({ do: 'person', part }, at, desk),
      dashboardAdds: (of, name, at) => void put({ do: 'dashboard', adds: { of, name } }, at, desk),
      faults: (faults, at) => void put({ do: 'faults', faults }, at, desk),
      wall: (byMs, at) => void put({ do: 'wall', byMs }, at, desk),
      line: (how, forMs, at) => void put({ do: 'line', how, forMs }, at, desk),
      otherKeys: (forMs, at) => void put({ do: 'otherKeys', forMs }, at, desk),
      backUp: (at) => void put({ do: 'backUp' }, at, desk),
      restore: (at) => void put({ do: 'restore' }, at, desk),
    };
  });
  const inOrder = happenings.toSorted((a, b) => a.at - b.at);
  return { seed, bounds, hours, desks, options, wallOffsetsMs, happenings: inOrder };
}

function drawTrouble(random: Random, bounds: Bounds, mayRepeat: boolean): What {
  const kinds = [
    'faults',
    'faults',
    'faults',
    'faults',
    'line',
    'line',
    'crash',
    'crash',
    'quit',
    'sleep',
    'wall',
    'diskFull',
    'keysRefused',
    'dashboard',
    'dashboard',
    'dashboard',
  ] as const;
  const kind = pick(random, kinds);
  switch (kind) {
    case 'faults':
      return {
        do: kind,
        faults: Array.from({ length: between(random, 1, 3) }, () => drawFault(random, bounds, mayRepeat)),
      };
    case 'line':
      return {
        do: kind,
        how: pick(random, ['refused', 'reset', 'silent'] as const),
        forMs: someTime(random, 2 * secondMs, 3 * hourMs),
      };
    case 'crash':
      return { do: kind, inSteps: between(random, 1, 25), backAfterMs: someTime(random, secondMs, 10 * minuteMs) };
    case 'quit':
      return { do: kind, backAfterMs: someTime(random, secondMs, hourMs) };
    case 'sleep':
      return { do: kind, forMs: someTime(random, 30 * secondMs, 3 * hourMs), isTold: random() < 0.8 };
    case 'wall':
      return {
        do: kind,
        byMs: pick(random, [
          -24 * hourMs,
          -hourMs,
          -6 * minuteMs,
          -2_000,
          3_000,
          8 * minuteMs,
          hourMs,
          30 * 24 * hourMs,
        ]),
      };
    case 'diskFull':
      return { do: kind, forMs: someTime(random, secondMs, 20 * minuteMs) };
    case 'keysRefused':
      return { do: kind, forMs: someTime(random, 30 * secondMs, 30 * minuteMs) };
    case 'dashboard':
      return { do: kind };
  }
}

/** Short ones as likely as long ones. */
function someTime(random: Random, from: number, to: number): number {
  return Math.round(from * (to / from) ** random());
}

/** Each side of what nobody knows of the service. Accounts that keep no ids are out of bounds. */
function drawOptions(random: Random, bounds: Bounds): Partial<PracticeOptions> {
  const cancelled = pick(random, ['leave', 'stay'] as const);
  return {
    duplicates: pick(random, ['accepted', 'refused', 'firstReturned']),
    externalIdsIgnoreCase: random() < 0.3,
    minutes: pick(random, ['any', 'any', 'any', 'any', 'quarterRounded', 'quarterRefused']),
    // An old account that lists what is cancelled would not say so: nobody could tell.
    answers:
      bounds === 'out' && random() < 0.15
        ? 'oldest'
        : cancelled === 'stay'
          ? 'newest'
          : pick(random, ['newest', 'older']),
    idsAsText: random() < 0.3,
    cancelled,
    listDelayMs: pick(random, [0, 0, 2_000, 9_500]),
    addAnswers: pick(random, ['participant', 'session', 'nothing']),
    mayRecord: random() < 0.8,
  };
}
