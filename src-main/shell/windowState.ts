// Where the window was, and where it may be: never outside of the screens that are there now.
import { z } from 'zod';

/** The smallest window in which every screen works. */
export const WIDTH_MIN = 1024;
export const HEIGHT_MIN = 700;
const WIDTH_FIRST = 1360;
const HEIGHT_FIRST = 860;

/** As kept between starts; pixels independent of the screen's density. */
export const WindowState = z.object({
  x: z.number().int(),
  y: z.number().int(),
  width: z.number().int().positive(),
  height: z.number().int().positive(),
  maximized: z.boolean(),
});
export type WindowState = z.infer<typeof WindowState>;

export type Area = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

/**
 * Where to open: where it was, if its title bar can still be reached on one of `areas` (the screens' free areas, the main
 * one first); otherwise in the middle of the main one. Never larger than the screen, unless the smallest size asks for it.
 */
export function placeWindow(kept: WindowState | null, areas: readonly Area[]): WindowState {
  const main = areas[0] ?? { x: 0, y: 0, width: WIDTH_FIRST, height: HEIGHT_FIRST };
  const home = kept && areas.find((area) => canReachTitleBar(kept, area));
  const area = home ?? main;
  const width = Math.max(WIDTH_MIN, Math.min(kept?.width ?? WIDTH_FIRST, area.width));
  const height = Math.max(HEIGHT_MIN, Math.min(kept?.height ?? HEIGHT_FIRST, area.height));
  const maximized = kept?.maximized ?? false;
  if (kept && home) return { x: kept.x, y: kept.y, width, height, maximized };
  const x = area.x + Math.max(0, Math.round((area.width - width) / 2));
  const y = area.y + Math.max(0, Math.round((area.height - height) / 2));
  return { x, y, width, height, maximized };
}

/** A hand's breadth of the title bar is inside the area. */
function canReachTitleBar(state: WindowState, area: Area): boolean {
  const BREADTH = 120;
  const left = Math.max(state.x, area.x);
  const right = Math.min(state.x + state.width, area.x + area.width);
  return right - left >= BREADTH && state.y >= area.y - 4 && state.y <= area.y + area.height - 44;
}
