// A few thousand hostile inputs of each kind in every test run, from a seed that is printed; `npm run fuzz` runs many more.
import { expect, test } from 'vitest';
import { settings } from '../desk/testing/deskAt.ts';
import { fuzzAnswers } from './answers.ts';
import { fuzzCalls } from './calls.ts';
import { fuzzExports } from './exports.ts';
import { fuzzPolicies } from './policies.ts';
import { eachInput, withinSteps } from './steps.ts';
import { fuzzCodes, fuzzLinks, fuzzSettings } from './texts.ts';

const seed = process.env['SEED'] ?? '1';
console.log(`fuzz: SEED=${seed}`);
const LONG_MS = 60_000;

test('changed answers of the service do no harm, and what waits stays', { timeout: LONG_MS }, async () => {
  const { count, kinds } = await fuzzAnswers(seed, 1200);
  expect(count).toBe(1200);
  expect(Object.keys(kinds)).toEqual(
    expect.arrayContaining(['read', 'failed', 'refused', 'done', 'unsure', 'keysRefused']),
  );
});

test('changed calls of the page do no harm, and no change is lost', { timeout: LONG_MS }, async () => {
  const { count, kinds } = await fuzzCalls(seed, 1000);
  expect(count).toBe(1000);
  expect(Object.keys(kinds)).toEqual(expect.arrayContaining(['ok', 'badInput', 'noSuchChange', 'noSuchSession']));
});

test('changed files of choices are read, mended or set aside whole', { timeout: LONG_MS }, async () => {
  const { count, kinds } = await fuzzSettings(seed, 300, settings);
  expect(count).toBe(300);
  expect(Object.keys(kinds)).toEqual(expect.arrayContaining(['read', 'mended', 'set aside']));
});

test('changed recovery codes are read, or told as slips', async () => {
  const { count, kinds } = await fuzzCodes(seed, 1000);
  expect(count).toBe(1000);
  expect(Object.keys(kinds)).toEqual(expect.arrayContaining(['code', 'slip', 'partly']));
});

test('changed links open a form by ids, or nothing', { timeout: LONG_MS }, async () => {
  const { count, kinds } = await fuzzLinks(seed, 300);
  expect(count).toBe(300);
  expect(Object.keys(kinds)).toEqual(expect.arrayContaining(['link', 'notAnId', 'notOurs', 'unknownPart']));
});

test('changed set-up files are read, or read strictly, never laxer', async () => {
  const { count, kinds } = await fuzzPolicies(seed, 600);
  expect(count).toBe(600);
  expect(Object.keys(kinds)).toEqual(expect.arrayContaining(['read', 'strict', 'not used']));
});

test('an exported trail holds no formula, whichever way a spreadsheet cuts it, and every line once', async () => {
  const { count, kinds } = await fuzzExports(seed, 1500);
  expect(count).toBe(1500);
  expect(Object.keys(kinds)).toEqual(['made text', 'as it was'].toSorted());
});

test('one seed makes one run', async () => {
  expect(await fuzzCodes('7', 200)).toEqual(await fuzzCodes('7', 200));
  expect(await fuzzAnswers('7', 60)).toEqual(await fuzzAnswers('7', 60));
});

test('what hangs is found, and what fails names its seed', async () => {
  await expect(withinSteps(new Promise(() => undefined))).rejects.toThrow('hangs');
  expect(await withinSteps(Promise.resolve(7))).toBe(7);
  const fail = (inputSeed: string): void => {
    if (inputSeed === 'x:3') throw new Error('no');
  };
  await expect(eachInput('x', 0, 9, fail)).rejects.toThrow('input 3 of seed x: no');
});
