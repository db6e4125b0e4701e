// The book of keys: no command without a key, no key twice in one place, and menus that can have theirs.
import { describe, expect, test } from 'vitest';
import { allKeys, book, keysIn, menuCommands, places, type BookEntry, type Place } from './book.ts';
import { chordsOf, type Chord } from './chord.ts';

const ids = Object.keys(book) as (keyof typeof book)[];

type Bound = { readonly id: string; readonly place: Place; readonly chord: Chord };
function boundIn(some: Readonly<Record<string, BookEntry>>): readonly Bound[] {
  return Object.entries(some).flatMap(([id, { keys }]) =>
    Object.entries(keys).flatMap(([place, written]) =>
      [written]
        .flat()
        .flatMap(chordsOf)
        .map((chord) => ({ id, place: place as Place, chord })),
    ),
  );
}

/** Pairs of commands that one key press would mean at once. */
function clashes(some: Readonly<Record<string, BookEntry>>): readonly string[] {
  const bound = boundIn(some);
  const meet = (a: Place, b: Place): boolean =>
    a === b ||
    (places[a].within as readonly string[]).includes(b) ||
    (places[b].within as readonly string[]).includes(a);
  return bound.flatMap((one, at) =>
    bound
      .slice(at + 1)
      .filter((other) => one.id !== other.id && meet(one.place, other.place))
      .filter((other) => JSON.stringify(one.chord) === JSON.stringify(other.chord))
      .map((other) => `${one.id} and ${other.id} on ${JSON.stringify(one.chord)}`),
  );
}

describe('every command', () => {
  test.each(ids)('%s has a key that can be read, and words', (id) => {
    const chords = allKeys(id).flatMap(chordsOf);
    expect(chords.length).toBeGreaterThan(0);
    for (const { key } of chords) {
      expect(key).toMatch(/^(.|F\d{1,2}|Arrow(Up|Down|Left|Right)|Enter|Escape|Tab|Delete)$/u);
    }
    expect(book[id].words).toMatch(/^\p{Lu}/u);
  });

  test('no key means two commands in one place, or in a place and a wider one', () => {
    expect(clashes(book)).toEqual([]);
  });

  test('two on one key would have been found: in one place, in a wider one, and in a range', () => {
    const one = { words: 'One', keys: { chosen: 'N' } };
    expect(clashes({ one, two: { words: 'Two', keys: { chosen: ['Q', 'N'] } } })).toHaveLength(1);
    expect(clashes({ one, two: { words: 'Two', keys: { outside: 'N' } } })).toHaveLength(1);
    expect(clashes({ a: { words: 'A', keys: { day: '1-9' } }, b: { words: 'B', keys: { list: '4' } } })).toHaveLength(
      1,
    );
    expect(clashes({ one, two: { words: 'Two', keys: { outbox: 'N' } } })).toEqual([]);
    expect(clashes({ one, two: { words: 'Two', keys: { everywhere: 'Ctrl N' } } })).toEqual([]);
  });
});

test.each(menuCommands)('%s stands in the native menu with a key that holds everywhere and takes no letter', (name) => {
  const [key] = keysIn(name, 'everywhere');
  expect(key).toMatch(/^(Ctrl (Shift )?.|(Shift )?F\d{1,2})$/);
});
