// Goal: the cursor goes to what is still to be said, in the order of a phone call, and back to where it stood.
import { expect, test } from 'vitest';
import { brokenField, nextField, placeIn } from './nextField.ts';
import { testDraft } from '../../form/testDraft.ts';

const draft = testDraft();
const first = draft.participants[0]?.localId ?? '';
const nobody = (): boolean => false;

test('first who is searched for, then the time, the clinician, what is wrong, and the invite', () => {
  expect(nextField(draft, [], () => true)).toEqual({ field: 'picker', participant: first });
  const open = { ...draft, when: { ...draft.when, startsAt: null } };
  expect(nextField(open, [], nobody)).toEqual({ field: 'when', participant: '' });
  expect(nextField({ ...draft, follows: 1 }, [], nobody)).toEqual({ field: 'when', participant: '' });
  expect(nextField({ ...draft, hostId: '' }, [], nobody)).toEqual({ field: 'host', participant: '' });
  const wrong = [{ field: 'email', rule: 'emailMissing', participant: first }] as const;
  expect(nextField(draft, wrong, nobody)).toEqual({ field: 'email', participant: first });
  expect(nextField(draft, [], nobody)).toEqual({ field: 'delivery', participant: first });
});

test('back to where it stood, unless that person is gone', () => {
  const at = (field: string, participant: string) => placeIn({ ...draft, place: { field, participant } });
  expect(at('topic', '')).toEqual({ field: 'topic', participant: '' });
  expect(at('email', first)).toEqual({ field: 'email', participant: first });
  expect(at('email', 'gone')).toBeUndefined();
  expect(placeIn({ ...draft, place: null })).toBeUndefined();
});

test('to the first broken rule; where nobody is invited, to the search', () => {
  expect(brokenField(draft, [], nobody)).toBeUndefined();
  expect(brokenField(draft, [{ field: 'when', rule: 'timeMissing' }], nobody)).toEqual({
    field: 'when',
    participant: '',
  });
  const none = [{ field: 'participants', rule: 'nobodyInvited' }] as const;
  expect(brokenField(draft, none, () => true)).toEqual({ field: 'picker', participant: first });
});
