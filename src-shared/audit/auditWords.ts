// What a line of the trail says to a person, on the page and in the exported file.
import { say } from '../words/ofLater.ts';
import type { AuditFault, AuditValue } from './audit.ts';

/** What happened, without whose session it was. */
export function auditWords(value: AuditValue | null): string {
  const words = say.audit;
  if (value === null) return words.lost;
  const { is, detail, about, count } = value;
  switch (is) {
    case 'signedIn':
      return words.signedIn;
    case 'locked':
      return words.locked(of(words.lockedWhy, detail) ?? detail);
    case 'failedPin':
      return words.failedPin(about, count ?? 1);
    case 'failedSecret':
      return words.failedSecret(count ?? 1);
    case 'viewed':
      return words.viewed;
    case 'searched':
      return words.searched(detail);
    case 'changed':
      return of(words.changed, detail) ?? words.changedOther;
    case 'sent':
      return words.sent;
    case 'answered':
      return of(words.answered, detail) ?? words.answeredOther;
    case 'discarded':
      return detail === 'takenBack' ? words.takenBack : words.discarded;
    case 'exported':
      return detail === 'trail' ? words.exportedTrail : words.exportedOther(detail);
    case 'settings':
      return of(words.settings, detail) ?? words.settingsOther;
  }
}

/** The words of a code; undefined for one that has none, whatever it is called: a table knows more names than its own. */
function of(words: Readonly<Record<string, string>>, code: string): string | undefined {
  return Object.hasOwn(words, code) ? words[code] : undefined;
}

/** Calls whose line names members of the settings. */
const NAMES_MEMBERS = ['settings.write', 'update.choose', 'setup.apply'];

/** Whom or what it concerned, '' = nothing is to be said. */
export function aboutWords(value: AuditValue | null): string {
  if (value?.is !== 'settings') return '';
  if (value.about === '' || !NAMES_MEMBERS.includes(value.detail)) return value.about;
  const { members, look } = say.audit;
  return [...new Set(value.about.split(', ').map((member) => of(members, member) ?? look))].join(', ');
}

/** What is wrong, and where; `when` shows a moment. */
export function faultWords(fault: AuditFault, when: (at: number) => string): string {
  if (fault.is === 'headLost') return say.audit.headLost;
  return fault.is === 'altered' ? say.audit.altered(fault.seq, when(fault.at)) : say.audit.missing(fault.seq, fault.to);
}
