// Writes a file where a person says: the one way by which something leaves Front Desk as a file.
import { writeFile } from 'node:fs/promises';
import { extname } from 'node:path';
import { dialog } from 'electron';

/** `name` is proposed, and has nothing about a patient in it. Only this computer's user may read the file. Throws what the disk throws. */
export async function saveFile(name: string, text: string): Promise<'exported' | 'notWanted'> {
  const extensions = [extname(name).slice(1)];
  const { canceled, filePath } = await dialog.showSaveDialog({
    defaultPath: name,
    filters: [{ name: extensions.join('').toUpperCase(), extensions }],
    // Where it went is nobody's business: it would stand among the system's recent documents.
    properties: ['dontAddToRecent', 'createDirectory', 'showOverwriteConfirmation'],
  });
  if (canceled || filePath === '') return 'notWanted';
  await writeFile(filePath, text, { encoding: 'utf8', mode: 0o600 });
  return 'exported';
}
