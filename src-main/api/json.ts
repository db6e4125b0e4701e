// Reads the text of an answer as JSON, unless it is made of more lists and tables than any answer of the service.

/** Lists and tables of one answer, together: the longest list of sessions that is taken in has a tenth of it. */
export const JSON_PARTS_MAX = 1_000_000;

/**
 * The value of a JSON text. Its brackets are counted first, which takes a tenth of the time of reading it: 32 MB of nothing
 * but brackets would keep JSON.parse, and with it the whole desk, busy for more than a minute.
 * @throws SyntaxError where it is no JSON, or one of too many parts.
 */
export function parseJson(text: string): unknown {
  let parts = 0;
  for (const bracket of ['[', '{']) {
    for (let at = text.indexOf(bracket); at !== -1; at = text.indexOf(bracket, at + 1)) {
      if (++parts > JSON_PARTS_MAX) throw new SyntaxError('too many parts');
    }
  }
  return JSON.parse(text) as unknown;
}
