// Goal: whoever is asked is told what happened, what is safe and what each answer does. Method: every cause, before and after
// the end, for every kind of change; and the sentences that a receptionist reads most.
import { describe, expect, test } from 'vitest';
import type { About } from './about.ts';
import { actionsOf, doesOf, isEditable, opensOf } from './answers.ts';
import { happenedOf, safeOf } from './asks.ts';
import { AskCause } from './change.ts';
import type { WishKind } from './change.ts';
import { states } from './state.ts';
import { storyLine } from './story.ts';
import { about, at, ofKind, say } from './testAbout.ts';
import { whyOf } from './words.ts';

const jargon =
  /\b(sync|queue|payload|UTC|HTTP|null|undefined|NaN|400|POST|server|retry|conflict|API|read-back|twin)\b|please|oops|!/i;
const gender = /\b(he|she|his|her|him|hers)\b/i;
/** What is only asked for is never said to have happened. */
const claims = /\b(was|were|has been|have been|is|are) (told|e-mailed|texted|informed|notified)\b/i;
const kinds = Object.keys(ofKind) as WishKind[];
const theirs = {
  startsAt: at(23, 16),
  host: 'Marcus Bell',
  people: ['Samuel Ortiz'],
  cancelled: false,
  at: at(23, 10),
};

describe.each(AskCause.options)('%s', (cause) => {
  const cases = kinds.flatMap((kind): About[] => [
    { ...ofKind[kind], state: 'asks', cause, theirs, everSent: true },
    { ...ofKind[kind], state: 'asks', cause, theirs, everSent: false },
    { ...ofKind[kind], state: 'asks', cause },
    { ...ofKind[kind], state: 'delivered', notice: cause, hasOthers: true },
    { ...ofKind[kind], state: 'asks', cause, told: [] },
  ]);

  test('says what happened and what is safe, in plain words', () => {
    for (const one of cases) {
      for (const text of [whyOf(one, say), happenedOf(one, say), safeOf(one, say)]) {
        expect(text.length).toBeGreaterThan(10);
        expect(text).toMatch(/[.”]$/);
        expect(text).not.toMatch(jargon);
        expect(text).not.toMatch(gender);
        expect(text).not.toMatch(/ {2}|\.\.|undefined/);
      }
    }
  });

  test('offers answers, each once, and says of each what it does', () => {
    for (const one of cases) {
      const actions = actionsOf(one);
      expect(actions.length).toBeGreaterThan(0);
      expect(new Set(actions).size).toBe(actions.length);
      const does = doesOf(one, say);
      expect(Object.keys(does)).toEqual(actions);
      for (const words of [...Object.values(does), opensOf(one)?.does ?? 'Nothing.']) {
        expect(words).toMatch(/^[A-Z].*\.$/);
        expect(words).not.toMatch(jargon);
        expect(words).not.toMatch(gender);
        expect(words).not.toMatch(claims);
      }
    }
  });

  test('its story line is plain', () => {
    for (const what of ['asked', 'noticed', 'notProvable']) {
      const line = storyLine({ at: 0, what, cause, by: '', quote: '' });
      expect(line?.what.length).toBeGreaterThan(5);
      expect(line?.what).not.toMatch(jargon);
    }
  });
});

test.each(states)('%s: nothing is explained that needs no person', (state) => {
  expect([happenedOf(about({ state }), say), safeOf(about({ state }), say)]).toEqual(['', '']);
  expect(opensOf(about({ state }))).toBeNull();
});

test('changed elsewhere: both, when it was seen, and who is asked to be told what', () => {
  const one = { ...ofKind.move, state: 'asks', cause: 'conflict', theirs } as const;
  expect(happenedOf(one, say)).toBe(
    'It was moved to 23 Nov 16:00, not by this desk. Seen at 10:00. You wanted 23 Nov 17:00.',
  );
  expect(safeOf(one, say)).toMatch(/^Nothing of yours was sent/);
  expect(doesOf(one, say)).toEqual({
    sendMine: 'It is moved to 23 Nov 17:00. Samuel gets an e-mail with the new time.',
    keepTheirs: 'Yours is dropped. Nothing is sent, and nobody gets a message from it.',
  });
  expect(opensOf(one)?.what).toBe('move');
});

test('changed elsewhere after a try without an answer: that it may have been heard of is said', () => {
  const one = { ...ofKind.move, state: 'asks', cause: 'conflict', theirs, everSent: true } as const;
  expect(safeOf(one, say)).toContain('Samuel may have heard of it');
});

