import { inflateSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { badgePng, trayPng } from './badgeImage.ts';

/** Red, green, blue, alpha of one pixel of an unfiltered PNG with one IDAT. */
function pixel(png: Buffer, x: number, y: number): number[] {
  const size = png.readUInt32BE(16);
  const at = png.indexOf('IDAT');
  const rows = inflateSync(png.subarray(at + 4, at + 4 + png.readUInt32BE(at - 4)));
  expect(rows).toHaveLength(size * (1 + size * 4));
  return [...rows.subarray(y * (1 + size * 4) + 1 + x * 4, y * (1 + size * 4) + 5 + x * 4)];
}

test.each(['needsYou', 'offline', 'waiting'] as const)(
  'the disc of %s: clear corners, a ground, a white sign',
  (mark) => {
    const png = badgePng(mark, 32);
    expect(png.subarray(1, 4).toString()).toBe('PNG');
    expect(pixel(png, 0, 0)[3]).toBe(0);
    expect(pixel(png, 5, 16)[3]).toBe(255);
    expect(pixel(png, 16, 13)).toEqual(mark === 'offline' ? expect.any(Array) : [255, 255, 255, 255]);
  },
);

test('each mark is another picture, and so is each size', () => {
  const all = (['needsYou', 'offline', 'waiting'] as const).flatMap((mark) => [badgePng(mark, 16), trayPng(mark, 16)]);
  const pictures = [...all, trayPng(null, 16), trayPng(null, 32)].map((png) => png.toString('base64'));
  expect(new Set(pictures).size).toBe(pictures.length);
});

test('the tray’s mark is there with the disc at its corner, and a gap around it', () => {
  expect(pixel(trayPng(null, 32), 3, 16)).toEqual([0x24, 0x53, 0xc9, 255]);
  expect(pixel(trayPng('needsYou', 32), 3, 8)).toEqual([0x24, 0x53, 0xc9, 255]);
  expect(pixel(trayPng('needsYou', 32), 15, 22)).not.toEqual(pixel(trayPng(null, 32), 15, 22));
});
