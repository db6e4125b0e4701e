// Starts an app's built main script on the stand-in host: node e2e/host/run.mjs out/main/index.js
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import './register.mjs';
import { watchOutgoing } from './outgoing.ts';

// Before the app has a line of code: from here on every connection is noted.
watchOutgoing();
const { codeLoaded } = await import('./app.ts');
await import(pathToFileURL(resolve(process.argv[2] ?? 'out/main/index.js')).href);
codeLoaded();
