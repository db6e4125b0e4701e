import { expect, test } from 'vitest';
import { walk } from './walk.ts';
import type { Step } from './walk.ts';

const good = (title: string): Step<string[]> => ({
  title,
  run: async (done) => {
    done.push(title);
    return [`${title} is done.`];
  },
});
const bad: Step<string[]> = { title: 'Fly', run: () => Promise.reject(new Error('no wings')) };

test('every step is walked in order and told with its number', async () => {
  const done: string[] = [];
  const said: string[] = [];
  expect(await walk([good('Stand'), good('Run')], done, (line) => said.push(line))).toEqual({ held: true });
  expect(done).toEqual(['Stand', 'Run']);
  expect(said).toEqual([' 1  Stand', '      Stand is done.', ' 2  Run', '      Run is done.']);
});

test('the first step that does not hold ends the walk, and is named', async () => {
  const done: string[] = [];
  const said: string[] = [];
  const walked = await walk([good('Stand'), bad, good('Run')], done, (line) => said.push(line));
  expect(walked).toMatchObject({ held: false, step: 'Fly', error: { message: 'no wings' } });
  expect(done).toEqual(['Stand']);
  expect(said.at(-1)).toBe(' 2  Fly: this did not hold.');
});
