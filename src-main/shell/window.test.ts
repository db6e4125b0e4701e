// How the window is shut to the machine, before it exists: word for word, for each of these is a wall.
import { expect, test } from 'vitest';
import { windowOptions } from './window.ts';

const place = { x: 0, y: 0, width: 1200, height: 800, maximized: false };

test.each(['win32', 'darwin', 'linux'] as const)('on %s the window is shut to the machine', (platform) => {
  expect(windowOptions(place, '/preload.cjs', false, platform).webPreferences).toEqual({
    preload: '/preload.cjs',
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    webviewTag: false,
    allowRunningInsecureContent: false,
    experimentalFeatures: false,
    navigateOnDragDrop: false,
    spellcheck: false,
  });
});
