// What the built main does without, since each start would pay for it: the ES faces of Node's own modules, and parts of a library
// that nobody asks for.

/**
 * An import of one of Node's modules makes its ES face, which reads every export: of `http` three load the whole of undici, which
 * nobody here uses, of `crypto` one loads all of Web Crypto. The CommonJS module is the same one, without a face.
 */
const BUILT_IN = /^import (?:([\w$]+)(?:, )?)?(?:\{([^}]*)\} )?\s*from "(node:[\w/]+)";$/gm;

/** electron-store checks files by JSON schema where it is given one; ours are checked by the contract's own schemas. */
const VALIDATORS = new Set(['ajv/dist/2020.js', 'ajv-formats']);
const NO_VALIDATOR = '\0no-validator';
/** It compares versions where it is given steps between them; the form of our files is a number, and theirs are our own. */
const NO_VERSIONS = '\0no-versions';
const PARTS = {
  [NO_VALIDATOR]: `function none() { throw new Error('No validator of JSON schemas is built in.'); }
export { none as default, none as Ajv2020 };`,
  [NO_VERSIONS]: `function none() { throw new Error('No comparison of versions is built in for files of choices.'); }
export default { Range: none, gt: none, minVersion: none, satisfies: none, valid: none };`,
};

/** A plugin of the bundler: sources go on importing as they are used to. */
export function leanMain() {
  return {
    name: 'lean-main',
    enforce: 'pre',
    resolveId: leftOut,
    load: (id) => PARTS[id],
    renderChunk: (code) => ({ code: withoutFaces(code), map: null }),
  };
}

/** Name of what stands in for a module that is not built in; undefined = it is built in. */
export function leftOut(id, importer) {
  if (VALIDATORS.has(id)) return NO_VALIDATOR;
  // The updater's library compares versions, and keeps what compares them.
  return id === 'semver' && /[\\/]node_modules[\\/]conf[\\/]/.test(importer ?? '') ? NO_VERSIONS : undefined;
}

/** A bundled script whose imports of Node's modules are lookups in the modules themselves; throws where one has another form. */
export function withoutFaces(code) {
  const lean = code.replaceAll(BUILT_IN, (all, whole, names, from) => {
    if (whole === undefined && names === undefined) return all;
    const taken = names === undefined ? undefined : `{ ${names.replaceAll(' as ', ': ').trim()} }`;
    const module = `process.getBuiltinModule("${from}")`;
    if (whole === undefined) return `const ${taken} = ${module};`;
    return taken === undefined ? `const ${whole} = ${module};` : `const ${whole} = ${module}, ${taken} = ${whole};`;
  });
  if (/^import\b.*["']node:/m.test(lean))
    throw new Error("An import of one of Node's modules has a form unknown here.");
  return lean;
}
