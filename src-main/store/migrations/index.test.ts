// Goal: no migration is forgotten, doubled or out of order. Method: the list is compared with the files that lie beside it.
import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { migrations } from './index.ts';

test('each file 0001-x.ts is in the list once, in order, under the number of its name', () => {
  const numbered = readdirSync(import.meta.dirname)
    .filter((name) => /^\d{4}-[a-z-]+\.ts$/.test(name) && !name.endsWith('.test.ts'))
    .map((name) => Number(name.slice(0, 4)))
    .sort((a, b) => a - b);
  expect(numbered.length).toBeGreaterThanOrEqual(5);
  expect(migrations.map((migration) => migration.id)).toEqual(numbered);
});
