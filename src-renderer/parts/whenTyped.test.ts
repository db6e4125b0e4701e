import { expect, test } from 'vitest';
import { understand } from './whenTyped.ts';

const now = Date.UTC(2026, 10, 23, 17, 47); // Monday, 10:47 am in Denver
const mountain = 'Mountain Standard Time';

test('a plain time is one moment, with its wall clock kept beside it', () => {
  expect(understand('tomorrow 11', mountain, now, null)).toEqual({
    is: 'one',
    utcMs: Date.UTC(2026, 10, 24, 18),
    wall: '2026-11-24T11:00',
    hint: 'Tue 24 Nov, 11:00 am',
  });
});

test('the same text in another zone is another moment', () => {
  expect(understand('tomorrow 11am', 'Eastern Standard Time', now, null)).toMatchObject({
    is: 'one',
    utcMs: Date.UTC(2026, 10, 24, 16),
    wall: '2026-11-24T11:00',
  });
});

test('a passed time offers what may be meant', () => {
  const answer = understand('9am today', mountain, now, null);
  expect(answer.is).toBe('choices');
  expect(answer.is === 'choices' ? answer.choices.length : 0).toBeGreaterThan(0);
});

test('each choice, put in place of what was typed, is understood as itself', () => {
  const answer = understand('9am today', mountain, now, null);
  if (answer.is !== 'choices') throw new Error('no choices');
  for (const choice of answer.choices) {
    const again = understand(choice.words, mountain, now, null);
    expect(again, choice.words).toMatchObject({ is: 'one', wall: `${choice.date}T${choice.time}` });
  }
});

test('a skipped hour asks, and the answer makes it one; a picked moment of another question counts for nothing', () => {
  const text = 'mar 14 2027 2:30 am';
  const question = understand(text, mountain, now, null);
  if (question.is !== 'question') throw new Error(question.is);
  expect(question.choices.map((choice) => choice.words)).toEqual(['2:30 pm', '1:30 am', '3:30 am']);
  const second = question.choices[1]!;
  expect(understand(text, mountain, now, second.utcMs)).toMatchObject({ is: 'one', utcMs: second.utcMs, wall: '2027-03-14T01:30' });
  expect(understand(text, mountain, now, 12345).is).toBe('question');
});

test('a repeated hour asks for the first or the second', () => {
  const question = understand('nov 7 2027 1:30 am', mountain, now, null);
  if (question.is !== 'question') throw new Error(question.is);
  expect(question.choices.map((choice) => choice.utcMs)).toEqual([Date.UTC(2027, 10, 7, 7, 30), Date.UTC(2027, 10, 7, 8, 30)]);
});

test('nothing, nonsense and an unknown zone', () => {
  expect(understand('  ', mountain, now, null)).toEqual({ is: 'empty' });
  expect(understand('blorp', mountain, now, null).is).toBe('notUnderstood');
  expect(understand('3pm', 'Moon Standard Time', now, null).is).toBe('notUnderstood');
});
