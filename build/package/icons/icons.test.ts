// The pictures that are committed, read back; and the formats themselves on small ones.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { bmpOf, bmpShape, icnsEntries, icnsOf, icoOf, icoSizes, pngSize } from './formats.mjs';
import { ICO_SIZES, LINUX_SIZES, MAC_SIZES, PAGES } from './wanted.mjs';

const made = (...parts: string[]): Buffer => readFileSync(join(import.meta.dirname, '../resources', ...parts));

/** The head of a PNG of that size; what follows is not looked at. */
function png(size: number): Buffer {
  const bytes = Buffer.alloc(40);
  Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]).copy(bytes);
  bytes.writeUInt32BE(size, 16);
  bytes.writeUInt32BE(size, 20);
  return bytes;
}
const picture = (size: number) => ({ size, png: png(size), rgba: Buffer.alloc(size * size * 4, 0x7f) });

test('they are drawn from the drawing as it is', () => {
  const svg = readFileSync(join(import.meta.dirname, 'icon.svg'), 'utf8');
  const digest = createHash('sha256').update(svg).digest('hex');
  expect(made('drawnFrom.txt').toString('utf8').trim(), 'run: npm run icons').toBe(digest);
});

test('Windows, macOS and Linux have every size', () => {
  expect(icoSizes(made('icon.ico'))).toEqual(ICO_SIZES);
  expect([...new Set(icnsEntries(made('icon.icns')).map(({ size }) => size))]).toEqual(MAC_SIZES);
  for (const size of LINUX_SIZES) {
    expect(pngSize(made('icons', `${size}x${size}.png`))).toEqual({ width: size, height: size });
  }
});

test('the pages of the installers have the size that each installer wants', () => {
  for (const { name, width, height, scale } of PAGES) {
    const bytes = made(name);
    if (name.endsWith('.bmp')) expect(bmpShape(bytes)).toEqual({ width, height, bits: 24 });
    else expect(pngSize(bytes)).toEqual({ width: width * scale, height: height * scale });
  }
});

test('an .ico says what it holds, and a damaged one is found', () => {
  const bytes = icoOf([picture(16), picture(256)]);
  expect(icoSizes(bytes)).toEqual([16, 256]);
  expect(() => icoSizes(bytes.subarray(0, bytes.length - 1))).toThrow('cut off');
  expect(() => icoSizes(Buffer.from('GIF89a'))).toThrow('no .ico');
  bytes[6] = 17;
  expect(() => icoSizes(bytes)).toThrow('17 of a picture of 16');
});

test('an .icns says what it holds, and a damaged one is found', () => {
  const bytes = icnsOf([picture(16), picture(256), picture(1024)]);
  expect(icnsEntries(bytes)).toEqual([
    { type: 'ic08', size: 256 },
    { type: 'ic13', size: 256 },
    { type: 'ic10', size: 1024 },
  ]);
  expect(() => icnsEntries(bytes.subarray(0, bytes.length - 1))).toThrow('no whole');
  bytes.write('ic07', 8, 'latin1');
  expect(() => icnsEntries(bytes)).toThrow('256 as ic07');
});

test('a .bmp stands from the bottom up, blue first', () => {
  const bytes = bmpOf(1, 2, Buffer.from([255, 0, 0, 255, 0, 0, 255, 255]));
  expect([...bytes.subarray(54, 57), ...bytes.subarray(58, 61)]).toEqual([255, 0, 0, 0, 0, 255]);
  expect(() => bmpShape(bytes.subarray(1))).toThrow('no whole');
});
