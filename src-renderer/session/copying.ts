// Handing out somebody's code or invite: it is copied for a minute, and that is said.
import type { SessionDetail } from '../../src-shared/contract/views/day.ts';
import type { Participant } from '../../src-shared/session/session.ts';
import { say } from '../../src-shared/words/words.ts';
import { inThrees } from '../parts/codes.ts';
import type { AppState } from '../state/app.svelte.ts';
import type { Toasts } from '../state/toasts.svelte.ts';
import { inviteText, sheetContext } from './sheet.ts';

export type Copier = {
  readonly app: Pick<AppState, 'copy' | 'toCopy' | 'clinicZoneId'>;
  readonly toasts: Pick<Toasts, 'say'>;
};

/** Copies the code in threes. False where there is none, or where it could not be copied, which is said. */
export async function copyCodeOf(person: Participant | undefined, { app, toasts }: Copier): Promise<boolean> {
  if (!person?.connectCode || !(await app.copy(inThrees(person.connectCode), { briefly: true }))) return false;
  toasts.say(say.parts.codeCopied(person.name));
  return true;
}

/** Copies the invite in the person's own zone, with the whole name. False where nobody is meant, or it could not be copied. */
export async function copyInviteOf(
  detail: Pick<SessionDetail, 'session' | 'host'>,
  person: Participant | undefined,
  { app, toasts }: Copier,
): Promise<boolean> {
  if (!person) return false;
  const session = await app.toCopy(detail.session);
  const whom = session.participants.find((one) => one.localId === person.localId) ?? person;
  const text = inviteText(session, whom, sheetContext(detail, app.clinicZoneId));
  if (!(await app.copy(text, { briefly: true }))) return false;
  toasts.say(say.parts.inviteCopied(person.name));
  return true;
}
