// The only bridge between the page and main: the contract's calls and events, nothing else.
import { contextBridge, ipcRenderer } from 'electron';
import type { IpcRendererEvent } from 'electron';
import type { DeskBridge, EventName } from '../src-shared/contract/calls.ts';
import { eventChannelOf } from './shell/channels.ts';

const EVENTS: Readonly<Record<EventName, true>> = {
  closing: true,
  status: true,
  changed: true,
  command: true,
  goTo: true,
};

function platform(): DeskBridge['platform'] {
  if (process.platform === 'win32') return 'win';
  return process.platform === 'darwin' ? 'mac' : 'linux';
}

// Main checks the name, the sender and the input; the prefix keeps the page to the contract's channels.
const call = (name: string, input?: unknown): Promise<unknown> => ipcRenderer.invoke(`desk:${name}`, input);

function on(name: EventName, listener: (payload: never) => void): () => void {
  if (!Object.hasOwn(EVENTS, name)) throw new Error('There is no such event.');
  // The page gets the payload, never Electron's event.
  const hear = (_event: IpcRendererEvent, payload: unknown): void => listener(payload as never);
  ipcRenderer.on(eventChannelOf(name), hear);
  return () => {
    ipcRenderer.removeListener(eventChannelOf(name), hear);
  };
}

contextBridge.exposeInMainWorld('desk', { platform: platform(), call, on });
