// Starts the page: its styles, and the app or the lock screen with all that they may not reach for by themselves: the bridge, the
// clock, ids.
import './chooseWords.ts';
import { mount } from 'svelte';
import App from './App.svelte';
import './parts/parts.css';
import './state/bridge.ts';
import { guardWaiting } from './parts/waiting.ts';

const target = document.getElementById('app');
if (target === null) throw new Error('The page has no #app to stand in.');
guardWaiting(document);
const clock = {
  now: () => Date.now(),
  setTimer: (delayMs: number, run: () => void) => {
    const timer = setTimeout(run, delayMs);
    return () => clearTimeout(timer);
  },
};
// Main leads to the one or to the other: each has an origin of its own, and so a process.
if (/^lock\b/.test(location.hostname)) {
  void import('./screens/lock/Lock.svelte').then(({ default: Lock }) => {
    mount(Lock, { target, props: { bridge: window.desk, clock } });
  });
} else mount(App, { target, props: { bridge: window.desk, clock, makeId: () => crypto.randomUUID() } });
