// For tests: folders on the real disk that are gone when the tests of a file are over.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** An empty folder under the system's temporary one. */
export function emptyFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'front-desk-'));
  folders.push(folder);
  return folder;
}
