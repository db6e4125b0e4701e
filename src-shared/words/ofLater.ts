// The words of what comes later than the day, other screens and the question before quitting: the page starts without them.
import { audit } from './audit.ts';
import { outbox } from './outbox.ts';
import { quit } from './quit.ts';
import { recovery } from './recovery.ts';
import { removal } from './removal.ts';
import { search } from './search.ts';
import { settings } from './settings.ts';
import { welcome } from './welcome.ts';
import { spoken } from './words.ts';

/** These areas in the chosen language. */
export const say = spoken({ audit, outbox, quit, recovery, removal, search, settings, welcome });
