// What lies in an app.asar: every file with its bytes, and the hash by which the app checks itself.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

/**
 * Reads an archive.
 * @param {string} path
 * @returns {Promise<{ files: Map<string, Buffer>, unpacked: string[], headerHash: string, fileHash: string }>} paths with slashes
 */
export async function readAsar(path) {
  const { extractFile, getRawHeader, listPackage, statFile, uncacheAll } = await import('@electron/asar');
  // The reader keeps archives by their path; ours may have been written anew.
  uncacheAll();
  const files = new Map();
  const unpacked = [];
  for (const entry of listPackage(path, { isPack: false })) {
    const name = entry.replaceAll('\\', '/').replace(/^\//, '');
    const about = statFile(path, name);
    if ('files' in about) continue;
    if (about.unpacked === true) unpacked.push(name);
    else files.set(name, extractFile(path, name));
  }
  return {
    files,
    unpacked,
    headerHash: createHash('sha256').update(getRawHeader(path).headerString).digest('hex'),
    fileHash: createHash('sha256').update(readFileSync(path)).digest('hex'),
  };
}
