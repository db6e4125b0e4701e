// Calls for what is chosen at this desk, and what the clinic’s IT has set.
import { PolicyPicture } from '../../policy/picture.ts';
import { LookSettings, Settings } from '../views/settings.ts';
import { nothing } from './fields.ts';
import type { CallTable } from './table.ts';

export const settingsCalls = {
  /** What the clinic's IT has set for this computer; what is wrong with it only to an administrator. */
  'policy.read': { needs: 'view', in: nothing, out: PolicyPicture },
  'settings.read': { needs: 'view', in: nothing, out: Settings },
  /** How it looks on this computer: anybody's to choose. */
  'settings.writeLook': { needs: 'view', in: LookSettings.partial(), out: Settings },
  'settings.write': { needs: 'administer', in: Settings.partial(), out: Settings },
} as const satisfies CallTable;
