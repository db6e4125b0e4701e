// Goal: a nonce never comes twice and is never a wiped one. Method: many are drawn, over several stocks, in mixed lengths.
import { expect, test } from 'vitest';
import { systemRandom } from './systemRandom.ts';

test('no two draws are alike, none is empty, and each keeps its bytes when more are drawn', () => {
  const random = systemRandom();
  const drawn = Array.from({ length: 5000 }, (_, nth) => random(nth % 2 === 0 ? 12 : 10));
  const texts = drawn.map((bytes) => Buffer.from(bytes).toString('hex'));
  expect(new Set(texts).size).toBe(drawn.length);
  expect(texts.filter((text) => /^0+$/.test(text))).toEqual([]);
  expect(texts.every((text, nth) => text.length === (nth % 2 === 0 ? 24 : 20))).toBe(true);
});

test('bytes of stocks overlap nowhere: what one caller changes, another does not see', () => {
  const random = systemRandom();
  const [first, second] = [random(16), random(16)];
  const before = Buffer.from(second).toString('hex');
  first.fill(7);
  expect(Buffer.from(second).toString('hex')).toBe(before);
});

test('keys are as long as asked, and different', () => {
  const random = systemRandom();
  const [one, other] = [random(32), random(32)];
  expect([one.length, other.length]).toEqual([32, 32]);
  expect(one).not.toEqual(other);
});
