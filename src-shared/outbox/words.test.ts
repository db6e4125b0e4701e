// Goal: every state has plain words in a list. Method: all of them, and the drawings' own sentences.
import { expect, test } from 'vitest';
import { say as words } from '../words/words.ts';
import { briefMoment, momentWithin } from './about.ts';
import type { About, Saying } from './about.ts';
import { standingOf } from './standing.ts';
import { states } from './state.ts';
import { about, at, say } from './testAbout.ts';
import { factsOf, foreignWords, lateWords, titleOf, whyOf } from './words.ts';

test.each([
  [{}, 'New session for Samuel Ortiz'],
  [{ isNow: true }, 'Meet Now with Samuel Ortiz'],
  [{ morePatients: 1 }, 'New session for Samuel Ortiz and 1 other'],
  [{ kind: 'cancel' }, 'Cancel Samuel Ortiz'],
  [{ kind: 'cancel', state: 'delivered' }, 'Cancelled Samuel Ortiz'],
  [{ kind: 'move', startsAt: at(23, 14) }, 'Move Samuel Ortiz to 14:00'],
  [{ kind: 'move', state: 'delivered', startsAt: at(23, 14) }, 'Moved Samuel Ortiz to 14:00'],
  [{ kind: 'move', isNow: true }, 'Move Samuel Ortiz to now'],
  [{ kind: 'addParticipant', person: 'Ana Lopez' }, 'Add Ana Lopez to Samuel Ortiz'],
  [{ kind: 'removeParticipant', person: 'Ana Lopez', state: 'alreadySo' }, 'Removed Ana Lopez from Samuel Ortiz'],
  [{ kind: 'changeHost', toHost: 'Dr. Voss' }, 'Hand Samuel Ortiz over to Dr. Voss'],
] as const)('title of %j', (more, title) => {
  expect(titleOf(about(more), say)).toBe(title);
});

test.each([
  [{}, '23 Nov 13:00, Marcus Bell'],
  [{ kind: 'move', startsAt: at(23, 14), wasStartsAt: at(23, 13) }, '23 Nov, was 13:00, Marcus Bell'],
  [{ kind: 'move', startsAt: at(24, 14), wasStartsAt: at(23, 13) }, '24 Nov, was 23 Nov 13:00, Marcus Bell'],
  [{ state: 'refused', cause: 'refused' }, '23 Nov 13:00, Marcus Bell. SecureVideo did not accept it.'],
  [
    { state: 'unsure' },
    '23 Nov 13:00, Marcus Bell. The connection broke while sending. Asking SecureVideo whether it arrived.',
  ],
  [
    { state: 'unsure', isRefusalChecked: true },
    '23 Nov 13:00, Marcus Bell. SecureVideo did not accept it. Making sure that it is not there all the same.',
  ],
  [
    {
      kind: 'move',
      state: 'asks',
      cause: 'conflict',
      wasStartsAt: at(23, 13),
      startsAt: at(23, 17),
      theirs: { startsAt: at(23, 16), host: 'Marcus Bell', people: ['Samuel Ortiz'], cancelled: false, at: null },
    },
    '23 Nov, was 13:00, Marcus Bell. It was moved to 23 Nov 16:00, not by this desk.',
  ],
] as const)('why of %j', (more, why) => {
  expect(whyOf(about(more), say)).toBe(why);
});

