// Asks a person for a file and reads it, as far as it may be long: the one way by which a file comes into Front Desk.
import { open } from 'node:fs/promises';
import { basename } from 'node:path';
import { dialog } from 'electron';

export type OpenedFile = { readonly name: string; readonly bytes: Uint8Array };

/** `extension` without a dot. Longer than `bytesMax` is 'tooLarge', what the disk refuses 'notReadable'. */
export async function openFile(
  extension: string,
  bytesMax: number,
): Promise<OpenedFile | 'notWanted' | 'tooLarge' | 'notReadable'> {
  const { canceled, filePaths } = await dialog.showOpenDialog({
    filters: [{ name: extension.toUpperCase(), extensions: [extension] }],
    properties: ['openFile', 'dontAddToRecent'],
  });
  const [path] = filePaths;
  if (canceled || path === undefined) return 'notWanted';
  try {
    const file = await open(path, 'r');
    try {
      const bytes = new Uint8Array(bytesMax + 1);
      let length = 0;
      for (;;) {
        const { bytesRead } = await file.read(bytes, length, bytes.length - length);
        length += bytesRead;
        if (bytesRead === 0 || length > bytesMax) break;
      }
      return length > bytesMax ? 'tooLarge' : { name: basename(path), bytes: bytes.subarray(0, length) };
    } finally {
      await file.close();
    }
  } catch {
    return 'notReadable';
  }
}
