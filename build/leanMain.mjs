// What the built main does without, since each start would pay for it: the face of Node's http, and a validator that nobody asks.

/**
 * An import of node:http makes the module's ES face, which reads every export; three of them load the whole of undici, which
 * nobody here uses, and which costs a third of what our own modules cost. The CommonJS module is the same one, without a face.
 */
const HTTP = /^import \{([^}]*)\} from "node:http";$/gm;

/** electron-store checks files by JSON schema where it is given one; ours are checked by the contract's own schemas. */
const VALIDATORS = new Set(['ajv/dist/2020.js', 'ajv-formats']);
const NO_VALIDATOR = '\0no-validator';
const NONE = `function none() { throw new Error('No validator of JSON schemas is built in.'); }
export { none as default, none as Ajv2020 };`;

/** A plugin of the bundler: sources go on importing as they are used to. */
export function leanMain() {
  return {
    name: 'lean-main',
    enforce: 'pre',
    resolveId: (id) => (VALIDATORS.has(id) ? NO_VALIDATOR : undefined),
    load: (id) => (id === NO_VALIDATOR ? NONE : undefined),
    renderChunk(code) {
      const lean = withLeanHttp(code);
      if (/^import\b.*"(node:)?http";$/m.test(lean))
        this.error('An import of node:http has a form that is not known here.');
      return { code: lean, map: null };
    },
  };
}

/** A bundled script whose imports of node:http are lookups in the module itself. */
export function withLeanHttp(code) {
  return code.replaceAll(HTTP, (_all, names) => {
    const taken = names.replaceAll(' as ', ': ').trim();
    return `const { ${taken} } = process.getBuiltinModule("node:http");`;
  });
}
