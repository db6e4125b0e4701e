// The pictures of the badge, drawn as they are needed: a disc with a sign in it, alone or at the corner of the app's mark. Pure.
import { crc32, deflateSync } from 'node:zlib';

export type Mark = 'needsYou' | 'offline' | 'waiting';

type Point = readonly [x: number, y: number];
/** Strokes on a square from -1 to 1, y downwards. */
type Sign = { readonly ground: Colour; readonly strokes: readonly (readonly [Point, Point])[] };
type Colour = readonly [red: number, green: number, blue: number];
/** Red, green, blue and alpha from 0 to 1 at a point. */
type Paint = (x: number, y: number) => readonly [number, number, number, number];

const WHITE: Colour = [1, 1, 1];
/** The app's accent, and the tokens' ink for what needs a person, is away, or waits: dark enough for white signs. */
const ACCENT: Colour = colour('2453c9');
const signs: Readonly<Record<Mark, Sign>> = {
  needsYou: {
    ground: colour('b3261e'),
    strokes: [
      [
        [0, -0.55],
        [0, 0.1],
      ],
      [
        [0, 0.55],
        [0, 0.56],
      ],
    ],
  },
  offline: {
    ground: colour('55534e'),
    strokes: [
      [
        [-0.42, -0.42],
        [0.42, 0.42],
      ],
      [
        [-0.42, 0.42],
        [0.42, -0.42],
      ],
    ],
  },
  waiting: {
    ground: colour('2453c9'),
    strokes: [
      [
        [0, -0.5],
        [0, 0.05],
      ],
      [
        [0, 0.05],
        [0.38, 0.3],
      ],
    ],
  },
};
const STROKE = 0.17;

/** The disc of a mark as a PNG, `size` pixels square, for the corner of a task bar's icon. */
export function badgePng(mark: Mark, size: number): Buffer {
  return pngOf(size, discOf(mark, size));
}

/** The app's mark as a PNG, with the disc at its lower corner; null = nothing to tell. */
export function trayPng(mark: Mark | null, size: number): Buffer {
  const soft = 2 / size;
  const disc = mark === null ? null : discOf(mark, size * 0.62);
  return pngOf(size, (x, y) => {
    const at = over(tile(x, y, soft), screenOf(x, y, soft));
    if (disc === null) return at;
    // The disc has its own square at the lower right, with a gap around it.
    const [u, v] = [(x - 0.38) / 0.62, (y - 0.38) / 0.62];
    const gap = cover(Math.hypot(u, v) - 1.18, soft / 0.62);
    const cut = [at[0], at[1], at[2], at[3] * (1 - gap)] as const;
    return Math.hypot(u, v) > 1.2 ? cut : over(cut, disc(u, v));
  });
}

/** The accent's tile with round corners. */
function tile(x: number, y: number, soft: number): ReturnType<Paint> {
  return [...ACCENT, cover(boxAway(x, y, 0.95, 0.95, 0.4), soft)];
}

/** A screen with a person on it, in white. */
function screenOf(x: number, y: number, soft: number): ReturnType<Paint> {
  const head = Math.hypot(x, y + 0.28) - 0.24;
  const shoulders = Math.max(Math.hypot(x, y - 0.52) - 0.5, y - 0.52);
  return [...WHITE, cover(Math.min(head, shoulders), soft)];
}

function discOf(mark: Mark, size: number): Paint {
  const { ground, strokes } = signs[mark];
  const soft = 2 / size;
  return (x, y) => {
    const away = Math.min(...strokes.map(([from, to]) => strokeAway(x, y, from, to)));
    return over([...ground, cover(Math.hypot(x, y) - 0.98, soft)], [...WHITE, cover(away - STROKE, soft)]);
  };
}

/** How much of a pixel lies inside, by its distance from the edge (inside below 0) and the pixel's own size. */
function cover(away: number, pixel: number): number {
  return Math.min(1, Math.max(0, 0.5 - away / pixel));
}

function strokeAway(x: number, y: number, [ax, ay]: Point, [bx, by]: Point): number {
  const [dx, dy] = [bx - ax, by - ay];
  const along = Math.min(1, Math.max(0, ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy)));
  return Math.hypot(x - ax - along * dx, y - ay - along * dy);
}

function boxAway(x: number, y: number, width: number, height: number, round: number): number {
  const [dx, dy] = [Math.abs(x) - width + round, Math.abs(y) - height + round];
  return Math.hypot(Math.max(dx, 0), Math.max(dy, 0)) + Math.min(Math.max(dx, dy), 0) - round;
}

function over(below: ReturnType<Paint>, above: ReturnType<Paint>): ReturnType<Paint> {
  const alpha = above[3] + below[3] * (1 - above[3]);
  if (alpha === 0) return below;
  const mix = (at: 0 | 1 | 2): number => (above[at] * above[3] + below[at] * below[3] * (1 - above[3])) / alpha;
  return [mix(0), mix(1), mix(2), alpha];
}

function colour(hex: string): Colour {
  const part = (at: number): number => Number.parseInt(hex.slice(at, at + 2), 16) / 255;
  return [part(0), part(2), part(4)];
}

/** A PNG with alpha, eight bits a channel, no filter. */
function pngOf(size: number, paint: Paint): Buffer {
  const rows = Buffer.alloc(size * (1 + size * 4));
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size; column++) {
      const at = paint(((column + 0.5) / size) * 2 - 1, ((row + 0.5) / size) * 2 - 1);
      const start = row * (1 + size * 4) + 1 + column * 4;
      at.forEach((value, channel) => rows.writeUInt8(Math.round(value * 255), start + channel));
    }
  }
  const head = Buffer.alloc(13);
  head.writeUInt32BE(size, 0);
  head.writeUInt32BE(size, 4);
  head.set([8, 6, 0, 0, 0], 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([signature, chunk('IHDR', head), chunk('IDAT', deflateSync(rows)), chunk('IEND')]);
}

function chunk(name: string, data: Buffer = Buffer.alloc(0)): Buffer {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length, 0);
  frame.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
}
