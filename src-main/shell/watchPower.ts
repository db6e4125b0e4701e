// What the system tells of the person before it: locked, asleep, gone to another user, back again. Some systems tell less.
import type { PowerMonitor } from 'electron';

export type PowerEars = {
  readonly lock: (why: 'screenLock' | 'sleep' | 'userSwitch') => void;
  /** The machine is awake, or its screen open again. */
  readonly woke: () => void;
};

/** To be called once, when Electron is ready: what is asked for earlier is never told. */
export function watchPower(powerMonitor: Pick<PowerMonitor, 'on'>, { lock, woke }: PowerEars): void {
  powerMonitor.on('lock-screen', () => lock('screenLock'));
  powerMonitor.on('suspend', () => lock('sleep'));
  powerMonitor.on('user-did-resign-active', () => lock('userSwitch'));
  powerMonitor.on('resume', woke);
  powerMonitor.on('unlock-screen', woke);
}
