// All that is made from the policy's schema: each file with its text. `npm run policy` writes them, a test compares them.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { format } from 'prettier';
import { policyExample, policyForm, policyKeys } from '../../src-shared/policy/schema.ts';
import type { PolicyKey } from '../../src-shared/policy/schema.ts';
import { policy as words } from '../../src-shared/words/policy.ts';
import { adml, admx } from './admx.ts';
import { mobileconfig } from './profile.ts';

export const root = join(import.meta.dirname, '..', '..');

const DOCS = 'docs/admin.md';
const BEGIN = '<!-- policy: begin, made by npm run policy -->';
const END = '<!-- policy: end -->';

/** Text of each file by its path in the project. */
export async function madeFiles(): Promise<ReadonlyMap<string, string>> {
  return new Map([
    ['build/policy/FrontDesk.admx', admx()],
    ['build/policy/en-US/FrontDesk.adml', adml()],
    ['build/policy/front-desk.mobileconfig', mobileconfig()],
    ['build/policy/policy.example.json', `${JSON.stringify(policyExample, null, 2)}\n`],
    [DOCS, await docs(readFileSync(join(root, DOCS), 'utf8'))],
  ]);
}

/** The docs with the table as the schema gives it. @throws Error where its place is not marked */
async function docs(text: string): Promise<string> {
  const [before, rest] = text.split(BEGIN);
  const after = rest?.split(END)[1];
  if (before === undefined || after === undefined) throw new Error(`${DOCS} has no place for the policy.`);
  const shown = await format(table(), { parser: 'markdown', printWidth: 120 });
  return `${before}${BEGIN}\n\n${shown}\n${END}${after}`;
}

function table(): string {
  const cell = (text: string): string => text.replaceAll('|', '\\|');
  const rows = policyKeys.map((key) => {
    const { help, unset, strict } = words.keys[key];
    const example = `\`${JSON.stringify(policyExample[key])}\``;
    return `| ${[`\`${key}\``, formWords(key), help, unset, strict, example].map(cell).join(' | ')} |`;
  });
  const head = ['Key', 'Type and bounds', 'What it does', 'Not set', 'A wrong value is read as', 'Example'];
  return [`| ${head.join(' | ')} |`, `|${head.map(() => '---').join('|')}|`, ...rows].join('\n');
}

function formWords(key: PolicyKey): string {
  const form = policyForm(key);
  switch (form.is) {
    case 'choice':
      return form.choices.map((choice) => `“${choice}”`).join(' or ');
    case 'number':
      return `number, ${String(form.min)} to ${String(form.max)}`;
    case 'yesNo':
      return 'yes or no (in the registry 1 or 0)';
    case 'list':
      return `list, at most ${String(form.most)}`;
    case 'text':
      return `text, at most ${String(form.longest)} letters`;
  }
}
