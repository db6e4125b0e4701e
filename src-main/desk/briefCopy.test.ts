import { expect, test } from 'vitest';
import { TestClock } from '../../src-shared/time/testClock.ts';
import { BRIEF_COPY_MS, createBriefCopy } from './briefCopy.ts';

function begin() {
  const clock = new TestClock(0);
  const clip = { text: '' };
  const system = {
    read: () => Promise.resolve(clip.text),
    write: (text: string) => void (clip.text = text),
    clear: () => void (clip.text = ''),
  };
  const brief = createBriefCopy(system, clock);
  const pass = async (ms: number): Promise<void> => {
    clock.tick(ms);
    await Promise.resolve();
    await Promise.resolve();
  };
  return { clock, clip, brief, pass };
}

test('a code is taken off after a minute, and not before', async () => {
  const { clip, brief, pass } = begin();
  brief.copy('447 120 983', true);
  await pass(BRIEF_COPY_MS - 1);
  expect(clip.text).toBe('447 120 983');
  await pass(1);
  expect(clip.text).toBe('');
});

test('what a person copied since stays', async () => {
  const { clip, brief, pass } = begin();
  brief.copy('447 120 983', true);
  clip.text = 'a line of a letter';
  await pass(BRIEF_COPY_MS);
  expect(clip.text).toBe('a line of a letter');
});

test('a later copy counts from its own time; one that may stay stays', async () => {
  const { clip, brief, pass } = begin();
  brief.copy('447 120 983', true);
  await pass(BRIEF_COPY_MS - 1);
  brief.copy('512 903 447', true);
  await pass(1);
  expect(clip.text).toBe('512 903 447');
  brief.copy('lines for support', false);
  await pass(BRIEF_COPY_MS);
  expect(clip.text).toBe('lines for support');
});

test('when the app ends a code goes at once, and anything else stays', async () => {
  const { clip, brief } = begin();
  brief.copy('447 120 983', true);
  await brief.end();
  expect(clip.text).toBe('');
  brief.copy('lines for support', false);
  await brief.end();
  expect(clip.text).toBe('lines for support');
});

test('when the desk locks, what was copied from here goes, a code or not; what a person copied since stays', async () => {
  const { clip, brief } = begin();
  for (const isBrief of [true, false]) {
    brief.copy('Trevor Lane, 447 120 983', isBrief);
    await brief.leave();
    expect(clip.text).toBe('');
  }
  brief.copy('447 120 983', true);
  clip.text = 'a line of a letter';
  await brief.leave();
  expect(clip.text).toBe('a line of a letter');
});
