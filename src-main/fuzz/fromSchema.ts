// Makes inputs of a call out of its own schema: right in shape, so that they come further than the door.
import { z } from 'zod';
import { between, pick } from '../../src-shared/random/random.ts';
import type { Random } from '../../src-shared/random/random.ts';
import { hostileText } from './hostile.ts';

type Node = { readonly [key: string]: unknown };

/** A maker of inputs for a schema; `ids` are known ones of this desk, to be put where an id is asked for. */
export function makerFor(schema: z.ZodType, ids: () => readonly string[]): (random: Random) => unknown {
  if (schema instanceof z.ZodUndefined) return () => undefined;
  const node = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any', reused: 'inline' }) as Node;
  return (random) => make(node, random, ids, '');
}

function make(node: Node, random: Random, ids: () => readonly string[], name: string): unknown {
  const either = (node['anyOf'] ?? node['oneOf']) as readonly Node[] | undefined;
  if (either) return make(pick(random, either), random, ids, name);
  if (node['const'] !== undefined) return node['const'];
  if (Array.isArray(node['enum'])) return pick(random, node['enum'] as unknown[]);
  switch (node['type']) {
    case 'string':
      return text(node, random, ids, name);
    case 'integer':
    case 'number':
      return pick(random, [0, 1, 5, 60, 2500, Date.UTC(2026, 10, 23, 22), Date.UTC(2026, 10, 24), -1]);
    case 'boolean':
      return random() < 0.5;
    case 'array':
      return Array.from({ length: between(random, 0, 3) }, () => make(node['items'] as Node, random, ids, name));
    case 'object':
      return Object.fromEntries(
        Object.entries((node['properties'] ?? {}) as Record<string, Node>)
          .filter(([key]) => ((node['required'] ?? []) as string[]).includes(key) || random() < 0.6)
          .map(([key, part]) => [key, make(part, random, ids, key)]),
      );
    default:
      return null;
  }
}

function text(node: Node, random: Random, ids: () => readonly string[], name: string): string {
  if (typeof node['pattern'] === 'string')
    return pick(random, ['2026-11-23', '2026-12-31', '09:30', '23:59', '2026-02-30']);
  const max = Number(node['maxLength'] ?? 100);
  if (/id$/i.test(name) && random() < 0.7) return pick(random, ids()).slice(0, max);
  const made =
    random() < 0.5
      ? pick(random, ['Rosa Vega', 'rosa@example.org', '3035550142', '3pm tomorrow', 'UTC', '5'])
      : hostileText(random);
  return made.slice(0, max);
}
