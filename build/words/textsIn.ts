// Finds texts for people in source: what is drawn by markup, and sentences among the strings of code. Pure: source in, finds out.
import { parse } from 'svelte/compiler';
import ts from 'typescript';

/** A text that stands in the code, where another language does not reach it. */
export type Found = { readonly line: number; readonly text: string };

/** What a person sees or hears of an element besides its text. */
const TOLD = new Set([
  'aria-label',
  'aria-description',
  'aria-roledescription',
  'title',
  'placeholder',
  'alt',
  'label',
]);
/** Attributes that hold names and numbers for the browser, with spaces between them. */
const FOR_THE_BROWSER = new Set([
  'class',
  'style',
  'd',
  'viewBox',
  'points',
  'transform',
  'aria-labelledby',
  'aria-describedby',
  'aria-keyshortcuts',
  'data-keys',
  'media',
]);
/** Stands for what a template puts in. */
const PUT_IN = '\u0001';
const SENTENCE = new RegExp(`[\\p{L}${PUT_IN}]\\S* +\\S*[\\p{L}${PUT_IN}]`, 'u');
const SQL = /^\s*(SELECT|INSERT|UPDATE|DELETE|CREATE|DROP|ALTER|PRAGMA|BEGIN|COMMIT|WITH|WHERE|AND|ORDER)\b/;
/** The product's name, keys, zones by their id, media types, and what style sheets reckon. */
const SAME_EVERYWHERE =
  /^(Front Desk|Esc|Tab|((Ctrl|Shift|Alt) )+\S+|[\p{L} ]* Standard Time( \(Mexico\))?|text\/\w+; charset=utf-8|.*\bcalc\(.*|[* ]*\(100% .*|.*\d?px\)?)$/u;
/** Calls and classes whose texts are for programmers, the log, the browser or the database. */
const FOR_PROGRAMMERS =
  /^(Error|RangeError|TypeError|RegExp|querySelector|querySelectorAll|closest|matches|prepare|exec)$/;

/** Two words or more, one of them in small letters: what a person would read, as far as its form tells. */
export function isSentence(text: string): boolean {
  return SENTENCE.test(text) && /\p{Ll}{2}/u.test(text) && !SQL.test(text) && !SAME_EVERYWHERE.test(text.trim());
}

/** Sentences among the strings and templates of TypeScript; line 1 is the first. */
export function sentencesIn(code: string): Found[] {
  const file = ts.createSourceFile('code.ts', code, ts.ScriptTarget.Latest, true);
  const found: Found[] = [];
  const look = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node) || ts.isTypeNode(node)) return;
    if ((ts.isCallExpression(node) || ts.isNewExpression(node)) && isForProgrammers(node.expression)) return;
    const text = textOf(node);
    if (text !== null && isSentence(text)) {
      found.push({ line: file.getLineAndCharacterOfPosition(node.getStart(file)).line + 1, text: shown(text) });
    }
    ts.forEachChild(node, look);
  };
  look(file);
  return found;
}

/** An error's constructor from its heir, or one of the calls whose texts no person sees. */
function isForProgrammers(called: ts.Expression): boolean {
  if (called.kind === ts.SyntaxKind.SuperKeyword) return true;
  const name = ts.isPropertyAccessExpression(called) ? called.name.text : ts.isIdentifier(called) ? called.text : '';
  return FOR_PROGRAMMERS.test(name);
}

function textOf(node: ts.Node): string | null {
  if (ts.isStringLiteralLike(node)) return node.text;
  if (!ts.isTemplateExpression(node)) return null;
  return [node.head.text, ...node.templateSpans.map((span) => span.literal.text)].join(PUT_IN);
}

const shown = (text: string): string => text.trim().replaceAll(PUT_IN, '…').replace(/\s+/g, ' ');

type Node = { readonly type?: string; readonly start: number; readonly [key: string]: unknown };

/** What a Svelte file draws or tells by itself: text with letters, told attributes, and sentences in its expressions and scripts. */
export function textsInSvelte(source: string): Found[] {
  const tree = parse(source, { modern: true });
  const found: Found[] = [];
  const lineOf = (place: number): number => source.slice(0, place).split('\n').length;
  const tell = (node: Node, text: string): void => {
    found.push({ line: lineOf(node.start), text: shown(text) });
  };
  const look = (part: unknown, attribute: string | null): void => {
    if (Array.isArray(part)) {
      for (const one of part) look(one, attribute);
      return;
    }
    if (typeof part !== 'object' || part === null) return;
    const node = part as Node;
    if (node.type === 'Attribute' && typeof node['name'] === 'string') attribute = node['name'];
    if (node.type === 'StyleDirective' || (attribute !== null && FOR_THE_BROWSER.has(attribute))) return;
    const text = markupText(node, attribute);
    if (text !== null) tell(node, text);
    for (const [key, value] of Object.entries(node)) if (key !== 'loc' && key !== 'metadata') look(value, attribute);
  };
  look(tree.fragment, null);
  for (const script of [tree.module, tree.instance]) {
    if (!script) continue;
    const { start, end } = script.content as unknown as { start: number; end: number };
    const before = lineOf(start) - 1;
    for (const one of sentencesIn(source.slice(start, end))) found.push({ ...one, line: one.line + before });
  }
  return found;
}

/** The text of a node of markup, if it is one for people. */
function markupText(node: Node, attribute: string | null): string | null {
  const isTold = attribute === null || TOLD.has(attribute);
  if (node.type === 'Text') {
    const text = String(node['data']);
    const isText = isTold ? /\p{L}/u.test(text) && !SAME_EVERYWHERE.test(text.trim()) : isSentence(text);
    return isText ? text : null;
  }
  if (node.type === 'Literal' && typeof node['value'] === 'string')
    return isSentence(node['value']) ? node['value'] : null;
  if (node.type !== 'TemplateLiteral') return null;
  const quasis = node['quasis'] as readonly { readonly value: { readonly cooked: string } }[];
  const text = quasis.map((quasi) => quasi.value.cooked).join(PUT_IN);
  return isSentence(text) ? text : null;
}
