// Goal: a start that fails is said in words that help, with nothing of a patient in them, and ends with a code; one that does not
// fail says nothing. Method: a system's box and a log that note what they are given.
import { expect, test } from 'vitest';
import { logLine } from './log.ts';
import { startFault } from './startFault.ts';
import type { StartFaultParts } from './startFault.ts';

const FOLDER = '/home/desk/Front Desk';
const errorOf = (code: string): Error => Object.assign(new Error(`${code}: Rosa Vega, rosa@example.org`), { code });

function world(some: Partial<StartFaultParts> = {}) {
  const did: string[] = [];
  const fault = startFault({
    showErrorBox: (title, content) => void did.push(`box: ${title}. ${content}`),
    folder: () => FOLDER,
    note: (code, facts) => void did.push(logLine(0, code, facts).replace(/^\S+ /, '')),
    exit: (code) => void did.push(`exit ${String(code)}`),
    ...some,
  });
  return { did, fault };
}

test('noted, said, ended, in this order, and once', () => {
  const { did, fault } = world();
  fault.take(new TypeError('x is not a function: Rosa Vega'));
  fault.take(new Error('another'));
  expect(did).toEqual([
    'start.failed error=typeError',
    expect.stringMatching(
      /^box: Front Desk could not start\. What was saved on this computer is still there\..*typeError$/s,
    ),
    'exit 1',
  ]);
});

test.each([
  [errorOf('ENOSPC'), 'The disk of this computer is full.'],
  [errorOf('EACCES'), `does not let it use its own folder: ${FOLDER}.`],
  [errorOf('EROFS'), `does not let it use its own folder: ${FOLDER}.`],
  [errorOf('ERR_SQLITE_ERROR'), 'Start it again.'],
  [new RangeError('Rosa Vega'), 'Start it again.'],
  ['Rosa Vega', 'Start it again.'],
  [null, 'Start it again.'],
])('%s: what to do, and nothing of its message', (error, words) => {
  const { did, fault } = world();
  fault.take(error);
  expect(did[1]).toContain(words);
  expect(did.join('\n')).not.toMatch(/rosa|vega/i);
});

test('once the window stands, nobody is stopped by a box: it is noted and ends', () => {
  const { did, fault } = world();
  fault.stands();
  fault.take(errorOf('EPIPE'));
  expect(did).toEqual(['main.failed error=ePIPE', 'exit 1']);
});

test.each([
  ['a log that throws', { note: () => fail() }, 2],
  ['a box that throws', { showErrorBox: () => fail() }, 2],
  ['a folder that is not known', { folder: () => fail() }, 2],
] as [string, Partial<StartFaultParts>, number][])('%s: the rest is done all the same', (_what, some, steps) => {
  const { did, fault } = world(some);
  fault.take(errorOf('EACCES'));
  expect([did.length, did.at(-1)]).toEqual([steps, 'exit 1']);
});

function fail(): never {
  throw new Error('no');
}
