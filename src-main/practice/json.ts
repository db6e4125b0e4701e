// Prints JSON as the service's answers have it: two blanks in, CR LF at line ends, sums with a point.

// Members that the service keeps as numbers with a fraction, and so never writes without one.
const withFraction = new Set(['DepositRequired', 'DurationMinutes', 'WaitTime']);

/** The text of a JSON value, pretty-printed with CR LF. */
export function printJson(value: unknown, indent = '', member = ''): string {
  if (Array.isArray(value)) {
    return block('[', ']', indent, value, (item, inner) => printJson(item, inner));
  }
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).filter(([, item]) => item !== undefined);
    return block('{', '}', indent, entries, ([name, item], inner) => {
      return `${JSON.stringify(name)}: ${printJson(item, inner, name)}`;
    });
  }
  if (typeof value === 'number' && withFraction.has(member) && Number.isInteger(value)) return `${value}.0`;
  return JSON.stringify(value) ?? 'null';
}

function block<T>(
  open: string,
  close: string,
  indent: string,
  items: readonly T[],
  print: (item: T, indent: string) => string,
): string {
  if (items.length === 0) return open + close;
  const inner = `${indent}  `;
  return `${open}\r\n${items.map((item) => inner + print(item, inner)).join(',\r\n')}\r\n${indent}${close}`;
}
