// Composition root: builds every part and hands them to each other.
import { join } from 'node:path';
import { readFile } from 'node:fs/promises';
import { app, BrowserWindow, protocol } from 'electron';

protocol.registerSchemesAsPrivileged([{ scheme: 'app', privileges: { standard: true, secure: true } }]);
await app.whenReady();
protocol.handle('app', async (request) => {
  const path = new URL(request.url).pathname;
  const type = path.endsWith('.js') ? 'text/javascript' : path.endsWith('.css') ? 'text/css' : 'text/html';
  return new Response(await readFile(join(import.meta.dirname, '../renderer', path)), {
    headers: { 'content-type': type },
  });
});
const window = new BrowserWindow({
  webPreferences: { preload: join(import.meta.dirname, '../preload/preload.cjs'), sandbox: true },
});
await window.loadURL('app://desk/index.html');
