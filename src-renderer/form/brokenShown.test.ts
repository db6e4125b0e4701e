import { expect, test } from 'vitest';
import { brokenOf, fieldKey, shownOf } from './brokenShown.ts';
import type { Broken } from '../../src-shared/session/rules.ts';

const wrongMail: Broken = { field: 'email', rule: 'emailWrong', participant: 'g1' };
const noMail: Broken = { field: 'email', rule: 'emailMissing', participant: 'g2' };
const noHost: Broken = { field: 'host', rule: 'hostMissing' };
const all = [wrongMail, noMail, noHost];

test('before Save a wrong field is shown once it was left, and not sooner', () => {
  expect(shownOf(all, new Set(), false)).toEqual([]);
  expect(shownOf(all, new Set([fieldKey('email', 'g1')]), false)).toEqual([wrongMail]);
});

test('what is only missing waits for Save', () => {
  expect(shownOf(all, new Set([fieldKey('email', 'g2'), fieldKey('host')]), false)).toEqual([]);
  expect(shownOf(all, new Set(), true)).toEqual(all);
});

test('rules are dealt out to their person', () => {
  expect(brokenOf(all, 'g1')).toEqual([wrongMail]);
  expect(brokenOf(all, '')).toEqual([noHost]);
});
