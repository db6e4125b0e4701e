import { expect, test } from 'vitest';
import { marksIn } from './marks.ts';

test.each([
  ['María González', 'gonz', 'María [Gonz]ález'],
  ['María González', 'gonzales', 'María [González]'],
  ['María González', 'mari gon', '[Marí]a [Gon]zález'],
  ['John Smith', 'jon smth', '[John] [Smith]'],
  ['Michael Braun', 'mike', '[Michael] Braun'],
  ['Seán O’Brien', 'obri', 'Seán [O’Bri]en'],
  ['Dr. Ilse Voss · 1:00 pm', 'vo', 'Dr. Ilse [Vo]ss · 1:00 pm'],
  ['Weiß Anna', 'weis', '[Weiß] Anna'],
  ['Trevor Lane', 'trevor.lane@example.org', '[Trevor] [Lane]'],
  ['Trevor Lane', 'xyz', 'Trevor Lane'],
  ['Ana de la Cruz', 'delacruz', 'Ana [de la Cruz]'],
  ['Ana de la Cruz', 'delacr', 'Ana [de la Cr]uz'],
  ['Ann-Marie Lee', 'annmarie', '[Ann-Marie] Lee'],
  ['María González', 'zalez', 'María Gon[zález]'],
  ['Trevor Lane', '', 'Trevor Lane'],
])('%s, asked for %s', (label, text, shown) => {
  let out = '';
  let at = 0;
  for (const [from, to] of marksIn(label, text)) {
    out += `${label.slice(at, from)}[${label.slice(from, to)}]`;
    at = to;
  }
  expect(out + label.slice(at)).toBe(shown);
});
