// Words of "Remove everything from this computer".
import { plural } from './plural.ts';

/** The section in the settings, and its sheet. */
export const removal = {
  title: 'This computer',
  lead: 'Before it is given away, or sold.',
  means:
    'Removes the keys and all that Front Desk keeps here: sessions, drafts, the outbox, the trail, staff and settings. What SecureVideo has stays there.',
  open: 'Remove everything',
  sheetTitle: 'Remove everything from this computer',
  sheetLead: 'The keys are destroyed first, then the files. Nobody can bring them back, also not with a recovery code.',
  waiting: (count: number) =>
    plural(count, {
      one: '1 change has not reached SecureVideo. It would be lost.',
      other: `${count} changes have not reached SecureVideo. They would be lost.`,
    }),
  waitingMeans: 'Let the outbox empty first: it says there what is missing.',
  nothingWaits: 'Nothing waits to be sent.',
  unknown: 'There are files here in which it cannot be counted how much still waits.',
  trail: 'The trail goes too. If your clinic has to keep it, export it first.',
  word: 'remove everything',
  type: (word: string) => `Type “${word}”`,
  wrong: 'Type it as it stands above.',
  yes: 'Remove everything and close',
  busy: 'Removing',
  no: 'Keep everything',
  failedTitle: 'Not everything was removed',
  keyFailed:
    'A key could not be destroyed, so nothing was removed. Start Front Desk again and try once more, or ask your administrator.',
  left: (folder: string) =>
    `The keys are destroyed, and nothing that is left can be read. Files are left in ${folder}: remove that folder.`,
};
