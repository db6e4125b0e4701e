// Who is asked to move the app to Applications, once; what a person answers, and what the system does not do.
import { expect, test } from 'vitest';
import { offerToMove } from './inApplications.ts';
import type { Applications } from './inApplications.ts';

function world(some: Partial<Applications> = {}, found: Record<string, unknown> = {}, isFull = false) {
  const did: string[] = [];
  let kept = found;
  const file = () => ({
    found: kept,
    write: (members: Readonly<Record<string, unknown>>) => {
      if (isFull) throw new Error('no room');
      did.push('kept');
      kept = { ...members };
    },
  });
  const applications: Applications = {
    platform: 'darwin',
    isPackaged: true,
    isThere: () => false,
    ask: () => {
      did.push('asked');
      return Promise.resolve('move');
    },
    move: () => {
      did.push('moved');
      return true;
    },
    tellNotMoved: () => {
      did.push('told');
      return Promise.resolve();
    },
    ...some,
  };
  return { did, kept: () => kept, offer: () => offerToMove(applications, file) };
}

test('somebody who says yes: remembered first, then moved, and this start ends', async () => {
  const { did, offer } = world();
  expect([await offer(), did]).toEqual(['moved', ['kept', 'asked', 'moved']]);
});

test('somebody who says no is asked once, and other members stay', async () => {
  const { did, offer, kept } = world({ ask: () => Promise.resolve('stay') }, { open: 'live' });
  expect([await offer(), await offer(), did]).toEqual(['stays', 'stays', ['kept']]);
  expect(kept()).toEqual({ open: 'live', askedToMove: true });
});

test.each([
  ['Windows', { platform: 'win32' }],
  ['Linux', { platform: 'linux' }],
  ['a build that is not packaged', { isPackaged: false }],
  ['an app that lies there already', { isThere: () => true }],
] as const)('%s: nobody is asked, and nothing is written', async (_what, some) => {
  const { did, offer } = world(some);
  expect([await offer(), did]).toEqual(['stays', []]);
});

test('a move that the system refuses, or that fails: said, and the desk opens', async () => {
  const throws = (): boolean => {
    throw new Error('EXDEV');
  };
  for (const move of [(): boolean => false, throws]) {
    const { did, offer } = world({ move });
    expect([await offer(), did]).toEqual(['stays', ['kept', 'asked', 'told']]);
  }
});

test('a disk that does not remember: nobody is asked, or it would be at every start', async () => {
  const { did, offer } = world({}, {}, true);
  expect([await offer(), did]).toEqual(['stays', []]);
});
