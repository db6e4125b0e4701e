// Asks a person where a file should be saved: the one way by which something leaves Front Desk as a file.
import { extname } from 'node:path';
import { dialog } from 'electron';
import { saveChosen } from './saveChosen.ts';

/** `name` is proposed, and has nothing about a patient in it. Throws ProblemError 'fileNotSaved'. */
export function saveFile(name: string, text: string): Promise<'exported' | 'notWanted'> {
  return saveChosen(askWhere, name, text);
}

async function askWhere(name: string): Promise<string | null> {
  const extensions = [extname(name).slice(1)];
  const { canceled, filePath } = await dialog.showSaveDialog({
    defaultPath: name,
    filters: [{ name: extensions.join('').toUpperCase(), extensions }],
    // Where it went is nobody's business: it would stand among the system's recent documents.
    properties: ['dontAddToRecent', 'createDirectory', 'showOverwriteConfirmation'],
  });
  return canceled || filePath === '' ? null : filePath;
}
