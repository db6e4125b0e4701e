// Goal: whoever finds the disk finds nobody. Method: a day at the desk with invented people whose names stand nowhere else; then
// every byte of profile, logs, temporary folder and built app is searched for each fact about them, and for the secret, in plain
// text, UTF-16, base64 and hex: while the app runs, and after it was killed. A planted fact is found in each of these forms.
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, test } from '@playwright/test';
import { Desk } from './support/desk.ts';
import { openPractice } from './support/practice.ts';
import { inZone } from './support/times.ts';

const HOST = 'Dr. Ilse Voss';
const facts = {
  name: 'Zephyrine Quandtholz',
  email: 'zq.canary7713@quandtholz.example',
  phone: '3035557713',
  waits: 'Ottokar Weissenbrunn',
  waitsEmail: 'ottokar.w8841@weissenbrunn.example',
  draft: 'Philippa Nachtigaller',
} as const;

/** A text as it might lie in a file: each form as bytes. Base64 has three, by where in a row of three bytes it begins. */
function formsOf(text: string): Buffer[] {
  const bytes = Buffer.from(text, 'utf8');
  const wide = Buffer.from(text, 'utf16le');
  const base64 = [0, 1, 2].map((before) => {
    const shifted = Buffer.concat([Buffer.alloc(before), bytes]).toString('base64');
    // Characters that its neighbours have a part in are left off at both ends.
    return shifted.slice(before === 0 ? 0 : before + 1, Math.floor(((before + bytes.length) * 8) / 6));
  });
  const texts = [...base64, bytes.toString('hex'), bytes.toString('hex').toUpperCase(), encodeURIComponent(text)];
  return [
    bytes,
    Buffer.from(text.toLowerCase()),
    wide,
    Buffer.from(wide).swap16(),
    ...texts.map((one) => Buffer.from(one)),
  ];
}

async function filesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

/** Files in which one of the texts lies, by name too; how many were searched is told, so that none of it was by mistake. */
async function search(
  folders: readonly string[],
  texts: readonly string[],
): Promise<{ found: string[]; files: number }> {
  const forms = texts.map((text) => ({ text, forms: formsOf(text) }));
  const found: string[] = [];
  let files = 0;
  for (const path of (await Promise.all(folders.map(filesIn))).flat()) {
    // What a running program has just removed is not there to be found.
    const content = await readFile(path).catch(() => null);
    if (content === null) continue;
    files += 1;
    const whole = Buffer.concat([Buffer.from(path), Buffer.from([0]), content]);
    for (const one of forms) if (one.forms.some((form) => whole.includes(form))) found.push(`${one.text} in ${path}`);
  }
  return { found, files };
}

test('after a day at the desk nothing about anybody lies on the disk', async () => {
  test.setTimeout(180_000);
  const temporary = await mkdtemp(join(tmpdir(), 'front-desk-canary-'));
  const dataFolder = join(temporary, 'data');
  await mkdir(dataFolder);
  const practice = await openPractice();
  const desk = await Desk.connectedTo(practice, {
    dataFolder,
    keychain: true,
    env: { TMPDIR: temporary, TEMP: temporary },
  });
  try {
    const { page } = desk;
    const tomorrow = (time: string): string => inZone(practice.user(HOST).zoneId, 1, time).typed;
    await desk.book({ with: HOST, when: tomorrow('09:00'), people: [{ name: facts.name, email: facts.email }] });
    const session = await practice.booked(facts.name);
    await desk.readAgain();
    await desk.choose(facts.name);
    await (await desk.search(facts.email)).first().waitFor();
    await page.keyboard.press('Escape');
    await practice.server.setLine({ down: true, how: 'refuse' });
    await desk.readAgain();
    await desk.book({ with: HOST, when: tomorrow('11:00'), people: [{ name: facts.waits, email: facts.waitsEmail }] });
    await desk.openForm('New session');
    await page.getByRole('combobox', { name: 'Patient' }).fill(facts.draft);
    await expect.poll(async () => (await filesIn(dataFolder)).some((path) => path.endsWith('desk.db'))).toBe(true);

    const codes = session.participants.map((person) => String(person.connectCode));
    expect(codes.every((code) => /^\d{6,}$/.test(code))).toBe(true);
    const { secret, identifier } = practice.server;
    const wanted = [...Object.values(facts), ...codes, secret, identifier];
    const places = [temporary, resolve(import.meta.dirname, '../out')];
    const running = await search(places, wanted);
    expect(running.found).toEqual([]);
    expect(running.files).toBeGreaterThan(20);
    await desk.running.app.kill9();
    expect((await search(places, wanted)).found).toEqual([]);

    // The search itself: each form of each fact, planted among other bytes, is found.
    for (const text of wanted) {
      for (const [nth, form] of formsOf(text).entries()) {
        const planted = join(temporary, `planted-${String(nth)}`);
        await writeFile(planted, Buffer.concat([Buffer.from([1, 2, 3]), form, Buffer.from([4])]));
        const { found } = await search([temporary], [text]);
        expect(
          found.some((one) => one.endsWith(planted)),
          `${String(nth)} of ${text}`,
        ).toBe(true);
        await rm(planted);
        if (text !== facts.name) break;
      }
    }
  } finally {
    await desk.cleanUp();
    await practice.close();
    await rm(temporary, { recursive: true, force: true, maxRetries: 5 });
  }
});
