// app:// gives the built page's files and nothing else on the disk.
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { answerFromFolder, assetOf } from './appProtocol.ts';
import { CONTENT_SECURITY_POLICY } from './headers.ts';

describe('an address names', () => {
  test.each([
    ['app://desk/index.html', 'index.html'],
    ['app://desk/index.html?a=1#b', 'index.html'],
    ['app://desk/assets/index-D68JwgZd.js', 'assets/index-D68JwgZd.js'],
    ['app://desk/assets/icon%2Dday.svg', 'assets/icon-day.svg'],
  ])('%s: %s', (url, asset) => {
    expect(assetOf(url)).toBe(asset);
  });

  test.each([
    'app://desk/../secret.html',
    'app://desk/%2e%2e/secret.html',
    'app://desk/assets/..%2f..%2fsecret.html',
    'app://desk/assets/%2e%2e%5csecret.html',
    'app://desk/%252e%252e/secret.html',
    'app://desk/C:/secret.html',
    'app://desk/C%3A/secret.html',
    'app://desk//etc/secret.html',
    'app://desk/.hidden.html',
    'app://desk/a%00.html',
    'app://desk/%E0%A4%A.html',
    'app://desk/settings.json',
    'app://desk/front-desk.sqlite',
    'app://desk/',
    'app://desk.evil/index.html',
    'app://other/index.html',
    'https://desk/index.html',
  ])('%s: nothing', (url) => {
    expect(assetOf(url)).toBeNull();
  });
});

describe('a folder', () => {
  let folder = '';
  let page = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'app-protocol-'));
    page = join(folder, 'renderer');
    await mkdir(join(page, 'assets'), { recursive: true });
    await writeFile(join(page, 'index.html'), '<!doctype html>');
    await writeFile(join(page, 'assets', 'a.js'), 'export {};');
    await writeFile(join(folder, 'secret.js'), 'secret');
    await symlink(join(folder, 'secret.js'), join(page, 'assets', 'link.js'));
    await symlink(join(page, 'assets', 'a.js'), join(page, 'inside.js'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  const ask = (path: string, method = 'GET'): Promise<Response> =>
    answerFromFolder(page, new Request(`app://desk/${path}`, { method }));

  test('its files are answered with their kind and the policy', async () => {
    const answer = await ask('assets/a.js');
    expect(await answer.text()).toBe('export {};');
    expect(answer.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
    expect(answer.headers.get('content-security-policy')).toBe(CONTENT_SECURITY_POLICY);
  });

  test('a link that stays inside is followed', async () => {
    expect(await (await ask('inside.js')).text()).toBe('export {};');
  });

  test('a link that leads out is not there', async () => {
    const answer = await ask('assets/link.js');
    expect([answer.status, await answer.text()]).toEqual([404, 'There is no such file.']);
  });

  test('a file that is missing, and a folder, are not there; the policy stands on these answers too', async () => {
    const answers = await Promise.all([ask('assets/b.js'), ask('assets')]);
    expect(answers.map(({ status }) => status)).toEqual([404, 404]);
    expect(answers[0]?.headers.get('content-security-policy')).toBe(CONTENT_SECURITY_POLICY);
  });

  test('looking at the head gives no body; writing is refused', async () => {
    const head = await ask('index.html', 'HEAD');
    expect([head.status, await head.text()]).toEqual([200, '']);
    expect((await ask('index.html', 'POST')).status).toBe(405);
  });
});
