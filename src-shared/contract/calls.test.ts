// Goal: the whole table loses no call of an area, and no area takes a name that another one has.
import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { calls } from './calls.ts';

const folder = new URL('./calls/', import.meta.url);
const areas = readdirSync(folder).filter((name) => name !== 'fields.ts' && name !== 'table.ts');

test('every call of every area is in the table, under a name of its own', async () => {
  const tables = await Promise.all(
    areas.map((name) => import(new URL(name, folder).href) as Promise<Record<string, object>>),
  );
  const names = tables.flatMap((table) => Object.values(table).flatMap((area) => Object.keys(area)));
  expect(new Set(names).size).toBe(names.length);
  expect(Object.keys(calls).toSorted()).toEqual(names.toSorted());
});

test('each name tells its area first', () => {
  for (const name of Object.keys(calls)) expect(name).toMatch(/^[a-z]+\.[a-z][A-Za-z]+$/);
});
