// Calls that set a desk up from a file, and that take everything away from it.
import { z } from 'zod';
import { PASSPHRASE_MAX } from '../../setup/passphrase.ts';
import { SetupApplied, SetupChosen, SetupLooked, SetupOpened } from '../../setup/setup.ts';
import { nothing } from './fields.ts';
import type { CallTable } from './table.ts';

export const setupCalls = {
  /** Seals this desk's account and settings in a file, and asks where to. */
  'setup.make': {
    needs: 'administer',
    in: z.object({ passphrase: z.string().max(PASSPHRASE_MAX), withStaff: z.boolean() }),
    out: z.object({ is: z.enum(['made', 'notWanted']) }),
  },
  /** Asks for a setup file, and reads it as far as that goes without its passphrase. */
  'setup.choose': { needs: 'administer', in: nothing, out: SetupChosen },
  /** Opens the chosen file, tests its keys, and makes this new desk like the one that it is from. Refused on a desk that works. */
  'setup.open': { needs: 'administer', in: z.object({ passphrase: z.string().max(PASSPHRASE_MAX) }), out: SetupOpened },
  /** Opens the chosen file, and tells what it would change on this desk. Changes nothing. */
  'setup.look': { needs: 'administer', in: z.object({ passphrase: z.string().max(PASSPHRASE_MAX) }), out: SetupLooked },
  /** Takes over what was looked at under this id, where the desk is still as it was then. */
  'setup.apply': { needs: 'administer', in: z.object({ id: z.string().min(8).max(64) }), out: SetupApplied },
  /** The file is not wanted: main forgets what is in it. */
  'setup.forget': { needs: 'administer', in: nothing, out: nothing },
  /** How many changes would be lost; `isWhole` false: there are files in which they could not be counted. */
  'removal.look': {
    needs: 'administer',
    in: nothing,
    out: z.object({ waiting: z.number().int(), isWhole: z.boolean() }),
  },
  /** Destroys the keys, then everything, and ends the program. Refused where another word was typed. */
  'removal.go': { needs: 'administer', in: z.object({ typed: z.string().max(200) }), out: nothing },
} as const satisfies CallTable;
