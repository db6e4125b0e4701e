// From a day that breaks a promise to the shortest one that still does: happenings are left out while the same promise breaks.
import { playDay } from './day.ts';
import type { Plan } from './plan.ts';

/** Days that are played at most on the way to the shortest. */
const TRIES_MAX = 400;

/** The plan with as few happenings as were found to break the same invariant. `broken` tells which a plan breaks first. */
export async function shrink(plan: Plan, invariant: string, broken = brokenBy): Promise<Plan> {
  let tries = 0;
  const breaks = async (candidate: Plan): Promise<boolean> => {
    tries++;
    return (await broken(candidate)) === invariant;
  };
  let shortest = plan;
  for (let size = Math.ceil(plan.happenings.length / 2); size >= 1 && tries < TRIES_MAX;) {
    let isShorter = false;
    for (let from = 0; from < shortest.happenings.length && tries < TRIES_MAX;) {
      const happenings = shortest.happenings.toSpliced(from, size);
      const candidate = { ...shortest, happenings };
      if (happenings.length > 0 && (await breaks(candidate))) {
        shortest = candidate;
        isShorter = true;
      } else from += size;
    }
    if (size === 1 && !isShorter) break;
    if (!isShorter || size > shortest.happenings.length) size = Math.floor(size / 2);
  }
  return shortest;
}

async function brokenBy(plan: Plan): Promise<string | undefined> {
  try {
    const { violations } = await playDay(plan);
    return violations[0]?.invariant;
  } catch {
    return 'thrown';
  }
}
