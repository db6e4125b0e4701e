import { expect, test } from 'vitest';
import { soundOf } from './sound.ts';

test.each([
  ['gonzales', 'gonzalez'],
  ['stephen', 'steven'],
  ['jon', 'john'],
  ['catherine', 'katherine'],
  ['christina', 'kristina'],
  ['philip', 'filip'],
  ['hernandez', 'ernandes'],
  ['rodriguez', 'rodrigues'],
  ['meyer', 'maier'],
  ['sarah', 'sara'],
  ['smith', 'smyth'],
  ['lane', 'lain'],
])('%s sounds like %s', (one, other) => {
  expect(soundOf(one)).toBe(soundOf(other));
});

test.each([
  ['smith', 'schmidt'],
  ['maria', 'marta'],
  ['lee', 'lowe'],
  ['chavez', 'kaves'],
])('%s does not sound like %s', (one, other) => {
  expect(soundOf(one)).not.toBe(soundOf(other));
});
