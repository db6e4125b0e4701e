// Why somebody was found: each way of typing what is no name, and that nothing more of a phone is shown than four digits.
import { expect, test } from 'vitest';
import { whyFound, type KnownOf } from './why.ts';

const trevor: KnownOf = {
  names: ['Trevor Lane'],
  emails: ['trevor.lane@example.org'],
  phones: ['+1 (303) 555-0143'],
  codes: ['447120983'],
  ids: ['MRN-1042', 'JT-20931/b'],
};
const told = (text: string, of = trevor): string => {
  const why = whyFound(text, of);
  if (!why) return '';
  let at = 0;
  const marked = why.marks.map(([from, to]) => {
    const said = `${why.shown.slice(at, from)}[${why.shown.slice(from, to)}]`;
    at = to;
    return said;
  });
  return `${why.is} ${marked.join('')}${why.shown.slice(at)}`;
};

test.each([
  ['0143', 'phone [0143]'],
  ['143', 'phone 0[143]'],
  ['303 555', 'phone 0143'],
  ['303 555 0143', 'phone [0143]'],
  ['1-303-555-0143', 'phone [0143]'],
  ['5550143', 'phone [0143]'],
  ['447', 'code [447] 120 983'],
  ['447 120', 'code [447 120] 983'],
  ['9830', ''],
  ['983', 'code 447 120 [983]'],
  ['20983', 'code 447 1[20 983]'],
  ['mrn-104', 'id [MRN-104]2'],
  ['MRN104', 'id [MRN-104]2'],
  ['209', 'id JT-[209]31/b'],
  ['trevor.lane@ex', 'email [trevor.lane@ex]ample.org'],
  ['trevor', ''],
  ['treyvor', ''],
  ['99', ''],
  ['', ''],
])('“%s” was found by: %s', (text, why) => {
  expect(told(text)).toBe(why);
});

test('a word that stands in the address and in no name is marked there', () => {
  const married = { ...trevor, names: ['Maria Santos'], emails: ['m.gonzalez84@example.org'] };
  expect(told('gonz', married)).toBe('email m.[gonz]alez84@example.org');
  expect(told('santos', married)).toBe('');
});

test('nobody is known: nothing is told', () => {
  expect(whyFound('0143', { names: [], emails: [], phones: [], codes: [], ids: [] })).toBeUndefined();
});