test('a session that was cancelled elsewhere: nothing is offered that cannot come true', () => {
  const one = { ...ofKind.move, state: 'asks', cause: 'sessionGone', theirs: { ...theirs, cancelled: true } } as const;
  expect(actionsOf(one)).toEqual(['discard']);
  expect(happenedOf(one, say)).toMatch(/^It was cancelled, not by this desk\. Seen at 10:00\./);
  expect(actionsOf({ ...one, theirs: null })).toEqual(['tryAgain', 'sendMine', 'discard']);
});

test('a new time that has passed can be chosen anew; so can a clinician who was not accepted', () => {
  expect(opensOf({ ...ofKind.move, state: 'asks', cause: 'timePassed' })?.what).toBe('move');
  expect(opensOf({ ...ofKind.changeHost, state: 'refused', cause: 'refused' })?.what).toBe('changeHost');
  expect(opensOf({ ...ofKind.move, state: 'asks', cause: 'notProven', everSent: true })).toBeNull();
});

test.each([
  ['time', { part: 'time', asked: 0, kept: 1 }, 'move'],
  ['host', { part: 'host', asked: '1', kept: '2' }, 'changeHost'],
  ['deposit', { part: 'deposit', who: 'Samuel Ortiz', asked: 100, kept: null }, 'session'],
  ['standing', { part: 'standing', kept: 0 }, 'session'],
] as const)('saved differently in the %s: what sets it right can be opened', (_, one, what) => {
  const noticed = about({ state: 'delivered', notice: 'savedDifferently', differs: [one] });
  expect(opensOf(noticed)?.what).toBe(what);
  expect(actionsOf(noticed)).toEqual(['seen']);
});

test('what came after the end is told in words that are true whoever did it', () => {
  const differs = [{ part: 'people', asked: [], kept: ['Ana Lopez'] }] satisfies About['differs'];
  const one = about({
    kind: 'removeParticipant',
    state: 'delivered',
    notice: 'savedDifferently',
    isLate: true,
    differs,
  });
  expect(happenedOf(one, say)).toBe(
    'Ana Lopez is in the session again. Either an earlier request of this desk arrived late, or somebody else did it.',
  );
  expect(whyOf(one, say)).toContain('Ana Lopez is in the session again.');
  expect(opensOf(one)?.what).toBe('session');
});

test('a refusal has SecureVideo’s own words, and says what stays', () => {
  const one = { ...ofKind.cancel, state: 'refused', cause: 'refused', quote: 'No such session.' } as const;
  expect(happenedOf(one, say)).toBe('SecureVideo did not accept it. It said: “No such session.”');
  expect(safeOf(one, say)).toMatch(/^It is still booked, and Samuel was not told of this change\./);
});

test('those without a message are to be told by the desk', () => {
  const told = [
    { name: 'Samuel Ortiz', delivery: 'email' },
    { name: 'Ana Lopez', delivery: 'none' },
    { name: 'Tom Reed', delivery: 'text' },
  ] as const;
  expect(doesOf({ ...ofKind.move, state: 'refused', cause: 'refused', told }, say).tryAgain).toBe(
    'It is sent again as it is. It is moved to 23 Nov 17:00. Samuel gets an e-mail with the new time. Tom gets a text with the new time. Ana gets no message: tell Ana the new time yourself.',
  );
});

test('take back is offered for the newest that was not sent, and for nothing else', () => {
  expect(actionsOf(about())).toEqual(['takeBack']);
  expect(actionsOf(about({ state: 'held' }))).toEqual(['takeBack']);
  for (const more of [{ everSent: true }, { isNewest: false }, { state: 'sending' }, { state: 'unsure' }] as const) {
    expect(actionsOf(about(more))).toEqual([]);
  }
});

test('a booking may be opened again where nothing of it is on its way', () => {
  expect(isEditable(about({ state: 'refused', cause: 'refused', everSent: true }))).toBe(true);
  expect(isEditable(about({ state: 'asks', cause: 'lateMeetNow' }))).toBe(true);
  expect(isEditable(about({ state: 'asks', cause: 'notProven', everSent: true }))).toBe(false);
  expect(isEditable(about({ state: 'sending', everSent: true }))).toBe(false);
  expect(isEditable(about({ kind: 'move' }))).toBe(false);
});
