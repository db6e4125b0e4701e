// The feed in a packed app: what whoever publishes it named, and in no other form.

/**
 * Where the feed in a package is not the wanted one, a sentence; empty = it is.
 * @param {{ updateFeed?: unknown }} about the package's own `package.json`
 * @param {string | null} wanted null = none
 */
export function feedFaults({ updateFeed = null }, wanted) {
  if (updateFeed === wanted) return [];
  return [`The update feed in the package is ${JSON.stringify(updateFeed)}, not ${JSON.stringify(wanted)}.`];
}
