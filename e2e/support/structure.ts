// A picture's structure: its tree of roles and names, each with its box. Compared exactly where the fonts are those that it was
// recorded with, elsewhere with the play that another font needs.

type Box = readonly [x: number, y: number, width: number, height: number];
/** One line of the tree: how deep, which role, name, states and words; and where it stands, if it has a box of its own. */
type Part = { readonly what: string; readonly box: Box | null };

/** Pixels that a side of a box may differ by in another font, and the share of its length beside them. */
const PLAY: Box = [24, 120, 24, 48];
const PLAY_SHARE = 0.3;
/** What lies so near the end of the window may be pushed out of it by another font, as what is scrolled half away may be. */
const EDGE = 120;

/** A tree as Playwright tells it (`ariaSnapshot` with boxes), without what differs from run to run, and without the month's days. */
export function steady(tree: string): string {
  const rounded = (_all: string, box: string): string => {
    const sides = box.split(',').map((side) => String(Math.round(Number(side))));
    return `[${sides.join(',')}]`;
  };
  return tree
    .replace(/127\.0\.0\.1:\d+/g, '127.0.0.1:0')
    .replace(/(sheet) [0-9A-F]{4}/gi, '$1 0000')
    .replace(/(Next try in) \d+ (s|min)|Trying(?= )/g, 'Next try')
    .replace(/\[box=([^\]]+)\]/g, rounded)
    .replace(/^(\s+- group "\w+ \d{4}"[^\n]*):(\n\s+- button "\w+day \d+ [^\n]*)+/gm, '$1');
}

/** A steady tree without the parts that lie outside of a window so high (pixels): what is kept drawn there is nobody's decision. */
export function inWindow(tree: string, height: number): string {
  let hidden = Number.POSITIVE_INFINITY;
  const depthOf = (line: string): number => line.search(/\S/);
  const isSeen = ({ what, box }: Part): boolean => {
    if (depthOf(what) > hidden) return false;
    const isBeside = box !== null && (box[1] + box[3] <= 0 || box[1] >= height);
    hidden = isBeside ? depthOf(what) : Number.POSITIVE_INFINITY;
    return !isBeside;
  };
  return partsOf(tree).filter(isSeen).map(lineOf).join('\n');
}

/** What differs between two steady trees, a line each: "- " as recorded, "+ " as shown. Empty when nothing does. */
export function differences(recorded: string, shown: string): readonly string[] {
  const [before, now] = [partsOf(recorded), partsOf(shown)];
  return unmatched(
    before,
    now,
    pairs(before, now, (one, other) => lineOf(one) === lineOf(other)),
  );
}

/**
 * As `differences`, for another font or system than those of the recording: the same roles, names and words in the same order,
 * and boxes about where they were. `height` is the window's, in pixels.
 */
export function looseDifferences(recorded: string, shown: string, height: number): readonly string[] {
  const mayLeave = ({ box }: Part): boolean => box !== null && (box[1] < 0 || box[1] + box[3] > height - EDGE);
  const [before, now] = [partsOf(recorded), partsOf(shown)];
  const found = pairs(before, now, (one, other) => one.what === other.what);
  const told = unmatched(before, now, found, mayLeave);
  const moved = found.flatMap(([at, atNow]) => {
    const [part, other] = [before[at], now[atNow]];
    if (!part?.box || !other?.box || mayLeave(part) || isAbout(part.box, other.box)) return [];
    return [`- ${lineOf(part)}`, `+ ${lineOf(other)}`];
  });
  return [...told, ...moved];
}

function partsOf(tree: string): readonly Part[] {
  return tree.split('\n').map((line) => {
    const found = / \[(-?\d+),(-?\d+),(\d+),(\d+)\]/.exec(line);
    if (!found) return { what: line, box: null };
    const [all, x, y, width, height] = found;
    return { what: line.replace(all, ''), box: [Number(x), Number(y), Number(width), Number(height)] };
  });
}

function lineOf({ what, box }: Part): string {
  return box === null ? what : `${what} [${box.join(',')}]`;
}

function isAbout(recorded: Box, shown: Box): boolean {
  return recorded.every((side, at) => {
    const play = (PLAY[at] ?? 0) + PLAY_SHARE * Math.abs(side);
    return Math.abs(side - (shown[at] ?? 0)) <= play;
  });
}

function unmatched(
  before: readonly Part[],
  now: readonly Part[],
  found: readonly (readonly [number, number])[],
  forgiven: (part: Part) => boolean = () => false,
): readonly string[] {
  const [kept, keptNow] = [new Set(found.map(([at]) => at)), new Set(found.map(([, at]) => at))];
  const left = (parts: readonly Part[], matched: ReadonlySet<number>, sign: string): string[] =>
    parts.flatMap((part, at) => (matched.has(at) || forgiven(part) ? [] : [`${sign} ${lineOf(part)}`]));
  return [...left(before, kept, '-'), ...left(now, keptNow, '+')];
}

/** The longest row of pairs that are alike, in the order of both lists; as indexes. */
function pairs(
  before: readonly Part[],
  now: readonly Part[],
  alike: (one: Part, other: Part) => boolean,
): readonly (readonly [number, number])[] {
  const isPair = (at: number, atNow: number): boolean => {
    const [one, other] = [before[at], now[atNow]];
    return one !== undefined && other !== undefined && alike(one, other);
  };
  // longest[i][j]: the most pairs that the rests of both lists from i and j on can give.
  const longest = Array.from({ length: before.length + 1 }, () => new Uint16Array(now.length + 1));
  const most = (at: number, atNow: number): number => longest[at]?.[atNow] ?? 0;
  for (let at = before.length - 1; at >= 0; at--) {
    const row = longest[at];
    for (let atNow = now.length - 1; row && atNow >= 0; atNow--) {
      row[atNow] = isPair(at, atNow) ? most(at + 1, atNow + 1) + 1 : Math.max(most(at + 1, atNow), most(at, atNow + 1));
    }
  }
  const found: [number, number][] = [];
  for (let at = 0, atNow = 0; at < before.length && atNow < now.length;) {
    if (isPair(at, atNow)) found.push([at++, atNow++]);
    else if (most(at + 1, atNow) >= most(at, atNow + 1)) at++;
    else atNow++;
  }
  return found;
}
