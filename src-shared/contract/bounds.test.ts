// Whatever the page may send has an end: every text, list and table of every call is bounded.
import { expect, test } from 'vitest';
import { z } from 'zod';
import { UserDraft } from '../session/draft.ts';
import { calls } from './calls.ts';
import type { CallName } from './calls.ts';
import { DayText } from './views/day.ts';

type Node = { readonly [key: string]: unknown };

/** Paths of all parts of a schema that could hold anything, or any amount of it. */
function unbounded(node: unknown, path: string): string[] {
  if (typeof node !== 'object' || node === null) return [];
  const schema = node as Node;
  const below = (key: string, found: unknown): string[] => unbounded(found, `${path}${key}`);
  const either = [...list(schema['anyOf']), ...list(schema['oneOf']), ...list(schema['allOf'])];
  if (either.length > 0) return either.flatMap((one, index) => below(`|${String(index)}`, one));
  if (schema['const'] !== undefined || schema['enum'] !== undefined) return [];
  switch (schema['type']) {
    case 'string':
      return schema['maxLength'] === undefined ? [path] : [];
    case 'array':
      return [...(schema['maxItems'] === undefined ? [path] : []), ...below('[]', schema['items'])];
    case 'object':
      return [
        ...(schema['additionalProperties'] ? [path] : []),
        ...Object.entries((schema['properties'] ?? {}) as Node).flatMap(([name, one]) => below(`.${name}`, one)),
      ];
    case 'number':
    case 'integer':
    case 'boolean':
    case 'null':
      return [];
    default:
      return [path];
  }
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

const boundsOf = (schema: z.ZodType): string[] =>
  unbounded(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any', reused: 'inline' }), '');

test.each(Object.keys(calls) as CallName[])('%s takes in no more than it says', (name) => {
  const schema = calls[name].in;
  if (schema instanceof z.ZodUndefined) return expect(schema.safeParse('anything').success).toBe(false);
  expect(boundsOf(schema)).toEqual([]);
});

test('a text, a list, a table or an anything without an end is found', () => {
  expect(
    boundsOf(
      z.object({
        text: z.string(),
        list: z.array(z.string().max(3)),
        inner: z.array(z.object({ text: z.string() })).max(3),
        table: z.record(z.string().max(3), z.number()),
        any: z.unknown(),
        fine: z.union([z.string().max(3), z.number(), z.enum(['a']), z.literal('b'), z.null(), z.boolean()]),
      }),
    ),
  ).toEqual(['.text', '.list', '.inner[].text', '.table', '.any']);
});

test('a day is a date that the calendar has', () => {
  const passes = (text: string): boolean => DayText.safeParse(text).success;
  expect(['2026-11-23', '2028-02-29', '0001-01-01', '9999-12-31'].every(passes)).toBe(true);
  expect(['2026-02-30', '2026-13-01', '2026-00-10', '2027-02-29', '2026-11-2', ' 2026-11-23'].some(passes)).toBe(false);
});

test('a user of SecureVideo is a number above zero: what is none could be saved, and never be sent', () => {
  const passes = (hostId: string): boolean => calls['day.readHost'].in.safeParse({ hostId }).success;
  expect(['5', '9007199254740991'].every(passes)).toBe(true);
  expect(['', '0', '05', '-1', '1e3', 'x', '<b>', '1 ', '90071992547409910'].some(passes)).toBe(false);
  const colleague = { kind: 'user', localId: 'p1', name: 'Lucía Ferrer', packet: 'none' };
  const isDraft = (userId: string): boolean => UserDraft.safeParse({ ...colleague, userId }).success;
  expect(['', '12'].every(isDraft)).toBe(true);
  expect(['0', 'x', '1;2'].some(isDraft)).toBe(false);
});
