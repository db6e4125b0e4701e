// How long a file of the app may be: files are rooms with one purpose, and a room that grows has begun a second one.

/** Lines of code; comments and empty lines are not counted. */
export const LINES = 300;

/** Files that are longer, each with a bound of its own that only sinks: split one and take it out, or lower its number. */
export const LONGER = {
  // A table is as long as what it lists.
  'src-shared/time/zoneTable.ts': 360,
  'src-main/outbox/simulator/mutants.ts': 350,
  // Proved by long runs in this order of statements.
  'src-main/outbox/outbox.ts': 330,
  'src-main/outbox/conflict.ts': 320,
  'src-main/outbox/feed.ts': 315,
  // One after the other, in the order in which each may fail.
  'src-main/index.ts': 450,
  // One screen each, its markup, style and state together.
  'src-renderer/screens/settings/Trail.svelte': 350,
  'src-renderer/screens/day/Detail.svelte': 330,
  'src-renderer/screens/compose/composeState.svelte.ts': 315,
};

const bound = (max) => ({ 'max-lines': ['error', { max, skipBlankLines: true, skipComments: true }] });

/** Blocks of the lint's configuration: `files` are held to the bound, apart from `ignores`. */
export function roomBlocks(files, ignores) {
  return [
    { files, ignores, rules: bound(LINES) },
    ...Object.entries(LONGER).map(([file, max]) => ({ files: [file], rules: bound(max) })),
  ];
}
