// What the page starts with: one script, whose functions are compiled while it is read.

/**
 * `//# allFunctionsCalledOnLoad` says that a script's functions are wanted at once: they are compiled beside the page's own
 * thread, and not on it, one by one, when each is called for the first time.
 */
const HINT = '//# allFunctionsCalledOnLoad\n';
/** Of the chunk that the page starts with, beside its entry. */
const NAME = 'start';

/**
 * For `output.codeSplitting`: all that `entry` imports at once is one chunk. The bundler would cut a dozen, along what screens
 * that come later share with it, and each is a request before the first line runs.
 */
export function startChunk(entry) {
  let found = null;
  const name = (id, graph) => {
    found ??= atStart([entry], (one) => graph.getModuleInfo(one)?.importedIds ?? []);
    return id !== entry && found.has(id) ? NAME : null;
  };
  return { groups: [{ debugName: NAME, name }] };
}

/** A plugin that puts the hint on what the page starts with; `everything`: on all its scripts. */
export function compiledAtOnce({ everything = false } = {}) {
  return {
    name: 'compiled-at-once',
    // Last of all: it counts at the very beginning of a script alone.
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        const chunks = Object.values(bundle).filter((one) => one.type === 'chunk');
        const entries = chunks.filter((one) => everything || one.isEntry).map(({ fileName }) => fileName);
        const wanted = atStart(entries, (name) => bundle[name]?.imports ?? []);
        for (const chunk of chunks) if (wanted.has(chunk.fileName)) chunk.code = HINT + chunk.code;
      },
    },
  };
}

/** These, and all that they import at once, and so on. */
export function atStart(entries, importsOf) {
  const found = new Set();
  const open = [...entries];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (found.has(id)) continue;
    found.add(id);
    open.push(...importsOf(id));
  }
  return found;
}
