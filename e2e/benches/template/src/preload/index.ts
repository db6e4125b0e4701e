// electron-vite's Svelte template, preload: the versions for the page.
import { contextBridge } from 'electron';

contextBridge.exposeInMainWorld('versions', { node: process.versions.node, v8: process.versions.v8 });
