// Goal: a copy in Applications, newer or not, running or not, is never replaced by the one that was started elsewhere.
// Method: Electron's app as its docs tell of it: a copy that is there is replaced unless the handler says no.
import { expect, test } from 'vitest';
import { applicationsOf } from './askToMove.ts';
import type { MovingApp, MovingDialog } from './askToMove.ts';
import { offerToMove } from './inApplications.ts';

type Conflict = 'exists' | 'existsAndRunning';

/** A Mac on which somebody answers `response` to each question; `there`: what stands in Applications already. */
function mac(there: Conflict | null, response = 0) {
  const did: string[] = [];
  const app: MovingApp = {
    isPackaged: true,
    isInApplicationsFolder: () => false,
    moveToApplicationsFolder: (options) => {
      if (there !== null && options?.conflictHandler?.(there) === false) return false;
      did.push(there === null ? 'moved' : 'replaced');
      return true;
    },
  };
  const dialog = {
    showMessageBox: (options: Electron.MessageBoxOptions) => {
      did.push(`${String(options.type)}: ${options.message}`);
      return Promise.resolve({ response, checkboxChecked: false });
    },
  } as MovingDialog;
  const file = { found: {}, write: () => undefined };
  return { did, offer: () => offerToMove(applicationsOf('darwin', app, dialog), () => file) };
}
const QUESTION = 'question: Move Front Desk to Applications?';
const NOT_MOVED = 'info: Front Desk was not moved.';

test('where none is there it moves', async () => {
  const { did, offer } = mac(null);
  expect([await offer(), did]).toEqual(['moved', [QUESTION, 'moved']]);
});

test.each(['exists', 'existsAndRunning'] as const)('one that %s stays, and that is said', async (there) => {
  const { did, offer } = mac(there);
  expect([await offer(), did]).toEqual(['stays', [QUESTION, NOT_MOVED]]);
});

test('closing the question moves nothing', async () => {
  const { did, offer } = mac(null, 1);
  expect([await offer(), did]).toEqual(['stays', [QUESTION]]);
});
