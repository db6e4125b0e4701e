// Goal: the line says what the patient knows, and never more. Method: every standing of every kind for every way of telling,
// held to what may be said; and a table of what stands on the screen.
import { describe, expect, test } from 'vitest';
import { AskCause, Standing } from './change.ts';
import type { WishKind } from './change.ts';
import { knowsOf } from './knows.ts';
import type { Doing, Guest, Knows } from './knows.ts';

const kinds: readonly WishKind[] = ['create', 'move', 'cancel', 'addParticipant', 'removeParticipant', 'changeHost'];
const ways = ['email', 'text', 'none', null] as const;
const when = (): string => '10:41 am';
const guest = (name: string, delivery: Guest['delivery'] = 'email'): Guest => ({ id: name, name, delivery });
const maria = guest('Maria Soto');

function doing(kind: WishKind, standing: Standing, more: Partial<Doing> = {}): Doing {
  return {
    kind,
    standing,
    cause: null,
    isNotice: false,
    mayHaveArrived: standing === 'checking' || standing === 'sending',
    at: 0,
    concerns: ['Maria Soto', 'Tom Reed', 'Ana Lopez'],
    ...more,
  };
}

const said = (guests: readonly Guest[], ...doings: readonly Doing[]): Knows => knowsOf({ guests, doings, when });
const invited = doing('create', 'delivered');

/** Nobody may be said to have got anything: SecureVideo was asked, and that is all that is known. */
const claims =
  /\b(was|were|has been|have been|is|are) (e-mailed|texted|informed|notified|invited|sent|reached)\b|\b(received|got|knows that|know that)\b|(?<!not )\btold\b(?! (from|of the cancellation))/i;
const odd = /undefined|null|NaN| {2}|\.\.|\b(he|she|his|her)\b|\b(queue|sync|API|conflict)\b/i;
const done = new Set<Standing>(['delivered', 'alreadySo']);
const ended = new Set<Standing>(['superseded', 'discarded', 'takenBack']);

describe.each(Standing.options)('%s', (standing) => {
  test.each(kinds.flatMap((kind) => ways.map((way) => [kind, way] as const)))('%s, %s', (kind, way) => {
    for (const mayHaveArrived of [false, true]) {
      const one = doing(kind, standing, { mayHaveArrived: mayHaveArrived || standing === 'checking' });
      for (const doings of [[one], [invited, one]]) {
        const { words, tone, short } = said([guest('Maria Soto', way)], ...doings);
        expect(words).toMatch(/^[A-Z].*\.$/);
        expect(words).toContain('Maria');
        expect(words).not.toMatch(claims);
        expect(words).not.toMatch(odd);
        // What is open or in doubt is never said to have been asked for, and asks for attention.
        if (!done.has(standing) && !ended.has(standing)) {
          expect(words).not.toMatch(/was asked/);
          expect(tone).not.toBe('plain');
          expect(short.length).toBeGreaterThan(0);
          expect(short.length).toBeLessThan(18);
        }
        if (mayHaveArrived && (standing === 'checking' || standing === 'needsYou')) expect(words).toMatch(/promise/);
        if (standing === 'delivered' && way === 'none' && (kind === 'move' || kind === 'cancel')) {
          expect(words).toMatch(/no message: tell Maria/);
        }
      }
    }
  });
});

