// A clinic whose proxy lets nobody out without a password: it is asked for where the check stops, kept, and seen nowhere again.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { Desk } from './support/desk.ts';
import { judgeBoth } from './support/judge.ts';

const right = `Basic ${Buffer.from('clinic:CANARY-WORD-73').toString('base64')}`;

test('the password for the proxy is typed where the check stops, goes to that proxy, and is in no file', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'front-desk-proxy-'));
  const offered: (string | undefined)[] = [];
  const proxy = createServer().on('connect', ({ headers }, socket) => {
    socket.on('error', () => undefined);
    offered.push(headers['proxy-authorization']);
    const isIn = headers['proxy-authorization'] === right;
    // Who is in is told that the address is closed: no test speaks to anybody outside.
    socket.end(
      isIn ? 'HTTP/1.1 403 no\r\n\r\n' : 'HTTP/1.1 407 no\r\nProxy-Authenticate: Basic realm="clinic"\r\n\r\n',
    );
  });
  await new Promise<void>((listening) => proxy.listen(0, '127.0.0.1', listening));
  const address = `127.0.0.1:${String((proxy.address() as AddressInfo).port)}`;
  const policy = join(folder, 'policy.json');
  await writeFile(policy, JSON.stringify({ Proxy: address }));
  const desk = await Desk.open({ keychain: true, pinned: true, env: { FRONT_DESK_POLICY: policy } });
  try {
    const { page } = desk;
    await page.setViewportSize({ width: 1280, height: 1100 });
    await page.getByRole('button', { name: /Connect your account/ }).click();
    await page.getByRole('button', { name: 'Connection', exact: true }).click();
    await page.getByRole('button', { name: 'Check the connection' }).click();
    await expect(page.getByText('It stops at: Through the proxy')).toBeVisible();
    await expect(page.getByText(`The proxy ${address} asks for a name and a password.`)).toBeVisible();
    await judgeBoth(page, 'settings-proxy-asked');
    await page.getByRole('textbox', { name: 'Name' }).fill('clinic');
    await page.getByLabel('Password', { exact: true }).fill('CANARY-WRONG');
    await page.keyboard.press('Enter');
    await expect(
      page.getByText(`The proxy ${address} does not accept the name and password that are kept.`),
    ).toBeVisible();
    await judgeBoth(page, 'settings-proxy-refused');
    await page.getByRole('textbox', { name: 'Name' }).fill('clinic');
    await page.getByLabel('Password', { exact: true }).fill('CANARY-WORD-73');
    await page.keyboard.press('Enter');
    await expect(page.getByText(/The proxy says no \(403\)/).first()).toBeVisible();
    expect(offered.at(-1)).toBe(right);
    await expect(page.getByText(`A name and a password are kept for ${address}.`)).toBeVisible();
    await judgeBoth(page, 'settings-proxy-kept');
    expect(await page.content()).not.toContain('CANARY');
    const { dataFolder } = desk.running.app;
    const entries = await readdir(dataFolder, { recursive: true, withFileTypes: true });
    for (const entry of entries.filter((each) => each.isFile()))
      expect(await readFile(join(entry.parentPath, entry.name), 'latin1')).not.toMatch(/CANARY|Q0FOQVJZ/);
    await page.getByRole('button', { name: 'Forget the password' }).click();
    await expect(page.getByText('A name and a password are kept')).toHaveCount(0);
    await judgeBoth(page, 'settings-proxy-forgotten');
  } finally {
    await desk.running.app.cleanUp();
    await new Promise((closed) => proxy.close(closed));
    await rm(folder, { recursive: true, force: true });
  }
});
