import { expect, test } from 'vitest';
import { gateOf } from './gate.ts';

test('runs four at once, the others in the order in which they came, and goes on after a failure', async () => {
  const gate = gateOf(4);
  const begun: number[] = [];
  const ends: (() => void)[] = [];
  const tasks = Array.from({ length: 7 }, (_, i) =>
    gate(async () => {
      begun.push(i);
      await new Promise<void>((resolve) => (ends[i] = resolve));
      if (i === 0) throw new Error('failed');
      return i;
    }).catch(() => -1),
  );
  const settle = async (): Promise<void> => {
    for (let turn = 0; turn < 20; turn++) await Promise.resolve();
  };
  await settle();
  expect(begun).toEqual([0, 1, 2, 3]);
  ends[0]?.();
  await settle();
  expect(begun).toEqual([0, 1, 2, 3, 4]);
  ends[3]?.();
  ends[1]?.();
  await settle();
  expect(begun).toEqual([0, 1, 2, 3, 4, 5, 6]);
  for (const end of ends) end();
  expect(await Promise.all(tasks)).toEqual([-1, 1, 2, 3, 4, 5, 6]);
  expect(await gate(() => Promise.resolve('again'))).toBe('again');
});
