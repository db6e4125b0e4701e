// A policy, as it was read, and what it leaves to the clinic.
import { expect, test } from 'vitest';
import { interpret } from '../policy/interpret.ts';
import { updatePolicyOf } from './updatePolicy.ts';

const FEED = 'https://updates.clinic.example/front-desk/';
const of = (members: Record<string, string>): unknown =>
  updatePolicyOf(interpret({ is: 'found', members: Object.entries(members) }, 'linux'));

test.each([
  ['nothing', {}, {}],
  ['another key', { LockCeilingMinutes: '10' }, {}],
  ['the feed alone: the mode stays a choice', { UpdateFeed: FEED }, { feed: FEED }],
  ['the mode alone', { UpdateMode: 'download' }, { mode: 'download' }],
  ['both', { UpdateFeed: FEED, UpdateMode: 'tell' }, { feed: FEED, mode: 'tell' }],
  ['a wrong mode is off', { UpdateMode: 'always' }, { mode: 'off' }],
  ['a wrong feed is none, and off', { UpdateFeed: 'http://x', UpdateMode: 'download' }, { feed: null, mode: 'off' }],
])('%s', (_what, members, policy) => {
  expect(of(members as Record<string, string>)).toEqual(policy);
});
