// The codec of the stand-in's bridge: carries what Electron carries, refuses what Electron refuses.
import { describe, expect, test } from 'vitest';
import { makeCodec } from './bridge.ts';

const codec = makeCodec();
/** As it really travels: as text. */
const travel = (value: unknown): unknown => codec.decode(JSON.parse(JSON.stringify(codec.encode(value))) as never);

describe('arrives as it was sent', () => {
  test.each([
    ['text', 'Zoë 🙂'],
    ['undefined members', { a: undefined, b: [undefined, null] }],
    ['numbers', [0, -1.5, Number.NaN, Number.POSITIVE_INFINITY]],
    ['a date', new Date(0)],
    ['a big number', 12345678901234567890n],
    ['an object without a prototype', Object.assign(Object.create(null) as object, { a: 1 })],
  ])('%s', (_what, value) => {
    expect(travel(value)).toEqual(value);
  });
});

test.each([
  ['a function', () => 1],
  ['a symbol', Symbol('x')],
  ['an object of a class', new (class Session {})()],
  ['an object that holds itself', circle()],
])('%s is refused', (_what, value) => {
  expect(() => codec.encode(value)).toThrow('could not be cloned');
});

function circle(): object {
  const object: Record<string, unknown> = {};
  object['self'] = object;
  return object;
}

test('functions travel as numbers where somebody keeps them', () => {
  const kept: unknown[] = [];
  const coded = codec.encode({ undo: () => 1 }, (fn) => kept.push(fn) - 1);
  expect(codec.decode(coded, (id) => kept[id])).toEqual({ undo: kept[0] });
});
