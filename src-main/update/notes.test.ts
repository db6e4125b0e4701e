// Release notes: whatever comes, what is shown is bounded text without markup.
import { expect, test } from 'vitest';
import { NOTES_LENGTH_MAX, plainNotes } from './notes.ts';

test.each([
  ['plain words stay', 'Calmer.\nFaster.', 'Calmer.\nFaster.'],
  [
    'lists and headings',
    '<h1>1.5</h1><p>Two things:</p><ul><li>One</li><li>Two</li></ul>',
    '1.5\nTwo things:\n• One\n• Two',
  ],
  ['Markdown', '## New\r\n* **Bold** and `code`\n- [a link](https://example.org)', 'New\n• Bold and code\n• a link'],
  ['scripts and styles', 'a<script>alert("x")</script><style>b{}</style>b', 'ab'],
  ['a script without end', 'a<script>alert(1)', 'a'],
  ['a tag without end', 'a<img src=x onerror=alert(1)', 'a'],
  ['a comment', 'a<!-- b -->c', 'ac'],
  ['entities', 'Faster &amp; calmer &#8212; &lt;b&gt; &nope; &#0; &#xd800;', 'Faster & calmer — <b> &nope;'],
  ['signs that turn a line or hide', 'a\u202Eb\u200Bc\u0007d', 'abcd'],
  [
    'a list of versions',
    [{ version: '1.5.0', note: 'New.' }, { version: '1.4.1', note: null }, 'Old.'],
    'New.\n\nOld.',
  ],
  ['less than, as a word', 'a < b and 2 <3', 'a < b and 2 <3'],
  ['nothing', undefined, ''],
  ['a number', 7, ''],
  ['an object', { note: 'x' }, ''],
])('%s', (_what, raw, plain) => {
  expect(plainNotes(raw)).toBe(plain);
});

test('long notes end where there is room for no more, in letters and in lines', () => {
  expect(plainNotes('word '.repeat(100_000)).length).toBeLessThanOrEqual(NOTES_LENGTH_MAX + 2);
  expect(plainNotes('line\n'.repeat(500)).split('\n').length).toBe(80);
  expect(plainNotes('line\n'.repeat(500))).toMatch(/ …$/);
});

test('hostile notes take no time', () => {
  for (const piece of ['<', '<!--', '<script>', '&#', '[', '![', '**', '<a ', '\n\n\n', '- - ']) {
    expect(plainNotes(piece.repeat(50_000)).length).toBeLessThanOrEqual(NOTES_LENGTH_MAX + 2);
  }
});
