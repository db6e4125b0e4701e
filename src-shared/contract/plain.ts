// What may cross from the page at all: plain values, not too many, not too deep. Looked at before anything reads them.

/** Characters of all texts of one call together, names of members counted. No form that a person can fill comes near. */
export const CALL_CHARACTERS_MAX = 1_000_000;
/** Values of one call: texts, numbers, lists and tables, each by itself. */
export const CALL_VALUES_MAX = 20_000;
/** How deep lists and tables may lie in each other. */
export const CALL_DEPTH_MAX = 12;

/**
 * Whether a value is made of null, undefined, yes and no, finite numbers, texts, lists and plain tables alone, and is no larger
 * than a call may be. Ends after a bounded number of steps, whatever it is given, also something that holds itself.
 */
export function isPlainAndSmall(value: unknown): boolean {
  let values = 0;
  let characters = 0;
  const waiting: { readonly value: unknown; readonly depth: number }[] = [{ value, depth: 0 }];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { value: one, depth } = next;
    if (++values > CALL_VALUES_MAX) return false;
    switch (typeof one) {
      case 'undefined':
      case 'boolean':
        continue;
      case 'number':
        if (!Number.isFinite(one)) return false;
        continue;
      case 'string':
        characters += one.length;
        if (characters > CALL_CHARACTERS_MAX) return false;
        continue;
      case 'object':
        break;
      default:
        return false;
    }
    if (one === null) continue;
    if (depth >= CALL_DEPTH_MAX) return false;
    if (Array.isArray(one)) {
      // Counted before it is walked: a list of a billion holes costs nothing to send.
      if (values + waiting.length + one.length > CALL_VALUES_MAX) return false;
      for (let index = 0; index < one.length; index++) waiting.push({ value: one[index] as unknown, depth: depth + 1 });
      continue;
    }
    const prototype: unknown = Object.getPrototypeOf(one);
    // Of another world a plain table has another prototype, which is the end of its own chain.
    if (prototype !== null && Object.getPrototypeOf(prototype) !== null) return false;
    for (const name in one) {
      characters += name.length;
      if (characters > CALL_CHARACTERS_MAX || values + waiting.length > CALL_VALUES_MAX) return false;
      waiting.push({ value: (one as Record<string, unknown>)[name], depth: depth + 1 });
    }
  }
  return true;
}
