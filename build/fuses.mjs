// Electron's fuses: the one place that says how ours stand, and a reader that finds out how they stand in a built app.
import { readFileSync, writeFileSync } from 'node:fs';
import { Stop, main } from './tools.mjs';

/**
 * All fuses of the wire in its own order, by the names that electron-builder's `electronFuses` has for them. A fuse that a
 * newer Electron adds is not in the list, and fails `checkFuses` until somebody has decided.
 */
export const FUSES = {
  /** Off: nobody starts our signed app as a bare Node. Worker threads and utility processes do not need it. */
  runAsNode: false,
  enableCookieEncryption: true,
  /** Off: NODE_OPTIONS of the environment cannot load code into main. */
  enableNodeOptionsEnvironmentVariable: false,
  /** Off: --inspect opens no debugger. Whole-app tests therefore run on a build before its fuses are set. */
  enableNodeCliInspectArguments: false,
  enableEmbeddedAsarIntegrityValidation: true,
  onlyLoadAppFromAsar: true,
  /** Off: there is no snapshot of our own. */
  loadBrowserProcessSpecificV8Snapshot: false,
  /** Off: the page lives at app://, and file: gets nothing that a browser would not give it. */
  grantFileProtocolExtraPrivileges: false,
  /** On, as Electron ships it: WebAssembly's bounds are checked by the processor. */
  wasmTrapHandlers: true,
};

/** Stands before the wire in the binary: version, count, then one character a fuse. */
export const SENTINEL = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';
const WIRE_VERSION = 1;
/** One wire, or two in a universal binary of macOS. */
const WIRES_MAX = 2;
const STATES = { 0x30: false, 0x31: true, 0x72: 'removed', 0x90: 'inherit' };

/** Places of the first fuse of each wire in the bytes of a binary. @throws Stop where there is no wire that we know. */
function wiresIn(bytes) {
  const wires = [];
  for (let at = bytes.indexOf(SENTINEL); at !== -1; at = bytes.indexOf(SENTINEL, at + 1)) {
    const header = at + SENTINEL.length;
    if (bytes[header] !== WIRE_VERSION)
      throw new Stop(`The fuse wire has version ${bytes[header]}, not ${WIRE_VERSION}.`);
    wires.push({ first: header + 2, count: bytes[header + 1] });
  }
  if (wires.length === 0) throw new Stop('There is no fuse wire in this file: it is not the binary of Electron.');
  if (wires.length > WIRES_MAX)
    throw new Stop(`There are ${wires.length} fuse wires in this file; at most ${WIRES_MAX} can be.`);
  return wires;
}

/**
 * How the fuses stand in a binary, a list for each wire: true, false, 'removed', 'inherit', or the byte as it is.
 * @param {string} path the executable; on macOS 'Electron Framework' inside of the app
 */
export function readFuses(path) {
  const bytes = readFileSync(path);
  return wiresIn(bytes).map(({ first, count }) =>
    [...bytes.subarray(first, first + count)].map((state) => STATES[state] ?? state),
  );
}

/** Sets every fuse as `FUSES` says, in all wires or in none. @throws Stop where the wire has other fuses than our list. */
export function setFuses(path) {
  const bytes = readFileSync(path);
  const wanted = Object.values(FUSES);
  for (const { first, count } of wiresIn(bytes)) {
    if (count !== wanted.length) throw new Stop(otherCount(count));
    wanted.forEach((on, index) => {
      bytes[first + index] = on ? 0x31 : 0x30;
    });
  }
  writeFileSync(path, bytes);
}

/** What is not as `FUSES` says, a sentence each; empty = all is. A fuse that the list does not know is not as it says. */
export function wrongFuses(path) {
  const names = Object.keys(FUSES);
  return readFuses(path).flatMap((states) => [
    ...(states.length === names.length ? [] : [otherCount(states.length)]),
    ...names.flatMap((name, index) =>
      states[index] === FUSES[name] ? [] : [`${name} is ${states[index]}, and must be ${FUSES[name]}.`],
    ),
  ]);
}

function otherCount(count) {
  return `The wire has ${count} fuses, our list ${Object.keys(FUSES).length}: decide about each in build/fuses.mjs.`;
}

if (process.argv[1]?.endsWith('fuses.mjs')) {
  await main(() => {
    const [what, path] = process.argv.slice(2);
    if ((what !== 'set' && what !== 'check') || path === undefined) {
      throw new Stop('Use: node build/fuses.mjs set|check <path of the binary>');
    }
    if (what === 'set') setFuses(path);
    const wrong = wrongFuses(path);
    if (wrong.length > 0) throw new Stop(wrong.join('\n'));
    console.log(`All ${Object.keys(FUSES).length} fuses are as they must be.`);
  });
}
