import { expect, test } from 'vitest';
import type { Action, OutboxRow, Side } from '../../../src-shared/outbox/change.ts';
import { askWords, editWords, openWords, rowActions } from './answerWords.ts';

const row = (actions: readonly Action[], change: Partial<OutboxRow> = {}): OutboxRow =>
  ({
    actions,
    does: Object.fromEntries(actions.map((action) => [action, `${action} does this.`])),
    opens: null,
    compared: null,
    kind: 'create',
    cause: 'refused',
    editable: false,
    ...change,
  }) as OutboxRow;
const words = (given: OutboxRow, online = true): string[] =>
  rowActions(given, online).map((one) => `${one.words} (${one.look})`);
const side: Side = { title: '', note: '', facts: [], keeps: null };

test('the likeliest answer is the first button, unless something is corrected or opened, and discarding is asked', () => {
  expect(words(row(['tryAgain', 'discard']))).toEqual(['Try again (first)', 'Discard (ask)']);
  expect(words(row(['tryAgain', 'discard'], { editable: true }))).toEqual(['Try again (usual)', 'Discard (ask)']);
  const opens = { what: 'move', does: '' } as const;
  expect(words(row(['startNow', 'discard'], { opens }))).toEqual(['Start now (usual)', 'Discard (ask)']);
  expect(words(row(['takeBack']))).toEqual([]);
});

test('of two sides neither is the first', () => {
  const given = row(['sendMine', 'keepTheirs'], { cause: 'conflict', compared: [side, side] });
  expect(words(given)).toEqual(['Send mine (usual)', 'Keep theirs (usual)']);
  expect(words(row(['itIsThere', 'notThere'], { cause: 'notProven' }))).toEqual([
    'It arrived (usual)',
    'It did not arrive: send it (usual)',
  ]);
});

test.each([
  ['sessionGone', 'move', ['tryAgain', 'sendMine'], ['Look again', 'Send it all the same']],
  ['sessionGone', 'cancel', ['sendMine'], ['Cancel it all the same']],
  [
    'notProven',
    'create',
    ['itIsThere', 'notThere', 'tryAgain'],
    ['It arrived', 'It did not arrive: send it', 'Look again, send if missing'],
  ],
  ['restored', 'create', ['tryAgain'], ['Check and send']],
  ['sameId', 'create', ['sendMine'], ['Book it all the same']],
  ['twin', 'create', ['sendMine', 'discard'], ['Book it too', 'Leave the first one']],
  ['twin', 'create', ['cancelTwin', 'seen'], ['Cancel the second one', 'Leave both']],
  ['landedLate', 'create', ['cancelTwin', 'seen'], ['Cancel it', 'Leave it booked']],
  ['savedDifferently', 'move', ['seen'], ['Leave it so']],
] as const)('%s of a %s: the buttons say what they are', (cause, kind, actions, said) => {
  expect(rowActions(row(actions, { cause, kind }), true).map((one) => one.words)).toEqual(said);
});

test('a Meet Now is started now, or when there is a line', () => {
  expect(words(row(['startNow']))).toEqual(['Start now (first)']);
  expect(words(row(['startNow']), false)).toEqual(['Start when online (first)']);
});

test('a passed time is chosen anew, a refusal is corrected', () => {
  expect(editWords('timePassed')).toBe('Choose a time');
  expect(editWords('refused')).toBe('Correct');
});

test('what is opened is named by what is done there', () => {
  expect(openWords('move', 'conflict')).toBe('Choose another time');
  expect(openWords('move', 'savedDifferently')).toBe('Move it again');
  expect(openWords('changeHost', 'refused')).toBe('Choose another clinician');
  expect(openWords('changeHost', 'savedDifferently')).toBe('Hand it over again');
  expect(openWords('session', 'savedDifferently')).toBe('Open session');
});

test('before something final stands what it does', () => {
  const [discard] = rowActions(row(['discard']), true);
  expect(discard && askWords(discard)).toEqual({
    question: 'Discard this change?',
    does: 'discard does this.',
    yes: 'Discard it',
    no: 'Go back',
  });
  const [cancel] = rowActions(row(['cancelTwin'], { cause: 'twin' }), true);
  expect(cancel && askWords(cancel)).toMatchObject({
    question: 'Cancel the second one?',
    yes: 'Cancel the second one',
  });
});
