import { expect, test } from 'vitest';
import { compact, digitsOf, fold, wordsIn } from './fold.ts';

test('case, accents and blanks do not count; letters of every script stay', () => {
  expect(fold('  José  ÑANDÚ ')).toBe('jose nandu');
  expect(fold('Łukasz Ørsted Weiß 李')).toBe('lukasz orsted weiss 李');
  expect(fold('한국')).toBe('한국');
});

test('words are letters or digits; an apostrophe parts nothing', () => {
  expect(wordsIn("o’brien-lee d'arcy 84b")).toEqual(['obrien', 'lee', 'darcy', '84', 'b']);
  expect(wordsIn(' - ')).toEqual([]);
});

test('ids and numbers without what stands between', () => {
  expect(compact('jt-209 31')).toBe('jt20931');
  expect(digitsOf('(303) 555-0142')).toBe('3035550142');
});
