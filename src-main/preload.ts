// The only bridge between the page and main.
import { contextBridge, ipcRenderer } from 'electron';

contextBridge.exposeInMainWorld('desk', {
  call: (name: string, input: unknown): Promise<unknown> => ipcRenderer.invoke(`desk:${name}`, input),
  platform: process.platform,
});
