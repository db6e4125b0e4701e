// Lets a fixed number of tasks run at once; the others wait in the order in which they came.

/** Runs tasks, at most `countMax` at a time. */
export function gateOf(countMax: number): <T>(task: () => Promise<T>) => Promise<T> {
  const waiting: (() => void)[] = [];
  let running = 0;
  return async (task) => {
    if (running >= countMax) await new Promise<void>((letIn) => waiting.push(letIn));
    else running++;
    try {
      return await task();
    } finally {
      const next = waiting.shift();
      if (next)
        next(); // takes over this place
      else running--;
    }
  };
}
