// What is given out, as a clinic gets it: it starts, shows its window, books in practice, and quits.
import { spawn } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { expect, test } from '@playwright/test';
import { Desk } from '../support/desk.ts';
import { launchPackaged, program } from './launch.ts';

test('it starts, practises, books a session that gets its connect code, and quits', async () => {
  const packaged = await launchPackaged();
  try {
    const desk = new Desk(packaged.running);
    const { page } = desk;
    await expect(page.getByRole('heading', { name: 'Welcome to Front Desk' })).toBeVisible();
    expect(page.url()).toMatch(/^(app:\/\/desk|https:\/\/desk\.)/);
    expect(await page.evaluate(() => typeof (globalThis as { require?: unknown }).require)).toBe('undefined');
    await page.getByRole('button', { name: /Try practice mode/ }).click();
    await expect(desk.agenda).toBeVisible();
    await expect(desk.pill).toContainText('Practice');

    await desk.holdFor(0);
    const nora = { name: 'Nora Fields', email: 'nora.fields@example.org' };
    await desk.book({ with: 'Marcus Bell', when: 'now', people: [nora] });
    // The service alone gives codes out: where one stands, the change has gone there and come back.
    await expect.poll(async () => (await desk.chosen.codes()).length).toBeGreaterThan(0);

    // Chromium's tools were let in for this test; Node's were asked for too, and must stay out.
    expect(packaged.printed()).not.toContain('Debugger listening');
    expect(await packaged.close()).toBe(0);
  } finally {
    await packaged.cleanUp();
  }
});

test('an archive that somebody changed does not start', async () => {
  test.skip(program === '', 'only a packed program vouches for its archive');
  test.skip(process.platform === 'linux', 'Electron checks its archive on Windows and macOS');
  const appFolder = process.platform === 'darwin' ? join(dirname(program), '../..') : dirname(program);
  const copy = await mkdtemp(join(tmpdir(), 'front-desk-changed-'));
  const changed = join(copy, 'Front Desk.app');
  await cp(appFolder, changed, { recursive: true, verbatimSymlinks: true });
  const archive = join(changed, process.platform === 'darwin' ? 'Contents/Resources/app.asar' : 'resources/app.asar');
  const bytes = await readFile(archive);
  const at = bytes.indexOf('Welcome to Front Desk');
  expect(at, 'something to change').toBeGreaterThan(0);
  bytes.write('Farewell', at);
  await writeFile(archive, bytes);
  // The header with its hashes is changed as well, as whoever means it would.
  const header = bytes.indexOf('"hash":"') + 8;
  bytes.write(bytes[header] === 0x30 ? '1' : '0', header);
  await writeFile(archive, bytes);

  const data = await mkdtemp(join(tmpdir(), 'front-desk-data-'));
  const child = spawn(join(changed, relative(appFolder, program)), [], {
    env: { ...process.env, FRONT_DESK_DATA: data },
  });
  // By itself, and not well: a window that is still there after a minute was let in.
  const end = await new Promise<'well' | 'refused' | 'let in'>((done) => {
    const patience = setTimeout(() => {
      done('let in');
      child.kill();
    }, 60_000);
    child.once('exit', (code) => {
      clearTimeout(patience);
      done(code === 0 ? 'well' : 'refused');
    });
  });
  expect(end).toBe('refused');
  await rm(copy, { recursive: true, force: true });
  await rm(data, { recursive: true, force: true });
});
