// Goal: every state and every cause has plain words and fitting answers. Method: all of them, and the drawings' own sentences.
import { describe, expect, test } from 'vitest';
import { AskCause } from './change.ts';
import { standingOf } from './standing.ts';
import { states } from './state.ts';
import { storyLine } from './story.ts';
import { actionsOf, firstName, happenedOf, isEditable, safeOf, titleOf, whyOf } from './words.ts';
import type { About, Saying } from './words.ts';

const say: Saying = {
  time: (at) => `${String(new Date(at).getUTCHours())}:00`,
  day: (at) => `${String(new Date(at).getUTCDate())} Nov`,
};
const at = (day: number, hour: number): number => Date.UTC(2026, 10, day, hour);

function about(more: Partial<About> = {}): About {
  return {
    kind: 'create',
    state: 'queued',
    cause: null,
    notice: null,
    isNow: false,
    everSent: false,
    isRefusalChecked: false,
    isCopy: false,
    goesWith: false,
    patient: 'Samuel Ortiz',
    morePatients: 0,
    person: '',
    host: 'Marcus Bell',
    toHost: '',
    startsAt: at(23, 13),
    wasStartsAt: null,
    theirs: null,
    differs: [],
    hasOthers: false,
    isNewest: true,
    ...more,
  };
}

test.each([
  [{}, 'New session for Samuel Ortiz'],
  [{ isNow: true }, 'Meet Now with Samuel Ortiz'],
  [{ morePatients: 1 }, 'New session for Samuel Ortiz and 1 more'],
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
    '23 Nov 13:00, Marcus Bell. The line broke while sending. Asking SecureVideo whether it arrived.',
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
      theirs: { startsAt: at(23, 16), host: 'Marcus Bell', cancelled: false },
    },
    '23 Nov, was 13:00, Marcus Bell. It was moved to 23 Nov 16:00, not by this desk.',
  ],
] as const)('why of %j', (more, why) => {
  expect(whyOf(about(more), say)).toBe(why);
});

const jargon = /\b(sync|queue|payload|UTC|HTTP|null|undefined|NaN|400|POST|server|retry|conflict|API)\b|please|oops|!/i;
const gender = /\b(he|she|his|her|him|hers)\b/i;

describe.each(AskCause.options)('%s', (cause) => {
  const asks = about({ state: 'asks', cause, everSent: true });
  const noticed = about({ state: 'delivered', notice: cause, differs: ['time'], hasOthers: true });

  test('says what happened and what is safe, in plain words', () => {
    for (const one of [asks, noticed, { ...asks, everSent: false }, { ...asks, kind: 'move' as const }]) {
      for (const text of [whyOf(one, say), happenedOf(one, say), safeOf(one)]) {
        expect(text.length).toBeGreaterThan(10);
        expect(text).not.toMatch(jargon);
        expect(text).not.toMatch(gender);
      }
    }
  });

  test('offers answers, each once', () => {
    for (const one of [asks, noticed]) {
      const actions = actionsOf(one);
      expect(actions.length).toBeGreaterThan(0);
      expect(new Set(actions).size).toBe(actions.length);
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

test.each(states)('%s: words without a cause are plain, and nothing is explained that needs no person', (state) => {
  const one = about({ state });
  expect(whyOf(one, say)).not.toMatch(jargon);
  expect([happenedOf(one, say), safeOf(one)]).toEqual(['', '']);
  expect(standingOf({ state, notice: null })).toBeTruthy();
});

test('a notice nobody has answered needs a person', () => {
  expect(standingOf({ state: 'delivered', notice: 'twin' })).toBe('needsYou');
  expect(standingOf({ state: 'delivered', notice: null })).toBe('delivered');
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

test('a first name is the first word; a title stays with the name', () => {
  expect(firstName('Samuel Ortiz')).toBe('Samuel');
  expect(firstName('Dr. Ilse Voss')).toBe('Dr. Ilse Voss');
});
