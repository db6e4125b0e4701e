// Pictures under test: what a window shows is compared with what was recorded. The structure (roles, names, boxes) always; by
// pixel only on the Chromium and with the fonts of the recording. FRONT_DESK_PICTURES=1 (npm run pictures) records anew.
import { createHash } from 'node:crypto';
import { appendFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from '@playwright/test';
import type { Page } from 'playwright';
import { still } from './still.ts';
import { differences, inWindow, looseDifferences, steady } from './structure.ts';

const root = resolve(import.meta.dirname, '../..');
/** Whether this run takes the pictures anew. */
export const isRecording = process.env['FRONT_DESK_PICTURES'] === '1';
/** Names of the structures that a recording has taken, for build/pictures.mjs. */
const TAKEN = join(root, '.cache/pictures.txt');
/** Of round edges Chromium draws a pixel or two another way from run to run (4 and 5 were seen); a padding moves hundreds. */
const SAME = { threshold: 0, maxDiffPixels: 16 };
/** How often a window that still settles is looked at again, and how long apart. */
const LOOKS = 12;
const APART_MS = 150;

/** Where pictures come out the same to the pixel. */
type Machine = { readonly chromium: string; readonly fonts: string };

export type PictureOptions = {
  /** A long list of which a part is drawn: the structure ends with the window, as the picture does. */
  readonly inWindow?: boolean;
};

/** Compares what is shown now with the pictures and the structure of this name. Both themes share one structure. */
export async function expectPicture(
  page: Page,
  name: string,
  theme: string,
  { inWindow: ofWindow = false }: PictureOptions = {},
): Promise<void> {
  const file = join(root, 'e2e/pictures', `${name}.yml`);
  // Where the pointer was left, and how long a short message still stands, is nobody's decision.
  await page.mouse.move(0, 0);
  const height = page.viewportSize()?.height ?? 800;
  const look = async (): Promise<{ tree: string; png: Buffer }> => {
    await hide(page, true);
    const goOn = await still(page);
    const whole = steady(await page.ariaSnapshot({ boxes: true }));
    const tree = ofWindow ? inWindow(whole, height) : whole;
    const png = await page.screenshot({ animations: 'disabled', caret: 'hide' });
    await goOn();
    await hide(page, false);
    return { tree, png };
  };
  if (isRecording) {
    let now = await look();
    for (let looks = 0; looks < LOOKS; looks++) {
      await page.waitForTimeout(APART_MS);
      const before = now;
      now = await look();
      if (before.tree === now.tree && before.png.equals(now.png)) break;
    }
    mkdirSync(join(root, 'e2e/pictures'), { recursive: true });
    writeFileSync(file, now.tree);
    recordMachine(await machineOf(page));
    expect(now.png).toMatchSnapshot([`${name}-${theme}.png`], SAME);
    appendFileSync(TAKEN, `${name}-${theme}\n`);
    return;
  }

  expect(existsSync(file), `${name}: nothing is recorded under this name. Run npm run pictures.`).toBe(true);
  const recorded = readFileSync(file, 'utf8');
  const isSameMachine = await isRecordedMachine(page);
  const compare = (tree: string): readonly string[] =>
    isSameMachine ? differences(recorded, tree) : looseDifferences(recorded, tree, height);
  // What an answer still draws anew is looked at again; what stands is compared as it stands.
  let { tree, png } = await look();
  const stored = join(root, 'docs/pictures', `${name}-${theme}.png`);
  const isAlike = (): boolean =>
    compare(tree).length === 0 && (!isSameMachine || !existsSync(stored) || png.equals(readFileSync(stored)));
  for (let looks = 0; looks < LOOKS && !isAlike(); looks++) {
    await page.waitForTimeout(APART_MS);
    ({ tree, png } = await look());
  }
  expect(compare(tree), `${name}, ${theme}: the structure is another. If it is meant: npm run pictures`).toEqual([]);
  if (!isSameMachine) {
    const description = 'Another Chromium or other fonts than at the recording: structure and boxes alone.';
    if (!test.info().annotations.some((one) => one.type === 'pictures'))
      test.info().annotations.push({ type: 'pictures', description });
    return;
  }
  expect(png).toMatchSnapshot([`${name}-${theme}.png`], SAME);
}

/** Takes short messages and what was announced out of sight, and puts them back. */
async function hide(page: Page, hidden: boolean): Promise<void> {
  await page.evaluate((is) => {
    for (const one of document.querySelectorAll('.toast, .announcer')) one.toggleAttribute('hidden', is);
  }, hidden);
}

const RECORDED_ON = join(root, 'e2e/pictures/recordedOn.json');
let isSame: boolean | undefined;

async function isRecordedMachine(page: Page): Promise<boolean> {
  if (isSame === undefined) {
    const here = await machineOf(page);
    const there = existsSync(RECORDED_ON) ? (JSON.parse(readFileSync(RECORDED_ON, 'utf8')) as Machine) : null;
    isSame = there !== null && here.chromium === there.chromium && here.fonts === there.fonts;
  }
  return isSame;
}

function recordMachine(machine: Machine): void {
  writeFileSync(RECORDED_ON, `${JSON.stringify(machine, null, 2)}\n`);
}

/** The version of Chromium, and what a sample of the app's letters looks like here. */
async function machineOf(page: Page): Promise<Machine> {
  const sample = await page.evaluate(() => {
    const canvas = new OffscreenCanvas(900, 200);
    const pen = canvas.getContext('2d', { willReadFrequently: true });
    if (!pen) throw new Error('There is no canvas.');
    const family = getComputedStyle(document.body).fontFamily;
    for (const [line, style] of ['400 13px', '500 14px', '600 15px', '400 24px'].entries()) {
      pen.font = `${style} ${family}`;
      pen.fillText('Front Desk 0123456789 Hamburgefontsiv ÀÉñß ’“”… €', 8, 40 + line * 40);
    }
    return [...pen.getImageData(0, 0, 900, 200).data].map((value) => String.fromCharCode(value)).join('');
  });
  const chromium = page.context().browser()?.version() ?? 'electron';
  return { chromium, fonts: createHash('sha256').update(sample, 'latin1').digest('hex').slice(0, 16) };
}
