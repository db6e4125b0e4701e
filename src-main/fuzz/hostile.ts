// Values that hurt: what somebody would send who wants a desk to crash, to hang, to lose, or to run what is not its own.
import { between, pick } from '../../src-shared/random/random.ts';
import type { Random } from '../../src-shared/random/random.ts';

/** Markup that would run if it were ever read as markup; the page looks for the mark that it would leave. */
export const MARKUP: readonly string[] = [
  '<img src=x onerror="globalThis.hostile=1">',
  '<script>globalThis.hostile=1</script>',
  '"><svg onload="globalThis.hostile=1">',
  "';globalThis.hostile=1;//",
  '{@html "<b>x</b>"}',
  '{{constructor.constructor("globalThis.hostile=1")()}}',
  '<a href="javascript:globalThis.hostile=1">x</a>',
  '<iframe srcdoc="<script>parent.hostile=1</script>"></iframe>',
  '<style>*{display:none}</style>',
  '&lt;b&gt;&#60;b&#62;',
];

const TEXTS: readonly string[] = [
  ...MARKUP,
  '',
  ' ',
  '\0',
  'a\0b',
  '\u202eevil\u202c',
  '\ud800',
  'x\udfff',
  '\uffff\ufffe',
  '🙂'.repeat(1100),
  'é'.normalize('NFD').repeat(40),
  '=1+1',
  '@SUM(1)',
  '../../../etc/passwd',
  "' OR 1=1 --",
  '__proto__',
  'constructor',
  'toString',
  '${7*7}',
  '%s%n%x',
  '0',
  '-1',
  '1e309',
  '9007199254740993',
  'NaN',
  'true',
  'null',
  '2026-02-30T25:61:61',
  '2026-11-23T17:47:00',
  '0000-00-00T00:00:00',
  '9999-12-31T23:59:59Z',
  '2026-11-23T17:47:00.123456789+18:59',
  `${' '.repeat(3000)}x`,
  `2026-11-23${' '.repeat(5000)}x`,
  'a'.repeat(5000),
];

const NUMBERS: readonly number[] = [
  ...[0, -0, 1, -1, 0.1, 25.005, 1e21, -1e21, 2 ** 31, 2 ** 53, -(2 ** 53), 8.64e15, 8.64e15 + 1, 1e308],
];

/** One hostile value of any kind. */
export function hostileValue(random: Random): unknown {
  switch (between(random, 0, 9)) {
    case 0:
      return null;
    case 1:
      return random() < 0.5;
    case 2:
    case 3:
      return pick(random, NUMBERS);
    case 4:
      return Array.from({ length: between(random, 0, 4) }, () => pick(random, TEXTS));
    case 5:
      return { [hostileText(random)]: pick(random, TEXTS) };
    case 6:
      return nested(between(random, 1, 60));
    default:
      return hostileText(random);
  }
}

/** One hostile text. */
export function hostileText(random: Random): string {
  return pick(random, TEXTS);
}

function nested(depth: number): unknown {
  let value: unknown = 'x';
  for (let count = 0; count < depth; count++) value = count % 2 === 0 ? [value] : { a: value };
  return value;
}
