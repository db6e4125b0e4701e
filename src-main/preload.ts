// The only bridge between the page and main: the contract's calls and events, nothing else.
import { contextBridge, ipcRenderer } from 'electron';
import type { IpcRendererEvent } from 'electron';
import type { DeskBridge } from '../src-shared/contract/calls.ts';
import type { EventName } from '../src-shared/contract/events.ts';
import { isPlainAndSmall } from '../src-shared/contract/plain.ts';
import { eventChannelOf } from './shell/channels.ts';

const NAME_LENGTH_MAX = 64;
const EVENTS: Readonly<Record<EventName, true>> = {
  closing: true,
  status: true,
  changed: true,
  command: true,
  goTo: true,
  lock: true,
  locking: true,
};

function platform(): DeskBridge['platform'] {
  if (process.platform === 'win32') return 'win';
  return process.platform === 'darwin' ? 'mac' : 'linux';
}

// Main checks the name, the sender and the input; the prefix keeps the page to the contract's channels. What is too large is
// stopped here already: main would have to take it in before it could say no.
async function call(name: string, input?: unknown): Promise<unknown> {
  if (typeof name !== 'string' || name.length > NAME_LENGTH_MAX || !isPlainAndSmall(input))
    throw new Error('There is no such call.');
  return ipcRenderer.invoke(`desk:${name}`, input);
}

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
