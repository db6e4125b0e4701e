// Goal: a setup file opens with its passphrase, whole, or says why it does not; nothing readable is in it. Method: files that are
// made, then cut, altered, of a later version, and of another kind.
import { expect, test } from 'vitest';
import { ClinicSettings } from '../../src-shared/setup/clinicSettings.ts';
import { seededBytes } from '../store/testing/testStore.ts';
import { PRACTICE_CLINIC } from '../desk/deskSettings.ts';
import type { SetupContent } from './content.ts';
import { SETUP_BYTES_MAX, openSetup, readSetup, sealSetup } from './sealedFile.ts';
import type { ReadSetup, SetupFault } from './sealedFile.ts';

const cheap = { N: 2 ** 10, r: 8, p: 1 };
const PASSPHRASE = 'seven grey herons';
const content: SetupContent = {
  setupId: '01JD3V8Q6M7K',
  madeAt: Date.UTC(2026, 10, 26),
  account: { address: 'https://api.example.org/', identifier: 'ident-4711', secret: 'canary-secret-0815' },
  settings: ClinicSettings.parse({
    ...PRACTICE_CLINIC,
    ...{ typedTimeMeant: 'host', defaultDelivery: 'email', defaultPacket: 'none', defaultRecorded: false },
    pinned: ['5', '7'],
  }),
  staff: null,
};

const made = await sealSetup(content, PASSPHRASE, seededBytes(1), cheap);
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
function sound(read: ReadSetup | SetupFault): ReadSetup {
  if (typeof read === 'string') throw new Error(read);
  return read;
}

test('what was sealed opens, and says nothing before', async () => {
  expect(await openSetup(sound(readSetup(bytes(made))), PASSPHRASE)).toEqual(content);
  for (const said of ['canary', 'ident', 'example', 'Juniper', 'herons']) {
    expect(made).not.toContain(said);
    expect(made).not.toContain(Buffer.from(said).toString('base64').slice(0, 6));
  }
});

test('two files of one desk share neither salt nor nonce', async () => {
  const other = sound(readSetup(bytes(await sealSetup(content, PASSPHRASE, seededBytes(2), cheap)))).head;
  const { head } = sound(readSetup(bytes(made)));
  expect([other.kdf.salt === head.kdf.salt, other.nonce === head.nonce]).toEqual([false, false]);
});

test('another passphrase is told as such; blanks at its ends are forgiven', async () => {
  const read = sound(readSetup(bytes(made)));
  expect(await openSetup(read, 'seven grey heron')).toBe('wrong');
  expect(await openSetup(read, '')).toBe('wrong');
  expect(await openSetup(read, `  ${PASSPHRASE} `)).toEqual(content);
});

test('on its way a file may get a mark of its coding and other line ends', async () => {
  const mailed = `\ufeff${made.replaceAll('\n', '\r\n')}`;
  expect(await openSetup(sound(readSetup(bytes(mailed))), PASSPHRASE)).toEqual(content);
});

test('cut anywhere, it is damaged or none at all, and never opens', () => {
  const headLength = made.indexOf('\n');
  for (let length = 0; length < made.length - 1; length += length < headLength + 5 ? 7 : 61) {
    expect(readSetup(bytes(made.slice(0, length))), String(length)).toBe(length < headLength ? 'notASetup' : 'damaged');
  }
});

test('altered anywhere, it is damaged, none at all, or another version', () => {
  for (let at = 0; at < made.length - 1; at += 13) {
    const altered = bytes(made);
    altered[at] = (altered[at] ?? 0) ^ 1;
    expect(['damaged', 'notASetup', 'newer'], String(at)).toContain(readSetup(altered));
  }
});

test('altered with its sum put right, the seal tells', async () => {
  const read = sound(readSetup(bytes(made)));
  const sealed = Uint8Array.from(read.sealed);
  sealed[3] = (sealed[3] ?? 0) ^ 1;
  expect(await openSetup({ ...read, sealed }, PASSPHRASE)).toBe('damaged');
  expect(await openSetup({ ...read, headText: `${read.headText} ` }, PASSPHRASE)).toBe('damaged');
  expect(await openSetup({ ...read, sealed: sealed.subarray(0, 9) }, PASSPHRASE)).toBe('damaged');
});

test('of a later version, by its head and by its contents', async () => {
  const [head = '', ...rest] = made.split('\n');
  expect(readSetup(bytes([head.replace('"version":1', '"version":2'), ...rest].join('\n')))).toBe('newer');
  const later = { ...content, settings: { ...content.settings, typedTimeMeant: 'moon' } } as unknown as SetupContent;
  const sealed = sound(readSetup(bytes(await sealSetup(later, PASSPHRASE, seededBytes(3), cheap))));
  expect(await openSetup(sealed, PASSPHRASE)).toBe('newer');
});

test('other files are none, and too much is not read', () => {
  expect(readSetup(bytes('{"is":"something else"}\n'))).toBe('notASetup');
  expect(readSetup(bytes('MZ\u0000\u0001'))).toBe('notASetup');
  expect(readSetup(new Uint8Array(SETUP_BYTES_MAX + 1))).toBe('tooLarge');
});

test('a file that asks for more memory than is right is damaged, and nothing is reckoned', () => {
  const [head = '', ...rest] = made.split('\n');
  expect(readSetup(bytes([head.replace('"N":1024', '"N":1073741824'), ...rest].join('\n')))).toBe('damaged');
});