test.each([
  [{ startsAt: at(23, 16) }, 'It was moved to 23 Nov 16:00'],
  [{ host: 'Dr. Voss' }, 'It was handed over to Dr. Voss'],
  [{ startsAt: at(23, 16), host: 'Dr. Voss' }, 'It was moved to 23 Nov 16:00 and handed over to Dr. Voss'],
  [{ people: ['SAMUEL  ORTIZ', 'Ana Lopez'] }, 'Ana Lopez was added'],
  [{ people: [] }, 'Samuel Ortiz was removed'],
  [{ people: ['Ana Lopez', 'Bo Lind'] }, 'Ana Lopez and Bo Lind were added and Samuel Ortiz was removed'],
  [{ startsAt: at(23, 16), people: [] }, 'It was moved to 23 Nov 16:00 and Samuel Ortiz was removed'],
  [{ cancelled: true }, 'It was cancelled'],
  [{}, 'It was changed'],
] as const)('what others did, by name: %j', (more, words) => {
  const seen = { startsAt: at(23, 13), host: 'Marcus Bell', people: ['Samuel Ortiz'] };
  expect(foreignWords(about({ seen, theirs: { ...seen, cancelled: false, at: null, ...more } }), say)).toBe(words);
});

test.each([
  [
    'delivered',
    [{ part: 'people', asked: ['Samuel Ortiz'], kept: ['Samuel Ortiz', 'Ana Lopez'] }],
    'Ana Lopez is in the session again',
  ],
  [
    'discarded',
    [{ part: 'people', asked: [], kept: ['Ana Lopez', 'Bo Lind'] }],
    'Ana Lopez and Bo Lind are in the session after all',
  ],
  ['discarded', [{ part: 'people', asked: ['ANA Lopez'], kept: [] }], 'ANA Lopez is not in the session any more'],
  ['alreadySo', [{ part: 'time', asked: at(23, 13), kept: at(23, 16) }], 'It is at 23 Nov 16:00 again'],
  ['superseded', [{ part: 'host', asked: '1', kept: 'Dr. Voss' }], 'Dr. Voss has it after all'],
  [
    'delivered',
    [
      { part: 'recorded', asked: true, kept: false },
      { part: 'time', asked: 0, kept: at(23, 16) },
    ],
    'It has the recording otherwise and it is at 23 Nov 16:00 again',
  ],
] as const)('what came after the end, %s: %j', (state, differs, words) => {
  expect(lateWords({ state, differs: differs as unknown as About['differs'] }, { ...say, host: (id) => id })).toBe(
    words,
  );
});

test('inside of a sentence a day has no capital', () => {
  const near: Saying = { ...say, day: (then) => (then < at(24, 0) ? 'Today' : 'Tue 24 Nov') };
  expect(momentWithin(at(23, 16), near)).toBe('today 16:00');
  expect(momentWithin(at(24, 16), near)).toBe('Tue 24 Nov 16:00');
  const seen = { startsAt: at(23, 13), host: 'Marcus Bell', people: ['Samuel Ortiz'] };
  const theirs = { ...seen, startsAt: at(23, 16), cancelled: false, at: null };
  expect(foreignWords(about({ seen, theirs }), near)).toBe('It was moved to today 16:00');
});

test('when and with whom stand alone too, without the reason', () => {
  expect(factsOf(about({ state: 'unsure' }), say)).toBe('23 Nov 13:00, Marcus Bell');
});

test('a change that waits behind one that needs a person says so', () => {
  expect(whyOf(about({ waitsBehind: true }), say)).toContain('It waits for your answer to the change before it.');
});

test.each(states)('%s: words without a cause are plain', (state) => {
  expect(whyOf(about({ state }), say)).not.toMatch(/\b(queue|conflict|null|undefined|NaN|API)\b|!/i);
  expect(standingOf({ state, notice: null })).toBeTruthy();
});

test('a notice nobody has answered needs a person', () => {
  expect(standingOf({ state: 'delivered', notice: 'twin' })).toBe('needsYou');
  expect(standingOf({ state: 'delivered', notice: null })).toBe('delivered');
});

test('a moment of today is a time alone, in whatever language the day is said', () => {
  const near: Saying = { ...say, day: (then) => (then < at(24, 0) ? words.row.today : 'Tue 24 Nov') };
  expect([briefMoment(at(23, 13), near), briefMoment(at(24, 13), near)]).toEqual(['13:00', 'Tue 24 Nov 13:00']);
});
