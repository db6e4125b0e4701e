// Release notes in plain words: whatever a feed sends as notes becomes bounded text without any markup.

/** Longest notes that are looked at and shown, in characters. */
const RAW_MAX = 50_000;
export const NOTES_LENGTH_MAX = 4000;
const LINES_MAX = 80;

const ENTITIES: Readonly<Record<string, string>> = {
  ...{ amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' },
  ...{ ndash: '–', mdash: '—', hellip: '…', rsquo: '’', lsquo: '‘', ldquo: '“', rdquo: '”' },
};

/** The notes of a feed's answer: a text, or a list of `{ version, note }` as some feeds send it. '' = there are none. */
export function plainNotes(raw: unknown): string {
  return bounded(tidied(withoutMarkup(textOf(raw).slice(0, RAW_MAX))));
}

function textOf(raw: unknown): string {
  if (typeof raw === 'string') return raw;
  if (!Array.isArray(raw)) return '';
  return raw
    .slice(0, 50)
    .map((each: unknown) => {
      if (typeof each === 'string') return each;
      const note: unknown = typeof each === 'object' && each !== null && 'note' in each ? each.note : '';
      return typeof note === 'string' ? note : '';
    })
    .join('\n\n');
}

function withoutMarkup(text: string): string {
  return text
    .replace(/<(script|style|template)\b[\s\S]*?(<\/\1\s*>|$)/gi, '')
    .replace(/<!--[\s\S]*?(-->|$)/g, '')
    .replace(/<li\b[^>]*>/gi, '\n• ')
    .replace(/<(br|\/p|\/li|\/div|\/h[1-6]|\/ul|\/ol)\b[^>]*>/gi, '\n')
    .replace(/<\/?[a-z][^>]*(>|$)/gi, '')
    .replace(/&(#\d{1,7}|#x[0-9a-f]{1,6}|[a-z]{2,8});/gi, entity);
}

function entity(whole: string, name: string): string {
  if (!name.startsWith('#')) return ENTITIES[name.toLowerCase()] ?? whole;
  const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
  return code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff) ? String.fromCodePoint(code) : '';
}

/** Without what cannot be seen or turns the direction of a line, and without the signs of Markdown. */
function tidied(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cs}]/gu, (sign) => (sign === '\n' || sign === '\t' ? sign : ''))
    .split('\n')
    .map((line) =>
      line
        .replace(/^\s*#{1,6}\s+/, '')
        .replace(/^\s*[-*+]\s+/, '• ')
        .replace(/!?\[([^\][]{0,300})\]\([^()]{0,500}\)/g, '$1')
        .replace(/(\*\*|__|`+)/g, '')
        .replace(/\s+/g, ' ')
        .trim(),
    )
    .join('\n')
    .replace(/\n{2,}• /g, '\n• ')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

function bounded(text: string): string {
  const lines = text.split('\n').slice(0, LINES_MAX).join('\n').slice(0, NOTES_LENGTH_MAX).trimEnd();
  return lines.length < text.length ? `${lines} …` : text;
}
