// The little XML that ADMX and profiles need: elements with attributes, text escaped, two blanks for each level.

export type Xml = {
  readonly name: string;
  readonly of: Readonly<Record<string, string>>;
  readonly in: readonly Xml[] | string;
};

/** An element; `inside` are its elements or its text. */
export function el(name: string, of: Readonly<Record<string, string>> = {}, inside: readonly Xml[] | string = []): Xml {
  return { name, of, in: inside };
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** A whole document. `doctype` stands before its root. */
export function documentOf(root: Xml, doctype = ''): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${doctype}${written(root, '')}\n`;
}

function written({ name, of, in: inside }: Xml, before: string): string {
  const attributes = Object.entries(of)
    .map(([key, value]) => ` ${key}="${escaped(value)}"`)
    .join('');
  if (inside.length === 0) return `${before}<${name}${attributes} />`;
  if (typeof inside === 'string') return `${before}<${name}${attributes}>${escaped(inside)}</${name}>`;
  const lines = inside.map((each) => written(each, `${before}  `));
  return [`${before}<${name}${attributes}>`, ...lines, `${before}</${name}>`].join('\n');
}
