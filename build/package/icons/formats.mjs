// The file formats of the systems' pictures, written and read back: .ico (Windows), .icns (macOS), .bmp (its installer).

/** Below this many pixels an icon is kept as plain pixels, which every part of Windows and its installer reads. */
export const PACKED_FROM = 128;
/** What macOS calls a picture of so many pixels (some stand for half as many points on a fine screen). */
const ICNS_TYPES = {
  32: ['ic11'],
  64: ['ic12'],
  128: ['ic07'],
  256: ['ic08', 'ic13'],
  512: ['ic09', 'ic14'],
  1024: ['ic10'],
};
const PNG_SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** Width and height of a PNG; null where the bytes are none. */
export function pngSize(bytes) {
  if (bytes.length < 24 || !bytes.subarray(0, 8).equals(PNG_SIGNATURE)) return null;
  return { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) };
}

/**
 * Writes an .ico.
 * @param {{ size: number, png: Buffer, rgba: Buffer }[]} pictures square, `rgba` row by row from the top
 */
export function icoOf(pictures) {
  const bodies = pictures.map(({ size, png, rgba }) => (size >= PACKED_FROM ? png : dibOf(size, rgba)));
  const head = Buffer.alloc(6 + 16 * pictures.length);
  head.writeUInt16LE(1, 2);
  head.writeUInt16LE(pictures.length, 4);
  let offset = head.length;
  pictures.forEach(({ size }, index) => {
    const at = 6 + 16 * index;
    // 256 is written as 0.
    head[at] = head[at + 1] = size % 256;
    head.writeUInt16LE(1, at + 4);
    head.writeUInt16LE(32, at + 6);
    head.writeUInt32LE(bodies[index].length, at + 8);
    head.writeUInt32LE(offset, at + 12);
    offset += bodies[index].length;
  });
  return Buffer.concat([head, ...bodies]);
}

/** A bitmap without its file header, as icons have it: pixels from the bottom up, then an empty mask. */
function dibOf(size, rgba) {
  const maskRow = Math.ceil(size / 32) * 4;
  const dib = Buffer.alloc(40 + size * size * 4 + maskRow * size);
  dib.writeUInt32LE(40, 0);
  dib.writeInt32LE(size, 4);
  dib.writeInt32LE(size * 2, 8);
  dib.writeUInt16LE(1, 12);
  dib.writeUInt16LE(32, 14);
  dib.writeUInt32LE(size * size * 4, 20);
  for (let y = 0; y < size; y += 1) {
    for (let x = 0; x < size; x += 1) {
      const from = ((size - 1 - y) * size + x) * 4;
      const to = 40 + (y * size + x) * 4;
      dib[to] = rgba[from + 2];
      dib[to + 1] = rgba[from + 1];
      dib[to + 2] = rgba[from];
      dib[to + 3] = rgba[from + 3];
    }
  }
  return dib;
}

/** Sizes in an .ico, each as the picture itself says it. @throws where the file or one of its pictures is damaged. */
export function icoSizes(bytes) {
  if (bytes.length < 6 || bytes.readUInt16LE(0) !== 0 || bytes.readUInt16LE(2) !== 1)
    throw new Error('This is no .ico.');
  return Array.from({ length: bytes.readUInt16LE(4) }, (_, index) => {
    const at = 6 + 16 * index;
    const [length, offset] = [bytes.readUInt32LE(at + 8), bytes.readUInt32LE(at + 12)];
    const body = bytes.subarray(offset, offset + length);
    if (body.length !== length) throw new Error('The .ico is cut off.');
    const told = bytes[at] || 256;
    const png = pngSize(body);
    const size = png?.width ?? body.readInt32LE(4);
    if (size !== told) throw new Error(`The .ico says ${told} of a picture of ${size}.`);
    if (png === null && body.readInt32LE(8) !== 2 * size) throw new Error('A bitmap in the .ico has no mask.');
    return size;
  });
}

/** Writes an .icns. @param {{ size: number, png: Buffer }[]} pictures those of sizes that macOS has no name for are left out */
export function icnsOf(pictures) {
  const entries = pictures.flatMap(({ size, png }) =>
    (ICNS_TYPES[size] ?? []).map((type) => {
      const head = Buffer.alloc(8);
      head.write(type, 'latin1');
      head.writeUInt32BE(png.length + 8, 4);
      return Buffer.concat([head, png]);
    }),
  );
  const head = Buffer.alloc(8);
  head.write('icns', 'latin1');
  head.writeUInt32BE(8 + entries.reduce((sum, { length }) => sum + length, 0), 4);
  return Buffer.concat([head, ...entries]);
}

/** What an .icns holds, type by type. @throws where it is damaged or a picture has not the size of its type. */
export function icnsEntries(bytes) {
  if (bytes.subarray(0, 4).toString('latin1') !== 'icns' || bytes.readUInt32BE(4) !== bytes.length) {
    throw new Error('This is no whole .icns.');
  }
  const entries = [];
  for (let at = 8; at < bytes.length;) {
    const type = bytes.subarray(at, at + 4).toString('latin1');
    const length = bytes.readUInt32BE(at + 4);
    if (length < 8 || at + length > bytes.length) throw new Error('The .icns is cut off.');
    const size = pngSize(bytes.subarray(at + 8, at + length))?.width ?? 0;
    if (ICNS_TYPES[size]?.includes(type) !== true) throw new Error(`The .icns has a picture of ${size} as ${type}.`);
    entries.push({ type, size });
    at += length;
  }
  return entries;
}

/** Writes a .bmp of 24 bits, the only kind that the installer of Windows shows everywhere. */
export function bmpOf(width, height, rgba) {
  const row = Math.ceil((width * 3) / 4) * 4;
  const bytes = Buffer.alloc(54 + row * height);
  bytes.write('BM', 'latin1');
  bytes.writeUInt32LE(bytes.length, 2);
  bytes.writeUInt32LE(54, 10);
  bytes.writeUInt32LE(40, 14);
  bytes.writeInt32LE(width, 18);
  bytes.writeInt32LE(height, 22);
  bytes.writeUInt16LE(1, 26);
  bytes.writeUInt16LE(24, 28);
  bytes.writeUInt32LE(row * height, 34);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const from = ((height - 1 - y) * width + x) * 4;
      const to = 54 + y * row + x * 3;
      bytes[to] = rgba[from + 2];
      bytes[to + 1] = rgba[from + 1];
      bytes[to + 2] = rgba[from];
    }
  }
  return bytes;
}

/** Width, height and bits of a .bmp. @throws where it is none or cut off. */
export function bmpShape(bytes) {
  if (bytes.subarray(0, 2).toString('latin1') !== 'BM' || bytes.readUInt32LE(2) !== bytes.length) {
    throw new Error('This is no whole .bmp.');
  }
  return { width: bytes.readInt32LE(18), height: bytes.readInt32LE(22), bits: bytes.readUInt16LE(28) };
}
