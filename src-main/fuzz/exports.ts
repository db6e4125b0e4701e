// Hostile names and searches in an exported trail: whichever way a spreadsheet cuts the file, no cell begins a formula, and nothing is lost.
import type { AuditLine, AuditValue } from '../../src-shared/audit/audit.ts';
import { auditKinds } from '../../src-shared/audit/audit.ts';
import { csvOf } from '../desk/audit/csv.ts';
import { between, pick, seededRandom } from '../../src-shared/random/random.ts';
import type { Random } from '../../src-shared/random/random.ts';
import { hostileText } from './hostile.ts';
import { mutatedText } from './mutate.ts';
import { Tally, eachInput, must } from './steps.ts';
import type { Seen } from './steps.ts';

/** What a spreadsheet runs; and what it cuts at, whichever separator it was set to. */
const STARTS = ['=', '+', '-', '@', '\t=', '\r=', '\n=', '＝', '＋', '－', '＠', ' =', '"=', "'=", '\0='] as const;
const CUTS = /[,;\t\r\n]/u;
const BEGINS_FORMULA = /^[\s"]*[=+\-@＝＋－＠]/u;

/** Trails whose words were typed by somebody who means harm to whoever opens the export. */
export async function fuzzExports(seed: string, count: number, from = 0): Promise<Seen> {
  const tally = new Tally();
  await eachInput(seed, from, count, (inputSeed) => {
    const random = seededRandom(inputSeed);
    const lines = Array.from({ length: between(random, 1, 3) }, (_, seq) => lineOf(random, seq));
    const text = csvOf(lines, () => 'at noon');
    must(text.startsWith('\u{feff}') && text.endsWith('\r\n'), 'the file has no beginning or no end');
    for (const cell of text.slice(1).split(CUTS)) must(!BEGINS_FORMULA.test(cell), 'a cell begins a formula');
    const rows = rowsOf(text.slice(1));
    must(rows.length === lines.length + 1, 'a line was lost, or made');
    must(
      rows.every((row) => row.length === rows[0]?.length),
      'a cell was lost, or made',
    );
    tally.note(text.includes("'") ? 'made text' : 'as it was');
  });
  return tally.seen;
}

function lineOf(random: Random, seq: number): AuditLine {
  if (random() < 0.1) return { seq, at: 0, value: null };
  const value: AuditValue = {
    by: { staffId: wicked(random), name: wicked(random) },
    is: pick(random, auditKinds),
    ...{ detail: wicked(random), about: wicked(random), count: null, changeId: null },
    session: { localId: 'l', sessionId: 1, startsAt: 0, names: [wicked(random), wicked(random)] },
  };
  return { seq, at: 0, value };
}

function wicked(random: Random): string {
  const words = pick(random, ['Rosa Vega', 'cmd|"/C calc"!A0', 'HYPERLINK("http://x.example")', hostileText(random)]);
  const cut = random() < 0.4 ? pick(random, [',', ';', '\t', '\r\n', '"', ' ; ', '; "']) : '';
  const text = `${cut}${random() < 0.7 ? pick(random, STARTS) : ''}${words}`;
  return random() < 0.5 ? mutatedText(random, text) : random() < 0.3 ? `Rosa${text}` : text;
}

/** Cells by RFC 4180, read by itself: not by what wrote them. */
function rowsOf(text: string): string[][] {
  const rows: string[][] = [[]];
  let [cell, isQuoted] = ['', false];
  const end = (): void => {
    rows.at(-1)?.push(cell);
    cell = '';
  };
  for (let at = 0; at < text.length; at++) {
    const char = text[at] ?? '';
    if (isQuoted && char === '"' && text[at + 1] === '"') cell += text[++at] ?? '';
    else if (char === '"') isQuoted = !isQuoted;
    else if (!isQuoted && char === ',') end();
    else if (!isQuoted && char === '\r' && text[at + 1] === '\n') {
      end();
      at++;
      if (at + 1 < text.length) rows.push([]);
    } else cell += char;
  }
  return rows;
}
