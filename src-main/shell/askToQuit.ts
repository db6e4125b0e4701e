// The question before quitting, as the system asks it: the safe answer first, and no name in it.
import { dialog } from 'electron';
import type { BrowserWindow, MessageBoxOptions } from 'electron';
import type { QuitWords } from '../../src-shared/outbox/quitWords.ts';
import { APP_NAME } from './names.ts';

/** True = quit. Closing the question keeps the app running. */
export async function askToQuit(window: BrowserWindow | null, words: QuitWords): Promise<boolean> {
  const options: MessageBoxOptions = {
    type: 'question',
    title: APP_NAME,
    message: words.message,
    detail: words.detail,
    buttons: [words.stay, words.go],
    defaultId: 0,
    cancelId: 0,
    noLink: true,
  };
  const { response } = await (window === null
    ? dialog.showMessageBox(options)
    : dialog.showMessageBox(window, options));
  return response === 1;
}
