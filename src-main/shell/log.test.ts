// The log holds codes; what could be a person is left out before it is written.
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { fileLog, lastLine, logLine } from './log.ts';

const NOON = Date.UTC(2026, 10, 23, 12, 0, 0);

test('codes, counts and yes or no are written', () => {
  expect(logLine(NOON, 'outbox.refused', { status: 400, late: true, code: 'badAddress' })).toBe(
    '2026-11-23T12:00:00.000Z outbox.refused status=400 late=true code=badAddress',
  );
});

test.each(['Trevor', 'Trevor Lane', 'trevor.lane@example.org', '+1 303 555 0142', '303-555-0142', '', 'a'.repeat(65)])(
  '"%s" is left out, as a fact and as a code',
  (words) => {
    const line = logLine(NOON, words, { told: words });
    expect(line).toBe('2026-11-23T12:00:00.000Z (left out) told=(left out)');
  },
);

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'log-'));
});
afterEach(() => rm(folder, { recursive: true }));

test('lines are written in order, in a folder that is made', async () => {
  const file = join(folder, 'logs', 'a.log');
  const { log, settled } = fileLog(file, () => NOON);
  for (let count = 1; count <= 20; count++) log('counted', { count });
  await settled();
  const lines = (await readFile(file, 'utf8')).trim().split('\n');
  expect(lines.map((line) => Number(line.split('=')[1]))).toEqual(Array.from({ length: 20 }, (_, index) => index + 1));
});

test('a file that has grown gives way, and one older is kept', async () => {
  const file = join(folder, 'a.log');
  await writeFile(file, 'x'.repeat(600 * 1024));
  const { log, settled } = fileLog(file, () => NOON);
  log('began');
  await settled();
  expect([(await stat(`${file}.1`)).size, await readFile(file, 'utf8')]).toEqual([
    600 * 1024,
    '2026-11-23T12:00:00.000Z began\n',
  ]);
});

test('a disk that does not take it stops nobody', async () => {
  await writeFile(join(folder, 'file'), '');
  const { log, settled } = fileLog(join(folder, 'file', 'a.log'), () => NOON);
  log('began');
  await expect(settled()).resolves.toBeUndefined();
});

test('the last line is in the file at once, also where there is no folder yet', async () => {
  const file = join(folder, 'logs', 'a.log');
  lastLine(file, NOON, 'start.failed', { error: 'eNOSPC', told: 'Rosa Vega' });
  expect(await readFile(file, 'utf8')).toBe('2026-11-23T12:00:00.000Z start.failed error=eNOSPC told=(left out)\n');
  expect(() => lastLine(join(file, 'under', 'a.log'), NOON, 'start.failed')).not.toThrow();
});
