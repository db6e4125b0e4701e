// Which result is highlighted. Pure.
import type { Result } from './resultTypes.ts';

/**
 * Place of the result with this key, wherever it stands now; else of the first that is meant: a session below the look-up,
 * which asks by itself. -1 = there is nothing.
 */
export function highlightOf(results: readonly Result[], key: string | undefined): number {
  const at = results.findIndex((one) => one.key === key);
  if (at !== -1) return at;
  return results[0]?.is === 'lookup' && results[1]?.is === 'session' ? 1 : Math.min(0, results.length - 1);
}
