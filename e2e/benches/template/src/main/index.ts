// electron-vite's Svelte template, main process: one window with one page, and nothing else. Where the template loads a file,
// this one serves it under app://, since the stand-in host opens no file:.
import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { BrowserWindow, app, protocol, shell } from 'electron';

const kinds: Readonly<Record<string, string>> = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css' };

protocol.registerSchemesAsPrivileged([{ scheme: 'app', privileges: { standard: true, secure: true } }]);

function createWindow(): void {
  const window = new BrowserWindow({
    width: 900,
    height: 670,
    show: false,
    autoHideMenuBar: true,
    webPreferences: { preload: join(import.meta.dirname, '../preload/index.cjs') },
  });
  window.on('ready-to-show', () => window.show());
  window.webContents.setWindowOpenHandler(({ url }) => {
    void shell.openExternal(url);
    return { action: 'deny' };
  });
  void window.loadURL('app://template/index.html');
}

void app.whenReady().then(() => {
  protocol.handle('app', async ({ url }) => {
    const { pathname } = new URL(url);
    const body = await readFile(join(import.meta.dirname, '../renderer', pathname));
    return new Response(body, { headers: { 'content-type': kinds[extname(pathname)] ?? 'text/plain' } });
  });
  createWindow();
});
app.on('window-all-closed', () => app.quit());
