// npm run icons: makes every picture that a system or an installer shows, from the one drawing in build/package/icons/icon.svg.
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { drawingTable } from './package/icons/draw.mjs';
import { bmpOf, icnsOf, icoOf } from './package/icons/formats.mjs';
import { ICO_SIZES, LINUX_SIZES, MAC_SIZES, PAGES } from './package/icons/wanted.mjs';
import { setUp } from './setup.mjs';
import { at, main } from './tools.mjs';

/** How much of a macOS icon its ground takes: 824 of 1024, as the system's own. */
const MAC_SHARE = 824 / 1024;

await main(async () => {
  if (!process.argv.includes('--no-set-up')) await setUp({ chromium: true });
  const svg = readFileSync(at('build/package/icons/icon.svg'), 'utf8');
  const into = (...parts) => at('build/package/resources', ...parts);
  rmSync(into(), { recursive: true, force: true });
  mkdirSync(into('icons'), { recursive: true });
  const table = await drawingTable(svg);
  const all = async (sizes, share) => {
    const pictures = [];
    for (const size of sizes) pictures.push(await table.icon(size, share));
    return pictures;
  };

  writeFileSync(into('icon.ico'), icoOf(await all(ICO_SIZES)));
  writeFileSync(into('icon.icns'), icnsOf(await all(MAC_SIZES, MAC_SHARE)));
  for (const { size, png } of await all(LINUX_SIZES)) writeFileSync(into('icons', `${size}x${size}.png`), png);
  for (const { name, width, height, scale, html } of PAGES) {
    const plain = name.endsWith('.bmp');
    const { png, rgba } = await table.draw(html(svg), width, height, { scale, plain });
    writeFileSync(into(name), plain ? bmpOf(width, height, rgba) : png);
  }
  await table.close();
  // By this a test knows that the pictures are those of this drawing.
  writeFileSync(into('drawnFrom.txt'), `${createHash('sha256').update(svg).digest('hex')}\n`);
});
