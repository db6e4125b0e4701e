// The trail as a file for a spreadsheet: plain columns, and no cell that a spreadsheet would take for a formula.
import type { AuditLine } from '../../../src-shared/audit/audit.ts';
import { aboutWords, auditWords } from '../../../src-shared/audit/auditWords.ts';
import { say } from '../../../src-shared/words/ofLater.ts';

/** RFC 4180 with a mark of UTF-8, oldest first. `when`: a moment in the clinic's zone. */
export function csvOf(lines: readonly AuditLine[], when: (at: number) => string): string {
  const rows = lines.toSorted((a, b) => a.seq - b.seq).map((line) => rowOf(line, when));
  return `\u{feff}${[say.audit.columns, ...rows].map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`;
}

function rowOf({ seq, at, value }: AuditLine, when: (at: number) => string): string[] {
  const session = value?.session ?? null;
  const startsAt = session?.startsAt ?? null;
  return [
    String(seq),
    when(at),
    new Date(at).toISOString(),
    value?.by.name ?? '',
    value?.by.staffId ?? '',
    auditWords(value),
    aboutWords(value),
    session?.sessionId?.toString() ?? '',
    startsAt === null ? '' : when(startsAt),
    session?.names.join('; ') ?? '',
  ];
}

/**
 * One cell. A spreadsheet runs what begins with one of these as a formula, also behind spaces and in quotes: an apostrophe
 * before it makes it text (OWASP, CSV injection). One that is set to semicolons or tabs begins a cell behind each of them,
 * so the same goes for what stands there. Bytes that are no character of a text are dropped.
 */
export function cell(text: string): string {
  const plain = text.replaceAll('\0', '');
  const inside = plain.replaceAll(/(^|[;,\t\r\n])(["'\s]*)(?=[=+\-@＝＋－＠])/gu, "$1$2'");
  const safe = /^[\t\r\n]/.test(inside) ? `'${inside}` : inside;
  return /[",\r\n\t']/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
