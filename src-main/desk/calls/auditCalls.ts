// The trail as an administrator reads it: by person, day and session; checked, exported, older lines removed at their word, and everything.
import { setImmediate as nextTurn } from 'node:timers/promises';
import { AUDIT_FAULTS_MAX, AUDIT_LINES_MAX, AuditValue } from '../../../src-shared/audit/audit.ts';
import type { AuditLine, AuditPicture, AuditWanted } from '../../../src-shared/audit/audit.ts';
import { ProblemError } from '../../../src-shared/contract/problems.ts';
import { addDays, dayBounds, dayOf } from '../../../src-shared/time/day.ts';
import { showDateTime } from '../../../src-shared/time/show.ts';
import { csvOf } from '../audit/csv.ts';
import type { OpenAccount } from '../openAccount.ts';
import type { DeskParts, SomeHandlers } from '../parts.ts';
import { clinicZone, inAccount } from './inAccount.ts';

export function auditCalls(parts: DeskParts): SomeHandlers<'audit'> & SomeHandlers<'removal'> {
  /** Older than the first moment of a day, by the clinic's calendar. */
  const momentOf = (day: string): number => dayBounds(day, clinicZone(parts)).from;
  return {
    'audit.read': (wanted) => {
      const found = linesOf(parts, wanted);
      return {
        lines: found.lines.slice(0, AUDIT_LINES_MAX),
        more: Math.max(0, found.lines.length - AUDIT_LINES_MAX),
        people: found.people,
      };
    },
    'audit.check': async () => {
      const account = written(parts);
      const steps = account.trail.checking();
      for (;;) {
        const step = steps.next();
        if (step.done === true) {
          const { lines, faults } = step.value;
          const told = faults.slice(0, AUDIT_FAULTS_MAX);
          return { lines, faults: told, more: faults.length - told.length };
        }
        await nextTurn();
      }
    },
    'audit.export': async (wanted) => {
      const zone = clinicZone(parts);
      const { lines } = linesOf(parts, wanted);
      const text = csvOf(lines, (at) => showDateTime(at, zone, { yearNow: 0 }));
      const is = await parts.saveFile(`front-desk-trail-${dayOf(parts.clock.now(), zone)}.csv`, text);
      if (is === 'exported') parts.audit.note({ is: 'exported', what: 'trail' }, parts.staff.gate.who());
      return { is };
    },
    'removal.look': () => parts.removal.look(),
    'removal.go': async ({ typed }) => {
      await parts.removal.go(typed);
      return undefined;
    },
    'audit.count': ({ before }) => {
      stopIfKept(parts, before);
      return { count: written(parts).trail.countBefore(momentOf(before)) };
    },
    'audit.remove': ({ before }) => {
      stopIfKept(parts, before);
      const account = written(parts);
      // Together: that older lines went, and at whose word, is never missing where they are.
      const count = account.store.transaction(() => {
        const removed = account.trail.removeBefore(momentOf(before));
        if (removed > 0) {
          account.audit.write(
            { is: 'settings', call: 'audit.remove', about: `${String(removed)}, ${before}` },
            parts.staff.gate.who(),
          );
        }
        return removed;
      });
      return { count };
    },
  };
}

/** Throws where the clinic's IT keeps lines from before that day. */
function stopIfKept(parts: DeskParts, before: string): void {
  const keep = parts.policy.inForce.AuditKeepDays;
  if (keep === null) return;
  const today = dayOf(parts.clock.now(), clinicZone(parts));
  if (keep === 'ever' || before > addDays(today, -keep)) throw new ProblemError('trailKept');
}

/** The open account, with every line down that waited. */
function written(parts: DeskParts): OpenAccount {
  const account = inAccount(parts);
  account.audit.flush();
  return account;
}

function linesOf(
  parts: DeskParts,
  { from, to, staffId, localId }: AuditWanted,
): Pick<AuditPicture, 'lines' | 'people'> {
  const zone = clinicZone(parts);
  const within = { from: dayBounds(from, zone).from, to: dayBounds(to, zone).to };
  const lines = written(parts)
    .trail.read({ ...within, localId })
    .map(({ seq, at, value }): AuditLine => ({ seq, at, value: AuditValue.safeParse(value).data ?? null }));
  // By name too: two who were "this desk" and "Front Desk" have no id.
  const people = new Map(
    lines.flatMap(({ value }) =>
      value === null ? [] : [[`${value.by.staffId}\n${value.by.name}`, value.by] as const],
    ),
  );
  return {
    // What does not open may be anybody's: it is shown to whoever looks.
    lines: staffId === null ? lines : lines.filter(({ value }) => value === null || value.by.staffId === staffId),
    people: [...people.values()],
  };
}
