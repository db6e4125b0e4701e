// Draws the pictures in a Chromium: an icon of any size, and the pages of the installers.
import { findChromium } from '../../findChromium.mjs';
import { Stop } from '../../tools.mjs';
import { PACKED_FROM } from './formats.mjs';

/** Below this many pixels the fine parts of the drawing would only blur it. */
const FINE_FROM = 40;

/**
 * Opens a drawing table; close it when done.
 * @param {string} svg the one drawing
 */
export async function drawingTable(svg) {
  const executablePath = findChromium();
  if (executablePath === null)
    throw new Stop('Drawing needs a Chromium: see FRONT_DESK_CHROMIUM in docs/developing.md.');
  const { chromium } = await import('playwright');
  const browser = await chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-gpu', '--force-color-profile=srgb'],
  });
  const page = await browser.newPage();

  /** A page of HTML as a PNG; where `plain`, its pixels too, row by row from the top. */
  async function draw(html, width, height, { scale = 1, plain = false } = {}) {
    await page.setViewportSize({ width, height });
    await page.setContent(`<style>*{margin:0}body{width:${width}px;height:${height}px;overflow:hidden}</style>${html}`);
    const session = await page.context().newCDPSession(page);
    const clip = { x: 0, y: 0, width, height, scale };
    await session.send('Emulation.setDefaultBackgroundColorOverride', { color: { r: 0, g: 0, b: 0, a: 0 } });
    const { data } = await session.send('Page.captureScreenshot', { format: 'png', clip, optimizeForSpeed: false });
    await session.detach();
    const png = Buffer.from(data, 'base64');
    if (!plain) return { png, rgba: Buffer.alloc(0) };
    const pixels = await page.evaluate(async (png) => {
      const picture = await createImageBitmap(await (await fetch(`data:image/png;base64,${png}`)).blob());
      const canvas = new OffscreenCanvas(picture.width, picture.height);
      const brush = canvas.getContext('2d');
      brush.drawImage(picture, 0, 0);
      return [...brush.getImageData(0, 0, picture.width, picture.height).data];
    }, data);
    return { png, rgba: Buffer.from(pixels) };
  }

  /** The icon, `size` pixels square; `share` = how much of it the ground takes (macOS leaves air around). */
  async function icon(size, share = 1) {
    const side = size * share;
    const hidden = size < FINE_FROM ? '.fine{display:none}' : '';
    const at = (size - side) / 2;
    const html = `<style>svg{position:absolute;left:${at}px;top:${at}px;width:${side}px;height:${side}px}${hidden}</style>${svg}`;
    return { size, ...(await draw(html, size, size, { plain: size < PACKED_FROM })) };
  }

  return { draw, icon, close: () => browser.close() };
}