test.each([
  [
    'a booking that waits',
    [doing('create', 'waiting')],
    'Not sent yet: tell Maria yourself.',
    'not invited yet',
    'wait',
  ],
  [
    'held',
    [doing('create', 'held')],
    'Goes out in a moment, or when the connection is back: Maria has no message of it yet.',
    'not invited yet',
    'wait',
  ],
  [
    'a move that is held',
    [invited, doing('move', 'held')],
    'Goes out in a moment, or when the connection is back: Maria has no message of it yet.',
    'old time known',
    'wait',
  ],
  ['a booking', [invited], 'SecureVideo was asked to e-mail Maria, 10:41 am.', '', 'plain'],
  [
    'in doubt',
    [doing('create', 'checking')],
    'Being checked: do not promise Maria anything yet.',
    'promise nothing',
    'wait',
  ],
  [
    'on its way',
    [doing('create', 'sending')],
    'On its way to SecureVideo: do not promise Maria anything yet.',
    'promise nothing',
    'wait',
  ],
  [
    'refused',
    [doing('create', 'needsYou', { cause: 'refused' })],
    'Not booked: Maria has no invitation. Promise nothing yet.',
    'not invited',
    'need',
  ],
  [
    'cannot be proven',
    [doing('move', 'needsYou', { cause: 'notProven', mayHaveArrived: true })],
    'Maria may have heard of the new time, or not. Do not promise anything before you have answered in the outbox.',
    'promise nothing',
    'need',
  ],
  [
    'a move that waits',
    [invited, doing('move', 'waiting')],
    'Maria knows the old time at most. It has not gone out. Tell Maria yourself.',
    'old time known',
    'wait',
  ],
  [
    'a move whose time has passed',
    [invited, doing('move', 'needsYou', { cause: 'timePassed' })],
    'Maria knows the old time at most. It needs you in the outbox.',
    'old time known',
    'need',
  ],
  [
    'a move of what was changed elsewhere',
    [invited, doing('move', 'needsYou', { cause: 'conflict' })],
    'It was changed elsewhere: what Maria knows of that cannot be told from here. It needs you in the outbox.',
    'check first',
    'need',
  ],
  [
    'a move',
    [invited, doing('move', 'delivered')],
    'SecureVideo was asked to e-mail Maria the new time, 10:41 am.',
    '',
    'plain',
  ],
  [
    'a cancel that waits',
    [invited, doing('cancel', 'waiting')],
    'Not told of the cancellation: it has not gone out. Tell Maria yourself.',
    'not told yet',
    'wait',
  ],
  [
    'a cancel',
    [invited, doing('cancel', 'delivered')],
    'SecureVideo was asked to e-mail Maria that it is cancelled, 10:41 am.',
    '',
    'plain',
  ],
  [
    'cancelled before it was booked',
    [doing('create', 'waiting'), doing('cancel', 'waiting')],
    'Nothing has gone out to Maria, and nothing will: it is cancelled before it was booked.',
    '',
    'wait',
  ],
  [
    'cancelled, and never booked',
    [doing('create', 'superseded'), doing('cancel', 'alreadySo')],
    'It was never booked: nothing has gone out to Maria.',
    '',
    'plain',
  ],
  [
    'a move behind a booking that waits',
    [doing('create', 'waiting'), doing('move', 'waiting')],
    'Not sent yet: tell Maria yourself.',
    'not invited yet',
    'wait',
  ],
  [
    'a new clinician',
    [invited, doing('changeHost', 'delivered')],
    'Whether SecureVideo tells Maria of the new clinician is not known: tell Maria yourself.',
    '',
    'plain',
  ],
  [
    'already moved by somebody else',
    [invited, doing('move', 'alreadySo')],
    'It was so already, not by this desk: what Maria knows of it cannot be told from here.',
    '',
    'plain',
  ],
  [
    'taken back: as before',
    [invited, doing('move', 'takenBack')],
    'SecureVideo was asked to e-mail Maria, 10:41 am.',
    '',
    'plain',
  ],
  [
    'twice',
    [doing('create', 'delivered', { isNotice: true, cause: 'twin' })],
    'SecureVideo has it twice: Maria may get two invitations.',
    'invited twice?',
    'need',
  ],
  [
    'saved differently',
    [doing('create', 'delivered', { isNotice: true, cause: 'savedDifferently' })],
    'SecureVideo saved it differently: look before you promise Maria anything.',
    'saved differently',
    'need',
  ],
  ['booked elsewhere', [], 'Not invited by this desk: what Maria knows cannot be told from here.', '', 'plain'],
] as const)('%s', (_, doings, words, short, tone) => {
  expect(said([maria], ...doings)).toEqual({ words, short, tone });
});

test.each([
  ['create', 'Maria gets no message: tell Maria the time and the code yourself.'],
  ['move', 'Maria gets no message: tell Maria the new time yourself.'],
  ['cancel', 'Maria gets no message: tell Maria that it is cancelled yourself.'],
] as const)('without a message (%s) the desk tells', (kind, words) => {
  expect(said([guest('Maria Soto', 'none')], doing(kind, 'delivered'))).toEqual({
    words,
    short: 'you tell them',
    tone: 'need',
  });
});

test('several guests: one sentence for those who share a standing, the most urgent first', () => {
  const guests = [maria, guest('Tom Reed', 'text'), guest('Ana Lopez', 'none')];
  expect(said(guests, invited).words).toBe(
    'Ana gets no message: tell Ana the time and the code yourself. SecureVideo was asked to e-mail Maria and to text Tom, 10:41 am.',
  );
  const added = doing('addParticipant', 'waiting', { concerns: ['Ana Lopez'] });
  const without = { ...invited, concerns: ['Maria Soto', 'Tom Reed'] };
  expect(said(guests, without, added)).toEqual({
    words:
      'Not booked yet: there is no code to tell Ana. SecureVideo was asked to e-mail Maria and to text Tom, 10:41 am.',
    short: 'no code yet',
    tone: 'wait',
  });
});

test('two of one first name are told apart', () => {
  expect(
    said([maria, guest('Maria Lind')], doing('create', 'waiting', { concerns: ['Maria Soto', 'Maria Lind'] })).words,
  ).toBe('Not sent yet: tell Maria Soto and Maria Lind yourself.');
});

test.each(AskCause.options)('a notice of %s never says that all is well', (cause) => {
  const { tone, words } = said([maria], doing('create', 'delivered', { isNotice: true, cause }));
  expect(tone).toBe('need');
  expect(words).not.toMatch(/was asked/);
});

test('nobody is invited: there is nothing to say', () => {
  expect(said([], invited)).toEqual({ words: '', short: '', tone: 'plain' });
});
