// The offer to move to Applications, as macOS asks it: before there is a window.
import type { App, Dialog } from 'electron';
import { say } from '../../src-shared/words/ofMain.ts';
import type { Applications } from './inApplications.ts';
import { APP_NAME } from './names.ts';

/** What of Electron is asked here. */
export type MovingApp = Pick<App, 'isPackaged' | 'isInApplicationsFolder' | 'moveToApplicationsFolder'>;
export type MovingDialog = Pick<Dialog, 'showMessageBox'>;

/** This copy and its system. */
export function applicationsOf(platform: NodeJS.Platform, app: MovingApp, dialog: MovingDialog): Applications {
  const words = say.system.move;
  return {
    platform,
    isPackaged: app.isPackaged,
    isThere: () => app.isInApplicationsFolder(),
    ask: async () => {
      const { response } = await dialog.showMessageBox({
        type: 'question',
        message: words.question(APP_NAME),
        detail: words.why,
        buttons: [words.move, words.stay],
        defaultId: 0,
        cancelId: 1,
      });
      return response === 0 ? 'move' : 'stay';
    },
    // One that is there already may be newer than this: it stays, and that is said.
    move: () => app.moveToApplicationsFolder({ conflictHandler: () => false }),
    tellNotMoved: async () => {
      await dialog.showMessageBox({
        type: 'info',
        message: words.notMoved(APP_NAME),
        detail: words.byHand,
        buttons: [words.goOn],
      });
    },
  };
}
