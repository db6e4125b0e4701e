// Goal: whoever has to look at SecureVideo knows what for. Method: each kind of change, each cause.
import { expect, test } from 'vitest';
import { AskCause } from './change.ts';
import type { WishKind } from './change.ts';
import { lookForOf } from './lookFor.ts';
import { about, ofKind, say } from './testAbout.ts';

test.each([
  ['create', 'If a session for Samuel is there, it arrived.'],
  ['move', 'If it is at 23 Nov 17:00, it arrived. If it is at 23 Nov 13:00, it did not.'],
  ['cancel', 'If it is still booked, it did not arrive.'],
  ['addParticipant', 'If Ana is among its people, it arrived.'],
  ['removeParticipant', 'If Ana is still among its people, it did not arrive.'],
  ['changeHost', 'If it is with Dr. Voss, it arrived. If it is with Marcus Bell, it did not.'],
] as const satisfies readonly (readonly [WishKind, string])[])(
  '%s: name, time, clinician, and what it means',
  (kind, tells) => {
    expect(lookForOf({ ...ofKind[kind], state: 'asks', cause: 'notProven', everSent: true }, say)).toEqual({
      facts: [
        { label: 'Name', text: 'Samuel Ortiz' },
        { label: 'Time', text: '23 Nov 13:00 Mountain' },
        { label: 'Clinician', text: 'Marcus Bell' },
      ],
      tells,
    });
  },
);

test('a Meet Now has no time of its own', () => {
  const found = lookForOf(about({ isNow: true, startsAt: null, state: 'asks', cause: 'notProven' }), say);
  expect(found?.facts[1]?.text).toBe('Begun by Meet Now');
});

test.each(AskCause.options)('%s: only where a person has to look', (cause) => {
  const looks = ['notProven', 'restored', 'twin', 'landedLate'].includes(cause);
  expect(lookForOf(about({ state: 'asks', cause }), say) !== null).toBe(looks);
});
