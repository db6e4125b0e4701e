import { describe, expect, it } from 'vitest';
import { habitsOf, habitsWith } from './habits.ts';

describe('habits of a system', () => {
  it.each([
    ['en-US', 12, true, 0],
    ['en-CA', 12, true, 0],
    ['en-GB', 24, false, 1],
    ['en-IE', 24, false, 1],
    ['en-AU', 12, false, 1],
    ['en-IN', 12, false, 0],
    ['es-US', 12, false, 0],
    ['fr-FR', 24, false, 1],
    ['de-DE', 24, false, 1],
    ['ja-JP', 24, true, 0],
    ['ar-EG', 12, false, 6],
    ['pt-BR', 24, false, 0],
    ['en_US.UTF-8', 12, true, 0],
  ] as const)('%s: %i hours, month first %s, week from %i', (tag, hours, monthFirst, weekStart) => {
    expect(habitsOf([tag])).toEqual({ hours, monthFirst, weekStart });
  });

  it('asks the next tag where one says nothing, and has an answer for none', () => {
    expect(habitsOf(['C', 'not a tag', 'de-AT'])).toEqual(habitsOf(['de-AT']));
    expect(habitsOf([])).toEqual({ hours: 12, monthFirst: true, weekStart: 0 });
    expect(habitsOf(['zxx-ZZ', ''])).toEqual(habitsOf([]));
  });

  it('keeps all but the hours when those are chosen', () => {
    const german = habitsOf(['de-DE']);
    expect(habitsWith(german, 'system')).toEqual(german);
    expect(habitsWith(german, '24')).toEqual(german);
    expect(habitsWith(german, '12')).toEqual({ ...german, hours: 12 });
  });
});
