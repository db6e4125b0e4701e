// The one ordered list of migrations: a file each. New ones go to the end; what has shipped never changes.
import { meta } from './0001-meta.ts';
import { sessions } from './0002-sessions.ts';
import { drafts } from './0003-drafts.ts';
import { people } from './0004-people.ts';
import { shelf } from './0005-shelf.ts';
import { outbox } from './0010-outbox.ts';
import { noSessionEmails } from './0011-no-session-emails.ts';
import { toCompare } from './0012-to-compare.ts';
import { deskMarks } from './0013-desk-marks.ts';
import { trail } from './0014-trail.ts';
import type { Migration } from './migration.ts';

/** In the order in which they run; a test holds the ids to the files' names. */
export const migrations: readonly Migration[] = [
  { id: 1, up: meta },
  { id: 2, up: sessions },
  { id: 3, up: drafts },
  { id: 4, up: people },
  { id: 5, up: shelf },
  { id: 10, up: outbox },
  { id: 11, up: noSessionEmails },
  { id: 12, up: toCompare },
  { id: 13, up: deskMarks },
  { id: 14, up: trail },
];
