// Each wall has two tests: what Front Desk says is let through, and what it must never say is found.
import { Linter } from 'eslint';
import svelte from 'eslint-plugin-svelte';
import ts from 'typescript-eslint';
import { describe, expect, test } from 'vitest';
import { wallBlocks, walls } from './walls.mjs';

const linter = new Linter();

/** What the walls say of a source at `path`, as the project's own configuration holds them. */
function found(path: string, code: string): string[] {
  const blocks = wallBlocks(['src-*/**/*.ts', 'src-*/**/*.svelte'], ['**/*.test.ts'], { ignores: [], rules: [] });
  const config = [
    { files: ['**/*.ts'], languageOptions: { parser: ts.parser } },
    ...svelte.configs['flat/base'],
    { files: ['**/*.svelte'], languageOptions: { parserOptions: { parser: ts.parser } } },
    ...blocks,
  ];
  return linter.verify(code, config as never, path).map(({ message }) => message);
}

const inMain = (code: string): string[] => found('src-main/shell/some.ts', code);
const inPage = (code: string): string[] => found('src-renderer/screens/some.svelte', code);

describe.each([
  ['sandbox off', 'const a = { sandbox: false };', 'const a = { sandbox: true };'],
  ['sandbox as somebody says', 'const a = { sandbox: env.ON };', 'const a = { sandboxed: env.ON };'],
  ['isolation off, quoted', "const a = { 'contextIsolation': false };", "const a = { 'contextIsolation': true };"],
  ['web security off', 'const a = { webSecurity: false };', 'const a = { webSecurity: true };'],
  ['Node in the page', 'const a = { nodeIntegration: true };', 'const a = { nodeIntegration: false };'],
  ['Node in workers', 'const a = { nodeIntegrationInWorker: true };', 'const a = { nodeIntegrationInWorker: false };'],
  [
    'mixed content',
    'const a = { allowRunningInsecureContent: true };',
    'const a = { allowRunningInsecureContent: false };',
  ],
  ['experiments', 'const a = { experimentalFeatures: true };', 'const a = { experimentalFeatures: false };'],
  ['webviews', 'const a = { webviewTag: true };', 'const a = { webviewTag: false };'],
  ['drops that lead away', 'const a = { navigateOnDragDrop: true };', 'const a = { navigateOnDragDrop: false };'],
  ["Blink's features", "const a = { enableBlinkFeatures: 'X' };", 'const a = { blink: 1 };'],
  ['a switch', "app.commandLine.appendSwitch('no-sandbox');", "app.commandLine.appendSwitch('lang');"],
  ['markup', 'element.innerHTML = words;', 'element.textContent = words;'],
  ['markup beside', "element.insertAdjacentHTML('x', words);", "element.insertAdjacentText('x', words);"],
  ['writing the document', 'document.write(words);', 'file.write(words);'],
  ['code in an address', "link.href = 'javascript:x';", "link.href = 'app://desk/x';"],
  ['plain http', "const a = 'http://api.securevideo.com/';", "const a = 'http://127.0.0.1:1/';"],
  ['plain http, put together', 'const a = `http://${host}/`;', 'const a = `https://${host}/`;'],
  ['files', "const a = 'file:///etc';", "const a = 'app://desk/';"],
  ['a socket', "import { connect } from 'node:net';", "import type { Socket } from 'node:net';"],
  ['https', "import https from 'https';", "import { join } from 'node:path';"],
  ['names', "import { lookup } from 'node:dns/promises';", "import { stat } from 'node:fs/promises';"],
  ['a socket, later', "const a = import('node:tls');", "const a = import('node:fs');"],
  ['a library for requests', "import { request } from 'undici';", "import { z } from 'zod';"],
  ['fetch', "void fetch('https://x');", 'void fetched();'],
  ['fetch of the session', 'void session.fetch(url);', 'void session.read(url);'],
  ['a beacon', "navigator.sendBeacon('x');", 'navigator.language;'],
  ['a web socket', "new WebSocket('wss://x');", 'new Store();'],
  [
    'what brings new versions',
    "import { autoUpdater } from 'electron-updater';",
    "import type { UpdateInfo } from 'electron-updater';",
  ],
  ["Chromium's network", "import { net } from 'electron';", "import { app } from 'electron';"],
  ['another program', "import { spawn } from 'node:child_process';", "import { randomBytes } from 'node:crypto';"],
  ['other code', "import { runInThisContext } from 'node:vm';", "import { parseArgs } from 'node:util';"],
  ['a debugger', "import { open } from 'node:inspector';", "import { performance } from 'node:perf_hooks';"],
  ['a module by the back door', "process.getBuiltinModule('net');", 'process.cwd();'],
  ['words as code', "new Function('x');", 'new Fun();'],
  ["the system's browser", 'void shell.openExternal(url);', 'void openOutside(url);'],
  ["the page's channels", "import { ipcMain } from 'electron';", "import { Menu } from 'electron';"],
])('%s', (_what, wrong, right) => {
  test('is found', () => {
    expect(inMain(wrong)).toHaveLength(1);
  });
  test('and what is like it is let through', () => {
    expect(inMain(right)).toEqual([]);
  });
});

describe.each([
  ['a webview', '<webview></webview>', '<section></section>'],
  ['a frame', '<iframe title="x"></iframe>', '<form></form>'],
  ['markup', '{@html words}', '{words}'],
  ['a script', '<script lang="ts">void fetch("x");</script>', '<script lang="ts">void read("x");</script>'],
])('%s in the page', (_what, wrong, right) => {
  test('is found', () => {
    expect(inPage(wrong)).toHaveLength(1);
  });
  test('and what is like it is let through', () => {
    expect(inPage(right)).toEqual([]);
  });
});

test('a file that one wall is open for stands behind all others', () => {
  const path = 'src-main/api/nodeTransport.ts';
  expect(found(path, "import { request } from 'node:http';")).toEqual([]);
  expect(found(path, "import { spawn } from 'node:child_process';")).toHaveLength(1);
  expect(found('src-main/shell/serve.ts', "import { ipcMain } from 'electron';")).toEqual([]);
  expect(found('src-main/shell/serve.ts', 'const a = { sandbox: false };')).toHaveLength(1);
});

test('every wall has rules', () => {
  expect(walls.every((wall) => wall.rules.length > 0)).toBe(true);
});
